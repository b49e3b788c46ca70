import type { Attribute } from '../python/ast';
import type { Atom, Value } from '../python/values';
import { missingMessage, publicName } from '../sdk/names';
import { areaCode } from './area-codes';
import type { Check, Problem } from './check';
import type { Context } from './context';

/**
 * Finds references through a module (`sagemaker.Session`, `sm.image_uris.retrieve`) to symbols that V3 moved, and
 * points them at an import of their new home. `from` imports are the import planner's business.
 */
export const movedSymbols: Check = {
  name: 'moved-symbols',
  attribute(node, fact, context) {
    if (!fact.owner.atoms.some((atom) => atom.type === 'module')) return [];
    const [atom] = fact.value.atoms;
    if (!atom || fact.value.atoms.length !== 1) return [];
    if (atom.type === 'module') return movedModule(node, atom.name, context);
    if (atom.type !== 'class' && atom.type !== 'function') return missing(node, atom, context);
    if (context.knowledge.isV3(atom.name)) return [];
    const answer = context.relocations.symbol(atom.name);
    if (answer?.relation !== 'moved') return [];
    if (movesWithModule(node, context)) return [];
    const builder = context.rewrite();
    const local = builder.import(answer.module, answer.name, node);
    return [
      {
        code: 'SM101',
        node: node.name,
        v2: publicName(atom.name),
        v3: `${answer.module}.${answer.name}`,
        message: `${context.source(node)} is gone in V3: import ${answer.name} from ${answer.module}`,
        fix: builder.replace(node, local).done(`Import ${answer.name} from ${answer.module}`),
      },
    ];
  },
};

/** `sagemaker.image_uris` in `sagemaker.image_uris.retrieve(…)`: the module moved as a whole. */
function movedModule(node: Attribute, module: string, context: Context): Problem[] {
  const target = context.relocations.module(module);
  if (!target || context.knowledge.isV3(module)) return [];
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
  if (atom.type !== 'missing' || isVersion(node) || context.knowledge.isV3(atom.name)) return [];
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
    fact.owner.atoms.some((atom) => atom.type === 'module') ? gone(node.name, fact.value, context) : [],
  loadedName: (node, value, context) => gone(node, value, context),
};

function gone(node: Problem['node'], value: Value, context: Context): Problem[] {
  return value.atoms.flatMap((atom) =>
    atom.type === 'class' || atom.type === 'function' ? goneProblem(node, atom.name, context) : [],
  );
}

/** The problem of a V2 symbol without a rewrite of its own, at the given node. */
export function goneProblem(shown: Problem['node'], canonical: string, context: Context): Problem[] {
  if (context.knowledge.isV3(canonical) || context.isHandled(canonical)) return [];
  const answer = context.relocations.symbol(canonical);
  if (!answer || answer.relation === 'moved') return [];
  const name = publicName(canonical);
  return [
    {
      code: areaCode(canonical, answer.relation),
      node: shown,
      v2: name,
      ...(answer.module ? { v3: answer.module } : {}),
      message: goneMessage(name, answer.relation, answer.module),
      fix: {
        grade: 'withheld',
        note: goneNote(name, answer.relation, answer.module, answer.note),
        oncePerFile: true,
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
