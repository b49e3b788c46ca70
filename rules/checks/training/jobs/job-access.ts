import { SETTING_PATHS } from '../../../catalog/mappings/training-job';
import { readCall } from '../../../edits/call-items';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../../edits/doc';
import type { Attribute, Call, Expression } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import { publicName } from '../../../sdk/names';
import { readArguments } from '../../arguments';
import type { Problem, Refusal, Rewrite } from '../../check';
import type { Context } from '../../context';
import { quoted } from '../../expressions';
import type { RewriteBuilder } from '../../rewrite-builder';
import { mayStillRunAt } from '../estimator-objects';
import { isCompressed, modelDataDoc } from '../model-artifacts';
import { readDescription, rewriteWait } from '../training-job';
import type { JobPlan } from './job-plan';
import { asText, jsonDoc } from './text-parameters';

/** Reads what an estimator knew from the settings that it has become, or from its job. */
export function jobAccess(node: Attribute, plan: JobPlan, context: Context): Problem[] {
  const builder = context.rewrite();
  const parent = context.parentOf(node);
  const call = parent?.kind === 'call' && parent.callee === node ? parent : undefined;
  const doc = accessDoc(node, call, plan, context, builder);
  if (!doc) return [];
  const name = node.name.id;
  return [
    {
      code: 'SM206',
      node: node.name,
      v2: `${publicName(plan.cls)}.${name}`,
      v3: 'sagemaker.core.resources.TrainingJob',
      message: `There is no ${name} in V3 where training is a TrainingJob of sagemaker.core.resources`,
      fix: builder.replace(call ?? node, doc).done('Read the settings or the job'),
      roots: [plan.made],
    },
  ];
}

function accessDoc(
  node: Attribute,
  call: Call | undefined,
  plan: JobPlan,
  context: Context,
  builder: RewriteBuilder,
): Doc | undefined {
  const { quote } = context.style(node.host.text);
  const setting = (name: string): string => `${plan.name}[${quoted(name, quote)}]`;
  const path = SETTING_PATHS[node.name.id];
  if (path) return code(setting(path[0]) + (path[1] ? `.${path[1]}` : ''));
  const job = jobOf(node, plan);
  switch (node.name.id) {
    case 'model_data': {
      const maker = context.facts.calls.get(plan.made);
      const args = maker ? readArguments(context, maker).args : [];
      const disabled = args.find((one) => one.name === 'disable_output_compression');
      // V2 described the job at every read, too.
      const read = mayStillRunAt(context, plan.made) ? `${job}.refresh()` : job;
      const compressed = isCompressed(context, disabled?.value) ?? true;
      return modelDataDoc(`${read}.model_artifacts.s3_model_artifacts`, compressed, (value) => quoted(value, quote));
    }
    case 'latest_training_job':
      return code(job);
    case '_current_job_name':
      return code(`${job}.training_job_name`);
    case 'sagemaker_session':
      return sessionDoc(plan, builder, node);
    case 'training_image_uri':
      return call && code(`${setting('algorithm_specification')}.training_image`);
    case 'logs':
      if (!call) return undefined;
      builder.note('V3 streams the log of a running job only; logs() also replayed that of a finished one.');
      return callDoc(`${plan.job}.wait`, [keyword('logs', code('True'))]);
    case 'training_job_analytics': {
      const cls = builder.import('sagemaker.core.analytics', 'TrainingJobAnalytics', node);
      return callDoc(cls, [
        { label: '', value: code(`${plan.job}.training_job_name`) },
        keyword('sagemaker_session', sessionDoc(plan, builder, node)),
      ]);
    }
    case 'latest_job_debugger_artifacts_path':
    case 'latest_job_profiler_artifacts_path': {
      if (!call) return undefined;
      const isHook = node.name.id.includes('debugger');
      const os = builder.importModule('os', node);
      return callDoc(`${os}.path.join`, [
        { label: '', value: code(`${setting(isHook ? 'debug_hook_config' : 'profiler_config')}.s3_output_path`) },
        { label: '', value: code(`${plan.job}.training_job_name`) },
        { label: '', value: code(quoted(isHook ? 'debug-output' : 'profiler-output', quote)) },
      ]);
    }
    default:
      return undefined;
  }
}

/** The variable with the job where the estimator is asked: a function that gets the job has it in its parameter. */
function jobOf({ object }: Attribute, plan: JobPlan): string {
  return object.kind === 'name' && plan.handed.read.has(object) ? object.id : plan.job;
}

/** The session that the estimator was given, or a new one of the same kind. */
function sessionDoc(plan: JobPlan, builder: RewriteBuilder, at: Expression): Doc {
  if (plan.session !== undefined) return code(plan.session);
  return code(`${builder.import('sagemaker.core.helper.session_helper', 'Session', at)}()`);
}

/** Rewrites the use of `estimator.latest_training_job` where that is a variable with a TrainingJob. */
export function jobMember(
  node: Attribute,
  made: Attribute,
  plan: JobPlan,
  context: Context,
): Rewrite | Refusal | undefined {
  const builder = context.rewrite();
  const parent = context.parentOf(node);
  const call = parent?.kind === 'call' && parent.callee === node ? parent : undefined;
  const job = node.object === made ? code(jobOf(made, plan)) : source(node.object);
  const described = (): Doc =>
    callDoc(joined(sessionDoc(plan, builder, node), code('.sagemaker_client.describe_training_job')), [
      keyword('TrainingJobName', joined(job, code('.training_job_name'))),
    ]);
  switch (node.name.id) {
    case 'name':
    case 'job_name':
      return builder.replace(node.name, 'training_job_name').done('Use training_job_name');
    case 'wait':
      return call && rewriteWait(call, context);
    case 'describe':
      if (!call) return undefined;
      return (
        readDescription(node, call, context) ?? builder.replace(call, described()).done('Describe the job by boto3')
      );
    case 'rule_job_summary': {
      if (!call) return undefined;
      const { quote } = context.style(node.host.text);
      const kinds = ['Debug', 'Profiler'].map((kind) => quoted(`${kind}RuleEvaluationStatuses`, quote)).join(', ');
      const doc = joined(code(`[status for key in (${kinds}) for status in `), described(), code('.get(key, [])]'));
      return builder.replace(call, doc).done('Read the evaluation of the rules');
    }
    case 'stop':
      return undefined;
    default:
      return {
        grade: 'withheld',
        note: `The TrainingJob of V3 has no ${node.name.id}; describe the job by boto3 where you need it.`,
      };
  }
}

/** `set_hyperparameters(…)` and `hyperparameters()` on the dict of texts that a job takes. */
export function jobParameters(fact: CallFact, plan: JobPlan, context: Context): Rewrite | Refusal {
  const { call } = fact;
  const builder = context.rewrite();
  const { quote } = context.style(call.host.text);
  const dict = `${plan.name}[${quoted('hyper_parameters', quote)}]`;
  const { callee } = call;
  if (callee.kind === 'attribute' && callee.name.id === 'hyperparameters')
    return builder.replace(call, dict).done('Read the hyperparameters');
  const layout = readCall(context.textOf(call.host), call);
  const json = plan.isScript ? builder.importModule('json', call) : '';
  // V2's framework estimators encoded what is set here, and encoded it once more when it was sent.
  const isTwice = plan.isScript && plan.cls !== 'sagemaker.estimator.Estimator';
  const encode = (value: string): string =>
    isTwice ? `${json}.dumps(${json}.dumps(${value}))` : `${json}.dumps(${value})`;
  const items: DocItem[] = [];
  for (const { argument, above, after } of layout.items) {
    const comments = { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
    if (argument.form === 'double-star') {
      const converted = plan.isScript ? encode('value') : 'str(value)';
      const value = joined(code(`{name: ${converted} for name, value in `), source(argument.value), code('.items()}'));
      items.push({ label: '**', value, ...comments });
    } else if (argument.keyword && argument.form === 'keyword') {
      const once = plan.isScript ? jsonDoc(json, source(argument.value)) : asText(context, argument.value);
      const value = isTwice ? jsonDoc(json, once) : once;
      items.push({ label: `${quoted(argument.keyword.id, quote)}: `, value, ...comments });
    } else {
      return { grade: 'withheld', note: 'set_hyperparameters() takes keywords only; what this passes cannot be seen.' };
    }
  }
  const [only] = items;
  const shown: Doc = { kind: 'group', head: undefined, open: '{', close: '}', items, spread: layout.isMultiline };
  const value = items.length === 1 && only?.label === '**' ? only.value : shown;
  return builder
    .replace(call, callDoc(`${dict}.update`, [{ label: '', value }]), layout)
    .done('Update the hyperparameters');
}
