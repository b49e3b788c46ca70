import { callDoc, code, type Doc, type DocItem, keyword, listDoc, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import { exactly } from '../../python/values';
import { readArguments } from '../arguments';
import type { Context } from '../context';
import { quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { asText } from '../training/jobs/text-parameters';

const SHAPES = 'sagemaker.core.shapes';

/** The lists of `ParameterRanges` by the V2 class, in V2's order. */
const KINDS = [
  ['Continuous', 'continuous_parameter_ranges'],
  ['Categorical', 'categorical_parameter_ranges'],
  ['Integer', 'integer_parameter_ranges'],
] as const;

/** The ranges as the shape that a tuning job takes; undefined unless each is constructed in place. */
export function rangesDoc(
  context: Context,
  builder: RewriteBuilder,
  node: Expression,
  at: Expression,
): Doc | undefined {
  const dict = unwrap(node);
  if (dict.kind !== 'dict') return undefined;
  const found = new Map<string, Doc[]>(KINDS.map(([kind]) => [kind, []]));
  for (const { key, value } of dict.items) {
    const atom = key && exactly(context.valueOf(value), 'instance');
    const kind = atom && /^sagemaker\.parameter\.(\w+)Parameter$/.exec(atom.cls)?.[1];
    const home = kind ? found.get(kind) : undefined;
    const fact = value.kind === 'call' ? context.facts.calls.get(value) : undefined;
    if (!home || !key || !fact || atom?.made !== value) return undefined;
    const { args, obstacle } = readArguments(context, fact);
    if (obstacle || args.some((one) => one.shown !== undefined || one.optional)) return undefined;
    const items: DocItem[] = [keyword('name', source(key))];
    for (const { name, value: given } of args) {
      const doc = memberDoc(context, name, given);
      if (!doc) return undefined;
      items.push(keyword(name, doc));
    }
    if (kind !== 'Categorical' && !args.some(({ name }) => name === 'scaling_type')) {
      items.push(keyword('scaling_type', code(quoted('Auto', context.style(at.host.text).quote))));
    }
    home.push(callDoc(builder.import(SHAPES, `${kind}ParameterRange`, at), items));
  }
  const lists = KINDS.map(([kind, label]) => keyword(label, listDoc(found.get(kind) ?? [])));
  return callDoc(builder.import(SHAPES, 'ParameterRanges', at), lists);
}

/** One member, as the text that V2 sent. */
function memberDoc(context: Context, name: string, node: Expression): Doc | undefined {
  if (name === 'scaling_type') return source(node);
  if (name !== 'values') return asText(context, node);
  const list = unwrap(node);
  if (list.kind !== 'sequence' || !context.source(list).startsWith('[')) return undefined;
  if (list.elements.some((one) => one.kind === 'wrapper')) return undefined;
  return listDoc(list.elements.map((one) => asText(context, one)));
}
