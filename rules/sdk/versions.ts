/** True when the version is older than the given minor; an absent version is the newest known. */
export function isBelow(version: string | undefined, minor: string): boolean {
  if (!version) return false;
  const [a, b] = [numbers(version), numbers(minor)];
  for (const [index, wanted] of b.entries()) {
    const have = a[index] ?? 0;
    if (have !== wanted) return have < wanted;
  }
  return false;
}

function numbers(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}
