import { code, joined, source } from '../../edits/doc';
import type { Statement } from '../../python/ast';
import type { Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { quoted } from '../expressions';
import { describeFormat } from './formats';
import { defaultsOfClass, type FormatsClass } from './predictor-subclass';
import { SLOTS } from './slots';

/** Usual content type and accept of V2's plain bytes. */
const PLAIN = { serializer: 'application/octet-stream', deserializer: '*/*' } as const;

/** Rewrites a class that extends V2's predictor as one that holds an Endpoint and answers for it. */
export function wrapEndpoint(def: Statement, cls: FormatsClass, context: Context): Rewrite | Refusal {
  const { body } = def;
  const { init } = cls.handOn;
  const text = context.textOf(def);
  const header = body.kind === 'class' ? /^\s*\([\w.\s]*\)/.exec(text.slice(body.name.end)) : undefined;
  const self = init.body.kind === 'function' ? init.body.params[0]?.name.id : undefined;
  const formats = defaultsOfClass(cls);
  const { step, blank, newline, quote } = context.style(def.text);
  const mimes = SLOTS.map((slot) => {
    const format = formats[slot];
    return typeof format === 'string' ? PLAIN[slot] : describeFormat(context, format, slot).mime;
  });
  const [contentType, accept] = mimes;
  if (body.kind !== 'class' || !header || !self || contentType === undefined || accept === undefined) {
    return { grade: 'withheld', note: `What ${cls.name} sends and receives cannot be seen.`, blocks: true };
  }
  const builder = context.rewrite();
  builder.replace({ start: body.name.end, end: body.name.end + header[0].length, host: def }, '');
  const indent = blank.repeat(init.start - (text.lastIndexOf('\n', init.start - 1) + 1));
  const inner = indent + blank.repeat(step);
  const lines = [
    `def __init__(${self}, endpoint):`,
    `${inner}${self}.endpoint = endpoint`,
    '',
    `${indent}def __getattr__(${self}, name):`,
    `${inner}return getattr(${self}.endpoint, name)`,
  ];
  builder.replace({ start: init.start, end: init.end, host: init }, lines.join(newline));
  for (const call of cls.predicts) {
    const [data] = call.args;
    if (!data) continue;
    const owner = ownerOf(call.host) ?? self;
    const invoke = joined(
      code(`${owner}.endpoint.invoke(body=`),
      source(data.value),
      code(`, content_type=${quoted(contentType, quote)}, accept=${quoted(accept, quote)}).body`),
    );
    builder.replace(call, invoke);
  }
  return builder.done(`Let ${cls.name} hold the Endpoint`);
}

/** The receiver of the method that a statement stands in. */
function ownerOf(statement: Statement): string | undefined {
  for (let one: Statement | undefined = statement; one; one = one.parent) {
    if (one.body.kind === 'function' && one.parent?.body.kind === 'class') return one.body.params[0]?.name.id;
  }
  return undefined;
}
