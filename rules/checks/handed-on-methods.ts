import { METHOD_CODES } from '../catalog/mappings/handed-on-methods';
import { atomsOf } from '../python/values';
import { lastPart, publicName } from '../sdk/names';
import type { Check } from './check';

/** Finds methods of V2 objects that are handed on instead of called: `Thread(target=estimator.fit)`, `ask = model.deploy`. */
export const handedOnMethods: Check = {
  name: 'handed-on-methods',
  attribute(node, { owner, value }, context) {
    const parent = context.parentOf(node);
    if (parent?.kind === 'call' && parent.callee === node) return [];
    const name = node.name.id;
    const methods = atomsOf(value, 'method').filter(({ self }) => context.knowledge.resolve(self.cls) !== undefined);
    const [first] = methods;
    const code = first && codeOf(first.self.cls, name, context.knowledge);
    if (!first || !code) return [];
    const made = methods.flatMap(({ self }) => (self.made ? [self.made] : []));
    return [
      {
        code,
        node: node.name,
        v2: `${publicName(first.self.cls)}.${name}`,
        message: `${lastPart(first.self.cls)} and its ${name}() are gone in V3`,
        fix: {
          grade: 'withheld',
          note: `${name} is handed on instead of called: wrap the new calls in a function of your own.`,
        },
        roots: made,
        partial: owner.open,
      },
    ];
  },
};

function codeOf(
  cls: string,
  method: string,
  knowledge: { isSubclass(cls: string, base: string): boolean },
): string | undefined {
  const family = METHOD_CODES.find(({ bases }) => bases.some((base) => knowledge.isSubclass(cls, base)));
  return family && Object.hasOwn(family.methods, method) ? family.methods[method] : undefined;
}
