import {
  CHANGED_METHODS,
  CONFIG_METHOD_SINCE,
  CONFIG_PARAMETERS,
  VARIANT_PARAMETERS,
} from '../../catalog/mappings/session-methods';
import { callDoc, code, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import { isBelow } from '../../sdk/versions';
import { type NamedArgument, readArguments } from '../arguments';
import type { Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone } from '../expressions';

const METHOD = 'create_endpoint_config';
const V2_SESSION = 'sagemaker.session.Session';
const MODULE = 'sagemaker.core.helper.session_helper';

/** True for a call that V3's method would not understand as V2's did. */
export function isOldConfigCall({ call: { args } }: CallFact, context: Context): boolean {
  if (isBelow(context.options.target, CONFIG_METHOD_SINCE)) return true;
  const names = args.map((one) => one.keyword?.id);
  const isOld = args.some(({ form }, index) => {
    const name = names[index];
    // V2's role was only sent for variants without a model; V3 sends it always.
    return form === 'positional' ? index > 0 : name === undefined || name === 'role' || !CONFIG_PARAMETERS.has(name);
  });
  return isOld || !names.includes('production_variants');
}

/** Rewrites V2's `create_endpoint_config(name, model_name, …)` with a variant built by `production_variant(…)`. */
export function rewriteConfigCall(fact: CallFact, context: Context): Rewrite | Refusal {
  const { call } = fact;
  const next = CHANGED_METHODS[METHOD] ?? '';
  const refusal = (reason: string): Refusal => ({ grade: 'withheld', note: `${reason} ${next}`.trim() });
  if (isBelow(context.options.target, CONFIG_METHOD_SINCE)) {
    return {
      grade: 'withheld',
      note: `The Session of V3 has create_endpoint_config from ${CONFIG_METHOD_SINCE} on: call it on sagemaker_client of the session, with the members of the API.`,
    };
  }
  const { args, items, obstacle } = readArguments(
    context,
    fact,
    context.knowledge.methodParameters(V2_SESSION, METHOD),
  );
  if (obstacle || call.callee.kind !== 'attribute') return refusal('');
  const given = args.filter(({ value }) => !isNone(value));
  const has = (name: string): boolean => given.some((one) => one.name === name);
  const variant = given.filter(({ name }) => VARIANT_PARAMETERS[name] !== undefined);
  if (!has('name')) return refusal('');
  if (has('role') && (has('model_name') || has('production_variants'))) {
    return refusal('V2 sent role= only for variants without a model, V3 always sends it.');
  }
  if (has('production_variants') && variant.length > 0) {
    return refusal('V2 ignored what describes a variant beside production_variants=.');
  }
  if (!has('production_variants') && variant.length === 0) return refusal('');
  if (given.some(({ name }) => !CONFIG_PARAMETERS.has(name) && VARIANT_PARAMETERS[name] === undefined)) {
    return refusal('');
  }
  const builder = context.rewrite();
  const out: DocItem[] = given
    .filter(({ name }) => CONFIG_PARAMETERS.has(name))
    .map((one) => ({ ...keyword(one.name, source(one.value)), ...commentsOf(one) }));
  if (variant.length > 0) {
    const members = variant.map((one) => ({
      ...keyword(VARIANT_PARAMETERS[one.name] ?? one.name, source(one.value)),
      ...commentsOf(one),
    }));
    const made = callDoc(builder.import(MODULE, 'production_variant', call), members, items.isMultiline);
    out.splice(1, 0, keyword('production_variants', joined(code('['), made, code(']'))));
  }
  const doc = callDoc(joined(source(call.callee.object), code(`.${METHOD}`)), out, items.isMultiline);
  return builder.replace(call, doc, items).done('Pass the variant by production_variants=');
}

function commentsOf({ above, after }: NamedArgument): { above?: readonly string[]; after?: string } {
  return { ...(above.length > 0 ? { above } : {}), ...(after === undefined ? {} : { after }) };
}
