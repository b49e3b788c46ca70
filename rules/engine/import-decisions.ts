import { CORE_MODULES } from '../catalog/mappings/dialects';
import type { Redirect } from '../checks/check';
import type { Context } from '../checks/context';
import { type Attribute, scopeAround } from '../python/ast';
import type { ImportFact } from '../python/facts';
import { lastPart, modulePart } from '../sdk/names';
import { type Remains, references } from './import-references';

/** What happens to one imported name. */
export type Decision =
  | { readonly kind: 'keep'; readonly isPinned?: boolean }
  | { readonly kind: 'remove' }
  | { readonly kind: 'redirect'; readonly module: string; readonly name: string };

/** How far the planner may go. */
export interface ImportPlan {
  /** Also redirect moved imports and remove dead ones that no chosen rewrite touched. */
  readonly all: boolean;
  /** Import facts to redirect even when not `all`. */
  readonly selected: ReadonlySet<ImportFact>;
  /** Imports that a comment tells to leave alone. */
  readonly pinned?: ReadonlySet<ImportFact>;
  /** Imports of V3 names that the chosen rewrites point elsewhere. */
  readonly redirects?: readonly Redirect[];
  /** Imports of V3 names that may go with their last use. */
  readonly released?: ReadonlySet<ImportFact>;
}

/** True for an import that V3 cannot satisfy as it is written. */
export function isV2Import(context: Context, fact: ImportFact): boolean {
  if (!fact.written.startsWith('sagemaker') || context.knowledge.isV3(fact.written)) return false;
  return !context.knowledge.existsInV3(fact.written) || context.target.missing(fact.written) !== undefined;
}

/** Decides what becomes of one import, given what the edits leave of its uses. */
export function decide(context: Context, fact: ImportFact, remains: Remains, plan: ImportPlan): Decision {
  if (plan.pinned?.has(fact)) return { kind: 'keep', isPinned: true };
  if (fact.dual) return { kind: 'keep' };
  if (fact.written === 'sagemaker') {
    const uses = references(context, fact);
    return uses.length > 0 && uses.every((at) => remains.isGone(at)) ? { kind: 'remove' } : { kind: 'keep' };
  }
  const redirect = plan.redirects?.find((one) => one.fact === fact);
  if (redirect) return { kind: 'redirect', module: redirect.module, name: redirect.name };
  if (!isV2Import(context, fact)) {
    const mayGo = plan.released?.has(fact) && !isReExported(context, fact);
    return mayGo && references(context, fact).every((at) => remains.isGone(at)) ? { kind: 'remove' } : { kind: 'keep' };
  }
  const uses = references(context, fact);
  // What a class imports is an attribute of it, which anybody may read.
  const isAttribute = scopeAround(fact.statement)?.body.kind === 'class';
  const isUsed = isAttribute || uses.some((at) => !remains.isGone(at)) || remains.writes(fact.local);
  const mayRedirect = plan.all || plan.selected.has(fact);
  const target = redirectOf(context, fact, remains);
  if (target && isUsed) return mayRedirect ? target : { kind: 'keep' };
  if (!isUsed && (uses.length > 0 || plan.all) && !isReExported(context, fact)) {
    return plan.all || uses.length > 0 ? { kind: 'remove' } : { kind: 'keep' };
  }
  return target && mayRedirect ? target : { kind: 'keep' };
}

function redirectOf(context: Context, fact: ImportFact, remains: Remains): Decision | undefined {
  if (fact.star) {
    const module = CORE_MODULES[fact.written];
    return module ? { kind: 'redirect', module, name: '*' } : undefined;
  }
  const { atom } = fact;
  if (atom.type === 'missing') {
    const module = context.relocations.constant(fact.written);
    return module ? { kind: 'redirect', module, name: lastPart(fact.written) } : undefined;
  }
  if (atom.type === 'class' || atom.type === 'function') {
    const answer = context.relocations.symbol(atom.name);
    if (answer?.relation === 'moved') return { kind: 'redirect', module: answer.module, name: answer.name };
    // V3 has the class where V2 defined it, and only the shorter way to it is gone.
    if (!answer && context.knowledge.existsInV3(atom.name) && !context.target.missing(atom.name)) {
      return { kind: 'redirect', module: modulePart(atom.name), name: lastPart(atom.name) };
    }
  }
  if (atom.type === 'module') {
    const target = context.relocations.module(atom.name);
    const isPlain = fact.statement.body.kind === 'import' && !fact.imported?.alias;
    if (!target || isPlain || takesOthers(context, fact, atom.name, target, remains)) return undefined;
    const dot = target.lastIndexOf('.');
    return { kind: 'redirect', module: target.slice(0, dot), name: target.slice(dot + 1) };
  }
  return undefined;
}

/**
 * True when something is taken from the module, and stays, that is another thing under its name in the V3 module: with the
 * module alone moved, the program would use that.
 */
function takesOthers(
  context: Context,
  { local }: ImportFact,
  module: string,
  target: string,
  remains: Remains,
): boolean {
  const taken = membersTaken(context).get(local) ?? [];
  return taken.some((node) => {
    if (remains.isGone({ text: node.host.text, start: node.object.start })) return false;
    const { owner, value } = context.facts.attributes.get(node) ?? {};
    if (!owner?.atoms.some((one) => one.type === 'module' && one.name === module)) return false;
    if (!context.knowledge.existsInV3(`${target}.${node.name.id}`)) return false;
    return value?.atoms.some((one) => {
      if (one.type !== 'class' && one.type !== 'function') return false;
      const answer = context.relocations.symbol(one.name);
      return answer !== undefined && answer.relation !== 'moved';
    });
  });
}

/** What is taken from each plain name. */
function membersTaken(context: Context): ReadonlyMap<string, readonly Attribute[]> {
  return context.memo('members of names', context.facts, () => {
    const taken = new Map<string, Attribute[]>();
    for (const node of context.facts.attributes.keys()) {
      if (node.object.kind !== 'name') continue;
      const nodes = taken.get(node.object.id);
      if (nodes) nodes.push(node);
      else taken.set(node.object.id, [node]);
    }
    return taken;
  });
}

/** An `__init__` module, or a name in `__all__`, offers the import to others. */
function isReExported(context: Context, fact: ImportFact): boolean {
  return context
    .memo('__all__', context.facts, () => {
      const listed = new Set<string>();
      for (const statements of context.facts.texts) {
        for (const { body } of statements) {
          const isAll =
            body.kind === 'assign' && body.targets.some((one) => one.kind === 'name' && one.id === '__all__');
          if (!isAll || body.value?.kind !== 'sequence') continue;
          for (const element of body.value.elements) if (element.kind === 'text') listed.add(element.value);
        }
      }
      return listed;
    })
    .has(fact.local);
}
