import { ATTACHED_GONE, ATTACHED_PATHS, ATTACHED_PLAIN_PATHS } from '../../../catalog/mappings/attached-job';
import { callDoc, code, type Doc, joined, keyword, source } from '../../../edits/doc';
import type { Attribute, Call } from '../../../python/ast';
import { publicName } from '../../../sdk/names';
import type { Check, Problem, Refusal, Rewrite } from '../../check';
import type { Context } from '../../context';
import { HOSTING_MEMBERS } from '../jobs/hosting';
import { readDescription, rewriteWait } from '../training-job';
import { type AttachedJob, attachedIn, attachedJob, jobsOfAttached, sessionText } from './attached-job';

/** Reads what an attached estimator knew from the TrainingJob that takes its place. */
export const attachedAccess: Check = {
  name: 'attached-access',
  attribute(node, { owner }, context) {
    const name = node.name.id;
    const estimators = attachedIn(context, owner);
    const jobs = estimators.length > 0 ? estimators : jobsOfAttached(context, owner);
    const [first] = jobs;
    if (!first) return [];
    const isJob = estimators.length === 0;
    const fix = isJob ? ofJob(node, first, context) : ofEstimator(node, first, context);
    if (!fix) return [];
    const v2 = isJob ? 'sagemaker.estimator._TrainingJob' : publicName(first.cls);
    const problem: Problem = {
      code: 'SM206',
      node: node.name,
      v2: `${v2}.${name}`,
      v3: 'sagemaker.core.resources.TrainingJob',
      message: `The TrainingJob that V3 gives for an attached estimator has no ${name}`,
      fix,
      roots: jobs.map(({ made }) => made),
      partial: owner.open || owner.atoms.length > jobs.length,
    };
    return [problem];
  },
};

function callOf(node: Attribute, context: Context): Call | undefined {
  const parent = context.parentOf(node);
  return parent?.kind === 'call' && parent.callee === node ? parent : undefined;
}

function ofEstimator(node: Attribute, attached: AttachedJob, context: Context): Rewrite | Refusal | undefined {
  const name = node.name.id;
  const call = callOf(node, context);
  if (HOSTING_MEMBERS.has(name) || attachedJob(context, call)) return undefined;
  const builder = context.rewrite();
  const paths = attached.isPlain ? { ...ATTACHED_PATHS, ...ATTACHED_PLAIN_PATHS } : ATTACHED_PATHS;
  const path = Object.hasOwn(paths, name) && !call ? paths[name] : undefined;
  if (path) return builder.replace(node.name, path).done(`Read ${path}`);
  const of = (member: string): Doc => joined(source(node.object), code(`.${member}`));
  switch (name) {
    case 'latest_training_job':
      return builder.replace(node, source(node.object)).done('Use the job itself');
    case 'logs':
      if (!call) break;
      builder.note('V3 streams the log of a running job only; logs() also replayed that of a finished one.');
      return builder.replace(call, callDoc(of('wait'), [keyword('logs', code('True'))])).done('Wait with the log');
    case 'hyperparameters':
      // V2 decoded the texts of the job and encoded them again; TensorFlow added where its model goes.
      if (!call || /TensorFlow$/.test(attached.cls)) break;
      return builder.replace(call, of('hyper_parameters')).done('Read hyper_parameters');
    case 'training_image_uri':
      if (!call || !attached.isPlain) break;
      return builder.replace(call, of('algorithm_specification.training_image')).done('Read the image');
    case 'sagemaker_session':
    case 'training_job_analytics': {
      const session = sessionText(context, attached, builder, node);
      if (!session) return refusal('Give the session that attach() gets a name first: it is needed here too.');
      if (name === 'sagemaker_session') return builder.replace(node, session).done('Use the session');
      const cls = builder.import('sagemaker.core.analytics', 'TrainingJobAnalytics', node);
      const items = [{ label: '', value: of('training_job_name') }, keyword('sagemaker_session', code(session))];
      return builder.replace(node, callDoc(cls, items)).done('Build TrainingJobAnalytics');
    }
  }
  const isTraining = name === 'fit' || name === 'set_hyperparameters';
  const note = Object.hasOwn(ATTACHED_GONE, name) ? ATTACHED_GONE[name] : undefined;
  if (!note && !isMember(context, attached.cls, name)) return undefined;
  return refusal(
    note ?? `The TrainingJob of V3 has no ${name}; see the attributes of sagemaker.core.resources.TrainingJob.`,
    isTraining,
  );
}

/** False for what the class never had: it belongs to something else that the value may be. */
function isMember(context: Context, cls: string, name: string): boolean {
  const { knowledge } = context;
  if (knowledge.methodOwner(cls, name) !== undefined || Object.hasOwn(ATTACHED_PLAIN_PATHS, name)) return true;
  const bases = [cls, 'sagemaker.estimator.EstimatorBase', 'sagemaker.estimator.Framework'];
  return bases.some((one) => knowledge.parameters(one)?.includes(name));
}

function refusal(note: string, blocks = false): Refusal {
  return { grade: 'withheld', note, ...(blocks && { blocks }) };
}

/** Members of `estimator.latest_training_job`, which is the TrainingJob itself. */
function ofJob(node: Attribute, attached: AttachedJob, context: Context): Rewrite | Refusal | undefined {
  const call = callOf(node, context);
  const builder = context.rewrite();
  switch (node.name.id) {
    case 'name':
    case 'job_name':
      return builder.replace(node.name, 'training_job_name').done('Use training_job_name');
    case 'stop':
      return undefined;
    case 'wait':
      return call && rewriteWait(call, context);
    case 'describe': {
      if (!call) return undefined;
      const read = readDescription(node, call, context);
      if (read) return read;
      const session = sessionText(context, attached, builder, node);
      if (!session) return refusal('Give the session that attach() gets a name first: it is needed here too.');
      const items = [keyword('TrainingJobName', joined(source(node.object), code('.training_job_name')))];
      const doc = callDoc(`${session}.sagemaker_client.describe_training_job`, items);
      return builder.replace(call, doc).done('Describe the job by boto3');
    }
    default:
      return refusal(
        ATTACHED_GONE[node.name.id] ??
          `The TrainingJob of V3 has no ${node.name.id}; describe the job by boto3 where you need it.`,
      );
  }
}
