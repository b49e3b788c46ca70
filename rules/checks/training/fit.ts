import { callDoc, code, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { InstanceAtom, MethodAtom } from '../../python/values';
import { publicName } from '../../sdk/names';
import { type NamedArgument, readArguments } from '../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone } from '../expressions';
import { isInPipeline } from '../pipelines/pipeline-sessions';
import { attachedJob } from './attached/attached-job';
import { TRAINABLE } from './estimator';
import { isLocal, keywordOf } from './estimator-objects';
import { exactRequest } from './exact-request';
import { passedOptions } from './fit-options';
import { jobPlan } from './jobs/job-plan';
import { startJob } from './jobs/start-job';
import { channelsOf } from './training-inputs';

/** Rewrites `estimator.fit(…)` as `trainer.train(…)`. */
export const fit: Check = {
  name: 'fit',
  call(fact, context) {
    const atom = trainerMethod(fact, 'fit');
    if (!atom || fact.call.callee.kind !== 'attribute' || isSuper(fact.call.callee.object)) return [];
    if (attachedJob(context, atom.self.made)) return [];
    const roots = fact.callee.atoms.flatMap((one) => (one.type === 'method' && one.self.made ? [one.self.made] : []));
    const plan = jobPlan(context, atom.self.made);
    const { fix, inputs } = plan ? startJob(fact, plan, context) : rewriteFit(fact, context);
    const problem: Problem = {
      code: 'SM204',
      node: fact.call.callee.name,
      v2: `${publicName(atom.self.cls)}.fit`,
      v3: plan ? 'sagemaker.core.resources.TrainingJob.create' : 'sagemaker.train.ModelTrainer.train',
      ...(plan && { message: 'fit is gone in V3: start the job by TrainingJob.create' }),
      fix,
      roots: [...roots, ...inputs],
      partial: fact.callee.open || fact.callee.atoms.some((one) => one.type !== 'method'),
    };
    return [problem];
  },
};

/** What a subclass does with its V2 base is told at the class. */
function isSuper(node: Expression): boolean {
  return node.kind === 'call' && node.callee.kind === 'name' && node.callee.id === 'super';
}

/** The method of a V2 estimator that the call certainly or possibly is. */
export function trainerMethod(fact: CallFact, name: string): MethodAtom | undefined {
  return fact.callee.atoms.find(
    (atom): atom is MethodAtom => atom.type === 'method' && atom.name === name && TRAINABLE.has(atom.self.cls),
  );
}

/** The estimators that the method is called on. */
function selvesOf(fact: CallFact): InstanceAtom[] {
  return fact.callee.atoms.flatMap((atom) => (atom.type === 'method' ? [atom.self] : []));
}

/** What V2 asks the service for unless the constructor says no; ModelTrainer has no field for either. */
export function lostByDefault(context: Context, estimators: readonly InstanceAtom[]): string | undefined {
  const says = (name: string, wanted: string): boolean =>
    estimators.every((atom) => {
      const value = keywordOf(context, atom, name);
      return value !== undefined && context.source(value) === wanted;
    });
  const lost = [
    ...(says('disable_profiler', 'True') ? [] : ['the system profiler']),
    ...(says('debugger_hook_config', 'False') ? [] : ['an empty debugger hook']),
  ];
  if (lost.length === 0) return undefined;
  return `V2 asked for ${lost.join(' and ')} by default, ModelTrainer does not: nothing to do unless you read their output.`;
}

function commentsOf({ above, after }: NamedArgument): Partial<DocItem> {
  return { ...(above.length > 0 && { above }), ...(after && { after }) };
}

/** The rewrite, with the inputs objects that change along with it. */
interface Rewritten {
  readonly fix: Rewrite | Refusal;
  readonly inputs: readonly Expression[];
}

/** `train(…)` for a call of `fit`; `parameters` are those of `fit` where the object is a ModelTrainer already. */
export function rewriteFit(fact: CallFact, context: Context, parameters?: readonly string[]): Rewritten {
  const { args, items, obstacle } = readArguments(context, fact, parameters);
  if (obstacle)
    return { fix: { grade: 'withheld', note: `fit() cannot be rewritten because ${obstacle}.` }, inputs: [] };
  const builder = context.rewrite();
  const isDescribed = selvesOf(fact).some((atom) => isInPipeline(context, atom));
  const out: DocItem[] = [];
  const given = args.find((one) => one.name === 'inputs' && !isNone(one.value));
  const channels = given && channelsOf(context, given.value, builder, fact.call);
  if (channels && (channels.refused || !channels.doc))
    return { fix: { grade: 'withheld', note: channels.refused ?? '' }, inputs: [] };
  const inputs = channels?.roots ?? [];
  const passed = channels?.doc && given && { ...keyword('input_data_config', channels.doc), ...commentsOf(given) };
  const lost = parameters || isLocal(context, selvesOf(fact)) ? undefined : lostByDefault(context, selvesOf(fact));
  const exact = isDescribed ? undefined : exactRequest(fact, context, builder, args, passed);
  if (exact) {
    if (lost) builder.tell(lost);
    return { fix: builder.replace(fact.call, exact, items).done('Rewrite as TrainingJob.create()'), inputs };
  }
  for (const argument of args) {
    if (argument === given && passed) {
      out.push(passed);
      continue;
    }
    const options = passedOptions(context, builder, [argument], isDescribed);
    if (typeof options === 'string') return { fix: { grade: 'withheld', note: options }, inputs };
    out.push(...options);
  }
  const callee = fact.call.callee;
  if (callee.kind !== 'attribute')
    return { fix: { grade: 'withheld', note: 'fit is not called on the estimator itself.' }, inputs };
  if (lost) builder.tell(lost);
  const doc = callDoc(joined(source(callee.object), code('.train')), out, items.isMultiline && out.length > 1);
  return { fix: builder.replace(fact.call, doc, items).done('Rewrite as train()'), inputs };
}
