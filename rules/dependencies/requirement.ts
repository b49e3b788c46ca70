import type { Span } from '../model/span';

/** One place that says which release of a package is to be installed; offsets are of the whole text. */
export interface Requirement {
  /** Normalised (PEP 503): `sagemaker-core`. */
  readonly name: string;
  readonly extras: readonly string[];
  /** A specifier set of PEP 440, alternatives parted by `||`; empty when any release will do. */
  readonly specifier: string;
  /** The specifier as it is written, for messages. */
  readonly written: string;
  /** What is underlined and, but in tables, replaced: name, extras and specifier. */
  readonly span: Span;
  /**
   * How it is written: `pep508` the requirement alone, `shell` a word of a command that may need quotes,
   * `table` a key and a version string, `conda` a conda match specification.
   */
  readonly form: 'pep508' | 'shell' | 'table' | 'conda';
  /** For tables: the key, and the inside of the version string. */
  readonly table?: { readonly key: Span; readonly version: Span; readonly hasExtras: boolean };
  /** The environment marker behind `;`. */
  readonly marker?: string;
  /** Where it points to a file or a repository instead of a release. */
  readonly url?: string;
  /** The specifier holds something that only a shell or a template knows. */
  readonly isVariable?: boolean;
  /** A bare `<` or `>` in a shell command: the shell takes the bound away before pip sees it. */
  readonly isRedirected?: boolean;
  /** Why the text must not be edited here. */
  readonly locked?: string;
  /** The exact release in a lock file. */
  readonly isLock?: boolean;
  /** For shell words: the quote to put around what is written; `"` when absent. */
  readonly quote?: "'";
  /** Adds to an environment that may hold the SDK already: its package keeps its name. */
  readonly isCommand?: boolean;
  /** Start of the line above which a comment may stand; absent where the format has no comments there. */
  readonly commentAt?: number;
  /** A comment may follow on the same line. */
  readonly hasLineComments?: boolean;
}

const REQUIREMENT =
  /^(\s*)([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*(@\s*[^\s;]+|\(?\s*(?:(?:===|==|!=|~=|<=|>=|<|>)[^;#)"']*)?\)?)\s*(?:;\s*([^#]*))?/;

/** The name as package indexes compare it. */
export function normaliseName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Packages of the SDK, in either major version. */
export const SDK_PACKAGES: ReadonlySet<string> = new Set([
  'sagemaker',
  'sagemaker-core',
  'sagemaker-train',
  'sagemaker-serve',
  'sagemaker-mlops',
]);

/** What conda-forge calls the SDK. */
export const CONDA_NAME = 'sagemaker-python-sdk';

/** Reads one requirement of PEP 508 that begins at `start`; nothing when it is about another package. */
export function readRequirement(
  text: string,
  start: number,
  end: number,
):
  | Pick<Requirement, 'name' | 'extras' | 'specifier' | 'written' | 'span' | 'marker' | 'url' | 'isVariable'>
  | undefined {
  const source = text.slice(start, end);
  const link = readLink(source, start);
  if (link) return link;
  const match = REQUIREMENT.exec(source);
  const name = normaliseName(match?.[2] ?? '');
  if (!match || !SDK_PACKAGES.has(name)) return undefined;
  const [all, blank = '', , extras = '', tail = '', marker] = match;
  const rest = source.slice(all.length).trim();
  // Something that is neither a specifier nor a comment: not a requirement, or one with a variable in it.
  const isVariable = /[{$%]/.test(tail) || /^[=~]*[{$%]/.test(rest);
  if (rest !== '' && !rest.startsWith('#') && !rest.startsWith('--') && !rest.startsWith('\\') && !isVariable) {
    return undefined;
  }
  const url = tail.startsWith('@') ? tail.slice(1).trim() : undefined;
  const bare = tail.replace(/^\(|\)$/g, '').trim();
  const head = marker === undefined ? all : all.slice(0, all.indexOf(';'));
  return {
    name,
    extras: extras.split(',').flatMap((one) => one.trim().toLowerCase() || []),
    specifier: url ? '' : bare.replace(/\s+/g, ''),
    written: tail.trim(),
    span: { start: start + blank.length, end: start + (isVariable ? source.trimEnd().length : head.trimEnd().length) },
    ...(marker !== undefined && { marker: marker.trim() }),
    ...(url !== undefined && { url }),
    ...(isVariable && { isVariable }),
  };
}

const REPOSITORY = /^(?:git\+)?(?:https?|ssh|git):\/\/[^\s#]*\baws\/sagemaker-python-sdk\b[^\s]*/;
const ARCHIVE =
  /^(?:[^\s=<>#]*[/\\])?(sagemaker(?:[-_](?:core|train|serve|mlops))?)-(\d[\w.!+]*?)(?:\.tar\.gz|\.zip|-[^\s/]*\.whl)\b\S*/;

/** A bare link to the SDK's repository or to an archive of one of its packages. */
function readLink(source: string, start: number): ReturnType<typeof readRequirement> {
  const bare = source.replace(/^(\s*)(?:-e|--editable)[\s=]/, (all) => ' '.repeat(all.length));
  const blank = /^\s*/.exec(bare)?.[0].length ?? 0;
  const rest = bare.slice(blank);
  const link = REPOSITORY.exec(rest)?.[0] ?? ARCHIVE.exec(rest)?.[0];
  if (!link) return undefined;
  const name = normaliseName(ARCHIVE.exec(rest)?.[1] ?? 'sagemaker');
  const span = { start: start + blank, end: start + blank + link.length };
  return { name, extras: [], specifier: '', written: link, span, url: link };
}
