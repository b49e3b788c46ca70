import { FRAMEWORK_MODELS, MULTI_MODEL, PIPELINE_MODEL } from '../../catalog/mappings/model';
import type { CallItems } from '../../edits/call-items';
import { callDoc, code, type Doc, keyword, source } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf } from '../../python/values';
import type { NamedArgument } from '../arguments';
import type { Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple, knownString, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { BuilderCall } from './builder-call';
import { hostPlan } from './core/host-plan';
import { describeEstimator } from './estimator-source';
import { isAvailable, isFixed, statementFor } from './sites';
import { uploadCode } from './uploaded-code';

/** Parameters that a part may have: the pipeline has its own role, session and class of predictor. */
const KNOWN: ReadonlySet<string> = new Set([
  'image_uri',
  'model_data',
  'env',
  'role',
  'sagemaker_session',
  'predictor_cls',
  'name',
  'entry_point',
  'source_dir',
  'framework_version',
  'py_version',
  'model_server_workers',
]);

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

/** The MultiDataModels that host archives as the model would be hosted. */
export function multiModelsWith(context: Context, made: Expression): readonly Call[] {
  return [...context.facts.calls.values()].flatMap((fact) => {
    const isMulti = fact.callee.atoms.some((atom) => atom.type === 'class' && atom.name === MULTI_MODEL);
    const model = isMulti ? context.bind(fact)?.byName.get('model')?.value : undefined;
    const isThis = model && context.valueOf(model).atoms.some((atom) => atom.type === 'instance' && atom.made === made);
    return isThis ? [fact.call] : [];
  });
}

/** Describes a part as a container; gives the reason where that cannot be done. */
export function rewritePart(
  context: Context,
  fact: CallFact,
  cls: string,
  args: readonly NamedArgument[],
  items: CallItems,
  users: readonly Call[],
): Rewrite | string {
  const isOfMulti = pipelinesWith(context, fact.call).length === 0;
  const { attributes, methods } = context.usesOf(fact.call);
  if (methods.length > 0 || attributes.length > 0) {
    return `This model is in a ${isOfMulti ? 'MultiDataModel' : 'PipelineModel'} and used besides: construct one more for the other use.`;
  }
  const builder = context.rewrite();
  const { callee } = fact.call;
  const isFromEstimator = fact.callee.atoms[0]?.type === 'method';
  const owner = isFromEstimator && callee.kind === 'attribute' ? describeEstimator(context, callee.object) : undefined;
  if (owner?.refused) return owner.refused;
  const call = new BuilderCall(context, builder, fact.call, cls);
  for (const { name, value } of args) {
    if (isNone(value)) continue;
    if (!KNOWN.has(name)) return `A container of a PipelineModel cannot be given ${name}= here: describe it by hand.`;
    if (isOfMulti) continue;
    const data = name === 'model_data' ? knownString(context, value) : undefined;
    if (data !== undefined && !data.startsWith('s3://')) return 'Model data of a PipelineModel has to be on S3.';
  }
  call.isContainer = true;
  const lines = uploadCode(context, builder, call, {
    at: fact.call,
    cls,
    args,
    owner,
    isArchiveUnread: isOfMulti,
  });
  call.takeAll(args.filter((one) => !UNREAD.has(one.name)));
  const type = instanceTypeOf(context, fact.call, users);
  if (owner) owner.describe(call, { instanceType: type });
  else if (FRAMEWORK_MODELS[cls]) {
    call.lookUpImage(new Map(args.map((one) => [one.name, one])), { instanceType: type });
  }
  const members = call.finishContainer().filter(({ label }) => !isOfMulti || label !== 'model_data_url=');
  if (call.refused) return call.refused;
  const { quote } = context.style(fact.call.host.text);
  // Model.create() takes the containers themselves.
  const isBare = isOfMulti || users.some((one) => hostPlan(context, one) !== undefined);
  const resource = isBare ? undefined : resourceModel(context, builder, fact.call);
  const container = callDoc(builder.import('sagemaker.core.shapes', 'ContainerDefinition', fact.call), members);
  const given = args.find((one) => one.name === 'name' && !isNone(one.value));
  const doc = resource
    ? callDoc(resource, [
        keyword('model_name', given ? source(given.value) : code(quoted('container', quote))),
        keyword('primary_container', container),
      ])
    : container;
  if (lines.length === 0) return builder.replace(fact.call, doc, items).done('Describe as a container');
  const statement = statementFor(context, fact.call);
  if (!statement) return 'V3 needs a line above this that uploads the code: move it to a statement of its own.';
  return builder.replaceBelow(statement, lines, fact.call, doc, items).done('Describe as a container');
}

/** The role of a MultiDataModel's model, where it means the same at the MultiDataModel. */
export function roleOf(context: Context, fact: CallFact): string | undefined {
  const value = context.bind(fact)?.byName.get('role')?.value;
  if (value && !isNone(value))
    return isSimple(value) && isFixed(context, value) ? context.source(unwrap(value)) : undefined;
  const { callee } = fact.call;
  const isFromEstimator = fact.callee.atoms[0]?.type === 'method' && callee.kind === 'attribute';
  return isFromEstimator && isSimple(callee.object) && isFixed(context, callee.object)
    ? `${context.source(unwrap(callee.object))}.role`
    : undefined;
}

/** What V2's pipeline did not read off its parts. */
const UNREAD: ReadonlySet<string> = new Set(['role', 'sagemaker_session', 'predictor_cls', 'name']);

/** The instance type of the only deployment of the only model with the part, where it can be written at the part. */
function instanceTypeOf(context: Context, part: Call, users: readonly Call[]): Doc | undefined {
  const [pipeline, ...others] = users;
  const uses = pipeline
    ? context.usesOf(pipeline).methods.filter(({ name }) => name === 'deploy' || name === 'transformer')
    : [];
  const [only] = uses;
  if (others.length > 0 || !only || uses.length > 1) return undefined;
  const value = context.bind(only.fact)?.byName.get('instance_type')?.value;
  if (!value || isNone(value) || !isSimple(value) || !isAvailable(context, value, part.host)) return undefined;
  return code(context.source(unwrap(value)));
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
