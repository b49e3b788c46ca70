import type { Node } from 'web-tree-sitter';
import { assignmentOf } from './classes';
import { absoluteModule, literalStrings, readImport, stringValue } from './syntax';
import type { Binding } from './types';

interface Export {
  readonly name: string;
  readonly binding: Binding;
}

/** The right-hand side of a module-level `name = …`. */
function moduleValue(root: Node, name: string): Node | null {
  for (const statement of root.namedChildren) {
    const assignment = assignmentOf(statement);
    if (assignment?.childForFieldName('left')?.text === name) return assignment.childForFieldName('right');
  }
  return null;
}

/** The keys of a literal table `{ "X": "module" }` or `{ "X": ("module", "X") }` as exports. */
function tableExports(table: Node, module: string, isPackage: boolean): Export[] {
  const found: Export[] = [];
  for (const pair of table.namedChildren) {
    const key = pair.childForFieldName('key');
    const value = pair.childForFieldName('value');
    if (key?.type !== 'string' || !value) continue;
    const parts = value.type === 'string' ? [stringValue(value)] : (literalStrings(value) ?? []);
    const name = stringValue(key);
    if (parts[0] === undefined) continue;
    const target = absoluteModule(parts[0], module, isPackage);
    found.push({ name, binding: { kind: 'import', module: target, name: parts[1] ?? name } });
  }
  return found;
}

function returnedBinding(block: Node, name: string, module: string, isPackage: boolean): Binding | undefined {
  const local = new Map<string, Binding>();
  for (const statement of block.namedChildren) {
    if (statement.type === 'import_from_statement' || statement.type === 'import_statement') {
      for (const item of readImport(statement, module, isPackage)) local.set(item.name, item.binding);
    }
    if (statement.type !== 'return_statement') continue;
    const value = statement.namedChildren[0];
    if (value?.type === 'identifier') return local.get(value.text);
    if (value?.type === 'call' && value.childForFieldName('function')?.text === 'getattr') {
      const source = local.get(value.childForFieldName('arguments')?.namedChildren[0]?.text ?? '');
      if (source?.kind !== 'import') return undefined;
      const from = source.name === undefined ? source.module : `${source.module}.${source.name}`;
      return { kind: 'import', module: from, name };
    }
  }
  return undefined;
}

/** The names that a condition on `name` lets through: `name == "X"`, `name in ("X", …)`, `name in TABLE`. */
function admittedNames(condition: Node, root: Node): { names: string[]; table: Node | undefined } {
  const [left, right] = condition.namedChildren;
  const none = { names: [], table: undefined };
  if (condition.type !== 'comparison_operator' || left?.type !== 'identifier' || !right) return none;
  if (right.type === 'string') return { names: [stringValue(right)], table: undefined };
  const value = right.type === 'identifier' ? moduleValue(root, right.text) : right;
  if (value?.type === 'dictionary') return { names: [], table: value };
  return { names: literalStrings(value) ?? [], table: undefined };
}

/** Reads the exports of a module-level `__getattr__` that is an if-chain or a literal table. */
export function readLazyExports(getattr: Node, root: Node, module: string, isPackage: boolean): Export[] {
  const found: Export[] = [];
  const clause = (condition: Node | null, block: Node | null): void => {
    if (!condition || !block) return;
    const { names, table } = admittedNames(condition, root);
    if (table) found.push(...tableExports(table, module, isPackage));
    for (const name of names) {
      const binding = returnedBinding(block, name, module, isPackage);
      if (binding) found.push({ name, binding });
    }
  };
  for (const statement of getattr.childForFieldName('body')?.namedChildren ?? []) {
    if (statement.type !== 'if_statement') continue;
    clause(statement.childForFieldName('condition'), statement.childForFieldName('consequence'));
    for (const branch of statement.childrenForFieldName('alternative')) {
      clause(branch.childForFieldName('condition'), branch.childForFieldName('consequence'));
    }
  }
  return found;
}
