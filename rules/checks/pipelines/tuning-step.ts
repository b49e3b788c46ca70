import { TUNER } from '../../catalog/mappings/tuner';
import { callDoc, code, joined, keyword, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import { atomsOf, type InstanceAtom } from '../../python/values';
import { readArguments } from '../arguments';
import type { Check } from '../check';
import type { Context } from '../context';
import { isNone } from '../expressions';
import { tuneInputs } from '../tuning/tune';
import { tunerRoots } from '../tuning/tuner-objects';
import { isStepEstimator, jobsOf, type OldStep, oldStep, sharedUse } from './old-steps';
import { type RewrittenStep, readStep, stepDoc, stepProblem, withheldStep } from './step-call';

/** Rewrites `TuningStep(tuner=…, inputs=…)` with what `tune()` of the tuner describes under a PipelineSession. */
export const tuningStep: Check = {
  name: 'tuning-step',
  call(fact, context) {
    const step = oldStep(context, fact);
    if (step?.job.name !== 'tuner') return [];
    const { fix, inputs } = rewriteStep(fact, step, context);
    const made = jobsOf(context, fact).flatMap((atom) => tunerRoots(context, atom.made));
    return [stepProblem(fact, step, 'tune', [...made, ...inputs], fix)];
  },
};

function rewriteStep(fact: CallFact, step: OldStep, context: Context): RewrittenStep {
  const read = readStep(context, fact, step, (cls) => cls === TUNER);
  const estimators = jobsOf(context, fact).flatMap((atom) => estimatorsOf(context, atom));
  if (!read || estimators.length === 0 || !estimators.every(({ cls, made }) => made && isStepEstimator(cls))) {
    return withheldStep(
      'TuningStep does not describe the job itself in V3: give step_args=tuner.tune(...) with a trainer that holds a PipelineSession; with a plain Session tune() would start a job at once.',
    );
  }
  if (read.obstacle)
    return withheldStep(`This step cannot be rewritten because ${read.obstacle}; write the arguments out.`);
  const shared = jobsOf(context, fact).map((atom) => atom.made && sharedUse(context, atom.made));
  const use = shared.find((one) => one !== undefined);
  if (use) return withheldStep(use);
  const other = read.args.find((one) => one.name === 'job_arguments' && !isNone(one.value));
  if (other) return withheldStep('tune() has nothing for job_arguments=.');
  const builder = context.rewrite();
  const given = read.args.find((one) => one.name === 'inputs' && !isNone(one.value));
  const channels = given && tuneInputs(context, given.value, builder, fact);
  if (channels && (channels.refused !== undefined || !channels.doc)) return withheldStep(channels.refused ?? '');
  const tune = callDoc(
    joined(source(step.job.value), code('.tune')),
    channels?.doc ? [keyword('inputs', channels.doc)] : [],
  );
  builder.replace(fact.call, stepDoc(fact.call, read, 'tuner', tune, ['inputs', 'job_arguments']), read.items);
  return { fix: builder.done('Describe the job by tune()'), inputs: channels?.roots ?? [] };
}

/** The estimators that the tuner was constructed with. */
function estimatorsOf(context: Context, tuner: InstanceAtom): readonly InstanceAtom[] {
  const maker = context.makerOf(tuner);
  const given = maker && readArguments(context, maker).args.find((one) => one.name === 'estimator');
  return given ? atomsOf(context.valueOf(given.value), 'instance') : [];
}
