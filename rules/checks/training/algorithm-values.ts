import { code, type Doc, joined } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import { exactly } from '../../python/values';
import type { Context } from '../context';
import { isPipelineVariable, quoted, unwrap } from '../expressions';

/**
 * The value of an algorithm's hyperparameter, so that ModelTrainer sends the text that V2 made of it: the value converted to
 * its type, as `str` writes it. A string says why that is not possible.
 */
export function algorithmValue(context: Context, type: string, node: Expression, shown: Doc): Doc | string {
  const value = context.valueOf(node);
  if (isPipelineVariable(context, value)) return 'V2 took no pipeline variable here.';
  if (value.atoms.some((atom) => atom.type === 'literal' && atom.of === 'none')) {
    return `${context.source(node)} may be None, which V2 did not send: write the hyperparameters out for each case.`;
  }
  const literal = exactly(value, 'literal');
  const { quote } = context.style(node.host.text);
  const converted = (name: string): Doc => joined(code(`${name}(`), shown, code(')'));
  switch (type) {
    case 'int':
      return literal?.of === 'int' ? shown : converted('int');
    case 'float': {
      const text = context.source(unwrap(node));
      if (/^\d+$/.test(text)) return code(`${text}.0`);
      return literal?.of === 'float' ? shown : converted('float');
    }
    case 'bool': {
      const text = context.source(unwrap(node));
      if (text === 'True' || text === 'False') return code(quoted(text, quote));
      return joined(code('str(bool('), shown, code('))'));
    }
    case 'list':
      return unwrap(node).kind === 'sequence' && context.source(unwrap(node)).startsWith('[')
        ? shown
        : converted('list');
    default:
      return literal?.of === 'str' ? shown : converted('str');
  }
}
