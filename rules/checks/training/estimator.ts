import { ALGORITHM_ESTIMATOR } from '../../catalog/mappings/algorithm';
import { ALGORITHMS } from '../../catalog/mappings/algorithms';
import { JUMPSTART_ESTIMATOR } from '../../catalog/mappings/jumpstart-training';
import { FRAMEWORKS } from '../../catalog/mappings/trainer';
import { callDoc, joined } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import { lastPart, publicName } from '../../sdk/names';
import { readArguments } from '../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { planOfEstimator } from '../tuning/core-plan';
import { rewriteTuned } from '../tuning/core-tuner';
import { takeAlgorithm } from './algorithm-trainer';
import { type JobPlan, jobPlan } from './jobs/job-plan';
import { JobSettings } from './jobs/job-settings';
import { rewriteJumpStart } from './jumpstart-trainer';
import { rewriteAlgorithm } from './registered-algorithm';
import { Trainer } from './trainer';

export const PLAIN = 'sagemaker.estimator.Estimator';

/** V2 estimators that ModelTrainer can stand in for. */
export const TRAINABLE: ReadonlySet<string> = new Set([
  PLAIN,
  ...Object.keys(FRAMEWORKS),
  JUMPSTART_ESTIMATOR,
  ALGORITHM_ESTIMATOR,
]);

/** The same with the classes of built-in algorithms, whose data V2 described by record sets. */
export const TRAINERS: ReadonlySet<string> = new Set([...TRAINABLE, ...Object.keys(ALGORITHMS)]);

/** Rewrites the construction of an estimator as that of a ModelTrainer. */
export const estimator: Check = {
  name: 'estimator',
  handles: [...TRAINERS],
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    if (atom?.type === 'partial') return partialProblems(fact, context);
    if (atom?.type === 'external' && atom.name === 'functools.partial') return boundProblems(fact);
    if (atom?.type !== 'class' || !TRAINERS.has(atom.name)) return [];
    const plan = jobPlan(context, fact.call);
    const tuned = planOfEstimator(context, fact.call);
    const fix = tuned
      ? rewriteTuned(fact, context)
      : plan
        ? rewriteSettings(plan, fact, context)
        : fact.callee.atoms.length > 1 || fact.callee.open
          ? refusal('Which class is constructed here depends on the path taken; write each construction out.')
          : atom.name === JUMPSTART_ESTIMATOR
            ? rewriteJumpStart(fact, context)
            : atom.name === ALGORITHM_ESTIMATOR
              ? rewriteAlgorithm(fact, context)
              : rewriteEstimator(atom.name, fact, context);
    const node = fact.call.callee.kind === 'attribute' ? fact.call.callee.name : fact.call.callee;
    return [
      {
        code: codeOf(atom.name),
        node,
        v2: publicName(atom.name),
        v3: tuned
          ? 'sagemaker.core.shapes.HyperParameterTrainingJobDefinition'
          : plan
            ? 'sagemaker.core.resources.TrainingJob'
            : 'sagemaker.train.ModelTrainer',
        ...(plan && { message: `${publicName(atom.name)} is gone in V3: start its jobs by TrainingJob.create` }),
        ...(atom.name === JUMPSTART_ESTIMATOR && {
          message: `${publicName(atom.name)} is gone in V3: make a ModelTrainer by from_jumpstart_config()`,
        }),
        ...(Object.hasOwn(ALGORITHMS, atom.name) && {
          message: `${lastPart(atom.name)} is gone in V3: train its image by a ModelTrainer`,
        }),
        fix,
        roots: [fact.call],
      },
    ];
  },
};

function codeOf(cls: string): string {
  if (cls === JUMPSTART_ESTIMATOR || cls === ALGORITHM_ESTIMATOR) return 'SM210';
  if (Object.hasOwn(ALGORITHMS, cls)) return 'SM210';
  return cls === PLAIN ? 'SM201' : 'SM202';
}

const PARTIAL_NOTE =
  'functools.partial binds keywords that ModelTrainer takes in configuration objects; write a function that returns the ModelTrainer instead.';

/** `partial(Estimator, …)`: the keywords are spread over two calls. */
function boundProblems(fact: CallFact): Problem[] {
  const first = fact.args[0];
  return (first?.value.atoms ?? []).flatMap((atom) =>
    atom.type === 'class' && TRAINABLE.has(atom.name) && first
      ? [
          {
            code: codeOf(atom.name),
            node: first.argument,
            v2: publicName(atom.name),
            v3: 'sagemaker.train.ModelTrainer',
            fix: refusal(PARTIAL_NOTE),
            roots: [fact.call],
          },
        ]
      : [],
  );
}

/** A call of such a partial makes an estimator that has to stay with it. */
function partialProblems(fact: CallFact, context: Context): Problem[] {
  return fact.callee.atoms.flatMap((atom) => {
    if (atom.type !== 'partial') return [];
    const cls = atom.callee.atoms.find((one) => one.type === 'class' && TRAINABLE.has(one.name));
    if (cls?.type !== 'class') return [];
    const fix = refusal(PARTIAL_NOTE);
    const v2 = publicName(cls.name);
    const message = `${context.source(fact.call.callee)}() constructs a ${v2}, which is gone in V3`;
    return [{ code: codeOf(cls.name), node: fact.call.callee, v2, message, fix, roots: [fact.call, atom.call] }];
  });
}

function refusal(note: string): Refusal {
  return { grade: 'withheld', note, blocks: true };
}

/** The settings of the jobs that `TrainingJob.create` is to start, under the name of the estimator. */
function rewriteSettings(plan: JobPlan, fact: CallFact, context: Context): Rewrite | Refusal {
  const { args, items } = readArguments(context, fact);
  const builder = context.rewrite();
  const settings = new JobSettings(plan.cls, fact, context, builder, args);
  for (const argument of args) settings.take(argument);
  settings.finish();
  if (settings.refused) return refusal(settings.refused);
  const doc = callDoc('dict', settings.items, true);
  if (settings.lines.length > 0) builder.replaceBelow(fact.call.host, settings.lines, fact.call, doc, items);
  else builder.replace(fact.call, doc, items);
  for (const argument of plan.handed.given) builder.replace(argument, plan.job);
  return builder.done('Rewrite as the settings of a TrainingJob');
}

function rewriteEstimator(cls: string, fact: CallFact, context: Context): Rewrite | Refusal {
  const { args, items, deeper: obstacle } = readArguments(context, fact);
  if (obstacle) return refusal(`This construction cannot be rewritten because ${obstacle}; write the arguments out.`);
  const builder = context.rewrite();
  const isAlgorithm = Object.hasOwn(ALGORITHMS, cls);
  const trainer = new Trainer(isAlgorithm ? PLAIN : cls, fact, context, builder, args);
  if (isAlgorithm) takeAlgorithm(trainer, cls, args);
  else for (const argument of args) trainer.take(argument);
  trainer.finish();
  if (trainer.refused) return refusal(trainer.refused);
  const name = builder.import('sagemaker.train', 'ModelTrainer', fact.call);
  const doc = joined(callDoc(name, trainer.items, items.isMultiline), ...trainer.suffix);
  // Chained calls after a hanging list would start far to the right.
  const like = trainer.suffix.length > 0 ? { ...items, isHanging: false } : items;
  return builder.replace(fact.call, doc, like).done('Rewrite as ModelTrainer');
}
