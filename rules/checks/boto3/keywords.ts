import type { CallItems } from '../../edits/call-items';
import { readCall } from '../../edits/call-items';
import type { Call, Name } from '../../python/ast';
import type { Context } from '../context';
import type { Entry } from './request';

/** The keyword arguments of a boto3 call. */
export interface Keywords {
  readonly entries: readonly Entry[];
  readonly items: CallItems;
  readonly refused: string | undefined;
  /** The variable in `**variable`, for a caller that takes one. */
  readonly spread: Name | undefined;
}

/** Reads a boto3 call, which takes keywords only; refused where some of them cannot be seen. */
export function keywordsOf(call: Call, context: Context, takesSpread = false): Keywords {
  const text = context.textOf(call.host);
  const items = readCall(text, call);
  const entries: Entry[] = [];
  let refused: string | undefined;
  let spread: Name | undefined;
  for (const { argument, above, after } of items.items) {
    const name = argument.keyword;
    const isBare = above.length === 0 && after === undefined;
    if (takesSpread && isBare && argument.form === 'double-star' && argument.value.kind === 'name' && !spread) {
      spread = argument.value;
    } else if (argument.form !== 'keyword' || !name) {
      refused ??= `what ${context.source(argument)} passes cannot be seen here`;
    } else if (text.slice(name.end, argument.value.start).includes('#')) {
      refused ??= `of the comment at ${name.id}`;
    } else {
      entries.push({ key: name.id, value: argument.value, above, after });
    }
  }
  const last = entries.at(-1);
  if (last && items.dangling.length > 0) {
    entries[entries.length - 1] = { ...last, above: [...last.above, ...items.dangling] };
  } else if (items.dangling.length > 0) refused ??= 'nothing is passed';
  return { entries, items, refused, spread };
}
