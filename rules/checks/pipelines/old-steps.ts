import { FRAMEWORKS } from '../../catalog/mappings/trainer';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf, type InstanceAtom } from '../../python/values';
import { type NamedArgument, readArguments } from '../arguments';
import type { Context } from '../context';
import { isNone } from '../expressions';

/** Steps of V2 that describe a job by the object that would run it, by the parameters that take the object. */
const JOBS: Readonly<Record<string, string>> = {
  'sagemaker.workflow.steps.TrainingStep': 'estimator',
  'sagemaker.workflow.steps.TuningStep': 'tuner',
  'sagemaker.workflow.steps.TransformStep': 'transformer',
};

const TUNER = 'sagemaker.tuner.HyperparameterTuner';

/** The step class and the object given to it, where the call makes such a step. */
export interface OldStep {
  readonly cls: string;
  readonly job: NamedArgument;
}

/** Reads `TrainingStep(estimator=…)` and its like; undefined for steps with `step_args` and for other calls. */
export function oldStep(context: Context, fact: CallFact): OldStep | undefined {
  const [atom] = fact.callee.atoms;
  const parameter = atom?.type === 'class' ? JOBS[atom.name] : undefined;
  if (atom?.type !== 'class' || parameter === undefined) return undefined;
  const job = readArguments(context, fact).args.find((one) => one.name === parameter && !isNone(one.value));
  return job && { cls: atom.name, job };
}

/** The objects whose jobs the call starts or describes: of `fit()`, or of a step that takes the object. */
export function jobsOf(context: Context, fact: CallFact): readonly InstanceAtom[] {
  const step = oldStep(context, fact);
  if (step) return atomsOf(context.valueOf(step.job.value), 'instance');
  return fact.callee.atoms.flatMap((atom) => (atom.type === 'method' && atom.name === 'fit' ? [atom.self] : []));
}

/** True for an object that a step takes, or a tuner that a step takes: V2 never ran it, V3 must not either. */
export function describesStep(context: Context, made: Expression): boolean {
  return context.usesOf(made).passedTo.some(({ fact, at }) => {
    if (oldStep(context, fact)?.job.value === at) return true;
    const isTuner = fact.callee.atoms.some((atom) => atom.type === 'class' && atom.name === TUNER);
    return isTuner && describesStep(context, fact.call);
  });
}

export const CREATE_STEP = 'sagemaker.workflow.steps.CreateModelStep';
export const REGISTER_STEP = 'sagemaker.workflow.step_collections.RegisterModel';

/** The steps of V2 that take the model, to create or to register it. */
export function modelStepsWith(context: Context, made: Expression): readonly { readonly cls: string }[] {
  return context.usesOf(made).passedTo.flatMap(({ fact, at }) => {
    const [atom] = fact.callee.atoms;
    if (atom?.type !== 'class' || (atom.name !== CREATE_STEP && atom.name !== REGISTER_STEP)) return [];
    const model = readArguments(context, fact).args.find((one) => one.name === 'model');
    return model?.value === at ? [{ cls: atom.name }] : [];
  });
}

/** True for the estimators whose trainer is given the PipelineSession of a step; a JumpStart trainer takes none. */
export function isStepEstimator(cls: string): boolean {
  return cls === 'sagemaker.estimator.Estimator' || Object.hasOwn(FRAMEWORKS, cls);
}

/** Members that run something: an object that has to hold a PipelineSession cannot serve them too. */
const RUNNING: ReadonlySet<string> = new Set(['fit', 'deploy', 'create_model', 'register', 'transformer', 'transform']);

/** Why the object cannot be given a PipelineSession; undefined where it can. */
export function sharedUse(context: Context, made: Expression): string | undefined {
  const running = context.usesOf(made).methods.find((use) => RUNNING.has(use.name));
  if (!running) return undefined;
  return `A step of a pipeline takes it and ${running.name}() is called on it as well: with the PipelineSession that V3 needs for the step, ${running.name}() would not run. Construct one for each.`;
}
