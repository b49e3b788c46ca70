import type { Need } from '../checks/check';
import type { Context } from '../checks/context';
import { columnOf, indentOf } from '../edits/doc';
import type { Edit } from '../edits/edit';
import { blockAround, blocksOf, type ImportedName, type Statement } from '../python/ast';
import type { ImportFact } from '../python/facts';
import type { Decision } from './import-decisions';
import { type Line, lazyFunction, ownHomes } from './import-homes';
import { isRootUsed, type Remains } from './import-references';

/** Edits of the import lines of one text. */
export function planText(
  context: Context,
  text: number,
  decisions: ReadonlyMap<ImportFact, Decision>,
  needs: readonly Need[],
  planned: Set<string>,
  remains: Remains,
): Edit[] {
  const lines = importLines(context, text, decisions, remains);
  const edits: Edit[] = [];
  const unplaced = new Map<string, Set<string>>();
  let firstUse = Number.POSITIVE_INFINITY;
  const lazy = new Map<Statement, Map<string, Set<string>>>();
  const shared = needs.filter((need) => {
    if (need.name === '' || need.definition !== undefined || need.isForDefinition) return true;
    const homes = ownHomes(context, lines, need);
    for (const home of homes) {
      add(home.from, need.module, itemOf(need));
      home.changed = true;
    }
    if (homes.length > 0) return false;
    const own = lazyFunction(context, lines, need);
    if (!own) return true;
    const modules = lazy.get(own) ?? new Map<string, Set<string>>();
    lazy.set(own, modules);
    modules.set(need.module, (modules.get(need.module) ?? new Set()).add(itemOf(need)));
    return false;
  });
  for (const { module, item, by } of wantedIn(context, text, decisions, shared, planned)) {
    const home = homeOf(lines, module, by);
    if (home) {
      add(home.from, module, item);
      home.changed = true;
    } else {
      unplaced.set(module, (unplaced.get(module) ?? new Set()).add(item));
      firstUse = Math.min(firstUse, by);
    }
  }
  if (unplaced.size > 0) edits.push(atTop(context, text, unplaced, firstUse));
  for (const [own, modules] of lazy) edits.push(atStartOf(context, own, modules));
  for (const line of lines) if (line.changed) edits.push(rewriteLine(context, line, mustHoldBlock(line, lines)));
  edits.push(...plainImports(context, text, needs, planned));
  return edits;
}

/** `import module` lines for standard modules, above the other imports. */
function plainImports(context: Context, text: number, needs: readonly Need[], planned: Set<string>): Edit[] {
  const wanted = new Set<string>();
  let by = Number.POSITIVE_INFINITY;
  for (const need of needs) {
    if (need.name !== '' || planned.has(`import ${need.module}`) || isModuleImported(context, need)) continue;
    wanted.add(need.module);
    by = Math.min(by, deadlineOf(context, text, need));
  }
  for (const module of wanted) planned.add(`import ${module}`);
  const statements = context.facts.texts[text] ?? [];
  const first = statements.find(
    ({ body, start }) =>
      start <= by && (body.kind === 'import-from' ? body.module !== '__future__' : body.kind === 'import'),
  );
  const anchor = first ?? (isDocstring(statements[0]) ? statements[1] : firstOfOwn(statements, by));
  if (wanted.size === 0 || !anchor) return [];
  const { newline } = context.style(text);
  const lines = [...wanted].sort().map((module) => `import ${module}${newline}`);
  const gap = first?.body.kind === 'import' ? '' : newline;
  return [{ text, start: anchor.start, end: anchor.start, pieces: [`${lines.join('')}${gap}`] }];
}

/** True when `import module` stands above the need, in an earlier text, or below a function that needs it. */
export function isModuleImported(context: Context, need: Need): boolean {
  return context.facts.texts.some((statements, text) =>
    statements.some(({ body, end }) => {
      if (body.kind !== 'import' || !body.names.some(({ path, alias }) => !alias && path === need.module)) return false;
      return text < need.at.text || (text === need.at.text && end <= deadlineOf(context, text, need));
    }),
  );
}

/** An import that a text lacks, and the offset before which it must stand. */
interface Wanted {
  readonly module: string;
  readonly item: string;
  readonly by: number;
}

/** The needs of one text without those that an import before them, or an earlier text, already meets. */
function wantedIn(
  context: Context,
  text: number,
  decisions: ReadonlyMap<ImportFact, Decision>,
  needs: readonly Need[],
  planned: Set<string>,
): Wanted[] {
  const found = new Map<string, { module: string; item: string; by: number }>();
  const definitionsBy = earliestDefinition(context, text, needs);
  for (const need of needs) {
    if (need.name === '' || need.definition !== undefined) continue;
    const by = need.isForDefinition ? definitionsBy : deadlineOf(context, text, need);
    if (isImported(context, decisions, need, by)) continue;
    const item = itemOf(need);
    const key = `${need.module} ${item}`;
    const known = found.get(key);
    if (known) known.by = Math.min(known.by, by);
    else if (!planned.has(key)) found.set(key, { module: need.module, item, by });
  }
  for (const key of found.keys()) planned.add(key);
  return [...found.values()];
}

/** The offset before which the name must be bound. */
function deadlineOf(context: Context, text: number, need: Need): number {
  return need.at.text > text || isDeferred(context, need) ? Number.POSITIVE_INFINITY : need.at.start;
}

/** The offset above which the helpers of one text stand. */
export function earliestDefinition(context: Context, text: number, needs: readonly Need[]): number {
  const deadlines = needs.flatMap((need) => (need.definition === undefined ? [] : [deadlineOf(context, text, need)]));
  return Math.min(...deadlines, Number.POSITIVE_INFINITY);
}

function itemOf({ name, local }: Need): string {
  return local === name ? name : `${name} as ${local}`;
}

/** Code inside a function runs when the whole module has been read. */
function isDeferred(context: Context, need: Need): boolean {
  const inside = (statements: readonly Statement[]): boolean =>
    statements.some((statement) => {
      if (need.at.start < statement.start || need.at.start >= statement.end) return false;
      if (statement.body.kind !== 'function') return blocksOf(statement).some(inside);
      return statement.body.body.some((inner) => inner.start <= need.at.start && need.at.start < inner.end);
    });
  return inside(context.facts.texts[need.at.text] ?? []);
}

/** True when an import above the need, or in an earlier text, gives the name that it wants. */
export function isImported(
  context: Context,
  decisions: ReadonlyMap<ImportFact, Decision>,
  need: Need,
  by: number,
): boolean {
  return context.facts.imports.some((fact) => {
    if (fact.local !== need.local || fact.nested || fact.dual || fact.typeOnly) return false;
    const { statement } = fact;
    const isBefore = statement.text < need.at.text || (statement.text === need.at.text && statement.end <= by);
    if (!isBefore) return false;
    const decision = decisions.get(fact);
    if (decision?.kind === 'redirect') return decision.module === need.module && decision.name === need.name;
    return decision?.kind === 'keep' && context.knowledge.isV3(fact.written);
  });
}

function importLines(
  context: Context,
  text: number,
  decisions: ReadonlyMap<ImportFact, Decision>,
  remains: Remains,
): Line[] {
  const lines = new Map<Statement, Line>();
  const facts = context.facts.imports.filter((fact) => fact.statement.text === text);
  for (const { statement } of facts) {
    if (lines.has(statement)) continue;
    const mine = facts.filter((one) => one.statement === statement);
    const line: Line = { statement, facts: mine, from: new Map(), plain: [], changed: false, isPinned: false };
    lines.set(statement, line);
    const { body } = statement;
    line.isPinned = mine.some((one) => isPinned(decisions.get(one)));
    const decisionOf = (name: ImportedName | undefined): { decision: Decision; fact: ImportFact | undefined } => {
      const fact = mine.find((one) => one.imported === name);
      return { decision: (fact && decisions.get(fact)) ?? { kind: 'keep' }, fact };
    };
    if (body.kind === 'import-from') {
      if (body.star) {
        const { decision } = decisionOf(undefined);
        const module = decision.kind === 'redirect' ? decision.module : body.module;
        add(line.from, module, decision.kind === 'remove' ? undefined : '*');
      }
      for (const name of body.names) {
        const { decision } = decisionOf(name);
        const alias = name.alias ? ` as ${name.alias.id}` : '';
        if (decision.kind === 'keep') add(line.from, body.module, `${name.path}${alias}`);
        else if (decision.kind === 'redirect') {
          const local = name.alias?.id ?? name.path;
          add(line.from, decision.module, decision.name === local ? local : `${decision.name} as ${local}`);
        }
        if (decision.kind !== 'keep') line.changed = true;
      }
      if (body.star && decisionOf(undefined).decision.kind !== 'keep') line.changed = true;
    } else if (body.kind === 'import') {
      for (const name of body.names) {
        const { decision } = decisionOf(name);
        const alias = name.alias ? ` as ${name.alias.id}` : '';
        if (decision.kind === 'keep') line.plain.push(`${name.path}${alias}`);
        else if (decision.kind === 'redirect') line.plain.push(`${decision.module}.${decision.name}${alias}`);
        else if (
          !name.alias &&
          name.path.includes('.') &&
          rootStillUsed(context, decisions, remains) &&
          !line.plain.includes('sagemaker')
        )
          line.plain.push('sagemaker');
        if (decision.kind !== 'keep') line.changed = true;
      }
    }
  }
  return [...lines.values()].sort((a, b) => a.statement.start - b.statement.start);
}

function isPinned(decision: Decision | undefined): boolean {
  return decision?.kind === 'keep' && decision.isPinned === true;
}

/** `import sagemaker.x` also binds `sagemaker`, which other chains may still need. */
function rootStillUsed(context: Context, decisions: ReadonlyMap<ImportFact, Decision>, remains: Remains): boolean {
  const plain = context.facts.imports.filter((fact) => fact.written === 'sagemaker');
  if (plain.length > 0) return false;
  const chains = context.facts.imports.filter(
    (fact) => fact.local === 'sagemaker' && decisions.get(fact)?.kind === 'keep',
  );
  if (chains.length > 0) return false;
  return isRootUsed(context, remains);
}

function add(into: Map<string, string[]>, module: string, item: string | undefined): void {
  if (item === undefined) return;
  const list = into.get(module) ?? [];
  if (!list.includes(item)) list.push(item);
  into.set(module, list);
}

/**
 * The import line that takes a new name used from `by` on: one of the same module, else where a V2 import of the SDK
 * changes, else the last import of the SDK; module level first.
 */
function homeOf(lines: readonly Line[], module: string, by: number): Line | undefined {
  const top = lines.filter((line) => !line.statement.parent && line.statement.end <= by && !line.isPinned);
  const same = top.find((line) => line.from.has(module));
  return same ?? top.filter((line) => line.changed).at(-1) ?? top.at(-1);
}

function rewriteLine(context: Context, line: Line, holdsBlock: boolean): Edit {
  const { statement } = line;
  const text = context.textOf(statement);
  const indent = indentOf(text, statement.start);
  const { newline, blank, width, step } = context.style(statement.text);
  const moduleOnly = onlyModuleChanged(line);
  if (moduleOnly) return { text: statement.text, ...moduleOnly.span, pieces: [moduleOnly.module] };
  const out = line.plain.length > 0 ? [`import ${line.plain.join(', ')}`] : [];
  for (const [module, items] of line.from) {
    if (items.length === 0) continue;
    const flat = `from ${module} import ${items.join(', ')}`;
    if (indent + flat.length <= width) out.push(flat);
    else {
      const inner = newline + blank.repeat(indent + step);
      out.push(`from ${module} import (${inner}${items.join(`,${inner}`)},${newline}${blank.repeat(indent)})`);
    }
  }
  const comments = innerComments(text.slice(statement.start, statement.end));
  out.unshift(...comments);
  if (holdsBlock) out.push('pass');
  const before = text.slice(text.lastIndexOf('\n', statement.start - 1) + 1, statement.start);
  const after = /^[ \t]*(\r?\n|$)/.exec(text.slice(statement.end));
  const ownLine = /^[ \t]*$/.test(before);
  if (out.length === 0) return { text: statement.text, ...wholeStatement(text, statement, before), pieces: [] };
  const separator =
    ownLine && (after || /^[ \t]*#/.test(text.slice(statement.end))) ? newline + blank.repeat(indent) : '; ';
  return { text: statement.text, start: statement.start, end: statement.end, pieces: [out.join(separator)] };
}

/** Comments that speak to tools about the import they stand at. */
const DIRECTIVE = /^[ \t]*#[ \t]*(?:noqa|type:|isort:|pylint:|pyright:|pragma:|fmt:|ruff:)[^\r\n]*/;

/** What goes with a statement: its line, or the semicolon that sets it off. Other comments behind it stay. */
function wholeStatement(text: string, statement: Statement, before: string): { start: number; end: number } {
  const rest = text.slice(statement.end);
  const semicolon = /^[ \t]*;[ \t]*/.exec(rest);
  if (semicolon && !/^[ \t]*(?:\r?\n|$)/.test(rest.slice(semicolon[0].length))) {
    return { start: statement.start, end: statement.end + semicolon[0].length };
  }
  if (!/^[ \t]*$/.test(before)) {
    const [lead = ''] = /[ \t]*;?[ \t]*$/.exec(before) ?? [];
    return { start: statement.start - lead.length, end: statement.end };
  }
  const end = statement.end + (semicolon?.[0].length ?? 0);
  const [directive = ''] = DIRECTIVE.exec(text.slice(end)) ?? [];
  const line = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end + directive.length));
  if (line) return { start: statement.start - before.length, end: end + directive.length + line[0].length };
  const [gap = ''] = /^[ \t]*/.exec(text.slice(end)) ?? [];
  return { start: statement.start, end: end + gap.length };
}

/** All names stay, from one other module: only the module's name is replaced, so that the rest survives byte for byte. */
function onlyModuleChanged(line: Line): { span: { start: number; end: number }; module: string } | undefined {
  const { body } = line.statement;
  if (body.kind !== 'import-from' || body.star || !body.moduleName || line.from.size !== 1) return undefined;
  const [entry] = line.from;
  const written = body.names.map((name) => `${name.path}${name.alias ? ` as ${name.alias.id}` : ''}`);
  if (!entry || entry[1].join() !== written.join()) return undefined;
  return { span: { start: body.moduleName.start, end: body.moduleName.end }, module: entry[0] };
}

function innerComments(source: string): string[] {
  return source.split('\n').flatMap((line) => {
    const hash = line.indexOf('#');
    return hash === -1 ? [] : [line.slice(hash).trimEnd()];
  });
}

/** A line of which nothing is left. */
function isLeaving(line: Line): boolean {
  return line.changed && line.plain.length === 0 && [...line.from.values()].every((items) => items.length === 0);
}

/** The first statement of a block that would otherwise become empty; the others in it may go. */
function mustHoldBlock(line: Line, lines: readonly Line[]): boolean {
  const block = blockAround(line.statement);
  if (block?.[0] !== line.statement) return false;
  return block.every((statement) => lines.some((one) => one.statement === statement && isLeaving(one)));
}

/** The first lines of a function's body, below its docstring. */
function atStartOf(context: Context, own: Statement, modules: ReadonlyMap<string, ReadonlySet<string>>): Edit {
  const body = own.body.kind === 'function' ? own.body.body : [];
  const first = body[isDocstring(body[0]) && body.length > 1 ? 1 : 0] ?? own;
  const { newline, blank } = context.style(own.text);
  const source = context.texts[own.text] ?? '';
  const line = source.slice(source.lastIndexOf('\n', first.start - 1) + 1, first.start);
  const separator = /^\s*$/.test(line) ? newline + blank.repeat(indentOf(source, first.start)) : '; ';
  const lines = [...modules].map(([module, items]) => `from ${module} import ${[...items].join(', ')}`);
  return {
    text: own.text,
    start: first.start,
    end: first.start,
    pieces: [lines.map((one) => one + separator).join('')],
  };
}

/** No import of the SDK stands in this text: new ones go below its other imports, else below its docstring. */
function atTop(context: Context, text: number, wanted: ReadonlyMap<string, ReadonlySet<string>>, by: number): Edit {
  const statements = context.facts.texts[text] ?? [];
  const source = context.texts[text] ?? '';
  const { newline } = context.style(text);
  const lines = [...wanted].map(([module, items]) => `from ${module} import ${[...items].join(', ')}`);
  const imports = statements.filter(({ body }) => body.kind === 'import' || body.kind === 'import-from');
  const last = imports.filter((statement) => statement.end <= by).at(-1);
  const anchor = last ?? (isDocstring(statements[0]) ? statements[0] : undefined);
  if (anchor) {
    const lineEnd = source.indexOf('\n', anchor.end);
    const at = lineEnd === -1 ? source.length : source[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
    return { text, start: at, end: at, pieces: [lines.map((line) => newline + line).join('')] };
  }
  const first = firstOfOwn(statements, by);
  const at = first ? first.start - columnOf(source, first.start) : 0;
  return { text, start: at, end: at, pieces: [lines.map((line) => line + newline).join('')] };
}

/** The statement above which imports may stand: below lines that install packages, and below a cell magic. */
export function firstOfOwn(statements: readonly Statement[], by: number): Statement | undefined {
  const own = statements.find(({ foreign }) => foreign !== 'shell' && foreign !== 'cell-magic');
  return own && own.start <= by ? own : statements.find(({ foreign }) => foreign !== 'cell-magic');
}

export function isDocstring(statement: Statement | undefined): boolean {
  return statement?.body.kind === 'expression' && statement.body.value.kind === 'text';
}
