import type { Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { InstanceAtom, MethodAtom, Value } from '../../python/values';
import { bindArguments } from '../../sdk/bind-arguments';
import type { Problem } from '../check';
import type { Context } from '../context';
import { isNone, isSimple, unwrap } from '../expressions';
import { customClass, formatsClass, PREDICTOR_PARAMETERS } from './predictor-subclass';
import { functionOf } from './program-order';

/** Canonical name of V2's predictor. */
export const PREDICTOR = 'sagemaker.base_predictor.Predictor';

/** Canonical name of V2's predictor of an asynchronous endpoint; it holds another predictor. */
export const ASYNC_PREDICTOR = 'sagemaker.predictor_async.AsyncPredictor';

function isPredictor(context: Context, cls: string): boolean {
  return cls === ASYNC_PREDICTOR || context.knowledge.isSubclass(cls, PREDICTOR);
}

/** The predictors among the alternatives of a value. */
export function predictorsOf(value: Value, context: Context): readonly InstanceAtom[] {
  return value.atoms.filter((atom): atom is InstanceAtom => atom.type === 'instance' && isPredictor(context, atom.cls));
}

/** The predictor methods of the name that the call may be. */
export function predictorMethods(fact: CallFact, name: string, context: Context): readonly MethodAtom[] {
  return fact.callee.atoms.filter(
    (atom): atom is MethodAtom => atom.type === 'method' && atom.name === name && isPredictor(context, atom.self.cls),
  );
}

/** The creating expressions of the objects. */
export function makersOf(atoms: readonly InstanceAtom[]): readonly Expression[] {
  return atoms.flatMap((atom) => (atom.made ? [atom.made] : []));
}

/**
 * The problem as it may be acted on: nothing of a predictor is rewritten while what makes it stays V2, because then
 * nothing sets its formats on the endpoint.
 */
export function withMaker(problem: Problem, atoms: readonly InstanceAtom[], context: Context): Problem {
  const custom = atoms.map(({ made }) => customClass(made, context)).find((one) => one !== undefined);
  if (custom !== undefined && problem.code !== 'SM503') {
    const note = `This predictor is a ${custom} in V2: let that class hold the Endpoint, as its marker says, and call this on it.`;
    return { ...problem, message: `An Endpoint of V3 is no ${custom}`, fix: { grade: 'withheld', note } };
  }
  if (problem.fix.grade === 'withheld') return problem;
  const stuck = atoms.find((atom) => atom.made && !isMadeByHandled(atom.made, context));
  if (!stuck?.made) return problem;
  const note = `What makes this predictor (${context.source(stuck.made.kind === 'call' ? stuck.made.callee : stuck.made)}) is not rewritten: migrate it first, then use the Endpoint it gives.`;
  return { ...problem, fix: { grade: 'withheld', note } };
}

/** True when some check rewrites (or refuses) the class that the predictor comes from. */
function isMadeByHandled(made: Expression, context: Context): boolean {
  const maker = made.kind === 'call' ? context.facts.calls.get(made) : undefined;
  return (
    maker?.callee.atoms.some((atom) => {
      if (atom.type === 'class') return context.isHandled(atom.name);
      if (atom.type === 'local-class') return formatsClass(maker.callee, context) !== undefined;
      return (
        atom.type === 'method' && (context.isHandled(atom.self.cls) || context.isHandled(`${atom.self.cls}.deploy`))
      );
    }) === true
  );
}

/** An argument of the call that created the predictor, None left out. */
export function makerArgument(context: Context, made: Expression | undefined, name: string): Expression | undefined {
  const maker = made?.kind === 'call' ? context.facts.calls.get(made) : undefined;
  return maker && argumentOf(context, maker, name);
}

function argumentOf(context: Context, fact: CallFact, name: string): Expression | undefined {
  const bound = formatsClass(fact.callee, context)
    ? bindArguments(PREDICTOR_PARAMETERS, fact.call)
    : context.bind(fact);
  const value = (bound?.byName.get(name) ?? bound?.extra.get(name))?.value;
  return value && !isNone(value) ? value : undefined;
}

/** The call that made the predictor inside of `AsyncPredictor(…)`; the call itself where it is no such construction. */
export function innerMaker(context: Context, made: Expression | undefined): Expression | undefined {
  const inner = isWrapped(context, made) ? makerArgument(context, made, 'predictor') : undefined;
  const [atom] = inner ? predictorsOf(context.valueOf(inner), context) : [];
  return isWrapped(context, made) ? atom?.made : made;
}

function isWrapped(context: Context, made: Expression | undefined): boolean {
  const maker = made?.kind === 'call' ? context.facts.calls.get(made) : undefined;
  return maker?.callee.atoms.some((atom) => atom.type === 'class' && atom.name === ASYNC_PREDICTOR) ?? false;
}

/** True when the deploy asks for asynchronous inference (V2 then gives an AsyncPredictor), or one is constructed. */
export function isAsync(context: Context, made: Expression | undefined): boolean {
  return isWrapped(context, made) || makerArgument(context, made, 'async_inference_config') !== undefined;
}

/** The session that a predictor uses. */
export type UsedSession =
  /** The default one, or none that was named. */
  | { readonly kind: 'default' }
  /** This expression holds it, and may be written again at the use. */
  | { readonly kind: 'named'; readonly text: string }
  | { readonly kind: 'hidden' };

/** The SDK session given when the predictor (or the model or estimator that deployed it) was constructed. */
export function sessionOf(context: Context, made: Expression | undefined, at: Call): UsedSession {
  const inner = innerMaker(context, made);
  let maker = inner?.kind === 'call' ? context.facts.calls.get(inner) : undefined;
  const seen = new Set<CallFact>();
  while (maker && !seen.has(maker)) {
    seen.add(maker);
    const given = argumentOf(context, maker, 'sagemaker_session');
    if (given) return usedSession(context, unwrap(given), at);
    const [atom] = maker.callee.atoms;
    maker = atom?.type === 'method' ? context.makerOf(atom.self) : undefined;
  }
  return { kind: 'default' };
}

function usedSession(context: Context, given: Expression, at: Call): UsedSession {
  if (isDefaultSession(context, given)) return { kind: 'default' };
  const isVisible = isSimple(given) && functionOf(given.host) === functionOf(at.host);
  return isVisible ? { kind: 'named', text: context.source(given) } : { kind: 'hidden' };
}

/** True for the result of `Session()` without arguments. */
export function isDefaultSession(context: Context, node: Expression): boolean {
  const value = context.valueOf(node);
  const [atom] = value.atoms;
  if (value.open || value.atoms.length !== 1 || atom?.type !== 'instance') return false;
  return /\.Session$/.test(atom.cls) && atom.made?.kind === 'call' && atom.made.args.length === 0;
}
