import { areaCode } from '../catalog/area-codes';
import { RECORD_IO } from '../catalog/helpers/record-io';
import { V1_FORMATS } from '../catalog/mappings/dialects';
import type { Attribute, Expression, Name } from '../python/ast';
import { type Atom, stringOf, type Value } from '../python/values';
import { lastPart, missingMessage, modulePart, publicName } from '../sdk/names';
import type { Answer } from '../sdk/relocation';
import type { Check, Problem } from './check';
import { isClassReference } from './class-references';
import type { Context } from './context';
import { makersIn } from './moved-calls';

type Moved = Extract<Answer, { readonly relation: 'moved' }>;

/**
 * Finds references through a module (`sagemaker.Session`, `sm.image_uris.retrieve`) to symbols that V3 moved, and
 * points them at an import of their new home. `from` imports are the import planner's business.
 */
export const movedSymbols: Check = {
  name: 'moved-symbols',
  attribute(node, fact, context) {
    if (!fact.owner.atoms.some((atom) => atom.type === 'module')) return [];
    const [atom] = fact.value.atoms;
    const constant = constantOf(node, fact.owner, context);
    if (constant) return [movedProblem(node, node.name, constant.v2, constant.answer, context)];
    if (!atom || fact.value.atoms.length !== 1) return [];
    if (atom.type === 'module') return movedModule(node, atom.name, context);
    if (atom.type !== 'class' && atom.type !== 'function') return missing(node, atom, context);
    if (context.knowledge.isV3(atom.name)) return [];
    const answer = context.relocations.symbol(atom.name) ?? unreached(node, atom.name, context);
    if (answer?.relation !== 'moved') return [];
    if (movesWithModule(node, context)) return [];
    return [movedProblem(node, node.name, atom.name, answer, context)];
  },
  loadedName(node, value, context) {
    const [atom] = value.atoms;
    if (value.open || value.atoms.length !== 1 || (atom?.type !== 'class' && atom?.type !== 'function')) return [];
    if (context.knowledge.isV3(atom.name) || !context.isStarImported(node.id)) return [];
    const answer = context.relocations.symbol(atom.name);
    return answer?.relation === 'moved' ? [movedProblem(node, node, atom.name, answer, context)] : [];
  },
};

function movedProblem(node: Expression, shown: Name, v2: string, answer: Moved, context: Context): Problem {
  const builder = context.rewrite();
  const local = builder.import(answer.module, answer.name, node);
  return {
    code: 'SM101',
    node: shown,
    v2: publicName(v2),
    v3: `${answer.module}.${answer.name}`,
    message: `${context.source(node)} is gone in V3: import ${answer.name} from ${answer.module}`,
    fix: builder.replace(node, local).done(`Import ${answer.name} from ${answer.module}`),
  };
}

/** A constant of a moved module, reached through the module. */
function constantOf(node: Attribute, owner: Value, context: Context): { v2: string; answer: Moved } | undefined {
  const [module] = owner.atoms;
  if (module?.type !== 'module' || owner.atoms.length !== 1) return undefined;
  const v2 = `${module.name}.${node.name.id}`;
  const home = context.relocations.constant(v2);
  if (!home || movesWithModule(node, context)) return undefined;
  return { v2, answer: { relation: 'moved', module: home, name: node.name.id } };
}

/** V3 has the name at its old place, but `import sagemaker` alone does not reach it there. */
function unreached(node: Attribute, name: string, context: Context): Moved | undefined {
  if (!context.knowledge.existsInV3(name)) return undefined;
  let root: Expression = node;
  while (root.kind === 'attribute') root = root.object;
  if (root.kind !== 'name') return undefined;
  const binders = context.importsNamed(root.id);
  if (binders.length === 0 || binders.some((one) => one.written !== 'sagemaker')) return undefined;
  return { relation: 'moved', module: modulePart(name), name: lastPart(name) };
}

/** `sagemaker.image_uris` in `sagemaker.image_uris.retrieve(…)`: the module moved as a whole. */
function movedModule(node: Attribute, module: string, context: Context): Problem[] {
  const target = context.relocations.module(module);
  if (context.knowledge.isV3(module)) return [];
  if (!target) return bareModule(node, module, context);
  const dot = target.lastIndexOf('.');
  const name = target.slice(dot + 1);
  const builder = context.rewrite();
  const local = builder.import(target.slice(0, dot), name, node);
  return [
    {
      code: 'SM101',
      node: node.name,
      v2: module,
      v3: target,
      message: `${module} is gone in V3: import ${name} from ${target.slice(0, dot)}`,
      fix: builder.replace(node, local).done(`Import ${name} from ${target.slice(0, dot)}`),
    },
  ];
}

/** A module that V3 does not have, taken as a value: `source = sagemaker.estimator`. */
function bareModule(node: Attribute, module: string, context: Context): Problem[] {
  const parent = context.parentOf(node);
  if (parent?.kind === 'attribute' || context.knowledge.existsInV3(module)) return [];
  // `getattr(sagemaker.estimator, "Estimator")` is about the name in the text.
  const [first, second] = parent?.kind === 'call' ? parent.args : [];
  if (first?.value === node && second && stringOf(context.valueOf(second.value)) !== undefined) return [];
  const note = `V3 has no module ${module}: import what is used of it from the V3 modules that have it.`;
  const message = `${module} is gone in V3`;
  return [{ code: 'SM103', node: node.name, v2: module, message, fix: { grade: 'withheld', note } }];
}

/** The owner is a module that is itself moved, so the chain is repaired one step further left. */
function movesWithModule(node: Attribute, context: Context): boolean {
  const [owner] = context.valueOf(node.object).atoms;
  if (owner?.type !== 'module' || context.relocations.module(owner.name) === undefined) return false;
  if (node.object.kind === 'attribute') return true;
  // `from sagemaker import image_uris` (or an alias) is redirected as a whole by the import planner.
  if (node.object.kind !== 'name') return false;
  const binders = context.importsNamed(node.object.id);
  return (
    binders.length > 0 &&
    binders.every((one) => one.statement.body.kind === 'import-from' || one.imported?.alias !== undefined)
  );
}

function missing(node: Attribute, atom: Atom, context: Context): Problem[] {
  if (atom.type !== 'missing' || isVersion(node) || RECORD_IO[atom.name] || context.knowledge.isV3(atom.name))
    return [];
  return [
    {
      code: 'SM106',
      node: node.name,
      v2: atom.name,
      message: missingMessage(atom.name),
      fix: { grade: 'withheld', note: `${missingMessage(atom.name)}; replace the use by hand.` },
    },
  ];
}

function isVersion(node: Attribute): boolean {
  return node.name.id.startsWith('__');
}

/** Finds uses of V2 symbols that V3 changed, replaced or removed and that no other check rewrites. */
export const goneSymbols: Check = {
  name: 'gone-symbols',
  attribute: (node, fact, context) =>
    fact.owner.atoms.some((atom) => atom.type === 'module') ? gone(node, node.name, fact.value, context) : [],
  loadedName: (node, value, context) => gone(node, node, value, context),
};

function gone(whole: Expression, shown: Problem['node'], value: Value, context: Context): Problem[] {
  return value.atoms.flatMap((atom) =>
    (atom.type === 'class' || atom.type === 'function') &&
    !V1_FORMATS[atom.name] &&
    !RECORD_IO[atom.name] &&
    (!context.isHandled(atom.name) || isBareReference(whole, atom.name, context))
      ? answerProblem(shown, atom.name, context).map((problem) => withArguments(whole, problem, context))
      : [],
  );
}

/** Objects handed to a class that stays V2 have to stay V2 with it. */
function withArguments(callee: Expression, problem: Problem, context: Context): Problem {
  const parent = context.parentOf(callee);
  const fact = parent?.kind === 'call' && parent.callee === callee ? context.facts.calls.get(parent) : undefined;
  const roots = fact ? makersIn(fact, context) : [];
  if (roots.length === 0 || problem.fix.grade !== 'withheld') return problem;
  return { ...problem, roots, fix: { ...problem.fix, blocks: roots } };
}

/** A mention that no check of the symbol sees: neither called, nor looked into, extended or named as a type. */
function isBareReference(node: Expression, canonical: string, context: Context): boolean {
  const parent = context.parentOf(node);
  if (parent?.kind === 'attribute' || (parent?.kind === 'call' && parent.callee === node)) return false;
  if (parent?.kind === 'call' && readsArguments(context.valueOf(parent.callee), context)) return false;
  if (context.facts.subclasses.some(({ base }) => base === node)) return false;
  return !isClassReference(node, canonical, context);
}

/** The check of the called symbol decides about classes among its arguments. */
function readsArguments(callee: Value, context: Context): boolean {
  return callee.atoms.some(
    (atom) =>
      atom.type === 'method' ||
      (atom.type === 'class' && context.isHandled(atom.name)) ||
      (atom.type === 'external' && atom.name === 'functools.partial'),
  );
}

/** The problem of a V2 symbol without a rewrite of its own, at the given node. */
export function goneProblem(shown: Problem['node'], canonical: string, context: Context): Problem[] {
  return context.isHandled(canonical) ? [] : answerProblem(shown, canonical, context);
}

function answerProblem(shown: Problem['node'], canonical: string, context: Context): Problem[] {
  if (context.knowledge.isV3(canonical)) return [];
  const answer = context.relocations.symbol(canonical);
  if (!answer || answer.relation === 'moved') return [];
  // V3 code says the same: a program cannot show which of the two is meant.
  if (answer.relation === 'changed' && context.knowledge.existsInV3(canonical)) return [];
  const name = publicName(canonical);
  return [
    {
      code: areaCode(canonical, answer.relation),
      node: shown,
      v2: name,
      ...(answer.module ? { v3: answer.module } : {}),
      message: answer.since
        ? `${name} is in ${answer.module} only from SDK ${answer.since} on`
        : goneMessage(name, answer.relation, answer.module),
      fix: {
        grade: 'withheld',
        note: answer.since ? answer.note : goneNote(name, answer.relation, answer.module, answer.note),
      },
    },
  ];
}

function goneMessage(name: string, relation: 'changed' | 'replaced' | 'removed', module: string): string {
  if (relation === 'removed') return `${name} has no counterpart in V3`;
  if (relation === 'changed') return `${name} moved to ${module} in V3 and changed`;
  return `${name} is gone in V3: see ${module}`;
}

function goneNote(name: string, relation: string, module: string, note: string): string {
  const detail = note.replace(/\s+/g, ' ').replace(/[;,.]?\s*$/, '');
  if (relation === 'removed') return `${name} is removed in V3${detail ? `: ${detail}` : ''}.`;
  return `${name} is ${relation} in V3 (${module})${detail ? `: ${detail}` : ''}.`;
}
