import { SHAPES } from '../../../catalog/mappings/training-job';
import { callDoc, code, type Doc, joined, keyword, listDoc } from '../../../edits/doc';
import type { Call, Expression } from '../../../python/ast';
import { atomsOf } from '../../../python/values';
import type { Context } from '../../context';
import { isSimple, quoted, unwrap } from '../../expressions';
import type { RewriteBuilder } from '../../rewrite-builder';

/**
 * V2 tags as a resource takes them, written so that they may stand more than once; undefined where they cannot. Jobs want
 * dicts: `resources.py` of sagemaker-core 2.27.0 has a class `Tag` of its own, which hides the shape below it.
 */
export function tagsOf(
  context: Context,
  builder: RewriteBuilder,
  node: Expression,
  at: Call,
  form: 'shape' | 'dict' = 'shape',
): Doc | undefined {
  const value = unwrap(node);
  const { quote } = context.style(at.host.text);
  const one = (key: string, text: string): Doc => {
    if (form === 'dict') {
      return code(`{${quoted('key', quote)}: ${key}, ${quoted('value', quote)}: ${text}}`);
    }
    const tag = builder.import(SHAPES, 'Tag', at);
    return callDoc(tag, [keyword('key', code(key)), keyword('value', code(text))]);
  };
  if (value.kind === 'sequence') {
    const pairs = value.elements.flatMap((element) => {
      const pair = pairOf(context, unwrap(element));
      return pair ? [one(...pair)] : [];
    });
    return pairs.length === value.elements.length ? listDoc(pairs) : undefined;
  }
  if (value.kind === 'dict') {
    const pairs = value.items.flatMap((item) =>
      item.key && isSimple(item.key) && isSimple(item.value)
        ? [one(context.source(item.key), context.source(item.value))]
        : [],
    );
    return pairs.length === value.items.length ? listDoc(pairs) : undefined;
  }
  if (!isSimple(value)) return undefined;
  const known = context.valueOf(value);
  if (known.open || known.atoms.length !== 1) return undefined;
  const name = context.source(value);
  if (atomsOf(known, 'sequence').length === 1) {
    const of = (key: string): string => `tag[${quoted(key, quote)}]`;
    return joined(code('['), one(of('Key'), of('Value')), code(` for tag in ${name}]`));
  }
  if (atomsOf(known, 'dict').length !== 1) return undefined;
  return joined(code('['), one('key', 'value'), code(` for key, value in ${name}.items()]`));
}

/** The key and the value of `{"Key": k, "Value": v}`. */
function pairOf(context: Context, node: Expression): [string, string] | undefined {
  if (node.kind !== 'dict' || node.items.length !== 2) return undefined;
  const of = (name: string): Expression | undefined =>
    node.items.find((item) => item.key?.kind === 'text' && item.key.value === name)?.value;
  const [key, value] = [of('Key'), of('Value')];
  if (!key || !value || !isSimple(key) || !isSimple(value)) return undefined;
  return [context.source(key), context.source(value)];
}
