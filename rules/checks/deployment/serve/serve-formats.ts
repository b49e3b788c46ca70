import type { Expression } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import type { Context } from '../../context';
import { isNone, isSimple, unwrap } from '../../expressions';
import { numberedName } from '../../numbered-name';
import { builtBy, builtByOwner, isStillNamed, type ServePlan, servePlan } from './serve-plan';

/** The name that holds the ModelBuilder after the rewrite, where the deployment stands. */
export function builderNameAt(context: Context, plan: ServePlan, deploy: CallFact): string | undefined {
  const { call } = deploy;
  const { callee } = call;
  if (callee.kind !== 'attribute') return undefined;
  if (builtByOwner(context, deploy)) {
    return callee.kind === 'attribute' && isSimple(callee.object) ? context.source(unwrap(callee.object)) : undefined;
  }
  if (plan.form === 'chained') return numberedName(context, call, 'model_builder');
  if (plan.form === 'inline') return isSimple(callee.object) ? context.source(unwrap(callee.object)) : undefined;
  const object = plan.build.callee.kind === 'attribute' ? plan.build.callee.object : undefined;
  return object && isStillNamed(context, plan, call.host) ? context.source(unwrap(object)) : undefined;
}

/** The builder whose schema the deployed predictor encodes by; undefined for other deployments. */
export function schemaOwner(context: Context, deploy: CallFact): string | undefined {
  const plan = planOfDeploy(context, deploy);
  return plan && builderNameAt(context, plan, deploy);
}

/** True when the endpoint comes with the formats: V3 gives them to local ones. */
export function isLocalServe(context: Context, deploy: CallFact): boolean {
  return planOfDeploy(context, deploy)?.kind === 'local';
}

/** True when the program translates the payload itself, which an Endpoint of V3 does not take. */
export function isTranslated(context: Context, deploy: CallFact): boolean {
  const plan = planOfDeploy(context, deploy);
  const schema = plan && context.bind(plan.builder)?.byName.get('schema_builder')?.value;
  const maker = schema ? makerOf(context, schema) : undefined;
  const bound = maker && context.bind(maker);
  return ['input_translator', 'output_translator'].some((name) => {
    const value = bound?.byName.get(name)?.value;
    return value !== undefined && !isNone(value);
  });
}

function makerOf(context: Context, node: Expression): CallFact | undefined {
  const [atom] = context.valueOf(node).atoms;
  return atom?.type === 'instance' ? context.makerOf(atom) : undefined;
}

/** How the model that is deployed came from V2's own ModelBuilder; undefined for other deployments. */
export function planOfDeploy(context: Context, deploy: CallFact): ServePlan | undefined {
  const [atom] = deploy.callee.atoms;
  const own = builtByOwner(context, deploy);
  const build =
    atom?.type === 'method' && atom.name === 'deploy' ? (own ?? builtBy(context, atom.self.made)) : undefined;
  const plan = build && servePlan(context, build);
  return typeof plan === 'object' ? plan : undefined;
}
