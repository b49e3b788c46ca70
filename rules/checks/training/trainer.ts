import { CHAINED_CONFIGS, CONFIG_CLASSES, CONFIG_MODULE, TRAINER_PARAMETERS } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, type DocItem, joined, keyword, listDoc } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf } from '../../python/values';
import type { NamedArgument } from '../arguments';
import type { Context } from '../context';
import { isNone, knownString, unwrap } from '../expressions';
import { describesStep, sharedUse } from '../pipelines/old-steps';
import { keepsJobNames, pipelineSessionDoc, sessionKind } from '../pipelines/pipeline-sessions';
import { mayBeVariable, variableObstacle } from '../pipelines/pipeline-variables';
import type { RewriteBuilder } from '../rewrite-builder';
import { containerEntries, hasDependencies, isContainerLaunched, launchNote } from './container-launch';
import { distributedDoc } from './distribution';
import { asGiven, hyperparameterDoc, type WrittenHyperparameters } from './hyperparameters';
import { areInstanceGroups } from './instance-group';
import { metricsDoc, tagsDoc, tensorBoardDoc } from './literal-configs';
import { isSwitchedOff, localityOf, readsNothing } from './local-mode';
import { modelChannel } from './model-channel';
import { modelDirDoc } from './model-dir';
import { addCode, addRequirements } from './source-code';
import { toolkitImageDoc, toolkitMetricsDoc } from './toolkit';
import { TrainerCall } from './trainer-call';
import { imageDoc } from './training-image';

const BASE = 'sagemaker.estimator.EstimatorBase';

/** Characters of a base name that leave V3 room for its time stamp in the 63 of a job name. */
const LONGEST_BASE = 48;

/** Characters that V2 kept of a longer base, whose time stamp was longer. */
const V2_BASE = 39;

/** Collects the keywords of the new constructor in the order of the old one. */
export class Trainer extends TrainerCall {
  /** The container starts the script by itself, as under V2. */
  readonly isContainerLaunched: boolean;
  /** A step of a pipeline takes the estimator and describes its job. */
  private readonly isStep: boolean;

  constructor(
    readonly cls: string,
    fact: CallFact,
    context: Context,
    builder: RewriteBuilder,
    args: readonly NamedArgument[],
    launched?: boolean,
  ) {
    super(fact, context, builder, args);
    this.isContainerLaunched = launched ?? isContainerLaunched(context, cls, this.given);
    this.isStep = describesStep(context, fact.call);
  }

  take(argument: NamedArgument): void {
    const { name, value } = argument;
    const target = TRAINER_PARAMETERS[name];
    const obstacle = variableObstacle(this.context, name, value);
    if (obstacle) return this.refuse(obstacle);
    if (this.isContainerLaunched && TOLD_TO_CONTAINER.has(name) && !argument.optional) {
      return name === 'hyperparameters' ? this.hyperparameters(argument) : this.skip(argument);
    }
    if (!target) return this.unknown(argument);
    if (argument.optional) return this.takeOptional(argument);
    if (isNone(value)) return this.skip(argument);
    switch (target.kind) {
      case 'direct':
        return this.add(target.to, this.doc(value), argument);
      case 'config':
        return this.addTo(target.config, target.to, this.doc(value), argument);
      case 'chained':
        return this.chain(name, argument);
      case 'none':
        if (target.unless?.includes(this.context.source(value))) return this.skip(argument);
        return this.refuse(`ModelTrainer has no ${name}=: ${target.why}`);
      case 'drop': {
        const isHarmless = target.when.includes(this.context.source(value));
        if (!isHarmless && target.refuse) return this.refuse(target.otherwise);
        if (!isHarmless) this.builder.note(`${name}= was left out: ${target.otherwise}`);
        return this.skip(argument);
      }
      case 'special':
        return this.special(argument);
    }
  }

  /** V2's estimators take any keyword and do nothing with those that they do not know. */
  private unknown(argument: NamedArgument): void {
    const { name } = argument;
    const parameters = this.context.knowledge.parameters(this.cls);
    const known = new Set([...(parameters ?? []), ...(this.context.knowledge.parameters(BASE) ?? [])]);
    if (!parameters || known.has(name)) return this.refuse(`ModelTrainer has nothing for ${name}=.`);
    this.builder.tell(`V2 took ${name}= and did nothing with it.`);
    this.skip(argument);
  }

  /** What a dict may lack: None stands for what V2 did without it. */
  protected takeOptional(argument: NamedArgument): void {
    const { name, shown = code('None') } = argument;
    const target = TRAINER_PARAMETERS[name];
    const isTime = name === 'max_run' || name === 'train_max_run';
    if (target?.kind === 'config' && (!isTime || argument.isThere))
      return this.addTo(target.config, target.to, shown, undefined);
    if (target?.kind === 'direct') return this.add(target.to, shown, undefined);
    this.refuse(`Whether ${name}= is given depends on the path taken; write the construction out for each.`);
  }

  protected special(argument: NamedArgument): void {
    const { name, value } = argument;
    const { context } = this;
    switch (name) {
      case 'hyperparameters':
        return this.hyperparameters(argument);
      case 'model_dir':
        if (context.source(value) === 'False') return this.skip(argument);
        if (!this.given('hyperparameters')) return this.hyperparameters(argument);
        return this.skip(argument);
      case 'sagemaker_session':
        return this.session(argument);
      case 'instance_type':
      case 'train_instance_type':
        return this.instanceType(argument);
      case 'output_path':
        return this.outputPath(argument);
      case 'base_job_name':
        return this.add('base_job_name', this.baseName(value), argument);
      case 'input_mode':
        if (knownString(context, value) === 'File') return this.skip(argument);
        return this.add('training_input_mode', this.doc(value), argument);
      case 'checkpoint_local_path':
        // V2 sent no checkpoint settings without a URI, V3 would make one up.
        if (!this.given('checkpoint_s3_uri')) return this.skip(argument);
        return this.addTo('checkpoint_config', 'local_path', this.doc(value), argument);
      case 'tags':
        return this.addOr('tags', tagsDoc(this, value), argument);
      case 'disable_output_compression': {
        const text = context.source(value);
        if (text === 'False') return this.skip(argument);
        const type = text === 'True' ? code(this.text('NONE')) : undefined;
        if (!type)
          return this.refuse(
            'disable_output_compression= is not a literal; set OutputDataConfig(compression_type="NONE") by hand.',
          );
        return this.addTo('output_data_config', 'compression_type', type, argument);
      }
      case 'model_uri':
        this.skip(argument);
        return this.addChannel(modelChannel(this, argument.value));
      case 'model_channel_name':
        return this.skip(argument);
      case 'instance_groups':
        return this.instanceGroups(argument);
      case 'entry_point':
      case 'source_dir':
        return addCode(this, argument);
      case 'metric_definitions':
        return this.chainOr('with_metric_definitions', metricsDoc(this, value), argument);
      case 'tensorboard_output_config':
        return this.chainOr('with_tensorboard_output_config', tensorBoardDoc(this, value), argument);
      case 'distribution':
      case 'distributions':
        return this.distribution(argument);
      case 'training_repository_credentials_provider_arn': {
        const cls = this.builder.import(CONFIG_MODULE, 'TrainingRepositoryAuthConfig', this.fact.call);
        const doc = callDoc(cls, [keyword(name, this.doc(value))]);
        return this.addTo('training_image_config', 'training_repository_auth_config', doc, argument);
      }
      case 'dependencies':
        if (!hasDependencies(this.given) || this.isContainerLaunched) return this.skip(argument);
        return this.refuse(
          'ModelTrainer has no dependencies=: V3 uploads one source_dir only; move the listed files into it.',
        );
      case 'toolkit':
      case 'toolkit_version':
      case 'framework':
        this.skip(argument);
        if (this.given('image_uri') || this.has('training_image')) return;
        return this.addOr('training_image', toolkitImageDoc(this), undefined);
      case 'framework_version':
      case 'py_version':
      case 'transformers_version':
      case 'pytorch_version':
      case 'tensorflow_version':
        this.skip(argument);
        if (this.given('image_uri') || this.has('training_image')) return;
        return this.addOr('training_image', imageDoc(this, argument.name), undefined);
      default:
        return this.refuse(`ModelTrainer has nothing for ${name}=.`);
    }
  }

  protected hyperparameters(argument: NamedArgument | undefined): void {
    const written = this.writtenHyperparameters();
    if (written?.note) this.builder.note(written.note);
    if (written?.told) this.builder.tell(written.told);
    const folder = modelDirDoc(this);
    const items: DocItem[] = folder ? [{ label: `${this.text('model_dir')}: `, value: folder }] : [];
    if (this.isContainerLaunched) {
      const entries = containerEntries(this);
      if (typeof entries === 'string') return this.refuse(entries);
      items.push(...entries);
    }
    if (items.length === 0) return written ? this.add('hyperparameters', written.doc, argument) : undefined;
    if (written) items.unshift({ label: '**', value: written.doc });
    this.add(
      'hyperparameters',
      { kind: 'group', head: undefined, open: '{', close: '}', items, spread: false },
      argument,
    );
  }

  private writtenHyperparameters(): WrittenHyperparameters | undefined {
    const given = this.given('hyperparameters');
    if (!given) return undefined;
    const isScript = this.given('source_dir') !== undefined || this.cls !== 'sagemaker.estimator.Estimator';
    const reader = this.isContainerLaunched ? 'toolkit' : isScript ? 'driver' : 'algorithm';
    let encodes = false;
    const json = (): string => {
      encodes = true;
      return this.isDescribed() ? 'json' : this.builder.importModule('json', this.fact.call);
    };
    const written = hyperparameterDoc(this.context, given.value, reader, json, given.shown);
    // What cannot be seen may be a pipeline variable, which has no text yet.
    return encodes && this.isDescribed() ? asGiven(this.doc(given.value), reader) : written;
  }

  protected session(argument: NamedArgument): void {
    const atoms = atomsOf(this.context.valueOf(argument.value), 'instance');
    const kind = sessionKind(this.context, argument.value);
    if (kind === 'local-pipeline') {
      return this.refuse(
        'It belongs to a pipeline that runs locally (LocalPipelineSession), which V3 cannot create: use a PipelineSession, or keep it on V2.',
      );
    }
    if ((kind !== 'plain' || this.isStep) && keepsJobNames(this.context)) {
      return this.refuse(
        'PipelineDefinitionConfig may keep job names in the definition, for which V3 has no place in a training step: leave use_custom_job_prefix out first.',
      );
    }
    if (this.isLocal() && atoms.some((atom) => atom.cls.endsWith('.LocalSession'))) return this.skip(argument);
    if (this.isStep) return this.addOr('sagemaker_session', this.stepSession(argument), argument);
    this.add('sagemaker_session', this.doc(argument.value), argument);
  }

  /** The PipelineSession of a trainer that a step takes. */
  private stepSession(argument: NamedArgument | undefined): Doc | string {
    const { context, builder, fact } = this;
    if (argument && this.shown.has(argument.value))
      return 'The session comes out of a dict; write it into the construction.';
    return (
      sharedUse(context, fact.call) ??
      (this.isLocal()
        ? 'Its step runs in local mode, which V3 has for no pipeline: use another instance type, or keep it on V2.'
        : pipelineSessionDoc(context, builder, fact.call, argument?.value))
    );
  }

  protected isLocal(): boolean {
    const type = this.given('instance_type') ?? this.given('train_instance_type');
    return localityOf(this.context, type?.value) === 'local';
  }

  protected instanceType(argument: NamedArgument): void {
    const { context } = this;
    const locality = localityOf(context, argument.value);
    if (locality === 'local') {
      this.localMode(code('.LOCAL_CONTAINER'), argument);
      if (knownString(context, argument.value) === 'local') return;
      return this.addTo('compute', 'instance_type', this.doc(argument.value), undefined);
    }
    if (locality === 'maybe' && this.isContainerLaunched) {
      const text =
        'V3 cannot start this script in local mode: the service refuses the instance type "local", which this may be.';
      if (isSwitchedOff(context, argument.value)) this.builder.tell(text);
      else this.builder.note(text);
    } else if (locality === 'maybe') {
      if (!this.isHandy(argument.value)) {
        return this.refuse('The instance type may be "local": give it a name first, because V3 needs it twice.');
      }
      const mode = this.builder.import('sagemaker.train.model_trainer', 'Mode', this.fact.call);
      const test = joined(this.doc(argument.value), code(`.startswith(${this.text('local')})`));
      this.localMode(
        joined(code('.LOCAL_CONTAINER if '), test, code(` else ${mode}.SAGEMAKER_TRAINING_JOB`)),
        undefined,
      );
    }
    this.addTo('compute', 'instance_type', this.doc(argument.value), argument);
  }

  private localMode(member: Doc, argument: NamedArgument | undefined): void {
    const mode = this.builder.import('sagemaker.train.model_trainer', 'Mode', this.fact.call);
    const text = 'Local mode in V3 writes its output below the working directory and keeps no training job object.';
    const type = this.given('instance_type') ?? this.given('train_instance_type');
    const isIdle =
      readsNothing(this.context, this.fact.call, this.given('output_path')?.value) ||
      (type !== undefined && isSwitchedOff(this.context, type.value));
    if (isIdle) this.builder.tell(text);
    else this.builder.note(text);
    this.add('training_mode', joined(code(mode), member), argument);
  }

  /** V2 cut a long base so that its time stamp fitted in, V3 cuts the stamp: names of two jobs would be the same. */
  private baseName(value: Expression): Doc {
    const base = knownString(this.context, value);
    if (base === undefined || base.length <= LONGEST_BASE) return this.doc(value);
    if (unwrap(value).kind === 'text') return code(this.text(base.slice(0, V2_BASE)));
    return joined(this.doc(value), code(`[:${V2_BASE}]`));
  }

  protected outputPath(argument: NamedArgument): void {
    const path = knownString(this.context, argument.value);
    if (!path?.startsWith('file://'))
      return this.addTo('output_data_config', 's3_output_path', this.doc(argument.value), argument);
    if (!this.isLocal()) return this.refuse('output_path= is a local path, which only local mode can write to.');
    this.add('local_container_root', code(this.text(path.slice('file://'.length))), argument);
  }

  private instanceGroups(argument: NamedArgument): void {
    if (!areInstanceGroups(this.context, argument.value))
      return this.refuse(
        'What instance_groups= holds cannot be seen here; build Compute(instance_groups=[InstanceGroup(...)]) of sagemaker.core.training.configs.',
      );
    this.addTo('compute', 'instance_groups', this.doc(argument.value), argument);
  }

  protected distribution(argument: NamedArgument): void {
    const result = distributedDoc(this, argument.value);
    if (result === undefined) return this.skip(argument);
    if (typeof result === 'string') return this.refuse(result);
    if (!this.given('entry_point'))
      return this.refuse('distribution= without entry_point=: V3 launches a script of yours only.');
    this.add('distributed', result, argument);
  }

  protected chain(name: string, argument: NamedArgument): void {
    const target = CHAINED_CONFIGS[name];
    if (!target) return this.refuse(`ModelTrainer has nothing for ${name}=.`);
    const cls = this.builder.import(CONFIG_MODULE, target.cls, this.fact.call);
    this.chainOr(target.method, callDoc(cls, [keyword(target.field, this.doc(argument.value))]), argument);
  }

  protected chainOr(method: string, doc: Doc | string, argument: NamedArgument): void {
    if (typeof doc === 'string') return this.refuse(doc);
    this.skip(argument);
    this.suffix.push(callDoc(`.${method}`, [{ label: '', value: doc }]));
  }

  /** Adds what V2 did by default and V3 does otherwise. */
  finish(): void {
    const { builder } = this;
    if (this.refused) return;
    if (!this.has('training_image'))
      return this.refuse('Without an image nothing can be trained; give image_uri= or framework_version=.');
    if (this.isStep && !this.given('sagemaker_session')) {
      this.addOr('sagemaker_session', this.stepSession(undefined), undefined);
    }
    if (this.isContainerLaunched) {
      if (!this.has('hyperparameters')) this.hyperparameters(undefined);
      builder.tell(launchNote(this));
    } else if (this.configs.has('source_code') || this.cls !== 'sagemaker.estimator.Estimator') {
      addRequirements(this);
      builder.tell(
        'V3 uploads the script to the default bucket and runs it by its own driver (working directory /opt/ml/input/data/code), without SM_MODULE_DIR, SM_USER_ARGS and metrics as time series.',
      );
      this.describeInPipeline();
    }
    const image = this.given('image_uri');
    if (image && mayBeVariable(this.context, image.value) && !this.has('base_job_name')) {
      // V3 would read the base name off the image.
      this.add('base_job_name', code(this.text('training')), undefined);
    }
    if (!this.isLocal()) this.addDefaults();
    if (!this.has('hyperparameters') && modelDirDoc(this)) this.hyperparameters(undefined);
    const metrics = toolkitMetricsDoc(this);
    if (metrics) this.suffix.push(callDoc('.with_metric_definitions', [{ label: '', value: metrics }]));
    if (this.channels.length > 0) this.add('input_data_config', listDoc(this.channels), undefined);
    this.close();
  }

  /** Writes the configuration objects and keeps the comments of what was left out. */
  close(): void {
    const { builder } = this;
    const setsLater = this.context.usesOf(this.fact.call).methods.some((use) => use.name === 'set_hyperparameters');
    if (setsLater && !this.has('hyperparameters')) this.add('hyperparameters', code('{}'), undefined);
    for (const [config, members] of this.configs) {
      const cls = builder.import(CONFIG_MODULE, CONFIG_CLASSES[config] as string, this.fact.call);
      const at = this.items.findIndex((item) => item.label === `${config}=`);
      this.items[at] = { ...(this.items[at] as DocItem), value: callDoc(cls, members) };
    }
    const last = this.items.at(-1);
    if (this.orphans.length > 0 && last) {
      this.items[this.items.length - 1] = { ...last, above: [...(last.above ?? []), ...this.orphans] };
    }
  }

  /** True when the job may be described for a pipeline instead of being started. */
  private isDescribed(): boolean {
    const session = this.given('sagemaker_session');
    return session !== undefined && sessionKind(this.context, session.value) !== 'plain';
  }

  /** V2 named the code of a step by its content, V3 by the time. */
  private describeInPipeline(): void {
    if (!this.isDescribed()) return;
    this.builder.tell('V3 uploads the script anew for each definition of the pipeline, which is never the same twice.');
    if (this.context.usesIdentifier('CacheConfig')) {
      this.builder.note('A step with this script is not found in the cache after the next upsert().');
    }
  }

  private addDefaults(): void {
    const isGrouped = this.hasIn('compute', 'instance_groups');
    if (!isGrouped && !this.hasIn('compute', 'instance_count'))
      this.addTo('compute', 'instance_count', code('1'), undefined);
    if (!this.hasIn('stopping_condition', 'max_runtime_in_seconds')) {
      this.addTo('stopping_condition', 'max_runtime_in_seconds', code('86400'), undefined, true);
    }
    if (this.hasIn('output_data_config', 's3_output_path')) return;
    this.addTo('output_data_config', 's3_output_path', this.defaultOutput(), undefined, true);
  }
}

/** Parameters that reach the container as hyperparameters when it starts the script itself. */
const TOLD_TO_CONTAINER: ReadonlySet<string> = new Set([
  'hyperparameters',
  'entry_point',
  'source_dir',
  'distribution',
  'distributions',
  'compiler_config',
  'container_log_level',
  'code_location',
  'dependencies',
  'use_mpi',
  'num_processes',
  'process_slots_per_host',
  'additional_mpi_options',
]);
