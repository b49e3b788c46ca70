import type { Expression, Statement } from './ast';
import { blocksOf } from './ast';
import { RUN } from './run-magic';
import { targetNames } from './scope-names';
import { childExpressions, expressionsOf } from './walk';

/** The identifiers in one statement and everything nested in it; attribute names carry a leading dot. */
export interface Mentions {
  /** Every identifier, loaded or bound. */
  readonly all: ReadonlySet<string>;
  /** What it binds for code outside it: assigned names and attributes, imports, functions, classes. */
  readonly binds: ReadonlySet<string>;
  /** Contains a `break`, whose environment an enclosing loop must see. */
  readonly breaks: boolean;
}

const known = new WeakMap<Statement, Mentions>();

/** Reads a statement's identifiers; computed once per statement object, which outlives edits elsewhere. */
export function mentionsOf(statement: Statement): Mentions {
  const cached = known.get(statement);
  if (cached) return cached;
  const mentions = collect(statement);
  known.set(statement, mentions);
  return mentions;
}

function collect(statement: Statement): Mentions {
  const { body } = statement;
  const all = new Set<string>();
  const binds = new Set<string>();
  let breaks = body.kind === 'jump' && body.type === 'break';
  for (const node of expressionsOf(body)) {
    const isTarget = body.kind === 'assign' && body.targets.includes(node);
    addExpression(isTarget ? containerOf(node) : node, all, binds);
  }
  switch (body.kind) {
    case 'assign':
      for (const target of body.targets) addTarget(target, binds);
      break;
    case 'augmented':
    case 'for':
      addTarget(body.target, binds);
      break;
    case 'with':
      for (const item of body.items) if (item.target) addTarget(item.target, binds);
      break;
    case 'delete':
      for (const target of body.targets) if (target.kind === 'subscript') addTarget(target, binds);
      break;
    case 'import':
      for (const one of body.names) binds.add(one.alias?.id ?? (one.path.split('.')[0] as string));
      break;
    case 'import-from':
      for (const one of body.names) binds.add(one.alias?.id ?? one.path);
      break;
    case 'run':
      binds.add(RUN);
      break;
    case 'function':
      binds.add(body.name.id);
      for (const parameter of body.params) all.add(parameter.name.id);
      break;
    case 'class':
      binds.add(body.name.id);
      break;
    case 'try':
      for (const handler of body.handlers) if (handler.name) binds.add(handler.name.id);
      break;
    default:
      break;
  }
  for (const block of blocksOf(statement)) {
    for (const inner of block) {
      const nested = mentionsOf(inner);
      for (const name of nested.all) all.add(name);
      for (const name of nested.binds) if (!isPrivateTo(statement, name)) binds.add(name);
      if (nested.breaks) breaks = true;
    }
  }
  for (const name of binds) all.add(name);
  return { all, binds, breaks };
}

/** A function keeps its local names to itself, apart from `global` ones; attributes are seen by everybody. */
function isPrivateTo(outer: Statement, name: string): boolean {
  if (outer.body.kind !== 'function' || name.startsWith('.')) return false;
  return !declaresGlobal(outer, name);
}

function declaresGlobal(outer: Statement, name: string): boolean {
  return blocksOf(outer).some((block) =>
    block.some(({ body }) => (body.kind === 'global' || body.kind === 'nonlocal') && body.names.includes(name)),
  );
}

/** Calling these changes the container they are called on. */
const MUTATORS = new Set('append add insert extend update setdefault pop popitem clear'.split(' '));

function addExpression(node: Expression, all: Set<string>, binds: Set<string>): void {
  if (node.kind === 'name') all.add(node.id);
  else if (node.kind === 'attribute') all.add(`.${node.name.id}`);
  else if (node.kind === 'walrus') binds.add(node.target.id);
  else if (node.kind === 'call' && node.callee.kind === 'attribute' && MUTATORS.has(node.callee.name.id)) {
    addTarget(node.callee.object, binds);
  }
  if (node.kind === 'text') {
    // A string annotation names classes, a dotted one by its first part; other short strings of names do no harm.
    if (node.value.length < 80 && /^[\w\s.,|"'[\]\\]*$/.test(node.value))
      for (const [name] of node.value.matchAll(/(?<![\w.])[A-Za-z_]\w*/g)) all.add(name);
  }
  for (const child of partsOf(node)) addExpression(child, all, binds);
}

/** What may name something: the written keys of a dict are no annotations, nor is what a thing is called by `name=`. */
function partsOf(node: Expression): readonly Expression[] {
  if (node.kind === 'call') {
    const named = node.args.filter(({ keyword, value }) => keyword?.id !== 'name' || value.kind !== 'text');
    if (named.length < node.args.length) return [node.callee, ...named.map(({ value }) => value)];
  }
  if (node.kind !== 'dict') return childExpressions(node);
  return node.items.flatMap(({ key, value }) => (key && key.kind !== 'text' ? [key, value] : [value]));
}

/** What a written key is put into: the key is no annotation either. */
function containerOf(target: Expression): Expression {
  const isKeyed = target.kind === 'subscript' && target.indices.every(({ kind }) => kind === 'text');
  return isKeyed ? containerOf(target.object) : target;
}

function addTarget(target: Expression, binds: Set<string>): void {
  if (target.kind === 'attribute') binds.add(`.${target.name.id}`);
  else if (target.kind === 'subscript') addTarget(target.object, binds);
  else if (target.kind === 'sequence') for (const element of target.elements) addTarget(element, binds);
  else targetNames(target, binds);
}
