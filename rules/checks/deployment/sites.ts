import type { Expression, Statement } from '../../python/ast';
import { forEachStatement } from '../../python/ast';
import { targetNames } from '../../python/scope-names';
import { forEachOwnExpression } from '../../python/walk';
import type { Context } from '../context';
import { isSimple, unwrap } from '../expressions';
import { ancestors, blockOf, functionOf } from '../inference/program-order';

/** The statement above which code runs exactly as often as the expression, and before it; undefined when there is none. */
export function statementFor(context: Context, node: Expression): Statement | undefined {
  for (let one = node, up = context.parentOf(one); up; one = up, up = context.parentOf(up)) {
    if (up.kind === 'lambda' || up.kind === 'comprehension') return undefined;
    if (up.kind === 'conditional' && one !== up.test) return undefined;
    if (up.kind === 'bool-op' && up.operands[0] !== one) return undefined;
  }
  const { host } = node;
  const text = context.textOf(host);
  const isFirst = /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', host.start - 1) + 1, host.start));
  if (!isFirst) return undefined;
  const { body } = host;
  switch (body.kind) {
    case 'expression':
    case 'assign':
    case 'augmented':
    case 'return':
    case 'for':
      return host;
    case 'with':
      return body.items[0] && contains(body.items[0].value, node) ? host : undefined;
    case 'if':
      return body.branches[0]?.test && contains(body.branches[0].test, node) ? host : undefined;
    default:
      return undefined;
  }
}

function contains(outer: Expression, inner: Expression): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The name or attribute that alone receives what the call makes. */
export function targetOf(call: Expression): Expression | undefined {
  const { body } = call.host;
  if (body.kind !== 'assign' || !body.value || unwrap(body.value) !== call || body.targets.length !== 1)
    return undefined;
  const [target] = body.targets;
  return target && isSimple(target) ? target : undefined;
}

/** True when every one of the statements runs after the first one did. */
export function dominates(context: Context, first: Statement, others: readonly Statement[]): boolean {
  const block = blockOf(context, first);
  return others.every((other) => {
    if (other === first) return true;
    if (!first.parent && other.text > first.text) return true;
    const sibling = ancestors(other).find((one) => block.includes(one));
    return sibling !== undefined && sibling.start >= first.start;
  });
}

/** True when both statements run equally often: same function, same loop. */
export function runTogether(a: Statement, b: Statement): boolean {
  return functionOf(a) === functionOf(b) && loopOf(a) === loopOf(b);
}

/** The nearest loop inside the same function. */
export function loopOf(statement: Statement): Statement | undefined {
  for (let one = statement.parent; one && one.body.kind !== 'function'; one = one.parent) {
    if (one.body.kind === 'for' || one.body.kind === 'while') return one;
  }
  return undefined;
}

/** True when the expression has the same value at every place of the program that can name it. */
export function isFixed(context: Context, node: Expression): boolean {
  const inner = unwrap(node);
  if (inner.kind === 'text' || inner.kind === 'constant') return true;
  const base = baseName(inner);
  return base !== undefined && isOneBinding(bindings(context, base), base);
}

/** True when one statement binds the name, or several import the same thing under it. */
function isOneBinding(all: readonly Statement[], id: string): boolean {
  const origins = all.map(({ body }) => {
    if (body.kind !== 'import-from') return undefined;
    const { path } = body.names.find((one) => (one.alias?.id ?? one.path) === id) ?? {};
    return path && `${body.module}.${path}`;
  });
  return all.length === 1 || (origins[0] !== undefined && origins.every((one) => one === origins[0]));
}

/** True when the expression certainly has its value already where the earlier statement runs. */
export function isAvailable(context: Context, node: Expression, at: Statement): boolean {
  const inner = unwrap(node);
  if (inner.kind === 'text' || inner.kind === 'constant') return true;
  const base = baseName(inner);
  const [binding, ...more] = base === undefined ? [] : bindings(context, base);
  if (!binding || more.length > 0) return false;
  if (binding.body.kind === 'function')
    return ancestors(at).includes(binding) && ancestors(node.host).includes(binding);
  if (binding.text > at.text || (binding.text === at.text && binding.start >= at.start)) return false;
  return functionOf(binding) === functionOf(at) && dominates(context, binding, [at]);
}

/** What the name is bound to, where one assignment alone does it. */
export function boundValue(context: Context, id: string): Expression | undefined {
  const [binding, ...more] = bindings(context, id);
  const body = binding?.body;
  const isPlain = body?.kind === 'assign' && body.targets.length === 1 && body.targets[0]?.kind === 'name';
  return isPlain && more.length === 0 && body.value ? unwrap(body.value) : undefined;
}

function baseName(node: Expression): string | undefined {
  if (node.kind === 'name') return node.id;
  return node.kind === 'attribute' && isSimple(node) ? baseName(unwrap(node.object)) : undefined;
}

/** The statements that bind the name anywhere in the program; a function for its parameters. */
export function bindings(context: Context, id: string): readonly Statement[] {
  const all = context.memo('bindings', context.facts, () => {
    const found = new Map<string, Statement[]>();
    const add = (name: string, statement: Statement): void => {
      const list = found.get(name);
      if (list) list.push(statement);
      else found.set(name, [statement]);
    };
    for (const statements of context.facts.texts) forEachStatement(statements, (one) => bind(one, add));
    return found;
  });
  return all.get(id) ?? [];
}

function bind(statement: Statement, add: (name: string, statement: Statement) => void): void {
  const { body } = statement;
  const targets: Expression[] = [];
  if (body.kind === 'assign') targets.push(...body.targets);
  if (body.kind === 'augmented' || body.kind === 'for') targets.push(body.target);
  if (body.kind === 'delete') targets.push(...body.targets);
  if (body.kind === 'with') for (const { target } of body.items) if (target) targets.push(target);
  const assigned = new Set<string>();
  for (const target of targets) targetNames(target, assigned);
  for (const name of assigned) add(name, statement);
  if (body.kind === 'function') {
    add(body.name.id, statement);
    for (const parameter of body.params) add(parameter.name.id, statement);
  }
  if (body.kind === 'class') add(body.name.id, statement);
  if (body.kind === 'global' || body.kind === 'nonlocal') for (const name of body.names) add(name, statement);
  if (body.kind === 'import')
    for (const one of body.names) add(one.alias?.id ?? one.path.split('.')[0] ?? '', statement);
  if (body.kind === 'import-from') for (const one of body.names) add(one.alias?.id ?? one.path, statement);
  if (body.kind === 'try') for (const { name } of body.handlers) if (name) add(name.id, statement);
  forEachOwnExpression(statement, (node) => {
    if (node.kind === 'walrus') add(node.target.id, statement);
  });
}
