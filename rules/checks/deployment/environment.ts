import { code, type Doc, type DocItem, joined, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { Context } from '../context';
import { quoted, unwrap } from '../expressions';

/** The environment of a container: what is given, with the worker count and the log level that V2 added to it. */
export function environmentDoc(
  context: Context,
  env: Expression | undefined,
  more: {
    readonly quote: '"' | "'";
    readonly workers: Expression | undefined;
    readonly servingLevel: string | undefined;
    readonly extra: readonly DocItem[];
  },
): Doc {
  const { quote, workers, servingLevel, extra } = more;
  const own: DocItem[] = [...extra];
  if (workers) {
    const literal = unwrap(workers);
    const count =
      literal.kind === 'constant' && literal.type === 'int'
        ? code(quoted(context.source(literal), quote))
        : joined(code('str('), source(workers), code(')'));
    own.push({ label: `${quoted('SAGEMAKER_MODEL_SERVER_WORKERS', quote)}: `, value: count });
  }
  if (servingLevel) {
    own.push({
      label: `${quoted('SAGEMAKER_TFS_NGINX_LOGLEVEL', quote)}: `,
      value: code(quoted(servingLevel, quote)),
    });
  }
  if (own.length === 0) return env ? source(env) : code('{}');
  const items = env ? [...entriesOf(context, env), ...own] : own;
  return { kind: 'group', head: undefined, open: '{', close: '}', items, spread: false };
}

/** A literal's own entries, or the dict to unpack. */
function entriesOf(context: Context, env: Expression): readonly DocItem[] {
  const dict = unwrap(env);
  if (dict.kind !== 'dict' || context.source(dict).includes('#')) return [{ label: '**', value: source(env) }];
  return dict.items.map(({ key, value }) => ({
    label: key ? `${context.source(key)}: ` : '**',
    value: source(value),
  }));
}
