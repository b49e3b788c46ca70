import type { Expression } from '../../python/ast';
import type { Context } from '../context';
import { isPipelineClass } from '../expressions';

/**
 * Parameters of V2 estimators that ModelTrainer reads as plain text or lists when it is made, or when it describes the job,
 * so that a pipeline variable fails there (tried with sagemaker-train 1.27.0). Those that differ by release are parity
 * entries.
 */
const PLAIN_IN_V3: ReadonlySet<string> = new Set([
  'role',
  'base_job_name',
  'input_mode',
  'subnets',
  'security_group_ids',
  'entry_point',
  'source_dir',
  'disable_output_compression',
]);

/** True when the value is, on some path at least, known in the execution of a pipeline only. */
export function mayBeVariable(context: Context, node: Expression): boolean {
  return context.valueOf(node).atoms.some((atom) => atom.type === 'instance' && isPipelineClass(context, atom.cls));
}

/** Why ModelTrainer cannot take this argument of an estimator; undefined where it can. */
export function variableObstacle(context: Context, name: string, value: Expression): string | undefined {
  if (!PLAIN_IN_V3.has(name) || !mayBeVariable(context, value)) return undefined;
  return `ModelTrainer takes no pipeline variable for ${name}=: give a plain value, or keep this step on V2.`;
}
