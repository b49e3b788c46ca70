import type { Expression, Statement } from '../../python/ast';
import { atomsOf } from '../../python/values';
import { publicName } from '../../sdk/names';
import type { Check, Problem } from '../check';
import type { Context } from '../context';
import { type FormatsClass, formatsClassOf } from '../inference/predictor-subclass';
import { wrapEndpoint } from '../inference/wrapper-class';

/** Finds classes of the program that extend a class V3 does not have. */
export const sdkSubclasses: Check = {
  name: 'sdk-subclasses',
  program(context) {
    return context.facts.subclasses.flatMap(({ def, base, name }) => {
      if (context.knowledge.isV3(name) || !context.isHandled(name)) return [];
      const own = def.body.kind === 'class' ? def.body.name.id : 'This class';
      const shown = publicName(name);
      const formats = formatsClassOf(def, context);
      if (formats) return [formatsProblem(def, base, shown, formats, context)];
      return [
        {
          code: 'SM209',
          node: base.kind === 'attribute' ? base.name : base,
          v2: shown,
          message: `${own} extends ${shown}, which is gone in V3`,
          fix: {
            grade: 'withheld',
            note: `${own} extends ${shown}, which V3 does not have: ${insteadOf(name, context)}`,
            blocks: true,
          },
          roots: constructions(context, def),
        },
      ];
    });
  },
};

/** A class that only sets formats goes: the endpoints that replace its instances carry them. */
function formatsProblem(def: Statement, base: Expression, v2: string, cls: FormatsClass, context: Context): Problem {
  const own = def.body.kind === 'class' ? def.body.name : undefined;
  return {
    code: 'SM209',
    node: base.kind === 'attribute' ? base.name : base,
    v2,
    v3: 'sagemaker.core.resources.Endpoint',
    message: `${own?.id} extends ${v2}, which is gone in V3: ${cls.members.size > 0 ? 'let it hold the Endpoint' : 'its formats go to the Endpoint'}`,
    fix:
      cls.members.size > 0
        ? wrapEndpoint(def, cls, context)
        : context
            .rewrite()
            .replace({ ...gone(def, context), host: def }, '')
            .done('Set the formats on the Endpoint'),
    roots: own ? [own, ...cls.uses] : cls.uses,
  };
}

/** The class with the blank lines below it. */
function gone(def: Statement, context: Context): { start: number; end: number } {
  const blank = /^[ \t]*(?:\r?\n[ \t]*)*(?:\r?\n|$)/.exec(context.textOf(def).slice(def.end));
  return { start: def.start, end: def.end + (blank?.[0].length ?? 0) };
}

/** How the class can be written for V3. */
function insteadOf(base: string, context: Context): string {
  if (context.knowledge.isSubclass(base, 'sagemaker.base_predictor.Predictor')) {
    return 'take an Endpoint in __init__ and keep it (self.endpoint = endpoint, with its serializer and deserializer), and call self.endpoint.invoke(body=..., content_type=..., accept=...).body for super().predict(...).';
  }
  return 'write it as a class that holds the V3 object instead of being one.';
}

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
