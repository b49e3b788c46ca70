import { code, joined, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import { publicName } from '../../sdk/names';
import { readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isSimple } from '../expressions';

const OLD = 'sagemaker.workflow.condition_step.JsonGet';
const MODULE = 'sagemaker.core.workflow.functions';

/** Rewrites the first `JsonGet` of V2, which takes the step itself, as the one that takes the step's name. */
export const jsonGet: Check = {
  name: 'json-get',
  handles: [OLD],
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    if ((atom?.type !== 'class' && atom?.type !== 'function') || atom.name !== OLD) return [];
    const { callee } = fact.call;
    return [
      {
        code: 'SM701',
        node: callee.kind === 'attribute' ? callee.name : callee,
        v2: publicName(OLD),
        v3: `${MODULE}.JsonGet`,
        message: 'JsonGet takes the name of a step in V3',
        fix: rewrite(fact, context),
        roots: [fact.call],
        partial: fact.callee.open || fact.callee.atoms.length > 1,
      },
    ];
  },
};

function rewrite(fact: CallFact, context: Context): Rewrite | Refusal {
  const { args, obstacle } = readArguments(context, fact);
  const step = args.find((one) => one.name === 'step');
  if (obstacle || !step || !isSimple(step.value)) {
    return {
      grade: 'withheld',
      note: 'Import JsonGet from sagemaker.core.workflow.functions and give it step_name=step.name.',
    };
  }
  const builder = context.rewrite();
  const written = fact.call.args.find((one) => one.value === step.value);
  if (written?.keyword) builder.replace(written.keyword, 'step_name');
  builder.replace(step.value, joined(source(step.value), code('.name')));
  builder.replace(fact.call.callee, builder.import(MODULE, 'JsonGet', fact.call));
  return builder.done('Name the step');
}
