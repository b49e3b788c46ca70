import type { Attribute, Expression, Statement } from '../python/ast';
import { childExpressions } from '../python/walk';
import type { Context } from './context';

/** True where the program itself allows for the attribute to be missing: under `hasattr`, or in a `try` that catches it. */
export function allowsMissing(node: Attribute, context: Context): boolean {
  for (let inner = node.host, outer = inner.parent; outer; inner = outer, outer = inner.parent) {
    const { body } = outer;
    if (
      body.kind === 'try' &&
      body.body.includes(inner) &&
      body.handlers.some(({ type, body: steps }) => catchesIt(type) && !raisesAgain(steps))
    )
      return true;
    if (body.kind !== 'if') continue;
    const branch = body.branches.find((one) => one.body.includes(inner));
    if (branch?.test && asksFor(branch.test, node, context)) return true;
  }
  return false;
}

/** A handler that ends in `raise` tells of the failure and does not bear it. */
function raisesAgain(steps: readonly Statement[]): boolean {
  const last = steps.at(-1)?.body;
  return last?.kind === 'jump' && last.type === 'raise';
}

function catchesIt(type: Expression | undefined): boolean {
  if (!type) return true;
  if (type.kind === 'name') return type.id === 'AttributeError' || type.id === 'Exception';
  return type.kind === 'sequence' && type.elements.some(catchesIt);
}

/** A `hasattr` of the same object and name anywhere in the test, unless it is negated. */
function asksFor(test: Expression, node: Attribute, context: Context): boolean {
  if (test.kind === 'opaque' && test.type === 'not_operator') return false;
  if (test.kind !== 'call') return childExpressions(test).some((one) => asksFor(one, node, context));
  const [object, name] = test.args.map(({ value }) => value);
  return (
    test.callee.kind === 'name' &&
    test.callee.id === 'hasattr' &&
    name?.kind === 'text' &&
    name.value === node.name.id &&
    object !== undefined &&
    context.source(object) === context.source(node.object)
  );
}
