import { callDoc, code, type Doc, type DocItem, keyword, source } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import { atomsOf, type InstanceAtom } from '../../python/values';
import { readArguments } from '../arguments';
import type { Context } from '../context';
import { isNone, isSimple, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';

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

const SESSION = 'sagemaker.session.Session';
const LOCAL_SESSION = 'sagemaker.local.local_session.LocalSession';
const MODULE = 'sagemaker.core.workflow.pipeline_context';

/** Parameters of `Session` that `PipelineSession` has as well. */
const SHARED_PARAMETERS: ReadonlySet<string> = new Set([
  'boto_session',
  'sagemaker_client',
  'default_bucket',
  'settings',
  'sagemaker_config',
  'default_bucket_prefix',
]);

/**
 * The session of an object that describes a step: V2 took any, V3 starts the job unless it is a PipelineSession. A string
 * says why there is none.
 */
export function pipelineSessionDoc(
  context: Context,
  builder: RewriteBuilder,
  at: Call,
  given: Expression | undefined,
): Doc | string {
  const make = (items: readonly DocItem[]): Doc => callDoc(builder.import(MODULE, 'PipelineSession', at), items);
  if (!given) return make([]);
  const kind = sessionKind(context, given);
  if (kind === 'pipeline') return source(given);
  const atoms = atomsOf(context.valueOf(given), 'instance');
  if (kind === 'local-pipeline' || atoms.some((atom) => context.knowledge.isSubclass(atom.cls, LOCAL_SESSION))) {
    return 'It belongs to a pipeline that runs locally, which V3 cannot create: use a PipelineSession, or keep it on V2.';
  }
  const makers = atoms.map((atom) => (atom.cls === SESSION ? context.makerOf(atom) : undefined));
  const [maker] = makers;
  const isMade = maker !== undefined && makers.length === 1 && atoms.length === context.valueOf(given).atoms.length;
  const bound = isMade ? readArguments(context, maker) : undefined;
  const inner = unwrap(given);
  if (inner.kind === 'call' && inner === maker?.call && bound && !bound.obstacle) {
    const other = bound.args.find((one) => !SHARED_PARAMETERS.has(one.name));
    if (other) return `PipelineSession takes no ${other.name}=: give the session a name first.`;
    return make(bound.args.map((one) => keyword(one.name, source(one.value))));
  }
  if (!isSimple(inner))
    return 'The session is made in place; give it a name first, because V3 needs another one made from it.';
  if (isMade && maker.call.args.length === 0 && !context.valueOf(given).open) return make([]);
  // The bucket that a session would find by itself need not be asked for.
  const hasBucket = !bound || bound.obstacle !== undefined || bound.args.some((one) => one.name === 'default_bucket');
  const part = (name: string, text = `.${name}`): DocItem => keyword(name, code(`${context.source(inner)}${text}`));
  const hasPrefix = bound?.args.some((one) => one.name === 'default_bucket_prefix');
  return make([
    part('boto_session'),
    part('sagemaker_client'),
    ...(hasBucket ? [part('default_bucket', '.default_bucket()')] : []),
    ...(hasPrefix ? [part('default_bucket_prefix')] : []),
  ]);
}
