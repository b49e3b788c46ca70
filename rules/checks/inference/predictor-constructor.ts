import { DEFAULT_FORMATS, STUBBED_FORMATS } from '../../catalog/mappings/formats';
import { callDoc, code, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Attribute, Expression, Name, Text } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { Value } from '../../python/values';
import { lastPart, publicName } from '../../sdk/names';
import { readArguments } from '../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, quoted } from '../expressions';
import { endpointFormatStatements, lacksPlaceForFormats, placeOf } from './formats';
import { isDefaultSession, PREDICTOR } from './predictor';

const ENDPOINT = 'sagemaker.core.resources.Endpoint';

/** V2 predictor classes that an endpoint with formats can stand in for. */
const REPLACEABLE: readonly string[] = Object.entries(DEFAULT_FORMATS)
  .filter(([name, pair]) => name.endsWith('Predictor') && !STUBBED_FORMATS.has(pair.serializer))
  .map(([name]) => name);

/** Rewrites the construction of a predictor for an existing endpoint as `Endpoint.get(…)`. */
export const predictorConstructor: Check = {
  name: 'predictor-constructor',
  handles: REPLACEABLE,
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    if (atom?.type !== 'class' || !REPLACEABLE.includes(atom.name)) return [];
    const fix =
      fact.callee.atoms.length > 1 || fact.callee.open
        ? refusal('Which class is constructed here depends on the path taken; write each construction out.')
        : rewriteConstructor(fact, context);
    const { callee } = fact.call;
    return [
      {
        code: codeOf(atom.name),
        node: callee.kind === 'attribute' ? callee.name : callee,
        v2: publicName(atom.name),
        v3: `${ENDPOINT}.get`,
        message: `${lastPart(atom.name)} is gone in V3: get the Endpoint`,
        fix,
        roots: [fact.call],
      },
    ];
  },
  loadedName: (node, value, context) => usedAsClass(node, value, context),
  attribute: (node, { value }, context) => usedAsClass(node, value, context),
  program: (context) =>
    context.facts.textAnnotations.flatMap(({ node, value }) => {
      const [atom] = value.atoms;
      if (node.kind !== 'text' || atom?.type !== 'class' || !REPLACEABLE.includes(atom.name)) return [];
      return lastPart(atom.name) === lastPart(node.value) ? [typeProblem(node, node, atom.name, context)] : [];
    }),
};

function codeOf(canonical: string): string {
  return canonical === PREDICTOR ? 'SM501' : 'SM520';
}

function refusal(note: string): Refusal {
  return { grade: 'withheld', note, blocks: true };
}

function rewriteConstructor(fact: CallFact, context: Context): Rewrite | Refusal {
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return refusal(`This construction cannot be rewritten because ${obstacle}; write the arguments out.`);
  const builder = context.rewrite();
  const out: DocItem[] = [];
  for (const { name, value, above, after } of args) {
    const comments = { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
    switch (name) {
      case 'endpoint_name':
      case 'endpoint':
        out.push({ ...keyword('endpoint_name', source(value)), ...comments });
        break;
      case 'sagemaker_session':
        if (isNone(value) || isDefaultSession(context, value)) break;
        out.push({ ...keyword('session', joined(source(value), code('.boto_session'))), ...comments });
        break;
      case 'serializer':
      case 'deserializer':
      case 'component_name':
        // Set on the endpoint below, or passed to invoke().
        break;
      default:
        if (!isNone(value)) return refusal(`An Endpoint has nothing for ${name}=.`);
    }
  }
  if (!out.some((item) => item.label === 'endpoint_name=')) return refusal('The name of the endpoint is missing.');
  const target = placeOf(fact);
  if (lacksPlaceForFormats(context, fact)) {
    return refusal('V3 sets the serializer and deserializer on the endpoint: assign it to a name of its own first.');
  }
  const endpoint = builder.import('sagemaker.core.resources', 'Endpoint', fact.call);
  builder.replace(fact.call, callDoc(`${endpoint}.get`, out, items.isMultiline && out.length > 1), items);
  const lines = target ? endpointFormatStatements(context, fact, builder, context.source(target)) : [];
  if (lines.length > 0) builder.insertAfter(fact.call.host, lines);
  return builder.done('Rewrite as Endpoint.get()');
}

/** The class used as a type, or in another way that is not a construction. */
function usedAsClass(node: Name | Attribute, value: Value, context: Context): readonly Problem[] {
  const [atom] = value.atoms;
  if (value.atoms.length !== 1 || atom?.type !== 'class' || !REPLACEABLE.includes(atom.name)) return [];
  const top = topOf(node, context);
  // Constructions have a problem of their own; as an argument (`predictor_cls=`) the class belongs to that call.
  if (!top) return [];
  const { body } = node.host;
  const annotations =
    body.kind === 'function'
      ? [body.returns, ...body.params.map((one) => one.annotation)]
      : body.kind === 'assign'
        ? [body.annotation]
        : [];
  if (annotations.includes(top)) return [typeProblem(node, top, atom.name, context)];
  const note = `V3 has no ${lastPart(atom.name)} class to derive from or compare with: use sagemaker.core.resources.Endpoint by hand.`;
  const shown = node.kind === 'attribute' ? node.name : node;
  return [
    { code: codeOf(atom.name), node: shown, v2: publicName(atom.name), v3: ENDPOINT, fix: { grade: 'withheld', note } },
  ];
}

/** The whole expression that the node is part of, unless it is part of a call. */
function topOf(node: Expression, context: Context): Expression | undefined {
  let top = node;
  for (let up = context.parentOf(top); up; up = context.parentOf(top)) {
    if (up.kind === 'call') return undefined;
    top = up;
  }
  return top;
}

/** A type annotation; `top` is all of it. */
function typeProblem(node: Name | Attribute | Text, top: Expression, cls: string, context: Context): Problem {
  const builder = context.rewrite();
  const endpoint = builder.import('sagemaker.core.resources', 'Endpoint', node);
  const { quote } = context.style(node.host.text);
  builder.replace(node, node.kind === 'text' ? quoted(endpoint, quote) : endpoint);
  return {
    code: codeOf(cls),
    node: node.kind === 'attribute' ? node.name : node,
    v2: publicName(cls),
    v3: ENDPOINT,
    message: `${lastPart(cls)} is gone in V3: the type is Endpoint`,
    fix: builder.done('Use Endpoint'),
    roots: [topOf(top, context) ?? top],
  };
}
