import type { Span } from '../model/span';
import { type CellMagic, cellMagicOf, hasPythonBody } from './cell-magic';
import { endOfLogicalLine } from './logical-line';
import { runFile } from './run-magic';

/** How IPython reads a stretch of text that Python alone could not. */
export interface ForeignLine extends Span {
  /** `magic`: Python that has to stay on one line. `shell`: only what stands in braces or behind `$` is ours. */
  readonly kind: 'magic' | 'shell' | 'cell-magic';
}

/** A text of the same length that is Python only, and what was IPython's in it. */
export interface Deciphered {
  readonly code: string;
  readonly lines: readonly ForeignLine[];
}

/** Nothing of IPython can be in a text without one of these. */
const HINT = /^[ \t]*(?:[!%?]|(?:pip3?|conda|mamba)[ \t])|=[ \t]*[!%]|\?[ \t]*;?[ \t]*$/m;

/** Line magics that run the rest of their line as Python. */
const PYTHON_MAGIC =
  /^%(?:time|timeit|prun|memit|mprun|lprun|snakeviz|scalene|debug)(?:[ \t]+-(?:[lsTDfm][ \t]*\S+|[A-Za-z]+(?:[ \t]*\d+)?))*[ \t]+(?=[^\s-])/;

const ASSIGNED = /^[^\n=!<>+\-*/%&|^@:()#'"\\]*=[ \t]*(?=!|%[A-Za-z])/;
const CHAIN = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[[^[\]{}\n]*\]|\([^(){}\n]*\))*$/;
const HELP = /^(\?{0,2})(%{0,2}[A-Za-z_*][\w.*]*)?(\?{0,2})[ \t]*;?[ \t]*(?:#[^\n]*)?\r?$/;
/** What IPython runs without a percent sign (automagic), and nobody could mean as Python. */
const AUTOMAGIC = /^(?:pip3?|conda|mamba)[ \t]+(?:install|uninstall|list|show|freeze|update|upgrade|config|remove)\b/;

/** A broken text is read line by line after this many statements that never end. */
const MOST_UNENDED = 16;

/** Replaces IPython's syntax by Python of the same length, so that every offset holds. */
export function decipher(text: string): Deciphered {
  if (!HINT.test(text)) return { code: text, lines: [] };
  const magic = cellMagicOf(text);
  if (magic && !hasPythonBody(magic)) return foreignCell(text, magic);
  const lines: ForeignLine[] = [];
  let code = '';
  let at = 0;
  let unended = 0;
  /** Takes the text as far as it is Python, then the stand-in for what follows up to `end`. */
  const put = (start: number, standIn: string): void => {
    code += text.slice(code.length, start) + standIn;
  };
  if (magic) {
    const end = lineEnd(text, magic.start);
    put(magic.start, `#${text.slice(magic.start + 1, end)}`);
    at = magic.bodyStart;
  }
  while (at < text.length) {
    const start = at + blanksAt(text, at);
    const found = foreignAt(text, start);
    if (found) {
      put(found.from, found.standIn);
      lines.push({ kind: found.kind, start: found.from, end: found.end });
      at = found.isWhole ? found.end + 1 : found.from + found.standIn.length;
      if (found.isWhole) continue;
    }
    const end = unended < MOST_UNENDED ? endOfLogicalLine(text, at) : undefined;
    if (end === undefined) unended += 1;
    at = end ?? lineEnd(text, at) + 1;
  }
  return { code: code + text.slice(code.length), lines };
}

interface Foreign {
  readonly kind: ForeignLine['kind'];
  readonly from: number;
  /** End of the line, continuations included. */
  readonly end: number;
  readonly standIn: string;
  /** False when Python follows the stand-in. */
  readonly isWhole: boolean;
}

/** What IPython would take over at the beginning of a logical line. */
function foreignAt(text: string, start: number): Foreign | undefined {
  const line = text.slice(start, lineEnd(text, start));
  const assigned = ASSIGNED.exec(line)?.[0].length ?? 0;
  const from = start + assigned;
  const rest = line.slice(assigned);
  const python = PYTHON_MAGIC.exec(rest)?.[0];
  if (python) {
    const blank = ' '.repeat(python.length);
    const standIn = assigned > 0 ? blank : `0;${blank.slice(2)}`;
    return { kind: 'magic', from, end: start + line.length, standIn, isWhole: false };
  }
  if (/^!(?!=)|^%/.test(rest) || AUTOMAGIC.test(rest)) {
    if (!/\?[ \t]*$/.test(rest) || rest.startsWith('!')) {
      const end = continuedEnd(text, from);
      const shell = text.slice(from, end);
      // The whole line becomes one number, so that the statement has all of its characters.
      const standIn =
        assigned === 0 && runFile(shell.trimEnd())
          ? '0'.repeat(shell.trimEnd().length).padEnd(shell.length)
          : shellStandIn(shell);
      return { kind: 'shell', from, end, standIn, isWhole: true };
    }
  }
  const help = line.includes('?') ? HELP.exec(line) : undefined;
  if (!help || (help[1] === '' && help[3] === '')) return undefined;
  const [, before = '', name = '', after = ''] = help;
  const isName = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(name);
  const standIn = isName
    ? '~'.repeat(before.length) + name + ' '.repeat(after.length)
    : '0'.padEnd(before.length + name.length + after.length);
  return { kind: 'magic', from: start, end: start + line.length, standIn, isWhole: true };
}

/** An expression that reads what IPython puts into the line: `!cp {a.b} $c` becomes `~0 + a.b  +c`. */
function shellStandIn(line: string): string {
  const out = [...line.replace(/[^\n\r\\]/g, ' ')].map((character, index) =>
    character === '\\' && !/^\\\r?\n/.test(line.slice(index, index + 3)) ? ' ' : character,
  );
  const keep = (start: number, words: string): void => {
    out[start - 1] = '+';
    for (let index = 0; index < words.length; index += 1) out[start + index] = words[index] as string;
  };
  for (const match of line.matchAll(/\{([^{}\n]+)\}|\$\{?([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)/g)) {
    const inside = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].indexOf(inside);
    if (CHAIN.test(inside.trimEnd())) {
      keep(start, inside);
      continue;
    }
    const bare = inside.replace(/"[^"]*"|'[^']*'/g, (text) => ' '.repeat(text.length));
    for (const name of bare.matchAll(/(?<![\w.])[A-Za-z_]\w*/g)) {
      if (!KEYWORDS.has(name[0])) keep(start + name.index, name[0]);
    }
  }
  if (out[1] === ' ') out.splice(0, 2, '~', '0');
  else out[0] = '0';
  return out.join('');
}

const KEYWORDS = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

/** The whole cell is in another language; only what its first line takes from the program is read. */
function foreignCell(text: string, magic: CellMagic): Deciphered {
  const end = lineEnd(text, magic.start);
  const first = shellStandIn(text.slice(magic.start, end));
  const isRead = first.includes('+');
  const head = text.slice(0, magic.start);
  const blank = (part: string): string => part.replace(/^([ \t]*)[^\s#]/gm, '$1#');
  const line = isRead ? first : `#${text.slice(magic.start + 1, end)}`;
  return {
    code: head + line + blank(text.slice(end)),
    lines: isRead ? [{ kind: 'cell-magic', start: magic.start, end }] : [],
  };
}

function blanksAt(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\t' || text[end] === '\f') end += 1;
  return end - at;
}

/** End of the line without its line break. */
function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  if (newline === -1) return text.length;
  return text[newline - 1] === '\r' && newline > at ? newline - 1 : newline;
}

/** End of a line that backslashes continue. */
function continuedEnd(text: string, at: number): number {
  let end = lineEnd(text, at);
  while (end < text.length && text[end - 1] === '\\') {
    end = lineEnd(text, text.indexOf('\n', end) + 1);
  }
  return end;
}
