import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import type { Engine } from '../../rules/engine/api';
import { PythonSource } from '../../rules/python/source';
import type { Program } from '../corpus/programs';
import { markedLines } from './marked-lines';
import { askedRules, type CheckerError, runPyright } from './pyright';
import { makeSdkView } from './sdk-view';
import { LineIndex, type Lines, layOut, linesAround, type Sheet, statementLines } from './sheet';

/** An error about the SDK, and whether the tool speaks of it. */
export interface JudgedError extends CheckerError {
  /** Before: a finding stands on the statement. After: a marker stands at it. */
  readonly covered: boolean;
  /** The line of source it stands on. */
  readonly source: string;
}

/** What the type checker says of the programs before and after. */
export interface Verification {
  readonly programs: number;
  readonly before: readonly JudgedError[];
  readonly after: readonly JudgedError[];
}

interface Prepared {
  readonly file: string;
  readonly before: Sheet;
  readonly after: Sheet;
  /** Zero-based lines of the sheet before that have a finding. */
  readonly findingLines: ReadonlySet<number>;
}

/**
 * Checks the programs as they are and migrated, in a work folder of the caller, with the packages in `site`.
 *
 * An error is the SDK's when it is an unresolved import of `sagemaker…` or `sagemaker_core…`, or when it goes away once
 * the SDK is taken out of the environment, so that all its values are unknown to the checker.
 */
export async function verify(
  engine: Engine,
  programs: readonly (Program & { readonly name: string })[],
  site: string,
  folder: string,
): Promise<Verification> {
  const prepared = programs.map((program) => prepare(engine, program));
  const environments = { real: join(folder, 'with-sdk'), control: join(folder, 'without-sdk') };
  await makeSdkView(environments.real, site, true);
  await makeSdkView(environments.control, site, false);
  const errors = async (side: 'before' | 'after'): Promise<readonly CheckerError[]> => {
    const root = join(folder, side);
    for (const one of prepared) {
      const path = join(root, one.file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, one[side].text);
    }
    const all = await runPyright(root, ['.'], environments.real);
    // Most files have only unresolved imports, which need no second look.
    if (all.every(isSdkImport)) return all;
    const control = new Set((await runPyright(root, ['.'], environments.control)).map(identity));
    return all.filter((error) => isSdkImport(error) || !control.has(identity(error)));
  };
  const statements = await statementReader();
  const byFile = new Map(prepared.map((one) => [one.file, one]));
  const judge = (side: 'before' | 'after', found: readonly CheckerError[]): readonly JudgedError[] => {
    const read = new Map<string, { lines: readonly Lines[]; covered: ReadonlySet<number>; source: string[] }>();
    return found.flatMap((error) => {
      const one = byFile.get(error.file);
      if (!one) return [];
      let known = read.get(error.file);
      if (!known) {
        const { text } = one[side];
        const covered = side === 'before' ? one.findingLines : markedLines(text);
        known = { lines: statements(text), covered, source: text.split('\n') };
        read.set(error.file, known);
      }
      const { first, last } = linesAround(error.line, known.lines);
      const { covered } = known;
      return { ...error, covered: within(first, last, covered), source: (known.source[error.line] ?? '').trim() };
    });
  };
  const before = judge('before', await errors('before'));
  const after = judge('after', await errors('after'));
  return { programs: prepared.length, before, after };
}

function prepare(engine: Engine, { name, texts, isNotebook }: Program & { readonly name: string }): Prepared {
  const { findings } = engine.analyse(texts);
  const before = layOut(
    texts.map(({ text }) => text),
    isNotebook,
  );
  const lines = new LineIndex(before.text);
  const findingLines = new Set(
    findings.map(({ place }) => lines.lineAt((before.starts[place.text] ?? 0) + place.start)),
  );
  const after = layOut(engine.migrate(texts).texts, isNotebook);
  return { file: name, before, after, findingLines };
}

function within(first: number, last: number, lines: ReadonlySet<number>): boolean {
  for (let line = first; line <= last; line += 1) if (lines.has(line)) return true;
  return false;
}

function isSdkImport({ rule, message }: CheckerError): boolean {
  return rule === askedRules[0] && /^Import "sagemaker(?:_core)?(?:\.|")/.test(message);
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
