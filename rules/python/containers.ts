import type * as ast from './ast';
import { elementOf, STRING } from './elements';
import { evaluate } from './evaluate-expression';
import type { Evaluator } from './evaluator';
import type { EvaluatedArgument } from './knowledge';
import { type Atom, atomsOf, isInteresting, join, joinAll, NEVER, only, stringOf, UNKNOWN, type Value } from './values';

/** True for an argument that `dict()` takes as entries: a keyword, or another dict. */
export function isKeyed({ argument, value }: EvaluatedArgument): boolean {
  return argument.keyword !== undefined || (!value.open && value.atoms.every((atom) => atom.type === 'dict'));
}

/** `dict(a=1, **more)` and copies of dicts. */
export function dictCall(node: ast.Call, args: readonly EvaluatedArgument[]): Value {
  const entries = new Map<string | undefined, Value>();
  const written = new Map<string, ast.Expression>();
  for (const { argument, value } of args) {
    if (argument.keyword) {
      entries.set(argument.keyword.id, value);
      written.set(argument.keyword.id, argument.value);
      continue;
    }
    for (const atom of atomsOf(value, 'dict')) for (const [key, inner] of atom.entries) entries.set(key, inner);
  }
  const isWhole = args.every(({ argument }) => argument.keyword);
  return only({ type: 'dict', entries, origin: node, node: undefined, ...(isWhole && { written }) });
}

/** Methods of lists, dicts and strings that the analysis follows. */
export function containerMethod(
  run: Evaluator,
  node: ast.Call,
  callee: ast.Attribute,
  args: readonly EvaluatedArgument[],
): Value | undefined {
  const owner = run.valueOf(callee.object);
  const first = args[0]?.value;
  const name = callee.name.id;
  for (const atom of owner.atoms) {
    if (atom.type === 'sequence') {
      if ((name === 'append' || name === 'add') && first) atom.element.value = join(atom.element.value, first);
      else if (name === 'insert' && args[1]) atom.element.value = join(atom.element.value, args[1].value);
      else if (name === 'extend' && first) atom.element.value = join(atom.element.value, elementOf(first));
      else if (name === 'pop') return atom.element.value;
      else if (name === 'copy') return only(atom);
      else continue;
      return UNKNOWN;
    }
    if (atom.type === 'dict') return dictMethod(node, atom, name, args);
    if (atom.type === 'literal' && atom.of === 'str' && STRING_METHODS.has(name)) return STRING;
  }
  return undefined;
}

const STRING_METHODS = new Set(
  'format join replace lower upper strip lstrip rstrip removeprefix removesuffix'.split(' '),
);

function dictMethod(
  node: ast.Call,
  atom: Extract<Atom, { type: 'dict' }>,
  name: string,
  args: readonly EvaluatedArgument[],
): Value {
  const all = joinAll([...atom.entries.values()]);
  const list = (element: Value): Value =>
    only({ type: 'sequence', items: undefined, element: { value: element }, origin: node, node: undefined });
  switch (name) {
    case 'values':
      return list(all);
    case 'keys':
      return list(STRING);
    case 'items':
      return list(
        only({ type: 'sequence', items: [STRING, all], element: { value: all }, origin: node, node: undefined }),
      );
    case 'copy':
      return only({ ...atom, entries: new Map(atom.entries), origin: node });
    case 'get':
    case 'pop':
    case 'setdefault': {
      const key = args[0] && stringOf(args[0].value);
      const fallback = args[1]?.value;
      if (name === 'pop') reduce(atom, key);
      if (name === 'setdefault' && fallback) {
        const before = atom.entries.get(key);
        atom.entries.set(key, before ? join(before, fallback) : fallback);
      }
      const found = key === undefined ? all : (atom.entries.get(key) ?? atom.entries.get(undefined));
      return join(found ?? NEVER, args[1]?.value ?? only({ type: 'literal', of: 'none', value: null }));
    }
    case 'popitem':
    case 'clear':
      reduce(atom, undefined);
      return UNKNOWN;
    case 'update': {
      atom.node = undefined;
      atom.written = undefined;
      atom.changed ??= new Set();
      for (const { argument, value } of args) {
        if (argument.keyword) {
          atom.entries.set(argument.keyword.id, value);
          atom.changed.add(argument.keyword.id);
        }
        for (const other of atomsOf(value, 'dict'))
          for (const [key, inner] of other.entries) {
            atom.entries.set(key, inner);
            atom.changed.add(key);
          }
        if (value.open) {
          atom.entries.set(undefined, UNKNOWN);
          atom.changed.add(undefined);
        }
      }
      return UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

/** Keys are taken out of the dict: what was written need not be there. */
function reduce(atom: Extract<Atom, { type: 'dict' }>, key: string | undefined): void {
  atom.node = undefined;
  atom.written = undefined;
  atom.removed ??= new Set();
  atom.removed.add(key);
}

/** `del object[key]` for the dicts that the analysis follows. */
export function deleteItem(run: Evaluator, target: ast.Subscript): void {
  const [key] = target.indices.map((index) => stringOf(evaluate(run, index)));
  for (const atom of atomsOf(evaluate(run, target.object), 'dict')) reduce(atom, key);
}

/** Sets `object[key]` for the containers the analysis follows. */
export function storeItem(run: Evaluator, target: ast.Subscript, value: Value): void {
  const owner = evaluate(run, target.object);
  const index = target.indices.map((one) => evaluate(run, one));
  const key = index[0] && stringOf(index[0]);
  for (const atom of owner.atoms) {
    if (atom.type === 'dict') {
      atom.node = undefined;
      atom.written = undefined;
      atom.changed ??= new Set();
      atom.changed.add(key);
      // Another branch may have set the key before this one did.
      const isJoined = key === undefined || isConditional(target.host);
      atom.entries.set(key, isJoined ? join(atom.entries.get(key) ?? NEVER, value) : value);
    } else if (atom.type === 'sequence') {
      atom.element.value = join(atom.element.value, value);
    }
  }
  if (owner.open && isInteresting(value)) run.recordStoreEscape(target, value);
}

const CONDITIONAL: ReadonlySet<ast.Statement['body']['kind']> = new Set(['if', 'for', 'while', 'try', 'case']);

/** True for a statement that may run or not, or more than once, within its function. */
function isConditional(statement: ast.Statement): boolean {
  for (let one = statement.parent; one && one.body.kind !== 'function'; one = one.parent) {
    if (CONDITIONAL.has(one.body.kind)) return true;
  }
  return false;
}
