import { CONFIG_MODULE } from '../../catalog/mappings/trainer';
import { callDoc, keyword, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import { atomsOf, type Value } from '../../python/values';
import { readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { TRAINABLE } from './estimator';

const INSTANCE_GROUP = 'sagemaker.instance_group.InstanceGroup';

/** Rewrites V2's `InstanceGroup(…)` as the class that Compute takes. */
export const instanceGroup: Check = {
  name: 'instance-group',
  handles: [INSTANCE_GROUP],
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    if (atom?.type !== 'class' || atom.name !== INSTANCE_GROUP) return [];
    const { callee } = fact.call;
    return [
      {
        code: 'SM102',
        node: callee.kind === 'attribute' ? callee.name : callee,
        v2: INSTANCE_GROUP,
        v3: `${CONFIG_MODULE}.InstanceGroup`,
        message: 'Compute takes InstanceGroup from sagemaker.core.training.configs, by keyword',
        fix: rewrite(),
        roots: [fact.call, ...(ownersOf(context).get(fact.call) ?? [])],
      },
    ];

    function rewrite(): Rewrite | Refusal {
      const { args, items, obstacle } = readArguments(context, fact);
      if (obstacle || args.length !== 3)
        return { grade: 'withheld', note: 'Write the name, the type and the count of the group out.', blocks: true };
      const builder = context.rewrite();
      const cls = builder.import(CONFIG_MODULE, 'InstanceGroup', fact.call);
      const doc = callDoc(
        cls,
        args.map(({ name, value, above, after }) => ({
          ...keyword(name, source(value)),
          ...(above.length > 0 && { above }),
          ...(after && { after }),
        })),
        items.isMultiline,
      );
      return builder.replace(fact.call, doc, items).done('Take the class of Compute');
    }
  },
};

/** The estimators that get each group. */
function ownersOf(context: Context): ReadonlyMap<Expression, readonly Expression[]> {
  return context.memo('instance-group-owners', context.facts, () => {
    const found = new Map<Expression, Expression[]>();
    for (const fact of context.facts.calls.values()) {
      if (!fact.callee.atoms.some((atom) => atom.type === 'class' && TRAINABLE.has(atom.name))) continue;
      const groups = readArguments(context, fact).args.find(({ name }) => name === 'instance_groups');
      for (const made of groups ? groupsIn(context.valueOf(groups.value)) : [])
        found.set(made, [...(found.get(made) ?? []), fact.call]);
    }
    return found;
  });
}

function groupsIn(value: Value): readonly Expression[] {
  return atomsOf(value, 'sequence').flatMap(({ element }) =>
    atomsOf(element.value, 'instance').flatMap(({ made }) => (made ? [made] : [])),
  );
}

/** True for a list of nothing but such groups, each made in this program. */
export function areInstanceGroups(context: Context, node: Expression): boolean {
  const value = context.valueOf(node);
  const [list] = atomsOf(value, 'sequence');
  if (!list || value.open || value.atoms.length > 1 || list.element.value.open) return false;
  const { atoms } = list.element.value;
  return (
    atoms.length > 0 &&
    atoms.every((atom) => atom.type === 'instance' && atom.cls === INSTANCE_GROUP && atom.made?.kind === 'call')
  );
}
