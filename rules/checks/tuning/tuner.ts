import { ALGORITHM_ESTIMATOR } from '../../catalog/mappings/algorithm';
import { JUMPSTART_ESTIMATOR } from '../../catalog/mappings/jumpstart-training';
import { NEVER_SENT, REFUSED_PARAMETERS, REPAIRED, TUNER, TUNER_MODULE } from '../../catalog/mappings/tuner';
import { callDoc, type Doc, type DocItem, keyword, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { publicName } from '../../sdk/names';
import { isBelow } from '../../sdk/versions';
import { readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { TRAINABLE } from '../training/estimator';
import { tuningPlan } from './core-plan';
import { rewriteTuningSettings } from './core-tuner';
import { configRefusal } from './tuner-configs';
import { estimatorMakers, isTunerConstruction, tunerRoots } from './tuner-objects';

/** Rewrites the construction of a HyperparameterTuner, which takes a ModelTrainer in V3. */
export const tuner: Check = {
  name: 'tuner',
  handles: [TUNER],
  call(fact, context) {
    if (!isTunerConstruction(fact)) return [];
    const { callee } = fact.call;
    const plan = tuningPlan(context, fact.call);
    const isCertain = fact.callee.atoms.length === 1 && !fact.callee.open;
    return [
      {
        code: 'SM301',
        node: callee.kind === 'attribute' ? callee.name : callee,
        v2: TUNER,
        v3: plan ? 'sagemaker.core.resources.HyperParameterTuningJob' : `${TUNER_MODULE}.HyperparameterTuner`,
        fix: plan
          ? rewriteTuningSettings(plan, fact, context)
          : isCertain
            ? rewriteTuner(fact, context)
            : refusal('Which class is constructed here depends on the path taken; write each construction out.'),
        roots: tunerRoots(context, fact.call),
      },
    ];
  },
};

function refusal(note: string): Refusal {
  return { grade: 'withheld', note, blocks: true };
}

function rewriteTuner(fact: CallFact, context: Context): Rewrite | Refusal {
  const { args: all, items, deeper: obstacle } = readArguments(context, fact);
  // What is the same for the tuner of V3 stays in its dict.
  const spread = items.items.filter(({ argument }) => argument.form === 'double-star');
  const kept = all.filter(({ shown }) => shown);
  const args = all.filter(({ shown }) => !shown);
  const changed = kept.find(({ name }) => !SPREADABLE.has(name));
  if (changed) return refusal(`${changed.name}= is in a dict that is spread; give it to the tuner by itself.`);
  if (obstacle) return refusal(`This tuner cannot be rewritten because ${obstacle}; write the arguments out.`);
  const builder = context.rewrite();
  const out: DocItem[] = [];
  let dropped: string[] = [];
  for (const { name, value, above, after } of args) {
    const refused = REFUSED_PARAMETERS[name];
    if (refused && !refused.when.includes(context.source(value))) return refusal(refused.why);
    if (refused) {
      dropped.push(...above, ...(after ? [after] : []));
      continue;
    }
    const why =
      name === 'estimator'
        ? estimatorObstacle(context, value, fact.call, builder)
        : configRefusal(context, name, value);
    if (why) return refusal(why);
    if (name === 'random_seed' && context.source(value) === '0') {
      builder.note('V3 does not send random_seed=0; give another seed if the search must be repeatable.');
    }
    const comments = [...dropped, ...above];
    dropped = [];
    out.push({
      ...keyword(name === 'estimator' ? 'model_trainer' : name, source(value)),
      ...(comments.length > 0 ? { above: comments } : {}),
      ...(after ? { after } : {}),
    });
  }
  if (kept.length > 0) {
    for (const { argument } of spread) {
      if (kept.some(({ shown }) => shown && isFrom(shown, argument.value)))
        out.push({ label: '**', value: source(argument.value) });
    }
  }
  const last = out.at(-1);
  if (last && dropped.length > 0) out[out.length - 1] = { ...last, above: [...(last.above ?? []), ...dropped] };
  const old = settingsObstacle(context, fact.call, builder);
  if (old) return refusal(old);
  const { callee } = fact.call;
  const alias = callee.kind === 'name' ? callee.id : undefined;
  const name = builder.import(TUNER_MODULE, 'HyperparameterTuner', fact.call, alias);
  return builder.replace(fact.call, callDoc(name, out, items.isMultiline), items).done('Rewrite for V3');
}

/** Why what is tuned cannot be a ModelTrainer; takes a note where that is for the caller to see to. */
function estimatorObstacle(
  context: Context,
  node: Expression,
  made: Expression,
  builder: RewriteBuilder,
): string | undefined {
  const { atoms, open } = context.valueOf(node);
  for (const atom of atoms) {
    if (atom.type !== 'instance' || context.knowledge.isV3(atom.cls)) continue;
    if (!TRAINABLE.has(atom.cls) || atom.cls === JUMPSTART_ESTIMATOR || atom.cls === ALGORITHM_ESTIMATOR) {
      return `The tuner needs a ModelTrainer, and there is no rewrite of ${publicName(atom.cls)}; build the ModelTrainer by hand.`;
    }
    const maker = context.makerOf(atom);
    if (maker && !maker.callee.atoms.some((one) => one.type === 'class')) {
      return `The tuner needs a ModelTrainer, and ${context.source(maker.call.callee)}() gives none; build the ModelTrainer by hand.`;
    }
  }
  const isKnown = !open && atoms.length > 0 && atoms.every((atom) => atom.type === 'instance' && atom.made);
  if (!isKnown && estimatorMakers(context, made).length < Math.max(1, atoms.length)) {
    builder.note(`The tuner takes a ModelTrainer: check that ${context.source(node)} is one.`);
  }
  return undefined;
}

/** Says what the tuner will not send of the estimator's settings; gives the reason where it would crash. */
function settingsObstacle(context: Context, made: Expression, builder: RewriteBuilder): string | undefined {
  const { target } = context.options;
  const lost = new Set<string>();
  for (const maker of estimatorMakers(context, made)) {
    for (const { name, value } of readArguments(context, maker).args) {
      if (isNone(value)) continue;
      if (name === 'tags' && isBelow(target, REPAIRED.tags)) {
        return `tune() fails before V3 ${REPAIRED.tags} on a ModelTrainer with tags ("'Tag' object is not subscriptable"); give the tags to the tuner instead.`;
      }
      if (name === 'entry_point') {
        builder.tell(
          'The V3 tuner has the container start the script, as V2 did (its own driver stays unused): it uploads the code to the default bucket and leaves out the log level, the job name and the region that SM_* variables were made from.',
        );
      }
      if (name === 'checkpoint_s3_uri' && isBelow(target, REPAIRED.checkpoint)) lost.add('the checkpoint location');
      const setting = NEVER_SENT[name];
      if (setting && !setting.when.includes(context.source(value))) lost.add(setting.what);
    }
  }
  if (lost.size > 0) {
    builder.note(
      `The V3 tuner does not send ${listed([...lost])} with its training jobs; where that matters, create the job with sagemaker.core.resources.HyperParameterTuningJob.create.`,
    );
  }
  return undefined;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;
}

/** Parameters that both tuners take the same values for. */
const SPREADABLE: ReadonlySet<string> = new Set([
  'objective_metric_name',
  'hyperparameter_ranges',
  'metric_definitions',
  'strategy',
  'objective_type',
  'max_jobs',
  'max_parallel_jobs',
  'max_runtime_in_seconds',
  'base_tuning_job_name',
  'early_stopping_type',
]);

/** True when the value is looked up in what the expression spreads. */
function isFrom(shown: Doc, spread: Expression): boolean {
  return shown.kind === 'join' && shown.parts.some((part) => part.kind === 'source' && part.start === spread.start);
}
