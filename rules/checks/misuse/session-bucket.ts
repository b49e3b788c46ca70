import { V3 } from '../../catalog/mappings/misuse';
import { code, joined, source } from '../../edits/doc';
import type { Attribute } from '../../python/ast';
import { forEachExpression } from '../../python/walk';
import type { Check } from '../check';
import type { Context } from '../context';

/** Finds `session.default_bucket` used as if it were the name of the bucket. */
export const sessionBucket: Check = {
  name: 'session-bucket',
  attribute(node, { owner }, context) {
    const [atom] = owner.atoms;
    if (node.name.id !== 'default_bucket' || atom?.type !== 'instance') return [];
    if (!context.knowledge.isSubclass(atom.cls, V3.session) || isCalled(node, context)) return [];
    const builder = context.rewrite();
    const parent = context.parentOf(node);
    const fact = parent?.kind === 'call' ? context.facts.calls.get(parent) : undefined;
    if (parent?.kind === 'call' && !fact?.callee.atoms.length)
      builder.note(
        `default_bucket() is now called here; undo that if ${context.source(parent.callee)} calls it itself.`,
      );
    return [
      {
        code: 'SM913',
        node: node.name,
        v2: `${V3.session}.default_bucket`,
        v3: `${V3.session}.default_bucket()`,
        fix: builder.replace(node, joined(source(node), code('()'))).done('Call default_bucket()'),
        partial: owner.open || owner.atoms.length > 1,
      },
    ];
  },
};

/** Called at once, tested, or held by a name that is called later. */
function isCalled(node: Attribute, context: Context): boolean {
  const parent = context.parentOf(node);
  if (parent?.kind === 'call') {
    const { callee } = parent;
    return (
      callee === node || (callee.kind === 'name' && /^(callable|isinstance|getattr|hasattr|type)$/.test(callee.id))
    );
  }
  const { body } = node.host;
  if (body.kind !== 'assign' || body.value !== node) return false;
  const held = new Set(body.targets.map((target) => context.source(target)));
  let isLater = false;
  for (const statements of context.facts.texts) {
    forEachExpression(statements, (one) => {
      if (one.kind === 'call' && held.has(context.source(one.callee))) isLater = true;
      if (one.kind === 'call' && context.source(one.callee) === 'callable')
        isLater ||= one.args.some((argument) => held.has(context.source(argument.value)));
    });
  }
  return isLater;
}
