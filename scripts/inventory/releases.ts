import { requirementsOf, type Wheel, type WheelCache } from './wheels';

const PARTS = /^sagemaker-(core|train|serve|mlops)$/;

function numbers(version: string): number[] {
  return version.split('.').map(Number);
}

function isNewer(a: string, b: string): boolean {
  const [x, y] = [numbers(a), numbers(b)];
  for (let at = 0; at < Math.max(x.length, y.length); at += 1) {
    if ((x[at] ?? 0) !== (y[at] ?? 0)) return (x[at] ?? 0) > (y[at] ?? 0);
  }
  return false;
}

/** The minor of a version: `3.22` for `3.22.1`, `3.0` for `3`. */
export function minorOf(version: string): string {
  const [major = 0, minor = 0] = numbers(version);
  return `${major}.${minor}`;
}

/** The newest patch of every V3 minor among published versions, oldest first. */
export function newestPatches(versions: readonly string[]): string[] {
  const newest = new Map<string, string>();
  for (const version of versions) {
    if (numbers(version)[0] !== 3) continue;
    const known = newest.get(minorOf(version));
    if (!known || isNewer(version, known)) newest.set(minorOf(version), version);
  }
  return [...newest.values()].sort((a, b) => (isNewer(a, b) ? 1 : -1));
}

/**
 * The constraint that finds the parts published with a release. The umbrella package pins only lower bounds, so that
 * installing an old one brings new parts; those it was published with have its lower bound's minor.
 */
export function partConstraint(umbrella: string, pin: string): string {
  const lower = />=\s*([\d.]+)/.exec(pin)?.[1];
  const below = /<\s*(\d+)/.exec(pin)?.[1];
  const minor = numbers(umbrella)[1] ?? 0;
  if (lower && numbers(lower)[1] === minor) return `>=${lower},<${numbers(lower)[0]}.${minor + 1}`;
  if (lower) return `>=${lower},<${(numbers(lower)[0] ?? 0) + 1}`;
  return below ? `==${Number(below) - 1}.${minor}.*` : '';
}

/** Opens the umbrella wheel of a release and the newest parts that were published with it. */
export function openRelease(cache: WheelCache, version: string): [umbrella: Wheel, parts: Wheel[]] {
  const umbrella = cache.exact('sagemaker', version);
  const pins = [...requirementsOf(umbrella)].filter(([dist]) => PARTS.test(dist));
  const wanted = pins.map(([dist, pin]): [string, string] => [dist, partConstraint(umbrella.version, pin)]);
  return [umbrella, cache.several(wanted)];
}
