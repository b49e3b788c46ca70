// Counts how many calls on a variable of an earlier cell the analysis ties to what made it: npm run verify:binding -- DIR…
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { globSync } from 'tinyglobby';
import { Language, Parser } from 'web-tree-sitter';
import type { Relocations } from '../rules/catalog/relocations';
import type { Inventory } from '../rules/catalog/sdk/lookup';
import relocations from '../rules/catalog/sdk/relocations.json';
import v2 from '../rules/catalog/sdk/signatures.json';
import shared from '../rules/catalog/sdk/v3-shared.json';
import v3 from '../rules/catalog/sdk/v3-signatures.json';
import { splitPrograms } from '../rules/notebook/split-programs';
import { type Call, type Expression, forEachStatement, type Statement } from '../rules/python/ast';
import { evaluateProgram } from '../rules/python/evaluator';
import type { Facts } from '../rules/python/facts';
import { PythonSource } from '../rules/python/source';
import type { Atom } from '../rules/python/values';
import { childExpressions, expressionsOf } from '../rules/python/walk';
import { RelocationTable } from '../rules/sdk/relocation';
import { SdkKnowledge } from '../rules/sdk/sdk-knowledge';
import { readNotebook } from '../server/src/notebook/notebook-file';

/** The calls that notebooks make on what an earlier cell made. */
const METHODS: ReadonlySet<string> = new Set(['fit', 'deploy', 'predict', 'transform', 'delete_endpoint']);

/** One such call: tied to an SDK object or one of a class of the program that derives from the SDK's, known to belong to another package, or neither. */
interface CrossCellCall {
  readonly verdict: 'bound' | 'foreign' | 'unbound';
  /** The call and what the variable was assigned last, for a person to look at. */
  readonly text: string;
}

/** Finds the calls of one notebook. A variable is foreign when all its assignments start at an import of another package. */
function callsOf(
  texts: readonly (readonly Statement[])[],
  facts: Pick<Facts, 'calls' | 'attributes' | 'subclasses' | 'valueOf'>,
  source: Source,
): CrossCellCall[] {
  const foreign = foreignNames(texts);
  const made = new Map<string, { readonly text: number; readonly value: Expression }[]>();
  const found: CrossCellCall[] = [];
  texts.forEach((statements, text) => {
    forEachStatement(statements, ({ body }) => {
      if (body.kind !== 'assign' || !body.value) return;
      for (const target of body.targets) {
        if (target.kind !== 'name') continue;
        made.set(target.id, [...(made.get(target.id) ?? []), { text, value: body.value }]);
      }
    });
  });
  const derived = new Set(facts.subclasses.map(({ def }) => def));
  const isOfSdk = (atom: Atom): boolean => atom.type === 'local-instance' && derived.has(atom.def);
  texts.forEach((statements, text) => {
    forEachStatement(statements, (statement) => {
      for (const call of callsIn(expressionsOf(statement.body))) {
        const { callee } = call;
        if (callee.kind !== 'attribute' || callee.object.kind !== 'name' || !METHODS.has(callee.name.id)) continue;
        const makers = (made.get(callee.object.id) ?? []).filter((one) => one.text < text);
        const last = makers.at(-1);
        if (!last || isInFunction(statement)) continue;
        const owner = (facts.attributes.get(callee)?.owner ?? facts.valueOf(callee.object))?.atoms ?? [];
        const verdict = owner.some((atom) => atom.type === 'instance' || isOfSdk(atom))
          ? 'bound'
          : makers.every(({ value }) => foreign.has(rootOf(value) ?? ''))
            ? 'foreign'
            : 'unbound';
        found.push({ verdict, text: `${source(text, call)}   <- ${source(last.text, last.value)}` });
      }
    });
  });
  return found;
}

type Source = (text: number, node: { readonly start: number; readonly end: number }) => string;

/** Names bound by imports of packages other than the SDK and boto3, and what is made of them by assignment. */
function foreignNames(texts: readonly (readonly Statement[])[]): ReadonlySet<string> {
  const names = new Set<string>();
  const isForeign = (module: string): boolean => !/^(sagemaker|sagemaker_core|boto3|botocore)(\.|$)/.test(module);
  for (const statements of texts) {
    forEachStatement(statements, ({ body }) => {
      if (body.kind === 'import') {
        for (const one of body.names) if (isForeign(one.path)) names.add(one.alias?.id ?? one.path.split('.')[0]!);
      } else if (body.kind === 'import-from' && isForeign(body.module)) {
        for (const one of body.names) names.add(one.alias?.id ?? one.path);
      } else if (body.kind === 'assign' && body.value && names.has(rootOf(body.value) ?? '')) {
        for (const target of body.targets) if (target.kind === 'name') names.add(target.id);
      }
    });
  }
  return names;
}

/** The name at the left end of calls, attributes and subscripts. */
function rootOf(node: Expression): string | undefined {
  if (node.kind === 'name') return node.id;
  if (node.kind === 'call') return rootOf(node.callee);
  if (node.kind === 'attribute' || node.kind === 'subscript') return rootOf(node.object);
  return undefined;
}

function* callsIn(nodes: readonly Expression[]): Generator<Call> {
  for (const node of nodes) {
    if (node.kind === 'call') yield node;
    yield* callsIn(childExpressions(node));
  }
}

function isInFunction(statement: Statement): boolean {
  for (let outer = statement.parent; outer; outer = outer.parent) if (outer.body.kind === 'function') return true;
  return false;
}

async function count(folders: readonly string[], isListed: boolean): Promise<void> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('tree-sitter-python/tree-sitter-python.wasm')));
  const table = new RelocationTable(relocations as unknown as Relocations);
  const knowledge = new SdkKnowledge(v2 as unknown as Inventory, v3 as unknown as Inventory, table, shared);
  const counts = { notebooks: 0, bound: 0, foreign: 0, unbound: 0 };
  const unbound = new Map<string, number>();
  for (const folder of folders) {
    for (const path of globSync('**/*.ipynb', { cwd: folder, absolute: true }).sort()) {
      const notebook = readNotebook(readFileSync(path, 'utf8'));
      if ('reason' in notebook) continue;
      counts.notebooks += 1;
      const cells = notebook.value.cells.filter(({ isPython }) => isPython);
      if (!cells.some(({ source }) => source.includes('sagemaker'))) continue;
      const [main] = splitPrograms(cells.map(({ index, source }) => ({ id: String(index), text: source })));
      const sources = (main?.parts ?? []).map(({ id, text }) => new PythonSource(parser, id, text));
      const statements = sources.map((source) => source.statements());
      const facts = evaluateProgram(statements, knowledge);
      const textOf: Source = (text, { start, end }) =>
        sources[text]!.text.slice(start, end).replace(/\s+/g, ' ').slice(0, 90);
      for (const { verdict, text } of callsOf(statements, facts, textOf)) {
        counts[verdict] += 1;
        if (verdict === 'unbound') unbound.set(text, (unbound.get(text) ?? 0) + 1);
      }
      for (const source of sources) source.dispose();
    }
  }
  const share = (100 * counts.bound) / (counts.bound + counts.unbound);
  console.log(`${counts.notebooks} notebooks, calls of ${[...METHODS].join(', ')} on a variable of an earlier cell:`);
  console.log(
    `${counts.bound} tied to the SDK object, ${counts.unbound} not (${share.toFixed(1)} % tied), ${counts.foreign} of other packages`,
  );
  if (isListed) for (const [text, times] of [...unbound].sort((a, b) => b[1] - a[1])) console.log(`${times}  ${text}`);
}

const program = new Command('notebook-binding')
  .argument('<folders...>', 'folders of notebooks; what is in them is read, never run or changed')
  .option('--list', 'prints the calls that are not tied')
  .action((folders: string[], { list }: { list?: boolean }) => count(folders, list === true));
program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
