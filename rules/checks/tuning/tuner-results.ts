import {
  BEST_ATTRIBUTES,
  BEST_METHODS,
  DEPLOYING_METHODS,
  TUNER,
  TUNER_MODULE,
  TUNING_JOB,
} from '../../catalog/mappings/tuner';
import { callDoc, code, joined, keyword, source } from '../../edits/doc';
import type { Attribute, Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf, exactly } from '../../python/values';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isFixed } from '../deployment/sites';
import { isSimple } from '../expressions';
import { sessionItem } from '../training/attached/attach';
import { TRAINABLE } from '../training/estimator';
import { attachedTunersIn } from './attached-tuner';
import { bestEstimatorOf, estimatorMakers, rootsOfOwner, tunerMethod, tunerRoots } from './tuner-objects';

const RESOURCES = 'sagemaker.core.resources';
const NAME = 'hyper_parameter_tuning_job_name';
const BEST_NAME = 'best_training_job.training_job_name';

/** Rewrites what a program reads of a tuning job and of the best training job. */
export const tunerResults: Check = {
  name: 'tuner-results',
  call(fact, context) {
    const { callee } = fact.call;
    if (callee.kind !== 'attribute') return [];
    if (tunerMethod(fact)?.name === 'best_estimator') return [bestEstimator(fact, fact.call, callee, context)];
    const best = bestEstimatorOf(context, callee.object);
    return best ? bestMethod(fact.call, callee, best, context) : [];
  },
  attribute(node, fact, context) {
    const best = bestEstimatorOf(context, node.object);
    if (best) return bestAttribute(node, best, context);
    const inner = node.object.kind === 'attribute' ? bestEstimatorOf(context, node.object.object) : undefined;
    if (inner && isJobName(node)) return [jobOfBest(node, inner, context)];
    const classes = new Set(atomsOf(fact.owner, 'instance').map((atom) => atom.cls));
    if (classes.has(TUNING_JOB) && (node.name.id === 'name' || node.name.id === 'job_name')) {
      return [
        renamed(node, NAME, 'sagemaker.core.resources.HyperParameterTuningJob', fact.owner.atoms.length > 1, context),
      ];
    }
    const isAttached = attachedTunersIn(context, fact.owner).length > 0;
    if (classes.has(TUNER) && node.name.id === 'estimator' && !isAttached) {
      return [
        renamed(node, 'model_trainer', `${TUNER_MODULE}.HyperparameterTuner`, fact.owner.atoms.length > 1, context),
      ];
    }
    return [];
  },
};

function renamed(node: Attribute, to: string, owner: string, partial: boolean, context: Context): Problem {
  const from = node.name.id;
  return {
    code: 'SM303',
    node: node.name,
    v2: to === NAME ? `${TUNING_JOB}.${from}` : `${TUNER}.${from}`,
    v3: `${owner}.${to}`,
    message: `${context.source(node)} is gone in V3: it is ${to} there`,
    fix: context.rewrite().replace(node.name, to).done(`Rename to ${to}`),
    roots: rootsOfOwner(context, node.object),
    partial,
  };
}

function bestEstimator(fact: CallFact, call: Call, callee: Attribute, context: Context): Problem {
  const roots = fact.callee.atoms.flatMap((one) => (one.type === 'method' ? tunerRoots(context, one.self.made) : []));
  return {
    code: 'SM303',
    node: callee.name,
    v2: `${TUNER}.best_estimator`,
    v3: `${RESOURCES}.TrainingJob`,
    message: 'best_estimator() is gone in V3: get the TrainingJob that best_training_job() names',
    fix: rewriteBest(fact, call, callee, context),
    roots: [call, ...roots],
  };
}

function rewriteBest(fact: CallFact, call: Call, callee: Attribute, context: Context): Rewrite | Refusal {
  const bound = context.bind(fact);
  if (!bound || bound.spread.length > 0) {
    return {
      grade: 'withheld',
      note: 'Which job best_estimator() attaches cannot be seen here; use TrainingJob.get(training_job_name=...).',
      blocks: true,
    };
  }
  const isFollowed = exactly(fact.result, 'instance') !== undefined && !isReturned(context, call);
  const builder = context.rewrite();
  const cls = builder.import(RESOURCES, 'TrainingJob', call);
  const [attached] = attachedTunersIn(context, context.valueOf(callee.object));
  const chosen = bound.byName.get('best_training_job')?.value;
  const name =
    chosen && context.source(chosen) !== 'None'
      ? joined(source(chosen), code(`["TrainingJobName"]`))
      : joined(source(callee.object), code(attached ? `.refresh().${BEST_NAME}` : '.best_training_job()'));
  const items = [keyword('training_job_name', name)];
  const own = attached?.session && sessionItem(context, attached.session);
  if (typeof own === 'string') return { grade: 'withheld', note: own, blocks: true };
  if (own && attached?.session && isSimple(attached.session) && isFixed(context, attached.session)) {
    items.push(keyword('session', code(`${context.source(attached.session)}.boto_session`)));
  } else if (own) {
    return { grade: 'withheld', note: 'Give the session that attach() gets a name first: it is needed here too.' };
  } else if (needsSession(context, fact) && isSimple(callee.object)) {
    items.push(keyword('session', joined(source(callee.object), code('.sagemaker_session.boto_session'))));
  }
  if (!isFollowed || context.usesOf(call).passedTo.length > 0) {
    builder.note(
      'This is a TrainingJob now, not an estimator: its artifacts are in model_artifacts.s3_model_artifacts, and a ModelBuilder deploys them.',
    );
  }
  return builder.replace(call, callDoc(`${cls}.get`, items)).done('Get the TrainingJob');
}

function isReturned(context: Context, call: Call): boolean {
  return context.parentOf(call) === undefined && call.host.body.kind === 'return';
}

/** True when the tuner's estimator works through a session other than the default one. */
function needsSession(context: Context, fact: CallFact): boolean {
  const tuners = fact.callee.atoms.flatMap((one) => (one.type === 'method' && one.self.made ? [one.self.made] : []));
  return tuners.some((made) =>
    estimatorMakers(context, made).some((maker) => {
      const session = context.bind(maker)?.byName.get('sagemaker_session')?.value;
      if (!session || context.source(session) === 'None') return false;
      const atom = exactly(context.valueOf(session), 'instance');
      const made = atom && context.makerOf(atom)?.call;
      return made === undefined || made.args.length > 0;
    }),
  );
}

function bestMethod(call: Call, callee: Attribute, best: Call, context: Context): Problem[] {
  const name = callee.name.id;
  const cls = exactly(context.valueOf(callee.object), 'instance')?.cls;
  if (DEPLOYING_METHODS.has(name) && cls !== undefined && TRAINABLE.has(cls)) return [];
  const known = Object.hasOwn(BEST_METHODS, name) ? BEST_METHODS[name] : undefined;
  const builder = context.rewrite();
  if (known?.note) builder.note(known.note);
  return [
    bestProblem(
      callee,
      best,
      context,
      known
        ? builder.replace(call, joined(source(callee.object), code(`.${known.to}`))).done(`Read ${known.to}`)
        : nothing(name),
      known?.to,
    ),
  ];
}

function bestAttribute(node: Attribute, best: Call, context: Context): Problem[] {
  const name = node.name.id;
  const parent = context.parentOf(node);
  if (parent?.kind === 'call' && parent.callee === node) return [];
  if (name === 'latest_training_job') {
    if (parent?.kind === 'attribute' && isJobName(parent)) return [];
    const isKept = parent?.kind !== 'attribute' || JOB_METHODS.has(parent.name.id);
    if (!isKept) return [bestProblem(parent, best, context, nothing(parent.name.id))];
    return [
      bestProblem(node, best, context, context.rewrite().replace(node, source(node.object)).done('Use the job itself')),
    ];
  }
  const to = Object.hasOwn(BEST_ATTRIBUTES, name) ? BEST_ATTRIBUTES[name] : undefined;
  const fix = to ? context.rewrite().replace(node.name, to).done(`Read ${to}`) : nothing(name);
  return [bestProblem(node, best, context, fix, to)];
}

/** `best.latest_training_job.name` is the name of the job itself. */
function jobOfBest(node: Attribute, best: Call, context: Context): Problem {
  const object = node.object as Attribute;
  const doc = joined(source(object.object), code('.training_job_name'));
  const fix = context.rewrite().replace(node, doc).done('Read training_job_name');
  return bestProblem(node, best, context, fix, 'training_job_name');
}

function isJobName(node: Attribute): boolean {
  const { object } = node;
  const isName = node.name.id === 'name' || node.name.id === 'job_name';
  return isName && object.kind === 'attribute' && object.name.id === 'latest_training_job';
}

/** Methods that the V2 job and the V3 TrainingJob share. */
const JOB_METHODS: ReadonlySet<string> = new Set(['wait', 'stop']);

function nothing(name: string): Refusal {
  if (DEPLOYING_METHODS.has(name)) {
    return {
      grade: 'withheld',
      note: `best_estimator() gives a TrainingJob in V3, which has no ${name}(): build a ModelBuilder from its algorithm_specification.training_image and model_artifacts.s3_model_artifacts.`,
    };
  }
  return {
    grade: 'withheld',
    note: `best_estimator() gives a TrainingJob in V3, which has no ${name}; see the attributes of sagemaker.core.resources.TrainingJob.`,
  };
}

function bestProblem(node: Attribute, best: Call, context: Context, fix: Rewrite | Refusal, to = ''): Problem {
  const owner: Expression = best.callee.kind === 'attribute' ? best.callee.object : best;
  return {
    code: 'SM303',
    node: node.name,
    v2: `sagemaker.estimator.EstimatorBase.${node.name.id}`,
    v3: `${RESOURCES}.TrainingJob${to ? `.${to}` : ''}`,
    message: `${context.source(node)} is gone in V3: the best estimator is a TrainingJob there`,
    fix,
    roots: [best, ...rootsOfOwner(context, owner)],
  };
}
