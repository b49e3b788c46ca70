import type { Severity } from '../model/finding';
import type { Span } from '../model/span';
import { boundsOf, held } from './bounds';
import { explainExtras, firstMajor, smallest, sortExtras, type V3Package, v3Bounds } from './packages';
import { CONDA_NAME, type Requirement } from './requirement';

/** What is known of the programs that a requirement serves. */
export interface PinOptions {
  /** V3 version to migrate to, for example `3.27.0`; any V3 when absent. */
  readonly target?: string;
  /** Packages of V3 that the programs import once they are migrated; absent when not known. */
  readonly needs?: readonly V3Package[];
  /** `v3` when the programs are on V3 already; `settled` when they are after this run, with nothing left to do. */
  readonly programs?: 'v3' | 'settled';
}

export interface PinEdit extends Span {
  readonly text: string;
}

/** One way to settle a pin. */
export interface PinFix {
  readonly kind: 'move' | 'smallest' | 'hold';
  readonly grade: 'safe' | 'review';
  readonly title: string;
  /** What to look at; empty when safe. */
  readonly note: string;
  readonly edits: readonly PinEdit[];
}

/** A requirement that keeps V3 away, lets it in unasked or cannot be read. */
export interface PinProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly requirement: Requirement;
  /** As written. */
  readonly v2: string;
  readonly v3?: string;
  /** Every fix, the one that a migration applies first; empty when there is only `note`. */
  readonly fixes: readonly PinFix[];
  /** Why there is no fix to apply at once; empty when the first fix may be applied. */
  readonly refusal: string;
}

/** Judges one requirement; nothing for one that installs V3 and says so, and for other packages. */
export function judge(requirement: Requirement, options: PinOptions): PinProblem | undefined {
  const { name, url } = requirement;
  if (url !== undefined) return judgeLink(requirement, url);
  if (requirement.isVariable) return unreadable(requirement, 'What stands for the version is only known at run time.');
  const major = firstMajor(name);
  const meant = boundsOf(requirement.specifier, major);
  const bounds = requirement.isRedirected && meant === 'old' ? 'open' : meant;
  if (bounds === 'unreadable') return unreadable(requirement, 'Its version is not one of PEP 440.');
  if (bounds === 'impossible') return undefined;
  if (name !== 'sagemaker' && name !== CONDA_NAME) {
    return name === 'sagemaker-core' && bounds === 'old' ? judgeCore(requirement, options) : undefined;
  }
  if (bounds === 'new') return judgeExtras(requirement);
  if (bounds === 'open' && options.programs === 'v3') return undefined;
  const shown = shownAs(requirement);
  if (requirement.isLock && bounds !== 'old') return undefined;
  const hold = bounds === 'open' ? [holdFix(requirement)] : [];
  const [move, ...others] = moveFixes(requirement, options);
  const refusal = refusalFor(requirement, bounds === 'open');
  const first = move ? [move] : [];
  return {
    code: requirement.isLock ? 'SM006' : bounds === 'old' ? 'SM001' : 'SM002',
    severity: 'warning',
    message:
      bounds === 'old'
        ? `${shown} keeps SDK V2 installed; migrated code needs ${v3Name(requirement, options)}.`
        : `${openReason(requirement, shown)}: the next installation brings V3, in which V2 code fails.`,
    requirement,
    v2: shown,
    v3: v3Name(requirement, options),
    fixes: requirement.locked ? [] : refusal ? hold : [...first, ...others, ...hold],
    refusal,
  };
}

function judgeCore(requirement: Requirement, options: PinOptions): PinProblem {
  const next = { ...requirement };
  const bounds = v3Bounds('sagemaker-core', options.target);
  const note = 'The stand-alone package `sagemaker_core` is `sagemaker.core` in V3: imports of it have to be migrated.';
  const move = fix(
    'move',
    'review',
    `Move to sagemaker-core${bounds}`,
    note,
    next,
    'sagemaker-core',
    bounds,
    next.extras,
  );
  const refusal = refusalFor(requirement, false);
  return {
    code: 'SM003',
    severity: 'warning',
    message: `${shownAs(requirement)} is the stand-alone package from before V3, which no package of V3 works with.`,
    requirement,
    v2: shownAs(requirement),
    v3: `sagemaker-core${bounds}`,
    fixes: refusal ? [] : [move],
    refusal,
  };
}

function judgeLink(requirement: Requirement, url: string): PinProblem | undefined {
  const major = /(?:[-_@/]v?|==)(\d+)\.\d+/.exec(
    url.replace(/^.*sagemaker-python-sdk/, '').replace(/^.*[/\\]/, '/'),
  )?.[1];
  if (major !== undefined && Number(major) >= firstMajor(requirement.name)) return undefined;
  const reason =
    major === undefined
      ? 'A link without a release says nothing about the major version; require a release such as `sagemaker>=3,<4`.'
      : 'The link is to a release of V2; require one of V3 such as `sagemaker>=3,<4` once the code is migrated.';
  return unreadable(requirement, reason);
}

function unreadable(requirement: Requirement, reason: string): PinProblem {
  return {
    code: 'SM004',
    severity: 'information',
    message: `It cannot be read from this which major version of the SDK it installs: ${shownAs(requirement)}.`,
    requirement,
    v2: shownAs(requirement),
    fixes: [],
    refusal: requirement.locked ?? reason,
  };
}

function judgeExtras(requirement: Requirement): PinProblem | undefined {
  const { kept, lost } = sortExtras('sagemaker', requirement.name === 'sagemaker' ? requirement.extras : []);
  if (lost.length === 0 || requirement.form === 'table') return undefined;
  const note = explainExtras(lost);
  const { written, locked } = requirement;
  return {
    code: 'SM005',
    severity: 'warning',
    message: `pip leaves out what ${lost.map((one) => `[${one}]`).join(', ')} asks for. ${note}`,
    requirement,
    v2: shownAs(requirement),
    v3: 'sagemaker',
    fixes: locked ? [] : [fix('move', 'review', 'Remove the extra', note, requirement, 'sagemaker', written, kept)],
    refusal: locked ?? '',
  };
}

function moveFixes(requirement: Requirement, options: PinOptions): PinFix[] {
  const { extras, isCommand, form } = requirement;
  const { kept, lost } = sortExtras('sagemaker', extras);
  const isConda = requirement.name === CONDA_NAME;
  const bounds = v3Bounds('sagemaker', options.target);
  const settled = options.programs !== undefined;
  const notes = [
    settled ? '' : 'All programs that this serves have to be on V3 before it is installed.',
    lost.length > 0 ? explainExtras(lost) : '',
    isConda ? 'conda-forge gets releases later than PyPI: see that it has this one.' : '',
  ];
  const note = notes.filter(Boolean).join(' ');
  const name = isConda ? CONDA_NAME : 'sagemaker';
  const title = (what: string): string => `Move to V3: ${what}`;
  const umbrella = fix('move', note ? 'review' : 'safe', title(name + bounds), note, requirement, name, bounds, kept);
  const least = options.needs && smallest(options.needs);
  // An extra names packages that come with a smaller one or do not; the umbrella is right in either case.
  if (!least || least === 'sagemaker' || isConda || extras.length > 0) return [umbrella];
  const own = v3Bounds(least, options.target);
  const leftover = 'pip does not remove SDK V2 when the package has another name: start from a fresh environment.';
  const ownNote = [...notes.filter(Boolean), leftover].join(' ');
  const small = fix(
    'smallest',
    'review',
    title(`${least}${own}, all that the imports need`),
    ownNote,
    requirement,
    least,
    own,
    [],
  );
  // A command adds to what is installed already, and a constraint is for one name only.
  return isCommand || form === 'conda' || requirement.table?.hasExtras ? [umbrella, small] : [small, umbrella];
}

function holdFix(requirement: Requirement): PinFix {
  const bounds = held(requirement.specifier);
  const { name, extras } = requirement;
  return fix('hold', 'safe', `Hold at V2 for now: ${name}${bounds}`, '', requirement, name, bounds, extras);
}

/** Markers that only hold below Python 3.10. */
const OLD_PYTHON = /python_(?:full_)?version\s*(?:<\s*["']3\.(?:10|\d)\b|<=\s*["']3\.\d\b|==\s*["']3\.\d\b)/;

function refusalFor({ locked, marker }: Requirement, isOpen: boolean): string {
  if (locked) return locked;
  if (!marker || !OLD_PYTHON.test(marker)) return '';
  return `V3 needs Python 3.10 or newer, which the marker excludes${isOpen ? '; hold this one below 3' : ''}.`;
}

function openReason({ specifier, isRedirected }: Requirement, shown: string): string {
  if (isRedirected) return `The shell takes the sign in ${shown} for a redirection, so nothing is bounded`;
  return specifier === '' ? `${shown} has no version` : `${shown} has no bound below 3`;
}

function v3Name({ name }: Requirement, { target }: PinOptions): string {
  return `${name === CONDA_NAME ? CONDA_NAME : 'sagemaker'}${v3Bounds('sagemaker', target)}`;
}

function shownAs({ name, extras, written, url, form, table }: Requirement): string {
  if (url !== undefined) return url;
  if (table || form === 'conda') return `${name} ${written}`.trim();
  return `${name}${extras.length > 0 ? `[${extras.join(',')}]` : ''}${written}`;
}

function fix(
  kind: PinFix['kind'],
  grade: PinFix['grade'],
  title: string,
  note: string,
  requirement: Requirement,
  name: string,
  bounds: string,
  extras: readonly string[],
): PinFix {
  const { table, form, span, quote = '"' } = requirement;
  if (table) {
    const rename = name === requirement.name ? [] : [{ ...table.key, text: name }];
    return { kind, grade, title, note, edits: [...rename, { ...table.version, text: bounds }] };
  }
  const text = `${name}${extras.length > 0 ? `[${extras.join(',')}]` : ''}${bounds}`;
  return { kind, grade, title, note, edits: [{ ...span, text: form === 'shell' ? `${quote}${text}${quote}` : text }] };
}
