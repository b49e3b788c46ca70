import { CONFIG_CLASSES, CONFIG_MODULE, FRAMEWORKS, TRAINER_PARAMETERS } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, type DocItem, joined, keyword, listDoc, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import { publicName } from '../../sdk/names';
import { type NamedArgument, readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple, knownString, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { hyperparameterDoc } from './hyperparameters';

/** V2 estimators that ModelTrainer can stand in for. */
export const TRAINABLE: ReadonlySet<string> = new Set(['sagemaker.estimator.Estimator', ...Object.keys(FRAMEWORKS)]);

/** Rewrites the construction of an estimator as that of a ModelTrainer. */
export const estimator: Check = {
  name: 'estimator',
  handles: [...TRAINABLE],
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    if (atom?.type !== 'class' || !TRAINABLE.has(atom.name)) return [];
    const fix =
      fact.callee.atoms.length > 1 || fact.callee.open
        ? refusal('Which class is constructed here depends on the path taken; write each construction out.')
        : rewriteEstimator(atom.name, fact, context);
    const node = fact.call.callee.kind === 'attribute' ? fact.call.callee.name : fact.call.callee;
    return [
      {
        code: atom.name === 'sagemaker.estimator.Estimator' ? 'SM201' : 'SM202',
        node,
        v2: publicName(atom.name),
        v3: 'sagemaker.train.ModelTrainer',
        fix,
        roots: [fact.call],
      },
    ];
  },
};

function refusal(note: string): Refusal {
  return { grade: 'withheld', note, blocks: true };
}

function rewriteEstimator(cls: string, fact: CallFact, context: Context): Rewrite | Refusal {
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return refusal(`This construction cannot be rewritten because ${obstacle}; write the arguments out.`);
  const builder = context.rewrite();
  const trainer = new Trainer(cls, fact, context, builder, args);
  for (const argument of args) trainer.take(argument);
  trainer.finish();
  if (trainer.refused) return refusal(trainer.refused);
  const name = builder.import('sagemaker.train', 'ModelTrainer', fact.call);
  const doc = joined(callDoc(name, trainer.items, items.isMultiline), ...trainer.suffix);
  return builder.replace(fact.call, doc, items).done('Rewrite as ModelTrainer');
}

/** Collects the keywords of the new constructor in the order of the old one. */
class Trainer {
  readonly items: DocItem[] = [];
  /** Method calls chained to the constructor. */
  readonly suffix: Doc[] = [];
  refused: string | undefined;
  private readonly configs = new Map<string, DocItem[]>();
  /** Comments of arguments that are left out, waiting for the next one. */
  private orphans: string[] = [];
  private readonly byName: ReadonlyMap<string, NamedArgument>;

  constructor(
    private readonly cls: string,
    private readonly fact: CallFact,
    private readonly context: Context,
    private readonly builder: RewriteBuilder,
    args: readonly NamedArgument[],
  ) {
    this.byName = new Map(args.map((argument) => [argument.name, argument]));
  }

  take(argument: NamedArgument): void {
    const { name, value } = argument;
    const target = TRAINER_PARAMETERS[name];
    if (!target) return this.refuse(`ModelTrainer has nothing for ${name}=.`);
    switch (target.kind) {
      case 'direct':
        return isNone(value) ? this.skip(argument) : this.add(target.to, source(value), argument);
      case 'config':
        return isNone(value) ? this.skip(argument) : this.addTo(target.config, target.to, source(value), argument);
      case 'none':
        return isNone(value) ? this.skip(argument) : this.refuse(`ModelTrainer has no ${name}=: ${target.why}`);
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

  private special(argument: NamedArgument): void {
    const { name, value } = argument;
    const { context, builder } = this;
    if (isNone(value) && name !== 'hyperparameters') return this.skip(argument);
    switch (name) {
      case 'hyperparameters': {
        const isScript = this.byName.has('source_dir') || this.cls !== 'sagemaker.estimator.Estimator';
        const { doc, note } = hyperparameterDoc(context, value, isScript);
        if (note) builder.note(note);
        return this.add('hyperparameters', doc, argument);
      }
      case 'instance_type':
      case 'train_instance_type':
        return this.instanceType(argument);
      case 'input_mode': {
        const mode = knownString(context, value);
        if (mode === 'File') return this.skip(argument);
        return this.add('training_input_mode', source(value), argument);
      }
      case 'tags':
        return this.tags(argument);
      case 'disable_output_compression': {
        const text = context.source(value);
        if (text === 'False') return this.skip(argument);
        if (text !== 'True')
          return this.refuse(
            'disable_output_compression= is not a literal; set OutputDataConfig(compression_type="NONE") by hand.',
          );
        return this.addTo('output_data_config', 'compression_type', code(this.text('NONE')), argument);
      }
      case 'entry_point':
        return this.entryPoint(argument);
      case 'source_dir':
        return this.sourceDir(argument);
      case 'metric_definitions':
        return this.metricDefinitions(argument);
      case 'distribution':
      case 'distributions':
        return this.refuse(
          'distribution= needs a launcher of sagemaker.train.distributed (Torchrun, MPI) chosen by hand.',
        );
      case 'model_uri':
        return this.refuse(
          'model_uri= becomes a channel of its own: pass Channel(channel_name="model", ...) to train().',
        );
      case 'model_dir':
        if (context.source(value) === 'False') return this.skip(argument);
        return this.refuse(
          'model_dir= is a hyperparameter that V3 does not add; put "model_dir" into hyperparameters.',
        );
      case 'framework_version':
      case 'py_version':
      case 'transformers_version':
      case 'pytorch_version':
      case 'tensorflow_version':
        return this.image(argument);
      default:
        return this.refuse(`ModelTrainer has nothing for ${name}=.`);
    }
  }

  private instanceType(argument: NamedArgument): void {
    const known = knownString(this.context, argument.value);
    if (known === 'local' || known === 'local_gpu') {
      const mode = this.builder.import('sagemaker.train.model_trainer', 'Mode', this.fact.call);
      this.builder.note(
        'Local mode in V3 writes its output below the working directory and keeps no training job object.',
      );
      this.add('training_mode', code(`${mode}.LOCAL_CONTAINER`), argument);
      if (known === 'local_gpu') this.addTo('compute', 'instance_type', source(argument.value), undefined);
      return;
    }
    this.addTo('compute', 'instance_type', source(argument.value), argument);
  }

  private tags(argument: NamedArgument): void {
    const value = unwrap(argument.value);
    const pairs =
      value.kind === 'sequence' && value.type === 'list' ? value.elements.map((one) => tagPair(one)) : undefined;
    const mapped =
      value.kind === 'dict' ? value.items.map((one) => one.key && { key: one.key, value: one.value }) : undefined;
    const tags = pairs ?? mapped;
    if (!tags || tags.some((one) => one === undefined)) {
      return this.refuse('tags= is not a literal list of {"Key", "Value"}; V3 takes Tag(key=..., value=...) objects.');
    }
    const tag = this.builder.import(CONFIG_MODULE, 'Tag', this.fact.call);
    const docs = tags.map((one) =>
      callDoc(tag, one ? [keyword('key', source(one.key)), keyword('value', source(one.value))] : []),
    );
    this.add('tags', listDoc(docs), argument);
  }

  private entryPoint(argument: NamedArgument): void {
    if (this.byName.has('source_dir') && !isNone((this.byName.get('source_dir') as NamedArgument).value)) {
      return this.addTo('source_code', 'entry_script', source(argument.value), argument);
    }
    const path = argument.value.kind === 'text' ? argument.value.value : undefined;
    if (path === undefined || path.startsWith('s3://')) {
      return this.refuse(
        'entry_point= without source_dir=: give SourceCode a source_dir and an entry_script relative to it.',
      );
    }
    const slash = path.lastIndexOf('/');
    const folder = slash > 0 ? path.slice(0, slash) : '.';
    this.builder.note(
      `V3 uploads all of ${folder === '.' ? 'the working directory' : `${folder}/`} as source_dir, V2 only the entry point.`,
    );
    this.addTo('source_code', 'source_dir', code(this.text(folder)), undefined);
    this.addTo('source_code', 'entry_script', code(this.text(path.slice(slash + 1))), argument);
  }

  private sourceDir(argument: NamedArgument): void {
    const path = argument.value.kind === 'text' ? argument.value.value : undefined;
    if (path?.startsWith('s3://') && !path.endsWith('/') && !path.endsWith('.tar.gz')) {
      return this.addTo('source_code', 'source_dir', code(this.text(`${path}/`)), argument);
    }
    this.addTo('source_code', 'source_dir', source(argument.value), argument);
  }

  private metricDefinitions(argument: NamedArgument): void {
    const value = unwrap(argument.value);
    const dicts = value.kind === 'sequence' ? value.elements : undefined;
    const pairs = dicts?.map((one) => {
      if (one.kind !== 'dict' || one.items.length !== 2) return undefined;
      const of = (key: string): DocItem['value'] | undefined => {
        const item = one.items.find((candidate) => candidate.key?.kind === 'text' && candidate.key.value === key);
        return item && source(item.value);
      };
      const [name, regex] = [of('Name'), of('Regex')];
      return name && regex ? { name, regex } : undefined;
    });
    if (!pairs || pairs.some((one) => one === undefined)) {
      return this.refuse(
        'metric_definitions= is not a literal list of {"Name", "Regex"}; pass MetricDefinition objects to with_metric_definitions().',
      );
    }
    const cls = this.builder.import(CONFIG_MODULE, 'MetricDefinition', this.fact.call);
    const docs = pairs.map((one) => callDoc(cls, one ? [keyword('name', one.name), keyword('regex', one.regex)] : []));
    this.orphans.push(...argument.above, ...(argument.after ? [argument.after] : []));
    this.suffix.push(callDoc('.with_metric_definitions', [{ label: '', value: listDoc(docs) }]));
  }

  /** Looks the image of a framework estimator up the way V2 did; done once, at the first version keyword. */
  private image(argument: NamedArgument): void {
    this.orphans.push(...argument.above, ...(argument.after ? [argument.after] : []));
    const framework = FRAMEWORKS[this.cls];
    if (!framework) return this.refuse(`Estimator takes no ${argument.name}=.`);
    if (this.byName.has('image_uri') || this.items.some((item) => item.label === 'training_image=')) return;
    const versionName = framework.framework === 'huggingface' ? 'transformers_version' : 'framework_version';
    const version = this.byName.get(versionName);
    const type = this.byName.get('instance_type');
    if (!version || !type)
      return this.refuse(`The training image depends on ${versionName}= and instance_type=, which must both be given.`);
    const known = knownString(this.context, version.value);
    if (known !== undefined && !framework.versions.test(known)) {
      return this.refuse(
        `${known} is not a version of the ${framework.framework} training image; no image can be looked up for it.`,
      );
    }
    if (!isSimple(type.value) || !isSimple(version.value)) {
      return this.refuse(
        'The instance type or version is computed in place; give it a name first, because V3 needs it twice.',
      );
    }
    const images = this.builder.import('sagemaker.core', 'image_uris', this.fact.call);
    const args: DocItem[] = [
      keyword('framework', code(this.text(framework.framework))),
      keyword('region', this.region()),
      keyword('version', source(version.value)),
    ];
    const python = this.byName.get('py_version');
    if (python && !isNone(python.value)) args.push(keyword('py_version', source(python.value)));
    if (framework.framework === 'huggingface') {
      const base = this.baseFramework();
      if (!base)
        return this.refuse('HuggingFace needs a literal pytorch_version= or tensorflow_version= to find its image.');
      args.push(keyword('base_framework_version', code(this.text(base))));
    }
    args.push(keyword('instance_type', source(type.value)));
    args.push(keyword('image_scope', code(this.text('training'))));
    this.add('training_image', callDoc(`${images}.retrieve`, args), undefined);
  }

  private baseFramework(): string | undefined {
    for (const name of ['pytorch', 'tensorflow']) {
      const argument = this.byName.get(`${name}_version`);
      const version = argument && knownString(this.context, argument.value);
      if (version) return `${name}${version}`;
    }
    return undefined;
  }

  /** Adds what V2 did by default and V3 does otherwise. */
  finish(): void {
    const { context, builder } = this;
    if (this.refused) return;
    const hasImage = this.items.some((item) => item.label === 'training_image=');
    if (!hasImage)
      return this.refuse('Without an image nothing can be trained; give image_uri= or framework_version=.');
    if (this.configs.has('source_code') || this.cls !== 'sagemaker.estimator.Estimator') {
      builder.note(
        'V3 runs the script by its own driver (working directory /opt/ml/input/data/code): name a requirements.txt in SourceCode(requirements=...), and do not rely on SM_MODULE_DIR or SM_USER_ARGS.',
      );
    }
    if (!this.configs.get('compute')?.some((item) => item.label === 'instance_count=')) {
      this.addTo('compute', 'instance_count', code('1'), undefined);
    }
    if (!this.configs.get('stopping_condition')?.some((item) => item.label === 'max_runtime_in_seconds=')) {
      this.addTo('stopping_condition', 'max_runtime_in_seconds', code('86400'), undefined, true);
    }
    if (!this.configs.get('output_data_config')?.some((item) => item.label === 's3_output_path=')) {
      this.addTo('output_data_config', 's3_output_path', this.defaultOutput(), undefined, true);
    }
    const setsLater = context.usesOf(this.fact.call).methods.some((use) => use.name === 'set_hyperparameters');
    if (setsLater && !this.byName.has('hyperparameters')) this.add('hyperparameters', code('{}'), undefined);
    for (const [config, members] of this.configs) {
      const cls = builder.import(CONFIG_MODULE, CONFIG_CLASSES[config] as string, this.fact.call);
      const at = this.items.findIndex((item) => item.label === `${config}=`);
      this.items[at] = { ...(this.items[at] as DocItem), value: callDoc(cls, members) };
    }
    const [first, ...rest] = this.orphans;
    const last = this.items.at(-1);
    if (first && last) {
      this.items[this.items.length - 1] = { ...last, above: [...(last.above ?? []), first, ...rest] };
    }
  }

  /** V2 wrote to the root of the default bucket; V3 would add the job's base name. */
  private defaultOutput(): Doc {
    const { quote } = this.context.style(this.fact.call.host.text);
    const session = this.session();
    return joined(code(`f${quote}s3://{`), session, code(`.default_bucket()}/${quote}`));
  }

  private region(): Doc {
    return joined(this.session(), code('.boto_region_name'));
  }

  private session(): Doc {
    const given = this.byName.get('sagemaker_session');
    if (given && !isNone(given.value) && isSimple(given.value)) return source(given.value);
    return code(`${this.builder.import('sagemaker.core.helper.session_helper', 'Session', this.fact.call)}()`);
  }

  private add(name: string, value: Doc, argument: NamedArgument | undefined): void {
    this.items.push(this.item(name, value, argument));
  }

  private addTo(config: string, name: string, value: Doc, argument: NamedArgument | undefined, first = false): void {
    const members = this.configs.get(config);
    const item = this.item(name, value, argument);
    if (members && first) members.unshift(item);
    else if (members) members.push(item);
    else {
      this.configs.set(config, [item]);
      this.items.push({ label: `${config}=`, value: code('') });
    }
  }

  private item(name: string, value: Doc, argument: NamedArgument | undefined): DocItem {
    const above = [...this.orphans, ...(argument?.above ?? [])];
    if (argument) this.orphans = [];
    return {
      label: `${name}=`,
      value,
      ...(argument && above.length > 0 ? { above } : {}),
      ...(argument?.after ? { after: argument.after } : {}),
    };
  }

  private skip(argument: NamedArgument): void {
    this.orphans.push(...argument.above, ...(argument.after ? [argument.after] : []));
  }

  private refuse(why: string): void {
    this.refused ??= why;
  }

  private text(value: string): string {
    return quoted(value, this.context.style(this.fact.call.host.text).quote);
  }
}

function tagPair(
  node: NamedArgument['value'],
): { key: NamedArgument['value']; value: NamedArgument['value'] } | undefined {
  if (node.kind !== 'dict' || node.items.length !== 2) return undefined;
  const of = (name: string): NamedArgument['value'] | undefined =>
    node.items.find((item) => item.key?.kind === 'text' && item.key.value === name)?.value;
  const [key, value] = [of('Key'), of('Value')];
  return key && value ? { key, value } : undefined;
}
