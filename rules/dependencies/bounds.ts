import { allows, clausesOf, isSpecifier, versionsIn } from './version';

/** What a specifier lets in, seen from a major version: only older ones, only that and newer, both, or nothing. */
export type Bounds = 'old' | 'new' | 'open' | 'impossible' | 'unreadable';

const MINORS = Array.from({ length: 400 }, (_, minor) => minor);

/** Places a specifier below, above or across a major version, by trying the releases that it could mean. */
export function boundsOf(specifier: string, major: number): Bounds {
  if (!isSpecifier(specifier)) return 'unreadable';
  if (specifier === '') return 'open';
  const named = versionsIn(specifier).flatMap((version) => [version, `${version}.0.1`, `${version}.1`]);
  const below = [...named.filter((one) => majorOf(one) < major), ...seriesBelow(major)];
  const above = [...named.filter((one) => majorOf(one) >= major), ...seriesFrom(major)];
  const isOld = below.some((version) => allows(specifier, version));
  const isNew = above.some((version) => allows(specifier, version));
  if (isOld && isNew) return 'open';
  return isOld ? 'old' : isNew ? 'new' : 'impossible';
}

/** The specifier with everything from V3 on cut off. */
export function held(specifier: string): string {
  const [set = ''] = specifier.split('||');
  const kept = clausesOf(set).filter((clause) => !/^(?:<=?|!=)/.test(clause) || keepsBelow(clause));
  return [...kept, '<3'].join(',');
}

/** True for an exclusion of a release of V2; upper bounds give way to the new one. */
function keepsBelow(clause: string): boolean {
  return clause.startsWith('!=') && majorOf(clause.slice(2)) < 3;
}

function majorOf(version: string): number {
  return Number.parseInt(version.replace(/^[v\s]*(?:\d+!)?/, ''), 10);
}

function seriesBelow(major: number): string[] {
  return MINORS.flatMap((minor) => Array.from({ length: major }, (_, index) => `${index}.${minor}.0`));
}

function seriesFrom(major: number): string[] {
  return [...MINORS.map((minor) => `${major}.${minor}.0`), `${major + 1}.0.0`, `${major + 20}.0.0`];
}
