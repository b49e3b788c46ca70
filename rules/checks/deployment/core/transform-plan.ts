import type { Attribute, Call, Expression, Statement } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import { exactly } from '../../../python/values';
import { forEachExpression } from '../../../python/walk';
import { type NamedArgument, readArguments } from '../../arguments';
import type { Context } from '../../context';
import { isNone } from '../../expressions';
import { functionOf } from '../../inference/program-order';
import { numberedName } from '../../numbered-name';
import { describesStep } from '../../pipelines/old-steps';
import { isInPipeline, sessionKind } from '../../pipelines/pipeline-sessions';
import { targetOf } from '../sites';
import { hostPlan } from './host-plan';
import { describeInput, describeSettings } from './transform-settings';

/** How a V2 transformer becomes the settings of jobs that `TransformJob.create` starts. */
export interface TransformPlan {
  readonly made: Call;
  /** What the transformer was given. */
  readonly args: readonly NamedArgument[];
  /** The variable that holds the settings. */
  readonly name: string;
  /** The variable that holds the job. */
  readonly job: string;
}

export const TRANSFORMER = 'sagemaker.transformer.Transformer';

/** Members of a transformer that its settings or its job can answer. */
const MEMBERS: ReadonlySet<string> = new Set([
  'transform',
  'wait',
  'stop_transform_job',
  'delete_model',
  'output_path',
  'model_name',
  'latest_transform_job',
  '_current_job_name',
]);

/** The plan for a transformer in the style `core`; undefined where V3's Transformer takes its place. */
export function transformPlan(context: Context, made: Expression | undefined): TransformPlan | undefined {
  if (context.options.style !== 'core' || made?.kind !== 'call' || !context.isOwn(made.host)) return undefined;
  return context.memo('transform-plan', made, () => planFor(context, made));
}

function planFor(context: Context, made: Call): TransformPlan | undefined {
  const fact = context.facts.calls.get(made);
  const atom = fact && fact.callee.atoms.length === 1 && !fact.callee.open ? fact.callee.atoms[0] : undefined;
  const isHosted = atom?.type === 'method' && atom.name === 'transformer' && hostPlan(context, atom.self.made);
  if (!fact || !(isHosted || (atom?.type === 'class' && atom.name === TRANSFORMER))) return undefined;
  if (isInPipeline(context, { type: 'instance', cls: TRANSFORMER, made }) || describesStep(context, made))
    return undefined;
  const { args, obstacle } = readArguments(context, fact);
  const session = args.find((one) => one.name === 'sagemaker_session' && !isNone(one.value));
  if (session && sessionKind(context, session.value) !== 'plain') return undefined;
  const target = targetOf(made);
  if (obstacle || target?.kind !== 'name') return undefined;
  const starts = context.usesOf(made).methods.filter(({ name }) => name === 'transform');
  if (
    starts.length === 0 ||
    !isKept(
      context,
      made,
      target.id,
      starts.map((one) => one.fact),
    )
  )
    return undefined;
  if (describeSettings(context, context.rewrite(), fact, args).refused !== undefined) return undefined;
  const plan = { made, args, name: target.id, job: numberedName(context, made, 'transform_job') };
  if (starts.some((one) => describeInput(context, context.rewrite(), one.fact, plan).refused !== undefined))
    return undefined;
  return plan;
}

/** The object is used by its name alone, for what a job can stand in for, where `transform` runs or below. */
function isKept(context: Context, made: Call, id: string, starts: readonly CallFact[]): boolean {
  const uses = context.usesOf(made);
  if (uses.stores.length > 0 || uses.passedTo.length > 0) return false;
  const homes = new Set<Statement | undefined>(starts.map(({ call }) => functionOf(call.host)));
  const [home] = homes;
  if (homes.size > 1) return false;
  const isStatement = ({ call, callee }: CallFact): boolean =>
    call.host.body.kind === 'expression' && call.host.body.value === call && callee.atoms.length === 1 && !callee.open;
  if (!starts.every(isStatement)) return false;
  const nodes = [...uses.methods.map(({ fact }) => fact.call.callee), ...uses.attributes];
  const isPlain = (node: Expression): node is Attribute =>
    node.kind === 'attribute' &&
    node.object.kind === 'name' &&
    node.object.id === id &&
    exactly(context.valueOf(node.object), 'instance')?.made === made &&
    (home === undefined || functionOf(node.host) === home) &&
    MEMBERS.has(node.name.id);
  if (!nodes.every(isPlain)) return false;
  const known = new Set<Expression>(nodes.map((node) => (node as Attribute).object));
  const { body } = made.host;
  if (body.kind === 'assign') for (const one of body.targets) known.add(one);
  let isElsewhere = false;
  for (const statements of context.facts.texts) {
    forEachExpression(statements, (node) => {
      if (node.kind !== 'name' || node.id !== id || known.has(node)) return;
      if (context.valueOf(node).atoms.some((one) => one.type === 'instance' && one.made === made)) isElsewhere = true;
    });
  }
  return !isElsewhere;
}
