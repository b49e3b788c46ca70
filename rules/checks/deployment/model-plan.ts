import { ALGORITHM_MODELS } from '../../catalog/mappings/algorithms';
import { JUMPSTART_MODEL } from '../../catalog/mappings/jumpstart';
import {
  FRAMEWORK_MODELS,
  MODEL_OF_ESTIMATOR,
  MODEL_PACKAGE,
  MULTI_MODEL,
  PIPELINE_MODEL,
} from '../../catalog/mappings/model';
import { code, type Doc, indentOf, joined, source } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf } from '../../python/values';
import { type NamedArgument, readArguments } from '../arguments';
import type { Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple, unwrap } from '../expressions';
import { CREATE_STEP, modelStepsWith, REGISTER_STEP } from '../pipelines/old-steps';
import { sessionKind } from '../pipelines/pipeline-sessions';
import { BuilderCall } from './builder-call';
import { isCompiled } from './compile';
import { describeEstimator } from './estimator-source';
import type { ImageSource } from './image-look-up';
import { describeJumpStart, JUMPSTART_SETTINGS } from './jumpstart-source';
import { describePackage } from './model-package';
import { multiModelsWith, partsOf, pipelinesWith, rewritePart, roleOf } from './pipeline-parts';
import { dominates, isAvailable, isFixed, loopOf, runTogether, statementFor, targetOf } from './sites';

/** V2 models that ModelBuilder can stand in for. */
export const BUILDABLE: ReadonlySet<string> = new Set([
  'sagemaker.model.Model',
  PIPELINE_MODEL,
  JUMPSTART_MODEL,
  MODEL_PACKAGE,
  MULTI_MODEL,
  ...Object.keys(FRAMEWORK_MODELS),
  ...Object.keys(ALGORITHM_MODELS),
]);

/** Methods of a model that need the model to exist in SageMaker. */
const NEEDS_BUILD: ReadonlySet<string> = new Set(['deploy', 'transformer', 'create']);

/** How one model of the program becomes a ModelBuilder. */
export interface ModelPlan {
  readonly fix: Rewrite | Refusal;
  /** Where `build()` goes: with the constructor, above the given call, or nowhere. */
  readonly build: 'constructor' | 'none' | Call;
  /** What stands between the parentheses of `build(…)`. */
  readonly buildArguments: string;
  /** The name that V2 gave the model, where it means the same at each use. */
  readonly modelName: string | undefined;
  /** The constructor has the instance type of the only deploy. */
  readonly hasInstanceType: boolean;
  /** The constructor has `accept_eula` of the only deploy. */
  readonly hasAcceptEula: boolean;
  /** The constructor has an image and model data, and no code. */
  readonly isPlain: boolean;
  /** Attributes to set on the builder before `build()`. */
  readonly settings: readonly string[];
  /** The image, where only the deployment tells the instance type that it is for. */
  readonly lateImage: Doc | undefined;
  /** For a model that becomes the container of a MultiDataModel: its role. */
  readonly containerRole?: string;
}

const NO_BUILD = {
  build: 'none',
  buildArguments: '',
  modelName: undefined,
  hasInstanceType: false,
  hasAcceptEula: false,
  isPlain: false,
  settings: [],
  lateImage: undefined,
} as const;

/** The plan for the model that the expression makes; undefined when it makes none that is rewritten. */
export function planOf(context: Context, made: Expression | undefined): ModelPlan | undefined {
  if (made?.kind !== 'call') return undefined;
  const fact = context.facts.calls.get(made);
  const cls = fact && modelClass(fact);
  if (!fact || !cls) return undefined;
  return context.memo('model-plan', made, () => makePlan(context, fact, cls));
}

/** The V2 model class that the call constructs, directly or by `estimator.create_model()`. */
export function modelClass(fact: CallFact): string | undefined {
  for (const atom of fact.callee.atoms) {
    if (atom.type === 'class' && BUILDABLE.has(atom.name)) return atom.name;
    if (atom.type !== 'method' || atom.name !== 'create_model') continue;
    if (atom.self.cls === 'sagemaker.estimator.Estimator') return 'sagemaker.model.Model';
    return MODEL_OF_ESTIMATOR[atom.self.cls];
  }
  return undefined;
}

function makePlan(context: Context, fact: CallFact, cls: string): ModelPlan {
  const refuse = (note: string): ModelPlan => ({
    fix: { grade: 'withheld', note, blocks: true },
    ...NO_BUILD,
  });
  if (fact.callee.atoms.length > 1 || fact.callee.open) {
    return refuse('Which class is constructed here depends on the path taken; write each construction out.');
  }
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return refuse(`This construction cannot be rewritten because ${obstacle}; write the arguments out.`);
  const parts = cls === PIPELINE_MODEL ? partsOf(context, fact) : [];
  if (!parts) return refuse('Its models are not a list that is written out, of models constructed one by one.');
  const waiting = parts.map((part) => planOf(context, part)).find((plan) => plan?.fix.grade === 'withheld');
  if (waiting) {
    const plan = refuse('A model in it stays as it is (see its constructor), so this has to wait for it.');
    return { ...plan, fix: { ...plan.fix, waits: true } as Refusal };
  }
  if (parts.some((part) => !planOf(context, part))) return refuse('What is in its models is not seen to be models.');
  const consumer = consumerOf(context, fact.call);
  const isPart = cls === 'sagemaker.model.Model' || Object.hasOwn(FRAMEWORK_MODELS, cls);
  if (consumer && isPart && pipelinesWith(context, fact.call).length > 0) {
    const fix = rewritePart(context, fact, cls, args, items, pipelinesWith(context, fact.call));
    if (typeof fix === 'string') return refuse(fix);
    return { fix, ...NO_BUILD };
  }
  const hasCode = cls !== 'sagemaker.model.Model' || args.some(({ name }) => name === 'entry_point');
  if (consumer === 'MultiDataModel()' && isPart && hasCode) {
    const fix = rewritePart(context, fact, cls, args, items, multiModelsWith(context, fact.call));
    const containerRole = roleOf(context, fact);
    if (typeof fix === 'string') return refuse(fix);
    if (!containerRole)
      return refuse('Give the role of this model a name of its own: the MultiDataModel takes it over.');
    return { fix, ...NO_BUILD, containerRole };
  }
  if (consumer && consumer !== 'MultiDataModel()')
    return refuse(`${consumer} takes this model; a ModelBuilder in its place needs a change there by hand.`);
  const builder = context.rewrite();
  const call = new BuilderCall(context, builder, fact.call, cls);
  const { methods } = context.usesOf(fact.call);
  const [method] = fact.callee.atoms;
  const isFromEstimator = method?.type === 'method';
  const { callee } = fact.call;
  const owner = isFromEstimator && callee.kind === 'attribute' ? describeEstimator(context, callee.object) : undefined;
  if (owner?.refused) return refuse(owner.refused);
  call.folder = owner?.folder;
  call.servingLevel = owner?.servingLevel;
  call.takeAll(args.map((one) => (one.name === 'vpc_config_override' ? { ...one, name: 'vpc_config' } : one)));
  const type = instanceTypeOf(context, fact.call);
  const eula = cls === JUMPSTART_MODEL ? deployedWith(context, fact.call, 'accept_eula') : undefined;
  const needs = methods.filter((use) => NEEDS_BUILD.has(use.name)).map((use) => use.fact.call);
  const build = siteOf(context, fact.call, needs, call.modelName);
  const above =
    cls === MODEL_PACKAGE && needs.length > 0 ? describePackage(context, builder, call, args, fact.call) : [];
  if (cls === MULTI_MODEL) describeMultiModel(context, call, args);
  else if (cls === JUMPSTART_MODEL) describeJumpStart(context, builder, call, args, fact.call, { type, eula });
  else if (owner && callee.kind === 'attribute') {
    const image = type ? { instanceType: type } : imageSource(context, fact.call, build);
    owner.describe(call, image.isLate && !isFixed(context, callee.object) ? {} : image);
  } else {
    const image = type ? { instanceType: type } : imageSource(context, fact.call, build);
    // What is compiled runs in the image of the compilation job.
    if (!isCompiled(context, fact.call)) call.lookUpImage(new Map(args.map((one) => [one.name, one])), image);
  }
  if (type && !call.isJumpStart) call.set('instance_type', type);
  if (isRegisteredFirst(context, fact, args, needs.length > 0)) call.set('dependencies', code('{}'));
  const doc = call.finish(items.isMultiline);
  if (call.refused) return refuse(call.refused);
  if (build === undefined) {
    return refuse(
      'build() has to run exactly once, between this construction and its first use; restructure the code so that there is one place for it.',
    );
  }
  const buildArguments = call.modelName ? `model_name=${context.source(call.modelName)}` : '';
  const target = targetOf(fact.call);
  const handed = context.facts.escapes.find((one) => one.instance.made === fact.call);
  if (handed) builder.note(`${handed.to} gets a ModelBuilder now; check what it does with it.`);
  const settings = call.isJumpStart ? JUMPSTART_SETTINGS : NO_BUILD.settings;
  let whole: Doc = doc;
  if (build === 'constructor' && target) {
    const { newline, blank } = context.style(fact.call.host.text);
    const indent = blank.repeat(indentOf(context.textOf(fact.call.host), fact.call.host.start));
    const name = call.modelName ? joined(code('model_name='), source(call.modelName)) : code('');
    const above = settings.map((one) => `${newline}${indent}${context.source(target)}.${one}`).join('');
    whole = joined(doc, code(`${above}${newline}${indent}${context.source(target)}.build(`), name, code(')'));
  }
  const statement = above.length > 0 ? statementFor(context, fact.call) : undefined;
  if (above.length > 0 && !statement)
    return refuse('V3 needs statements above this: move it to a statement of its own.');
  if (statement) builder.replaceBelow(statement, above, fact.call, whole, items);
  else builder.replace(fact.call, whole, items);
  return {
    fix: builder.done('Rewrite as ModelBuilder'),
    build,
    buildArguments,
    modelName: call.modelName && isFixed(context, call.modelName) ? context.source(call.modelName) : undefined,
    hasInstanceType: type !== undefined || call.isJumpStart,
    hasAcceptEula: eula !== undefined,
    isPlain: call.isPlain,
    lateImage: call.lateImage,
    settings,
  };
}

/** True where `register()` may run before `build()`: V3 would add the settings of a script then. */
function isRegisteredFirst(
  context: Context,
  { call }: CallFact,
  args: readonly NamedArgument[],
  isBuilt: boolean,
): boolean {
  const isRegistered =
    context.usesOf(call).methods.some((use) => use.name === 'register') ||
    modelStepsWith(context, call).some(({ cls }) => cls === REGISTER_STEP);
  const session = args.find((one) => one.name === 'sagemaker_session')?.value;
  return isRegistered && (!isBuilt || (session !== undefined && sessionKind(context, session) !== 'plain'));
}

/** The instance type of the only deploy or transformer, when it can be written at the constructor already. */
function instanceTypeOf(context: Context, made: Call): Doc | undefined {
  const { methods } = context.usesOf(made);
  const deploys = methods.filter((use) => use.name === 'deploy');
  const users = deploys.length > 0 ? deploys : methods.filter((use) => use.name === 'transformer');
  const [only] = users;
  if (!only || users.length !== 1) return undefined;
  return knownAt(context, only.fact, 'instance_type', made);
}

/** What the model that a MultiDataModel was given says about its containers. */
function describeMultiModel(context: Context, call: BuilderCall, args: readonly NamedArgument[]): void {
  const model = args.find((one) => one.name === 'model' && !isNone(one.value))?.value;
  if (!model) return;
  const [atom] = context.valueOf(model).atoms;
  const plan = atom?.type === 'instance' ? planOf(context, atom.made) : undefined;
  const given = atom?.type === 'instance' ? context.makerOf(atom)?.call.args.map((one) => one.keyword?.id) : [];
  const receiver = context.source(unwrap(model));
  if (plan?.containerRole && plan.fix.grade !== 'withheld' && isSimple(model)) {
    call.set('image_uri', code(`${receiver}.image`));
    call.set('env_vars', code(`${receiver}.environment`));
    return call.set('role_arn', code(plan.containerRole));
  }
  if (plan?.fix.grade === 'withheld') return call.refuse('Its model stays as it is (see its constructor).');
  const isMore = given?.some((name) => name !== undefined && /vpc|isolation|predictor_cls/.test(name)) ?? true;
  if (!plan?.isPlain || isMore || !isSimple(model)) {
    return call.refuse('Its model has code or settings of its own: give image_uri=, env= and role= instead of model=.');
  }
  call.set('image_uri', code(`${receiver}.image_uri`));
  call.set('env_vars', code(`${receiver}.env_vars`));
  call.set('role_arn', code(`${receiver}.role_arn`));
}

/**
 * What decides the image: the first deployment, for V2 created the model there and found it existing later (`create_model`
 * in V2 2.257.7 `session.py`), or else the first registration.
 */
function imageSource(context: Context, made: Call, build: ModelPlan['build'] | undefined): ImageSource {
  const { methods } = context.usesOf(made);
  const uses = methods.filter((use) => (build === 'none' ? use.name === 'register' : NEEDS_BUILD.has(use.name)));
  const inOrder = [...uses].sort(
    (a, b) => a.fact.call.host.text - b.fact.call.host.text || a.fact.call.start - b.fact.call.start,
  );
  const first = typeof build === 'object' ? uses.find((use) => use.fact.call === build) : inOrder[0];
  if (!first || first.fact.callee.atoms.length > 1) return {};
  const bound = context.bind(first.fact)?.byName;
  const serverless = bound?.get('serverless_inference_config')?.value;
  const type =
    first.name === 'register' ? firstOf(bound?.get('inference_instances')?.value) : bound?.get('instance_type')?.value;
  const isServerless = serverless !== undefined && !isNone(serverless);
  const decides = isServerless ? serverless : type;
  if (!decides || isNone(decides) || !isSimple(decides)) return {};
  const isEarly = isAvailable(context, decides, made.host);
  // What is built with the constructor may be deployed as anything first.
  if (build === 'constructor' && !(isEarly && uses.length === 1)) return {};
  if (build === 'none' && !isEarly) return {};
  const doc = code(context.source(unwrap(decides)));
  return { ...(isServerless ? { serverless: doc } : { instanceType: doc }), isLate: !isEarly };
}

/** The first element of a list that is written out. */
export function firstOf(list: Expression | undefined): Expression | undefined {
  const inner = list && unwrap(list);
  return inner?.kind === 'sequence' ? inner.elements[0] : undefined;
}

/** An argument of the only deploy, when it can be written at the constructor already. */
function deployedWith(context: Context, made: Call, name: string): Doc | undefined {
  const [only, ...others] = context.usesOf(made).methods.filter((use) => use.name === 'deploy');
  return only && others.length === 0 ? knownAt(context, only.fact, name, made) : undefined;
}

function knownAt(context: Context, use: CallFact, name: string, made: Call): Doc | undefined {
  const value = context.bind(use)?.byName.get(name)?.value;
  if (!value || isNone(value) || !isSimple(value)) return undefined;
  if (use.callee.atoms.length > 1 && value.kind !== 'text') return undefined;
  return isAvailable(context, value, made.host) ? code(context.source(unwrap(value))) : undefined;
}

function siteOf(
  context: Context,
  made: Call,
  needs: readonly Call[],
  name: Expression | undefined,
): ModelPlan['build'] | undefined {
  const [first, ...others] = [...needs].sort((a, b) => a.host.text - b.host.text || a.start - b.start);
  if (!first) return 'none';
  const target = targetOf(made);
  const isNameHere = !name || isFixed(context, name);
  const isOnce = runTogether(made.host, first.host) || (!target && loopOf(first.host) === undefined);
  const isFirst = dominates(
    context,
    first.host,
    others.map((one) => one.host),
  );
  if (isNameHere && isOnce && isFirst && statementFor(context, first)) return first;
  return target && statementFor(context, made) ? 'constructor' : undefined;
}

/** The V2 class or function that takes the model as an argument, alone or in a list. */
function consumerOf(context: Context, made: Call): string | undefined {
  for (const fact of context.facts.calls.values()) {
    const [callee] = fact.callee.atoms;
    const name =
      callee && (callee.type === 'class' || callee.type === 'function' || callee.type === 'method') && callee.name;
    if (!callee || !name || (callee.type === 'method' && callee.self.cls.startsWith('boto3'))) continue;
    if (name === CREATE_STEP || name === REGISTER_STEP) continue;
    for (const { value } of fact.args) {
      const parts = [value, ...atomsOf(value, 'sequence').map((one) => one.element.value)];
      const holds = parts.some((part) => part.atoms.some((atom) => atom.type === 'instance' && atom.made === made));
      if (holds) return `${name.slice(name.lastIndexOf('.') + 1)}()`;
    }
  }
  return undefined;
}

/** Lines to put above the call that the plan names, besides what else it needs before `build()`. */
export function buildLines(plan: ModelPlan, receiver: string): readonly Doc[] {
  const lines = [...plan.settings.map((one) => `${receiver}.${one}`), `${receiver}.build(${plan.buildArguments})`].map(
    code,
  );
  return plan.lateImage ? [joined(code(`${receiver}.image_uri = `), plan.lateImage), ...lines] : lines;
}
