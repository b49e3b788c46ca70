import type { Call, Expression, Opaque } from './ast';

/** Tells whether an expression is the SDK's package, or its version imported by name. */
export interface VersionNames {
  readonly isPackage: (node: Expression) => boolean;
  readonly isVersion: (node: Expression) => boolean;
}

/**
 * True for a test of the SDK's version by which a program supports V3 and something older on purpose. A comparison that
 * only tells V1 from V2 is none: under V3 the newer arm runs, and is V2's.
 */
export function asksForV3(test: Expression, names: VersionNames): boolean {
  return mentionsVersion(test, names) && !comparesOlder(test, names);
}

function mentionsVersion(test: Expression, names: VersionNames): boolean {
  if (names.isVersion(test)) return true;
  const inner = (one: Expression): boolean => mentionsVersion(one, names);
  if (test.kind === 'attribute')
    return (test.name.id === '__version__' && names.isPackage(test.object)) || inner(test.object);
  if (test.kind === 'opaque') return test.parts.some(inner);
  if (test.kind === 'call')
    return asksForVersion(test) || inner(test.callee) || test.args.some((one) => inner(one.value));
  if (test.kind === 'bool-op') return test.operands.some(inner);
  if (test.kind === 'sequence') return test.elements.some(inner);
  if (test.kind === 'subscript') return inner(test.object);
  return test.kind === 'wrapper' && inner(test.inner);
}

/** A call of `importlib.metadata.version` for the SDK, however it was imported. */
function asksForVersion({ callee, args }: Call): boolean {
  const name = callee.kind === 'attribute' ? callee.name.id : callee.kind === 'name' ? callee.id : undefined;
  const asked = args[0]?.value;
  return name === 'version' && asked?.kind === 'text' && asked.value === 'sagemaker';
}

const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** True for an order comparison with a version of V1 or V2, whose outcome is the same for every V3. */
function comparesOlder(test: Expression, names: VersionNames): boolean {
  if (test.kind === 'wrapper') return comparesOlder(test.inner, names);
  if (test.kind !== 'opaque' || test.operator === undefined) return false;
  const [left, right] = test.parts as Opaque['parts'] & [Expression, Expression];
  const isFlipped = mentionsVersion(right, names);
  const operator = isFlipped ? FLIPPED[test.operator] : test.operator;
  const limit = literalVersion(isFlipped ? left : right);
  if (operator === undefined || !(operator in FLIPPED) || limit === undefined || limit.major > 2) return false;
  // "More than the whole number 2" is V3, but more than the text "2" is every V2 release.
  return operator === '<' || operator === '>=' || !limit.isWhole || limit.major < 2;
}

/** The version that is written out: `"2.1"`, `2`, `(2, 0)` or `Version("2")`. */
function literalVersion(node: Expression): { readonly major: number; readonly isWhole: boolean } | undefined {
  if (node.kind === 'text') return majorOf(node.value, false);
  if (node.kind === 'constant') return majorOf(node.source, true);
  if (node.kind === 'wrapper') return literalVersion(node.inner);
  const first = node.kind === 'sequence' ? node.elements[0] : node.kind === 'call' ? node.args[0]?.value : undefined;
  const found = first && literalVersion(first);
  return found && { ...found, isWhole: false };
}

function majorOf(text: string, isWhole: boolean): { readonly major: number; readonly isWhole: boolean } | undefined {
  const digits = /^v?(\d+)/.exec(text)?.[1];
  return digits === undefined ? undefined : { major: Number(digits), isWhole };
}
