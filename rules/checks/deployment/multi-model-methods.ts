import { callDoc, code, type Doc, joined, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { MethodAtom } from '../../python/values';
import { type NamedArgument, readArguments } from '../arguments';
import type { Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { boundValue, isFixed, statementFor } from './sites';

/** Methods of V2's MultiDataModel that only look at the archives under its prefix. */
export const MULTI_MODEL_METHODS: ReadonlySet<string> = new Set(['list_models', 'add_model']);

const S3_MODULE = 'sagemaker.core.s3';

/** What such a method did, written with the session: lists or copies under the prefix (V2 2.257.7 `multidatamodel.py`). */
export function multiModelMethod(context: Context, fact: CallFact, atom: MethodAtom): Rewrite | Refusal {
  const { call } = fact;
  const no = (note: string): Refusal => ({ grade: 'withheld', note, blocks: [call] });
  const maker = context.makerOf(atom.self);
  const bound = maker && context.bind(maker);
  const given = (name: string): Expression | undefined => {
    const value = bound?.byName.get(name)?.value;
    return value && !isNone(value) ? value : undefined;
  };
  const prefix = given('model_data_prefix');
  const session = given('sagemaker_session');
  if (!prefix || !isSimple(prefix) || !isFixed(context, prefix)) {
    return no(`Give model_data_prefix= a name of its own, above: ${atom.name}() needs it too.`);
  }
  if (session && !(isSimple(session) && isFixed(context, session))) {
    return no(`Give the session a name of its own, above: ${atom.name}() needs it too.`);
  }
  const { args, obstacle } = readArguments(context, fact);
  if (obstacle) return no(`${atom.name}() cannot be rewritten because ${obstacle}; write the arguments out.`);
  const builder = context.rewrite();
  const owner = session
    ? context.source(unwrap(session))
    : `${builder.import('sagemaker.core.helper.session_helper', 'Session', call)}()`;
  const folder = context.source(unwrap(prefix));
  return atom.name === 'list_models'
    ? listed(context, builder, fact, owner, folder)
    : (copied(context, builder, fact, args, owner, folder) ?? no(UNSEEN_SOURCE));
}

const UNSEEN_SOURCE =
  "Whether the archive is on S3 cannot be seen here: copy it under the prefix with copy() of boto3's S3 client, or upload a local file with upload_file().";

/** V2 gave the keys without the prefix, one by one. */
function listed(context: Context, builder: RewriteBuilder, { call }: CallFact, owner: string, folder: string): Rewrite {
  const { quote } = context.style(call.host.text);
  const parse = builder.import(S3_MODULE, 'parse_s3_url', call);
  const key = context.freshName('key');
  const items = `${key}.replace(${parse}(${folder})[1], ${quote}${quote}) for ${key} in ${owner}.list_s3_files(*${parse}(${folder}))`;
  const parent = context.parentOf(call);
  const isOnly = parent?.kind === 'call' && parent.args.length === 1 && parent.callee !== call;
  return builder.replace(call, isOnly ? items : `(${items})`).done('List the archives under the prefix');
}

/** Copies from S3, or uploads from the disk, as V2 found out by the name; undefined where that cannot be told. */
function copied(
  context: Context,
  builder: RewriteBuilder,
  { call }: CallFact,
  args: readonly NamedArgument[],
  owner: string,
  folder: string,
): Rewrite | undefined {
  const of = (name: string): Expression | undefined =>
    args.find((one) => one.name === name && !isNone(one.value))?.value;
  const from = of('model_data_source');
  const place = from && placeOf(context, from);
  const statement = statementFor(context, call);
  if (!from || !place || !statement) return undefined;
  const { quote } = context.style(call.host.text);
  const path = of('model_data_path');
  const parse = builder.import(S3_MODULE, 'parse_s3_url', call);
  const join = builder.import(S3_MODULE, 's3_path_join', call);
  const client = `${owner}.boto_session.client(${quoted('s3', quote)})`;
  const lines: Doc[] = [];
  let name: Doc;
  let start: Doc;
  if (place === 's3') {
    const [bucket, key] = [context.freshName('source_bucket'), context.freshName('source_key')];
    lines.push(joined(code(`${bucket}, ${key} = ${parse}(`), source(from), code(')')));
    start = code(`{${quoted('Bucket', quote)}: ${bucket}, ${quoted('Key', quote)}: ${key}}`);
    name = path ? source(path) : code(key);
  } else {
    if (!isSimple(from)) return undefined;
    start = code(context.source(unwrap(from)));
    name = path
      ? source(path)
      : code(`${builder.importModule('os', call)}.path.basename(${context.source(unwrap(from))})`);
  }
  const target = callDoc(join, [
    { label: '', value: code(folder) },
    { label: '', value: name },
  ]);
  const isDiscarded = call.host.body.kind === 'expression' && unwrap(call.host.body.value) === call;
  const act = (to: Doc): Doc =>
    callDoc(`${client}.${place === 's3' ? 'copy' : 'upload_file'}`, [
      { label: '', value: start },
      { label: '*', value: callDoc(parse, [{ label: '', value: to }]) },
    ]);
  const title = 'Put the archive under the prefix';
  if (isDiscarded) return builder.replaceBelow(statement, lines, call, act(target)).done(title);
  const result = context.freshName('archive');
  lines.push(joined(code(`${result} = `), target), act(code(result)));
  return builder.replaceBelow(statement, lines, call, code(result)).done(title);
}

const ON_S3 = /^[rfRF]?["']s3:\/\/|\[["']S3ModelArtifacts["']\]$|\.model_data$|\.s3_model_artifacts$|\.upload_data\(/;

/** Where the archive is, by what the expression or the only value of its name looks like. */
function placeOf(context: Context, node: Expression): 's3' | 'disk' | undefined {
  const inner = unwrap(node);
  if (inner.kind === 'text') return inner.value.startsWith('s3://') ? 's3' : 'disk';
  const value = inner.kind === 'name' ? boundValue(context, inner.id) : inner;
  if (value?.kind === 'text') return value.value.startsWith('s3://') ? 's3' : 'disk';
  return value && ON_S3.test(context.source(value)) ? 's3' : undefined;
}
