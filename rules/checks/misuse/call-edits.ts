import { type CallItems, readCall } from '../../edits/call-items';
import { code, type Doc, joined, source } from '../../edits/doc';
import type { Argument, Call, Statement } from '../../python/ast';
import type { Context } from '../context';
import type { RewriteBuilder } from '../rewrite-builder';

/** Adds `name=value` to a call, after the given argument or at the end, on a line of its own where the call has them. */
export function addKeyword(
  context: Context,
  builder: RewriteBuilder,
  call: Call,
  name: string,
  value: Doc,
  after?: Argument,
): void {
  const before = after ?? call.args.at(-1);
  if (!before) {
    builder.replace({ start: call.open, end: call.end, host: call.host }, joined(code(`(${name}=`), value, code(')')));
    return;
  }
  const text = context.textOf(call.host);
  const lineStart = text.lastIndexOf('\n', before.start - 1) + 1;
  const lead = text.slice(lineStart, before.start);
  const ownLine = lineStart > call.open && /^[ \t]*$/.test(lead);
  const separator = ownLine ? `,${context.style(call.host.text).newline}${lead}` : ', ';
  builder.replace(before, joined(source(before), code(`${separator}${name}=`), value));
}

/** Removes arguments of a call with their commas and lines. */
export function removeArguments(
  context: Context,
  builder: RewriteBuilder,
  call: Call,
  gone: readonly Argument[],
): void {
  const text = context.textOf(call.host);
  const kept = call.args.filter((argument) => !gone.includes(argument));
  const lastKept = kept.at(-1);
  const tail = gone.filter((argument) => !lastKept || argument.start > lastKept.start);
  const last = tail.at(-1);
  for (const argument of gone) if (!tail.includes(argument)) builder.removeListItem(argument);
  if (!last || !tail[0]) return;
  if (/^\s*,/.test(text.slice(last.end)) && lastKept) {
    for (const argument of tail) builder.removeListItem(argument);
    return;
  }
  const gap = lastKept ? text.slice(lastKept.end, tail[0].start) : '#';
  const start = lastKept && !gap.includes('#') ? lastKept.end : tail[0].start;
  const comma = /^\s*,/.exec(text.slice(last.end))?.[0].length ?? 0;
  builder.replace({ start, end: last.end + comma, host: call.host }, '');
}

/** How the author breaks the call over lines; undefined when it stands on one. */
export function habitsOf(context: Context, call: Call): CallItems | undefined {
  const items = readCall(context.textOf(call.host), call);
  return items.isMultiline ? items : undefined;
}

/** True when lines can be put above or below the statement without changing what belongs to which block. */
export function standsAlone(context: Context, statement: Statement): boolean {
  const text = context.textOf(statement);
  const before = text.slice(text.lastIndexOf('\n', statement.start - 1) + 1, statement.start);
  const after = /^[^\r\n]*/.exec(text.slice(statement.end))?.[0] ?? '';
  return /^[ \t]*$/.test(before) && /^[ \t]*(#.*)?$/.test(after) && isSimple(statement);
}

function isSimple({ body }: Statement): boolean {
  return body.kind === 'expression' || body.kind === 'assign' || body.kind === 'return' || body.kind === 'augmented';
}
