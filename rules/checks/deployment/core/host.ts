import { PIPELINE_MODEL } from '../../../catalog/mappings/model';
import { TRANSFORMER_PARAMETERS } from '../../../catalog/mappings/transformer';
import { callDoc, code, type DocItem, joined, keyword, source } from '../../../edits/doc';
import type { CallFact } from '../../../python/facts';
import { readArguments } from '../../arguments';
import type { Refusal, Rewrite } from '../../check';
import type { Context } from '../../context';
import { isNone } from '../../expressions';
import { endpointFormatStatements } from '../../inference/formats';
import { pipelinesWith } from '../pipeline-parts';
import { statementFor } from '../sites';
import { describeEndpoint } from './endpoint';
import { type HostPlan, hostPlan } from './host-plan';
import { describeModel } from './model-settings';
import { Owner } from './resource';
import { transformSettings } from './transform-job';
import { transformPlan } from './transform-plan';

const RESOURCES = 'sagemaker.core.resources';

const no = (note: string): Refusal => ({ grade: 'withheld', note, blocks: true });

/** Rewrites the construction of a V2 model as the creation of the resource. */
export function hostModel(fact: CallFact, plan: HostPlan, context: Context): Rewrite | Refusal {
  const builder = context.rewrite();
  const { args, items } = readArguments(context, fact);
  const settings = describeModel(context, builder, fact, plan.cls, args, plan.use);
  if (settings.refused !== undefined) return no(settings.refused);
  const cls = isOnlyModel(context, fact)
    ? builder.import(RESOURCES, 'Model', fact.call)
    : `${builder.import('sagemaker.core', 'resources', fact.call)}.Model`;
  const doc = callDoc(`${cls}.create`, settings.items, items.isMultiline);
  const { host } = fact.call;
  if (settings.lines.length > 0) builder.replaceBelow(host, settings.lines, fact.call, doc, items);
  else builder.replace(fact.call, doc, items);
  return builder.done('Rewrite as Model.create()');
}

/** True where no other object of the program may stay V2's `Model`. */
function isOnlyModel(context: Context, { call }: CallFact): boolean {
  return [...context.facts.calls.values()].every((fact) => {
    const isModel = fact.callee.atoms.some((atom) => atom.type === 'class' && atom.name === 'sagemaker.model.Model');
    if (!isModel || fact.call === call) return true;
    return [fact.call, ...pipelinesWith(context, fact.call)].some((one) => hostPlan(context, one) !== undefined);
  });
}

/** Rewrites `model.deploy(…)` as the creation of an endpoint and its configuration. */
export function hostDeploy(fact: CallFact, plan: HostPlan, context: Context): Rewrite | Refusal {
  const builder = context.rewrite();
  const { items } = readArguments(context, fact);
  const endpoint = describeEndpoint(context, builder, fact, plan.made, plan.cls);
  if (endpoint.refused !== undefined) return no(endpoint.refused);
  builder.replaceBelow(fact.call.host, endpoint.lines, fact.call, endpoint.doc, items);
  const { body } = fact.call.host;
  const [target] = body.kind === 'assign' ? body.targets : [];
  const formats = target ? endpointFormatStatements(context, fact, builder, context.source(target)) : [];
  const below = [...endpoint.below, ...formats];
  if (below.length > 0) builder.insertAfter(fact.call.host, below);
  return builder.done('Rewrite as EndpointConfig.create() and Endpoint.create()');
}

/** Rewrites what else is done with the model; undefined for what stays. */
export function hostMethod(
  fact: CallFact,
  name: string,
  plan: HostPlan,
  context: Context,
): Rewrite | Refusal | undefined {
  const builder = context.rewrite();
  const { call } = fact;
  if (call.callee.kind !== 'attribute') return undefined;
  switch (name) {
    case 'delete_model':
      return builder.replace(call, joined(source(call.callee.object), code('.delete()'))).done('Delete the model');
    case 'create':
      // The model is there since its construction.
      return call.host.body.kind === 'expression'
        ? builder.removeStatement(call.host).done('Leave out what Model.create() did')
        : no('create() returns nothing.');
    case 'transformer':
      return hostTransformer(fact, plan, context);
    default:
      return undefined;
  }
}

function hostTransformer(fact: CallFact, plan: HostPlan, context: Context): Rewrite | Refusal {
  const builder = context.rewrite();
  const { call } = fact;
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle || call.callee.kind !== 'attribute' || !statementFor(context, call)) return no('Write it out.');
  const maker = context.facts.calls.get(plan.made);
  const owner = new Owner(context, builder, call, maker ? readArguments(context, maker).args : []);
  const isIsolated = owner.given('enable_network_isolation') !== undefined && plan.cls !== PIPELINE_MODEL;
  const name = joined(source(call.callee.object), code('.model_name'));
  const jobs = transformPlan(context, call);
  if (jobs && !isIsolated) return transformSettings(fact, jobs, context, name);
  const out: DocItem[] = [keyword('model_name', name)];
  for (const { name, value, above, after } of args) {
    if (isNone(value) || (name === 'env' && isIsolated)) continue;
    if (!TRANSFORMER_PARAMETERS.has(name)) return no(`A transformer has nothing for ${name}=.`);
    out.push({
      ...keyword(name, source(value)),
      ...(above.length > 0 ? { above } : {}),
      ...(after ? { after } : {}),
    });
  }
  if (owner.given('sagemaker_session')) out.push(keyword('sagemaker_session', owner.sessionDoc()));
  const cls = builder.import('sagemaker.core.transformer', 'Transformer', call);
  return builder.replace(call, callDoc(cls, out, items.isMultiline), items).done('Construct the Transformer');
}
