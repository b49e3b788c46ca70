import { spawn } from 'node:child_process';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { manifestKind } from '../../server/src/manifests/manifest-kind';
import { type Program, readPrograms, type Unreadable } from '../corpus/programs';
import { type CheckedProgram, type FindingStart, type Side, sideOf } from './checked-program';
import { checkedName } from './name-programs';

/** What `check --format json` prints, as far as it is read here. */
interface CheckReport {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly code: string;
      readonly severity: string;
      readonly cell?: number;
      readonly range: { readonly start: { readonly line: number } };
    }[];
  }[];
}

interface FoundPlace {
  readonly cell: number;
  readonly line: number;
}

/** Programs before and after, and files that are not among them. */
export interface MigratedCopy {
  readonly programs: readonly CheckedProgram[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * Copies programs and manifests into a folder and runs the built command line over it: `check`, `migrate --write` and
 * `check` again, so that files which import each other are migrated as a user would have it.
 */
export async function migrateCopy(
  root: string,
  paths: readonly string[],
  folder: string,
  progress: (line: string) => void,
): Promise<MigratedCopy> {
  const copies = new Map(paths.map((path) => [path, join(folder, visible(relative(root, path)))]));
  for (const [path, copy] of [...copies, ...(await manifestsBelow(root, folder))]) {
    await mkdir(dirname(copy), { recursive: true });
    await copyFile(path, copy);
  }
  const unreadable: Unreadable[] = [];
  const before = new Map<string, readonly Program[]>();
  for (const [path, copy] of copies) {
    const programs = await readPrograms(copy);
    if ('reason' in programs) unreadable.push({ path, reason: programs.reason });
    else before.set(path, programs);
  }
  progress(`copied ${before.size} files`);
  const foundBefore = await findingsIn(folder);
  await commandLine(['migrate', '--write', '--format', 'json', folder]);
  const foundAfter = await findingsIn(folder);
  progress('migrated');
  const programs: CheckedProgram[] = [];
  for (const [path, sources] of before) {
    const copy = copies.get(path) ?? path;
    const migrated = await readPrograms(copy);
    if ('reason' in migrated || migrated.length !== sources.length) {
      throw new Error(`${path}: after the migration it does not hold the same programs any more`);
    }
    for (const [index, program] of sources.entries()) {
      const after = migrated[index] as Program;
      if (!isChecked(program)) continue;
      programs.push({
        file: checkedName(root, path, index),
        before: side(program, foundBefore.get(copy) ?? []),
        after: side(after, foundAfter.get(copy) ?? []),
      });
    }
  }
  return { programs, unreadable };
}

/** Notebooks are imported by nobody; a module without the SDK may still say what a neighbour's values are. */
function isChecked({ kind, texts }: Program): boolean {
  return kind === 'file' || texts.some(({ text }) => text.includes('sagemaker'));
}

/** The command line does not walk into dotted folders. */
function visible(path: string): string {
  return path
    .split(sep)
    .map((part, index, all) => (index < all.length - 1 ? part.replace(/^\./, '_') : part))
    .join(sep);
}

/** Pins decide on the version that is migrated to. */
async function manifestsBelow(root: string, folder: string): Promise<[string, string][]> {
  if (!(await stat(root)).isDirectory()) return [];
  const files = await glob('**/*', { cwd: root, ignore: ['**/node_modules/**'], caseSensitiveMatch: false });
  return files
    .filter((path) => manifestKind(path) !== undefined)
    .map((path) => [join(root, path), join(folder, visible(path))]);
}

function side({ kind, texts }: Program, found: readonly FoundPlace[]): Side {
  const starts = texts.flatMap(({ text, cell, firstLine }, index): FindingStart[] => {
    const lines = text.split('\n').length;
    const inCell = found.filter((place) => place.cell === cell).map(({ line }) => line - firstLine);
    return inCell.filter((line) => line >= 0 && line < lines).map((line) => ({ text: index, line }));
  });
  return sideOf(
    texts.map(({ text }) => text),
    kind,
    starts,
  );
}

/** What `check` says of the files below a folder, without information: that works under V3 as it is. */
async function findingsIn(folder: string): Promise<ReadonlyMap<string, readonly FoundPlace[]>> {
  const { files } = JSON.parse(await commandLine(['check', '--format', 'json', folder])) as CheckReport;
  return new Map(
    files.map(({ path, findings }) => [
      resolve(path),
      findings
        .filter(({ severity }) => severity !== 'information')
        .map(({ cell = 0, range }) => ({ cell, line: range.start.line })),
    ]),
  );
}

/** Runs the command line in a process of its own; 1 means that findings are left, which is what we ask for. */
function commandLine(args: readonly string[]): Promise<string> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [join(__dirname, '../../dist/cli.js'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (data: string) => {
      output += data;
    });
    child.stderr.setEncoding('utf8').on('data', (data: string) => {
      errors += data;
    });
    child.on('error', reject);
    child.on('close', () => {
      // Files that cannot be read end it with 2; they are read, counted and named here as well.
      if (output !== '') done(output);
      else reject(new Error(`${args.join(' ')} printed nothing: ${errors.slice(0, 500)}`));
    });
  });
}
