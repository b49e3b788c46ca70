import { ATTRIBUTE_PATHS, OPTIONAL_PATHS } from '../../catalog/mappings/estimator-members';
import { callDoc, code, joined, keyword, source } from '../../edits/doc';
import type { Attribute } from '../../python/ast';
import type { InstanceAtom, Value } from '../../python/values';
import { publicName } from '../../sdk/names';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isSimple, quoted } from '../expressions';
import { estimatorsIn, isLocal, keywordOf, mayStillRun, rootsOf } from './estimator-objects';
import { jobAccess } from './jobs/job-access';
import { jobPlan } from './jobs/job-plan';
import { isCompressed, modelDataDoc } from './model-artifacts';

const LOCAL_NOTE =
  'Local mode keeps no training job object in V3: the model is written as compressed_artifacts/model.tar.gz below local_container_root.';

const DEPENDS = 'What model_data is depends on the value of disable_output_compression=; write that out.';

/** Reads results and settings of an estimator where ModelTrainer keeps them. */
export const resultAccess: Check = {
  name: 'result-access',
  attribute(node, { owner }, context) {
    const estimators = estimatorsIn(context, owner);
    if (estimators.length === 0) return [];
    const plan = jobPlan(context, estimators[0]?.made);
    if (plan) return jobAccess(node, plan, context);
    const found = rewriteAccess(node, estimators, context);
    return found ? [accessProblem(node, owner, estimators, found)] : [];
  },
  store(fact, context) {
    const estimators = estimatorsIn(context, fact.owner);
    const path = ATTRIBUTE_PATHS[fact.node.name.id];
    if (estimators.length === 0 || !path) return [];
    const fix = context.rewrite().replace(fact.node.name, path).done(`Set ${path}`);
    return [accessProblem(fact.node, fact.owner, estimators, { fix, v3: path })];
  },
};

interface Found {
  readonly fix: Rewrite | Refusal;
  readonly v3?: string;
}

function accessProblem(node: Attribute, owner: Value, estimators: readonly InstanceAtom[], found: Found): Problem {
  const name = node.name.id;
  return {
    code: 'SM206',
    node: node.name,
    v2: `${publicName(estimators[0]?.cls ?? '')}.${name}`,
    ...(found.v3 ? { v3: `sagemaker.train.ModelTrainer.${found.v3}` } : {}),
    message: found.v3 ? `ModelTrainer has no ${name}: use ${found.v3}` : `ModelTrainer has no ${name}`,
    fix: found.fix,
    roots: rootsOf(estimators),
    partial: owner.open || owner.atoms.length > estimators.length,
  };
}

function rewriteAccess(node: Attribute, estimators: readonly InstanceAtom[], context: Context): Found | undefined {
  const name = node.name.id;
  const builder = context.rewrite();
  const parent = context.parentOf(node);
  const call = parent?.kind === 'call' && parent.callee === node ? parent : undefined;
  const rename = (path: string): Found => ({ fix: builder.replace(node.name, path).done(`Use ${path}`), v3: path });
  const local = isLocal(context, estimators);
  const refuse = (note: string): Found => ({ fix: { grade: 'withheld', note } });
  const path = ATTRIBUTE_PATHS[name];
  if (path && !call) {
    if (local && /^compute|^output_data_config|^stopping/.test(path))
      return refuse(`In local mode ModelTrainer keeps no ${name}.`);
    return rename(path);
  }
  const optional = OPTIONAL_PATHS[name];
  if (optional && !call) {
    const isGiven = estimators.every((atom) => keywordOf(context, atom, name) !== undefined);
    return isGiven
      ? rename(optional)
      : refuse(`ModelTrainer has no ${optional.split('.')[0]} here, because its constructor gives none.`);
  }
  switch (name) {
    case 'model_data': {
      if (local) return refuse(LOCAL_NOTE);
      const kinds = estimators.map((one) =>
        isCompressed(context, keywordOf(context, one, 'disable_output_compression')),
      );
      const [compressed] = kinds;
      if (compressed === undefined || kinds.some((one) => one !== compressed)) return refuse(DEPENDS);
      // V2 described the job at every read, too.
      const job = mayStillRun(context, estimators) ? '_latest_training_job.refresh()' : '_latest_training_job';
      const uri = `${job}.model_artifacts.s3_model_artifacts`;
      if (compressed) return rename(uri);
      if (!isSimple(node.object)) return refuse(DEPENDS);
      const { quote } = context.style(node.host.text);
      const doc = modelDataDoc(`${context.source(node.object)}.${uri}`, false, (value) => quoted(value, quote));
      return { fix: builder.replace(node, doc).done('Describe the model'), v3: uri };
    }
    case 'latest_training_job':
      return local ? refuse(LOCAL_NOTE) : rename('_latest_training_job');
    case '_current_job_name':
      return local ? refuse(LOCAL_NOTE) : rename('_latest_training_job.training_job_name');
    case 'training_image_uri':
    case 'enable_network_isolation': {
      if (!call || !isSimple(node.object)) return undefined;
      const networking = joined(source(node.object), code('.networking'));
      const doc =
        name === 'training_image_uri'
          ? joined(source(node.object), code('.training_image'))
          : joined(code('bool('), networking, code(' and '), networking, code('.enable_network_isolation)'));
      const v3 = name === 'training_image_uri' ? 'training_image' : 'networking.enable_network_isolation';
      return { fix: builder.replace(call, doc).done(`Use ${v3}`), v3 };
    }
    case 'logs': {
      if (!call) return undefined;
      if (local) return refuse(LOCAL_NOTE);
      builder.note('V3 streams the log of a running job only; logs() also replayed that of a finished one.');
      const doc = callDoc(joined(source(node.object), code('._latest_training_job.wait')), [
        keyword('logs', code('True')),
      ]);
      return { fix: builder.replace(call, doc).done('Wait with the log'), v3: '_latest_training_job.wait' };
    }
    case 'training_job_analytics': {
      if (local) return refuse(LOCAL_NOTE);
      if (!isSimple(node.object))
        return refuse('Build TrainingJobAnalytics(job_name) of sagemaker.core.analytics by hand.');
      const cls = builder.import('sagemaker.core.analytics', 'TrainingJobAnalytics', node);
      const doc = callDoc(cls, [
        { label: '', value: joined(source(node.object), code('._latest_training_job.training_job_name')) },
        keyword('sagemaker_session', joined(source(node.object), code('.sagemaker_session'))),
      ]);
      const v3 = 'sagemaker.core.analytics.TrainingJobAnalytics';
      return { fix: builder.replace(node, doc).done('Build TrainingJobAnalytics'), v3 };
    }
    default:
      return undefined;
  }
}
