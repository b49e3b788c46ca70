import type { Expression } from '../python/ast';
import type { Context } from './context';

/** A fresh variable name, another one for each node that asks. */
export function numberedName(context: Context, node: Expression, base: string): string {
  const given = context.memo(`names:${base}`, context.facts, () => new Map<Expression, string>());
  const known = given.get(node);
  if (known) return known;
  const name = context.freshName(given.size === 0 ? base : `${base}_${given.size + 1}`);
  given.set(node, name);
  return name;
}
