import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import v3 from '../../../rules/catalog/sdk/v3-signatures.json';
import { firstMajor } from '../../../rules/dependencies/packages';
import { CONDA_NAME, type Requirement, readRequirement } from '../../../rules/dependencies/requirement';
import { allows, compareVersions, isSpecifier, versionsIn } from '../../../rules/dependencies/version';
import { manifestKind } from '../manifests/manifest-kind';
import { readManifest } from '../manifests/read-manifest';

/** The V3 version that a project pins, and where it says so. */
export interface PinnedTarget {
  /** For example `3.20.0`. */
  readonly version: string;
  /** For the log: `requirements.txt: sagemaker>=3.20,<3.21`. */
  readonly origin: string;
}

/** One text that may pin the SDK. */
export interface ManifestText {
  readonly path: string;
  readonly text: string;
}

/** The newest V3 version that the engine knows. */
export const NEWEST_KNOWN: string = v3.version;

/** Larger files are no manifests that people write, or locks that cost more than they tell. */
const MAX_BYTES = 8_000_000;

/**
 * What the manifests of one folder say of the V3 version: a lock before exact pins before ranges. A pin of V2 decides
 * nothing, nor does one without bounds; `undefined` then, and when the manifests do not name the SDK at all.
 */
export function targetOf(manifests: readonly ManifestText[]): PinnedTarget | 'undecided' | undefined {
  const pins = manifests.flatMap(({ path, text }) => requirementsOf(path, text).map((pin) => ({ path, pin })));
  if (pins.length === 0) return undefined;
  const decided = pins.flatMap(({ path, pin }) => {
    const version = newestAllowed(pin);
    if (version === undefined) return [];
    const rank = pin.isLock ? 0 : /^===?[\d.]+$/.test(pin.specifier) ? 1 : 2;
    return [{ rank, version, origin: `${path}: ${pin.name}${pin.specifier}` }];
  });
  // Of several pins of one rank the oldest version is the one that all of the project can rely on.
  decided.sort((a, b) => a.rank - b.rank || compareVersions(a.version, b.version));
  const [best] = decided;
  return best ? { version: best.version, origin: best.origin } : 'undecided';
}

/** Finds the pin nearest to a file: from its folder up to the root of its project; remembers each folder until told. */
export class TargetVersions {
  private readonly folders = new Map<string, PinnedTarget | 'undecided' | undefined>();

  /** The target for a file; `root` is the topmost folder to look at, the git repository's when absent. */
  of(path: string, root?: string): PinnedTarget | undefined {
    for (const folder of upwards(dirname(path), root)) {
      const found = this.inFolder(folder);
      if (found !== undefined) return found === 'undecided' ? undefined : found;
    }
    return undefined;
  }

  /** Forgets what was read, as when a manifest changed. */
  forget(): void {
    this.folders.clear();
  }

  private inFolder(folder: string): PinnedTarget | 'undecided' | undefined {
    if (this.folders.has(folder)) return this.folders.get(folder);
    const found = targetOf(manifestsIn(folder));
    this.folders.set(folder, found);
    return found;
  }
}

function requirementsOf(path: string, text: string): Requirement[] {
  if (!text.includes('sagemaker')) return [];
  const kind = manifestKind(path);
  if (kind) return kind === 'dockerfile' ? [] : [...readManifest(kind, text).requirements];
  // The literals of a setup.py, which is never run.
  return [...text.matchAll(/(["'])(sagemaker[^"'\n]*)\1/g)].flatMap(({ index, 2: literal = '' }) => {
    const one = readRequirement(text, index + 1, index + 1 + literal.length);
    return one?.specifier ? [{ ...one, form: 'pep508' }] : [];
  });
}

/** The newest known version of V3 that a requirement allows, as a version of `sagemaker`; nothing when V2 is allowed too. */
function newestAllowed({ name, specifier }: Requirement): string | undefined {
  const major = firstMajor(name === CONDA_NAME ? 'sagemaker' : name);
  if (specifier === '' || !isSpecifier(specifier)) return undefined;
  const shift = 3 - major;
  const older = Array.from({ length: 300 }, (_, minor) => `${major - 1}.${minor}.0`);
  if (major > 1 && older.some((version) => allows(specifier, version))) return undefined;
  const newestMinor = Number(NEWEST_KNOWN.split('.')[1]);
  const minors = Array.from({ length: newestMinor + 1 }, (_, minor) => `${major}.${minor}.0`);
  const named = versionsIn(specifier).filter((version) => /^\d+\.\d+\.\d+$/.test(version));
  const known = [...minors, ...named.filter((version) => version.startsWith(`${major}.`))];
  const fitting = known.filter((version) => allows(specifier, version)).sort(compareVersions);
  const best = fitting.at(-1);
  if (best === undefined) return undefined;
  const version = best.replace(/^\d+/, (first) => String(Number(first) + shift));
  return compareVersions(version, NEWEST_KNOWN) > 0 ? NEWEST_KNOWN : version;
}

function manifestsIn(folder: string): ManifestText[] {
  const names = listed(folder);
  const requirements = names.includes('requirements')
    ? listed(join(folder, 'requirements')).map((name) => join('requirements', name))
    : [];
  return [...names, ...requirements].flatMap((name) => {
    const isManifest = name === 'setup.py' || (manifestKind(name) ?? 'dockerfile') !== 'dockerfile';
    const text = isManifest ? textOf(join(folder, name)) : undefined;
    return text === undefined ? [] : [{ path: name.split(sep).join('/'), text }];
  });
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function textOf(path: string): string | undefined {
  try {
    const status = statSync(path);
    return status.isFile() && status.size <= MAX_BYTES ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** A folder and those above it, up to the root given or that of its git repository; alone where there is neither. */
function upwards(folder: string, root: string | undefined): string[] {
  const all: string[] = [];
  for (let one = folder; ; one = dirname(one)) {
    all.push(one);
    if (one === root || existsSync(join(one, '.git'))) return all;
    if (dirname(one) === one) break;
  }
  return root !== undefined && !relative(root, folder).startsWith('..') ? all : [folder];
}
