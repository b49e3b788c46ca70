import { V3 } from '../../catalog/mappings/misuse';
import type { Argument } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly } from '../../python/values';
import type { Check, Problem } from '../check';
import type { Context } from '../context';
import { isNone } from '../expressions';
import { removeArguments } from './call-edits';
import { argumentsOf, calleeOf, elementsOf, keywordOf, madeAs } from './program-facts';

/** Finds what `EndpointConfig.create` misspells or drops on the way to AWS. */
export const endpointConfig: Check = {
  name: 'endpoint-config',
  call(fact, context) {
    if (calleeOf(fact)?.name !== `${V3.endpointConfig}.create`) return [];
    const args = argumentsOf(context, fact);
    if (!args) return [];
    return [...serverless(args, context), ...capture(fact, args, context)];
  },
};

function serverless(args: ReadonlyMap<string, Argument>, context: Context): Problem[] {
  const names = ['production_variants', 'shadow_production_variants'];
  const variants = names.flatMap((name) => {
    const argument = args.get(name);
    return (argument && elementsOf(context, argument.value)) ?? [];
  });
  return variants.flatMap((variant): Problem[] => {
    const atom = exactly(variant, 'instance');
    const made = atom?.cls === V3.variant && atom.made?.kind === 'call' ? atom.made : undefined;
    const config = made && keywordOf(made, 'serverless_config');
    if (!config?.keyword || isNone(config.value)) return [];
    return [
      {
        code: 'SM925',
        node: config.keyword,
        v2: `${V3.variant}(serverless_config=)`,
        v3: `${V3.builder}.deploy(inference_config=)`,
        fix: { grade: 'withheld', note: 'call create_endpoint_config of boto3 here; V3 misspells MemorySizeInMB' },
      },
    ];
  });
}

function capture(fact: CallFact, args: ReadonlyMap<string, Argument>, context: Context): Problem[] {
  const argument = args.get('data_capture_config');
  const made = argument && madeAs(context, argument.value, V3.capture);
  const enabled = made && keywordOf(made, 'enable_capture');
  if (!argument || !enabled?.keyword || context.source(enabled.value) !== 'False') return [];
  const builder = context.rewrite();
  builder.release(argument.value);
  if (made) builder.release(made);
  removeArguments(context, builder, fact.call, [argument]);
  builder.note('data_capture_config= was left out, which captures nothing: V3 cannot send enable_capture=False.');
  return [
    {
      code: 'SM927',
      node: enabled.keyword,
      v2: `${V3.capture}(enable_capture=)`,
      fix: builder.done('Leave out data_capture_config='),
    },
  ];
}
