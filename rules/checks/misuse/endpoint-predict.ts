import { ACCEPT_TYPES, CONTENT_TYPES, PREDICT_PARAMETERS, V3 } from '../../catalog/mappings/misuse';
import { callDoc, code, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Attribute, Call, Expression } from '../../python/ast';
import { exactly } from '../../python/values';
import { bindArguments } from '../../sdk/bind-arguments';
import { lastPart } from '../../sdk/names';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isString, quoted } from '../expressions';
import { habitsOf } from './call-edits';

/** Finds `predict` on a V3 `Endpoint` and makes it `invoke` with the headers that V2 would have sent. */
export const endpointPredict: Check = {
  name: 'endpoint-predict',
  attribute(node, { owner }, context) {
    const [atom] = owner.atoms;
    if (node.name.id !== 'predict' || atom?.type !== 'instance' || atom.cls !== V3.endpoint) return [];
    const call = context.parentOf(node);
    const fix =
      call?.kind === 'call' && call.callee === node
        ? invoked(node, call, atom.made, context)
        : refusal('Call invoke(body=..., content_type=...) instead and read .body of what it returns.');
    return [
      {
        code: 'SM903',
        node: node.name,
        v2: `${V3.endpoint}.predict`,
        v3: `${V3.endpoint}.invoke`,
        fix,
        partial: owner.open || owner.atoms.length > 1,
      },
    ];
  },
};

function refusal(note: string): Refusal {
  return { grade: 'withheld', note };
}

function invoked(node: Attribute, call: Call, made: Expression | undefined, context: Context): Rewrite | Refusal {
  const bound = bindArguments(
    PREDICT_PARAMETERS.map(([name]) => name),
    call,
  );
  const data = bound.byName.get('data')?.value;
  if (!data || bound.extra.size + bound.surplus.length + bound.spread.length > 0) {
    return refusal('Call invoke(body=..., content_type=...) here; it takes other arguments than predict.');
  }
  const { quote } = context.style(node.host.text);
  const content = made && headerOf(context, made, 'serializer');
  const accept = made && headerOf(context, made, 'deserializer');
  if (content === 'unknown' || accept === 'unknown') {
    return refusal(
      'Call invoke(body=..., content_type=..., accept=...).body with the types that the container expects.',
    );
  }
  const isText = isString(context, data) || exactly(context.valueOf(data), 'literal')?.of === 'bytes';
  if (!content && (accept || !isText)) {
    return refusal('Call invoke(body=..., content_type=...) with serialized data, and read .body of what it returns.');
  }
  const items: DocItem[] = [];
  for (const [from, to] of PREDICT_PARAMETERS) {
    const argument = bound.byName.get(from);
    if (!argument || (from !== 'data' && isNone(argument.value))) continue;
    if (!to) return refusal(`invoke takes no ${from}=; pass the headers as content_type= and accept=.`);
    items.push(keyword(to, source(argument.value)));
    if (from !== 'data') continue;
    if (content) items.push(keyword('content_type', code(quoted(content, quote))));
    if (accept) items.push(keyword('accept', code(quoted(accept, quote))));
  }
  const builder = context.rewrite();
  const suffix = content ? '.body' : '.body.read()';
  if (!content)
    builder.note('Give content_type= (and accept=) as the container expects them; V3 sends neither by itself.');
  const doc = joined(callDoc(joined(source(node.object), code('.invoke')), items), code(suffix));
  return builder.replace(call, doc, habitsOf(context, call)).done('Rewrite as invoke()');
}

/** The header that V2 sent for the object stored on the endpoint; undefined when none is, `unknown` when it varies. */
function headerOf(context: Context, made: Expression, attribute: 'serializer' | 'deserializer'): string | undefined {
  const stores = context.usesOf(made).stores.filter((store) => store.node.name.id === attribute);
  const table = attribute === 'serializer' ? CONTENT_TYPES : ACCEPT_TYPES;
  const headers = stores.map(({ value }) => {
    const instance = exactly(value, 'instance');
    const isPlain = instance?.made?.kind === 'call' && instance.made.args.length === 0;
    return (isPlain && instance && table[lastPart(instance.cls)]) || 'unknown';
  });
  const [first] = headers;
  return headers.every((one) => one === first) ? first : 'unknown';
}
