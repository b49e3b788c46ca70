import { CONFIGS } from '../../catalog/mappings/misuse';
import { callDoc, code, type Doc, keyword, source } from '../../edits/doc';
import type { Argument, Call, Expression } from '../../python/ast';
import { exactly } from '../../python/values';
import type { Context } from '../context';
import { isNone, isString, knownString, quoted } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';

/** The data source as an `S3DataSource`; undefined when it is, or may be, no S3 location. */
export function s3SourceDoc(context: Context, builder: RewriteBuilder, value: Expression): Doc | undefined {
  const known = knownString(context, value);
  if (known !== undefined ? !known.startsWith('s3://') : !isString(context, value)) return undefined;
  if (known === undefined && !startsWithS3(context, value))
    builder.note(`Check that ${context.source(value)} is an S3 URI; a local path needs InputData.`);
  const { quote } = context.style(value.host.text);
  const cls = builder.import(CONFIGS, 'S3DataSource', value);
  return callDoc(cls, [
    keyword('s3_data_type', code(quoted('S3Prefix', quote))),
    keyword('s3_uri', source(value)),
    keyword('s3_data_distribution_type', code(quoted('FullyReplicated', quote))),
  ]);
}

function startsWithS3(context: Context, value: Expression): boolean {
  return /^f?["']s3:\/\//.test(context.source(value));
}

/** An `InputData(…)` as the `Channel` that says the same and more; undefined when it cannot be seen through. */
export function channelDoc(
  context: Context,
  builder: RewriteBuilder,
  call: Call,
  args: ReadonlyMap<string, Argument>,
  rename: Readonly<Record<string, string>> = {},
): Doc | undefined {
  // Imported in the order in which an import line lists them.
  const channel = builder.import(CONFIGS, 'Channel', call);
  const items = [];
  for (const [name, { value }] of args) {
    const to = rename[name] ?? name;
    if (!/^(channel_name|data_source|content_type|compression_type)$/.test(to)) return undefined;
    if (isNone(value)) continue;
    if (to !== 'data_source') {
      items.push(keyword(to, source(value)));
      continue;
    }
    const isS3 = exactly(context.valueOf(value), 'instance')?.cls === 'sagemaker.core.shapes.shapes.S3DataSource';
    const wrapper = builder.import(CONFIGS, 'DataSource', call);
    const inner = isS3 ? source(value) : s3SourceDoc(context, builder, value);
    if (!inner) return undefined;
    items.push(keyword('data_source', callDoc(wrapper, [keyword('s3_data_source', inner)])));
  }
  return callDoc(channel, items);
}
