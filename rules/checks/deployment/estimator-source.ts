import { ALGORITHM_ESTIMATOR } from '../../catalog/mappings/algorithm';
import { ALGORITHMS } from '../../catalog/mappings/algorithms';
import { JUMPSTART_ESTIMATOR } from '../../catalog/mappings/jumpstart-training';
import { INHERITED_CODE, MODEL_OF_ESTIMATOR, SERVING_LEVELS, TENSORFLOW_MODEL } from '../../catalog/mappings/model';
import { RL_ESTIMATOR } from '../../catalog/mappings/toolkits';
import { code, type Doc } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf, type InstanceAtom } from '../../python/values';
import { type NamedArgument, readArguments } from '../arguments';
import type { Context } from '../context';
import { instanceClass, isNone, isSimple, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { attachedJob } from '../training/attached/attached-job';
import { hasDependencies, isContainerLaunched } from '../training/container-launch';
import { TRAINERS } from '../training/estimator';
import { type JobPlan, jobPlan } from '../training/jobs/job-plan';
import { isCompressed, modelDataDoc } from '../training/model-artifacts';
import { mayNameRequirements } from '../training/source-code';
import { bestEstimatorCall, estimatorMakers } from '../tuning/tuner-objects';
import { describeAttached } from './attached-source';
import type { BuilderCall } from './builder-call';
import type { ImageSource } from './image-look-up';
import { isFixed, targetOf } from './sites';

/** What an estimator (or the best job of a tuner) gives to the model that hosts its result. */
export interface EstimatorSource {
  readonly refused: string | undefined;
  /** The V2 model class that V2 made of it. */
  readonly modelClass: string;
  /** The folder of a script that the call gives without one; see `BuilderCall.folder`. */
  readonly folder: string | undefined;
  /** What V2 told TensorFlow Serving about its log. */
  readonly servingLevel: string | undefined;
  /** The script and folder that V2's model took over, as they can be written at the model. */
  readonly script: { readonly name: string; readonly folder: string | undefined } | undefined;
  /** Adds what the arguments of the V2 call did not say. */
  readonly describe: (call: BuilderCall, image: ImageSource) => void;
  /** The literal tags of the estimator, which V2 used for the endpoint too. */
  readonly tags: Expression | undefined;
  /** The tags that V2 looked up with the training job, as a list of dicts. */
  readonly foundTags?: (builder: RewriteBuilder, at: Expression) => Doc;
}

const TUNER = 'sagemaker.tuner.HyperparameterTuner';

/** Reads the estimator or tuner that the expression is; `job` is the variable that holds the best training job. */
export function describeEstimator(context: Context, node: Expression, job?: string): EstimatorSource {
  const receiver = context.source(node);
  const [atom] = atomsOf(context.valueOf(node), 'instance');
  const no = (why: string): EstimatorSource => ({
    refused: why,
    modelClass: 'sagemaker.model.Model',
    folder: undefined,
    script: undefined,
    servingLevel: undefined,
    describe: () => undefined,
    tags: undefined,
  });
  if (!atom) return no('What is deployed here cannot be seen.');
  const attached = attachedJob(context, atom.made);
  if (attached) return describeAttached(context, receiver, attached);
  const best = bestEstimatorCall(context, atom.made);
  const makers = makersOf(context, atom, best);
  const [maker] = makers;
  if (makers.length > 1)
    return no('Which estimator is deployed here depends on the path taken; write each deployment out.');
  const plan = jobPlan(context, atom.made);
  const isFromJob = job !== undefined || plan !== undefined || atom.cls === TUNER || best !== undefined;
  if (!maker && (isFromJob || atom.made !== undefined)) {
    return no(
      'How the estimator was made cannot be seen: build a ModelBuilder from TrainingJob.get(training_job_name=...), with its algorithm_specification.training_image and model_artifacts.s3_model_artifacts.',
    );
  }
  const cls = maker ? (maker.callee.atoms[0] as { name: string }).name : atom.cls;
  if (cls === JUMPSTART_ESTIMATOR) {
    return no(
      'V3 hosts the base model instead of the trained one when a ModelBuilder gets a JumpStart trainer: build it from the archive of the training job, with the inference image and variables of image_uris.retrieve and environment_variables.retrieve_default for the model.',
    );
  }
  if (cls === ALGORITHM_ESTIMATOR) {
    return no(
      'V2 made a model package of the algorithm and the archive of a job, which is rewritten for deploy() and transformer() of an estimator in a variable: call create_model_package_from_algorithm() of the session, then build a ModelBuilder with the package as its container.',
    );
  }
  if (cls === RL_ESTIMATOR) {
    return no(
      'V2 chose the model of an RLEstimator by its toolkit: build a ModelBuilder with the image and the archive of the training job by hand.',
    );
  }
  const modelClass = MODEL_OF_ESTIMATOR[cls] ?? 'sagemaker.model.Model';
  const { args } = maker ? readArguments(context, maker) : { args: [] };
  const given = new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one]));
  if (!maker && cls !== 'sagemaker.estimator.Estimator') {
    return no(
      'Where the estimator is constructed cannot be seen, and its inference image depends on the versions there.',
    );
  }
  const describe: EstimatorSource['describe'] = (call, image) => {
    const trainer = plan ? undefined : trainerOf(context, node, atom, maker);
    if (isFromJob)
      fromJob(context, call, { job: plan?.job ?? job ?? receiver, cls, given, modelClass, image, trainer, plan });
    else fromTrainer(context, call, { receiver, cls, given: maker ? given : undefined, modelClass, image });
  };
  const folder = INHERITED_CODE[modelClass] ? folderOf(context, given.get('source_dir')) : undefined;
  const level = given.get('container_log_level')?.value;
  const servingLevel =
    modelClass === TENSORFLOW_MODEL
      ? SERVING_LEVELS[level ? context.source(level).replace(/^logging\./, '') : 'INFO']
      : undefined;
  const entry = INHERITED_CODE[modelClass] === 'script' ? folderOf(context, given.get('entry_point')) : undefined;
  const script = entry === undefined ? undefined : { name: entry, folder };
  return { refused: undefined, modelClass, folder, script, servingLevel, describe, tags: given.get('tags')?.value };
}

/** The argument's text where it means the same at the model; empty where it does not, undefined without the argument. */
function folderOf(context: Context, argument: NamedArgument | undefined): string | undefined {
  if (!argument) return undefined;
  const { value } = argument;
  return isSimple(value) && isFixed(context, value) ? context.source(unwrap(value)) : '';
}

/** The script that V2 took over from the estimator: alone without a folder, or as the trainer has it. */
function addScript(
  context: Context,
  call: BuilderCall,
  { cls, given, trainer }: { cls: string; given: ReadonlyMap<string, NamedArgument>; trainer: string },
): void {
  const script = given.get('entry_point')?.value;
  const isAlone = script && isSimple(script) && isFixed(context, script) && !given.has('source_dir');
  const isApart = isContainerLaunched(context, cls, (name) => given.get(name));
  if (isAlone && !hasDependencies((name) => given.get(name))) call.stage(script);
  else if (isApart) setScript(context, call, given);
  else call.set('source_code', code(`${trainer}.source_code${withoutRequirements(context, given)}`));
}

const SCRIPT_BY_HAND =
  'The script of the framework estimator has to be given to ModelBuilder by hand as source_code=SourceCode(source_dir=..., entry_script=...).';

interface Details {
  readonly modelClass: string;
  readonly image: ImageSource;
}

function fromTrainer(
  context: Context,
  call: BuilderCall,
  details: Details & { receiver: string; cls: string; given: ReadonlyMap<string, NamedArgument> | undefined },
): void {
  const { receiver, given, modelClass, image } = details;
  if (modelClass === 'sagemaker.model.Model' || given?.has('image_uri')) {
    call.set('image_uri', code(`${receiver}.training_image`));
  } else {
    lookUp(context, call, given, code(`${receiver}.sagemaker_session`), image);
  }
  setModelData(context, call, given, `${receiver}._latest_training_job`);
  call.set('role_arn', code(`${receiver}.role`));
  const isScript = given?.has('entry_point') && INHERITED_CODE[modelClass] === 'script' && !call.hasSourceCode();
  if (given && isScript) addScript(context, call, { cls: details.cls, given, trainer: receiver });
  if (Object.hasOwn(ALGORITHMS, details.cls) && given?.has('enable_network_isolation')) {
    // V2 left the isolation of an algorithm's job out of its model.
    if (given.has('subnets')) return call.refuse('Give the ModelBuilder its network by hand, without the isolation.');
  } else if (!given || hasNetwork(given)) call.set('network', code(`${receiver}.networking`));
  if (!given || given.has('sagemaker_session')) call.set('sagemaker_session', code(`${receiver}.sagemaker_session`));
}

/** The artifacts of the job, described as V2 did where they are no archive. */
function setModelData(
  context: Context,
  call: BuilderCall,
  given: ReadonlyMap<string, NamedArgument> | undefined,
  job: string,
): void {
  const compressed = isCompressed(context, given?.get('disable_output_compression')?.value);
  if (compressed === undefined)
    return call.refuse('Whether the model is an archive depends on disable_output_compression=; write that out.');
  const text = (value: string): string => quoted(value, call.quote);
  call.set('s3_model_data_url', modelDataDoc(`${job}.model_artifacts.s3_model_artifacts`, compressed, text));
}

/** The script again, of a trainer that has no SourceCode because its container starts the script itself. */
function setScript(context: Context, call: BuilderCall, given: ReadonlyMap<string, NamedArgument>): void {
  const [script, folder] = ['entry_point', 'source_dir'].map((name) => given.get(name)?.value);
  const isCopied = [script, folder].every((one) => one && isSimple(one) && isFixed(context, one));
  if (!script || !folder || !isCopied || hasDependencies((name) => given.get(name))) {
    return call.refuse(SCRIPT_BY_HAND);
  }
  call.setIn('source_code', 'source_dir', code(context.source(folder)));
  call.setIn('source_code', 'entry_script', code(context.source(script)));
}

/** ModelBuilder looks for the requirements in the working directory; those in source_dir go along by themselves. */
function withoutRequirements(context: Context, given: ReadonlyMap<string, NamedArgument> | undefined): string {
  return mayNameRequirements(context, given?.get('source_dir')) ? '.model_copy(update={"requirements": None})' : '';
}

/** The trainer of a tuner's jobs, as code: the tuner's own, or the variable that the estimator is in. */
function trainerOf(
  context: Context,
  node: Expression,
  atom: InstanceAtom,
  maker: CallFact | undefined,
): string | undefined {
  if (atom.cls === TUNER && isSimple(node)) return `${context.source(node)}.model_trainer`;
  const target = maker && targetOf(maker.call);
  return target && isFixed(context, target) ? context.source(target) : undefined;
}

function fromJob(
  context: Context,
  call: BuilderCall,
  details: Details & {
    job: string;
    cls: string;
    given: ReadonlyMap<string, NamedArgument>;
    trainer: string | undefined;
    plan: JobPlan | undefined;
  },
): void {
  const { job, given, modelClass, image, trainer } = details;
  const copied = (name: string): Doc | undefined => {
    const value = given.get(name)?.value;
    return value && isSimple(value) && isFixed(context, value) ? code(context.source(value)) : undefined;
  };
  if (modelClass === 'sagemaker.model.Model' || given.has('image_uri')) {
    call.set('image_uri', code(`${job}.algorithm_specification.training_image`));
  } else {
    lookUp(context, call, given, copied('sagemaker_session'), image);
  }
  setModelData(context, call, given, job);
  call.set('role_arn', code(`${job}.role_arn`));
  const isScript = given.has('entry_point') && INHERITED_CODE[modelClass] === 'script' && !call.hasSourceCode();
  if (details.plan) {
    repeat(call, given, isScript, copied);
  } else if (!trainer && (isScript || hasNetwork(given))) {
    return call.refuse(
      'Give the estimator a name of its own: ModelBuilder needs its script (source_code=) and network settings (network=).',
    );
  }
  if (isScript && trainer) addScript(context, call, { cls: details.cls, given, trainer });
  if (trainer && hasNetwork(given)) call.set('network', code(`${trainer}.networking`));
  const session = copied('sagemaker_session');
  if (session) call.set('sagemaker_session', session);
  else if (given.has('sagemaker_session') && !isDefaultSession(context, given.get('sagemaker_session')?.value))
    call.refuse('Give the session a name first: the ModelBuilder needs it too.');
}

/** A new session of the default kind, which a ModelBuilder makes for itself. */
function isDefaultSession(context: Context, value: Expression | undefined): boolean {
  const inner = value && unwrap(value);
  if (inner?.kind !== 'call' || inner.args.length > 0) return false;
  return /\.session(?:_helper)?\.Session$/.test(instanceClass(context, inner) ?? '');
}

/** The script and the network that the constructor was given, where no trainer holds them. */
function repeat(
  call: BuilderCall,
  given: ReadonlyMap<string, NamedArgument>,
  isScript: boolean,
  copied: (name: string) => Doc | undefined,
): void {
  const members = [
    ...(isScript
      ? ([
          ['source_code', 'source_dir', 'source_dir'],
          ['source_code', 'entry_script', 'entry_point'],
        ] as const)
      : []),
    ['network', 'subnets', 'subnets'] as const,
    ['network', 'security_group_ids', 'security_group_ids'] as const,
    ['network', 'enable_network_isolation', 'enable_network_isolation'] as const,
  ];
  // A script alone is put into a folder of its own.
  const script = given.get('entry_point')?.value;
  const isAlone = isScript && script && !given.has('source_dir');
  if (isAlone) call.stage(script);
  for (const [config, to, name] of members) {
    if (!given.has(name) || (isAlone && config === 'source_code')) continue;
    const doc = copied(name);
    if (!doc) return call.refuse(`Give ${name}= of the estimator a name first: the ModelBuilder needs it too.`);
    call.setIn(config, to, doc);
  }
}

function lookUp(
  context: Context,
  call: BuilderCall,
  given: ReadonlyMap<string, NamedArgument> | undefined,
  session: Doc | undefined,
  image: ImageSource,
): void {
  const versions = new Map(given ?? []);
  for (const { name, value } of versions.values()) {
    if (/version$/.test(name) && !isFixed(context, value)) {
      return call.refuse(
        `${name}= of the estimator is not fixed; look the inference image up with image_uris.retrieve.`,
      );
    }
  }
  call.lookUpImage(versions, { ...image, session: given?.has('sagemaker_session') ? session : undefined });
}

function hasNetwork(given: ReadonlyMap<string, NamedArgument>): boolean {
  return ['subnets', 'security_group_ids', 'enable_network_isolation'].some((name) => given.has(name));
}

function makersOf(context: Context, atom: InstanceAtom, best: Expression | undefined): readonly CallFact[] {
  if (atom.cls === TUNER) return atom.made ? estimatorMakers(context, atom.made) : [];
  if (best?.kind === 'call') {
    const [owner] = context.facts.calls.get(best)?.callee.atoms ?? [];
    return owner?.type === 'method' && owner.self.made ? estimatorMakers(context, owner.self.made) : [];
  }
  const maker = context.makerOf(atom);
  const [callee] = maker?.callee.atoms ?? [];
  return maker && callee?.type === 'class' && TRAINERS.has(callee.name) ? [maker] : [];
}
