import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { version } = createRequire(__filename)('pyright/package.json') as { version: string };

/** One error of the type checker; lines and columns start at zero. */
export interface CheckerError {
  /** Path relative to the checked folder, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
  /** True for what an annotation forbids and running code does not. */
  readonly isAnnotationOnly: boolean;
}

/** What the type checker said, before it is judged. */
interface RawError extends Omit<CheckerError, 'isAnnotationOnly'> {
  readonly lastLine: number;
}

interface Report {
  readonly generalDiagnostics: readonly {
    readonly file: string;
    readonly severity: string;
    readonly message: string;
    readonly rule?: string;
    readonly range: {
      readonly start: { readonly line: number; readonly character: number };
      readonly end: { readonly line: number };
    };
  }[];
}

/** The rule that says a name is bound by nothing. */
export const UNDEFINED = 'reportUndefinedVariable';

/** The rules that say a name, attribute, call or argument does not fit; taste and possible `None` are not asked. */
export const askedRules = [
  'reportMissingImports',
  'reportAttributeAccessIssue',
  'reportCallIssue',
  'reportArgumentType',
  'reportIndexIssue',
  'reportAbstractUsage',
  'reportPrivateImportUsage',
  UNDEFINED,
] as const;

/** How many files one process checks: enough to read the SDK seldom, few enough for its memory. */
const FILES_PER_RUN = 300;

/** Where answers are kept between runs, and who hears how far a long check is. */
export interface PyrightHost {
  readonly cache?: string;
  readonly progress?: (line: string) => void;
}

/**
 * Runs pyright over the given files of a folder, with the packages of a virtual environment (or a view of one). `texts`
 * are all files that the checked ones may import, with their contents; `packages` names the environment's contents.
 */
export async function runPyright(
  folder: string,
  files: readonly string[],
  environment: string,
  texts: ReadonlyMap<string, string>,
  packages: string,
  { cache, progress }: PyrightHost,
): Promise<readonly CheckerError[]> {
  const importable = [...texts].filter(([file]) => !/_notebook(?:_\d+)?\.py$/.test(file));
  const common = digest([version, 'as printed', packages, ...askedRules, ...importable.flat()]);
  const errors: CheckerError[] = [];
  for (let at = 0; at < files.length; at += FILES_PER_RUN) {
    const some = files.slice(at, at + FILES_PER_RUN);
    const key = digest([common, ...some.flatMap((file) => [file, texts.get(file) ?? ''])]);
    const path = cache === undefined ? undefined : join(cache, `${key}.json`);
    const known = path === undefined ? undefined : await readFile(path, 'utf8').catch(() => undefined);
    const found = known === undefined ? await check(folder, some, environment) : (JSON.parse(known) as RawError[]);
    if (path !== undefined && known === undefined) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.new`, JSON.stringify(found));
      await rename(`${path}.new`, path);
    }
    errors.push(...judged(found, texts));
    progress?.(
      `${Math.min(at + FILES_PER_RUN, files.length)} of ${files.length} files${known === undefined ? '' : ' (known)'}`,
    );
  }
  return errors;
}

function digest(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

async function check(folder: string, files: readonly string[], environment: string): Promise<readonly RawError[]> {
  const config = {
    include: files,
    typeCheckingMode: 'off',
    venvPath: dirname(environment),
    venv: environment.slice(dirname(environment).length + 1),
    pythonVersion: '3.11',
    ...Object.fromEntries(askedRules.map((rule) => [rule, 'error'])),
  };
  const path = join(folder, 'pyrightconfig.json');
  await writeFile(path, JSON.stringify(config));
  const output = await run(['--project', path, '--outputjson']);
  const report = JSON.parse(output) as Report;
  return report.generalDiagnostics
    .filter(({ severity, rule }) => severity === 'error' && rule !== undefined)
    .map(({ file, range, rule, message }) => ({
      file: file.slice(folder.length + 1).replaceAll('\\', '/'),
      line: range.start.line,
      lastLine: range.end.line,
      column: range.start.character,
      rule: rule ?? '',
      message: message.replaceAll('\u00a0', ' '),
    }));
}

/** The errors with first lines of their messages only, and whether they are about annotations alone. */
function judged(errors: readonly RawError[], texts: ReadonlyMap<string, string>): CheckerError[] {
  const lines = new Map<string, readonly string[]>();
  const lineOf = ({ file, line }: RawError): string => {
    const known = lines.get(file) ?? (texts.get(file) ?? '').split('\n');
    lines.set(file, known);
    return known[line] ?? '';
  };
  const sourceAt = (error: RawError): string => lineOf(error).slice(error.column);
  const isAlone = (error: RawError): boolean =>
    isAboutAnnotationsOnly(error) ||
    isOneOfMixed(error, sourceAt(error)) ||
    isOfMixed(error, lineOf(error).slice(0, error.column), sourceAt(error)) ||
    isUnpacked(error, lineOf(error).slice(0, error.column), sourceAt(error));
  const alone = errors.filter(isAlone);
  return errors.map((raw) => {
    const { lastLine, ...error } = raw;
    // Where no overload fits, a second error names the argument.
    const isFollowed =
      /^No overloads for /.test(error.message) &&
      alone.some(({ file, line }) => file === error.file && error.line <= line && line <= lastLine);
    const isAnnotationOnly = isFollowed || isAlone(raw);
    return { ...error, isAnnotationOnly, message: error.message.split('\n')[0] ?? '' };
  });
}

/**
 * True for what cannot fail at run time by itself: a value that may also be `None` (the SDK declares nearly every field
 * so), a field read from an answer of AWS that is declared as possibly a pipeline variable, and a list or dict whose
 * element type, declared or inferred, is narrower.
 */
function isAboutAnnotationsOnly({ rule, message }: Pick<CheckerError, 'rule' | 'message'>): boolean {
  if (/^Cannot assign to attribute/.test(message)) return / is invariant/.test(message);
  if (rule === 'reportIndexIssue') return /on type "PipelineVariable"$/.test(message);
  if (rule === 'reportAttributeAccessIssue')
    return /^Cannot access attribute "\w+" for class "PipelineVariable"/.test(message);
  if (rule !== 'reportArgumentType' && rule !== 'reportCallIssue') return false;
  if (/ in function "__setitem__"/.test(message)) return true;
  if (/^Expression of type "None" cannot be assigned to parameter/.test(message)) return true;
  if (/ is invariant/.test(message)) return true;
  // `create` of the resources checks its arguments by pydantic, which makes tags out of dicts.
  if (
    /^Argument of type "list\[dict\[str, [^"]*\]\]" cannot be assigned to parameter "tags" of type "List\[Tag\]/.test(
      message,
    )
  ) {
    return true;
  }
  if (/Argument of type "[^"]*\b(?:Str|Int|Bool|Float)PipeVar\b/.test(message)) return true;
  // `Unassigned`, the SDK's own word for a field that was not given, is `object` to the checker.
  return (
    /Argument of type "[^"]*\| (?:None|object)\b[^"]*"/.test(message) &&
    /"(?:None|object)" is not assignable to /.test(message)
  );
}

/**
 * True for the value of one key of a dict whose values have several types, when one of them fits: to the checker each
 * value may be any of them. `source` is the argument's, to the end of its line.
 */
export function isOneOfMixed({ rule, message }: Pick<CheckerError, 'rule' | 'message'>, source: string): boolean {
  if (rule !== 'reportArgumentType' || !/^[A-Za-z_]\w*\[(?:"[^"]*"|'[^']*')\]\s*[,)]?\s*$/.test(source)) return false;
  const [, given = '', wanted = ''] =
    /^Argument of type "([^"]*)" cannot be assigned to parameter "[^"]*" of type "([^"]*)"/.exec(message) ?? [];
  const fits = new Set(
    wanted.replaceAll(/\b(Str|Int|Bool|Float)PipeVar\b/g, (_, name: string) => name.toLowerCase()).split(' | '),
  );
  const types = given.split(' | ');
  return types.length > 1 && types.some((type) => type !== 'None' && fits.has(type));
}

/**
 * True for a member of one value of a dict whose values have several types, where a plain type lacks it: a class that lacked
 * it would be an error of its own. `before` is the line up to the error.
 */
export function isOfMixed(
  { rule, message }: Pick<CheckerError, 'rule' | 'message'>,
  before: string,
  source: string,
): boolean {
  const isPlain = /(?:for class|on type) "(?:str|int|float|bool|Session|list\[[^"]*|dict\[[^"]*)"$/m.test(message);
  if (!isPlain) return false;
  if (rule === 'reportAttributeAccessIssue') return /[A-Za-z_]\w*\[(?:"[^"]*"|'[^']*')\]\.$/.test(before);
  return rule === 'reportIndexIssue' && /^[A-Za-z_]\w*\[(?:"[^"]*"|'[^']*')\]\[/.test(source);
}

/**
 * True for a dict that is unpacked: to the checker, which knows no keys, each value goes to every parameter. `before` is the
 * line up to the dict.
 */
export function isUnpacked({ rule }: Pick<CheckerError, 'rule'>, before: string, source: string): boolean {
  return rule === 'reportArgumentType' && before.endsWith('**') && /^[A-Za-z_]\w*\s*[,)]?\s*$/.test(source);
}

function run(args: readonly string[]): Promise<string> {
  const script = join(__dirname, '../../node_modules/pyright/index.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--max-old-space-size=6144', script, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (data: string) => {
      output += data;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      // 1 means errors were found, which is what we ask for.
      if (code === 0 || code === 1) resolve(output);
      else reject(new Error(`pyright ended with ${code}: ${output.slice(0, 500)}`));
    });
  });
}
