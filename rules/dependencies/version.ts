/** A version of PEP 440 as far as comparing needs it. */
interface Version {
  readonly epoch: number;
  readonly release: readonly number[];
  /** Before the release (`-1` development, then alpha, beta, candidate), the release itself, or after it. */
  readonly rank: readonly [number, number];
  readonly dev: number;
  readonly local: string;
}

const VERSION =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|beta|preview|pre|a|b|c|rc)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(?:post|rev|r)[-_.]?(\d*))?(?:[-_.]?dev[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/i;

const CLAUSE = /^(===|==|!=|~=|<=|>=|<|>)\s*(\S+)$/;

const STAGES: Readonly<Record<string, number>> = { a: 1, alpha: 1, b: 2, beta: 2, c: 3, rc: 3, pre: 3, preview: 3 };

const FINAL = 4;

/** True when the text is a specifier set of PEP 440 (empty included); `||` parts alternatives, as in Poetry and conda. */
export function isSpecifier(text: string): boolean {
  return text.split('||').every((set) => clausesOf(set).every((clause) => readClause(clause) !== undefined));
}

/** True when a release is within a specifier set; an empty set allows every one, an unreadable clause none. */
export function allows(specifier: string, version: string): boolean {
  const wanted = readVersion(version);
  if (!wanted) return false;
  return specifier.split('||').some((set) => clausesOf(set).every((clause) => satisfies(wanted, clause)));
}

/** The versions that a specifier names. */
export function versionsIn(specifier: string): string[] {
  return specifier
    .split('||')
    .flatMap(clausesOf)
    .flatMap((clause) => readClause(clause)?.text.replace(/\.\*$/, '') ?? []);
}

/** Orders two versions as PEP 440 does; unreadable ones are equal to all. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [readVersion(a), readVersion(b)];
  return left && right ? compare(left, right) : 0;
}

/** The single clauses of a set. */
export function clausesOf(set: string): string[] {
  return set.split(',').flatMap((clause) => clause.trim() || []);
}

function readClause(
  clause: string,
): { readonly operator: string; readonly text: string; readonly version: Version } | undefined {
  const [, operator = '', text = ''] = CLAUSE.exec(clause) ?? [];
  const isWildcard = text.endsWith('.*') && (operator === '==' || operator === '!=');
  const version = readVersion(isWildcard ? text.slice(0, -2) : text);
  if (!version || (operator === '~=' && version.release.length < 2)) return undefined;
  return { operator, text, version };
}

function satisfies(version: Version, clause: string): boolean {
  const read = readClause(clause);
  if (!read) return false;
  const { operator, text } = read;
  const order = compare(withoutLocal(version), withoutLocal(read.version));
  const isWithin = text.endsWith('.*') ? startsWith(version, read.version.release) : order === 0;
  switch (operator) {
    case '===':
    case '==':
      return isWithin;
    case '!=':
      return !isWithin;
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '<':
      // A pre-release of the bound itself is not below it.
      return order < 0 && !(isPre(version) && !isPre(read.version) && sameRelease(version, read.version));
    case '>':
      return order > 0 && !(isPost(version) && !isPost(read.version) && sameRelease(version, read.version));
    default:
      return order >= 0 && startsWith(version, read.version.release.slice(0, -1));
  }
}

function readVersion(text: string): Version | undefined {
  const match = VERSION.exec(text.trim());
  if (!match) return undefined;
  const [, epoch, release = '', stage, stageNumber, post1, post2, dev, local = ''] = match;
  const isPostRelease = post1 !== undefined || post2 !== undefined;
  const early = stage ? (STAGES[stage.toLowerCase()] ?? 3) : FINAL;
  return {
    epoch: Number(epoch ?? 0),
    release: release.split('.').map(Number),
    rank: [early === FINAL && dev !== undefined && !isPostRelease ? 0 : early, Number(stageNumber || 0)],
    dev: (isPostRelease ? Number(post1 ?? post2 ?? 0) + 1 : 0) * 1e6 - (dev === undefined ? 0 : 1e5 - Number(dev || 0)),
    local,
  };
}

function compare(a: Version, b: Version): number {
  if (a.epoch !== b.epoch) return a.epoch - b.epoch;
  for (let index = 0; index < Math.max(a.release.length, b.release.length); index += 1) {
    const difference = (a.release[index] ?? 0) - (b.release[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.dev - b.dev || a.local.localeCompare(b.local);
}

function withoutLocal(version: Version): Version {
  return { ...version, local: '' };
}

function startsWith(version: Version, prefix: readonly number[]): boolean {
  return prefix.every((part, index) => (version.release[index] ?? 0) === part);
}

function sameRelease(a: Version, b: Version): boolean {
  return a.epoch === b.epoch && startsWith(a, b.release) && startsWith(b, a.release);
}

function isPre({ rank, dev }: Version): boolean {
  return rank[0] < FINAL || (dev < 0 && dev > -1e6);
}

function isPost({ dev }: Version): boolean {
  return dev > 0;
}
