import { JUMPSTART_ESTIMATOR } from '../../catalog/mappings/jumpstart-training';
import { BUILDER_MODULE } from '../../catalog/mappings/model';
import { CONFIG_MODULE } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly } from '../../python/values';
import { readArguments } from '../arguments';
import type { Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple } from '../expressions';
import { metadataArguments } from '../inference/formats';
import { numberedName } from '../numbered-name';
import type { RewriteBuilder } from '../rewrite-builder';
import { type AttachedJob, attachedJob, attachedMetadata } from '../training/attached/attached-job';
import { attachedNetwork, describeAttached } from './attached-source';
import { methodCall, sortDeploy, tagsDoc } from './deploy-arguments';
import { addFormats } from './model';
import { statementFor } from './sites';

/** What V2 took from the metadata for `deploy` unless it was given. */
const FROM_METADATA = ['volume_size', 'model_data_download_timeout', 'container_startup_health_check_timeout'];

/** What the look-up of the metadata takes besides, and joins with what they say as V2 did. */
const TAKEN: ReadonlySet<string> = new Set(['env', 'image_uri']);

/** True when the expression certainly is a JumpStart estimator whose construction is seen. */
export function isJumpStartTrainer(context: Context, node: Expression): boolean {
  const atom = exactly(context.valueOf(node), 'instance');
  if (atom?.cls !== JUMPSTART_ESTIMATOR) return false;
  if (attachedJob(context, atom.made)) return true;
  return context.makerOf(atom)?.callee.atoms.some((one) => one.type === 'class') ?? false;
}

/**
 * Rewrites `deploy` of a trained JumpStart model. A ModelBuilder that gets the trainer would host the base model
 * (`_build_for_jumpstart` takes the archive of the metadata), so that it gets what the metadata say piece by piece.
 */
export function deployJumpStart(fact: CallFact, context: Context): Rewrite | Refusal {
  const { call } = fact;
  const { callee } = call;
  const no = (note: string): Refusal => ({ grade: 'withheld', note, blocks: [call] });
  if (callee.kind !== 'attribute' || !isSimple(callee.object)) return no('Give the estimator a name first.');
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return no(`deploy() cannot be rewritten because ${obstacle}; write the arguments out.`);
  const statement = statementFor(context, call);
  if (!statement) return no('V3 needs statements above this deploy(): move it to a statement of its own.');
  const parts = sortDeploy(context, args, true);
  if (parts.refused) return no(parts.refused);
  const [foreign] = parts.forModel.filter(({ name }) => !TAKEN.has(name));
  const own = parts.forModel.filter(({ name, value }) => TAKEN.has(name) && !isNone(value));
  if (foreign || parts.serverless) {
    return no(
      `${foreign?.name ?? 'serverless_inference_config'}= is not proved to be the same for a JumpStart model in V3; leave it out.`,
    );
  }
  const builder = context.rewrite();
  const trained = trainedOf(context, callee.object);
  if (typeof trained === 'string') return no(trained);
  const model = numberedName(context, call, 'model_builder');
  const settings = numberedName(context, call, 'model_settings');
  const { session } = trained;
  const metadata = [...metadataArguments(context, callee.object), ...session, ...trained.tolerance];
  const cls = builder.import(BUILDER_MODULE, 'ModelBuilder', call);
  const named = (name: string): string => builder.import(FUNCTIONS, name, call);
  const type: readonly DocItem[] = parts.instanceType ? [keyword('instance_type', source(parts.instanceType))] : [];
  const lines: Doc[] = [
    joined(
      code(`${settings} = `),
      callDoc(named('get_init_kwargs'), [
        ...metadata,
        ...type,
        ...own.map(({ name, value }) => keyword(name, source(value))),
        keyword('model_from_estimator', code('True')),
        keyword('training_instance_type', code(trained.instanceType)),
      ]),
    ),
    joined(
      code(`${model} = `),
      callDoc(cls, [
        keyword('image_uri', code(`${settings}.image_uri`)),
        keyword('s3_model_data_url', code(`${trained.job}.model_artifacts.s3_model_artifacts`)),
        keyword('env_vars', code(`${settings}.env`)),
        keyword('role_arn', code(trained.role)),
        keyword('instance_type', code(`${settings}.instance_type`)),
        keyword('network', networkDoc(trained, settings, builder.import(CONFIG_MODULE, 'Networking', call))),
        // By default a builder puts an empty SAGEMAKER_PROGRAM over that of the metadata.
        keyword('dependencies', code('{}')),
        ...session,
      ]),
    ),
  ];
  const tags = parts.tags ? tagsDoc(context, builder, parts.tags) : trained.tags?.(builder, call);
  if (tags) lines.push(callDoc(`${model}.add_tags`, [{ label: '', value: tags }]));
  lines.push(
    joined(
      code(`${model}.build(`),
      parts.modelName ? joined(code('model_name='), source(parts.modelName)) : code(''),
      code(')'),
    ),
  );
  const missing = FROM_METADATA.filter((name) => !parts.items.some((item) => item.label === `${name}=`));
  if (missing.length > 0) {
    const deployment = numberedName(context, call, 'deploy_settings');
    const look = callDoc(named('get_deploy_kwargs'), [
      ...metadata,
      keyword('instance_type', code(`${settings}.instance_type`)),
    ]);
    lines.push(joined(code(`${deployment} = `), look));
    for (const name of missing) parts.items.push(keyword(name, code(`${deployment}.${name}`)));
  }
  builder.replaceBelow(
    statement,
    lines,
    call,
    methodCall(code(model), 'deploy', parts.items, items.isMultiline),
    items,
  );
  addFormats(context, fact, builder);
  return builder.done('Rewrite as deploy() of a ModelBuilder');
}

/** Where the functions can be imported from in any order; their own module fails unless `sagemaker.serve` is loaded. */
const FUNCTIONS = 'sagemaker.serve.model_builder_utils';

/** Where the new code reads what V2 took over from the trained estimator. */
interface Trained {
  readonly job: string;
  readonly role: string;
  readonly instanceType: string;
  readonly network: readonly DocItem[];
  readonly session: readonly DocItem[];
  /** V2 attached to the jobs of models that are no longer to be trained as well. */
  readonly tolerance: readonly DocItem[];
  readonly tags?: ((builder: RewriteBuilder, at: Expression) => Doc) | undefined;
}

/** What is hosted; a text says why that cannot be seen. */
function trainedOf(context: Context, node: Expression): Trained | string {
  const name = context.source(node);
  const atom = exactly(context.valueOf(node), 'instance');
  const attached = attachedJob(context, atom?.made);
  if (attached) return trainedJob(context, name, attached);
  const given = givenOf(context, node);
  const kept = ['subnets', 'security_group_ids'].filter((one) => given.has(one));
  return {
    job: `${name}._latest_training_job`,
    role: `${name}.role`,
    instanceType: `${name}.compute.instance_type`,
    network: kept.map((one) => keyword(one, code(`${name}.networking.${one}`))),
    session: given.has('sagemaker_session') ? [keyword('sagemaker_session', code(`${name}.sagemaker_session`))] : [],
    tolerance: [],
  };
}

function trainedJob(context: Context, job: string, attached: AttachedJob): Trained | string {
  const why = attachedMetadata(context, attached);
  if (typeof why === 'string') return why;
  const source = describeAttached(context, job, { ...attached, isPlain: true });
  if (source.refused) return source.refused;
  return {
    job,
    role: `${job}.role_arn`,
    instanceType: `${job}.resource_config.instance_type`,
    network: attachedNetwork(context, job, attached),
    session: source.session ? [keyword('sagemaker_session', code(source.session))] : [],
    tolerance: ['tolerate_deprecated_model', 'tolerate_vulnerable_model'].map((one) => keyword(one, code('True'))),
    tags: source.foundTags,
  };
}

function networkDoc(trained: Trained, settings: string, cls: string): Doc {
  return callDoc(cls, [
    ...trained.network,
    keyword('enable_network_isolation', code(`${settings}.enable_network_isolation or False`)),
  ]);
}

/** What the construction of the estimator gives. */
function givenOf(context: Context, node: Expression): ReadonlySet<string> {
  const atom = exactly(context.valueOf(node), 'instance');
  const maker = atom && context.makerOf(atom);
  const args = maker ? readArguments(context, maker).args : [];
  return new Set(args.filter(({ value }) => !isNone(value)).map(({ name }) => name));
}
