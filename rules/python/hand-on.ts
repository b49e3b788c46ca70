import type { Call, Expression, Parameter, Statement } from './ast';

/** A class that is its base but for arguments of its constructor. */
export interface HandOn {
  /** Parameters of its `__init__`, the receiver left out. */
  readonly params: readonly Parameter[];
  /** The call of the base's `__init__`, which is all that its own does. */
  readonly call: Call;
  readonly init: Statement;
  /** What else the class defines; docstrings left out. */
  readonly others: readonly Statement[];
}

const known = new WeakMap<Statement, { readonly handOn: HandOn | undefined }>();

/** Reads a class of which all the code is an `__init__` that calls that of its one base. */
export function handOnOf(def: Statement): HandOn | undefined {
  const handOn = constructorOf(def);
  return handOn?.others.length === 0 ? handOn : undefined;
}

/** Reads a class with such an `__init__` and whatever else. */
export function constructorOf(def: Statement): HandOn | undefined {
  const cached = known.get(def) ?? { handOn: read(def) };
  known.set(def, cached);
  return cached.handOn;
}

function read({ body }: Statement): HandOn | undefined {
  if (body.kind !== 'class' || body.decorators.length > 0 || body.bases.length !== 1) return undefined;
  const code = codeOf(body.body);
  const isInit = (one: Statement): boolean => one.body.kind === 'function' && one.body.name.id === '__init__';
  const init = code.find(isInit);
  if (init?.body.kind !== 'function') return undefined;
  const { params, decorators } = init.body;
  if (decorators.length > 0 || params[0]?.form !== 'plain') return undefined;
  const [only, ...others] = codeOf(init.body.body);
  const call = only?.body.kind === 'expression' ? only.body.value : undefined;
  if (call?.kind !== 'call' || others.length > 0) return undefined;
  if (!isSuperInit(call, body.name.id)) return undefined;
  return { params: params.slice(1), call, init, others: code.filter((one) => one !== init) };
}

/** The statements but for docstrings. */
function codeOf(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(({ body }) => body.kind !== 'expression' || body.value.kind !== 'text');
}

function isSuperInit({ callee }: Call, cls: string): boolean {
  return callee.kind === 'attribute' && callee.name.id === '__init__' && isSuper(callee.object, cls);
}

/** True for `super()` and `super(cls, self)`. */
export function isSuper(node: Expression, cls: string): boolean {
  if (node.kind !== 'call' || node.callee.kind !== 'name' || node.callee.id !== 'super') return false;
  const [first, ...more] = node.args;
  return !first || (first.value.kind === 'name' && first.value.id === cls && more.length === 1);
}
