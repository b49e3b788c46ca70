import { V3 } from '../../catalog/mappings/misuse';
import { code, type Doc, joined, listDoc } from '../../edits/doc';
import type { Dict, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { isBelow } from '../../sdk/versions';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isSimple, quoted, unwrap } from '../expressions';
import { addKeyword, removeArguments } from './call-edits';
import { argumentsOf, calleeOf, elementsOf, keywordOf, madeAs } from './program-facts';

const FIELDS: Readonly<Record<string, string>> = { Key: 'key', Value: 'value' };

/** Finds tags in the spelling of another class: boto3's on a `ModelTrainer`, `Tag` objects under an old tuner. */
export const tags: Check = {
  name: 'tags',
  call(fact, context) {
    const callee = calleeOf(fact);
    if (callee?.name === V3.trainer) return upperCase(fact, context);
    const isOld = isBelow(context.options.target, '3.26');
    return callee?.name === V3.tuner && isOld ? tagObjects(fact, context) : [];
  },
};

function upperCase(fact: CallFact, context: Context): Problem[] {
  const argument = keywordOf(fact.call, 'tags');
  const displays = argument ? (elementsOf(context, argument.value) ?? []) : [];
  const dicts = displays.flatMap((value) => value.atoms.flatMap((atom) => (atom.type === 'dict' ? [atom] : [])));
  const wrong = dicts.filter((atom) => atom.entries.has('Key') || atom.entries.has('Value'));
  if (!argument?.keyword || wrong.length === 0) return [];
  const nodes = wrong.flatMap((atom) => atom.node ?? []);
  return [
    {
      code: 'SM930',
      node: argument.keyword,
      v2: `${V3.trainer}(tags=)`,
      fix:
        nodes.length === wrong.length
          ? lowered(nodes, argument.value, context)
          : { grade: 'withheld', note: 'Spell the fields of these tags key and value.' },
    },
  ];
}

function lowered(nodes: readonly Dict[], list: Expression, context: Context): Rewrite | Refusal {
  const builder = context.rewrite();
  const isInside = nodes.every((node) => node.host === list.host && node.start >= list.start && node.end <= list.end);
  for (const node of nodes) {
    const { quote } = context.style(node.host.text);
    for (const { key } of node.items) {
      const to = key?.kind === 'text' ? FIELDS[key.value] : undefined;
      if (key && to) builder.replace(key, quoted(to, quote));
    }
  }
  if (!isInside) builder.note('The spelling changed where the tags are written; check that nothing else reads them.');
  return builder.done('Rename Key and Value');
}

function tagObjects(fact: CallFact, context: Context): Problem[] {
  const given = argumentsOf(context, fact)?.get('model_trainer');
  const trainer = given && madeAs(context, given.value, V3.trainer);
  const argument = trainer && keywordOf(trainer, 'tags');
  const elements = argument && unwrap(argument.value);
  if (!given || !trainer || !argument?.keyword || keywordOf(fact.call, 'tags')) return [];
  const docs =
    elements?.kind === 'sequence' ? elements.elements.map((element) => tagDict(element, context)) : [undefined];
  const builder = context.rewrite();
  if (!docs.every((doc) => doc !== undefined)) {
    const note = 'Give these tags to the tuner, as dicts with Key and Value; it cannot read those of its trainer.';
    return [{ code: 'SM924', node: argument.keyword, v2: `${V3.trainer}(tags=)`, fix: { grade: 'withheld', note } }];
  }
  builder.release(argument.value);
  removeArguments(context, builder, trainer, [argument]);
  addKeyword(context, builder, fact.call, 'tags', listDoc(docs));
  builder.note('The tags are now on the tuner; a trainer that also runs by itself has none any more.');
  return [
    {
      code: 'SM924',
      node: argument.keyword,
      v2: `${V3.trainer}(tags=)`,
      v3: `${V3.tuner}(tags=)`,
      fix: builder.done('Give the tags to the tuner'),
    },
  ];
}

/** `Tag(key=…, value=…)` as the dict that boto3 takes. */
function tagDict(element: Expression, context: Context): Doc | undefined {
  if (element.kind !== 'call' || madeAs(context, element, V3.tag) !== element) return undefined;
  const { quote } = context.style(element.host.text);
  const [key, value] = [keywordOf(element, 'key'), keywordOf(element, 'value')];
  if (!key || !value || !isSimple(key.value) || !isSimple(value.value)) return undefined;
  // Taken over as text: the original goes, and only source that stays may be kept.
  const [name, content] = [code(context.source(key.value)), code(context.source(value.value))];
  return joined(code(`{${quote}Key${quote}: `), name, code(`, ${quote}Value${quote}: `), content, code('}'));
}
