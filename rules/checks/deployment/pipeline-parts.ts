import type { CallItems } from '../../edits/call-items';
import { callDoc, code, type DocItem, keyword, source } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf } from '../../python/values';
import type { NamedArgument } from '../arguments';
import type { Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, knownString, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';

/** V2's model of several containers in a row. */
export const PIPELINE_MODEL = 'sagemaker.pipeline.PipelineModel';

/** What a container of V3 calls the parameters of a V2 model. */
const MEMBERS: Readonly<Record<string, string>> = {
  image_uri: 'image',
  model_data: 'model_data_url',
  env: 'environment',
};

/** Parameters of a part that V2 did not look at: the pipeline has its own. */
const UNUSED: ReadonlySet<string> = new Set(['role', 'sagemaker_session', 'predictor_cls', 'name']);

/** The constructions of the models in a pipeline, when each is certain. */
export function partsOf(context: Context, pipeline: CallFact): readonly Expression[] | undefined {
  const models = context.bind(pipeline)?.byName.get('models')?.value;
  const [list] = models ? atomsOf(context.valueOf(unwrap(models)), 'sequence') : [];
  const parts = list?.items?.map((item) => {
    const [atom] = item.atoms;
    return item.atoms.length === 1 && !item.open && atom?.type === 'instance' ? atom.made : undefined;
  });
  const known = parts?.filter((part) => part !== undefined) ?? [];
  return known.length > 0 && known.length === parts?.length ? known : undefined;
}

/** The pipelines that the model is a part of. */
export function pipelinesWith(context: Context, made: Expression): readonly Call[] {
  return [...context.facts.calls.values()].flatMap((fact) => {
    const isPipeline = fact.callee.atoms.some((atom) => atom.type === 'class' && atom.name === PIPELINE_MODEL);
    return isPipeline && partsOf(context, fact)?.includes(made) ? [fact.call] : [];
  });
}

/** Describes a part as a container; gives the reason where that cannot be done. */
export function rewritePart(
  context: Context,
  fact: CallFact,
  args: readonly NamedArgument[],
  items: CallItems,
): Rewrite | string {
  const { attributes, methods } = context.usesOf(fact.call);
  if (methods.length > 0 || attributes.length > 0) {
    return 'This model is in a PipelineModel and used besides: construct one more for the other use.';
  }
  const builder = context.rewrite();
  const members: DocItem[] = [];
  for (const { name, value, above, after } of args) {
    const member = MEMBERS[name];
    const comments = { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
    if (isNone(value) || UNUSED.has(name)) continue;
    if (!member) return `A container of a PipelineModel cannot be given ${name}= here: describe it by hand.`;
    const data = name === 'model_data' ? knownString(context, value) : undefined;
    if (data !== undefined && !data.startsWith('s3://')) return 'Model data of a PipelineModel has to be on S3.';
    members.push({ ...keyword(member, source(value)), ...comments });
  }
  if (!members.some((item) => item.label === 'image=')) return 'Without image_uri= there is nothing to deploy.';
  const { quote } = context.style(fact.call.host.text);
  const resource = resourceModel(context, builder, fact.call);
  const container = builder.import('sagemaker.core.shapes', 'ContainerDefinition', fact.call);
  const given = args.find((one) => one.name === 'name' && !isNone(one.value));
  const doc = callDoc(resource, [
    keyword('model_name', given ? source(given.value) : code(quoted('container', quote))),
    keyword('primary_container', callDoc(container, members)),
  ]);
  return builder.replace(fact.call, doc, items).done('Describe as a container');
}

/** V3's `Model` resource; by its module where V2 models of that name may stay in the file. */
function resourceModel(context: Context, builder: RewriteBuilder, at: Call): string {
  const constructions = [...context.facts.calls.values()].filter((fact) =>
    fact.callee.atoms.some((atom) => atom.type === 'class' && atom.name === 'sagemaker.model.Model'),
  );
  return constructions.every((fact) => pipelinesWith(context, fact.call).length > 0)
    ? builder.import('sagemaker.core.resources', 'Model', at)
    : `${builder.import('sagemaker.core', 'resources', at)}.Model`;
}
