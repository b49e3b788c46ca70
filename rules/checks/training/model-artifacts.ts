import { code, type Doc } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { Context } from '../context';
import { isNone } from '../expressions';

/** Whether the model of a job is compressed, after what the estimator was given; undefined where that depends on a value. */
export function isCompressed(context: Context, disabled: Expression | undefined): boolean | undefined {
  if (!disabled || isNone(disabled)) return true;
  const text = context.source(disabled);
  return text === 'True' ? false : text === 'False' ? true : undefined;
}

/** What V2 called `model_data`: the URI of an archive, or a dict for a folder (V2 `estimator.py`, `model_data`). */
export function modelDataDoc(uri: string, compressed: boolean, text: (value: string) => string): Doc {
  if (compressed) return code(uri);
  const item = (name: string, value: string): { label: string; value: Doc } => ({
    label: `${text(name)}: `,
    value: code(value),
  });
  const items = [
    item('S3Uri', `${uri}.rstrip(${text('/')}) + ${text('/')}`),
    item('S3DataType', text('S3Prefix')),
    item('CompressionType', text('None')),
  ];
  const source: Doc = { kind: 'group', head: undefined, open: '{', close: '}', items, spread: false };
  const entries = [{ label: `${text('S3DataSource')}: `, value: source }];
  return { kind: 'group', head: undefined, open: '{', close: '}', items: entries, spread: false };
}
