import { callDoc, code, joined, keyword, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import type { Check } from '../check';
import type { Context } from '../context';
import { isNone } from '../expressions';
import { lostByDefault } from '../training/fit';
import { channelsOf } from '../training/training-inputs';
import { isStepEstimator, jobsOf, type OldStep, oldStep } from './old-steps';
import { type RewrittenStep, readStep, stepDoc, stepProblem, withheldStep } from './step-call';

/** Rewrites `TrainingStep(estimator=…, inputs=…)` with what `train()` of the trainer describes under a PipelineSession. */
export const trainingStep: Check = {
  name: 'training-step',
  call(fact, context) {
    const step = oldStep(context, fact);
    if (step?.job.name !== 'estimator') return [];
    const { fix, inputs } = rewriteStep(fact, step, context);
    const made = jobsOf(context, fact).flatMap((atom) => atom.made ?? []);
    return [stepProblem(fact, step, 'train', [...made, ...inputs], fix)];
  },
};

function rewriteStep(fact: CallFact, step: OldStep, context: Context): RewrittenStep {
  const read = readStep(context, fact, step, isStepEstimator);
  if (!read) {
    return withheldStep(
      'TrainingStep does not describe the job itself in V3: give step_args=model_trainer.train(...) with a ModelTrainer that holds a PipelineSession; with a plain Session train() would start a job at once.',
    );
  }
  if (read.obstacle)
    return withheldStep(`This step cannot be rewritten because ${read.obstacle}; write the arguments out.`);
  const builder = context.rewrite();
  const given = read.args.find((one) => one.name === 'inputs' && !isNone(one.value));
  const channels = given && channelsOf(context, given.value, builder, fact.call);
  if (channels && (channels.refused !== undefined || !channels.doc)) return withheldStep(channels.refused ?? '');
  const train = callDoc(
    joined(source(step.job.value), code('.train')),
    channels?.doc ? [keyword('input_data_config', channels.doc)] : [],
  );
  const lost = lostByDefault(context, jobsOf(context, fact));
  if (lost) builder.tell(lost);
  builder.replace(fact.call, stepDoc(fact.call, read, 'estimator', train, ['inputs']), read.items);
  return { fix: builder.done('Describe the job by train()'), inputs: channels?.roots ?? [] };
}
