import type { Argument, Call } from '../python/ast';

/** How a call is written: its arguments with their comments, and its layout habits. */
export interface CallItems {
  readonly items: readonly CallItem[];
  /** Comments after the last argument on lines of their own. */
  readonly dangling: readonly string[];
  readonly isMultiline: boolean;
  /** The first argument stands on the line of the parenthesis. */
  readonly isHanging: boolean;
  readonly hasTrailingComma: boolean;
}

export interface CallItem {
  readonly argument: Argument;
  readonly above: readonly string[];
  readonly after: string | undefined;
}

/** Reads the comments between the arguments of a call; each belongs to the argument it follows or stands above. */
export function readCall(text: string, call: Call): CallItems {
  const items: { argument: Argument; above: string[]; after: string | undefined }[] = [];
  let at = call.open + 1;
  let pending: string[] = [];
  let hasTrailingComma = false;
  const readGap = (end: number): void => {
    const gap = text.slice(at, end);
    let sameLine = true;
    for (const [index, line] of gap.split('\n').entries()) {
      if (index > 0) sameLine = false;
      const hash = line.indexOf('#');
      if (hash === -1) continue;
      const comment = line.slice(hash).trimEnd();
      const last = items.at(-1);
      if (sameLine && last && last.after === undefined) last.after = comment;
      else pending.push(comment);
    }
    hasTrailingComma = /^\s*,/.test(gap);
  };
  for (const argument of call.args) {
    readGap(argument.start);
    items.push({ argument, above: pending, after: undefined });
    pending = [];
    at = argument.end;
  }
  readGap(call.end - 1);
  const between = text.slice(call.open, call.end);
  const first = items[0];
  return {
    items,
    dangling: pending,
    isMultiline: items.length > 0 && hasLineBreakOutside(text, call),
    isHanging: first !== undefined && !text.slice(call.open, first.argument.start).includes('\n'),
    hasTrailingComma: hasTrailingComma && between.includes('\n'),
  };
}

/** True when there is a line break between (not inside) arguments. */
function hasLineBreakOutside(text: string, call: Call): boolean {
  let at = call.open;
  for (const argument of call.args) {
    if (text.slice(at, argument.start).includes('\n')) return true;
    at = argument.end;
  }
  return text.slice(at, call.end).includes('\n');
}
