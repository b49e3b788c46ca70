import { ALGORITHM_ESTIMATOR } from '../../catalog/mappings/algorithm';
import { MODEL_PACKAGE } from '../../catalog/mappings/model';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import { exactly } from '../../python/values';
import { readArguments } from '../arguments';
import type { Context } from '../context';
import { isNone, isSimple, quoted, unwrap } from '../expressions';
import { numberedName } from '../numbered-name';
import type { RewriteBuilder } from '../rewrite-builder';
import { jobPlan } from '../training/jobs/job-plan';
import type { DeployArguments } from './deploy-arguments';
import type { EstimatorSource } from './estimator-source';

/** An algorithm's estimator as the source of a model, which V2 made of a package. */
export interface AlgorithmSource extends EstimatorSource {
  /** The lines above the builder that make the package, and the name that its model gets. */
  readonly makePackage: (builder: RewriteBuilder, call: Call, parts: DeployArguments) => PackageLines;
  /** V2 put no tags on the model of a batch transform. */
  readonly tagsModel: boolean;
}

interface PackageLines {
  readonly lines: readonly Doc[];
  readonly modelName: Doc;
  /** What is called instead of the method of the builder. */
  readonly callee: Doc | undefined;
  /** What the call gets besides the arguments of the program; `name` is the variable of the builder. */
  readonly items: (name: string) => readonly DocItem[];
  readonly refused: string | undefined;
}

/**
 * What an `AlgorithmEstimator` gives to the model that hosts its result: V2 made a package of the algorithm and the archive,
 * waited for it, and isolated the network of what comes from the marketplace (V2 2.257.7 `algorithm.py`, `create_model` and
 * `transformer`; `model.py`, `ModelPackage`). Undefined for other estimators, and where its construction is not seen.
 */
export function describeAlgorithm(context: Context, node: Expression, method: string): AlgorithmSource | undefined {
  const value = context.valueOf(node);
  const atom = exactly(value, 'instance');
  const maker = atom?.cls === ALGORITHM_ESTIMATOR ? context.makerOf(atom) : undefined;
  const isConstructed = maker && exactly(maker.callee, 'class')?.name === ALGORITHM_ESTIMATOR;
  if (
    !isConstructed ||
    jobPlan(context, atom?.made) ||
    !isSimple(node) ||
    !(method === 'deploy' || method === 'transformer')
  )
    return undefined;
  const { args } = readArguments(context, maker);
  const given = new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one.value]));
  const ownTags = given.get('tags');
  const owner = context.source(node);
  const session = `${owner}.sagemaker_session`;
  const { quote } = context.style(node.host.text);
  const text = (word: string): string => quoted(word, quote);
  const description = context.freshName('package_description');
  // The name of the package, which the call gives where it names the model.
  let name = '';
  const members = ['subnets', 'security_group_ids'] as const;
  const inNetwork = members.filter((one) => given.has(one));
  return {
    refused:
      inNetwork.length === 1
        ? 'V2 left the model without a network where subnets= or security_group_ids= is missing: give both, or none.'
        : undefined,
    modelClass: MODEL_PACKAGE,
    folder: undefined,
    servingLevel: undefined,
    script: undefined,
    tags: ownTags,
    tagsModel: method === 'deploy',
    describe: (call) => {
      call.set('model_package_name', code(name));
      call.set('role_arn', code(`${owner}.role`));
      for (const one of inNetwork) call.setIn('network', one, code(`${owner}.networking.${one}`));
      const isListed = `any(${text('ProductId')} in one for one in ${description}[${text('InferenceSpecification')}][${text('Containers')}])`;
      call.setIn('network', 'enable_network_isolation', code(isListed));
      call.set('sagemaker_session', code(session));
    },
    makePackage: (builder, call, { modelName, forModel, items, tags }) => {
      const isOf = (label: string): boolean => items.some((item) => item.label === label);
      const unknown = forModel.find((one) => !['role', 'env', 'name', 'predictor_cls'].includes(one.name));
      const refused = unknown
        ? `V2 gave ${unknown.name}= to a model of a package: set it on the ModelBuilder by hand.`
        : method === 'transformer' && isOf('env=')
          ? 'V2 left env= out for what comes from the marketplace: give it to transformer() of a ModelBuilder by hand.'
          : method === 'transformer' && modelName
            ? 'transformer() of an AlgorithmEstimator has no model_name=.'
            : method === 'transformer' && !tags && ownTags && !isRepeated(context, ownTags)
              ? 'Give tags= to transformer(): V2 took those of the estimator.'
              : undefined;
      const unique = (base: string): Doc =>
        code(`${builder.import('sagemaker.core.common_utils', 'name_from_base', call)}(${base})`);
      const isNamed = modelName !== undefined && isSimple(modelName);
      name = isNamed ? context.source(modelName) : numberedName(context, node, 'package_name');
      const base = method === 'deploy' ? `${owner}.base_job_name` : `${owner}.algorithm_name.split(${text('/')})[-1]`;
      const own = isNamed ? [] : [joined(code(`${name} = `), modelName ? source(modelName) : unique(base))];
      const create = callDoc(`${session}.create_model_package_from_algorithm`, [
        keyword('name', code(name)),
        keyword('description', code(`${text('Model Package created from training with ')} + ${owner}.algorithm_name`)),
        keyword('algorithm_arn', code(`${owner}.algorithm_name`)),
        keyword('model_data', code(`${owner}._latest_training_job.model_artifacts.s3_model_artifacts`)),
      ]);
      const resource = builder.import('sagemaker.core.resources', 'ModelPackage', call);
      const found = callDoc(`${resource}.get`, [
        keyword('model_package_name', code(name)),
        keyword('session', code(`${session}.boto_session`)),
      ]);
      const look = `${description} = ${session}.sagemaker_client.describe_model_package(ModelPackageName=${name})`;
      const jobBase = `${owner}.base_job_name`;
      const endpoint = isOf('endpoint_name=')
        ? []
        : [keyword('endpoint_name', modelName ? unique(jobBase) : code(name))];
      return {
        refused,
        // ModelBuilder names transform jobs after the model, V2 named them after the estimator.
        callee:
          method === 'deploy' ? undefined : code(builder.import('sagemaker.core.transformer', 'Transformer', call)),
        items: (model) =>
          method === 'deploy'
            ? endpoint
            : [
                keyword('model_name', code(`${model}.built_model.model_name`)),
                keyword('base_transform_job_name', code(jobBase)),
                keyword('sagemaker_session', code(session)),
              ],
        lines: [...own, create, joined(found, code(`.wait_for_status(${text('Completed')})`)), code(look)],
        // V2 named the model of a batch transform after the package.
        modelName: method === 'deploy' ? code(name) : unique(name),
      };
    },
  };
}

/** True for a list of tags that can be written a second time. */
function isRepeated(context: Context, tags: Expression): boolean {
  const list = unwrap(tags);
  return list.kind === 'sequence' && !context.source(list).includes('\n');
}
