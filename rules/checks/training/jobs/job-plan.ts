import type { Attribute, Call, Expression, Name, Statement } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import { exactly } from '../../../python/values';
import { forEachExpression } from '../../../python/walk';
import { readArguments } from '../../arguments';
import type { Context } from '../../context';
import { targetOf } from '../../deployment/sites';
import { isNone } from '../../expressions';
import { functionOf } from '../../inference/program-order';
import { describesStep } from '../../pipelines/old-steps';
import { isInPipeline } from '../../pipelines/pipeline-sessions';
import { TRAINABLE } from '../estimator';
import { type HandedOn, handedOn } from './handed-on';
import { HOSTING_MEMBERS, isHostable } from './hosting';
import { JOB_MEMBERS } from './job-members';
import { JobSettings, saysSomething } from './job-settings';

/** How an estimator becomes the settings of training jobs that `TrainingJob.create` starts. */
export interface JobPlan {
  /** The V2 class. */
  readonly cls: string;
  /** The construction. */
  readonly made: Call;
  /** The variable that holds the settings. */
  readonly name: string;
  /** The variable that holds the job. */
  readonly job: string;
  /** The container starts a script, and is told of it by hyperparameters. */
  readonly isScript: boolean;
  /** What names of jobs begin with, where that is worked out once. */
  readonly base: string | undefined;
  /** The session of the estimator; undefined for one that is as good as any. */
  readonly session: string | undefined;
  /** Functions that get the job. */
  readonly handed: HandedOn;
}

/**
 * The plan for an estimator whose requests ModelTrainer cannot send, or for any with the style `core`; undefined where
 * ModelTrainer takes its place.
 */
export function jobPlan(context: Context, made: Expression | undefined): JobPlan | undefined {
  if (made?.kind !== 'call' || !context.isOwn(made.host)) return undefined;
  return context.memo('job-plan', made, () => planFor(context, made));
}

/** Classes whose containers are told more, which ModelTrainer passes on. */
const FEWER = /\.(?:MXNet|Chainer|RLEstimator|JumpStartEstimator)$/;

function planFor(context: Context, made: Call): JobPlan | undefined {
  const fact = context.facts.calls.get(made);
  const atom = fact && fact.callee.atoms.length === 1 && !fact.callee.open ? fact.callee.atoms[0] : undefined;
  if (!fact || atom?.type !== 'class' || !TRAINABLE.has(atom.name)) return undefined;
  const { args, deeper } = readArguments(context, fact);
  if (deeper || FEWER.test(atom.name)) return undefined;
  // A pipeline describes jobs: what is created here would run at once.
  if (isInPipeline(context, { type: 'instance', cls: atom.name, made }) || describesStep(context, made))
    return undefined;
  const { methods } = context.usesOf(made);
  const isHosted = methods.some(({ name }) => HOSTING_MEMBERS.has(name));
  const fits = methods.filter(({ name }) => name === 'fit').map((use) => use.fact);
  const isWanted =
    context.options.style === 'core' ||
    args.some((one) => saysSomething(context, one)) ||
    fits.some((fit) => asksForMore(context, fit));
  const target = targetOf(made);
  if (!isWanted || fits.length === 0 || target?.kind !== 'name') return undefined;
  if (!fits.every((fit) => isStatement(context, fit))) return undefined;
  const handed = handedOn(context, made, target, context.usesOf(made).passedTo);
  if (!handed || !isKeptWithin(context, made, target, fits, handed)) return undefined;
  const settings = new JobSettings(atom.name, fact, context, context.rewrite(), args);
  for (const argument of args) settings.take(argument);
  settings.finish();
  if (settings.refused !== undefined) return undefined;
  if (isHosted && !isHostable(context, args, settings.isContainerLaunched)) return undefined;
  return {
    cls: atom.name,
    made,
    name: target.id,
    job: jobName(context, made),
    isScript: settings.isContainerLaunched,
    base: settings.base,
    session: settings.ownSession,
    handed,
  };
}

function asksForMore(context: Context, fit: CallFact): boolean {
  const given = context.bind(fit)?.byName;
  return ['job_name', 'experiment_config'].some((name) => {
    const value = given?.get(name)?.value;
    return value !== undefined && !isNone(value);
  });
}

/** `estimator.fit(…)` as a statement of its own, whose arguments can be read. */
function isStatement(context: Context, { call }: CallFact): boolean {
  const { body } = call.host;
  if (body.kind !== 'expression' || body.value !== call || call.callee.kind !== 'attribute') return false;
  const fact = context.facts.calls.get(call);
  return fact !== undefined && !fact.callee.open && fact.callee.atoms.length === 1;
}

/** The object is used by its name alone, for what a job can stand in for, and its job where `fit` runs or below. */
function isKeptWithin(
  context: Context,
  made: Call,
  target: Name,
  fits: readonly CallFact[],
  handed: HandedOn,
): boolean {
  const uses = context.usesOf(made);
  if (uses.stores.length > 0) return false;
  const homes = new Set<Statement | undefined>(fits.map(({ call }) => functionOf(call.host)));
  const [home] = homes;
  if (homes.size > 1) return false;
  const isNear = (node: Expression): boolean => home === undefined || functionOf(node.host) === home;
  const isPlain = (node: Expression): boolean =>
    node.kind === 'attribute' &&
    node.object.kind === 'name' &&
    node.object.id === target.id &&
    exactly(context.valueOf(node.object), 'instance')?.made === made;
  const named = [...uses.methods.map(({ fact }) => fact.call.callee), ...uses.attributes];
  const isRead = (node: Expression): boolean => node.kind === 'attribute' && handed.read.has(node.object);
  const own = named.filter((node) => !isRead(node));
  if (!own.every((node) => isPlain(node) && isNear(node) && isAnswered((node as Attribute).name.id))) return false;
  if (![...handed.given].every(isNear)) return false;
  const known = new Set<Expression>([
    ...own.map((node) => (node as Attribute).object),
    ...handed.given,
    ...handed.read,
  ]);
  known.add(target);
  let isElsewhere = false;
  for (const statements of context.facts.texts) {
    forEachExpression(statements, (node) => {
      if (node.kind !== 'name' || known.has(node)) return;
      const value = context.valueOf(node);
      if (value.atoms.some((one) => one.type === 'instance' && one.made === made)) isElsewhere = true;
    });
  }
  return !isElsewhere;
}

const isAnswered = (name: string): boolean => JOB_MEMBERS.has(name) || HOSTING_MEMBERS.has(name);

/** The name of the variable for the job of an estimator. */
function jobName(context: Context, made: Call): string {
  const given = context.memo('job-names', context.facts, () => new Map<Expression, string>());
  const known = given.get(made);
  if (known) return known;
  const name = context.freshName(given.size === 0 ? 'training_job' : `training_job_${given.size + 1}`);
  given.set(made, name);
  return name;
}
