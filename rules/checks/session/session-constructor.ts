import { SAME_POSITIONS } from '../../catalog/mappings/session-methods';
import type { CallFact } from '../../python/facts';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';

const SESSION = 'sagemaker.session.Session';

/** Names the positional arguments of `Session(…)` that V3 has in another order. */
export const sessionConstructor: Check = {
  name: 'session-constructor',
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    if (atom?.type !== 'class' || atom.name !== SESSION) return [];
    const late = fact.call.args.filter((one) => one.form === 'positional')[SAME_POSITIONS];
    if (!late) return [];
    return [
      {
        code: 'SM110',
        node: late,
        v2: SESSION,
        v3: 'sagemaker.core.helper.session_helper.Session',
        fix: rewriteConstructor(fact, context),
        roots: [fact.call],
      },
    ];
  },
};

function rewriteConstructor(fact: CallFact, context: Context): Rewrite | Refusal {
  const bound = context.bind(fact);
  const args = fact.call.args.filter((one) => one.form === 'positional').slice(SAME_POSITIONS);
  const builder = context.rewrite();
  for (const argument of args) {
    const name = [...(bound?.byName ?? [])].find(([, one]) => one === argument)?.[0];
    if (!name) return { grade: 'withheld', note: 'V2 takes no such argument, or a * hides which one it is; name it.' };
    const at = { start: argument.start, end: argument.start, host: argument.host };
    builder.replace(at, `${name}=`);
  }
  return builder.done('Name the arguments');
}
