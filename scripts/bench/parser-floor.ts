import { join } from 'node:path';
import { Edit, Language, Parser, type Tree } from 'web-tree-sitter';
import { measure } from './statistics';
import { keystrokes } from './typing';

const modules = join(__dirname, '../../node_modules');

/** The parser alone: what no analysis on top of it can undercut. */
export async function parserFloor(): Promise<Parser> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(join(modules, 'tree-sitter-python/tree-sitter-python.wasm')));
  return parser;
}

/** Times of parsing the whole text. */
export function fullParses(parser: Parser, text: string, repeats: number): Promise<readonly number[]> {
  return measure(repeats, () => parser.parse(text)?.delete());
}

/** Times of parsing again after each keystroke. */
export async function incrementalParses(parser: Parser, source: string, repeats: number): Promise<readonly number[]> {
  const keys = keystrokes(source, repeats * 2);
  let text = source;
  let tree: Tree | null = parser.parse(text);
  const times = await measure(repeats, (index) => {
    const { offset, range, text: inserted } = keys[index]!;
    text = text.slice(0, offset) + inserted + text.slice(offset);
    const { line: row, character: column } = range.start;
    const newEnd = inserted === '\n' ? { row: row + 1, column: 0 } : { row, column: column + 1 };
    tree?.edit(
      new Edit({
        startIndex: offset,
        oldEndIndex: offset,
        newEndIndex: offset + 1,
        startPosition: { row, column },
        oldEndPosition: { row, column },
        newEndPosition: newEnd,
      }),
    );
    const previous = tree;
    tree = parser.parse(text, previous);
    previous?.delete();
  });
  tree?.delete();
  return times;
}
