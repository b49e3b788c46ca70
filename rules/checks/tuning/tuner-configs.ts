import { SHAPES_MODULE } from '../../catalog/mappings/tuner';
import { callDoc, code, type Doc, type DocItem, joined, keyword, listDoc, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly } from '../../python/values';
import { type NamedArgument, readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { isTunerConstruction, tunerRoots } from './tuner-objects';

const WARM_START = 'sagemaker.tuner.WarmStartConfig';
const HYPERBAND = 'sagemaker.tuner.HyperbandStrategyConfig';
const STRATEGY = 'sagemaker.tuner.StrategyConfig';
const CRITERIA = 'sagemaker.tuner.TuningJobCompletionCriteriaConfig';

/** What each configuration class of the V2 tuner is in V3. */
const SHAPES: Readonly<Record<string, string>> = {
  [WARM_START]: 'HyperParameterTuningJobWarmStartConfig',
  [HYPERBAND]: 'HyperbandStrategyConfig',
  [STRATEGY]: 'HyperParameterTuningJobStrategyConfig',
  [CRITERIA]: 'TuningJobCompletionCriteria',
};

/** The class that each parameter of the tuner takes. */
const PARAMETERS: Readonly<Record<string, string>> = {
  warm_start_config: WARM_START,
  strategy_config: STRATEGY,
  completion_criteria_config: CRITERIA,
};

/** Where the V2 parameters that have another name in V3 go. */
const HOMES: Readonly<Record<string, string>> = {
  max_number_of_training_jobs_not_improving: 'best_objective_not_improving',
  complete_on_convergence: 'convergence_detected',
};

/** Rewrites the configuration objects of a V2 tuner as the shapes that V3's takes. */
export const tunerConfigs: Check = {
  name: 'tuner-configs',
  handles: Object.keys(SHAPES),
  call(fact, context) {
    const cls = configClass(fact);
    const shape = cls && SHAPES[cls];
    if (!cls || !shape) return [];
    const { callee } = fact.call;
    return [
      {
        code: 'SM305',
        node: callee.kind === 'attribute' ? callee.name : callee,
        v2: cls,
        v3: `${SHAPES_MODULE}.${shape}`,
        message: `${cls} is gone in V3: the tuner takes ${shape}`,
        fix: rewriteConfig(context, cls, shape, fact),
        roots: [fact.call, ...users(context, fact.call)],
      },
    ];
  },
};

/** Why the value given for a parameter of the tuner has no V3 form; undefined for other parameters. */
export function configRefusal(context: Context, parameter: string, node: Expression): string | undefined {
  const cls = PARAMETERS[parameter];
  if (!cls || isNone(node)) return undefined;
  const atom = exactly(context.valueOf(node), 'instance');
  const fact = atom && !context.knowledge.isV3(atom.cls) ? context.makerOf(atom) : undefined;
  if (atom && context.knowledge.isV3(atom.cls)) return undefined;
  if (!fact || configClass(fact) !== cls) {
    return `What ${parameter}=${context.source(node)} holds cannot be seen here; V3 takes ${SHAPES[cls]} of ${SHAPES_MODULE}.`;
  }
  const fix = rewriteConfig(context, cls, SHAPES[cls] ?? '', fact);
  return fix.grade === 'withheld' ? fix.note : undefined;
}

function configClass(fact: CallFact): string | undefined {
  const [atom] = fact.callee.atoms;
  const isConfig = atom?.type === 'class' && fact.callee.atoms.length === 1 && !fact.callee.open;
  return isConfig && Object.hasOwn(SHAPES, atom.name) ? atom.name : undefined;
}

/** The tuners that get the object, directly or inside another configuration: all change together. */
function users(context: Context, made: Expression): readonly Expression[] {
  return context.usesOf(made).passedTo.flatMap(({ fact }) => {
    if (isTunerConstruction(fact)) return tunerRoots(context, fact.call);
    return configClass(fact) ? [fact.call, ...users(context, fact.call)] : [];
  });
}

function rewriteConfig(context: Context, cls: string, shape: string, fact: CallFact): Rewrite | Refusal {
  const { args: all, items, obstacle } = readArguments(context, fact);
  const args = all.filter((one) => !isNone(one.value) || one.above.length > 0 || one.after !== undefined);
  if (obstacle) return refusal(`This configuration cannot be rewritten because ${obstacle}; write the arguments out.`);
  const builder = context.rewrite();
  const out: DocItem[] = [];
  for (const argument of args) {
    const value = valueDoc(context, builder, cls, argument, fact);
    if (typeof value === 'string') return refusal(value);
    out.push({
      ...value,
      ...(argument.above.length > 0 ? { above: argument.above } : {}),
      ...(argument.after ? { after: argument.after } : {}),
    });
  }
  const name = builder.import(SHAPES_MODULE, shape, fact.call);
  return builder.replace(fact.call, callDoc(name, out, items.isMultiline), items).done(`Rewrite as ${shape}`);
}

function refusal(note: string): Refusal {
  return { grade: 'withheld', note, blocks: true };
}

/** One argument in its V3 form; a string says why there is none. */
function valueDoc(
  context: Context,
  builder: RewriteBuilder,
  cls: string,
  { name, value }: NamedArgument,
  fact: CallFact,
): DocItem | string {
  const shape = (type: string, label: string, inner: Doc): Doc =>
    callDoc(builder.import(SHAPES_MODULE, type, fact.call), [keyword(label, inner)]);
  // Kept for its comment only.
  if (isNone(value) && name !== 'parents') return keyword(HOMES[name] ?? name, source(value));
  switch (name) {
    case 'warm_start_type':
    case 'max_resource':
    case 'min_resource':
    case 'target_objective_metric_value':
      return keyword(name, source(value));
    case 'hyperband_strategy_config': {
      const atom = exactly(context.valueOf(value), 'instance');
      const maker = atom?.cls === HYPERBAND ? context.makerOf(atom) : undefined;
      if (!maker) return `${name}= must be a HyperbandStrategyConfig of ${SHAPES_MODULE}; build it in place.`;
      return keyword(name, source(value));
    }
    case 'parents':
      return keyword('parent_hyper_parameter_tuning_jobs', parentsDoc(context, builder, value, fact));
    case 'max_number_of_training_jobs_not_improving':
      return keyword('best_objective_not_improving', shape('BestObjectiveNotImproving', name, source(value)));
    case 'complete_on_convergence': {
      const { quote } = context.style(fact.call.host.text);
      const [on, off] = [quoted('Enabled', quote), quoted('Disabled', quote)];
      const literal = context.source(value);
      const text =
        literal === 'True' || literal === 'False'
          ? code(literal === 'True' ? on : off)
          : joined(code(`${on} if `), source(value), code(` else ${off}`));
      return keyword('convergence_detected', shape('ConvergenceDetected', name, text));
    }
    default:
      return `${SHAPES[cls]} has nothing for ${name}=.`;
  }
}

/** V2 took the parents' names as any collection and sent each once. */
function parentsDoc(context: Context, builder: RewriteBuilder, value: Expression, fact: CallFact): Doc {
  const cls = builder.import(SHAPES_MODULE, 'ParentHyperParameterTuningJob', fact.call);
  const parent = (name: Doc): Doc => callDoc(cls, [keyword('hyper_parameter_tuning_job_name', name)]);
  const display = unwrap(value);
  if (display.kind === 'sequence' && display.elements.every((one) => one.kind !== 'wrapper')) {
    return listDoc(display.elements.map((one) => parent(source(one))));
  }
  const name = context.freshName('parent');
  return joined(code('['), parent(code(name)), code(` for ${name} in set(`), source(value), code(')]'));
}
