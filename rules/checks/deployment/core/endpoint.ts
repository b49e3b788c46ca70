import { PIPELINE_MODEL } from '../../../catalog/mappings/model';
import { SHAPES } from '../../../catalog/mappings/training-job';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../../edits/doc';
import type { Call, Expression } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import { atomsOf } from '../../../python/values';
import { type NamedArgument, readArguments } from '../../arguments';
import type { Context } from '../../context';
import { isNone, isSimple, quoted, unwrap } from '../../expressions';
import { lacksPlaceForFormats, placeOf } from '../../inference/formats';
import { numberedName } from '../../numbered-name';
import type { RewriteBuilder } from '../../rewrite-builder';

import { targetOf } from '../sites';
import { asyncDoc, captureDoc } from './endpoint-configs';
import { Owner } from './resource';
import { tagsOf } from './tags';

/** The lines that create an endpoint, and what stands in the place of `deploy(…)`. */
export interface EndpointCode {
  readonly refused: string | undefined;
  /** Above the statement. */
  readonly lines: readonly Doc[];
  readonly doc: Doc;
  /** Below the statement. */
  readonly below: readonly Doc[];
}

/** Members of a production variant by the parameter of V2's `deploy`. */
const OF_VARIANT: Readonly<Record<string, string>> = {
  accelerator_type: 'accelerator_type',
  volume_size: 'volume_size_in_gb',
  model_data_download_timeout: 'model_data_download_timeout_in_seconds',
  container_startup_health_check_timeout: 'container_startup_health_check_timeout_in_seconds',
  inference_ami_version: 'inference_ami_version',
};

const KNOWN: ReadonlySet<string> = new Set([
  ...Object.keys(OF_VARIANT),
  'initial_instance_count',
  'instance_type',
  'endpoint_name',
  'serializer',
  'deserializer',
  'tags',
  'wait',
  'kms_key',
  'data_capture_config',
  'async_inference_config',
  'update_endpoint',
  'endpoint_logging',
]);

/** Describes the endpoint that V2's `deploy` made, as calls of `EndpointConfig.create` and `Endpoint.create`. */
export function describeEndpoint(
  context: Context,
  builder: RewriteBuilder,
  fact: CallFact,
  made: Call,
  cls: string,
): EndpointCode {
  const { call } = fact;
  const { args, items, obstacle } = readArguments(context, fact);
  const maker = context.facts.calls.get(made);
  const owner = new Owner(context, builder, call, maker ? readArguments(context, maker).args : []);
  const given = new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one]));
  const value = (name: string): Expression | undefined => given.get(name)?.value;
  if (obstacle) owner.refuse(obstacle);
  refuseUnknown(context, owner, given);
  const receiver = call.callee.kind === 'attribute' ? context.source(unwrap(call.callee.object)) : '';
  const lines: Doc[] = [];
  const name = nameOf(owner, value('endpoint_name'), { receiver, cls, made, lines, at: call });
  const isUpdate = isUpdating(context, fact);
  if (isUpdate && !value('endpoint_name')) owner.refuse('V2 updated an endpoint by its name.');
  // V2 named the configuration of an update after the model.
  const configName = isUpdate ? code(`${receiver}.model_name`) : name;
  const tags = value('tags') && tagsOf(context, builder, value('tags') as Expression, call);
  if (value('tags') && !tags) owner.refuse('The tags cannot be written twice.');
  const tagged = tags ? [keyword('tags', tags)] : [];
  const { quote } = context.style(call.host.text);
  const variant: DocItem[] = [
    keyword('variant_name', code(quoted('AllTraffic', quote))),
    keyword('model_name', code(`${receiver}.model_name`)),
    keyword('initial_variant_weight', code('1')),
    ...memberItems(given, 'initial_instance_count', 'initial_instance_count'),
    ...memberItems(given, 'instance_type', 'instance_type'),
    ...Object.entries(OF_VARIANT).flatMap(([from, to]) => memberItems(given, from, to)),
  ];
  const shape = builder.import(SHAPES, 'ProductionVariant', call);
  const capture = value('data_capture_config');
  const asyncConfig = value('async_inference_config');
  const config: DocItem[] = [
    keyword('endpoint_config_name', configName),
    keyword('production_variants', { ...listOf(callDoc(shape, variant)) }),
    ...(capture ? [keyword('data_capture_config', captureDoc(owner, capture, call))] : []),
    ...(asyncConfig ? [keyword('async_inference_config', asyncDoc(owner, asyncConfig, call))] : []),
    ...tagged,
    ...memberItems(given, 'kms_key', 'kms_key_id'),
    ...owner.bySession(),
  ];
  const resources = 'sagemaker.core.resources';
  lines.push(callDoc(`${builder.import(resources, 'EndpointConfig', call)}.create`, config));
  const endpoint = callDoc(
    `${builder.import(resources, 'Endpoint', call)}.create`,
    [keyword('endpoint_name', name), keyword('endpoint_config_name', name), ...tagged, ...owner.bySession()],
    items.isMultiline && tagged.length > 0,
  );
  if (isUpdate) {
    const get = callDoc(`${builder.import(resources, 'Endpoint', call)}.get`, [
      keyword('endpoint_name', name),
      ...owner.bySession(),
    ]);
    return updating(owner, fact, lines, get, configName, cls === PIPELINE_MODEL ? value('wait') : undefined);
  }
  const wait = value('wait');
  const waits =
    wait && context.source(unwrap(wait)) === 'False'
      ? undefined
      : code('.wait_for_status("InService")'.replaceAll('"', quote));
  const isConditional = waits !== undefined && wait !== undefined && context.source(unwrap(wait)) !== 'True';
  const target = placeOf(fact);
  const { body } = call.host;
  const isAlone = body.kind === 'expression' && unwrap(body.value) === call;
  if (target && isSimple(target)) {
    const waiting = waits ? joined(code(context.source(target)), waits) : undefined;
    const below = waiting ? [isConditional ? joined(code('if '), source(wait), code(': '), waiting) : waiting] : [];
    return { refused: owner.refused, lines, doc: endpoint, below };
  }
  if (!isAlone) owner.refuse('The endpoint is used in place.');
  if (isConditional) owner.refuse('Whether it is waited for depends on a value.');
  const doc = waits && !isConditional ? joined(endpoint, waits) : endpoint;
  if (lacksPlaceForFormats(context, fact) && !isAlone) owner.refuse('The formats have no place.');
  return { refused: owner.refused, lines, doc, below: [] };
}

const listOf = (doc: Doc): Doc => ({
  kind: 'group',
  head: undefined,
  open: '[',
  close: ']',
  items: [{ label: '', value: doc }],
  spread: false,
});

/** True for `deploy(update_endpoint=True)`, which gives an endpoint another configuration. */
export function isUpdating(context: Context, fact: CallFact): boolean {
  const given = context.bind(fact)?.byName.get('update_endpoint')?.value;
  return given !== undefined && context.source(unwrap(given)) === 'True';
}

/** The lines that give the endpoint its new configuration; V2 waited for it. */
function updating(
  owner: Owner,
  fact: CallFact,
  lines: readonly Doc[],
  get: Doc,
  configName: Doc,
  wait: Expression | undefined,
): EndpointCode {
  const { context } = owner;
  const { body } = fact.call.host;
  const target = placeOf(fact);
  if (wait) owner.refuse('Whether it is waited for is said by a value.');
  const isAlone = body.kind === 'expression' && unwrap(body.value) === fact.call;
  if (!isAlone && !(target && isSimple(target))) owner.refuse('The endpoint is used in place.');
  const name = target ? context.source(target) : numberedName(context, fact.call, 'endpoint');
  const { quote } = context.style(fact.call.host.text);
  const below = [
    joined(code(`${name}.endpoint_config_name = `), configName),
    code(`${name}.update()`),
    code(`${name}.wait_for_status(${quoted('InService', quote)})`),
  ];
  return { refused: owner.refused, lines, doc: target ? get : joined(code(`${name} = `), get), below };
}

function refuseUnknown(context: Context, owner: Owner, given: ReadonlyMap<string, NamedArgument>): void {
  for (const [name, argument] of given) {
    const text = context.source(unwrap(argument.value));
    if (!KNOWN.has(name) || argument.shown) owner.refuse(`Nothing is known of ${name}=.`);
    if (name === 'endpoint_logging' && text !== 'False') owner.refuse(`${name}=`);
    if (name === 'update_endpoint' && text !== 'False' && text !== 'True') owner.refuse(`${name}=`);
    if (owner.mayBeNone(argument.value)) owner.refuse(`${name}= may be None.`);
  }
  const type = given.get('instance_type');
  if (!type || !given.has('initial_instance_count')) return owner.refuse('There are no instances.');
  const types = atomsOf(context.valueOf(type.value), 'literal').map((one) =>
    one.of === 'str' ? one.value : undefined,
  );
  if (types.some((one) => typeof one === 'string' && one.startsWith('local'))) owner.refuse('Local mode.');
}

function memberItems(given: ReadonlyMap<string, NamedArgument>, from: string, to: string): DocItem[] {
  const argument = given.get(from);
  if (!argument) return [];
  const { above, after } = argument;
  return [
    {
      ...keyword(to, source(argument.value)),
      ...(above.length > 0 ? { above } : {}),
      ...(after ? { after } : {}),
    },
  ];
}

/** The name of the endpoint and of its configuration, which were the same in V2. */
function nameOf(
  owner: Owner,
  given: Expression | undefined,
  about: {
    readonly receiver: string;
    readonly cls: string;
    readonly made: Call;
    readonly lines: Doc[];
    readonly at: Call;
  },
): Doc {
  const { context, builder } = owner;
  if (given && isSimple(given)) return code(context.source(unwrap(given)));
  const { receiver, cls, made, lines, at } = about;
  if (!given && cls === PIPELINE_MODEL) return code(`${receiver}.model_name`);
  const variable = numberedName(context, at, 'endpoint_name');
  const utils = 'sagemaker.core.common_utils';
  const generated = (): Doc => {
    const unique = builder.import(utils, 'name_from_base', at);
    return code(`${unique}(${builder.import(utils, 'base_from_name', at)}(${receiver}.model_name))`);
  };
  if (!targetOf(made)) owner.refuse('The model has no name.');
  lines.push(joined(code(`${variable} = `), given ? source(given) : generated()));
  return code(variable);
}
