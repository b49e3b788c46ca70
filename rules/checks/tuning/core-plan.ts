import type { Attribute, Call, Expression, Statement } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly } from '../../python/values';
import { forEachExpression } from '../../python/walk';
import { type NamedArgument, readArguments } from '../arguments';
import type { Context } from '../context';
import { dominates, isFixed, loopOf, targetOf } from '../deployment/sites';
import { isNone, isSimple, knownString, unwrap } from '../expressions';
import { functionOf } from '../inference/program-order';
import { describesStep } from '../pipelines/old-steps';
import { isInPipeline, sessionKind } from '../pipelines/pipeline-sessions';
import { JobSettings } from '../training/jobs/job-settings';
import { channelsOf } from '../training/training-inputs';
import { configRefusal } from './tuner-configs';
import { isTunerConstruction } from './tuner-objects';
import { rangesDoc } from './tuner-ranges';

/** How one tuner of one estimator becomes what `HyperParameterTuningJob.create` takes. */
export interface TuningPlan {
  readonly made: Call;
  readonly args: readonly NamedArgument[];
  /** The construction of the estimator. */
  readonly estimator: Call;
  /** The variable of the estimator, which gets the settings of the training jobs. */
  readonly settings: string;
  /** The variable of the tuner, which gets the job. */
  readonly job: string;
  readonly session: Expression | undefined;
  readonly fit: CallFact;
}

const PLAIN = 'sagemaker.estimator.Estimator';

/** What V2 sent of an estimator with a tuning job, or read for nothing else. */
const OF_ESTIMATOR: ReadonlySet<string> = new Set([
  'image_uri',
  'role',
  'instance_count',
  'instance_type',
  'volume_size',
  'volume_kms_key',
  'max_run',
  'input_mode',
  'output_path',
  'output_kms_key',
  'sagemaker_session',
  'hyperparameters',
  'subnets',
  'security_group_ids',
  'encrypt_inter_container_traffic',
  'enable_network_isolation',
  'use_spot_instances',
  'max_wait',
  'checkpoint_s3_uri',
  'checkpoint_local_path',
  'max_retry_attempts',
  'environment',
]);

const OF_TUNER: ReadonlySet<string> = new Set([
  'estimator',
  'objective_metric_name',
  'hyperparameter_ranges',
  'metric_definitions',
  'strategy',
  'objective_type',
  'max_jobs',
  'max_parallel_jobs',
  'max_runtime_in_seconds',
  'tags',
  'base_tuning_job_name',
  'warm_start_config',
  'early_stopping_type',
  'random_seed',
]);

/** Numbers of an estimator that may be zero. */
const COUNTS: ReadonlySet<string> = new Set(['max_retry_attempts']);

const OF_FIT: ReadonlySet<string> = new Set(['inputs', 'job_name', 'wait']);

/** Members that the tuning job answers as it does for an attached tuner. */
const MEMBERS: ReadonlySet<string> = new Set(['fit', 'wait', 'best_training_job', 'stop_tuning_job']);

/** The plan for a tuner in the style `core`; undefined where V3's HyperparameterTuner takes its place. */
export function tuningPlan(context: Context, made: Expression | undefined): TuningPlan | undefined {
  if (context.options.style !== 'core' || made?.kind !== 'call' || !context.isOwn(made.host)) return undefined;
  return context.memo('tuning-plan', made, () => {
    // What is asked of the call while its plan is made gets the answer for V3's tuner.
    const open = context.memo('tuning-plans-open', context.facts, () => new Set<Call>());
    if (open.has(made)) return undefined;
    open.add(made);
    const plan = planFor(context, made);
    open.delete(made);
    return plan;
  });
}

/** The plan of the tuner that the estimator is made for. */
export function planOfEstimator(context: Context, made: Call): TuningPlan | undefined {
  if (context.options.style !== 'core') return undefined;
  const [use] = context.usesOf(made).passedTo;
  const plan = use && isTunerConstruction(use.fact) ? tuningPlan(context, use.fact.call) : undefined;
  return plan?.estimator === made ? plan : undefined;
}

function planFor(context: Context, made: Call): TuningPlan | undefined {
  const fact = context.facts.calls.get(made);
  const target = targetOf(made);
  if (!fact || !isTunerConstruction(fact) || fact.callee.open || fact.callee.atoms.length !== 1) return undefined;
  if (target?.kind !== 'name') return undefined;
  // Most of the arguments move into shapes, where their comments would lose what they speak of.
  if (context.source(made).includes('#')) return undefined;
  const args = plainArguments(context, fact, OF_TUNER);
  const given = new Map(args?.map((one) => [one.name, one.value]));
  const estimator = exactly(context.valueOf(given.get('estimator') ?? made), 'instance');
  if (!args || estimator?.cls !== PLAIN || estimator.made?.kind !== 'call') return undefined;
  const settings = targetOf(estimator.made);
  const of = context.facts.calls.get(estimator.made);
  if (!of || settings?.kind !== 'name' || !context.isOwn(estimator.made.host)) return undefined;
  if (isInPipeline(context, estimator) || describesStep(context, made)) return undefined;
  const starts = context.usesOf(made).methods.filter(({ name }) => name === 'fit');
  const fit = starts.length === 1 ? starts[0]?.fact : undefined;
  if (!fit || context.source(fit.call).includes('#')) return undefined;
  if (!isStatement(fit) || !plainArguments(context, fit, OF_FIT)) return undefined;
  // The variables get values of other types.
  if ([estimator.made.host, made.host].some(isAnnotated)) return undefined;
  if (!isStraight(context, [estimator.made.host, made.host, fit.call.host])) return undefined;
  if (!isOnlyFor(context, estimator.made, settings.id, made)) return undefined;
  if (!isKept(context, made, target.id, fit)) return undefined;
  const values = plainArguments(context, of, OF_ESTIMATOR);
  if (!values || !canBeSent(context, given, values, made, of, fit)) return undefined;
  const session = values.find(({ name }) => name === 'sagemaker_session')?.value;
  if (session && !(isSimple(session) && isFixed(context, session) && sessionKind(context, session) === 'plain'))
    return undefined;
  return { made, args, estimator: estimator.made, settings: settings.id, job: target.id, session, fit };
}

/** The arguments that say something, if each is visibly given and one of those. */
function plainArguments(
  context: Context,
  fact: CallFact,
  known: ReadonlySet<string>,
): readonly NamedArgument[] | undefined {
  const { args, obstacle } = readArguments(context, fact);
  const given = args.filter(({ value }) => !isNone(value));
  const isPlain = given.every((one) => known.has(one.name) && !one.shown && !one.optional);
  return obstacle || !isPlain ? undefined : given;
}

function isStatement({ call, callee }: CallFact): boolean {
  const { body } = call.host;
  return body.kind === 'expression' && body.value === call && callee.atoms.length === 1 && !callee.open;
}

function isAnnotated({ body }: Statement): boolean {
  return body.kind === 'assign' && body.annotation !== undefined;
}

/** The statements run one after the other, each once. */
function isStraight(context: Context, [first, ...more]: readonly Statement[]): boolean {
  if (!first || loopOf(first)) return false;
  const home = functionOf(first);
  let last = first;
  for (const one of more) {
    if (functionOf(one) !== home || loopOf(one) || one.parent !== first.parent) return false;
    if (one.start <= last.start || !dominates(context, last, [one])) return false;
    last = one;
  }
  return true;
}

/** The estimator is there for the tuner alone. */
function isOnlyFor(context: Context, made: Call, id: string, tuner: Call): boolean {
  const { methods, attributes, stores, passedTo } = context.usesOf(made);
  if (methods.length + attributes.length + stores.length > 0 || passedTo.length !== 1) return false;
  const at = passedTo[0]?.at;
  if (passedTo[0]?.fact.call !== tuner || at?.kind !== 'name' || at.id !== id) return false;
  return isNowhereElse(context, made, new Set([at, targetOf(made) as Expression]));
}

function isKept(context: Context, made: Call, id: string, fit: CallFact): boolean {
  const { methods, attributes, stores, passedTo } = context.usesOf(made);
  if (stores.length + passedTo.length + attributes.length > 0) return false;
  const callees = methods.map(({ fact }) => fact.call.callee);
  const home = functionOf(made.host);
  const isPlain = (node: Expression): node is Attribute =>
    node.kind === 'attribute' &&
    node.object.kind === 'name' &&
    node.object.id === id &&
    MEMBERS.has(node.name.id) &&
    node.start >= fit.call.start &&
    functionOf(node.host) === home &&
    exactly(context.valueOf(node.object), 'instance')?.made === made;
  if (!callees.every(isPlain)) return false;
  const known = new Set<Expression>(callees.map((node) => (node as Attribute).object));
  return isNowhereElse(context, made, known.add(targetOf(made) as Expression));
}

function isNowhereElse(context: Context, made: Call, known: ReadonlySet<Expression>): boolean {
  let isElsewhere = false;
  for (const statements of context.facts.texts) {
    forEachExpression(statements, (node) => {
      if (node.kind !== 'name' || known.has(node)) return;
      if (context.valueOf(node).atoms.some((one) => one.type === 'instance' && one.made === made)) isElsewhere = true;
    });
  }
  return !isElsewhere;
}

function canBeSent(
  context: Context,
  given: ReadonlyMap<string, Expression>,
  values: readonly NamedArgument[],
  made: Call,
  of: CallFact,
  fit: CallFact,
): boolean {
  const ranges = given.get('hyperparameter_ranges');
  if (!ranges || !given.has('objective_metric_name') || !given.has('max_jobs')) return false;
  // The resources send no zero, which V2 did.
  const counts = [given.get('random_seed'), ...values.filter(({ name }) => COUNTS.has(name)).map(({ value }) => value)];
  if (!counts.every((one) => !one || /^[1-9]\d*$/.test(context.source(one)))) return false;
  const warm = given.get('warm_start_config');
  if (warm && configRefusal(context, 'warm_start_config', warm)) return false;
  if (!['metric_definitions', 'tags'].every((name) => isPairs(context, name, given.get(name)))) return false;
  const ownStyle = context.rewrite();
  if (!rangesDoc(context, ownStyle, ranges, made)) return false;
  const fixed = values.find(({ name }) => name === 'hyperparameters')?.value;
  const tuned = keysOf(context, ranges);
  const sent = fixed ? keysOf(context, fixed) : [];
  // V2 took a hyperparameter with a range out of the fixed ones.
  if (!tuned || !sent || sent.some((name) => tuned.includes(name))) return false;
  const args = readArguments(context, fit).args.filter(({ value }) => !isNone(value));
  for (const { name, value } of args) {
    if (name === 'inputs') {
      if (unwrap(value).kind !== 'dict' && knownString(context, value) === undefined) return false;
      const { doc, refused } = channelsOf(context, value, ownStyle, fit.call);
      if (refused || !doc) return false;
    }
    if (name === 'job_name' && knownString(context, value) === undefined) return false;
    if (name === 'wait' && !['True', 'False'].includes(context.source(value))) return false;
  }
  const settings = new JobSettings(PLAIN, of, context, ownStyle, readArguments(context, of).args, true);
  for (const argument of values) settings.take(argument);
  settings.finish();
  return settings.refused === undefined && settings.lines.length === 0;
}

/** The two keys of each entry, as the API names them. */
const PAIRS: Readonly<Record<string, readonly [string, string]>> = {
  metric_definitions: ['Name', 'Regex'],
  tags: ['Key', 'Value'],
};

function isPairs(context: Context, name: string, node: Expression | undefined): boolean {
  if (!node) return true;
  const list = unwrap(node);
  const [first, second] = PAIRS[name] ?? [];
  if (list.kind !== 'sequence' || !context.source(list).startsWith('[')) return false;
  return list.elements.every((one) => {
    const keys = keysOf(context, one);
    return keys?.length === 2 && keys[0] === first && keys[1] === second;
  });
}

/** The keys of a display of a dict, if all are texts written there. */
function keysOf(context: Context, node: Expression): readonly string[] | undefined {
  const dict = unwrap(node);
  if (dict.kind !== 'dict') return undefined;
  const keys = dict.items.map(({ key }) => (key?.kind === 'text' ? knownString(context, key) : undefined));
  return keys.every((key) => key !== undefined) && new Set(keys).size === keys.length ? keys : undefined;
}
