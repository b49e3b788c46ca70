import { FRAMEWORK_MODELS } from '../../catalog/mappings/model';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { InstanceAtom } from '../../python/values';
import { publicName } from '../../sdk/names';
import { readArguments } from '../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { planOf } from '../deployment/model-plan';
import { unwrap } from '../expressions';
import { renameStep } from './step-names';

const MODEL_STEP = 'sagemaker.workflow.model_step.ModelStep';
export const MODEL_STEP_MODULE = 'sagemaker.mlops.workflow.model_step';

/** Said of a step whose model is withheld. */
export const WAITING = 'The model stays as it is (see its constructor), so this has to wait for it.';

/** What V2 put behind the name of the step for each method that describes it. */
const SUFFIXES: Readonly<Record<string, string>> = { create: '-CreateModel', register: '-RegisterModel' };

/** Members of V2's collection of steps that a single step does not have. */
const GONE_MEMBERS: ReadonlySet<string> = new Set(['steps', 'request_dicts']);

const isModel = (cls: string): boolean => cls === 'sagemaker.model.Model' || cls in FRAMEWORK_MODELS;

/**
 * Rewrites `ModelStep`, which V3 made one step out of a collection of steps: the step gets the name that V2 gave to the only
 * step in it, so that the definition of the pipeline stays the same.
 */
export const modelStep: Check = {
  name: 'model-step',
  handles: [MODEL_STEP],
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    if (atom?.type !== 'class' || atom.name !== MODEL_STEP) return [];
    const { callee } = fact.call;
    const described = describedBy(context, fact);
    const problem: Problem = {
      code: 'SM701',
      node: callee.kind === 'attribute' ? callee.name : callee,
      v2: publicName(MODEL_STEP),
      v3: `${MODEL_STEP_MODULE}.ModelStep`,
      message: 'A ModelStep is one step in V3 and called exactly as it says',
      fix: rewriteStep(fact, described, context),
      roots: [fact.call, ...(described?.roots ?? [])],
      partial: fact.callee.open || fact.callee.atoms.length > 1,
    };
    return [problem];
  },
  attribute(node, { owner }, context) {
    const atom = owner.atoms.find((one) => one.type === 'instance' && one.cls === MODEL_STEP);
    if (atom?.type !== 'instance' || !GONE_MEMBERS.has(node.name.id)) return [];
    const note = `A ModelStep of V3 is the step itself: ${node.name.id} has no counterpart, use the step where one of its steps was used.`;
    return [
      {
        code: 'SM701',
        node: node.name,
        v2: `${publicName(MODEL_STEP)}.${node.name.id}`,
        message: `A ModelStep of V3 has no ${node.name.id}`,
        fix: { grade: 'withheld', note, blocks: true },
        roots: rootsOf(atom, context),
      },
    ];
  },
};

/** What has to stay in V2 together with the step. */
function rootsOf(step: InstanceAtom, context: Context): readonly Expression[] {
  const maker = context.makerOf(step);
  return maker ? [maker.call, ...(describedBy(context, maker)?.roots ?? [])] : [];
}

/** The call that describes the step, and what made the model. */
interface Described {
  readonly method: string;
  readonly models: readonly InstanceAtom[];
  readonly roots: readonly Expression[];
}

/** `model.create(…)` or `model.register(…)` in the step's arguments, written there or kept in a variable. */
function describedBy(context: Context, fact: CallFact): Described | undefined {
  const given = readArguments(context, fact).args.find((one) => one.name === 'step_args')?.value;
  const inner = given && unwrap(given);
  if (!inner) return undefined;
  const value = context.valueOf(inner);
  const makers =
    inner.kind === 'call' ? [inner] : value.atoms.map((atom) => (atom.type === 'instance' ? atom.made : undefined));
  const calls = makers.map((made) => (made?.kind === 'call' ? context.facts.calls.get(made) : undefined));
  const methods = calls.flatMap((call) => call?.callee.atoms ?? []).filter((atom) => atom.type === 'method');
  const names = new Set(methods.map(({ name }) => name));
  const [method] = names;
  if (calls.length === 0 || calls.some((call) => !call) || names.size !== 1 || !method || !SUFFIXES[method]) {
    return undefined;
  }
  if (inner.kind !== 'call' && value.open) return undefined;
  return {
    method,
    models: methods.map(({ self }) => self),
    roots: [...methods.flatMap(({ self }) => self.made ?? []), ...calls.flatMap((call) => (call ? [call.call] : []))],
  };
}

function rewriteStep(fact: CallFact, described: Described | undefined, context: Context): Rewrite | Refusal {
  const no = (note: string): Refusal => ({ grade: 'withheld', note, blocks: true });
  const { args, obstacle } = readArguments(context, fact);
  if (obstacle) return no(`This step cannot be rewritten because ${obstacle}; write the arguments out.`);
  if (!described) {
    return no(
      'What describes this step cannot be seen here: V3 takes ModelStep(name=..., step_args=model_builder.build()), or register(...), and names the one step exactly so.',
    );
  }
  const why = described.models.map((atom) => modelObstacle(context, atom)).find((one) => one !== undefined);
  if (why !== undefined) return { ...no(why), ...(why === WAITING && { waits: true }) };
  const name = args.find((one) => one.name === 'name')?.value;
  if (!name) return no('The step has no name to be seen.');
  const policies = args.find((one) => one.name === 'retry_policies')?.value;
  if (policies && unwrap(policies).kind === 'dict') {
    return no('retry_policies= by kind of step: V3 takes a list for the one step; give the list of this kind.');
  }
  const builder = context.rewrite();
  const refused = renameStep(context, builder, name, SUFFIXES[described.method] ?? '');
  if (refused !== undefined) return no(refused);
  builder.replace(fact.call.callee, builder.import(MODEL_STEP_MODULE, 'ModelStep', fact.call));
  return builder.done('Rewrite as the one step of V3');
}

/** Why a model cannot describe a step of V3: it has code, several containers or a fix that is withheld; undefined where it can. */
export function modelObstacle(context: Context, { cls, made }: InstanceAtom): string | undefined {
  if (!isModel(cls)) {
    return `V3 describes steps by a ModelBuilder of one model; ${publicName(cls)} needs another way (see its constructor).`;
  }
  const plan = planOf(context, made);
  if (!plan || plan.fix.grade === 'withheld') {
    return WAITING;
  }
  return plan.isPlain
    ? undefined
    : 'The model has code of its own, which V2 packed into the archive by one more step of the pipeline; V3 leaves that step out. Pack the archive before, or by a step of your own.';
}
