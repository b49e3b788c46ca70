import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { PythonSource } from '../../rules/python/source';
import type { CheckedProgram } from './checked-program';
import { markedLines } from './marked-lines';
import { askedRules, type CheckerError, type PyrightHost, runPyright, UNDEFINED } from './pyright';
import { makeSdkView, makeV2View } from './sdk-view';
import { LineIndex, type Lines, linesAround, statementLines } from './sheet';
import { widerAnnotations } from './wider-annotations';

/** An error about the SDK, and whether the tool speaks of it. */
export interface JudgedError extends CheckerError {
  /** What speaks of it: before the migration a finding on its statement, afterwards a marker there. */
  readonly said: 'marker' | 'finding' | 'nothing';
  /** The line of source it stands on. */
  readonly source: string;
}

/** What the type checker says of the programs before and after. */
export interface Verification {
  readonly programs: number;
  readonly before: readonly JudgedError[];
  readonly after: readonly JudgedError[];
  /** How many errors about annotations alone are not in the two lists. */
  readonly leftOut: { readonly before: number; readonly after: number };
  /** How many errors are not in the lists because V2's own packages give the same one for the same line. */
  readonly saidUnderV2: { readonly before: number; readonly after: number };
}

interface ReadSide {
  readonly lines: readonly Lines[];
  /** Lines that the tool speaks of. */
  readonly spoken: ReadonlySet<number>;
  readonly source: readonly string[];
}

/** What a run may use besides the checked programs. */
export interface VerifyHost extends PyrightHost {
  /** Packages folder with V2, to tell errors that a program always had from new ones. */
  readonly v2Site?: string;
}

/**
 * Checks the programs as they are and migrated, in a work folder of the caller, with the packages in `site`.
 *
 * An error is the SDK's when it is an unresolved import of `sagemaker…` or `sagemaker_core…`, or when it goes away once
 * the SDK is taken out of the environment, so that all its values are unknown to the checker. A name
 * that the migration leaves unbound counts as well.
 */
export async function verify(
  programs: readonly CheckedProgram[],
  site: string,
  folder: string,
  host: VerifyHost = {},
): Promise<Verification> {
  const distributions = (await readdir(site)).filter((name) => name.endsWith('.dist-info'));
  const versions = [...distributions, JSON.stringify(widerAnnotations)].join(' ');
  const environments = { real: join(folder, 'with-sdk'), control: join(folder, 'without-sdk') };
  await makeSdkView(environments.real, site, true);
  await makeSdkView(environments.control, site, false);
  const errors = async (side: 'before' | 'after'): Promise<readonly CheckerError[]> => {
    const root = join(folder, side);
    for (const one of programs) {
      const path = join(root, one.file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, one[side].sheet.text);
    }
    const texts = new Map(programs.map((one) => [one.file, one[side].sheet.text]));
    const ask = (files: readonly string[], environment: string, packages: string): Promise<readonly CheckerError[]> => {
      const progress = (line: string): void => host.progress?.(`${side}, ${packages} the SDK: ${line}`);
      return runPyright(root, files, environment, texts, `${packages} ${versions}`, { ...host, progress });
    };
    const asked = [...texts].filter(([, text]) => text.includes('sagemaker')).map(([file]) => file);
    const all = await ask(asked.sort(), environments.real, 'with');
    // Most files have only unresolved imports, which need no second look.
    const isDoubtful = (error: CheckerError): boolean => !isSdkImport(error) && error.rule !== UNDEFINED;
    const doubtful = [...new Set(all.filter(isDoubtful).map(({ file }) => file))].sort();
    const control = new Set((await ask(doubtful, environments.control, 'without')).map(identity));
    return all.filter((error) => !isDoubtful(error) || !control.has(identity(error)));
  };
  const statements = await statementReader();
  const byFile = new Map(programs.map((one) => [one.file, one]));
  const judge = (side: 'before' | 'after', found: readonly CheckerError[]): readonly JudgedError[] => {
    const read = new Map<string, ReadSide>();
    return found.flatMap((error) => {
      const one = byFile.get(error.file)?.[side];
      if (!one) return [];
      const known = read.get(error.file) ?? {
        lines: statements(one.sheet.text),
        spoken: side === 'before' ? one.findingLines : markedLines(one.sheet.text),
        source: one.sheet.text.split('\n'),
      };
      read.set(error.file, known);
      const { first, last } = linesAround(error.line, known.lines);
      const said = !within(first, last, known.spoken) ? 'nothing' : side === 'before' ? 'finding' : 'marker';
      return { ...error, said, source: (known.source[error.line] ?? '').trim() };
    });
  };
  /** What pyright says of the programs before, with the V2 packages they were written for. */
  const saidUnderV2 = async (open: readonly JudgedError[]): Promise<ReadonlySet<string>> => {
    if (host.v2Site === undefined) return new Set();
    const environment = join(folder, 'with-v2');
    await makeV2View(environment, host.v2Site);
    const texts = new Map(programs.map((one) => [one.file, one.before.sheet.text]));
    const files = [...new Set(open.map(({ file }) => file))].sort();
    const progress = (line: string): void => host.progress?.(`before, with V2: ${line}`);
    const found = await runPyright(join(folder, 'before'), files, environment, texts, `V2 ${host.v2Site}`, {
      ...host,
      progress,
    });
    const sources = new Map(files.map((file) => [file, (texts.get(file) ?? '').split('\n')]));
    // V2 imports its submodules by itself, which a checker does not see: that such a name works is no error of V2's.
    const certain = found.filter(({ message }) => !/is not a known attribute of module/.test(message));
    return new Set(
      certain.map((error) => sameLine({ ...error, source: (sources.get(error.file)?.[error.line] ?? '').trim() })),
    );
  };
  const allBefore = await errors('before');
  // Names that a program never bound are its own affair; names that the migration left unbound are ours.
  const unbound = new Set(allBefore.filter(isUnbound).map(anywhere));
  const foundBefore = allBefore.filter((error) => !isUnbound(error));
  const before = judge('before', real(foundBefore));
  const foundAfter = (await errors('after')).filter((error) => !isUnbound(error) || !unbound.has(anywhere(error)));
  const after = judge('after', real(foundAfter));
  const old = await saidUnderV2([...before, ...after].filter(({ said }) => said === 'nothing'));
  const isOld = (error: JudgedError): boolean => error.said === 'nothing' && old.has(sameLine(error));
  const count = (found: readonly CheckerError[]): number => found.filter((one) => one.isAnnotationOnly).length;
  return {
    programs: programs.length,
    before: before.filter((error) => !isOld(error)),
    after: after.filter((error) => !isOld(error)),
    leftOut: { before: count(foundBefore), after: count(foundAfter) },
    saidUnderV2: { before: before.filter(isOld).length, after: after.filter(isOld).length },
  };
}

function real(errors: readonly CheckerError[]): readonly CheckerError[] {
  return errors.filter(({ isAnnotationOnly }) => !isAnnotationOnly);
}

function within(first: number, last: number, lines: ReadonlySet<number>): boolean {
  for (let line = first; line <= last; line += 1) if (lines.has(line)) return true;
  return false;
}

function isUnbound({ rule }: CheckerError): boolean {
  return rule === UNDEFINED;
}

/** The error wherever in its file it stands. */
function anywhere({ file, message }: CheckerError): string {
  return [file, message].join('\0');
}

function isSdkImport({ rule, message }: CheckerError): boolean {
  return rule === askedRules[0] && /^Import "sagemaker(?:_core)?(?:\.|")/.test(message);
}

/** The same thing said about the same line of source, wherever that line stands now. */
function sameLine({ file, rule, message, source }: Omit<JudgedError, 'said'>): string {
  // Which arguments a wrong call lacks, and what its classes are called, differs between the SDKs.
  const same = message.replace(/^Arguments? missing.*/, 'Arguments missing').replace(/(\bof type) "[^"]*"/g, '$1');
  return [file, rule, same, source].join('\0');
}

function identity({ file, line, column, rule, message }: CheckerError): string {
  return [file, line, column, rule, message].join('\0');
}

async function statementReader(): Promise<(text: string) => readonly Lines[]> {
  await Parser.init();
  const parser = new Parser();
  const modules = join(__dirname, '../../node_modules');
  parser.setLanguage(await Language.load(join(modules, 'tree-sitter-python/tree-sitter-python.wasm')));
  return (text) => {
    const source = new PythonSource(parser, 'sheet', text);
    try {
      return statementLines(new LineIndex(text), source.statements());
    } finally {
      source.dispose();
    }
  };
}
