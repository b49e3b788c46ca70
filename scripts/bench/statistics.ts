/** Time after which a measurement makes do with the runs it has, if they are enough for a percentile. */
const patience = 15_000;
const enough = 20;

/** Milliseconds that each of at most `repeats` runs of `work` took, after some unmeasured ones. */
export async function measure(
  repeats: number,
  work: (index: number) => unknown,
  warmUp = Math.ceil(repeats / 5),
): Promise<readonly number[]> {
  const times: number[] = [];
  const begin = performance.now();
  for (let index = 0; index < warmUp + repeats; index += 1) {
    const start = performance.now();
    await work(index);
    if (index >= warmUp) times.push(performance.now() - start);
    if (times.length >= enough && performance.now() - begin > patience) break;
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
