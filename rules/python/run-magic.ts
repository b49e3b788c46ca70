/** Programs whose names IPython's `%run` brings are imported under names that begin like this. */
const PREFIX = '%run ';

/** Stands for the statement among the names that a program binds. */
export const RUN = '%run';

const LINE = /^%run[ \t]+(.+)$/;
const CALL =
  /^(?:get_ipython\(\)|ipython|ip)\.(?:run_line_magic\(\s*(["'])run\1\s*,\s*(["'])([^"']+)\2\s*,?\s*\)|(?:run_)?magic\(\s*(["'])%?run[ \t]+([^"']+)\4\s*\))$/;
/** Options of `%run` that take a value. */
const VALUED = new Set(['-l', '-s', '-T', '-D', '-b', '-N']);

/**
 * The file that a statement runs in IPython's own namespace, as the program writes it; undefined for all other
 * statements, modules (`-m`) and names that are made up only when it runs.
 */
export function runFile(statement: string): string | undefined {
  const call = CALL.exec(statement);
  const line = LINE.exec(statement)?.[1] ?? call?.[3] ?? call?.[5];
  if (line === undefined) return undefined;
  const words = line.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    if (word === '-m') return undefined;
    if (VALUED.has(word)) index += 1;
    else if (!word.startsWith('-')) return fileNamed(word.replace(/^["']|["']$/g, ''));
  }
  return undefined;
}

/** IPython takes names without an ending for Python files. */
function fileNamed(name: string): string | undefined {
  if (/[{}$*?~]/.test(name) || name === '') return undefined;
  return /\.(?:py|ipy|ipynb)$/i.test(name) ? name : `${name}.py`;
}

/** The name under which what a run file binds is looked up. */
export function runModule(file: string): string {
  return `${PREFIX}${file}`;
}

/** The file behind such a name; undefined for the names of modules. */
export function fileOfModule(module: string): string | undefined {
  return module.startsWith(PREFIX) ? module.slice(PREFIX.length) : undefined;
}
