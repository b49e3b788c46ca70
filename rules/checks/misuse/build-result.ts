import { V3 } from '../../catalog/mappings/misuse';
import { source } from '../../edits/doc';
import type { Attribute, Call, Expression } from '../../python/ast';
import { exactly } from '../../python/values';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isSimple } from '../expressions';
import { standsAlone } from './call-edits';
import { calleeOf, isBoundOnce } from './program-facts';

/** What stayed with the `ModelBuilder` and is looked for on the model it built. */
const BUILDER_METHODS = new Set(['deploy', 'deploy_local', 'transformer', 'register']);

/** Finds methods of a `ModelBuilder` called on what its `build()` returned. */
export const buildResult: Check = {
  name: 'build-result',
  attribute(node, { owner }, context) {
    const method = node.name.id;
    const [atom] = owner.atoms;
    if (!BUILDER_METHODS.has(method) || atom?.type !== 'instance' || atom.cls !== V3.model) return [];
    return [
      {
        code: 'SM902',
        node: node.name,
        v2: `${V3.model}.${method}`,
        v3: `${V3.builder}.${method}`,
        ...(method === 'deploy'
          ? {}
          : { message: `The result of \`build()\` has no \`${method}\`; call it on the \`ModelBuilder\`` }),
        fix: moved(node, atom.made, context),
        partial: owner.open || owner.atoms.length > 1,
      },
    ];
  },
};

function moved(node: Attribute, made: Expression | undefined, context: Context): Rewrite | Refusal {
  const builder = builderOf(made, context);
  const method = node.name.id;
  if (!builder) {
    return {
      grade: 'withheld',
      note: `Call ${method} on the ModelBuilder that built this model; a Model has no ${method}.`,
    };
  }
  const rewrite = context.rewrite();
  if (node.object === made) {
    if (!standsAlone(context, node.host)) {
      return { grade: 'withheld', note: `Call build() in a statement of its own, then ${method} on the ModelBuilder.` };
    }
    rewrite.insertBefore(node.host, [source(made)]);
  }
  return rewrite.replace(node.object, context.source(builder)).done(`Call ${method} on ${context.source(builder)}`);
}

/** The expression that certainly still is the builder whose `build()` gave the model. */
function builderOf(made: Expression | undefined, context: Context): Expression | undefined {
  const call: Call | undefined = made?.kind === 'call' ? made : undefined;
  const fact = call && context.facts.calls.get(call);
  if (!fact || calleeOf(fact)?.name !== `${V3.builder}.build` || fact.call.callee.kind !== 'attribute')
    return undefined;
  const { object } = fact.call.callee;
  if (!isSimple(object) || !exactly(context.valueOf(object), 'instance')) return undefined;
  if (object.kind === 'name' && !isBoundOnce(context, object)) return undefined;
  return object;
}
