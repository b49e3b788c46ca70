import { RECORD_FORMATS } from '../../catalog/helpers/record-io';
import { DESERIALIZER_MODULE, SERIALIZER_MODULE } from '../../catalog/mappings/formats';
import { callDoc, code, type Doc, joined, source } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import { exactly, stringOf, type Value } from '../../python/values';
import type { Context } from '../context';
import { quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import type { Format } from './formats';

/** The answer of `invoke`, as code: its stream of bytes and what type they have. */
export interface Answer {
  readonly body: Doc;
  readonly contentType: Doc;
}

/** Deserializers that look at the type of the answer, so that it needs a name. */
const READS_TYPE: ReadonlySet<string> = new Set([
  'NumpyDeserializer',
  'PandasDeserializer',
  'StreamDeserializer',
  'TorchTensorDeserializer',
]);

/** True when the deserializer needs the answer twice. */
export function needsName(format: Format): boolean {
  return format.cls !== undefined && READS_TYPE.has(format.cls);
}

/** True when code at a use can encode or decode what the serializer did. */
export function isWritable({ cls, args }: Format): boolean {
  return cls !== undefined && args !== undefined;
}

/** Imports the class, or writes it into the program where V3 has it by name only; gives the name to use for it. */
export function formatClass(builder: RewriteBuilder, module: string, cls: string, at: Expression): string {
  const helper = RECORD_FORMATS[cls];
  return helper ? builder.define(helper, at) : builder.import(module, cls, at);
}

/** The body as V2's serializer made it of the data. */
export function encodedBody(
  context: Context,
  builder: RewriteBuilder,
  format: Format,
  data: Expression,
  at: Call,
): Doc {
  const { cls = '', args = '' } = format;
  if (cls === 'IdentitySerializer') return source(data);
  const value = context.valueOf(unwrap(data));
  if (cls === 'JSONSerializer' && isPlain(context, data)) {
    return callDoc(`${builder.importModule('json', at)}.dumps`, [{ label: '', value: source(data) }]);
  }
  if (cls === 'CSVSerializer' && stringOf(value) !== undefined) return source(data);
  const name = formatClass(builder, SERIALIZER_MODULE, cls, at);
  return joined(code(`${name}(${args}).serialize(`), source(data), code(')'));
}

/** The answer as V2's deserializer gave it back. */
export function decodedAnswer(
  context: Context,
  builder: RewriteBuilder,
  format: Format,
  answer: Answer,
  at: Call,
): Doc {
  const { cls = '', args = '' } = format;
  const { quote } = context.style(at.host.text);
  const read = joined(answer.body, code('.read()'));
  const decoded = joined(read, code(`.decode(${quoted('utf-8', quote)})`));
  if (cls === 'BytesDeserializer') return read;
  // Of these, arguments but the type itself change how they decode.
  if (cls === 'JSONDeserializer') return joined(code(`${builder.importModule('json', at)}.loads(`), read, code(')'));
  if (cls === 'StringDeserializer' && !/encoding|^\s*["']/.test(args)) return decoded;
  if (cls === 'CSVDeserializer' && !/encoding|^\s*["']/.test(args)) {
    return joined(code(`list(${builder.importModule('csv', at)}.reader(`), decoded, code('.splitlines()))'));
  }
  const name = formatClass(builder, DESERIALIZER_MODULE, cls, at);
  return joined(code(`${name}(${args}).deserialize(`), answer.body, code(', '), answer.contentType, code(')'));
}

/** True for what `json.dumps` takes as it is: no arrays or open files are in it. */
function isPlain(context: Context, node: Expression, depth = 0): boolean {
  const inner = unwrap(node);
  if (depth > 4) return false;
  if (inner.kind === 'text' || inner.kind === 'constant') return true;
  if (/^-[\d._e]+$/.test(context.source(inner))) return true;
  if (inner.kind === 'dict') {
    return inner.items.every((item) => item.key !== undefined && isPlain(context, item.value, depth + 1));
  }
  if (inner.kind === 'sequence')
    return inner.type !== 'set' && inner.elements.every((one) => isPlain(context, one, depth + 1));
  const value: Value = context.valueOf(inner);
  const dict = exactly(value, 'dict');
  if (dict?.node) return isPlain(context, dict.node, depth + 1);
  return stringOf(value) !== undefined;
}
