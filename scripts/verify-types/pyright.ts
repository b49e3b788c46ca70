import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** One error of the type checker; lines and columns start at zero. */
export interface CheckerError {
  /** Path relative to the checked folder, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
}

interface Report {
  readonly generalDiagnostics: readonly {
    readonly file: string;
    readonly severity: string;
    readonly message: string;
    readonly rule?: string;
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
  }[];
}

/** The rules that say a name, attribute, call or argument does not fit; taste and possible `None` are not asked. */
export const askedRules = [
  'reportMissingImports',
  'reportAttributeAccessIssue',
  'reportCallIssue',
  'reportArgumentType',
  'reportIndexIssue',
  'reportAbstractUsage',
  'reportPrivateImportUsage',
] as const;

/** Runs pyright over the given files of a folder, with the packages of a virtual environment (or a view of one). */
export async function runPyright(
  folder: string,
  files: readonly string[],
  environment: string,
): Promise<readonly CheckerError[]> {
  if (files.length === 0) return [];
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
      column: range.start.character,
      rule: rule ?? '',
      message: message.replaceAll('\u00a0', ' '),
    }))
    .filter((error) => !isAboutAnnotationsOnly(error))
    .map((error) => ({ ...error, message: error.message.split('\n')[0] ?? '' }));
}

/**
 * True for what cannot fail at run time by itself: a value that may also be `None` (the SDK declares nearly every field
 * so), and a list or dict whose element type is narrower than the declared one.
 */
function isAboutAnnotationsOnly({ rule, message }: CheckerError): boolean {
  if (rule !== 'reportArgumentType' && rule !== 'reportCallIssue') return false;
  if (/ is invariant/.test(message)) return true;
  // `Unassigned`, the SDK's own word for a field that was not given, is `object` to the checker.
  return (
    /Argument of type "[^"]*\| (?:None|object)\b[^"]*"/.test(message) &&
    /"(?:None|object)" is not assignable to /.test(message)
  );
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
