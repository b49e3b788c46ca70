import { PIPELINE_MODEL } from '../../../catalog/mappings/model';
import { SHAPES } from '../../../catalog/mappings/training-job';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../../edits/doc';
import type { Expression } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import { atomsOf, exactly } from '../../../python/values';
import type { NamedArgument } from '../../arguments';
import type { Context } from '../../context';
import { isNone, isSimple, quoted, unwrap } from '../../expressions';
import type { RewriteBuilder } from '../../rewrite-builder';

import { isAvailable } from '../sites';
import { type Container, containerItem, OF_CONTAINER } from './container';
import { Owner } from './resource';
import { tagsOf } from './tags';

/** The keywords of `Model.create`, and the lines that have to stand above it. */
export interface ModelSettings {
  readonly refused: string | undefined;
  readonly lines: readonly Doc[];
  readonly items: readonly DocItem[];
}

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
