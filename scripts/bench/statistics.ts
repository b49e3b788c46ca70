/** Milliseconds that each of `repeats` runs of `work` took, after some unmeasured ones. */
export async function measure(
  repeats: number,
  work: (index: number) => unknown,
  warmUp = Math.ceil(repeats / 5),
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < warmUp + repeats; index += 1) {
    const start = performance.now();
    await work(index);
    if (index >= warmUp) times.push(performance.now() - start);
  }
  return times;
}

/** The value that `share` of the times do not exceed (nearest rank). */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Median and 95th percentile, as columns of a table. */
export function spread(times: readonly number[]): { readonly p50: string; readonly p95: string } {
  return { p50: milliseconds(percentile(times, 0.5)), p95: milliseconds(percentile(times, 0.95)) };
}

/** Three significant digits are what a run on a shared machine can promise. */
export function milliseconds(time: number): string {
  if (time >= 100) return time.toFixed(0);
  return time >= 1 ? time.toFixed(1) : time.toFixed(3);
}
