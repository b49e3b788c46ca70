import { areaCode } from '../catalog/area-codes';
import type { Difference } from '../catalog/relocations';
import type { Argument, Expression } from '../python/ast';
import type { CallFact } from '../python/facts';
import { type Atom, atomsOf } from '../python/values';
import { lastPart, publicName } from '../sdk/names';
import type { Check, Problem, Refusal, Rewrite } from './check';
import type { Context } from './context';
import { oldStep } from './pipelines/old-steps';

/** Methods of the session have a check of their own. */
const SESSION = 'sagemaker.session.Session';

/** What V3 does differently although the signature fits, and nobody has to act on. */
const NOTES: Readonly<Record<string, string>> = {
  'sagemaker.workflow.pipeline.Pipeline':
    'V3 adds "MlflowConfig": null to the definition, and create(), update() and upsert() ask IAM about the role first: one that certainly lacks a permission of their list is refused (SAGEMAKER_VALIDATE_ROLE=false in the environment leaves that out).',
};

/** What to do about methods that baselining jobs of V3 lost with their base class. */
const METHODS_INSTEAD: Readonly<Record<string, string>> = {
  wait: 'suggest_baseline() waits unless it is given wait=False, so leave this call out, or ask describe() until the job is done',
  stop: 'stop it by boto3 (stop_processing_job)',
};

const CLARIFY = 'sagemaker.model_monitor.clarify_model_monitoring';

/**
 * Methods that fail in every V3 release so far although the signature fits; tried with sagemaker-core 2.27.0, where
 * `ClarifyBaseliningJob` and `list_executions` read attributes off resources that have none of them.
 */
const FAILING: Readonly<Record<string, string>> = {
  [`${CLARIFY}.ModelBiasMonitor.suggest_baseline`]: failingBaseline('run_bias()'),
  [`${CLARIFY}.ModelExplainabilityMonitor.suggest_baseline`]: failingBaseline('run_explainability()'),
  [`${CLARIFY}.ModelBiasMonitor.list_executions`]: failingExecutions(),
  [`${CLARIFY}.ModelExplainabilityMonitor.list_executions`]: failingExecutions(),
};

function failingExecutions(): string {
  return (
    "V3 fails as soon as there is an execution: 'MonitoringExecution' object has no attribute 'job_name'. " +
    'List them by boto3 (list_monitoring_executions) and get each job with ProcessingJob.get().'
  );
}

function failingBaseline(method: string): string {
  return (
    "V3 starts the job and then fails with AttributeError: 'ProcessingJob' object has no attribute 'sagemaker_session'. " +
    `Call ${method} of SageMakerClarifyProcessor, or catch the error: create_monitoring_schedule() knows the baseline then, latest_baselining_job stays None.`
  );
}

/** Finds calls of moved classes, functions and methods whose signatures lost something on the way. */
export const movedCalls: Check = {
  name: 'moved-calls',
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    if (!atom || fact.callee.atoms.length !== 1) return [];
    const symbol = symbolOf(atom, context);
    if (!symbol || oldStep(context, fact)) return [];
    const { owner, name, difference, isV3 } = symbol;
    const base = {
      code: areaCode(owner, 'changed'),
      v2: name === undefined ? publicName(owner) : `${publicName(owner)}.${name}`,
      partial: fact.callee.open,
    };
    const callee = fact.call.callee.kind === 'attribute' ? fact.call.callee.name : fact.call.callee;
    if (difference === null) {
      const message = `${lastPart(owner)} has no ${name}() in V3`;
      const instead = METHODS_INSTEAD[name ?? ''];
      const note = `${message}; ${/BaseliningJob$/.test(owner) && instead ? instead : 'do its job by hand'}.`;
      return [{ ...base, node: callee, message, fix: { grade: 'withheld', note } }];
    }
    const failing = name === undefined ? undefined : FAILING[`${owner}.${name}`];
    if (failing) {
      const message = `${name}() of ${lastPart(owner)} fails in V3${name === 'suggest_baseline' ? ' after it has started the job' : ''}`;
      return [{ ...base, node: callee, message, fix: { grade: 'withheld', note: failing } }];
    }
    // In V3 code positions are V3's own, and only keywords of V2 are certainly wrong.
    if (isV3) return difference ? lost(fact, base, { gone: difference.gone ?? [] }, context) : [];
    return [...(difference ? lost(fact, base, difference, context) : []), ...noted(fact, base, owner, name, callee)];
  },
};

interface Symbol {
  readonly owner: string;
  /** Absent for a constructor or a function. */
  readonly name: string | undefined;
  readonly difference: Difference | null | undefined;
  /** The call is of the V3 class already. */
  readonly isV3: boolean;
}

function symbolOf(atom: Atom, context: Context): Symbol | undefined {
  if (atom.type === 'class' || atom.type === 'function') {
    if (atom.name === SESSION) return undefined;
    const origin = context.relocations.pipelineOrigin(atom.name);
    if (origin) {
      return { owner: origin, name: undefined, difference: context.relocations.difference(origin), isV3: true };
    }
    if (context.isHandled(atom.name) || context.relocations.symbol(atom.name)?.relation !== 'moved') return undefined;
    return { owner: atom.name, name: undefined, difference: context.relocations.difference(atom.name), isV3: false };
  }
  if (atom.type !== 'method' || context.knowledge.isSubclass(atom.self.cls, SESSION)) return undefined;
  const { cls } = atom.self;
  const difference = context.relocations.difference(cls)?.methods?.[atom.name];
  // Of a class that changed, too, a method is gone or not.
  const relation = context.relocations.symbol(cls)?.relation;
  const isKnown = relation === 'moved' || (relation === 'changed' && difference === null);
  if (context.isHandled(cls) || !isKnown) return undefined;
  return { owner: cls, name: atom.name, difference, isV3: false };
}

type Base = Pick<Problem, 'code' | 'v2' | 'partial'>;

function lost(fact: CallFact, base: Base, { gone = [], positions }: Difference, context: Context): Problem[] {
  const bound = context.bind(fact);
  const nameOf = (argument: Argument): string | undefined =>
    [...(bound?.byName ?? [])].find(([, one]) => one === argument)?.[0];
  const problems: Problem[] = [];
  const late: { argument: Argument; name: string | undefined }[] = [];
  let position = 0;
  for (const argument of fact.call.args) {
    const name = argument.keyword?.id ?? nameOf(argument);
    const isLate = argument.form === 'positional' && positions !== undefined && position >= positions;
    if (argument.form === 'positional') position += 1;
    if (name !== undefined && gone.includes(name)) problems.push(goneParameter(fact, base, argument, name, context));
    else if (isLate) late.push({ argument, name });
  }
  const [first] = late;
  if (!first) return problems;
  const message = `${base.v2} takes this position for something else in V3`;
  return [...problems, { ...base, node: first.argument, message, fix: nameArguments(late, context) }];
}

function nameArguments(
  late: readonly { argument: Argument; name: string | undefined }[],
  context: Context,
): Rewrite | Refusal {
  const builder = context.rewrite();
  for (const { argument, name } of late) {
    if (!name) return { grade: 'withheld', note: 'Which parameter this is cannot be told; pass it by keyword.' };
    builder.replace({ start: argument.start, end: argument.start, host: argument.host }, `${name}=`);
  }
  return builder.done('Name the arguments');
}

/** What to do about parameters that V3 dropped. */
const INSTEAD: Readonly<Record<string, string>> = {
  ProcessingStep:
    'give step_args=processor.run(...) with a processor that holds a PipelineSession; with a plain Session run() would start a job at once',
  TrainingStep:
    'give step_args=model_trainer.train(...) with a ModelTrainer that holds a PipelineSession; with a plain Session train() would start a job at once',
  TransformStep:
    'give step_args=transformer.transform(...) with a transformer that holds a PipelineSession; with a plain Session transform() would start a job at once',
  TuningStep:
    'give step_args=tuner.tune(...) with a trainer that holds a PipelineSession; with a plain Session tune() would start a job at once',
};

/** The objects given to the parameter stay as they are together with the call. */
function goneParameter(fact: CallFact, base: Base, argument: Argument, name: string, context: Context): Problem {
  const cls = lastPart(base.v2);
  const roots = makersIn(fact, context, argument);
  const instead = INSTEAD[cls];
  const note = instead
    ? `${cls} does not describe the job itself in V3: ${instead}.`
    : `${cls} takes no ${name}= in V3: leave it out where the default will do.`;
  return {
    ...base,
    node: argument.keyword ?? argument,
    v2: `${base.v2}(${name}=)`,
    message: `${cls} takes no ${name}= in V3`,
    fix: {
      grade: 'withheld',
      note,
      blocks: roots,
    },
    roots,
  };
}

/** The calls that made the V2 objects passed in a call: what they make has to wait with it. */
export function makersIn(fact: CallFact, context: Context, only?: Argument): Expression[] {
  return fact.args
    .filter(({ argument }) => !only || argument === only)
    .flatMap(({ value }) => atomsOf(value, 'instance'))
    .flatMap(({ cls, made }) => (made && context.isHandled(cls) ? [made] : []));
}

function noted(
  fact: CallFact,
  base: Base,
  owner: string,
  name: string | undefined,
  callee: Problem['node'],
): Problem[] {
  const note = name === undefined ? NOTES[owner] : undefined;
  if (!note) return [];
  const message = `${lastPart(owner)} sends a little more in V3`;
  const fix: Rewrite = { grade: 'review', title: 'Accept what V3 adds', note, todo: '', edits: [], needs: [] };
  return [{ ...base, node: callee, message, fix, roots: [fact.call] }];
}
