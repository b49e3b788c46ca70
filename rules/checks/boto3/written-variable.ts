import type { Dict, Expression, Name, Sequence, Statement, Subscript } from '../../python/ast';
import { forEachExpression } from '../../python/walk';
import type { Context } from '../context';
import { unwrap } from '../expressions';
import { bindersOf } from './binders';

/** A dict or list that a program writes out, keeps in a variable and hands to one call. */
export interface WrittenVariable {
  readonly name: string;
  readonly display: Dict | Sequence;
  /** `name["key"] = value`, in order. */
  readonly stores: readonly { readonly target: Subscript; readonly value: Expression }[];
  /** `name["key"]`, read or changed in depth. */
  readonly reads: readonly Subscript[];
}

/** The display behind a name, when everything that the program does with it is known; a text says what is not. */
export function writtenVariable(use: Name, context: Context): WrittenVariable | string {
  const { id } = use;
  const binders = bindersOf(id, use.host, context).filter((one) => !putsInto(one));
  const isSame = (one: Name): boolean => bindersOf(id, one.host, context).some((binder) => binders.includes(binder));
  const loads = loadsOf(id, context).filter(isSame);
  const found = binders.length === 1 ? { binder: binders[0], loads } : reaching(use, binders, loads);
  const body = found?.binder?.body;
  const display = body?.kind === 'assign' && body.value && unwrap(body.value);
  const isOne = body?.kind === 'assign' && body.targets.length === 1 && body.targets[0]?.kind === 'name';
  if (!found || !display || !isOne || (display.kind !== 'dict' && display.kind !== 'sequence')) {
    return `${id} is not written out as a dict or list`;
  }
  if (!found.binder?.parent && context.isMentionedElsewhere(id)) return `another file may use ${id}`;
  const stores: { target: Subscript; value: Expression }[] = [];
  const reads: Subscript[] = [];
  for (const load of found.loads) {
    if (load === use) continue;
    const target = context.parentOf(load);
    const { body: where } = load.host;
    if (target?.kind !== 'subscript' || target.object !== load || where.kind === 'delete') {
      return `${id} is used in another place as well`;
    }
    if (where.kind === 'assign' && where.targets.includes(target)) {
      if (where.targets.length > 1 || !where.value) return `${id} is changed in a way that cannot be followed`;
      stores.push({ target, value: where.value });
    } else if (where.kind === 'augmented' && where.target === target) {
      return `${id} is changed in a way that cannot be followed`;
    } else reads.push(target);
  }
  return { name: id, display, stores, reads };
}

/** True for `name[key] = value` and its like, which leave the name what it is. */
function putsInto({ body }: Statement): boolean {
  if (body.kind === 'assign') return body.targets.every((target) => target.kind === 'subscript');
  return body.kind === 'augmented' && body.target.kind === 'subscript';
}

/** All loads of the name in the program, of whatever scope. */
function loadsOf(id: string, context: Context): readonly Name[] {
  const table = context.memo('boto3-loads', context.facts, () => {
    const all = new Map<string, Name[]>();
    for (const statements of context.facts.texts) {
      forEachExpression(statements, (node) => {
        if (node.kind !== 'name' || isTarget(node)) return;
        const known = all.get(node.id);
        if (known) known.push(node);
        else all.set(node.id, [node]);
      });
    }
    return all;
  });
  return table.get(id) ?? [];
}

function isTarget(node: Name): boolean {
  const { body } = node.host;
  return body.kind === 'assign' && body.targets.includes(node);
}

/** Of several assignments that follow each other in one block: the one that a use sees, with all loads that see it. */
function reaching(
  use: Name,
  binders: readonly Statement[],
  loads: readonly Name[],
): { readonly binder: Statement; readonly loads: readonly Name[] } | undefined {
  const parent = binders[0]?.parent;
  if (binders.some((one) => one.parent !== parent || one.body.kind !== 'assign')) return undefined;
  for (let outer = parent; outer; outer = outer.parent) {
    if (/^(for|while)$/.test(outer.body.kind)) return undefined;
    if (/^(function|class)$/.test(outer.body.kind)) break;
  }
  const seen = loads.map((load) => ({ load, binder: binderBefore(load, parent, binders) }));
  const own = seen.find(({ load }) => load === use)?.binder;
  if (!own || seen.some(({ binder }) => binder === null)) return undefined;
  return { binder: own, loads: seen.flatMap(({ load, binder }) => (binder === own ? [load] : [])) };
}

/** The last assignment above a load; null where the load is not in the block, or in a function of its own. */
function binderBefore(
  load: Name,
  parent: Statement | undefined,
  binders: readonly Statement[],
): Statement | null | undefined {
  let at: Statement | undefined = load.host;
  for (; at && at.parent !== parent; at = at.parent) if (/^(function|class)$/.test(at.body.kind)) return null;
  if (!at || /^(function|class)$/.test(at.body.kind)) return null;
  const place = at;
  return binders.findLast((one) => one.text < place.text || (one.text === place.text && one.start < place.start));
}
