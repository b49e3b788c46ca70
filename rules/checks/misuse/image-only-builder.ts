import { V3 } from '../../catalog/mappings/misuse';
import { readCall } from '../../edits/call-items';
import { callDoc, code, type DocItem, keyword, listDoc, source } from '../../edits/doc';
import type { Argument } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, quoted } from '../expressions';
import { argumentsOf, calleeOf, escapes } from './program-facts';

/** Arguments that say nothing about where the model comes from. */
const NEUTRAL = new Set([
  'image_uri',
  'env_vars',
  'role_arn',
  'sagemaker_session',
  'instance_type',
  'compute',
  'network',
]);

/** Finds a `ModelBuilder` that has an image and no model, for which V3 invents a model location. */
export const imageOnlyBuilder: Check = {
  name: 'image-only-builder',
  call(fact, context) {
    if (calleeOf(fact)?.name !== V3.builder || fact.callee.atoms.length > 1) return [];
    const args = argumentsOf(context, fact);
    const image = args?.get('image_uri');
    const { methods, stores } = context.usesOf(fact.call);
    const isBuilt = methods.some(({ name, fact: use }) => name === 'build' && !use.call.args.some(isMode));
    if (!args || !image || isNone(image.value) || !isBuilt || stores.length > 0 || escapes(context, fact.call))
      return [];
    const sources = [...args].filter(([name, { value }]) => !NEUTRAL.has(name) && !isNone(value));
    if (sources.length > 0 || !image.keyword) return [];
    return [
      {
        code: 'SM915',
        node: image.keyword,
        v2: `${V3.builder}(image_uri=)`,
        v3: `${V3.builder}(model=)`,
        fix: asContainer(fact, image, context),
      },
    ];
  },
};

function isMode({ form, keyword: name }: Argument): boolean {
  return form !== 'keyword' || name?.id === 'mode';
}

function asContainer(fact: CallFact, image: Argument, context: Context): Rewrite | Refusal {
  const { call } = fact;
  if (call.args.some(({ form }) => form !== 'keyword')) {
    return { grade: 'withheld', note: 'Pass the container as model=[Model(...)] of sagemaker.core.resources.' };
  }
  const builder = context.rewrite();
  const { quote } = context.style(call.host.text);
  const model = builder.import('sagemaker.core.resources', 'Model', call);
  const container = builder.import('sagemaker.core.shapes', 'ContainerDefinition', call);
  const read = readCall(context.textOf(call.host), call);
  const env = call.args.find((argument) => argument.keyword?.id === 'env_vars' && !isNone(argument.value));
  const parts = [keyword('image', source(image.value))];
  if (env) parts.push(keyword('environment', source(env.value)));
  const element = callDoc(model, [
    keyword('model_name', code(quoted('unused', quote))),
    keyword('primary_container', callDoc(container, parts)),
  ]);
  const items: DocItem[] = [];
  for (const { argument, above, after } of read.items) {
    const name = argument.keyword?.id ?? '';
    const comments = { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
    if (argument === image) items.push({ ...keyword('model', listDoc([element])), ...comments });
    else if (name !== 'env_vars') items.push({ ...keyword(name, source(argument.value)), ...comments });
  }
  builder.note('Check that the container needs no model data; it gets none now.');
  return builder
    .replace(call, callDoc(source(call.callee), items, read.isMultiline), read)
    .done('Pass the container as model=');
}
