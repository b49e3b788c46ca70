import type { Expression } from '../../python/ast';
import { atomsOf, type InstanceAtom } from '../../python/values';
import { readArguments } from '../arguments';
import type { Context } from '../context';
import { isNone } from '../expressions';

/** Which session an object holds: one that describes jobs for a pipeline, one that starts them, or either. */
export type SessionKind = 'pipeline' | 'local-pipeline' | 'plain' | 'mixed';

/** The kind of session that the expression certainly is; `plain` also where nothing is known of it. */
export function sessionKind(context: Context, node: Expression): SessionKind {
  const value = context.valueOf(node);
  const classes = atomsOf(value, 'instance').map(({ cls }) => cls);
  if (classes.some((cls) => cls.endsWith('.LocalPipelineSession'))) return 'local-pipeline';
  const count = classes.filter((cls) => cls.endsWith('.PipelineSession')).length;
  if (count === 0) return 'plain';
  return count === value.atoms.length ? 'pipeline' : 'mixed';
}

/** True when the constructor of the object was given a PipelineSession, on some path at least. */
export function isInPipeline(context: Context, atom: InstanceAtom): boolean {
  const maker = context.makerOf(atom);
  const given = maker && readArguments(context, maker).args.find((one) => one.name === 'sagemaker_session')?.value;
  return given !== undefined && !isNone(given) && sessionKind(context, given) !== 'plain';
}

/** True when the program lets pipelines keep job names, which V2 otherwise left out of their definitions. */
export function keepsJobNames(context: Context): boolean {
  return context.usesIdentifier('PipelineDefinitionConfig');
}
