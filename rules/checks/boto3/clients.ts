import { code, type DocItem, joined, keyword } from '../../edits/doc';
import type { Attribute, Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly, type InstanceAtom, type MethodAtom } from '../../python/values';
import { isBelow } from '../../sdk/versions';
import type { Context } from '../context';
import { isSimple, unwrap } from '../expressions';
import { bindersOf } from './binders';

/** A call of a boto3 client's method. */
export interface ClientCall {
  readonly name: string;
  readonly callee: Attribute;
  readonly atoms: readonly MethodAtom[];
  /** What is called may also be something else. */
  readonly partial: boolean;
}

/** Where a client talks to, as arguments of a V3 resource; none for the default session and region. */
export type Origin = { readonly items: readonly DocItem[] } | { readonly refused: string };

/** The call of a client's method, if the callee may be one. */
export function clientCall(fact: CallFact, cls: string): ClientCall | undefined {
  const { callee } = fact.call;
  if (callee.kind !== 'attribute') return undefined;
  const atoms = fact.callee.atoms.filter((atom): atom is MethodAtom => atom.type === 'method' && atom.self.cls === cls);
  const [first] = atoms;
  if (!first) return undefined;
  return {
    name: first.name,
    callee,
    atoms,
    partial: fact.callee.open || atoms.length < fact.callee.atoms.length,
  };
}

/** Where the client talks to, as V3 is told; refused where V3 would ask another region, account or endpoint. */
export function originOf({ atoms, partial, callee }: ClientCall, context: Context): Origin {
  if (partial) return { refused: `${context.source(callee.object)} may also be something else here` };
  const origins = atoms.map(({ self }) => originOfClient(self, callee, context));
  const [first] = origins;
  const refused = origins.find((one) => 'refused' in one);
  if (refused || !first || 'refused' in first) {
    return refused ?? { refused: 'where the client comes from cannot be seen' };
  }
  if (origins.some((one) => JSON.stringify(one) !== JSON.stringify(first))) {
    return { refused: 'clients of different sessions or regions come together here' };
  }
  if (first.items.length === 0 && !hasOneOrigin(context)) {
    return { refused: 'this program uses more than one session or region, and V3 falls back to the first one used' };
  }
  if (first.items.length > 0 && isBelow(context.options.target, '3.24')) {
    return { refused: 'before 3.24 V3 knows one session and region per process' };
  }
  return first;
}

function originOfClient(self: InstanceAtom, use: Expression, context: Context): Origin {
  const { made } = self;
  if (context.usesIdentifier('Stubber')) return { refused: 'the program has a Stubber answer for its clients' };
  if (!made) return { refused: 'where the client comes from cannot be seen' };
  const touched = [...context.usesOf(made).attributes].find(({ name }) => /^(exceptions|meta)$/.test(name.id));
  if (touched) {
    return {
      refused: `the program uses ${context.source(touched)}, which belongs to this client and not to that of V3`,
    };
  }
  if (made.kind === 'attribute') return originOfAttribute(made, use, context);
  if (made.kind !== 'call') return { refused: 'where the client comes from cannot be seen' };
  const region = regionOf(made, use, context);
  if (region && 'refused' in region) return region;
  const items = region ? [keyword('region', region.doc)] : [];
  const session = sessionOf(made, context);
  if (!session) return { items };
  const known = originOfSession(session, use, context);
  return 'refused' in known ? known : { items: [...known.items, ...items] };
}

/** `session.sagemaker_client`: the client of an SDK session. */
function originOfAttribute(made: Attribute, use: Expression, context: Context): Origin {
  const session = unwrap(made.object);
  const maker = exactly(context.valueOf(session), 'instance')?.made;
  const isPlain =
    maker?.kind === 'call' &&
    maker.args.every(({ keyword: name }) => /^(boto_session|default_bucket\w*)$/.test(name?.id ?? ''));
  if (!isPlain) return { refused: `how ${context.source(session)} was set up cannot be seen` };
  if (maker.args.every(({ keyword: name }) => name?.id !== 'boto_session')) return { items: [] };
  if (!isSteady(session, use, context))
    return { refused: `${context.source(session)} may change or be out of reach here` };
  return { items: [keyword('session', joined(code(context.source(session)), code('.boto_session')))] };
}

/** The expression of the boto3 session whose `client` was called. */
function sessionOf(made: Call, context: Context): Expression | undefined {
  const { callee } = made;
  if (callee.kind !== 'attribute') return undefined;
  const isMethod = context.valueOf(callee).atoms.some((atom) => atom.type === 'method');
  return isMethod ? callee.object : undefined;
}

function originOfSession(session: Expression, use: Expression, context: Context): Origin {
  const maker = exactly(context.valueOf(session), 'instance')?.made;
  if (maker?.kind === 'call' && maker.args.length === 0) return { items: [] };
  if (!isSteady(unwrap(session), use, context)) {
    return { refused: `the boto3 session ${context.source(session)} cannot be passed on from here` };
  }
  return { items: [keyword('session', code(context.source(session)))] };
}

/** The region given to `client(…)`; refused for any other setting, which V3 would ignore. */
function regionOf(
  made: Call,
  use: Expression,
  context: Context,
): { readonly doc: DocItem['value'] } | { readonly refused: string } | undefined {
  const settings = made.args.filter(({ keyword: name, form }, index) =>
    form === 'positional' ? index > 0 : name?.id !== 'service_name',
  );
  const region = settings.find(({ keyword: name, form }) => form === 'positional' || name?.id === 'region_name')?.value;
  const other = settings.find(({ value }) => value !== region);
  if (other) {
    return { refused: `the client is made with ${context.source(other)}, which the client of V3 does not have` };
  }
  if (!region) return undefined;
  if (!isSteady(unwrap(region), use, context)) {
    return { refused: `the region ${context.source(region)} of the client is out of reach here` };
  }
  return { doc: code(context.source(region)) };
}

/** True when writing the expression again at another place of the program means the same. */
function isSteady(node: Expression, use: Expression, context: Context): boolean {
  if (node.kind === 'text') return true;
  if (!isSimple(node)) return false;
  let base: Expression = node;
  while (base.kind === 'attribute') base = base.object;
  if (base.kind !== 'name') return false;
  // The name must mean the same where the client is made and where it is used.
  const [binder, ...more] = bindersOf(base.id, node.host, context);
  const [other, ...others] = bindersOf(base.id, use.host, context);
  if (!binder || binder !== other || more.length > 0 || others.length > 0) return false;
  if (!/^(assign|import|import-from)$/.test(binder.body.kind)) return false;
  for (let outer = binder.parent; outer; outer = outer.parent) if (/^(for|while)$/.test(outer.body.kind)) return false;
  return true;
}

/** True when everything in the program talks to the default session and region, as V3 does without arguments. */
function hasOneOrigin(context: Context): boolean {
  return context.memo('boto3-one-origin', context.facts, () =>
    [...context.facts.calls.values()].every(({ call, callee }) =>
      callee.atoms.every((atom) => {
        if (atom.type === 'external' && atom.name === 'boto3.setup_default_session') return false;
        if (atom.type === 'class' && atom.name === 'boto3.session.Session') return call.args.length === 0;
        const isClient = context
          .valueOf(call)
          .atoms.some((one) => one.type === 'instance' && /^boto3:sagemaker/.test(one.cls) && one.made === call);
        return !isClient || call.args.length === 1;
      }),
    ),
  );
}
