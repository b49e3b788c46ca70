import { SHAPES } from '../../../catalog/mappings/training-job';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../../edits/doc';
import type { Expression } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import { type NamedArgument, readArguments } from '../../arguments';
import type { Context } from '../../context';
import { isNone, isSimple, quoted, unwrap } from '../../expressions';
import type { RewriteBuilder } from '../../rewrite-builder';
import { experimentDoc } from '../../training/jobs/experiment';
import { Owner } from './resource';
import { tagsOf } from './tags';

export interface Described {
  readonly refused: string | undefined;
  readonly items: readonly DocItem[];
}

/** Keywords of `TransformJob.create` by V2's parameters, and the members of its shapes by their keyword. */
const OF_JOB: Readonly<Record<string, string>> = {
  strategy: 'batch_strategy',
  max_concurrent_transforms: 'max_concurrent_transforms',
  max_payload: 'max_payload_in_mb',
  env: 'environment',
};
const OF_OUTPUT: Readonly<Record<string, string>> = {
  output_path: 's3_output_path',
  accept: 'accept',
  assemble_with: 'assemble_with',
  output_kms_key: 'kms_key_id',
};
const OF_RESOURCES: Readonly<Record<string, string>> = {
  instance_type: 'instance_type',
  instance_count: 'instance_count',
  volume_kms_key: 'volume_kms_key_id',
};
const OF_INPUT: Readonly<Record<string, string>> = {
  content_type: 'content_type',
  compression_type: 'compression_type',
  split_type: 'split_type',
};
const OF_PROCESSING: Readonly<Record<string, string>> = {
  input_filter: 'input_filter',
  output_filter: 'output_filter',
  join_source: 'join_source',
};
/** Read where a job is named, or where the model is. */
const ELSEWHERE: ReadonlySet<string> = new Set(['model_name', 'base_transform_job_name', 'sagemaker_session', 'tags']);

/** What a transformer was given, as keywords of `TransformJob.create`; the model's name goes first where it is given. */
export function describeSettings(
  context: Context,
  builder: RewriteBuilder,
  fact: CallFact,
  args: readonly NamedArgument[],
  modelName?: Doc,
): Described {
  const owner = new Owner(context, builder, fact.call, args);
  const given = argumentsOf(owner, args);
  for (const name of given.keys()) {
    const isKnown = [OF_JOB, OF_OUTPUT, OF_RESOURCES].some((one) => Object.hasOwn(one, name)) || ELSEWHERE.has(name);
    if (!isKnown) owner.refuse(`A transform job has nothing for ${name}=.`);
  }
  if (!given.has('output_path')) owner.refuse('V2 made up where the output goes.');
  if (!given.has('instance_type') || !given.has('instance_count')) owner.refuse('There are no instances.');
  const model = given.get('model_name');
  if (!model && !modelName && fact.callee.atoms[0]?.type === 'class') owner.refuse('The model has no name.');
  const base = given.get('base_transform_job_name')?.value;
  if (base && !isSimple(base)) owner.refuse('The base of the name is computed in place.');
  const tags = given.get('tags');
  const tagged = tags && tagsOf(context, builder, tags.value, fact.call, 'dict');
  if (tags && !tagged) owner.refuse('The tags are not seen.');
  const shape = (name: string): string => builder.import(SHAPES, name, fact.call);
  const items: DocItem[] = [
    ...(modelName ? [keyword('model_name', modelName)] : itemsOf(given, { model_name: 'model_name' })),
    keyword('transform_output', callDoc(shape('TransformOutput'), itemsOf(given, OF_OUTPUT))),
    keyword('transform_resources', callDoc(shape('TransformResources'), itemsOf(given, OF_RESOURCES))),
    ...itemsOf(given, OF_JOB),
    ...(tagged ? [keyword('tags', tagged)] : []),
    ...owner.bySession(),
  ];
  return { refused: owner.refused, items };
}

/** What `transform(…)` was given, as keywords of `TransformJob.create`. */
export function describeInput(
  context: Context,
  builder: RewriteBuilder,
  fact: CallFact,
  plan: { readonly args: readonly NamedArgument[]; readonly name: string },
): Described {
  const { call } = fact;
  const { args, obstacle } = readArguments(context, fact);
  const owner = new Owner(context, builder, call, args);
  if (obstacle) owner.refuse(obstacle);
  const given = argumentsOf(owner, args);
  for (const name of given.keys()) {
    const isKnown = Object.hasOwn(OF_INPUT, name) || Object.hasOwn(OF_PROCESSING, name) || OF_CALL.has(name);
    if (!isKnown) owner.refuse(`A transform job has nothing for ${name}= here.`);
  }
  const { quote } = context.style(call.host.text);
  const data = given.get('data');
  if (!data) owner.refuse('There is no data.');
  const shape = (name: string): string => builder.import(SHAPES, name, call);
  const type = given.get('data_type');
  const place = callDoc(shape('TransformS3DataSource'), [
    keyword('s3_data_type', type ? source(type.value) : code(quoted('S3Prefix', quote))),
    ...(data ? [keyword('s3_uri', source(data.value))] : []),
  ]);
  const from = callDoc(shape('TransformDataSource'), [keyword('s3_data_source', place)]);
  const processing = itemsOf(given, OF_PROCESSING);
  const experiment = given.get('experiment_config');
  const trial = experiment && experimentDoc(context, builder, experiment.value, call);
  if (typeof trial === 'string') owner.refuse(trial);
  const items: DocItem[] = [
    keyword('transform_job_name', jobName(owner, given.get('job_name')?.value, plan)),
    keyword(
      'transform_input',
      callDoc(shape('TransformInput'), [keyword('data_source', from), ...itemsOf(given, OF_INPUT)]),
    ),
    ...(processing.length > 0 ? [keyword('data_processing', callDoc(shape('DataProcessing'), processing))] : []),
    ...(trial && typeof trial !== 'string' ? [keyword('experiment_config', trial)] : []),
    { label: '**', value: code(plan.name) },
  ];
  return { refused: owner.refused, items };
}

const OF_CALL: ReadonlySet<string> = new Set(['data', 'data_type', 'job_name', 'experiment_config', 'wait', 'logs']);

function argumentsOf(owner: Owner, args: readonly NamedArgument[]): ReadonlyMap<string, NamedArgument> {
  const given = new Map<string, NamedArgument>();
  for (const one of args) {
    if (isNone(one.value)) continue;
    if (one.shown || owner.mayBeNone(one.value)) owner.refuse(`${one.name}= may be None.`);
    given.set(one.name, one);
  }
  return given;
}

function itemsOf(given: ReadonlyMap<string, NamedArgument>, names: Readonly<Record<string, string>>): DocItem[] {
  return Object.entries(names).flatMap(([from, to]): DocItem[] => {
    const argument = given.get(from);
    if (!argument) return [];
    const { value, above, after } = argument;
    return [
      {
        ...keyword(to, source(value)),
        ...(above.length > 0 ? { above } : {}),
        ...(after ? { after } : {}),
      },
    ];
  });
}

/** The name that V2 gave the job: as it is given, or the base with a time stamp. */
function jobName(
  owner: Owner,
  given: Expression | undefined,
  plan: { readonly args: readonly NamedArgument[]; readonly name: string },
): Doc {
  if (given) return source(given);
  const { builder, context, at } = owner;
  const { quote } = context.style(at.host.text);
  const unique = builder.import('sagemaker.core.common_utils', 'name_from_base', at);
  const base = plan.args.find((one) => one.name === 'base_transform_job_name' && !isNone(one.value))?.value;
  const text = base ? context.source(unwrap(base)) : `${plan.name}[${quoted('model_name', quote)}]`;
  return joined(code(`${unique}(`), code(text), code(')'));
}
