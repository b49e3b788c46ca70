import { ASYNC_ANSWER, ASYNC_KEYS, ASYNC_NOTE, REQUEST_KEYS } from '../../catalog/mappings/predictor';
import { callDoc, code, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf } from '../../python/values';
import { readArguments } from '../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, quoted, unwrap } from '../expressions';
import { askClient, asyncClientLines, asyncClientOf } from './async-client';
import { formatOf, placeOf } from './formats';
import { ASYNC_PREDICTOR, innerMaker, makersOf, predictorMethods, predictorsOf, withMaker } from './predictor';

const ANSWER = 'sagemaker.async_inference.async_inference_response.AsyncInferenceResponse';
const CODE = 'SM506';

/** Rewrites asynchronous inference: the endpoint itself takes the request, and its answer names the place of the result. */
export const asyncPredictor: Check = {
  name: 'async-predictor',
  handles: [ASYNC_PREDICTOR],
  call(fact, context) {
    const { callee } = fact.call;
    const atoms = predictorMethods(fact, 'predict_async', context);
    const [atom] = atoms;
    if (!atom || callee.kind !== 'attribute' || atom.self.cls !== ASYNC_PREDICTOR) return construction(fact, context);
    const objects = atoms.map((one) => one.self);
    const client = asyncClientOf(context, atom.self.made);
    const problem: Problem = {
      code: CODE,
      node: callee.name,
      v2: `${ASYNC_PREDICTOR}.predict_async`,
      v3: client ? `${CLIENT}.predict_async` : 'sagemaker.core.resources.Endpoint.invoke_async',
      message: `An Endpoint has no predict_async: ${client ? 'a client beside it has' : 'it is invoke_async'}`,
      fix:
        objects.length === 1 && client
          ? askClient(context, fact, callee.object, client)
          : waiting(rewriteCall(fact, callee.object, objects.length === 1 ? atom.self.made : undefined, context), fact),
      roots: [...makersOf(objects), fact.call],
      partial: fact.callee.open || fact.callee.atoms.length > atoms.length,
    };
    return [withMaker(problem, objects, context)];
  },
  attribute(node, { owner }, context) {
    const name = node.name.id;
    const answers = atomsOf(owner, 'instance').filter((atom) => atom.cls === ANSWER && !isOfClient(context, atom.made));
    const wrapped = name === 'predictor' ? atomsOf(owner, 'instance').filter((one) => one.cls === ASYNC_PREDICTOR) : [];
    if (answers.length === 0 && wrapped.length === 0) return [];
    const to = ASYNC_ANSWER[name];
    const builder = context.rewrite();
    let fix: Rewrite | Refusal | undefined;
    if (wrapped.length > 0) fix = builder.replace(node, source(node.object)).done('Use the endpoint itself');
    else if (to) fix = builder.replace(node.name, to).done(`Read ${to}`);
    else if (name === 'get_result') fix = { grade: 'withheld', note: WAIT_NOTE };
    if (!fix) return [];
    return [
      {
        code: CODE,
        node: node.name,
        v2: `${wrapped.length > 0 ? ASYNC_PREDICTOR : ANSWER}.${name}`,
        ...(to ? { message: `The answer of invoke_async has no ${name}: it is ${to}` } : {}),
        fix,
        roots: makersOf([...answers, ...wrapped]),
        partial: owner.open || owner.atoms.length > answers.length + wrapped.length,
      },
    ];
  },
};

const CLIENT = 'sagemaker.serve.predictor_async.AsyncPredictor';

/** True for an answer of V3's AsyncPredictor, which has the members of V2's. */
function isOfClient(context: Context, made: Expression | undefined): boolean {
  const [atom] = (made?.kind === 'call' ? context.facts.calls.get(made)?.callee.atoms : undefined) ?? [];
  return atom?.type === 'method' && asyncClientOf(context, atom.self.made) !== undefined;
}

const WAIT_NOTE =
  'The answer of invoke_async cannot wait: wait for its output_location with the "object_exists" waiter of boto3\'s S3 client, then read and decode that object.';

function refusal(note: string): Refusal {
  return { grade: 'withheld', note };
}

/** What reads the answer of a call that stays as it is has to stay as well. */
function waiting(fix: Rewrite | Refusal, { call }: CallFact): Rewrite | Refusal {
  return fix.grade === 'withheld' ? { ...fix, blocks: [call] } : fix;
}

/** `AsyncPredictor(predictor)`: in V3 the endpoint does both. */
function construction(fact: CallFact, context: Context): readonly Problem[] {
  const { callee } = fact.call;
  if (!fact.callee.atoms.some((atom) => atom.type === 'class' && atom.name === ASYNC_PREDICTOR)) return [];
  const { args, obstacle } = readArguments(context, fact);
  const inner = args.find((one) => one.name === 'predictor')?.value;
  const objects = inner ? predictorsOf(context.valueOf(inner), context) : [];
  const isSeen = inner && !obstacle && objects.length > 0 && fact.callee.atoms.length === 1;
  const builder = context.rewrite();
  const target = placeOf(fact);
  const lines = isSeen && target ? asyncClientLines(context, builder, fact.call, context.source(target)) : [];
  if (lines.length > 0) builder.insertAfter(fact.call.host, lines);
  return [
    {
      code: CODE,
      node: callee.kind === 'attribute' ? callee.name : callee,
      v2: ASYNC_PREDICTOR,
      v3: 'sagemaker.core.resources.Endpoint',
      fix: isSeen
        ? builder.replace(fact.call, source(inner)).done('Use the endpoint itself')
        : { grade: 'withheld', note: ASYNC_NOTE, blocks: true },
      roots: [fact.call, ...makersOf(objects)],
    },
  ];
}

function rewriteCall(
  fact: CallFact,
  receiver: Expression,
  made: Expression | undefined,
  context: Context,
): Rewrite | Refusal {
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return refusal(`predict_async() cannot be rewritten because ${obstacle}.`);
  const out: DocItem[] = [];
  for (const { name, value, above, after } of args) {
    if (isNone(value)) continue;
    const comments = { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
    if (name === 'input_path') out.unshift({ ...keyword('input_location', source(value)), ...comments });
    else if (name === 'inference_id') out.push({ ...keyword(name, source(value)), ...comments });
    else if (name !== 'initial_args') return refusal(ASYNC_NOTE);
    else {
      const dict = unwrap(value);
      if (dict.kind !== 'dict') return refusal('initial_args= is not a literal dict: pass its entries one by one.');
      for (const item of dict.items) {
        const key = item.key?.kind === 'text' ? item.key.value : '';
        const to = REQUEST_KEYS[key] ?? ASYNC_KEYS[key];
        if (!to) return refusal(`invoke_async() has nothing for ${key || 'the entries'} of initial_args=.`);
        out.push(keyword(to, source(item.value)));
      }
    }
  }
  if (out[0]?.label !== 'input_location=') return refusal(ASYNC_NOTE);
  if (!out.some((item) => item.label === 'accept=')) {
    const { deserializer } = formatOf(context, innerMaker(context, made), fact.call);
    if (deserializer?.mime === undefined) {
      return refusal('Which deserializer the predictor has here cannot be seen: pass accept= to invoke_async().');
    }
    out.splice(1, 0, keyword('accept', code(quoted(deserializer.mime, context.style(fact.call.host.text).quote))));
  }
  const doc = callDoc(joined(source(receiver), code('.invoke_async')), out, items.isMultiline);
  return context.rewrite().replace(fact.call, doc, items).done('Rewrite as invoke_async()');
}
