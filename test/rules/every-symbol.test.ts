import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';
import type { Relocations } from '../../rules/catalog/relocations';
import { type Inventory, resolveSymbol } from '../../rules/catalog/sdk/lookup';
import relocations from '../../rules/catalog/sdk/relocations.json';
import type { Engine } from '../../rules/engine/api';
import type { Statement } from '../../rules/python/ast';
import { PythonSource } from '../../rules/python/source';
import { RelocationTable } from '../../rules/sdk/relocation';
import { testEngine } from '../support/engine';

const ROOT = resolve(__dirname, '..', '..');
const SDK = join(ROOT, 'rules/catalog/sdk');

interface LongModule {
  readonly classes?: Readonly<Record<string, unknown>>;
  readonly functions?: Readonly<Record<string, unknown>>;
}

const { modules } = JSON.parse(readFileSync(join(SDK, 'v2.json'), 'utf8')) as {
  modules: Record<string, LongModule>;
};
const v3 = JSON.parse(readFileSync(join(SDK, 'v3-names.json'), 'utf8')) as Inventory;
const table = new RelocationTable(relocations as unknown as Relocations);

const isPublic = (dotted: string): boolean => !dotted.split('.').some((part) => part.startsWith('_'));

/** Every public class and function of V2 by the module that defines it; classes inside classes go with the outer one. */
const SYMBOLS = Object.entries(modules).flatMap(([module, { classes = {}, functions = {} }]) =>
  isPublic(module)
    ? [...Object.keys(classes), ...Object.keys(functions)]
        .filter((name) => isPublic(name) && !name.includes('.'))
        .map((name) => ({ module, name }))
    : [],
);

const STYLES: Readonly<Record<string, (module: string, name: string) => string>> = {
  'from import': (module, name) => `from ${module} import ${name}\n\nused = ${name}\n`,
  'module chain': (module, name) => `import ${module}\n\nused = ${module}.${name}\n`,
  'package chain': (module, name) => `import sagemaker\n\nused = ${module}.${name}\n`,
  'module alias': (module, name) => `import ${module} as sdk\n\nused = sdk.${name}\n`,
  'star import': (module, name) => `from ${module} import *\n\nused = ${name}\n`,
};

/** Each public symbol of V2 is found however it is imported, and what comes out is V3 or carries a marker. */
describe('every public symbol of V2', () => {
  let engine: Engine;
  let parser: Parser;
  beforeAll(async () => {
    engine = await testEngine();
    const grammar = join(ROOT, 'node_modules', 'tree-sitter-python', 'tree-sitter-python.wasm');
    parser = new Parser();
    parser.setLanguage(await Language.load(grammar));
  });

  it('is more than twelve hundred', () => {
    expect(SYMBOLS.length).toBeGreaterThan(1240);
  });

  it.each(Object.keys(STYLES))('by %s', (style) => {
    const problems: string[] = [];
    for (const { module, name } of SYMBOLS) {
      const wrong = examine(engine, parser, STYLES[style]?.(module, name) ?? '', `${module}.${name}`);
      if (wrong) problems.push(`${module}.${name}: ${wrong}`);
    }
    expect(problems).toEqual([]);
  });

  it('would notice a symbol that nobody answers', () => {
    const silent = 'import requests\n\nused = requests.get\n';
    expect(examine(engine, parser, silent, 'sagemaker.s3.S3Uploader')).toBe('not found');
  });
});

/** What is wrong with the migration of a program that uses one V2 symbol; empty when nothing is. */
function examine(engine: Engine, parser: Parser, text: string, symbol: string): string {
  const result = engine.migrate([{ id: 'program.py', text }]);
  const after = result.texts[0] ?? '';
  if (result.failures.length > 0) return result.failures.map((one) => one.message).join();
  const source = new PythonSource(parser, 'program.py', after);
  try {
    const statements = source.statements();
    if (statements.some((one) => one.broken)) return 'the result does not parse';
    const bad = statements.flatMap((one) => unknownImports(one, after));
    if (bad.length > 0) return `imports ${bad.join()}`;
  } finally {
    source.dispose();
  }
  // V3 has the name at the same place. `import sagemaker` alone loads `sagemaker.serve` under neither SDK.
  const isOffered = !text.startsWith('import sagemaker\n') || symbol.startsWith('sagemaker.serve.');
  if (resolveSymbol(v3, symbol).kind && isOffered) return '';
  if (result.found === 0) return 'not found';
  const isMoved = table.symbol(symbol)?.relation === 'moved';
  if (isMoved && (after.includes('# TODO') || result.rewritten === 0)) return 'moved, but not rewritten';
  return result.rewritten + result.marked === result.found ? '' : 'found, but neither rewritten nor marked';
}

/** Imports without a marker above them that V3 does not have. */
function unknownImports({ body, start }: Statement, text: string): string[] {
  const line = text.slice(0, start).split('\n').length - 1;
  if (/# TODO\(sagemaker-v3/.test(text.split('\n')[line - 1] ?? '')) return [];
  const names =
    body.kind === 'import-from'
      ? body.star
        ? [body.module]
        : body.names.map((one) => `${body.module}.${one.path}`)
      : body.kind === 'import'
        ? body.names.map((one) => one.path)
        : [];
  return names.filter((name) => name.startsWith('sagemaker') && !resolveSymbol(v3, name).kind);
}
