import { type Expression, forEachStatement, type Statement } from '../../python/ast';
import type { StoreFact } from '../../python/facts';
import { atomsOf } from '../../python/values';
import type { Context } from '../context';
import { ancestors, blockOf, functionOf, reach } from './program-order';

/** The assignments to the slot that are seen before the use: the last certain one, and the uncertain ones after it. */
export function lastStores(
  context: Context,
  made: Expression,
  slot: string,
  at: Expression,
): { readonly always: StoreFact | undefined; readonly maybe: readonly StoreFact[] } {
  let always: StoreFact | undefined;
  const maybe: StoreFact[] = [];
  for (const store of storesOf(context, made, slot)) {
    const isInside = isSetBeforeReturn(context, made, store) && functionOf(at.host) !== functionOf(made.host);
    const when = isInside ? 'always' : reach(context, store.statement, at.host, made.host);
    if (when === 'always' && (isOwn(store) || isSameVariable(context, store, at))) always = later(always, store);
    else if (when !== 'never') maybe.push(store);
  }
  const last = always;
  return { always, maybe: maybe.filter((store) => !last || isAfter(store, last) || isElsewhere(store, last)) };
}

/** The assignments to the slot of the predictor that the expression makes. */
export function storesOf(context: Context, made: Expression, slot: string): readonly StoreFact[] {
  return context.usesOf(made).stores.filter((store) => store.node.name.id === slot);
}

/** The assignment certainly is to this very object. */
export function isOwn(store: StoreFact): boolean {
  return (
    !store.owner.open &&
    atomsOf(store.owner, 'instance').length === store.owner.atoms.length &&
    store.owner.atoms.length === 1
  );
}

/** The assignment is to whatever the variable holds that the use then takes. */
function isSameVariable(context: Context, store: StoreFact, at: Expression): boolean {
  if (at.kind !== 'call' || at.callee.kind !== 'attribute') return false;
  const sameText = context.source(at.callee.object) === context.source(store.node.object);
  return sameText && functionOf(at.host) === functionOf(store.statement);
}

function isAfter(a: StoreFact, b: StoreFact): boolean {
  return place(a.statement) > place(b.statement);
}

/** True when the function that makes the object sets the slot before anything outside of it can see the object. */
function isSetBeforeReturn(context: Context, made: Expression, { statement }: StoreFact): boolean {
  const home = functionOf(made.host);
  const block = blockOf(context, made.host);
  const [from, to] = [block.indexOf(made.host), block.indexOf(statement)];
  const { body } = made.host;
  if (!home || from === -1 || to <= from || body.kind !== 'assign' || body.targets.length !== 1) return false;
  const between = block.slice(from + 1, to);
  const isSeen = context
    .usesOf(made)
    .passedTo.some(({ at }) => between.some((one) => ancestors(at.host).includes(one)));
  let leaves = false;
  forEachStatement(between, (one) => {
    if (one.body.kind === 'return') leaves = true;
  });
  return body.targets[0]?.kind === 'name' && !isSeen && !leaves;
}

function isElsewhere(a: StoreFact, b: StoreFact): boolean {
  return functionOf(a.statement) !== functionOf(b.statement);
}

function later(a: StoreFact | undefined, b: StoreFact): StoreFact {
  return a && isAfter(a, b) ? a : b;
}

function place(statement: Statement): number {
  return statement.text * 1e9 + statement.start;
}
