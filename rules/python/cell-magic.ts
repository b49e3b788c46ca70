/** The `%%name …` line that a cell begins with. */
export interface CellMagic {
  /** Name without the percent signs. */
  readonly name: string;
  /** What follows the name on the line. */
  readonly line: string;
  /** Offset of the first percent sign. */
  readonly start: number;
  /** Offset of the first character below the line; the length of the text when there is none. */
  readonly bodyStart: number;
}

/** Blank lines and comments may stand above it: IPython drops the former, and people write the latter. */
const FIRST_LINE = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(%%([A-Za-z_]\w*)[ \t]*([^\r\n]*))(?:\r?\n|$)/;

/** Magics that run the rest of the cell as Python in the notebook's own namespace. */
const PYTHON_BODY = new Set(
  'blackbox capture debug filprofile heat local lprun memit memray_flamegraph mprun notify prun scalene snakeviz time timeit tqdm wandb'.split(
    ' ',
  ),
);

/** Magics that run the rest of the cell as Python somewhere else. */
const OWN_PROGRAM = new Set('pypy pypy3 python python3'.split(' '));

/** Reads the cell magic of a cell; undefined when it has none. */
export function cellMagicOf(text: string): CellMagic | undefined {
  if (!text.includes('%%')) return undefined;
  const match = FIRST_LINE.exec(text);
  if (!match) return undefined;
  const [all, magic = '', name = '', line = ''] = match;
  const start = all.indexOf(magic, all.trimEnd().lastIndexOf('\n') + 1);
  return { name, line: line.trimEnd(), start, bodyStart: all.length };
}

/** True when the rest of the cell is part of the notebook's program. */
export function hasPythonBody({ name }: CellMagic): boolean {
  return PYTHON_BODY.has(name);
}

/** True when the rest of the cell is a Python program of its own: `%%python`, or `%%script … python3`. */
export function isOwnProgram({ name, line }: CellMagic): boolean {
  return OWN_PROGRAM.has(name) || (name === 'script' && /(?:^|[\s/])python(?:3(?:\.\d+)?)?(?:\s|$)/.test(line));
}

/** The Python file that `%%writefile` makes of the rest of the cell; undefined for other magics and other files. */
export function writtenFile({
  name,
  line,
}: CellMagic): { readonly path: string; readonly appends: boolean } | undefined {
  if (name !== 'writefile' && name !== 'file') return undefined;
  const words = line.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  const path = words
    .filter((word) => !word.startsWith('-'))
    .at(-1)
    ?.replace(/^["']|["']$/g, '');
  if (!path?.endsWith('.py')) return undefined;
  return { path, appends: words.some((word) => word === '-a' || word === '--append') };
}
