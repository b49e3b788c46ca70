import { code, type Doc, type DocItem, keyword } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import { publicName } from '../../sdk/names';
import type { Context } from '../context';
import { isSimple, quoted } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import type { AttachedJob } from '../training/attached/attached-job';
import type { EstimatorSource } from './estimator-source';
import { isFixed } from './sites';

/** An estimator's source with the session that it was attached through, as it can be written. */
interface AttachedSource extends EstimatorSource {
  readonly session?: string | undefined;
}

const NOTHING = {
  refused: undefined,
  modelClass: 'sagemaker.model.Model',
  folder: undefined,
  script: undefined,
  servingLevel: undefined,
  tags: undefined,
} as const;

/** The network of the job, which may have none. */
export function attachedNetwork(context: Context, job: string, { made }: AttachedJob): readonly DocItem[] {
  const { quote } = context.style(made.host.text);
  return ['subnets', 'security_group_ids'].map((name) =>
    keyword(name, code(`getattr(${job}.vpc_config, ${quoted(name, quote)}, None)`)),
  );
}

/** What an attached estimator gives to its model: V2 read all of it from the training job, as the new code does. */
export function describeAttached(context: Context, job: string, attached: AttachedJob): AttachedSource {
  const no = (refused: string): AttachedSource => ({ ...NOTHING, refused, describe: () => undefined });
  const { session } = attached;
  if (!attached.isPlain) {
    return no(
      `What hosts the model of ${publicName(attached.cls)}.attach() depends on the image and the script of the job: build a ModelBuilder from TrainingJob.get(training_job_name=...), with its model_artifacts.s3_model_artifacts and the inference image for its version.`,
    );
  }
  const isCopied = session === undefined || (isSimple(session) && isFixed(context, session));
  const isNew = session?.kind === 'call' && session.args.length === 0;
  if (!isCopied && !isNew)
    return no('Give the session that attach() gets a name first: the ModelBuilder needs it too.');
  const own = session && !isNew ? context.source(session) : undefined;
  return {
    ...NOTHING,
    session: own,
    describe: (call) => {
      call.set('image_uri', code(`${job}.algorithm_specification.training_image`));
      call.set('s3_model_data_url', code(`${job}.model_artifacts.s3_model_artifacts`));
      call.set('role_arn', code(`${job}.role_arn`));
      call.setIn('network', 'enable_network_isolation', code(`${job}.enable_network_isolation is True`));
      for (const item of attachedNetwork(context, job, attached))
        call.setIn('network', item.label.slice(0, -1), item.value);
      if (own) call.set('sagemaker_session', code(own));
    },
    foundTags: (builder, call) => foundTags(context, builder, call, job, own),
  };
}

/** The tags of the job, which V2 gave to everything that it made for the model. */
function foundTags(
  context: Context,
  builder: RewriteBuilder,
  call: Expression,
  job: string,
  session: string | undefined,
): Doc {
  const tag = builder.import('sagemaker.core.resources', 'Tag', call);
  const { quote } = context.style(call.host.text);
  const pair = `{${quoted('Key', quote)}: tag.key, ${quoted('Value', quote)}: tag.value}`;
  const from = session ? `, session=${session}.boto_session` : '';
  return code(`[${pair} for tag in ${tag}.get_all(resource_arn=${job}.training_job_arn${from})]`);
}
