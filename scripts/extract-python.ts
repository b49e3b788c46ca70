// Extracts the Python blocks of Markdown-like files: npm run extract -- <folders or files…> --out DIR
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { Command } from 'commander';
import { glob } from 'tinyglobby';

/** One fenced block of Python. */
export interface PythonBlock {
  /** One-based line of the first line of code. */
  readonly line: number;
  readonly code: string;
}

const opening = /^([ \t>]*)(`{3,}|~{3,})[ \t]*(.*)$/;
const pythonInfo = /^\{?\.?(?:python[\d.]*|py[\d.]*|ipython\d*)(?![\w-])/i;

/** Finds every Python block; one that is never closed reaches to the end. */
export function pythonBlocks(markdown: string): readonly PythonBlock[] {
  const blocks: PythonBlock[] = [];
  const lines = markdown.split(/\r\n|\r|\n/);
  for (let line = 0; line < lines.length; line += 1) {
    const [, indent = '', fence = '', info = ''] = opening.exec(lines[line]!) ?? [];
    if (fence === '') continue;
    const start = line + 1;
    line = start;
    while (line < lines.length && !closes(lines[line]!, fence)) line += 1;
    if (!pythonInfo.test(info)) continue;
    const code = lines.slice(start, line).map((text) => withoutMagic(withoutIndent(text, indent)));
    blocks.push({ line: start + 1, code: `${code.join('\n')}\n` });
  }
  return blocks;
}

function closes(line: string, fence: string): boolean {
  const text = line.replace(/^[ \t>]+/, '').trimEnd();
  return text.length >= fence.length && [...text].every((character) => character === fence[0]);
}

/** Takes off what the opening fence is indented by, as far as the line has it. */
function withoutIndent(line: string, indent: string): string {
  let shared = 0;
  while (shared < indent.length && line[shared] === indent[shared]) shared += 1;
  return line.slice(shared);
}

/** A notebook's shell and magic lines are no Python; they stay as comments. */
function withoutMagic(line: string): string {
  return line.replace(/^(\s*)(?=!|%{1,2}[A-Za-z])/, '$1# ');
}

async function extract(sources: readonly string[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { path, name } of await filesOf(sources)) {
    const blocks = pythonBlocks(await readFile(path, 'utf8'));
    const digits = Math.max(2, String(blocks.length).length);
    for (const [index, { code }] of blocks.entries()) {
      await writeFile(join(folder, `${name}.${String(index + 1).padStart(digits, '0')}.py`), code);
    }
    if (blocks.length > 0) await writeFile(join(folder, `${name}.all.py`), blocks.map(({ code }) => code).join('\n'));
    console.log(`${path}: ${blocks.length} Python blocks`);
  }
}

interface Source {
  readonly path: string;
  /** What the extracted files are called after; folders become part of it, so that no two sources collide. */
  readonly name: string;
}

async function filesOf(sources: readonly string[]): Promise<readonly Source[]> {
  const found: Source[] = [];
  for (const source of sources) {
    if (!(await stat(source)).isDirectory()) found.push(named(source, basename(source)));
    else {
      const paths = await glob('**/*.{md,markdown,mdx,txt}', { cwd: source, absolute: true, dot: false });
      found.push(...paths.sort().map((path) => named(path, relative(source, path))));
    }
  }
  return withDistinctNames(found);
}

function named(path: string, label: string): Source {
  return { path, name: label.replace(/\.\w+$/, '').replace(/[\\/]+/g, '__') };
}

function withDistinctNames(sources: readonly Source[]): readonly Source[] {
  const used = new Map<string, number>();
  return sources.map(({ path, name }) => {
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return { path, name: times === 1 ? name : `${name}-${times}` };
  });
}

if (require.main === module) {
  const program = new Command('extract-python')
    .argument('<sources...>', 'Markdown or text files, or folders of them')
    .requiredOption('--out <folder>', 'where the Python files go')
    .action((sources: string[], { out }: { out: string }) => extract(sources, out));
  program.parseAsync().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
