import { CONTENT_TYPES, V3 } from '../../catalog/mappings/misuse';
import { code, type Doc, joined, source } from '../../edits/doc';
import type { Argument, Expression } from '../../python/ast';
import type { CallFact, StoreFact } from '../../python/facts';
import { exactly } from '../../python/values';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, knownString } from '../expressions';
import { standsAlone } from './call-edits';
import { argumentsOf, calleeOf, escapes } from './program-facts';

/** Finds bodies that `invoke` cannot send, and endpoints with only one of serializer and deserializer. */
export const invokeBody: Check = {
  name: 'invoke-body',
  call(fact, context) {
    const callee = calleeOf(fact);
    if (callee?.name !== `${V3.endpoint}.invoke` || callee.partial || !callee.made) return [];
    const body = argumentsOf(context, fact)?.get('body');
    if (!body || !isPlain(callee.made, context) || serializers(callee.made, context).length > 0) return [];
    const value = context.valueOf(body.value);
    if (!exactly(value, 'dict') && !exactly(value, 'sequence')) return [];
    return [
      {
        code: 'SM920',
        node: body.value,
        v2: `${V3.endpoint}.invoke(body=)`,
        fix: serialized(fact, body, context),
      },
    ];
  },
  store(fact, context) {
    const atom = exactly(fact.owner, 'instance');
    const made = atom?.cls === V3.endpoint ? atom.made : undefined;
    const name = fact.node.name.id;
    if (!made || !/^(de)?serializer$/.test(name) || !isPlain(made, context)) return [];
    const { stores, methods } = context.usesOf(made);
    const [only] = stores.filter((store) => /^(de)?serializer$/.test(store.node.name.id));
    const isAlone = serializers(made, context).length === 1 && only === fact && !isNoneStore(fact);
    return isAlone && methods.some((one) => one.name === 'invoke') ? [lone(fact, context)] : [];
  },
};

/** The endpoint comes from a call that gives it no serializer, and only this program touches it. */
function isPlain(made: Expression, context: Context): boolean {
  const names = made.kind === 'call' ? made.args.map((argument) => argument.keyword?.id ?? '') : ['serializer'];
  return !names.some((name) => /^(de)?serializer$/.test(name)) && !escapes(context, made);
}

function serializers(made: Expression, context: Context): StoreFact[] {
  return context.usesOf(made).stores.filter((store) => /^(de)?serializer$/.test(store.node.name.id));
}

function isNoneStore({ valueNode }: StoreFact): boolean {
  return valueNode !== undefined && isNone(valueNode);
}

function serialized(fact: CallFact, body: Argument, context: Context): Rewrite | Refusal {
  const given = argumentsOf(context, fact)?.get('content_type');
  const type = given && knownString(context, given.value);
  const builder = context.rewrite();
  const wrap = (head: string): Rewrite => {
    const doc: Doc = joined(code(`${head}(`), source(body.value), code(')'));
    return builder.replace(body.value, doc).done('Serialize the body');
  };
  if (type === 'application/json') return wrap(`${builder.importModule('json', fact.call)}.dumps`);
  const [cls] = Object.entries(CONTENT_TYPES).find(([, one]) => one === type) ?? [];
  if (cls !== 'CSVSerializer' && cls !== 'JSONLinesSerializer') {
    return {
      grade: 'withheld',
      note: 'Serialize the body to bytes or str first, for example with json.dumps, and give its content_type=.',
    };
  }
  return wrap(`${builder.import('sagemaker.core.serializers', cls, fact.call)}().serialize`);
}

function lone(fact: StoreFact, context: Context): Problem {
  const has = fact.node.name.id;
  const isSerializer = has === 'serializer';
  const wanted = isSerializer ? 'deserializer' : 'serializer';
  return {
    code: 'SM921',
    node: fact.node.name,
    v2: `${V3.endpoint}.${has}`,
    v3: `${V3.endpoint}.${wanted}`,
    ...(isSerializer ? {} : { message: '`invoke` needs a serializer when there is a deserializer; set both' }),
    fix: paired(fact, wanted, context),
  };
}

function paired(fact: StoreFact, wanted: 'serializer' | 'deserializer', context: Context): Rewrite | Refusal {
  if (!standsAlone(context, fact.statement))
    return { grade: 'withheld', note: `Set the ${wanted} of the endpoint as well.` };
  const builder = context.rewrite();
  const name = wanted === 'deserializer' ? 'BytesDeserializer' : 'IdentitySerializer';
  const cls = builder.import(`sagemaker.core.${wanted}s`, name, fact.node);
  builder.note(
    wanted === 'deserializer'
      ? 'The body of an answer is now bytes and no stream: remove .read() where it follows.'
      : 'The serializer sends str and bytes as they are; choose another one for other data.',
  );
  builder.insertAfter(fact.statement, [`${context.source(fact.node.object)}.${wanted} = ${cls}()`]);
  return builder.done(`Set the ${wanted} too`);
}
