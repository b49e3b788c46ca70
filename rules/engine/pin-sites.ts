import { commandRequirements, wordsRequirements } from '../dependencies/command-line';
import { type Requirement, readRequirement } from '../dependencies/requirement';
import type { Call, Expression, Text } from '../python/ast';
import { Statement } from '../python/ast';
import { forEachExpression } from '../python/walk';
import { stringSpans } from './comments';

/** A place in a Python text that installs or requires the SDK. */
export interface PinSite {
  readonly requirement: Requirement;
  /** The statement it stands in; one made up for lines that are not Python. */
  readonly host: Statement;
  readonly isMadeUp: boolean;
}

/** A text without these words installs nothing. */
const INSTALLS = /\b(?:install|add|setup)\b/;

/** Lines of IPython that run a shell command, their continuations included. */
const COMMAND_LINE =
  /^[ \t]*(?:[\w.]+[ \t]*=[ \t]*)?(?:!!?|%(?=(?:pip3?|conda|mamba|micromamba|uv|sx|system)\b))[^\n]*(?:(?<=\\\r?)\n[^\n]*)*/gm;

/** A cell that is a shell script as a whole. */
const SHELL_CELL = /^\s*%%(?:(?:bash|sh|script[ \t]+(?:ba|z)?sh|sx|system)\b|!)[^\n]*\n/;

/** Functions that run a command. */
const RUNNERS =
  /^(?:system|popen|Popen|run|call|check_call|check_output|getoutput|getstatusoutput|spawn|run_line_magic|run_cell_magic)$/;

/** Keywords of `setup()` that list requirements. */
const SETUP_LISTS = /^(?:install_requires|extras_require|setup_requires|tests_require)$/;

/** Finds what the texts of a program install: shell lines of notebooks, commands run by Python, `setup()`. */
export function findPinSites(texts: readonly string[], statements: readonly (readonly Statement[])[]): PinSite[] {
  return texts.flatMap((text, index) => {
    if (!text.includes('sagemaker') || !INSTALLS.test(text)) return [];
    const own = statements[index] ?? [];
    return [...shellSites(text, index, own), ...pythonSites(text, own)];
  });
}

/** True when both lists say the same in the same statements, wherever these stand by now. */
export function areSameSites(a: readonly PinSite[], b: readonly PinSite[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index]!;
      const offset = (site: PinSite): number => site.requirement.span.start - site.host.start;
      if (one.requirement.written !== other.requirement.written || offset(one) !== offset(other)) return false;
      if (one.requirement.name !== other.requirement.name || one.host.text !== other.host.text) return false;
      return one.isMadeUp ? other.isMadeUp && one.host.length === other.host.length : one.host === other.host;
    })
  );
}

function shellSites(text: string, index: number, statements: readonly Statement[]): PinSite[] {
  const cell = SHELL_CELL.exec(text);
  if (cell) return sitesIn(text, index, cell[0].length, text.length);
  if (!/^[ \t]*(?:[\w.]+[ \t]*=[ \t]*)?[!%]/m.test(text)) return [];
  const strings = stringSpans(statements);
  return [...text.matchAll(COMMAND_LINE)].flatMap(({ index: start, 0: line }) => {
    if (!line.includes('sagemaker') || strings.some((span) => span.start < start && start < span.end)) return [];
    const mark = start + (/^[^!%]*[!%]+/.exec(line)?.[0].length ?? 0);
    return sitesIn(text, index, mark, start + line.length);
  });
}

function sitesIn(text: string, index: number, start: number, end: number): PinSite[] {
  const hosts = new Map<number, Statement>();
  return commandRequirements(text, start, end).map((requirement) => {
    const line = logicalLine(text, requirement.span.start);
    const host = hosts.get(line.start) ?? new Statement(line.start, line.end - line.start);
    host.text = index;
    hosts.set(line.start, host);
    return { requirement, host, isMadeUp: true };
  });
}

/** The line around an offset with the lines that a backslash ties to it, from its first character on. */
function logicalLine(text: string, offset: number): { start: number; end: number } {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  while (start > 0 && /\\\r?\n$/.test(text.slice(Math.max(0, start - 3), start))) {
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
  const newline = text.indexOf('\n', offset);
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0;
  return { start: start + indent, end: newline === -1 ? text.length : newline };
}

function pythonSites(text: string, statements: readonly Statement[]): PinSite[] {
  const sites: PinSite[] = [];
  forEachExpression(statements, (node) => {
    if (node.kind !== 'call') return;
    const name =
      node.callee.kind === 'name' ? node.callee.id : node.callee.kind === 'attribute' ? node.callee.name.id : '';
    const found = RUNNERS.test(name) ? commandsOf(text, node) : name === 'setup' ? listsOf(text, node, statements) : [];
    for (const { requirement, at } of found) sites.push({ requirement, host: at.host, isMadeUp: false });
  });
  return sites;
}

interface Found {
  readonly requirement: Requirement;
  readonly at: Expression;
}

function commandsOf(text: string, call: Call): Found[] {
  return call.args.flatMap(({ value }, index): Found[] => {
    if (value.kind === 'sequence') {
      const words = value.elements.map((element) => wordOf(text, element));
      return wordsRequirements(words, text).map((requirement) => ({ requirement, at: value }));
    }
    const inside = value.kind === 'text' ? insideOf(text, value) : undefined;
    if (!inside) return [];
    const quote = text[inside.start - 1] === '"' ? ({ quote: "'" } as const) : {};
    const first = call.args[0]?.value;
    const isMagic = index > 0 && first?.kind === 'text' && /^(?:pip|conda|uv)$/.test(first.value);
    const found = isMagic
      ? commandRequirements(text, inside.start, inside.end, first.value)
      : commandRequirements(text, inside.start, inside.end);
    return found.map((requirement) => ({ requirement: { ...requirement, ...quote }, at: value }));
  });
}

/** An element of a command list: a literal with its place, or something that is no option and no requirement. */
function wordOf(text: string, element: Expression): { start: number; end: number; value: string } {
  const inside = element.kind === 'text' ? insideOf(text, element) : undefined;
  if (inside) return { ...inside, value: text.slice(inside.start, inside.end) };
  return { start: element.start, end: element.start, value: '' };
}

function listsOf(text: string, call: Call, statements: readonly Statement[]): Found[] {
  return call.args.flatMap(({ keyword, value }) =>
    keyword && SETUP_LISTS.test(keyword.id) ? requirementsIn(text, value, statements) : [],
  );
}

function requirementsIn(text: string, value: Expression, statements: readonly Statement[], depth = 0): Found[] {
  const more = (one: Expression): Found[] => requirementsIn(text, one, statements, depth + 1);
  if (depth > 4) return [];
  switch (value.kind) {
    case 'text': {
      const inside = insideOf(text, value);
      const one = inside && readRequirement(text, inside.start, inside.end);
      return one ? [{ requirement: { ...one, form: 'pep508' }, at: value }] : [];
    }
    case 'sequence':
      return value.elements.flatMap(more);
    case 'dict':
      return value.items.flatMap((item) => more(item.value));
    case 'name': {
      const values = statements.flatMap(({ body }) =>
        body.kind === 'assign' && body.value && body.targets.some((one) => one.kind === 'name' && one.id === value.id)
          ? [body.value]
          : [],
      );
      return values.length === 1 ? more(values[0]!) : [];
    }
    default:
      return [];
  }
}

/** The inside of a literal's quotes, where what stands there is what is meant. */
function insideOf(text: string, node: Text): { start: number; end: number } | undefined {
  const source = text.slice(node.start, node.end);
  const open = /^[rRuU]?("""|'''|"|')/.exec(source);
  if (!open || node.isBytes) return undefined;
  const inside = { start: node.start + open[0].length, end: node.end - open[1]!.length };
  return text.slice(inside.start, inside.end) === node.value ? inside : undefined;
}
