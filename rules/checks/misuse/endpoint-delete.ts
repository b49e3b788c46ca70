import { V3 } from '../../catalog/mappings/misuse';
import type { CallFact } from '../../python/facts';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isSimple } from '../expressions';
import { removeArguments, standsAlone } from './call-edits';
import { calleeOf } from './program-facts';

const NOTE =
  'Delete the configuration with EndpointConfig.get(endpoint_config_name=...).delete(); delete() takes no argument.';

/** Finds `endpoint.delete(delete_endpoint_config=…)` and deletes the configuration by itself. */
export const endpointDelete: Check = {
  name: 'endpoint-delete',
  call(fact, context) {
    const callee = calleeOf(fact);
    const [argument, ...others] = fact.call.args;
    if (callee?.name !== `${V3.endpoint}.delete` || !argument || others.length > 0) return [];
    const isIt = argument.form === 'positional' || argument.keyword?.id === 'delete_endpoint_config';
    if (!isIt) return [];
    return [
      {
        code: 'SM912',
        node: argument.keyword ?? argument,
        v2: `${V3.endpoint}.delete(delete_endpoint_config=)`,
        v3: `${V3.endpointConfig}.delete`,
        fix: separated(fact, context),
        partial: callee.partial,
      },
    ];
  },
};

function separated(fact: CallFact, context: Context): Rewrite | Refusal {
  const { call } = fact;
  const [argument] = call.args;
  if (!argument || call.callee.kind !== 'attribute') return { grade: 'withheld', note: NOTE };
  const value = context.source(argument.value);
  const builder = context.rewrite();
  removeArguments(context, builder, call, [argument]);
  if (value === 'False') return builder.done('Remove delete_endpoint_config=');
  const { object } = call.callee;
  if (value !== 'True' || !isSimple(object) || !standsAlone(context, call.host))
    return { grade: 'withheld', note: NOTE };
  const local = builder.import('sagemaker.core.resources', 'EndpointConfig', call);
  const name = `${context.source(object)}.endpoint_config_name`;
  builder.insertBefore(call.host, [`${local}.get(endpoint_config_name=${name}).delete()`]);
  return builder.done('Delete the EndpointConfig by itself');
}
