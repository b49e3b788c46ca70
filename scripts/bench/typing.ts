import type { Range } from 'vscode-languageserver/node';

/** One keystroke: an insertion in the middle of a module, both as a range and as an offset. */
export interface Keystroke {
  readonly range: Range;
  readonly offset: number;
  readonly text: string;
}

const typed = '    rows = frame.groupby("part", sort=False)["income"].agg(["mean", "max"])  # totals\n';

/** What a person types, key by key, into a new line in a function near the middle of `source`. */
export function keystrokes(source: string, amount: number): readonly Keystroke[] {
  const middle = source.indexOf('\n    ', source.length >> 1) + 1;
  const startLine = source.slice(0, middle).split('\n').length - 1;
  const keys: Keystroke[] = [];
  let [line, character] = [startLine, 0];
  for (let index = 0; index < amount; index += 1) {
    const text = typed[index % typed.length]!;
    const position = { line, character };
    keys.push({ range: { start: position, end: position }, offset: middle + index, text });
    if (text === '\n') [line, character] = [line + 1, 0];
    else character += 1;
  }
  return keys;
}
