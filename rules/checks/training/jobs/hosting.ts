import type { NamedArgument } from '../../arguments';
import type { Context } from '../../context';
import { isFixed } from '../../deployment/sites';
import { isSimple } from '../../expressions';

/** Members of an estimator that a ModelBuilder answers, made from the training job. */
export const HOSTING_MEMBERS: ReadonlySet<string> = new Set(['deploy', 'transformer', 'register', 'create_model']);

/** What the model of a job takes over from the constructor of the estimator, besides what the job itself says. */
const TAKEN_OVER =
  /^(?:sagemaker_session|entry_point|source_dir|subnets|security_group_ids|enable_network_isolation|\w*version)$/;

/** True where a model can be made of the job: what the job does not tell can be repeated where the model is made. */
export function isHostable(context: Context, args: readonly NamedArgument[], isScript: boolean): boolean {
  const has = (name: string): boolean => args.some((one) => one.name === name);
  // The archive that V2 uploaded for training is the code of the model as well.
  if (isScript && (has('dependencies') || has('git_config'))) return false;
  return args.every(
    ({ name, value, shown }) => !TAKEN_OVER.test(name) || (!shown && isSimple(value) && isFixed(context, value)),
  );
}
