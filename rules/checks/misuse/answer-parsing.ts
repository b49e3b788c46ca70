import { V3 } from '../../catalog/mappings/misuse';
import { code, joined, source } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import { exactly } from '../../python/values';
import { forEachExpression } from '../../python/walk';
import type { Check, Problem } from '../check';
import type { Context } from '../context';
import { originOf } from './program-facts';

const NOTE =
  'A line break now separates numbers like a comma does; split by lines first if the rows have several columns.';

/** Finds numbers parsed out of an endpoint's answer by commas alone. */
export const answerParsing: Check = {
  name: 'answer-parsing',
  program(context) {
    const doesInvoke = [...context.facts.calls.values()].some(
      (fact) => exactly(fact.result, 'instance')?.cls === V3.invokeOutput,
    );
    return doesInvoke ? findSplits(context) : [];
  },
};

function findSplits(context: Context): Problem[] {
  const splits: { readonly call: Call; readonly text: Expression }[] = [];
  /** Answers that the program also looks at for line breaks. */
  const handled = new Set<Expression>();
  for (const statements of context.facts.texts) {
    forEachExpression(statements, (node) => {
      if (node.kind === 'opaque' && node.type === 'comparison_operator' && node.parts.some(isLineBreak)) {
        for (const part of node.parts) handled.add(answerOf(context, part) ?? part);
      }
      if (node.kind !== 'call' || node.callee.kind !== 'attribute') return;
      const text = answerOf(context, node.callee.object);
      if (!text) return;
      const method = node.callee.name.id;
      const [separator] = node.args;
      if (method === 'splitlines' || (/^(split|replace)$/.test(method) && (!separator || isLineBreak(separator.value))))
        handled.add(text);
      const isComma = separator?.value.kind === 'text' && separator.value.value === ',' && node.args.length === 1;
      if (method === 'split' && isComma && becomesNumbers(context, node)) splits.push({ call: node, text });
    });
  }
  return splits.flatMap(({ call, text }) => (handled.has(text) ? [] : problemOf(call, context)));
}

function isLineBreak(node: Expression): boolean {
  return node.kind === 'text' && /^(\n|\\n)$/.test(node.value);
}

/** The expression that reads an answer's body, when this is its text as it came. */
function answerOf(context: Context, node: Expression): Expression | undefined {
  const origin = originOf(context, node);
  if (origin.kind === 'attribute' && origin.name.id === 'body') {
    return exactly(context.valueOf(origin.object), 'instance')?.cls === V3.invokeOutput ? origin : undefined;
  }
  if (origin.kind !== 'call' || origin.callee.kind !== 'attribute') return undefined;
  return /^(read|decode|strip|rstrip|lstrip)$/.test(origin.callee.name.id)
    ? answerOf(context, origin.callee.object)
    : undefined;
}

/** `[float(x) for x in …]` or `map(float, …)`. */
function becomesNumbers(context: Context, node: Expression): boolean {
  const parent = context.parentOf(node);
  if (parent?.kind === 'comprehension') return isConversion(parent.element);
  if (parent?.kind !== 'call' || parent.callee.kind !== 'name' || parent.callee.id !== 'map') return false;
  const [first] = parent.args;
  return first?.value.kind === 'name' && isNumber(first.value.id);
}

function isConversion(node: Expression): boolean {
  return node.kind === 'call' && node.callee.kind === 'name' && isNumber(node.callee.id);
}

function isNumber(id: string): boolean {
  return id === 'float' || id === 'int';
}

function problemOf(call: Call, context: Context): Problem[] {
  if (call.callee.kind !== 'attribute') return [];
  const { quote } = context.style(call.host.text);
  const builder = context.rewrite().note(NOTE);
  const joinedRows = joined(source(call.callee.object), code(`.replace(${quote}\\n${quote}, ${quote},${quote})`));
  return [
    {
      code: 'SM905',
      node: call.callee.name,
      v2: 'str.split',
      fix: builder.replace(call.callee.object, joinedRows).done('Split at line breaks too'),
    },
  ];
}
