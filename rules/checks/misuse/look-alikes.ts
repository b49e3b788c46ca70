import { LOOK_ALIKES, V3 } from '../../catalog/mappings/misuse';
import type { Expression } from '../../python/ast';
import type { CallFact, ImportFact } from '../../python/facts';
import { exactly } from '../../python/values';
import { forEachExpression } from '../../python/walk';
import { lastPart, modulePart } from '../../sdk/names';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { calleeOf } from './program-facts';

/** Who rejects the classes of each code, and what to import instead. */
const RECEIVERS: Readonly<Record<string, 'SM922' | 'SM923'>> = {
  [V3.trainer]: 'SM922',
  [`${V3.trainer}.train`]: 'SM922',
  [`${V3.builder}.deploy`]: 'SM923',
};

/** Finds objects of a class that only has the name of the one a V3 call accepts, and corrects the import. */
export const lookAlikes: Check = {
  name: 'look-alikes',
  program(context) {
    const problems: Problem[] = [];
    const seen = new Set<Expression>();
    for (const fact of context.facts.calls.values()) {
      const callee = calleeOf(fact);
      const code = callee && RECEIVERS[callee.name];
      if (!code) continue;
      for (const made of objectsIn(fact, context, code)) {
        if (seen.has(made)) continue;
        seen.add(made);
        problems.push(...problemOf(made, code, context));
      }
    }
    return problems;
  },
};

/** Calls that make a look-alike which this call gets, directly or inside a list. */
function objectsIn(fact: CallFact, _context: Context, code: string): Expression[] {
  return fact.args.flatMap(({ value }) => {
    const items = exactly(value, 'sequence')?.items ?? [value];
    return items.flatMap((item) => {
      const instance = exactly(item, 'instance');
      const row = instance && LOOK_ALIKES[instance.cls];
      return row?.code === code && instance?.made ? [instance.made] : [];
    });
  });
}

function problemOf(made: Expression, code: 'SM922' | 'SM923', context: Context): Problem[] {
  const fact = made.kind === 'call' ? context.facts.calls.get(made) : undefined;
  const cls = fact && exactly(fact.callee, 'class')?.name;
  const row = cls ? LOOK_ALIKES[cls] : undefined;
  if (!fact || !cls || !row) return [];
  const { callee } = fact.call;
  const name = lastPart(cls);
  return [
    {
      code,
      node: callee.kind === 'attribute' ? callee.name : callee,
      v2: cls,
      ...(row.to ? { v3: `${row.to}.${name}` } : {}),
      fix: redirected(callee, cls, row.to, code, context),
    },
  ];
}

function redirected(callee: Expression, cls: string, to: string, code: string, context: Context): Rewrite | Refusal {
  const name = lastPart(cls);
  if (to === '')
    return refusal(
      `${name} of sagemaker.core.shapes is not accepted here: use the class of sagemaker.core.inference_config, which has other fields.`,
    );
  const builder = context.rewrite();
  const title = `Import ${name} from ${to}`;
  if (callee.kind !== 'name') {
    builder.release(callee);
    return builder.replace(callee, builder.import(to, name, callee)).done(title);
  }
  const fact = importOf(callee.id, cls, context);
  if (!fact || !onlyRejected(callee.id, code, context)) {
    return refusal(`Import ${name} from ${to} for this use; ${modulePart(cls)} has another class of that name.`);
  }
  return builder.redirect(fact, to, name).done(title);
}

function refusal(note: string): Refusal {
  return { grade: 'withheld', note };
}

function importOf(local: string, cls: string, context: Context): ImportFact | undefined {
  const facts = context.facts.imports.filter((fact) => fact.local === local);
  const [fact] = facts;
  const isIt = fact && 'name' in fact.atom && fact.atom.name === cls && !fact.dual && !fact.star;
  return facts.length === 1 && isIt ? fact : undefined;
}

/** True when each use of the imported name makes an object for one of the calls that reject it. */
function onlyRejected(local: string, code: string, context: Context): boolean {
  const rejected = new Set<Expression>();
  for (const fact of context.facts.calls.values()) {
    const callee = calleeOf(fact);
    if (callee && RECEIVERS[callee.name] === code) {
      for (const made of objectsIn(fact, context, code)) if (made.kind === 'call') rejected.add(made.callee);
    }
  }
  let result = true;
  for (const statements of context.facts.texts) {
    forEachExpression(statements, (node) => {
      if (node.kind === 'name' && node.id === local && !rejected.has(node)) result = false;
    });
  }
  return result;
}
