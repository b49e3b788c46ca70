import { GONE_MEMBERS, TRAINING_JOB_KEYS } from '../../catalog/mappings/estimator-members';
import { callDoc, code, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Attribute, Call, Expression } from '../../python/ast';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isSimple } from '../expressions';
import { jobsIn, rootsOf } from './estimator-objects';
import { jobMember } from './jobs/job-access';
import { jobPlan } from './jobs/job-plan';

/** Rewrites the use of `estimator.latest_training_job` as that of a V3 TrainingJob. */
export const trainingJob: Check = {
  name: 'training-job',
  attribute(node, { owner }, context) {
    const jobs = jobsIn(context, owner);
    const [first] = jobs;
    if (!first) return [];
    const plan = jobPlan(context, first.estimators[0]?.made);
    const fix = plan ? jobMember(node, first.made, plan, context) : rewriteJob(node, first.made, context);
    if (!fix) return [];
    const name = node.name.id;
    return [
      {
        code: GONE_MEMBERS[name] && !plan ? 'SM208' : 'SM206',
        node: node.name,
        v2: `sagemaker.estimator._TrainingJob.${name}`,
        v3: `sagemaker.core.resources.TrainingJob`,
        message: `The training job of V3 has no ${name}${name === 'wait' ? '(logs="All")' : name === 'describe' ? '()' : ''}: it is a sagemaker.core.resources.TrainingJob`,
        fix,
        roots: rootsOf(jobs.flatMap((one) => one.estimators)),
        partial: owner.open || owner.atoms.length > jobs.length,
      },
    ];
  },
};

function rewriteJob(node: Attribute, made: Attribute, context: Context): Rewrite | Refusal | undefined {
  const builder = context.rewrite();
  const parent = context.parentOf(node);
  const call = parent?.kind === 'call' && parent.callee === node ? parent : undefined;
  switch (node.name.id) {
    case 'name':
    case 'job_name':
      return builder.replace(node.name, 'training_job_name').done('Use training_job_name');
    case 'wait':
      return call && rewriteWait(call, context);
    case 'describe':
      return call && rewriteDescribe(node, call, made, context);
    case 'stop':
      return undefined;
    default:
      return {
        grade: 'withheld',
        note:
          GONE_MEMBERS[node.name.id] ??
          `The TrainingJob of V3 has no ${node.name.id}; describe the job by boto3 where you need it.`,
      };
  }
}

export function rewriteWait(call: Call, context: Context): Rewrite {
  const builder = context.rewrite();
  const [logs] = call.args;
  const text = logs ? context.source(logs.value).replaceAll("'", '"') : '"All"';
  const items: DocItem[] = [];
  if (text === 'True' || text === '"All"') items.push(keyword('logs', code('True')));
  else if (text !== 'False' && text !== '"None"' && logs) {
    items.push(keyword('logs', joined(code('bool('), source(logs.value), code(')'))));
    builder.note('V3 knows logs=True and logs=False only.');
  }
  return builder.replace(call, callDoc(source(call.callee), items)).done('Wait for the TrainingJob');
}

/** `describe()["A"]["B"]` as attributes of the job, where they are known. */
export function readDescription(node: Attribute, call: Call, context: Context): Rewrite | undefined {
  let chain: Expression = call;
  let keys = '';
  for (;;) {
    const parent = context.parentOf(chain);
    if (parent?.kind !== 'subscript' || parent.object !== chain) return undefined;
    const [index] = parent.indices;
    if (index?.kind !== 'text') return undefined;
    keys = keys ? `${keys}.${index.value}` : index.value;
    chain = parent;
    const path = TRAINING_JOB_KEYS[keys];
    if (!path) continue;
    const range = { start: node.name.start, end: chain.end, host: node.host };
    return context.rewrite().replace(range, `refresh().${path}`).done(`Read ${path} of the TrainingJob`);
  }
}

/** `describe()["A"]["B"]` reads attributes; any other use keeps the dict of boto3, as V2 did. */
function rewriteDescribe(node: Attribute, call: Call, made: Attribute, context: Context): Rewrite | Refusal {
  const builder = context.rewrite();
  const read = readDescription(node, call, context);
  if (read) return read;
  const owner = made.object;
  if (!isSimple(owner) || owner.host.text !== call.host.text) {
    return {
      grade: 'withheld',
      note: 'The TrainingJob of V3 is an object with attributes: call refresh() on it and read those instead of keys.',
    };
  }
  const job =
    isSimple(node.object) && node.object.kind === 'name'
      ? source(node.object)
      : joined(source(owner), code('._latest_training_job'));
  const doc = callDoc(joined(source(owner), code('.sagemaker_session.sagemaker_client.describe_training_job')), [
    keyword('TrainingJobName', joined(job, code('.training_job_name'))),
  ]);
  return builder.replace(call, doc).done('Describe the job by boto3');
}
