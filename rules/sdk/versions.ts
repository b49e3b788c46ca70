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

/** A version that the tables know, and what to tell the user when it is not the one asked for. */
export interface Target {
  /** Undefined is the newest known. */
  readonly version: string | undefined;
  readonly notice?: string;
}

/** Finds the nearest known V3 release at or below a version; `releases` are newest patches of minors, oldest first. */
export function resolveTarget(asked: string | undefined, releases: readonly string[]): Target {
  if (!asked) return { version: undefined };
  const newest = releases.at(-1);
  if (!/^\d+(\.\d+)*$/.test(asked)) {
    return { version: newest, notice: `${asked} is not a version; taking the newest known SDK, ${newest}.` };
  }
  const below = releases.findLast((release) => !isBelow(asked, minorOf(release)));
  if (below === undefined) {
    const oldest = releases[0];
    return { version: oldest, notice: `SDK ${asked} is not V3; taking the oldest known V3, ${oldest}.` };
  }
  // A minor, or a patch no newer than the one that was read, is known: patches of a minor have the same names.
  const isKnown = minorOf(asked) === minorOf(below) && !isBelow(below, asked);
  if (isKnown) return { version: asked };
  return { version: below, notice: `SDK ${asked} is not known; taking the nearest below it, ${below}.` };
}

function minorOf(version: string): string {
  const [major = 0, minor = 0] = numbers(version);
  return `${major}.${minor}`;
}

function numbers(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}
