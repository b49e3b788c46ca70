import type { Node, Parser } from 'web-tree-sitter';
import { assignmentOf, undecorate } from './classes';
import { literalStrings, stringValue } from './syntax';

type Scope = ReadonlyMap<string, string>;

/** Evaluates string displays, f-strings, names, `+` and conditionals, as far as the table needs them. */
function evaluate(node: Node, scope: Scope): string {
  switch (node.type) {
    case 'string':
      return node.namedChildren
        .map((child) => {
          if (child.type === 'string_content') return child.text;
          const inner = child.type === 'interpolation' ? child.childForFieldName('expression') : null;
          return inner ? evaluate(inner, scope) : '';
        })
        .join('');
    case 'identifier':
      return scope.get(node.text) ?? '';
    case 'parenthesized_expression':
      return node.namedChildren[0] ? evaluate(node.namedChildren[0], scope) : '';
    case 'binary_operator': {
      const left = node.childForFieldName('left');
      const right = node.childForFieldName('right');
      return (left ? evaluate(left, scope) : '') + (right ? evaluate(right, scope) : '');
    }
    case 'conditional_expression': {
      const [yes, condition, no] = node.namedChildren;
      const chosen = condition && evaluate(condition, scope) !== '' ? yes : no;
      return chosen ? evaluate(chosen, scope) : '';
    }
    default:
      return '';
  }
}

function tupleOf(node: Node, scope: Scope, functions: ReadonlyMap<string, Node>): string[] {
  if (node.type === 'tuple') return node.namedChildren.map((item) => evaluate(item, scope));
  const helper = functions.get(node.childForFieldName('function')?.text ?? '');
  if (node.type !== 'call' || !helper) return [];
  const local = new Map(scope);
  const given = node.childForFieldName('arguments')?.namedChildren ?? [];
  for (const [at, parameter] of (helper.childForFieldName('parameters')?.namedChildren ?? []).entries()) {
    const name = parameter.childForFieldName('name')?.text ?? parameter.text;
    const value = given[at] ?? parameter.childForFieldName('value');
    local.set(name, value ? evaluate(value, scope) : '');
  }
  for (const statement of helper.childForFieldName('body')?.namedChildren ?? []) {
    const assignment = assignmentOf(statement);
    const right = assignment?.childForFieldName('right');
    if (assignment && right) local.set(assignment.childForFieldName('left')?.text ?? '', evaluate(right, local));
    const value = statement.type === 'return_statement' ? statement.namedChildren[0] : undefined;
    if (value) return tupleOf(value, local, functions);
  }
  return [];
}

/** Reads the table of removed V2 modules with the advice that importing each of them prints. */
export function readRemovedModules(parser: Parser, text: string): Record<string, string> {
  const tree = parser.parse(text);
  const scope = new Map<string, string>();
  const functions = new Map<string, Node>();
  let removed: readonly string[] = [];
  const advice = new Map<string, readonly string[]>();
  for (const statement of tree?.rootNode.namedChildren ?? []) {
    const { definition } = undecorate(statement);
    if (definition.type === 'function_definition') {
      functions.set(definition.childForFieldName('name')?.text ?? '', definition);
    }
    const assignment = assignmentOf(statement);
    const name = assignment?.childForFieldName('left')?.text ?? '';
    const right = assignment?.childForFieldName('right');
    if (!right) continue;
    if (right.type === 'string') scope.set(name, stringValue(right));
    if (name === '_REMOVED_V2_MODULES') removed = literalStrings(right) ?? [];
    if (name === '_V3_REPLACEMENTS') {
      for (const pair of right.namedChildren) {
        const key = pair.childForFieldName('key');
        const value = pair.childForFieldName('value');
        if (key && value) advice.set(stringValue(key), tupleOf(value, scope, functions));
      }
    }
  }
  const table: Record<string, string> = {};
  for (const name of [...removed].sort()) {
    const [replacement, statement] = advice.get(name) ?? [];
    const module = `sagemaker.${name}`;
    const base = `\`${module}\` was removed in the SageMaker Python SDK v3.`;
    table[module] = replacement
      ? `${base} Use ${replacement}. (${statement ?? ''})`
      : `${base} It may have moved to a new location.`;
  }
  tree?.delete();
  return table;
}
