import { FRAMEWORK_MODELS, PIPELINE_MODEL } from '../../../catalog/mappings/model';
import type { Attribute, Call, Expression } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import { exactly } from '../../../python/values';
import { forEachExpression } from '../../../python/walk';
import { type NamedArgument, readArguments } from '../../arguments';
import type { Context } from '../../context';
import { isNone, knownString } from '../../expressions';
import { blockOf } from '../../inference/program-order';
import { describesStep } from '../../pipelines/old-steps';
import { isInPipeline, sessionKind } from '../../pipelines/pipeline-sessions';

import { loopOf, runTogether, statementFor, targetOf } from '../sites';
import { describeEndpoint, isUpdating } from './endpoint';
import { describeModel } from './model-settings';

/** How a V2 model becomes the `Model` of sagemaker-core that is created where V2's object was made. */
export interface HostPlan {
  /** The V2 class. */
  readonly cls: string;
  readonly made: Call;
  /** The variable that holds the model. */
  readonly name: string;
  /** The one call for which V2 created the model in SageMaker. */
  readonly use: CallFact;
}

/** V2 models whose container can be described without ModelBuilder. */
const DESCRIBABLE: ReadonlySet<string> = new Set([
  'sagemaker.model.Model',
  PIPELINE_MODEL,
  ...Object.keys(FRAMEWORK_MODELS),
]);

/** Methods for which V2 created the model. */
const CREATORS: ReadonlySet<string> = new Set(['deploy', 'create', 'transformer']);

/** Members that a `Model` of sagemaker-core answers. */
const MEMBERS: ReadonlySet<string> = new Set([...CREATORS, 'delete_model', 'name']);

/** The plan for a model in the style `core`, or for one that ModelBuilder cannot host; undefined where that takes its place. */
export function hostPlan(context: Context, made: Expression | undefined): HostPlan | undefined {
  if (made?.kind !== 'call' || !context.isOwn(made.host)) return undefined;
  return context.memo('host-plan', made, () => planFor(context, made));
}

function planFor(context: Context, made: Call): HostPlan | undefined {
  const fact = context.facts.calls.get(made);
  const atom = fact && fact.callee.atoms.length === 1 && !fact.callee.open ? fact.callee.atoms[0] : undefined;
  if (!fact || atom?.type !== 'class' || !DESCRIBABLE.has(atom.name)) return undefined;
  const { args, obstacle } = readArguments(context, fact);
  const target = targetOf(made);
  if (obstacle || target?.kind !== 'name' || !statementFor(context, made)) return undefined;
  if (isInPipeline(context, { type: 'instance', cls: atom.name, made }) || describesStep(context, made))
    return undefined;
  const session = args.find((one) => one.name === 'sagemaker_session' && !isNone(one.value));
  if (session && sessionKind(context, session.value) !== 'plain') return undefined;
  const [use, ...others] = context.usesOf(made).methods.filter(({ name }) => CREATORS.has(name));
  if (!use || others.length > 0 || use.fact.callee.atoms.length > 1 || use.fact.callee.open) return undefined;
  const isBeyond = isBeyondBuilder(context, args) || (use.name === 'deploy' && isUpdating(context, use.fact));
  if (context.options.style !== 'core' && !isBeyond) return undefined;
  if (!isBoundTo(context, made, use.fact) || !isKept(context, made, target.id)) return undefined;
  const settings = describeModel(context, context.rewrite(), fact, atom.name, args, use.fact);
  if (settings.refused !== undefined) return undefined;
  if (use.name === 'deploy' && describeEndpoint(context, context.rewrite(), use.fact, made, atom.name).refused)
    return undefined;
  if (use.name !== 'deploy' && !isPlainUse(context, use.fact)) return undefined;
  return { cls: atom.name, made, name: target.id, use: use.fact };
}

/** What ModelBuilder cannot be told about the code of a model, or cannot read. */
function isBeyondBuilder(context: Context, args: readonly NamedArgument[]): boolean {
  const given = new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one.value]));
  if (!given.has('entry_point')) return false;
  const data = given.get('model_data');
  const place = data && knownString(context, data);
  const isLocal = place !== undefined && !place.startsWith('s3://');
  return isLocal || ['code_location', 'dependencies', 'model_kms_key'].some((name) => given.has(name));
}

/** The model is created exactly as often as V2 did: its construction and its use stand in one block. */
function isBoundTo(context: Context, made: Call, { call }: CallFact): boolean {
  if (!runTogether(made.host, call.host) || loopOf(made.host) !== loopOf(call.host)) return false;
  if (call.host === made.host || !statementFor(context, call)) return false;
  if (!made.host.parent) return !call.host.parent;
  return blockOf(context, made.host).includes(call.host);
}

/** The object is used by its name alone, for what a resource can stand in for. */
function isKept(context: Context, made: Call, id: string): boolean {
  const uses = context.usesOf(made);
  if (uses.stores.length > 0 || uses.passedTo.length > 0) return false;
  const nodes = [...uses.methods.map(({ fact }) => fact.call.callee), ...uses.attributes];
  const isPlain = (node: Expression): node is Attribute =>
    node.kind === 'attribute' &&
    node.object.kind === 'name' &&
    node.object.id === id &&
    exactly(context.valueOf(node.object), 'instance')?.made === made &&
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

/** `create()` or `transformer()` with arguments that say nothing about the model itself. */
function isPlainUse(context: Context, fact: CallFact): boolean {
  const { args, obstacle } = readArguments(context, fact);
  const isSaid = ({ name, value }: NamedArgument): boolean => name === 'tags' && !isNone(value);
  return !obstacle && !args.some(isSaid);
}
