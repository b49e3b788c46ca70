import { REGISTER_PARAMETERS } from '../../catalog/mappings/deploy';
import { MODEL_OF_ESTIMATOR } from '../../catalog/mappings/model';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import { atomsOf } from '../../python/values';
import { publicName } from '../../sdk/names';
import { type NamedArgument, readArguments } from '../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { BuilderCall } from '../deployment/builder-call';
import { isAvailable } from '../deployment/sites';
import { isNone, isSimple, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { MODEL_STEP_MODULE, modelObstacle, WAITING } from './model-step';
import { CREATE_STEP, describesStep, REGISTER_STEP } from './old-steps';
import { pipelineSessionDoc } from './pipeline-sessions';
import { renameStep } from './step-names';

/** Parameters of both steps that `ModelStep` has, by their names there. */
const STEP_PARAMETERS: Readonly<Record<string, string>> = {
  name: 'name',
  depends_on: 'depends_on',
  display_name: 'display_name',
  description: 'description',
  retry_policies: 'retry_policies',
  register_model_step_retry_policies: 'retry_policies',
};

/** Parameters of `RegisterModel` for the step that packs code, which a model without code does not have. */
const UNUSED: ReadonlySet<string> = new Set(['repack_model_step_retry_policies', 'inputs', 'step_args']);

const LOOK_UP =
  'V2 looked up the inference image of the framework here: give image_uri=image_uris.retrieve(..., image_scope="inference").';

const PLAIN_MODEL = 'sagemaker.model.Model';
const PLAIN_ESTIMATOR = 'sagemaker.estimator.Estimator';

/** Rewrites `CreateModelStep(model=…)` and `RegisterModel(…)` as a `ModelStep` that a ModelBuilder describes. */
export const oldModelSteps: Check = {
  name: 'old-model-steps',
  handles: [CREATE_STEP, REGISTER_STEP],
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    if (atom?.type !== 'class' || (atom.name !== CREATE_STEP && atom.name !== REGISTER_STEP)) return [];
    const { callee } = fact.call;
    const makers = readArguments(context, fact).args.flatMap(({ name, value }) =>
      name === 'model' || name === 'estimator' ? atomsOf(context.valueOf(value), 'instance') : [],
    );
    const problem: Problem = {
      code: 'SM701',
      node: callee.kind === 'attribute' ? callee.name : callee,
      v2: publicName(atom.name),
      v3: `${MODEL_STEP_MODULE}.ModelStep`,
      message: `${publicName(atom.name)} is gone in V3: ModelStep takes what a ModelBuilder describes`,
      fix: rewriteStep(fact, atom.name, context),
      roots: [fact.call, ...makers.flatMap(({ made }) => made ?? [])],
      partial: fact.callee.open || fact.callee.atoms.length > 1,
    };
    return [problem];
  },
};

function rewriteStep(fact: CallFact, cls: string, context: Context): Rewrite | Refusal {
  const no = (note: string): Refusal => ({ grade: 'withheld', note, blocks: true });
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return no(`This step cannot be rewritten because ${obstacle}; write the arguments out.`);
  const given = new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one]));
  const isRegistering = cls === REGISTER_STEP;
  const builder = context.rewrite();
  const described = describing(fact, given, context, builder);
  if ('note' in described) {
    return { ...no(described.note), ...(described.note === WAITING && { waits: true }) };
  }
  const { head } = described;
  const registered: DocItem[] = [];
  const out: DocItem[] = [];
  for (const { name, value, above, after } of args) {
    const comments = { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
    if (isNone(value) || described.taken.has(name)) continue;
    if (UNUSED.has(name) && (name === 'repack_model_step_retry_policies' || !isRegistering)) {
      builder.release(value);
      continue;
    }
    const own = STEP_PARAMETERS[name];
    const isForBoth = isRegistering && name === 'description';
    if (isForBoth && !isSimple(value)) return no('description= goes to two places in V3: give it a name first.');
    if (own) out.push({ ...keyword(own, source(value)), ...comments });
    if (own && !isForBoth) continue;
    if (!isRegistering || !REGISTER_PARAMETERS.has(name)) {
      return no(`V3 has no ${name}= for this step: see ModelBuilder and its register().`);
    }
    registered.push({ ...keyword(name, isForBoth ? code(context.source(value)) : source(value)), ...comments });
  }
  const name = given.get('name')?.value;
  if (!name) return no('The step has no name to be seen.');
  const refused = isRegistering ? renameStep(context, builder, name, '-RegisterModel') : undefined;
  if (refused !== undefined) return no(refused);
  const call = callDoc(
    joined(head, code(isRegistering ? '.register' : '.build')),
    registered,
    items.isMultiline && registered.length > 1,
  );
  const at = out.findIndex((item) => item.label === 'name=') + 1;
  out.splice(at, 0, keyword('step_args', call));
  const local = builder.import(MODEL_STEP_MODULE, 'ModelStep', fact.call);
  return builder.replace(fact.call, callDoc(local, out, items.isMultiline), items).done('Rewrite as ModelStep');
}

/** The ModelBuilder that describes the step, and the arguments that it stands for. */
interface Describing {
  readonly head: Doc;
  readonly taken: ReadonlySet<string>;
}

function describing(
  fact: CallFact,
  given: ReadonlyMap<string, NamedArgument>,
  context: Context,
  builder: RewriteBuilder,
): Describing | { readonly note: string } {
  const model = given.get('model')?.value;
  if (model) {
    const value = context.valueOf(model);
    const atoms = atomsOf(value, 'instance');
    if (atoms.length === 0 || atoms.length < value.atoms.length || value.open) {
      return {
        note: 'Where this model is constructed cannot be seen here; V3 needs its ModelBuilder with a PipelineSession.',
      };
    }
    const why = atoms.map((atom) => modelObstacle(context, atom)).find((one) => one !== undefined);
    if (why !== undefined) return { note: why };
    return {
      head: source(model),
      taken: new Set(['model', 'estimator', ...(given.has('image_uri') ? [] : ['image_uri'])]),
    };
  }
  return fromEstimator(fact, given, context, builder);
}

/** Of an estimator, V2 registered the image that trained, or the one that was given, with the model data. */
function fromEstimator(
  fact: CallFact,
  given: ReadonlyMap<string, NamedArgument>,
  context: Context,
  builder: RewriteBuilder,
): Describing | { readonly note: string } {
  const estimator = given.get('estimator')?.value;
  const data = given.get('model_data')?.value;
  const value = estimator && context.valueOf(estimator);
  const atoms = value ? atomsOf(value, 'instance') : [];
  const [atom] = atoms;
  if (
    !estimator ||
    !data ||
    !atom?.made ||
    atoms.length !== value?.atoms.length ||
    value.open ||
    !isSimple(estimator)
  ) {
    return {
      note: 'What is registered cannot be seen here: give ModelStep(name=..., step_args=model_builder.register(...)) with a ModelBuilder that holds a PipelineSession; V2 called the step as its name says, with -RegisterModel behind it.',
    };
  }
  const image = given.get('image_uri')?.value;
  const receiver = context.source(unwrap(estimator));
  const of = (name: string): Doc => code(`${receiver}.${name}`);
  const maker = context.makerOf(atom);
  const session = maker && readArguments(context, maker).args.find((one) => one.name === 'sagemaker_session')?.value;
  const own = describesStep(context, atom.made)
    ? of('sagemaker_session')
    : pipelineSessionDoc(context, builder, fact.call, session && !isNone(session) ? session : undefined);
  if (typeof own === 'string') return { note: own };
  const builderCall = new BuilderCall(context, builder, fact.call, MODEL_OF_ESTIMATOR[atom.cls] ?? PLAIN_MODEL);
  if (image) builderCall.set('image_uri', source(image));
  else if (atom.cls === PLAIN_ESTIMATOR) builderCall.set('image_uri', of('training_image'));
  else if (atoms.length === 1 && maker && MODEL_OF_ESTIMATOR[atom.cls]) {
    const versions = new Map(readArguments(context, maker).args.map((one) => [one.name, one]));
    const isLoose = [...versions.values()].some(
      (one) => /version$/.test(one.name) && !isAvailable(context, one.value, fact.call.host),
    );
    if (isLoose) return { note: LOOK_UP };
    builderCall.lookUpImage(versions, {
      instanceType: of('compute.instance_type'),
      session: of('sagemaker_session'),
    });
  } else return { note: LOOK_UP };
  builderCall.set('s3_model_data_url', source(data));
  builderCall.set('role_arn', of('role'));
  builderCall.set('sagemaker_session', own);
  // Without it V3 adds the settings of a script.
  builderCall.set('dependencies', code('{}'));
  const head = builderCall.finish(true);
  if (builderCall.refused) return { note: builderCall.refused };
  return { head, taken: new Set(['estimator', 'model_data', 'image_uri']) };
}
