import { callDoc, code, type Doc, keyword } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import type { NamedArgument } from '../arguments';
import type { Context } from '../context';
import { isNone, isSimple, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import type { BuilderCall } from './builder-call';

/**
 * What a builder of a JumpStart model needs before `build()`: by default it has `dependencies`, and then puts an empty
 * SAGEMAKER_PROGRAM over that of the metadata (`_prepare_container_def_base`).
 */
export const JUMPSTART_SETTINGS: readonly string[] = ['dependencies = {}'];

/** What the deployment of a JumpStart model says and its builder has to know. */
interface Deployment {
  readonly type: Doc | undefined;
  readonly eula: Doc | undefined;
}

/** Adds what V2 took from the deployment or looked up: the instance type, and that no agreement was accepted. */
export function describeJumpStart(
  context: Context,
  builder: RewriteBuilder,
  call: BuilderCall,
  args: readonly NamedArgument[],
  at: Call,
  { type, eula }: Deployment,
): void {
  const given = new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one.value]));
  if (!given.has('model_id')) return call.refuse('Which JumpStart model this is cannot be seen.');
  builder.works('network isolation of a JumpStart model by its metadata', '3.10');
  // V3's own default is False, and then the archive is asked for in another form.
  call.setIn('jumpstart_config', 'accept_eula', eula ?? code('None'));
  if (given.has('env')) {
    builder.note(
      'Where env= and the metadata of the JumpStart model both set a variable, V3 takes that of the metadata.',
    );
  }
  const deploys = context.usesOf(at).methods.filter((use) => use.name === 'deploy' || use.name === 'transformer');
  const isLate = deploys.some(({ fact }) => {
    const value = context.bind(fact)?.byName.get('instance_type')?.value;
    return value !== undefined && !isNone(value);
  });
  if (isLate && !type) {
    return call.refuse(
      'V3 needs the instance type where the model is constructed: give the one of deploy() a name above it.',
    );
  }
  const own = given.get('instance_type');
  if (!type && own && !isSimple(own)) return call.refuse('Give the instance type a name first.');
  const value = type ?? (own && code(context.source(unwrap(own)))) ?? lookedUp(context, builder, call, given, at);
  if (value) call.setIn('compute', 'instance_type', value);
}

/** The instance type of the metadata: V3 looks it up as well, but only with it given reads the timeouts there. */
function lookedUp(
  context: Context,
  builder: RewriteBuilder,
  call: BuilderCall,
  given: ReadonlyMap<string, Expression>,
  at: Call,
): Doc | undefined {
  const copied = ['model_id', 'model_version', 'config_name', 'sagemaker_session'].flatMap((name) => {
    const value = given.get(name);
    return value ? [{ name, value }] : [];
  });
  if (given.has('hub_name') || copied.some(({ value }) => !isSimple(value))) {
    call.refuse(
      'The default instance type has to be looked up by the model: give instance_type=, or give the model id a name.',
    );
    return undefined;
  }
  const module = builder.import('sagemaker.core', 'instance_types', at);
  const { quote } = context.style(at.host.text);
  const items = copied.map(({ name, value }) => keyword(name, code(context.source(unwrap(value)))));
  // The function insists on a version.
  if (!given.has('model_version')) items.splice(1, 0, keyword('model_version', code(quoted('*', quote))));
  return callDoc(`${module}.retrieve_default`, [...items, keyword('scope', code(quoted('inference', quote)))]);
}
