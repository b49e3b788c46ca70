import { callDoc, code, type Doc, joined, keyword } from '../../../edits/doc';
import type { Attribute, Call } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import { type NamedArgument, readArguments } from '../../arguments';
import type { Refusal, Rewrite } from '../../check';
import type { Context } from '../../context';
import { isNone, quoted, unwrap } from '../../expressions';
import type { TransformPlan } from './transform-plan';
import { describeInput, describeSettings } from './transform-settings';

const no = (note: string): Refusal => ({ grade: 'withheld', note, blocks: true });

/** Rewrites the construction of a transformer as the settings of its jobs. */
export function transformSettings(
  fact: CallFact,
  plan: TransformPlan,
  context: Context,
  modelName?: Doc,
): Rewrite | Refusal {
  const builder = context.rewrite();
  const { items } = readArguments(context, fact);
  const settings = describeSettings(context, builder, fact, plan.args, modelName);
  if (settings.refused !== undefined) return no(settings.refused);
  return builder
    .replace(fact.call, callDoc('dict', settings.items, items.isMultiline), items)
    .done('Rewrite as the settings of a transform job');
}

/** Rewrites `transform(…)` as the creation of a job. */
export function startTransform(fact: CallFact, plan: TransformPlan, context: Context): Rewrite | Refusal {
  const builder = context.rewrite();
  const { args, items } = readArguments(context, fact);
  const input = describeInput(context, builder, fact, plan);
  if (input.refused !== undefined) return no(input.refused);
  const cls = builder.import('sagemaker.core.resources', 'TransformJob', fact.call);
  const doc = joined(code(`${plan.job} = `), callDoc(`${cls}.create`, input.items, items.isMultiline));
  builder.replace(fact.call, doc, items);
  const given = new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one]));
  const waiting = waitLine(context, plan, given);
  if (waiting) builder.insertAfter(fact.call.host, [waiting]);
  return builder.done('Rewrite as TransformJob.create()');
}

function waitLine(context: Context, plan: TransformPlan, given: ReadonlyMap<string, NamedArgument>): Doc | undefined {
  const wait = given.get('wait');
  const shown = wait && context.source(unwrap(wait.value));
  if (shown === 'False') return undefined;
  const call = waitCall(context, plan, given.get('logs'));
  if (!wait || shown === 'True') return call;
  return joined(code('if '), code(context.source(wait.value)), code(': '), call);
}

function waitCall(context: Context, plan: TransformPlan, logs: NamedArgument | undefined): Doc {
  const shown = logs ? context.source(unwrap(logs.value)) : 'True';
  if (shown === 'False') return code(`${plan.job}.wait()`);
  return callDoc(`${plan.job}.wait`, [keyword('logs', code(shown))]);
}

/** Rewrites what else is read of a transformer or called on it; undefined for what stays. */
export function transformMember(node: Attribute, plan: TransformPlan, context: Context): Rewrite | Refusal | undefined {
  const builder = context.rewrite();
  const parent = context.parentOf(node);
  const call: Call | undefined = parent?.kind === 'call' && parent.callee === node ? parent : undefined;
  const fact = call && context.facts.calls.get(call);
  const { quote } = context.style(node.host.text);
  switch (node.name.id) {
    case 'transform':
      return fact && startTransform(fact, plan, context);
    case 'wait': {
      const logs = fact && readArguments(context, fact).args.find(({ name }) => name === 'logs');
      return call && builder.replace(call, waitCall(context, plan, logs)).done('Wait for the job');
    }
    case 'stop_transform_job': {
      if (!call || !fact) return undefined;
      const isLeft = readArguments(context, fact).args.some(
        ({ name, value }) => name === 'wait' && context.source(unwrap(value)) === 'False',
      );
      builder.replace(call, `${plan.job}.stop()`);
      if (!isLeft && call.host.body.kind === 'expression') builder.insertAfter(call.host, [`${plan.job}.wait()`]);
      else if (!isLeft) return no('Stopping waits for the job: move it to a statement of its own.');
      return builder.done('Stop the job');
    }
    case 'delete_model': {
      if (!call) return undefined;
      const model = builder.import('sagemaker.core.resources', 'Model', node);
      const name = `${plan.name}[${quoted('model_name', quote)}]`;
      return builder.replace(call, `${model}.get(model_name=${name}).delete()`).done('Delete the model');
    }
    case 'output_path':
      return builder
        .replace(node, `${plan.name}[${quoted('transform_output', quote)}].s3_output_path`)
        .done('Read the settings');
    case 'model_name':
      return builder.replace(node, `${plan.name}[${quoted('model_name', quote)}]`).done('Read the settings');
    case 'latest_transform_job':
      return builder.replace(node, plan.job).done('Use the job');
    case '_current_job_name':
      return builder.replace(node, `${plan.job}.transform_job_name`).done('Use the name of the job');
    default:
      return undefined;
  }
}
