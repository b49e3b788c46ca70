import { V3 } from '../../catalog/mappings/misuse';
import { code, joined, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import { exactly } from '../../python/values';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { argumentsOf, calleeOf, elementsOf, keywordOf } from './program-facts';

/** Finds `MetricDefinition` objects given to a tuner, which reads dicts. */
export const tunerMetrics: Check = {
  name: 'tuner-metrics',
  call(fact, context) {
    const callee = calleeOf(fact);
    const argument = callee?.name === V3.tuner ? argumentsOf(context, fact)?.get('metric_definitions') : undefined;
    const objects = (argument && elementsOf(context, argument.value))?.flatMap((value) => {
      const atom = exactly(value, 'instance');
      return atom?.cls === V3.metric ? [atom.made] : [];
    });
    if (!argument || !objects?.length) return [];
    return [
      {
        code: 'SM934',
        node: argument.keyword ?? argument,
        v2: `${V3.tuner}(metric_definitions=)`,
        fix: asDicts(objects, context),
      },
    ];
  },
};

function asDicts(objects: readonly (Expression | undefined)[], context: Context): Rewrite | Refusal {
  const builder = context.rewrite();
  for (const made of objects) {
    const [name, regex] =
      made?.kind === 'call' ? [keywordOf(made, 'name'), keywordOf(made, 'regex')] : [undefined, undefined];
    const isShared = made && context.usesOf(made).passedTo.length > 0;
    if (made?.kind !== 'call' || !name || !regex || isShared) {
      return {
        grade: 'withheld',
        note: 'Write the metrics as dicts with Name and Regex; a tuner does not read MetricDefinition.',
      };
    }
    const { quote } = context.style(made.host.text);
    builder.release(made.callee);
    builder.replace(
      made,
      joined(
        code(`{${quote}Name${quote}: `),
        source(name.value),
        code(`, ${quote}Regex${quote}: `),
        source(regex.value),
        code('}'),
      ),
    );
  }
  return builder.done('Rewrite as dicts');
}
