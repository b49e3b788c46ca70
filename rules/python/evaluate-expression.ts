import type * as ast from './ast';
import { handedOn } from './builtin-calls';
import { containerMethod, dictCall, isKeyed } from './containers';
import { elementOf, STRING } from './elements';
import type { Evaluator } from './evaluator';
import type { EvaluatedArgument } from './knowledge';
import { callPassed } from './passed-functions';
import { Scope } from './scope';
import {
  type Atom,
  atomsOf,
  exactly,
  isInteresting,
  join,
  joinAll,
  type LocalInstanceAtom,
  NEVER,
  only,
  stringOf,
  UNKNOWN,
  type Value,
} from './values';

const S3 = 's3://';
const S3_URI: Value = only({ type: 'literal', of: 'str', value: undefined, start: S3 });

/** The value of an expression; records loads, calls and escapes in the evaluator's facts on the way. */
export function evaluate(run: Evaluator, node: ast.Expression): Value {
  const value = compute(run, node);
  run.values.set(node, value);
  return value;
}

function compute(run: Evaluator, node: ast.Expression): Value {
  switch (node.kind) {
    case 'name':
      return loadName(run, node);
    case 'attribute':
      return loadAttribute(run, node);
    case 'call':
      return call(run, node);
    case 'subscript':
      return subscript(run, node);
    case 'text':
      return only({ type: 'literal', of: node.isBytes ? 'bytes' : 'str', value: node.value });
    case 'constant':
      return constant(node);
    case 'dict':
      return dict(run, node);
    case 'sequence': {
      const items = node.elements.map((element) => evaluate(run, element));
      const spread = node.elements.some((element) => element.kind === 'wrapper' && element.type === 'star');
      const element = joinAll(items);
      return only({
        type: 'sequence',
        items: spread ? undefined : items,
        element: { value: element },
        origin: node,
        node,
      });
    }
    case 'comprehension':
      return comprehension(run, node);
    case 'lambda': {
      const names = new Set(node.params.map((parameter) => parameter.name.id));
      for (const parameter of node.params) if (parameter.default) evaluate(run, parameter.default);
      const result = run.inScope(new Scope('function', run.scope, names), () => evaluate(run, node.body));
      return isInteresting(result) ? only({ type: 'lambda', node, result }) : UNKNOWN;
    }
    case 'conditional':
      evaluate(run, node.test);
      return join(evaluate(run, node.then), evaluate(run, node.otherwise));
    case 'walrus': {
      const value = evaluate(run, node.value);
      run.assignFromExpression(node.target, value);
      return value;
    }
    case 'bool-op':
      return joinAll(node.operands.map((operand) => withoutNone(evaluate(run, operand))));
    case 'wrapper': {
      const inner = evaluate(run, node.inner);
      return node.type === 'star' ? elementOf(inner) : inner;
    }
    case 'opaque': {
      const parts = node.parts.map((part) => evaluate(run, part));
      if (node.type === 'f_string') return node.head?.startsWith(S3) ? S3_URI : STRING;
      if (node.type === 'binary_operator') return binary(node, parts);
      if (node.type === 'yield') run.learnYield(node, parts[0] ?? UNKNOWN);
      if (node.type === 'yield_from') run.learnYield(node, elementOf(parts[0] ?? UNKNOWN));
      return node.type === 'comparison_operator' || node.type === 'not_operator'
        ? only({ type: 'literal', of: 'bool', value: undefined })
        : UNKNOWN;
    }
  }
}

/** The value without the alternative None, which can neither be used nor be the result of interest of `x or y`. */
function withoutNone(value: Value): Value {
  return { atoms: value.atoms.filter((atom) => atom.type !== 'literal' || atom.of !== 'none'), open: value.open };
}

function binary(node: ast.Opaque, parts: readonly Value[]): Value {
  const kinds = parts.map((part) => exactly(part, 'literal')?.of);
  if (kinds.includes('str')) return STRING;
  const [sequence] = parts.flatMap((part) => atomsOf(part, 'sequence'));
  if (sequence) {
    const element = {
      value: joinAll(parts.flatMap((part) => atomsOf(part, 'sequence').map((one) => one.element.value))),
    };
    return only({ ...sequence, element, items: undefined, node: undefined });
  }
  const dicts = parts.flatMap((part) => atomsOf(part, 'dict'));
  if (dicts.length === 0) return UNKNOWN;
  const entries = new Map<string | undefined, Value>();
  for (const { entries: more } of dicts) for (const [key, value] of more) entries.set(key, value);
  if (parts.some((part) => part.open || part.atoms.length === 0)) entries.set(undefined, UNKNOWN);
  return only({ type: 'dict', entries, origin: node, node: undefined });
}

function constant(node: ast.Constant): Value {
  switch (node.type) {
    case 'none':
      return only({ type: 'literal', of: 'none', value: null });
    case 'bool':
      return only({ type: 'literal', of: 'bool', value: node.source === 'True' });
    case 'int':
    case 'float':
      return only({ type: 'literal', of: node.type, value: Number(node.source.replaceAll('_', '')) });
    default:
      return UNKNOWN;
  }
}

function dict(run: Evaluator, node: ast.Dict): Value {
  const entries = new Map<string | undefined, Value>();
  for (const item of node.items) {
    const value = evaluate(run, item.value);
    if (!item.key) {
      for (const atom of atomsOf(value, 'dict')) for (const [key, inner] of atom.entries) entries.set(key, inner);
      if (value.open) entries.set(undefined, UNKNOWN);
      continue;
    }
    const key = stringOf(evaluate(run, item.key));
    entries.set(key, key === undefined ? join(entries.get(key) ?? NEVER, value) : value);
  }
  return only({ type: 'dict', entries, origin: node, node });
}

function comprehension(run: Evaluator, node: ast.Comprehension): Value {
  const scope = new Scope('comprehension', run.scope, undefined);
  return run.inScope(scope, () => {
    for (const clause of node.clauses) {
      run.assignFromExpression(clause.target, elementOf(evaluate(run, clause.iterable)));
    }
    for (const condition of node.conditions) evaluate(run, condition);
    const key = node.key && evaluate(run, node.key);
    const element = evaluate(run, node.element);
    if (node.type === 'dict') {
      const name = key && stringOf(key);
      return only({ type: 'dict', entries: new Map([[name, element]]), origin: node, node: undefined });
    }
    return only({ type: 'sequence', items: undefined, element: { value: element }, origin: node, node: undefined });
  });
}

function loadName(run: Evaluator, node: ast.Name): Value {
  const found = run.scope.lookup(node.id);
  // A fragment whose import is elsewhere (or not typed yet): the name can only mean the package.
  if (!found && UNBOUND_PACKAGES.has(node.id)) return recorded(run, node, run.valueOfName(node.id));
  if (!found) return BUILTINS.has(node.id) ? only({ type: 'external', name: `builtins.${node.id}` }) : UNKNOWN;
  return recorded(run, node, found);
}

function recorded(run: Evaluator, node: ast.Name, value: Value): Value {
  if (value.atoms.some((atom) => FOLLOWED.has(atom.type))) run.recordName(node, value);
  return value;
}

/** Packages that nobody imports under another name without saying so; followed even where no import is seen. */
export const UNBOUND_PACKAGES: ReadonlySet<string> = new Set(['sagemaker', 'boto3']);

const FOLLOWED: ReadonlySet<Atom['type']> = new Set(['module', 'class', 'function', 'missing', 'method']);

const BUILTINS = new Set(
  'len list dict set tuple sorted reversed enumerate zip map filter print str repr int float bool open super isinstance type getattr setattr hasattr next iter id range min max sum any all vars dir format callable __import__'.split(
    ' ',
  ),
);

function loadAttribute(run: Evaluator, node: ast.Attribute): Value {
  // None has no attributes of interest: reaching this means the value was something else.
  const owner = withoutNone(evaluate(run, node.object));
  const value = attributeOf(run, owner, node);
  if (owner.atoms.some((atom) => atom.type === 'module' || atom.type === 'class' || atom.type === 'instance')) {
    run.recordAttribute(node, owner, value);
  }
  return value;
}

function attributeOf(run: Evaluator, owner: Value, node: ast.Attribute): Value {
  const name = node.name.id;
  let result: Value = owner.open ? UNKNOWN : NEVER;
  for (const atom of owner.atoms) result = join(result, attributeOfAtom(run, atom, name, node));
  return result;
}

function attributeOfAtom(run: Evaluator, atom: Atom, name: string, node: ast.Attribute): Value {
  const { knowledge } = run;
  switch (atom.type) {
    case 'module':
      return run.valueOfName(`${atom.name}.${name}`);
    case 'external':
      return run.valueOfName(`${atom.name}.${name}`);
    case 'local-module':
      return atom.module.member(name) ?? UNKNOWN;
    case 'class': {
      const owner = knowledge.methodOwner(atom.name, name);
      const self = { type: 'instance', cls: atom.name, made: undefined } as const;
      if (owner) return only({ type: 'method', self, owner, name });
      const cls = knowledge.attributeClass(atom.name, name);
      return cls ? only({ type: 'instance', cls, made: node }) : UNKNOWN;
    }
    case 'instance': {
      const stored = run.storedOn(atom, name);
      const owner = knowledge.methodOwner(atom.cls, name);
      if (owner) return only({ type: 'method', self: atom, owner, name });
      const cls = knowledge.attributeClass(atom.cls, name);
      if (cls) return join(only({ type: 'instance', cls, made: node }), stored ?? NEVER);
      return stored ? join(stored, UNKNOWN) : UNKNOWN;
    }
    case 'local-instance':
      return run.memberOf(atom.def, name, atom);
    case 'local-class':
      return run.memberOf(atom.def, name, undefined);
    default:
      return UNKNOWN;
  }
}

function subscript(run: Evaluator, node: ast.Subscript): Value {
  const owner = evaluate(run, node.object);
  const index = node.indices.map((one) => evaluate(run, one));
  const key = index[0] && exactly(index[0], 'literal')?.value;
  let result: Value = owner.open ? UNKNOWN : NEVER;
  const isSlice = node.indices.some((one) => one.kind === 'opaque' && one.type === 'slice');
  for (const atom of owner.atoms) {
    if (atom.type === 'sequence' && isSlice) {
      result = join(result, only({ ...atom, items: undefined, origin: node, node: undefined }));
    } else if (atom.type === 'sequence') {
      const at = typeof key === 'number' && atom.items ? atom.items.at(key) : undefined;
      result = join(result, at ?? atom.element.value);
    } else if (atom.type === 'dict') {
      if (typeof key === 'string' && atom.entries.has(key)) result = join(result, atom.entries.get(key) as Value);
      else if (typeof key === 'string') result = join(result, atom.entries.get(undefined) ?? UNKNOWN);
      else result = join(result, joinAll([...atom.entries.values()]));
    } else if (atom.type === 'local-instance') {
      result = join(result, methodResult(run, atom, '__getitem__', index) ?? UNKNOWN);
    } else {
      const cls = atom.type === 'instance' ? run.knowledge.attributeClass(atom.cls, '[]') : undefined;
      result = join(result, cls ? only({ type: 'instance', cls, made: node }) : UNKNOWN);
    }
  }
  return result;
}

const POSITIONAL = { form: 'positional', keyword: undefined } as const;

/** What a special method of a class of the program gives. */
function methodResult(
  run: Evaluator,
  self: LocalInstanceAtom,
  name: string,
  values: readonly Value[],
): Value | undefined {
  const methods = atomsOf(run.memberOf(self.def, name, self), 'local-function');
  const args = values.map((value) => ({ argument: POSITIONAL, value }));
  return methods.length > 0 ? joinAll(methods.map((method) => run.callLocal(method, args))) : undefined;
}

function call(run: Evaluator, node: ast.Call): Value {
  const callee = evaluate(run, node.callee);
  const args: EvaluatedArgument[] = node.args.map((argument) => ({ argument, value: evaluate(run, argument.value) }));
  const builtin = node.callee.kind === 'attribute' ? containerMethod(run, node, node.callee, args) : undefined;
  const result = builtin ?? callResult(run, node, callee, args);
  callPassed(run, node, callee, args);
  run.recordCall({ call: node, callee, args, result });
  return result;
}

function callResult(run: Evaluator, node: ast.Call, callee: Value, args: readonly EvaluatedArgument[]): Value {
  let result: Value = callee.open ? UNKNOWN : NEVER;
  let seen = false;
  for (const atom of callee.atoms) {
    const value = callAtom(run, node, atom, args);
    if (value) seen = true;
    result = join(result, value ?? UNKNOWN);
  }
  if (!seen) run.recordEscapes(args);
  return callee.atoms.length === 0 ? UNKNOWN : result;
}

function callAtom(run: Evaluator, node: ast.Call, atom: Atom, args: readonly EvaluatedArgument[]): Value | undefined {
  switch (atom.type) {
    case 'class':
    case 'function':
      return run.knowledge.callResult({ type: atom.type, name: atom.name }, node, args, run.lookUp);
    case 'method':
      return run.knowledge.callResult(
        { type: 'method', owner: atom.owner, cls: atom.self.cls, name: atom.name, self: only(atom.self) },
        node,
        args,
        run.lookUp,
      );
    case 'local-function':
      if (run.isForeign(atom.def)) run.recordHandedOver(atom.def, args);
      return run.callLocal(atom, args);
    case 'local-class':
      if (run.isForeign(atom.def)) run.recordHandedOver(atom.def, args);
      return run.construct(atom, node, args);
    case 'lambda':
      return atom.result;
    case 'local-instance': {
      const values = args.filter(({ argument }) => argument.form === 'positional').map(({ value }) => value);
      return methodResult(run, atom, '__call__', values);
    }
    case 'partial':
      return callResult(run, node, atom.callee, [
        ...atom.call.args.slice(1).map((argument) => ({ argument, value: run.valueOf(argument.value) })),
        ...args,
      ]);
    case 'external':
      if (atom.name === 'builtins.super') return run.superValue();
      if (atom.name === 'builtins.dict' && args.every(isKeyed)) return dictCall(node, args);
      return (
        named(run, atom.name, args) ??
        handedOn(atom.name, node, args) ??
        run.knowledge.externalCall(atom.name, node, args)
      );
    default:
      return undefined;
  }
}

const IMPORTERS = new Set(['importlib.import_module', 'builtins.__import__', 'pytest.importorskip']);

/** What a text names: `getattr(module, "Name")`, `import_module("a.b")`, `__import__("a.b")`; undefined for other calls. */
function named(run: Evaluator, callee: string, args: readonly EvaluatedArgument[]): Value | undefined {
  const [first, second, third] = args.map(({ value }) => value);
  const texts = [first, second].map((value) => value && stringOf(value));
  if (callee === 'builtins.getattr') {
    const modules = first && texts[1] !== undefined ? atomsOf(first, 'module') : [];
    if (modules.length === 0) return undefined;
    return joinAll([...modules.map(({ name }) => run.valueOfName(`${name}.${texts[1]}`)), third ?? NEVER]);
  }
  if (!IMPORTERS.has(callee)) return undefined;
  const [path = ''] = texts;
  // `__import__` gives the first package unless it is told otherwise.
  const isRoot = callee === 'builtins.__import__' && !args.some(({ argument }) => argument.keyword?.id === 'fromlist');
  const name = path.startsWith('.') ? `${texts[1] ?? ''}${path}` : isRoot ? (path.split('.')[0] ?? '') : path;
  return run.knowledge.resolve(name) && run.valueOfName(name);
}
