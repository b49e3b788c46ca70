import type { Expression, Statement } from '../../python/ast';
import { atomsOf } from '../../python/values';
import { publicName } from '../../sdk/names';
import type { Check } from '../check';
import type { Context } from '../context';

/** Finds classes of the program that extend a class V3 does not have. */
export const sdkSubclasses: Check = {
  name: 'sdk-subclasses',
  program(context) {
    return context.facts.subclasses.flatMap(({ def, base, name }) => {
      if (context.knowledge.isV3(name) || !context.isHandled(name)) return [];
      const own = def.body.kind === 'class' ? def.body.name.id : 'This class';
      const shown = publicName(name);
      return [
        {
          code: 'SM209',
          node: base.kind === 'attribute' ? base.name : base,
          v2: shown,
          message: `${own} extends ${shown}, which is gone in V3`,
          fix: {
            grade: 'withheld',
            note: `${own} extends ${shown}, which V3 does not have: write it as a class that holds the V3 object instead of being one.`,
            blocks: true,
          },
          roots: constructions(context, def),
        },
      ];
    });
  },
};

/** Calls that make an instance of the class or of a class derived from it. */
function constructions(context: Context, def: Statement): Expression[] {
  const family = new Set<Statement>([def]);
  const classes = context.memo('local-classes', context.facts, () => {
    const found: { def: Statement; bases: readonly Statement[] }[] = [];
    for (const fact of context.facts.calls.values()) {
      for (const { def } of atomsOf(fact.callee, 'local-class')) {
        const bases = def.body.kind === 'class' ? def.body.bases : [];
        found.push({
          def,
          bases: bases.flatMap((one) => atomsOf(context.valueOf(one.value), 'local-class').map((atom) => atom.def)),
        });
      }
    }
    return found;
  });
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const one of classes) if (one.bases.some((base) => family.has(base))) family.add(one.def);
  }
  return [...context.facts.calls.values()]
    .filter((fact) => atomsOf(fact.callee, 'local-class').some((atom) => family.has(atom.def)))
    .map((fact) => fact.call);
}
