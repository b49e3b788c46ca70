import { callDoc, code, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import { exactly } from '../../python/values';
import { readArguments } from '../arguments';
import type { Check, Refusal } from '../check';
import type { Context } from '../context';
import { isNone, isSimple, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { jobsOf, type OldStep, oldStep, sharedUse } from './old-steps';
import { pipelineSessionDoc } from './pipeline-sessions';
import { type RewrittenStep, readStep, stepDoc, stepProblem, withheldStep } from './step-call';

const TRANSFORMER = 'sagemaker.transformer.Transformer';
const TRANSFORM_INPUT = 'sagemaker.inputs.TransformInput';

/**
 * Rewrites `TransformStep(transformer=…, inputs=…)` with what `transform()` describes, and gives the transformer the
 * PipelineSession that it needs for that.
 */
export const transformStep: Check = {
  name: 'transform-step',
  call(fact, context) {
    const step = oldStep(context, fact);
    if (step?.job.name !== 'transformer') return [];
    const { fix, inputs } = rewriteStep(fact, step, context);
    const made = jobsOf(context, fact).flatMap((atom) => atom.made ?? []);
    return [stepProblem(fact, step, 'transform', [...made, ...inputs], fix)];
  },
};

function rewriteStep(fact: CallFact, step: OldStep, context: Context): RewrittenStep {
  const read = readStep(context, fact, step, (cls) => cls === TRANSFORMER);
  if (!read) {
    return withheldStep(
      'TransformStep does not describe the job itself in V3: give step_args=transformer.transform(...) with a transformer that holds a PipelineSession; with a plain Session transform() would start a job at once.',
    );
  }
  if (read.obstacle)
    return withheldStep(`This step cannot be rewritten because ${read.obstacle}; write the arguments out.`);
  const builder = context.rewrite();
  const refused = giveSession(fact, context, builder);
  if (refused !== undefined) return withheldStep(refused);
  const given = read.args.find((one) => one.name === 'inputs' && !isNone(one.value))?.value;
  const atom = given && exactly(context.valueOf(given), 'instance');
  const maker = atom?.cls === TRANSFORM_INPUT ? context.makerOf(atom) : undefined;
  if (!given || !maker) return withheldStep('What is transformed cannot be seen here: pass the data to transform().');
  const inputs = readArguments(context, maker);
  if (inputs.obstacle) return withheldStep(`These inputs cannot be rewritten because ${inputs.obstacle}.`);
  const isInline = unwrap(given) === maker.call;
  if (!isInline && !isSimple(given)) return withheldStep('Give the TransformInput a name first.');
  const items = inputs.args.flatMap(({ name, value, above, after }): DocItem[] => {
    if (isNone(value)) return [];
    if (!isInline) return [keyword(name, code(`${context.source(unwrap(given))}.${name}`))];
    return [{ ...keyword(name, source(value)), ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) }];
  });
  if (isInline) builder.release(maker.call.callee);
  const transform = callDoc(
    joined(source(step.job.value), code('.transform')),
    items,
    isInline && inputs.items.isMultiline,
  );
  builder.replace(fact.call, stepDoc(fact.call, read, 'transformer', transform, ['inputs']), read.items);
  return { fix: builder.done('Describe the job by transform()'), inputs: [] };
}

/** Puts a PipelineSession into the construction of the transformer; gives the reason where that cannot be done. */
function giveSession(fact: CallFact, context: Context, builder: RewriteBuilder): Refusal['note'] | undefined {
  for (const atom of jobsOf(context, fact)) {
    const maker = context.makerOf(atom);
    const shared = atom.made && sharedUse(context, atom.made);
    if (!maker || shared) return shared ?? 'Where the transformer is constructed cannot be seen.';
    const { args, items, obstacle } = readArguments(context, maker);
    if (obstacle) return `The transformer cannot be given a PipelineSession because ${obstacle}.`;
    const given = args.find((one) => one.name === 'sagemaker_session');
    const value = given && !isNone(given.value) ? given.value : undefined;
    const session = pipelineSessionDoc(context, builder, maker.call, value);
    if (typeof session === 'string') return session;
    const last = maker.call.args.at(-1);
    if (given) builder.replace(given.value, session, items);
    else if (last) {
      const end = { start: last.end, end: last.end, host: last.host };
      builder.replace(end, joined(code(', sagemaker_session='), session));
    } else return 'The transformer is constructed without arguments.';
  }
  return undefined;
}
