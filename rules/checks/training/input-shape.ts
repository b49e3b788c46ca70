import { CONFIG_MODULE, INPUT_HOMES } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, type DocItem, keyword, source } from '../../edits/doc';
import type { Call } from '../../python/ast';
import { type NamedArgument, readArguments } from '../arguments';
import type { Context } from '../context';
import { isNone, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';

export const TRAINING_INPUT = 'sagemaker.inputs.TrainingInput';
export const FILE_SYSTEM_INPUT = 'sagemaker.inputs.FileSystemInput';

/** One inputs object to be written the V3 way. */
export interface InputRequest {
  /** The V2 construction. */
  readonly call: Call;
  /** The channel name. */
  readonly name: Doc;
  readonly builder: RewriteBuilder;
  /** Where the new code will stand. */
  readonly at: Call;
  /** A Channel is wanted in any case. */
  readonly asChannel: boolean;
  /** The URI must be wrapped in S3DataSource, so that V3 writes no InputMode. */
  readonly explicit: boolean;
}

/** `S3DataSource(…)` with V2's defaults written out, which V3 would leave empty. */
export function s3SourceDoc(builder: RewriteBuilder, at: Call, uri: Doc, quote: '"' | "'"): Doc {
  return callDoc(builder.import(CONFIG_MODULE, 'S3DataSource', at), [
    keyword('s3_data_type', code(quoted('S3Prefix', quote))),
    keyword('s3_uri', uri),
    keyword('s3_data_distribution_type', code(quoted('FullyReplicated', quote))),
  ]);
}

/** An inputs object as InputData, or as Channel where InputData has no place for a keyword; a string says why not. */
export function inputDoc(context: Context, request: InputRequest): Doc | string {
  const { call, name, builder, at } = request;
  const fact = context.facts.calls.get(call);
  if (!fact) return 'Its arguments cannot be seen.';
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return `These inputs cannot be rewritten because ${obstacle}.`;
  const given = new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one]));
  for (const one of given.keys()) if (!(one in INPUT_HOMES)) return `V3 training inputs have nothing for ${one}=.`;
  const { quote } = context.style(at.host.text);
  const parts = new Parts(given);
  const isFile = given.has('file_system_id');
  if (!isFile && !given.has('s3_data')) return 's3_data= is missing.';
  const head = keyword('channel_name', name);
  const shuffle = given.get('shuffle_config');
  const shuffleItem = shuffle && shuffleDoc(context, shuffle, builder, at);
  if (typeof shuffleItem === 'string') return shuffleItem;
  const needsChannel = request.asChannel || [...given.keys()].some((one) => INPUT_HOMES[one] === 'channel');
  const data = isFile ? parts.fileSystem(builder, at, quote) : parts.s3(builder, at, quote);
  if (!needsChannel) {
    const cls = builder.import(CONFIG_MODULE, 'InputData', at);
    const uri = parts.own('s3_data', 'data_source');
    const value = !isFile && !request.explicit && parts.isPlain() ? uri : [keyword('data_source', data())];
    return callDoc(cls, [head, ...value, ...parts.own('content_type', 'content_type')], items.isMultiline);
  }
  const channelClass = builder.import(CONFIG_MODULE, 'Channel', at);
  const dataClass = builder.import(CONFIG_MODULE, 'DataSource', at);
  const label = isFile ? 'file_system_data_source' : 's3_data_source';
  const members = [
    head,
    keyword('data_source', callDoc(dataClass, [keyword(label, data())])),
    ...parts.own('content_type', 'content_type'),
    ...parts.own('compression', 'compression_type'),
    ...parts.own('record_wrapping', 'record_wrapper_type'),
    ...parts.own('input_mode', 'input_mode'),
    ...(shuffleItem ? [keyword('shuffle_config', shuffleItem)] : []),
  ];
  return callDoc(channelClass, members, items.isMultiline);
}

/** The arguments of the V2 object under their V3 names, each with its comments. */
class Parts {
  constructor(private readonly given: ReadonlyMap<string, NamedArgument>) {}

  own(parameter: string, label: string): DocItem[] {
    const argument = this.given.get(parameter);
    if (!argument) return [];
    const { above, after } = argument;
    return [
      {
        ...keyword(label, source(argument.value)),
        ...(above.length > 0 ? { above } : {}),
        ...(after ? { after } : {}),
      },
    ];
  }

  /** Nothing is said that `InputData(data_source=uri)` would not do by itself. */
  isPlain(): boolean {
    return (
      this.isDefault('distribution', 'FullyReplicated') &&
      this.isDefault('s3_data_type', 'S3Prefix') &&
      !this.given.has('attribute_names') &&
      !this.given.has('instance_groups')
    );
  }

  private isDefault(parameter: string, value: string): boolean {
    const argument = this.given.get(parameter);
    return !argument || (argument.value.kind === 'text' && argument.value.value === value);
  }

  s3(builder: RewriteBuilder, at: Call, quote: '"' | "'"): () => Doc {
    return () => {
      const cls = builder.import(CONFIG_MODULE, 'S3DataSource', at);
      const type = this.own('s3_data_type', 's3_data_type');
      const spread = this.own('distribution', 's3_data_distribution_type');
      return callDoc(cls, [
        ...(type.length > 0 ? type : [keyword('s3_data_type', code(quoted('S3Prefix', quote)))]),
        ...this.own('s3_data', 's3_uri'),
        ...(spread.length > 0
          ? spread
          : [keyword('s3_data_distribution_type', code(quoted('FullyReplicated', quote)))]),
        ...this.own('attribute_names', 'attribute_names'),
        ...this.own('instance_groups', 'instance_group_names'),
      ]);
    };
  }

  fileSystem(builder: RewriteBuilder, at: Call, quote: '"' | "'"): () => Doc {
    return () => {
      const access = this.own('file_system_access_mode', 'file_system_access_mode');
      return callDoc(builder.import(CONFIG_MODULE, 'FileSystemDataSource', at), [
        ...this.own('file_system_id', 'file_system_id'),
        ...this.own('file_system_type', 'file_system_type'),
        ...this.own('directory_path', 'directory_path'),
        ...(access.length > 0 ? access : [keyword('file_system_access_mode', code(quoted('ro', quote)))]),
      ]);
    };
  }
}

/** `ShuffleConfig(seed)` as the class that Channel takes. */
function shuffleDoc(context: Context, argument: NamedArgument, builder: RewriteBuilder, at: Call): Doc | string {
  const call = unwrap(argument.value);
  const made = call.kind === 'call' ? context.facts.calls.get(call) : undefined;
  const isConfig = made?.callee.atoms.some((atom) => atom.type === 'class' && atom.name.endsWith('.ShuffleConfig'));
  const seed = made && isConfig ? readArguments(context, made).args.find((one) => one.name === 'seed') : undefined;
  if (!seed)
    return 'shuffle_config= is not constructed in place; pass ShuffleConfig(seed=...) of sagemaker.core.training.configs to Channel.';
  return callDoc(builder.import(CONFIG_MODULE, 'ShuffleConfig', at), [keyword('seed', source(seed.value))]);
}
