import type { Call, Parameter, Statement } from './ast';

/** A class that is its base but for arguments of its constructor. */
export interface HandOn {
  /** Parameters of its `__init__`, the receiver left out. */
  readonly params: readonly Parameter[];
  /** The call of the base's `__init__`, which is all that its own does. */
  readonly call: Call;
}

const known = new WeakMap<Statement, { readonly handOn: HandOn | undefined }>();

/** Reads a class of which all the code is an `__init__` that calls that of its one base. */
export function handOnOf(def: Statement): HandOn | undefined {
  const cached = known.get(def) ?? { handOn: read(def) };
  known.set(def, cached);
  return cached.handOn;
}

function read({ body }: Statement): HandOn | undefined {
  if (body.kind !== 'class' || body.decorators.length > 0 || body.bases.length !== 1) return undefined;
  const [init, ...more] = codeOf(body.body);
  if (init?.body.kind !== 'function' || more.length > 0) return undefined;
  const { name, params, decorators } = init.body;
  if (name.id !== '__init__' || decorators.length > 0 || params[0]?.form !== 'plain') return undefined;
  const [only, ...others] = codeOf(init.body.body);
  const call = only?.body.kind === 'expression' ? only.body.value : undefined;
  if (call?.kind !== 'call' || others.length > 0) return undefined;
  return isSuperInit(call, body.name.id) ? { params: params.slice(1), call } : undefined;
}

/** The statements but for docstrings. */
function codeOf(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(({ body }) => body.kind !== 'expression' || body.value.kind !== 'text');
}

function isSuperInit({ callee }: Call, cls: string): boolean {
  if (callee.kind !== 'attribute' || callee.name.id !== '__init__' || callee.object.kind !== 'call') return false;
  const { callee: outer, args } = callee.object;
  if (outer.kind !== 'name' || outer.id !== 'super') return false;
  return args.length === 0 || (args.length === 2 && args[0]?.value.kind === 'name' && args[0].value.id === cls);
}
