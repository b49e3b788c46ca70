import { FRAMEWORK_MODELS, PIPELINE_MODEL, TENSORFLOW_MODEL } from '../../../catalog/mappings/model';
import { SHAPES } from '../../../catalog/mappings/training-job';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../../edits/doc';
import type { Expression } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import { atomsOf, exactly } from '../../../python/values';
import type { NamedArgument } from '../../arguments';
import type { Context } from '../../context';
import { isNone, isSimple, knownString, quoted, unwrap } from '../../expressions';
import { numberedName } from '../../numbered-name';
import type { RewriteBuilder } from '../../rewrite-builder';
import { BuilderCall } from '../builder-call';

import { isAvailable } from '../sites';
import { uploadCode } from '../uploaded-code';
import { Owner } from './resource';
import { tagsOf } from './tags';

/** The keywords of `Model.create`, and the lines that have to stand above it. */
export interface ModelSettings {
  readonly refused: string | undefined;
  readonly lines: readonly Doc[];
  readonly items: readonly DocItem[];
}

/** What describes the container. */
const OF_CONTAINER: ReadonlySet<string> = new Set([
  'image_uri',
  'model_data',
  'env',
  'model_server_workers',
  'entry_point',
  'source_dir',
  'framework_version',
  'py_version',
  'transformers_version',
  'pytorch_version',
  'tensorflow_version',
]);

/** What is read one by one. */
const OF_MODEL: ReadonlySet<string> = new Set([
  'models',
  'name',
  'role',
  'predictor_cls',
  'sagemaker_session',
  'vpc_config',
  'enable_network_isolation',
]);

/** Describes the model that V2 created for `use`, as the arguments of `Model.create`. */
export function describeModel(
  context: Context,
  builder: RewriteBuilder,
  fact: CallFact,
  cls: string,
  args: readonly NamedArgument[],
  use: CallFact,
): ModelSettings {
  const owner = new Owner(context, builder, fact.call, args);
  const unknown = args.find((one) => one.shown || (!isNone(one.value) && !isKnown(one.name)));
  if (unknown) owner.refuse(`Model.create() has nothing for ${unknown.name}=.`);
  const maybe = args.find((one) => !isNone(one.value) && one.name !== 'predictor_cls' && owner.mayBeNone(one.value));
  if (maybe) owner.refuse(`${maybe.name}= may be None.`);
  if (!isOwnPredictor(context, owner)) owner.refuse('predictor_cls= is a class of the program.');
  const lines: Doc[] = [];
  const container = cls === PIPELINE_MODEL ? partsItem(owner) : containerItem(owner, args, cls, use, lines);
  const named = owner.given('name');
  const name = named ? source(named) : generatedName(owner, cls, container, lines);
  const role = owner.given('role');
  if (!role) owner.refuse('Without role= there is nothing that may run the model.');
  const items: DocItem[] = [
    { ...keyword('model_name', name), ...commentsOf(args, 'name') },
    container.item,
    ...(role ? [{ ...keyword('execution_role_arn', owner.roleDoc(role)), ...commentsOf(args, 'role') }] : []),
    ...networkItems(owner, args),
    ...(cls === PIPELINE_MODEL ? [] : tagItems(owner, use)),
    ...owner.bySession(),
  ];
  return { refused: owner.refused, lines, items };
}

const isKnown = (name: string): boolean => OF_CONTAINER.has(name) || OF_MODEL.has(name);

/** A class of the SDK: what it made of answers is known. */
function isOwnPredictor(context: Context, owner: Owner): boolean {
  const given = owner.given('predictor_cls');
  return !given || (exactly(context.valueOf(given), 'class')?.name.startsWith('sagemaker.') ?? false);
}

function commentsOf(args: readonly NamedArgument[], name: string): Partial<DocItem> {
  const argument = args.find((one) => one.name === name);
  if (!argument) return {};
  const { above, after } = argument;
  return { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
}

interface Container {
  readonly item: DocItem;
  /** The image as code that may stand more than once. */
  readonly image: Doc | undefined;
  /** The base of a generated name, where the image is written out. */
  readonly base: string | undefined;
}

function containerItem(
  owner: Owner,
  args: readonly NamedArgument[],
  cls: string,
  use: CallFact,
  lines: Doc[],
): Container {
  const { context, builder, at } = owner;
  const call = new BuilderCall(context, builder, at, cls);
  call.isContainer = true;
  const own = args.filter((one) => OF_CONTAINER.has(one.name));
  const data = owner.given('model_data');
  if (data && atomsOf(context.valueOf(data), 'dict').length > 0) owner.refuse('model_data= is a dict.');
  lines.push(
    ...uploadCode(context, builder, call, {
      at,
      cls,
      args: args.filter((one) => OF_CONTAINER.has(one.name) || one.name === 'name' || one.name === 'sagemaker_session'),
      owner: undefined,
      isArchiveUnread: false,
    }),
  );
  const isFramework = FRAMEWORK_MODELS[cls] !== undefined;
  const isolated = owner.given('enable_network_isolation');
  if (owner.given('entry_point') && isolated) owner.refuse('V2 repacked the archive of an isolated model.');
  if (isFramework && cls !== TENSORFLOW_MODEL && !owner.given('entry_point')) tellOfNoScript(owner, call);
  call.takeAll(own);
  if (isFramework && !owner.given('image_uri')) {
    call.lookUpImage(new Map(args.map((one) => [one.name, one])), { instanceType: instanceTypeOf(owner, use) });
  }
  const members = [...call.finishContainer()];
  if (call.refused) owner.refuse(call.refused);
  const given = owner.given('image_uri');
  const text = given && knownString(context, given);
  const at0 = members.findIndex(({ label }) => label === 'image=');
  const member = members[at0];
  let image = given && isSimple(given) ? code(context.source(unwrap(given))) : undefined;
  const isNeeded = !owner.given('name') && text === undefined;
  if (!image && member && isNeeded) {
    const variable = numberedName(context, at, 'image_uri');
    lines.push(joined(code(`${variable} = `), member.value));
    image = code(variable);
    members[at0] = { ...member, value: image };
  }
  const shape = builder.import(SHAPES, 'ContainerDefinition', at);
  return {
    item: keyword('primary_container', callDoc(shape, members)),
    image,
    base: text === undefined ? undefined : /^(?:.+\/)?([^:/]+)(?::[^:]+)?$/.exec(text)?.[1],
  };
}

/** V2's framework models told the container of a script also where there was none. */
function tellOfNoScript(owner: Owner, call: BuilderCall): void {
  const { quote } = owner.context.style(owner.at.host.text);
  const env = owner.given('env');
  const known = env && unwrap(env);
  const says = (key: Expression | undefined): boolean => key?.kind !== 'text' || key.value.startsWith('SAGEMAKER_');
  if (known && (known.kind !== 'dict' || known.items.some(({ key }) => says(key)))) {
    return owner.refuse('What env= says about the script is not seen.');
  }
  const variables: readonly (readonly [string, Doc])[] = [
    ['SAGEMAKER_PROGRAM', code(quoted('', quote))],
    ['SAGEMAKER_SUBMIT_DIRECTORY', code(quoted('', quote))],
    ['SAGEMAKER_CONTAINER_LOG_LEVEL', code(quoted('20', quote))],
    ['SAGEMAKER_REGION', joined(owner.sessionDoc(), code('.boto_region_name'))],
  ];
  for (const [variable, value] of variables) {
    call.extraEnvironment.push({ label: `${quoted(variable, quote)}: `, value });
  }
}

/** The containers of a PipelineModel, which its parts have become. */
function partsItem(owner: Owner): Container {
  const models = owner.given('models');
  if (!models) {
    owner.refuse('Its models are not written out.');
    return { item: keyword('containers', code('[]')), image: undefined, base: undefined };
  }
  const list = unwrap(models);
  const first = list.kind === 'sequence' ? list.elements[0] : undefined;
  const image = first && isSimple(first) ? code(`${owner.context.source(unwrap(first))}.image`) : undefined;
  return { item: keyword('containers', source(models)), image, base: undefined };
}

/** The name that V2 made up: from the image, with a time stamp. */
function generatedName(owner: Owner, cls: string, { image, base }: Container, lines: readonly Doc[]): Doc {
  const { builder, at, context } = owner;
  const { quote } = context.style(at.host.text);
  const utils = 'sagemaker.core.common_utils';
  if (cls === PIPELINE_MODEL) {
    if (!image) owner.refuse('Give the first model a name.');
    return joined(code(`${builder.import(utils, 'name_from_image', at)}(`), image ?? code(''), code(')'));
  }
  const unique = builder.import(utils, 'name_from_base', at);
  if (base !== undefined) return code(`${unique}(${quoted(base, quote)})`);
  if (!image && lines.length === 0) owner.refuse('The image is not known.');
  const ofImage = builder.import(utils, 'base_name_from_image', at);
  return joined(code(`${unique}(${ofImage}(`), image ?? code(''), code('))'));
}

function instanceTypeOf(owner: Owner, use: CallFact): Doc | undefined {
  const { context, at } = owner;
  const value = context.bind(use)?.byName.get('instance_type')?.value;
  if (!value || isNone(value) || !isSimple(value) || !isAvailable(context, value, at.host)) return undefined;
  return code(context.source(unwrap(value)));
}

function networkItems(owner: Owner, args: readonly NamedArgument[]): DocItem[] {
  const { context, builder, at } = owner;
  const items: DocItem[] = [];
  const vpc = owner.given('vpc_config');
  if (vpc) {
    const shape = builder.import(SHAPES, 'VpcConfig', at);
    const doc = vpcDoc(owner, shape, vpc);
    if (doc) items.push({ ...keyword('vpc_config', doc), ...commentsOf(args, 'vpc_config') });
    else owner.refuse('vpc_config= is not seen to be a dict of Subnets and SecurityGroupIds.');
  }
  const isolated = owner.given('enable_network_isolation');
  if (isolated) {
    const text = context.source(unwrap(isolated));
    if (text === 'True') items.push(keyword('enable_network_isolation', source(isolated)));
    else if (text !== 'False') owner.refuse('enable_network_isolation= is not a literal.');
  }
  return items;
}

/** `{"Subnets": …, "SecurityGroupIds": …}` as the shape. */
export function vpcDoc(owner: Owner, shape: string, node: Expression): Doc | undefined {
  const value = unwrap(node);
  if (value.kind === 'dict') {
    const of = (key: string): Expression | undefined =>
      value.items.find((item) => item.key?.kind === 'text' && item.key.value === key)?.value;
    const [subnets, groups] = [of('Subnets'), of('SecurityGroupIds')];
    if (!subnets || !groups || value.items.length !== 2) return undefined;
    return callDoc(shape, [keyword('subnets', source(subnets)), keyword('security_group_ids', source(groups))]);
  }
  const { context, at } = owner;
  if (!isSimple(value) || atomsOf(context.valueOf(value), 'dict').length === 0) return undefined;
  const { quote } = context.style(at.host.text);
  const part = (key: string): Doc => joined(source(node), code(`[${quoted(key, quote)}]`));
  return callDoc(shape, [keyword('subnets', part('Subnets')), keyword('security_group_ids', part('SecurityGroupIds'))]);
}

/** What `deploy` tagged the model with as well. */
function tagItems(owner: Owner, use: CallFact): DocItem[] {
  const { context, at } = owner;
  const value = context.bind(use)?.byName.get('tags')?.value;
  if (!value || isNone(value)) return [];
  if (isSimple(value) && !isAvailable(context, value, at.host)) owner.refuse('The tags are not known yet.');
  const doc = tagsOf(context, owner.builder, value, at);
  if (!doc) owner.refuse('The tags cannot be written twice.');
  return doc ? [keyword('tags', doc)] : [];
}
