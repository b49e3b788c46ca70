import type { Difference, SymbolDifference } from '../../rules/catalog/relocations';
import { classOf, type Inventory, methodOf, parametersOf, resolveSymbol } from '../../rules/catalog/sdk/lookup';

/** What V3 took away from the signatures of symbols that are still there; what it added is not listed. */
export function differencesOf(
  v2: Inventory,
  v3: Inventory,
  homes: ReadonlyMap<string, string>,
): Record<string, SymbolDifference> {
  const found: Record<string, SymbolDifference> = {};
  for (const [canonical, target] of homes) {
    const kind = resolveSymbol(v2, canonical).kind;
    if ((kind !== 'class' && kind !== 'function') || resolveSymbol(v3, target).kind !== kind) continue;
    const own = compare(parametersOf(v2, canonical) ?? [], parametersOf(v3, target) ?? []);
    const methods = kind === 'class' ? methodDifferences(v2, v3, canonical, target) : {};
    const difference = { ...own, ...(Object.keys(methods).length > 0 ? { methods } : {}) };
    if (Object.keys(difference).length > 0) found[canonical] = difference;
  }
  return found;
}

function methodDifferences(
  v2: Inventory,
  v3: Inventory,
  canonical: string,
  target: string,
): Record<string, Difference | null> {
  const found: Record<string, Difference | null> = {};
  for (const method of publicMethods(v2, canonical)) {
    const before = methodOf(v2, canonical, method);
    const after = methodOf(v3, target, method);
    if (!before) continue;
    if (!after) {
      found[method] = null;
      continue;
    }
    const difference = compare(before.params, after.params);
    if (Object.keys(difference).length > 0) found[method] = difference;
  }
  return found;
}

/** Public methods of a class, inherited ones of the SDK included. */
function publicMethods(inventory: Inventory, cls: string): readonly string[] {
  const names = new Set<string>();
  const visit = (one: string): void => {
    const entry = classOf(inventory, one);
    for (const name of Object.keys(entry?.m ?? {})) if (!name.startsWith('_')) names.add(name);
    for (const base of entry?.b ?? []) if (base !== one) visit(base);
  };
  visit(cls);
  return [...names].sort();
}

function compare(before: readonly string[], after: readonly string[]): Difference {
  const names = (list: readonly string[]): string[] => list.filter((name) => !/^[*/]/.test(name));
  const positional = (list: readonly string[]): string[] => {
    const end = list.findIndex((name) => name.startsWith('*'));
    return names(end === -1 ? list : list.slice(0, end));
  };
  const isOpen = after.some((name) => name.startsWith('**'));
  const gone = isOpen ? [] : names(before).filter((name) => !after.includes(name));
  const [old, now] = [positional(before), positional(after)];
  const moved = after.some((name) => /^\*\w/.test(name)) ? -1 : old.findIndex((name, at) => now[at] !== name);
  return { ...(gone.length > 0 ? { gone } : {}), ...(moved >= 0 ? { positions: moved } : {}) };
}
