import { ALGORITHM_MODELS, type Algorithm } from '../../catalog/mappings/algorithms';
import { BUILDER_CONFIGS, parametersOf } from '../../catalog/mappings/builder';
import { JUMPSTART_MODEL } from '../../catalog/mappings/jumpstart';
import {
  BUILDER_MODULE,
  FRAMEWORK_MODELS,
  MULTI_MODEL,
  SERVING_LEVELS,
  TENSORFLOW_MODEL,
} from '../../catalog/mappings/model';
import { callDoc, code, type Doc, type DocItem, joined, keyword, listDoc, source } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import { atomsOf, exactly } from '../../python/values';
import type { NamedArgument } from '../arguments';
import type { Context } from '../context';
import { isNone, isSimple, knownString, quoted, unwrap } from '../expressions';
import { formatsClass } from '../inference/predictor-subclass';
import { modelStepsWith, sharedUse } from '../pipelines/old-steps';
import { pipelineSessionDoc } from '../pipelines/pipeline-sessions';
import type { RewriteBuilder } from '../rewrite-builder';
import { environmentDoc } from './environment';
import { type ImageSource, imageLookUp, regionOf } from './image-look-up';
import { isFixed } from './sites';

type Config = keyof typeof BUILDER_CONFIGS;

/** Collects the keywords of a `ModelBuilder(…)` call from the arguments of a V2 model. */
export class BuilderCall {
  refused: string | undefined;
  /** The value for `build(model_name=…)`. */
  modelName: Expression | undefined;
  /** The folder of the script where the call gives none: that of the estimator; empty where it cannot be written here. */
  folder: string | undefined;
  /** It describes a container for another model: code is in the environment, and nothing packs it. */
  isContainer = false;
  /** What the environment has besides what is given. */
  readonly extraEnvironment: DocItem[] = [];
  /** What TensorFlow Serving calls the log level that V2 told it. */
  servingLevel: string | undefined;
  /** The look-up of the image, where it cannot stand at the constructor. */
  lateImage: Doc | undefined;
  private readonly items: DocItem[] = [];
  private readonly configs = new Map<Config, DocItem[]>();
  private readonly byName = new Map<string, NamedArgument>();
  private readonly orphans: string[] = [];
  /** The author's quotes. */
  readonly quote: '"' | "'";
  /** A step of a pipeline takes the model and describes what is done with it. */
  private readonly isStep: boolean;

  constructor(
    private readonly context: Context,
    private readonly builder: RewriteBuilder,
    private readonly at: Call,
    /** The V2 model class. */
    private readonly cls: string,
  ) {
    this.quote = context.style(at.host.text).quote;
    this.isStep = modelStepsWith(context, at).length > 0;
  }

  takeAll(args: readonly NamedArgument[]): void {
    for (const argument of args) this.byName.set(argument.name, argument);
    const level = this.cls === TENSORFLOW_MODEL ? this.given('container_log_level') : undefined;
    if (level) this.servingLevel = SERVING_LEVELS[this.context.source(level.value).replace(/^logging\./, '')];
    for (const argument of args) this.take(argument);
  }

  /** Sets a keyword that no argument decides. */
  set(name: string, value: Doc): void {
    if (!this.has(name)) this.items.push(keyword(name, value));
  }

  /** Gives a keyword another value than the argument it comes from. */
  change(name: string, value: Doc): void {
    const at = this.items.findIndex((item) => item.label === `${name}=`);
    const item = this.items[at];
    if (item) this.items[at] = { ...item, value };
  }

  /** Sets a keyword of a configuration object that no argument decides. */
  setIn(config: Config, name: string, value: Doc): void {
    if (!this.configs.get(config)?.some((item) => item.label === `${name}=`)) {
      this.addTo(config, name, value, undefined);
    }
  }

  /** True for a model that JumpStart's metadata describe. */
  get isJumpStart(): boolean {
    return this.cls === JUMPSTART_MODEL;
  }

  has(name: string): boolean {
    return this.items.some((item) => item.label === `${name}=`);
  }

  hasSourceCode(): boolean {
    return this.isContainer || this.configs.has('source_code') || this.has('source_code');
  }

  /** True with an image and model data, without code or settings of the image's registry. */
  get isPlain(): boolean {
    return this.has('image_uri') && this.has('s3_model_data_url') && !this.hasSourceCode() && !this.has('image_config');
  }

  refuse(why: string): void {
    this.refused ??= why;
  }

  private take(argument: NamedArgument): void {
    const { name, value } = argument;
    const target = parametersOf(this.cls)[name];
    if (!target) return this.refuse(`ModelBuilder has nothing for ${name}=.`);
    if (isNone(value)) return this.skip(argument);
    if (name === 'sagemaker_session' && this.isStep) return this.stepSession(argument);
    switch (target.kind) {
      case 'direct':
        return this.add(target.to, source(value), argument);
      case 'config':
        return this.addTo(target.config, target.to, source(value), argument);
      case 'none':
        return this.refuse(`ModelBuilder has no ${name}=: ${target.why}`);
      case 'drop':
        if (target.note) this.builder.note(target.note);
        return this.skip(argument);
      case 'special':
        return this.special(argument);
    }
  }

  /** The session of a model that a step takes. */
  private stepSession(argument: NamedArgument | undefined): void {
    const { context, builder, at } = this;
    const session = sharedUse(context, at) ?? pipelineSessionDoc(context, builder, at, argument?.value);
    if (typeof session === 'string') return this.refuse(session);
    this.add('sagemaker_session', session, argument);
  }

  private special(argument: NamedArgument): void {
    const { name, value } = argument;
    if (this.isContainer && (name === 'entry_point' || name === 'source_dir')) return this.skip(argument);
    const { context } = this;
    switch (name) {
      case 'model_data': {
        const known = knownString(context, value);
        if (known !== undefined && !known.startsWith('s3://')) {
          return this.refuse('ModelBuilder takes model data from S3 only: upload the archive and pass its s3:// URI.');
        }
        return this.add('s3_model_data_url', source(value), argument);
      }
      case 'env':
        return this.add('env_vars', this.environment(value), argument);
      case 'model_server_workers':
        return this.byName.has('env')
          ? this.skip(argument)
          : this.add('env_vars', this.environment(undefined), argument);
      case 'name':
        this.modelName = value;
        return this.skip(argument);
      case 'predictor_cls':
        return this.predictorClass(argument);
      case 'vpc_config':
        return this.vpcConfig(argument);
      case 'model_package_arn':
        return this.add('model_package_name', source(value), argument);
      case 'model_data_prefix':
        return this.add('model_data_url', source(value), argument);
      case 'model':
        // What it gives is set by who knows it.
        return this.skip(argument);
      case 'instance_type':
        return this.skip(argument);
      case 'enable_network_isolation':
        if (this.isJumpStart && context.source(value) !== 'True') {
          return this.refuse(
            'V3 takes network isolation from the metadata of a JumpStart model and cannot switch it off.',
          );
        }
        if (context.source(value) === 'False') return this.skip(argument);
        return this.addTo('network', 'enable_network_isolation', source(value), argument);
      case 'source_dir':
        if (this.given('entry_point')) return this.addTo('source_code', 'source_dir', source(value), argument);
        return this.refuse('source_dir= without entry_point=: say which script is run.');
      case 'entry_point':
        return this.entryPoint(argument);
      case 'container_log_level':
        return this.logLevel(argument);
      default:
        // Versions: the image look-up reads them.
        return this.skip(argument);
    }
  }

  private logLevel(argument: NamedArgument): void {
    const text = this.context.source(argument.value);
    if (this.cls === TENSORFLOW_MODEL) {
      if (!this.servingLevel) this.refuse('Write container_log_level= as a level of logging: V3 takes its name only.');
      else if (!this.given('env') && !this.given('model_server_workers')) {
        return this.add('env_vars', this.environment(undefined), argument);
      }
      return this.skip(argument);
    }
    const hasCode = this.given('entry_point') !== undefined;
    if (hasCode && !['20', 'logging.INFO'].includes(text)) {
      return this.refuse('Assign container_log_level to the attribute of the ModelBuilder before build().');
    }
    this.skip(argument);
  }

  private environment(env: Expression | undefined): Doc {
    const { context, quote, servingLevel } = this;
    const workers = this.given('model_server_workers')?.value;
    return environmentDoc(context, env, { quote, workers, servingLevel, extra: this.extraEnvironment });
  }

  /** Adds the environment that no argument gives, where V2 had one of its own. */
  private completeEnvironment(): void {
    const isMore = this.servingLevel !== undefined || this.extraEnvironment.length > 0;
    if (isMore && !this.has('env_vars')) this.items.push(keyword('env_vars', this.environment(undefined)));
  }

  private predictorClass(argument: NamedArgument): void {
    const value = this.context.valueOf(argument.value);
    const cls = exactly(value, 'class')?.name;
    if (!cls?.startsWith('sagemaker.') && !formatsClass(value, this.context)) {
      const shown = this.context.source(argument.value);
      this.builder.note(
        `predictor_cls=${shown} was left out: deploy() gives an Endpoint in V3. Let ${shown} hold one, and write ${shown}(...) around the result of deploy().`,
      );
    }
    this.skip(argument);
  }

  private vpcConfig(argument: NamedArgument): void {
    const value = unwrap(argument.value);
    if (value.kind === 'dict') {
      const of = (key: string): Expression | undefined =>
        value.items.find((item) => item.key?.kind === 'text' && item.key.value === key)?.value;
      const [subnets, groups] = [of('Subnets'), of('SecurityGroupIds')];
      if (!subnets || !groups || value.items.length !== 2) {
        return this.refuse(
          'vpc_config= is not a dict of Subnets and SecurityGroupIds alone; write Networking(...) by hand.',
        );
      }
      this.addTo('network', 'subnets', source(subnets), argument);
      return this.addTo('network', 'security_group_ids', source(groups), undefined);
    }
    if (!isSimple(value)) {
      return this.refuse(
        'vpc_config= is computed in place; pass network=Networking(subnets=..., security_group_ids=...).',
      );
    }
    if (atomsOf(this.context.valueOf(value), 'dict').length === 0) {
      this.builder.note(`${this.context.source(value)} must be a dict here; leave network= out where it may be None.`);
    }
    const at = (key: string): Doc => joined(source(value), code(`[${quoted(key, this.quote)}]`));
    this.addTo('network', 'subnets', at('Subnets'), argument);
    this.addTo('network', 'security_group_ids', at('SecurityGroupIds'), undefined);
  }

  private entryPoint(argument: NamedArgument): void {
    if (this.given('source_dir')) return this.addTo('source_code', 'entry_script', source(argument.value), argument);
    const { value } = argument;
    const path = knownString(this.context, value);
    if (path?.startsWith('s3://') || (value.kind !== 'text' && !isSimple(value))) {
      return this.refuse('entry_point= without source_dir=: give SourceCode a source_dir and an entry_script in it.');
    }
    if (this.folder !== undefined) {
      if (this.folder === '')
        return this.refuse('The script is in the source_dir of the estimator: give that here too.');
      this.addTo('source_code', 'source_dir', code(this.folder), undefined);
      return this.addTo('source_code', 'entry_script', source(value), argument);
    }
    this.stage(value, argument);
  }

  /** Packs a script alone, as V2 did without a folder: it is copied to a folder of its own. */
  stage(value: Expression, argument?: NamedArgument): void {
    const { builder } = this;
    const [os, shutil, tempfile] = ['os', 'shutil', 'tempfile'].map((name) => builder.importModule(name, this.at));
    const given = this.context.source(unwrap(value));
    const folder = `${os}.path.dirname(${shutil}.copy(${given}, ${tempfile}.mkdtemp()))`;
    const script =
      value.kind === 'text'
        ? quoted(value.value.slice(value.value.lastIndexOf('/') + 1), this.quote)
        : `${os}.path.basename(${given})`;
    if (!this.isCodeApart()) {
      builder.tell('Where the model archive has a code/ folder, V3 replaces it; V2 put the script into it.');
    }
    this.addTo('source_code', 'source_dir', code(folder), undefined);
    this.addTo('source_code', 'entry_script', code(script), argument);
  }

  /** Adds the inference image of a framework model as V2 found it. */
  lookUpImage(versions: ReadonlyMap<string, NamedArgument>, from: ImageSource): void {
    const algorithm = Object.hasOwn(ALGORITHM_MODELS, this.cls) ? ALGORITHM_MODELS[this.cls] : undefined;
    if (algorithm) return this.lookUpAlgorithm(algorithm, from);
    if (!FRAMEWORK_MODELS[this.cls] || this.has('image_uri')) return;
    const session = this.given('sagemaker_session');
    const { context, builder, at, cls } = this;
    const found = imageLookUp(context, builder, { at, cls, versions, from, session: session?.value });
    if (typeof found === 'string') return this.refuse(found);
    if (!from.isLate) return void this.items.unshift(keyword('image_uri', found));
    const needed = [versions.get(FRAMEWORK_MODELS[cls]?.version ?? ''), versions.get('py_version'), session];
    if (needed.every((one) => !one || isFixed(context, one.value))) this.lateImage = found;
    else this.refuse('The inference image depends on names that change before the model is deployed.');
  }

  /** The image of a built-in algorithm, which is the same for all instance types. */
  private lookUpAlgorithm({ image, version }: Algorithm, from: ImageSource): void {
    if (this.has('image_uri')) return this.refuse('V2 ignored image_uri= here; leave it out.');
    const text = (value: string): Doc => code(quoted(value, this.quote));
    const images = this.builder.import('sagemaker.core', 'image_uris', this.at);
    const lookUp = callDoc(`${images}.retrieve`, [
      keyword('framework', text(image)),
      keyword(
        'region',
        regionOf(this.context, this.builder, this.at, this.given('sagemaker_session')?.value, from.session),
      ),
      keyword('version', text(version)),
    ]);
    this.items.unshift(keyword('image_uri', lookUp));
  }

  /** The finished call; V2's request without model data needs a container list, because V3 would invent a data URL. */
  finish(spread: boolean): Doc {
    const { builder } = this;
    this.completeEnvironment();
    if (this.isStep && !this.given('sagemaker_session')) this.stepSession(undefined);
    if (this.hasSourceCode() && !this.isJumpStart) {
      if (!this.has('s3_model_data_url')) {
        this.refuse(
          'Code without model data has no V3 counterpart: pack the code into a model.tar.gz and pass its URI.',
        );
      } else if (this.isCodeApart()) {
        builder.tell(
          'V3 repacks model.tar.gz with the code inside; V2 uploaded the code next to it and left the archive alone.',
        );
      }
    }
    for (const [config, members] of this.configs) {
      const [module, name] = BUILDER_CONFIGS[config];
      const cls = builder.import(module, name, this.at);
      const index = this.items.findIndex((item) => item.label === `${config}=`);
      this.items[index] = { ...(this.items[index] as DocItem), value: callDoc(cls, members) };
    }
    if (!this.has('s3_model_data_url') && !this.has('model') && !this.isJumpStart) this.useContainer();
    const last = this.items.at(-1);
    if (last && this.orphans.length > 0) {
      this.items[this.items.length - 1] = { ...last, above: [...(last.above ?? []), ...this.orphans] };
    }
    const name = builder.import(BUILDER_MODULE, 'ModelBuilder', this.at);
    return callDoc(this.isJumpStart ? `${name}.from_jumpstart_config` : name, this.items, spread);
  }

  /** True where V2 left the model archive alone and uploaded the code next to it. */
  isCodeApart(): boolean {
    if (this.cls !== 'sagemaker.model.Model') return FRAMEWORK_MODELS[this.cls]?.isCodeApart ?? false;
    return this.given('entry_point') !== undefined && !this.given('source_dir');
  }

  /** The members of V3's ContainerDefinition, instead of the call. */
  finishContainer(): readonly DocItem[] {
    this.completeEnvironment();
    const members: Readonly<Record<string, string>> = {
      'image_uri=': 'image=',
      's3_model_data_url=': 'model_data_url=',
      'env_vars=': 'environment=',
    };
    if (!this.has('image_uri')) this.refuse('Without image_uri= there is nothing to deploy.');
    return Object.entries(members).flatMap(([from, label]) => {
      const item = this.items.find((one) => one.label === from);
      return item ? [{ ...item, label }] : [];
    });
  }

  private useContainer(): void {
    const { builder, quote } = this;
    const labels: Readonly<Record<string, string>> = {
      'image_uri=': 'image',
      'model_package_name=': 'model_package_name',
      'model_data_url=': 'model_data_url',
      'env_vars=': 'environment',
    };
    const members: DocItem[] = [];
    for (const [label, member] of Object.entries(labels)) {
      const item = this.items.find((one) => one.label === label);
      if (item) members.push({ ...item, label: `${member}=` });
    }
    const isPackage = this.has('model_package_name');
    const isMulti = this.cls === MULTI_MODEL;
    if (isMulti) members.push(keyword('mode', code(quoted('MultiModel', quote))));
    if (!isPackage && !this.has('image_uri')) return this.refuse('Without image_uri= there is nothing to deploy.');
    if (this.has('image_config')) {
      return this.refuse(
        'image_config= without model data: describe the container with sagemaker.core.resources.Model.create.',
      );
    }
    const at = this.items.findIndex((one) => one.label === (isPackage ? 'model_package_name=' : 'image_uri='));
    const model = this.resourceModel();
    const container = builder.import('sagemaker.core.shapes', 'ContainerDefinition', this.at);
    const part = callDoc(model, [
      keyword('model_name', code(quoted('container', quote))),
      keyword('primary_container', callDoc(container, members)),
    ]);
    if (isPackage) builder.works('a model package as a container of ModelBuilder', '3.26');
    else if (isMulti) builder.works('the mode of a container of ModelBuilder', '3.26');
    else
      builder.tell(
        'A container without model data goes into a list, or V3 would invent a model data URL; the endpoint still gets a model-source tag with a URI that does not exist.',
      );
    this.items.splice(at, 1, keyword('model', listDoc([part])));
    for (const label of ['env_vars=', 'model_data_url=']) {
      const index = this.items.findIndex((one) => one.label === label);
      if (index !== -1) this.items.splice(index, 1);
    }
  }

  /** V3's `Model` resource; by its module where V2 models of that name may stay in the file. */
  private resourceModel(): string {
    const { builder, context } = this;
    const constructions = [...context.facts.calls.values()].filter((fact) =>
      fact.callee.atoms.some((atom) => atom.type === 'class' && atom.name === 'sagemaker.model.Model'),
    );
    if (constructions.every((fact) => fact.call === this.at)) {
      return builder.import('sagemaker.core.resources', 'Model', this.at);
    }
    return `${builder.import('sagemaker.core', 'resources', this.at)}.Model`;
  }

  private given(name: string): NamedArgument | undefined {
    const argument = this.byName.get(name);
    return argument && !isNone(argument.value) ? argument : undefined;
  }

  private add(name: string, value: Doc, argument: NamedArgument | undefined): void {
    this.items.push(this.item(name, value, argument));
  }

  private addTo(config: Config, name: string, value: Doc, argument: NamedArgument | undefined): void {
    const members = this.configs.get(config);
    const item = this.item(name, value, argument);
    if (members) members.push(item);
    else {
      this.configs.set(config, [item]);
      this.items.push({ label: `${config}=`, value: code('') });
    }
  }

  private item(name: string, value: Doc, argument: NamedArgument | undefined): DocItem {
    const above = argument ? [...this.orphans.splice(0), ...argument.above] : [];
    return {
      label: `${name}=`,
      value,
      ...(above.length > 0 ? { above } : {}),
      ...(argument?.after ? { after: argument.after } : {}),
    };
  }

  private skip(argument: NamedArgument): void {
    this.orphans.push(...argument.above, ...(argument.after ? [argument.after] : []));
  }
}
