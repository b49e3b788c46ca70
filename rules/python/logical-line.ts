/** Offset behind the line break that ends a logical line of Python; undefined when a bracket or string never closes. */
export function endOfLogicalLine(text: string, start: number): number | undefined {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    switch (text[at]) {
      case '\n':
        if (depth === 0) return at + 1;
        break;
      case '\\':
        at += text[at + 1] === '\r' ? 2 : 1;
        break;
      case '#':
        at = endOfLine(text, at);
        continue;
      case '(':
      case '[':
      case '{':
        depth += 1;
        break;
      case ')':
      case ']':
      case '}':
        if (depth > 0) depth -= 1;
        break;
      case '"':
      case "'": {
        const end = endOfString(text, at);
        if (end === undefined) return undefined;
        at = end;
        continue;
      }
      default:
        break;
    }
    at += 1;
  }
  return depth === 0 ? text.length : undefined;
}

/** Offset behind a string literal; one in single quotes ends at the latest with its line. */
function endOfString(text: string, start: number): number | undefined {
  const quote = text[start] as string;
  const triple = quote.repeat(3);
  if (text.startsWith(triple, start)) {
    for (let at = start + 3; at < text.length; at += 1) {
      if (text[at] === '\\') at += 1;
      else if (text.startsWith(triple, at)) return at + 3;
    }
    return undefined;
  }
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += text[at + 1] === '\r' ? 2 : 1;
    else if (text[at] === quote) return at + 1;
    else if (text[at] === '\n') return at;
  }
  return text.length;
}

function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline;
}
