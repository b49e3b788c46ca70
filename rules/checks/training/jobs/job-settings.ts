import {
  BEYOND_TRAINER,
  JOB_CONFIGS,
  JOB_SETTINGS,
  JOB_SHAPES,
  METRICS_SINCE,
  TUNED_SHAPES,
} from '../../../catalog/mappings/training-job';
import { callDoc, code, type Doc, type DocItem, joined } from '../../../edits/doc';
import type { CallFact } from '../../../python/facts';
import type { NamedArgument } from '../../arguments';
import type { Context } from '../../context';
import { isAvailable, isFixed, targetOf } from '../../deployment/sites';
import { isNone, isSimple, knownString, unwrap } from '../../expressions';
import { sessionKind } from '../../pipelines/pipeline-sessions';
import type { RewriteBuilder } from '../../rewrite-builder';
import { mentionsLauncher } from '../launcher-options';
import { Trainer } from '../trainer';
import { debuggerItems } from './debugger';
import { roleDoc } from './role';
import { scriptEntries } from './script';
import { encoded, isScriptMode, textEntries } from './text-parameters';

/** Parameters that are read where the job is put together. */
const LATER: ReadonlySet<string> = new Set([
  'entry_point',
  'source_dir',
  'dependencies',
  'git_config',
  'code_location',
  'distribution',
  'distributions',
  'compiler_config',
  'container_log_level',
  'base_job_name',
  'debugger_hook_config',
  'rules',
  'profiler_config',
  'disable_profiler',
  'model_dir',
  'hyperparameters',
]);

/** Collects the keywords of `TrainingJob.create` for what an estimator was constructed with. */
export class JobSettings extends Trainer {
  /** Lines above the construction. */
  readonly lines: Doc[] = [];

  /** With `isTuned` for the jobs that a tuning job starts, which have shapes of their own and no debugger. */
  constructor(
    cls: string,
    fact: CallFact,
    context: Context,
    builder: RewriteBuilder,
    args: readonly NamedArgument[],
    private readonly isTuned = false,
  ) {
    super(
      cls,
      fact,
      context,
      builder,
      args,
      isScriptMode(cls, (name) => args.find((one) => one.name === name && !isNone(one.value))),
    );
    const target = targetOf(fact.call);
    const prefix = target?.kind === 'name' ? target.id : 'training';
    for (const name of this.neededTwice()) this.hold(name, name);
    this.ownSession = this.isSessionMade() ? this.hold('sagemaker_session', `${prefix}_session`, true) : undefined;
    this.base = this.hold('base_job_name', `${prefix}_base_name`, true);
  }

  /** What names of jobs begin with: a variable, or the text of the argument where that says the same everywhere. */
  readonly base: string | undefined;

  /** The session of the estimator; undefined for one that is as good as any. */
  readonly ownSession: string | undefined;

  /** Parameters whose values the settings need in a second place. */
  private neededTwice(): readonly string[] {
    if (this.isTuned) return [];
    if (this.isContainerLaunched) return ['output_path', 'code_location', 'output_kms_key', 'entry_point'];
    const says = (name: string, text: string): boolean => {
      const argument = this.given(name);
      return argument !== undefined && this.context.source(argument.value) === text;
    };
    return says('disable_profiler', 'True') && says('debugger_hook_config', 'False') ? [] : ['output_path'];
  }

  /** Gives a value a name above the settings, because V3 needs it again; returns how it is written from then on. */
  private hold(name: string, variable: string, isForLater = false): string | undefined {
    const { context } = this;
    const argument = this.given(name);
    if (!argument) return undefined;
    const isKept = isForLater
      ? !argument.shown && isSimple(argument.value) && isFixed(context, argument.value)
      : this.isHandy(argument.value);
    if (isKept) return context.source(argument.value);
    const held = context.freshName(variable);
    this.lines.push(joined(code(`${held} = `), this.doc(argument.value)));
    this.shown.set(argument.value, code(held));
    return held;
  }

  /** True for a session that may be another than any new one. */
  private isSessionMade(): boolean {
    const value = this.given('sagemaker_session')?.value;
    return value !== undefined && sessionKind(this.context, value) === 'plain' && !this.isNewSession(value);
  }

  /** The resources have a class of their own that is called Tag, and take no other; a dict becomes one. */
  override tag(key: Doc, value: Doc): Doc {
    const items = [
      { label: `${this.text('key')}: `, value: key },
      { label: `${this.text('value')}: `, value },
    ];
    return { kind: 'group', head: undefined, open: '{', close: '}', items, spread: false };
  }

  override take(argument: NamedArgument): void {
    const { name, value } = argument;
    if (argument.optional) return this.refuse(`Whether ${name}= is given depends on the path taken.`);
    if (isNone(value) || LATER.has(name)) return this.skip(argument);
    switch (name) {
      case 'enable_sagemaker_metrics':
        return this.addTo(
          'algorithm_specification',
          'enable_sage_maker_metrics_time_series',
          this.doc(value),
          argument,
        );
      case 'container_entry_point':
        return this.addTo('algorithm_specification', 'container_entrypoint', this.doc(value), argument);
      case 'container_arguments':
        return this.addTo('algorithm_specification', name, this.doc(value), argument);
      case 'model_uri':
      case 'instance_placement_config':
      case 'image_uri_region':
        return this.refuse(`${name}= has no place among the settings of a job.`);
      default:
        return super.take(argument);
    }
  }

  override add(name: string, value: Doc, argument: NamedArgument | undefined): void {
    switch (name) {
      case 'training_image':
      case 'training_input_mode':
        return this.addTo('algorithm_specification', name, value, argument);
      case 'role': {
        const given = argument?.value;
        return super.add('role_arn', given ? roleDoc(this, given) : value, argument);
      }
      case 'sagemaker_session':
        if (argument && sessionKind(this.context, argument.value) !== 'plain')
          return this.refuse('A pipeline starts its jobs itself.');
        return super.add('session', joined(this.sessionDoc(), code('.boto_session')), argument);
      case 'training_mode':
      case 'local_container_root':
      case 'distributed':
      case 'input_data_config':
        return this.refuse(`${name}= has no place among the settings of a job.`);
      default:
        super.add(name, value, argument);
    }
  }

  override addTo(config: string, name: string, value: Doc, argument: NamedArgument | undefined, first = false): void {
    const isOfCall = /^enable_(?:managed|network|inter)/.test(name) && config !== 'algorithm_specification';
    if (isOfCall) return super.add(name, value, argument);
    super.addTo(JOB_CONFIGS[config] ?? config, name, value, argument, first);
  }

  override hasIn(config: string, name: string): boolean {
    return super.hasIn(JOB_CONFIGS[config] ?? config, name);
  }

  override has(name: string): boolean {
    return name === 'training_image' ? this.hasIn('algorithm_specification', name) : super.has(name);
  }

  protected override chainOr(method: string, doc: Doc | string, argument: NamedArgument): void {
    if (typeof doc === 'string') return this.refuse(doc);
    if (method === 'with_metric_definitions')
      return this.addTo('algorithm_specification', 'metric_definitions', doc, argument);
    const setting = JOB_SETTINGS[method];
    if (setting) super.add(setting, doc, argument);
    else this.refuse(`A job has nothing for ${method}.`);
  }

  /** Adds what V2 sent by default, and gives the settings their shapes. */
  override finish(): void {
    if (this.refused !== undefined) return;
    if (this.isLocal()) return this.refuse('A local container is no job of the service.');
    if (!this.has('training_image')) return this.refuse('Without an image nothing can be trained.');
    if (!this.has('role_arn')) return this.refuse('A job needs a role.');
    if (!this.hasIn('algorithm_specification', 'training_input_mode'))
      this.addTo('algorithm_specification', 'training_input_mode', this.quotedDoc('File'), undefined);
    if (this.measures()) {
      const name = 'enable_sage_maker_metrics_time_series';
      this.addTo('algorithm_specification', name, code('True'), undefined);
    }
    const parameters = this.parameters();
    const label = this.isTuned ? 'static_hyper_parameters' : 'hyper_parameters';
    if (parameters) super.add(label, parameters, this.given('hyperparameters'));
    this.addUsual();
    if (this.refused !== undefined) return;
    if (!this.isTuned) this.addDebugger();
    for (const [config, members] of this.configs) this.shape(config, members);
    const last = this.items.at(-1);
    if (this.orphans.length > 0 && last) {
      this.items[this.items.length - 1] = { ...last, above: [...(last.above ?? []), ...this.orphans] };
    }
  }

  private shape(config: string, members: readonly DocItem[]): void {
    const target = (this.isTuned ? TUNED_SHAPES[config] : undefined) ?? JOB_SHAPES[config];
    if (!target) return this.refuse(`A job has nothing for ${config}=.`);
    const cls = this.builder.import(target.module, target.cls, this.fact.call);
    const at = this.items.findIndex((item) => item.label === `${config}=`);
    this.items[at] = {
      ...(this.items[at] as DocItem),
      ...(target.label ? { label: `${target.label}=` } : {}),
      value: callDoc(cls, members),
    };
  }

  private addUsual(): void {
    const isGrouped = this.hasIn('compute', 'instance_groups');
    if (!isGrouped && !this.hasIn('compute', 'instance_count'))
      this.addTo('compute', 'instance_count', code('1'), undefined);
    if (!this.hasIn('compute', 'volume_size_in_gb')) this.addTo('compute', 'volume_size_in_gb', code('30'), undefined);
    if (!this.hasIn('stopping_condition', 'max_runtime_in_seconds'))
      this.addTo('stopping_condition', 'max_runtime_in_seconds', code('86400'), undefined, true);
    if (!this.hasIn('output_data_config', 's3_output_path'))
      this.addTo('output_data_config', 's3_output_path', this.outputDoc(), undefined, true);
    if (this.configs.has('training_image_config')) this.refuse('training_repository_*= is given.');
  }

  private parameters(): Doc | undefined {
    const { fact, context } = this;
    const isSet = context.usesOf(fact.call).methods.some(({ name }) => /hyperparameters$/.test(name));
    if (!this.isContainerLaunched) {
      if (['entry_point', 'dependencies', 'git_config'].some((name) => this.given(name)))
        this.refuse('Without source_dir= V2 sent some of the hyperparameters as JSON and some as text.');
      const given = this.given('hyperparameters');
      if (!given) return isSet ? code('{}') : undefined;
      return textEntries(this, given.value);
    }
    const entries = scriptEntries(this);
    if (typeof entries === 'string') {
      this.refuse(entries);
      return undefined;
    }
    return encoded(this, entries);
  }

  /** V2's frameworks turn the time series of metrics on unless they are told not to. */
  private measures(): boolean {
    const since = METRICS_SINCE[this.cls];
    if (!since || this.byName.has('enable_sagemaker_metrics')) return false;
    if (since[0] === 0) return true;
    const version = this.given('framework_version')?.value;
    if (!version) return false;
    const known = knownString(this.context, version);
    const [major = 0, minor = 0] = (known ?? '').split('.').map(Number);
    if (known === undefined) this.refuse('Whether metrics are kept as a time series depends on framework_version=.');
    return major > since[0] || (major === since[0] && minor >= since[1]);
  }

  private addDebugger(): void {
    const debug = debuggerItems(this, !this.hasNoHook());
    if (typeof debug === 'string') return this.refuse(debug);
    this.items.push(...debug);
  }

  /** V2 left the hook out of distributed jobs with checkpoints, and of parameter servers (`_validate_and_set_debugger_configs`). */
  private hasNoHook(): boolean {
    if (!/\.(?:PyTorch|TensorFlow)$/.test(this.cls)) return false;
    const spread = this.given('distribution') ?? this.given('distributions');
    if (this.cls.endsWith('.TensorFlow') && mentionsLauncher(this.context, this.given, /parameter_server/)) {
      this.refuse('A parameter server has no debugger.');
    }
    if (!this.given('checkpoint_s3_uri') || !this.given('checkpoint_local_path')) return false;
    const count = (this.given('instance_count') ?? this.given('train_instance_count'))?.value;
    const isOne = !count || this.context.source(count) === '1';
    if (!isOne && !(count && /^\d+$/.test(this.context.source(count))))
      this.refuse('Whether there is a debugger hook depends on instance_count=.');
    return !isOne || spread !== undefined;
  }

  /** The exact name of the only job, where it is known already. */
  nameBefore(): Doc | undefined {
    const fits = this.context.usesOf(this.fact.call).methods.filter(({ name }) => name === 'fit');
    const [only] = fits;
    const name = only && this.context.bind(only.fact)?.byName.get('job_name')?.value;
    if (!name || fits.length > 1 || !isSimple(name) || isNone(name)) return undefined;
    return isAvailable(this.context, name, this.fact.call.host) ? code(this.context.source(name)) : undefined;
  }

  /** True when the session visibly has a prefix of its own for the default bucket. */
  hasPrefix(): boolean {
    return this.sessionPrefix();
  }

  /** A name that the program does not use yet, for a value that needs one. */
  variable(name: string): string {
    return this.context.freshName(name);
  }

  quotedDoc(value: string): Doc {
    return code(this.text(value));
  }
}

/** True for a value that says more than that there is nothing. */
export function saysSomething(context: Context, argument: NamedArgument): boolean {
  const text = context.source(unwrap(argument.value));
  return BEYOND_TRAINER.has(argument.name) && !['None', 'False', '[]'].includes(text);
}

/** True for a value that may stand in a second place as well. */
export function isRepeatable(argument: NamedArgument | undefined): boolean {
  return argument === undefined || isSimple(argument.value);
}
