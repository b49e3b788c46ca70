import { declarationOf } from './declared';
import { effectsOf, printedOf } from './effects';
import type { Comparison, Difference, Effect, Recording } from './model';

/** Compares what two runs changed or billed, field by field; requests are paired by operation and order. */
export function compareRecordings(v2: Recording, v3: Recording, program: string): Comparison {
  const [before, after] = [byOperation(effectsOf(v2.calls, program)), byOperation(effectsOf(v3.calls, program))];
  const differences: Difference[] = [];
  let requests = 0;
  let equalFields = 0;
  for (const operation of new Set([...before.keys(), ...after.keys()])) {
    const [old, young] = [before.get(operation) ?? [], after.get(operation) ?? []];
    for (let index = 0; index < Math.max(old.length, young.length); index += 1) {
      requests += 1;
      const pair = comparePair(operation, index, old[index], young[index]);
      equalFields += pair.equal;
      differences.push(...pair.differences);
    }
  }
  differences.push(
    ...comparePrinted(printedOf(v2.printed, v2.calls, program), printedOf(v3.printed, v3.calls, program)),
  );
  return { requests, equalFields, differences };
}

function comparePair(
  operation: string,
  index: number,
  v2: Effect | undefined,
  v3: Effect | undefined,
): { equal: number; differences: Difference[] } {
  if (!v2 || !v3) {
    const at = (effect: Effect | undefined): string | undefined => (effect ? describe(effect) : undefined);
    const difference = { operation, index, path: '', v2: at(v2), v3: at(v3) };
    return { equal: 0, differences: [declare(difference, v2, v3)] };
  }
  const differences: Difference[] = [];
  let equal = 0;
  for (const path of new Set([...v2.fields.keys(), ...v3.fields.keys()])) {
    const [old, young] = [v2.fields.get(path), v3.fields.get(path)];
    if (old === young) equal += 1;
    else differences.push(declare({ operation, index, path, v2: old, v3: young }, v2, v3));
  }
  return { equal, differences };
}

function describe({ fields }: Effect): string {
  const text = [...fields].map(([path, value]) => `${path}=${value}`).join(', ');
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

function comparePrinted(v2: readonly string[], v3: readonly string[]): Difference[] {
  const lines = Math.max(v2.length, v3.length);
  return Array.from({ length: lines }, (_, index) => index)
    .filter((index) => v2[index] !== v3[index])
    .map((index) => ({ operation: 'print', index, path: 'value', v2: v2[index], v3: v3[index] }));
}

function byOperation(effects: readonly Effect[]): Map<string, Effect[]> {
  const groups = new Map<string, Effect[]>();
  for (const effect of effects) groups.set(effect.operation, [...(groups.get(effect.operation) ?? []), effect]);
  return groups;
}

function declare(difference: Difference, v2: Effect | undefined, v3: Effect | undefined): Difference {
  const none = new Map<string, string>();
  const declared = declarationOf({ ...difference, before: v2?.fields ?? none, after: v3?.fields ?? none });
  return declared ? { ...difference, declared } : difference;
}
