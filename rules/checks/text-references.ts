import { blocksOf, type Expression, type Statement, type Text } from '../python/ast';
import type { CallFact } from '../python/facts';
import { exactly, stringOf, type Value } from '../python/values';
import { forEachOwnExpression } from '../python/walk';
import { publicName } from '../sdk/names';
import type { Check, Problem } from './check';
import type { Context } from './context';

/** A quoted name of the SDK, as the string that it is the whole of. */
const QUOTED = /(["'])(sagemaker\.[A-Za-z_][\w.]*)\1/g;
/** A cross reference in a docstring, or a type comment. */
const PROSE = /(?::[a-z:]+:`~?|#[ \t]*type:[ \t]*[\w[(,. ]*?)(sagemaker\.[A-Za-z_][\w.]*)/g;

/** Functions that take the dotted name of something to import or to replace. */
const READERS: ReadonlySet<string> = new Set([
  'patch',
  'import_module',
  '__import__',
  'find_spec',
  'setattr',
  'delattr',
  'importorskip',
  'resolve_name',
  'locate',
  'import_string',
]);

/**
 * Finds texts that name V2 symbols: targets of `patch` and `import_module` are marked, since they fail when they are
 * reached; docstrings and type comments are listed and get no marker, since they only mislead.
 */
export const textReferences: Check = {
  name: 'text-references',
  program: (context) => [
    ...context.texts.flatMap((text, index) => [...targets(text, index, context), ...prose(text, index, context)]),
    ...[...context.facts.calls.values()].flatMap((fact) => relativeImport(fact, context)),
  ],
  loadedName: member,
  attribute: (node, fact, context) => member(node, fact.value, context),
};

/** The member of a module that a text beside it names: `getattr(sagemaker, "Session")`, `patch.object(sagemaker, "Session")`. */
function member(node: Expression, value: Value, context: Context): Problem[] {
  const module = exactly(value, 'module');
  const parent = module && context.parentOf(node);
  if (!parent) return [];
  // What stands between is the argument, which is no expression.
  const call = parent.kind === 'call' ? parent : undefined;
  const [first, second] = call?.args ?? [];
  if (first?.value !== node || !second) return [];
  const written = stringOf(context.valueOf(second.value));
  return written === undefined ? [] : lookUp(second.value, `${module.name}.${written}`, module.name, context);
}

/** `import_module(".image_uris", package="sagemaker")`. */
function relativeImport({ callee, args }: CallFact, context: Context): Problem[] {
  const [atom] = callee.atoms;
  const [first, second] = args;
  const path = first && stringOf(first.value);
  if (atom?.type !== 'external' || atom.name !== 'importlib.import_module' || !first || !path?.startsWith('.'))
    return [];
  return lookUp(first.argument.value, `${(second && stringOf(second.value)) ?? ''}${path}`, '', context);
}

function lookUp(node: Expression, v2: string, owner: string, context: Context): Problem[] {
  const said = describeName(v2, context);
  if (!said || said.shown === owner) return [];
  const message = `This text names ${said.shown}, which V3 does not have there`;
  return [{ code: 'SM109', node, v2, message, fix: { grade: 'withheld', note: said.note } }];
}

function targets(text: string, index: number, context: Context): Problem[] {
  return [...text.matchAll(QUOTED)].flatMap((match) => {
    const [, , name = ''] = match;
    const start = match.index;
    const said = describeName(name, context);
    const host = said && statementAt(context, index, start);
    if (!said || !host || !isRead(host, start)) return [];
    const node = { start: start + 1, end: start + 1 + name.length, host };
    const message = `This text names ${said.shown}, which V3 does not have there`;
    return [{ code: 'SM109', node, v2: name, message, fix: { grade: 'withheld' as const, note: said.note } }];
  });
}

function prose(text: string, index: number, context: Context): Problem[] {
  return [...text.matchAll(PROSE)].flatMap((match) => {
    const name = (match[1] ?? '').replace(/\.+$/, '');
    const start = match.index + match[0].indexOf('sagemaker.');
    const said = describeName(name, context);
    const host = said && (statementAt(context, index, start) ?? context.facts.texts[index]?.[0]);
    if (!said || !host) return [];
    const node = { start, end: start + name.length, host };
    const message = `This comment names ${said.shown}, which V3 does not have there`;
    const fix = { grade: 'withheld' as const, note: said.note, quiet: true };
    return [{ code: 'SM109', node, v2: name, message, severity: 'information' as const, fix }];
  });
}

/** The V2 symbol or module that a dotted name begins with, and what became of it; undefined for what V3 has. */
export function describeName(name: string, context: Context): { shown: string; note: string } | undefined {
  const { knowledge, relocations } = context;
  if (knowledge.isV3(name) || knowledge.existsInV3(name)) return undefined;
  for (let end = name.length; end > 'sagemaker'.length; end = name.lastIndexOf('.', end - 1)) {
    const found = knowledge.resolve(name.slice(0, end));
    if (!found || found.kind === 'missing' || found.kind === 'constant' || knowledge.isV3(found.name)) continue;
    const shown = publicName(found.name);
    const answer = relocations.symbol(found.name);
    const home = answer?.relation === 'moved' ? `${answer.module}.${answer.name}` : relocations.module(found.name);
    const near = answer && answer.relation !== 'moved' ? answer.module : undefined;
    const target = home ? `write ${home}` : near ? `see ${near}` : 'write what the migrated code uses instead';
    return { shown, note: `A text is not rewritten: V3 has no ${shown}; ${target}.` };
  }
  return undefined;
}

/** The innermost statement around an offset. */
function statementAt(context: Context, text: number, offset: number): Statement | undefined {
  let found: Statement | undefined;
  let list: readonly Statement[] = context.facts.texts[text] ?? [];
  for (;;) {
    const next: Statement | undefined = list.find((one) => one.start <= offset && offset < one.end);
    if (!next) return found;
    found = next;
    list = blocksOf(next).flat();
  }
}

/** The string at the offset is an argument of a call that reads dotted names. */
function isRead(host: Statement, start: number): boolean {
  let isFound = false;
  forEachOwnExpression(host, (node: Expression) => {
    if (node.kind === 'subscript' && isModuleTable(node.object)) {
      if (node.indices.some((index) => isTextAt(index, start))) isFound = true;
    }
    if (node.kind !== 'call') return;
    const callee =
      node.callee.kind === 'attribute' ? node.callee.name.id : node.callee.kind === 'name' ? node.callee.id : '';
    const isReader = READERS.has(callee) || isPatch(node.callee);
    if (isReader && node.args.some(({ value }) => isTextAt(value, start))) isFound = true;
  });
  return isFound;
}

/** `patch.dict` and `patch.multiple`, of `mock` or as imported. */
function isPatch(callee: Expression): boolean {
  if (callee.kind !== 'attribute' || !/^(?:dict|multiple)$/.test(callee.name.id)) return false;
  const { object } = callee;
  return (object.kind === 'attribute' ? object.name.id : object.kind === 'name' ? object.id : '') === 'patch';
}

/** `sys.modules`, whose keys are names of modules. */
function isModuleTable(node: Expression): boolean {
  return (
    node.kind === 'attribute' && node.name.id === 'modules' && node.object.kind === 'name' && node.object.id === 'sys'
  );
}

function isTextAt(node: Expression, start: number): node is Text {
  return node.kind === 'text' && node.start === start;
}
