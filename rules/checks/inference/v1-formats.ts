import { V1_FORMATS } from '../../catalog/mappings/dialects';
import type { Expression, Name } from '../../python/ast';
import type { Value } from '../../python/values';
import { exactly } from '../../python/values';
import type { Check, Problem } from '../check';
import type { Context } from '../context';
import { formatClass } from './by-hand';

/** Rewrites V1's ready-made serializer and deserializer objects as constructions of V3's classes. */
export const v1Formats: Check = {
  name: 'v1-formats',
  loadedName: (node, value, context) => formatProblems(node, node, value, context),
  attribute: (node, fact, context) => formatProblems(node, node.name, fact.value, context),
};

/** V3 module and class that a V1 (de)serializer object is an instance of. */
export function v1Format(value: Value): readonly [module: string, cls: string] | undefined {
  const name = exactly(value, 'function')?.name;
  return name === undefined || !Object.hasOwn(V1_FORMATS, name) ? undefined : V1_FORMATS[name];
}

function formatProblems(node: Expression, shown: Name, value: Value, context: Context): Problem[] {
  const format = v1Format(value);
  if (!format) return [];
  const [module, cls] = format;
  const builder = context.rewrite();
  const local = formatClass(builder, module, cls, node);
  const v2 = exactly(value, 'function')?.name ?? '';
  return [
    {
      code: 'SM113',
      node: shown,
      v2,
      v3: `${module}.${cls}`,
      message: `${context.source(node)} is V1's instance of ${cls}`,
      fix: builder.replace(node, `${local}()`).done(`Construct a ${cls}`),
    },
  ];
}
