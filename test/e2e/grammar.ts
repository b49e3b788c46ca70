import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { env, extensions } from 'vscode';
import type { EditorTest } from './editor-test';

/** The TextMate injection, run by the editor's own tokenizer over its own Python grammar. */
export const grammarTests: readonly EditorTest[] = [
  {
    name: 'markers and suppressions stand out among comments',
    async run() {
      const scoped = await ourTokens([
        '# TODO(sagemaker-v3 SM201): look',
        'x = 1  # sagemaker-v3: ignore[SM101, SM201]',
        '# sagemaker-v3: ignore',
        'text = "# TODO(sagemaker-v3 SM201): a string"',
        '# TODO(someone): plain, sagemaker-v3 in passing',
      ]);
      assert.deepEqual(scoped, [
        ['TODO', 'sagemaker-v3', 'SM201', ':'],
        ['sagemaker-v3', ':', 'ignore', 'SM101, SM201'],
        ['sagemaker-v3', ':', 'ignore'],
        [],
        [],
      ]);
    },
  },
];

interface Textmate {
  readonly Registry: new (options: unknown) => { loadGrammar(scope: string): Promise<Grammar | null> };
  parseRawGrammar(content: string, path: string): unknown;
}

interface Grammar {
  tokenizeLine(line: string, state: unknown): TokenizedLine;
}

interface TokenizedLine {
  readonly tokens: readonly {
    readonly startIndex: number;
    readonly endIndex: number;
    readonly scopes: readonly string[];
  }[];
  readonly ruleStack: unknown;
}

interface Oniguruma {
  loadWASM(data: Buffer): Promise<void>;
  createOnigScanner(patterns: string[]): unknown;
  createOnigString(text: string): unknown;
}

interface GrammarContribution {
  readonly scopeName: string;
  readonly path: string;
}

/** Per line, the text of the tokens that only this extension scopes. */
async function ourTokens(lines: readonly string[]): Promise<string[][]> {
  const grammar = await pythonGrammar();
  let state: unknown = null;
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    const ours = tokens.filter(({ scopes }) => /^(?!meta\.).*\.sagemaker-v3$/.test(scopes.at(-1) ?? ''));
    return ours.map(({ startIndex, endIndex }) => line.slice(startIndex, endIndex));
  });
}

async function pythonGrammar(): Promise<Grammar> {
  const modules = ['node_modules', 'node_modules.asar']
    .map((name) => join(env.appRoot, name))
    .find((path) => existsSync(path));
  assert(modules, 'the editor has its modules beside it');
  const load = createRequire(join(modules, 'index.js'));
  const textmate = load('vscode-textmate') as Textmate;
  const oniguruma = load('vscode-oniguruma') as Oniguruma;
  await oniguruma.loadWASM(readFileSync(load.resolve('vscode-oniguruma/release/onig.wasm')));
  const files = new Map([...grammarsOf('vscode.python'), ...grammarsOf('sagemaker-v3-migrator.sagemaker-v3-migrator')]);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve(oniguruma),
    getInjections: (scope: string) => (scope === 'source.python' ? ['sagemaker-v3.injection'] : undefined),
    loadGrammar: async (scope: string) => {
      const file = files.get(scope);
      return file ? textmate.parseRawGrammar(readFileSync(file, 'utf8'), file) : null;
    },
  });
  const grammar = await registry.loadGrammar('source.python');
  assert(grammar, 'the editor has a Python grammar');
  return grammar;
}

function grammarsOf(id: string): [string, string][] {
  const extension = extensions.getExtension(id);
  assert(extension, `${id} is loaded`);
  const manifest = extension.packageJSON as { contributes?: { grammars?: readonly GrammarContribution[] } };
  return (manifest.contributes?.grammars ?? []).map(({ scopeName, path }) => [
    scopeName,
    join(extension.extensionPath, path),
  ]);
}
