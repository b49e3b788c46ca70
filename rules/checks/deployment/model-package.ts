import { code, type Doc, joined, source } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import type { NamedArgument } from '../arguments';
import type { Context } from '../context';
import { isNone, isSimple, quoted, unwrap } from '../expressions';
import { isDefaultSession } from '../inference/predictor';
import { numberedName } from '../numbered-name';
import type { RewriteBuilder } from '../rewrite-builder';
import type { BuilderCall } from './builder-call';

/**
 * The lines above the builder of a model package that do what V2's `ModelPackage` did before CreateModel: approve the
 * version, and isolate the network of what comes from the marketplace (V2 2.257.7 `model.py`, `_create_sagemaker_model`).
 */
export function describePackage(
  context: Context,
  builder: RewriteBuilder,
  call: BuilderCall,
  args: readonly NamedArgument[],
  at: Call,
): readonly Doc[] {
  const value = (name: string): NamedArgument['value'] | undefined =>
    args.find((one) => one.name === name && !isNone(one.value))?.value;
  const arn = value('model_package_arn');
  const given = value('sagemaker_session');
  const session = given && !isNewSession(context, given) ? given : undefined;
  // What stands above is evaluated first, which nothing notices where the other arguments are names and literals.
  const isFirst = args.every((one) => one.value === arn || one.value === given || isConstant(one.value));
  if (!arn || (session && !isSimple(session)) || (!isSimple(arn) && !isFirst)) {
    call.refuse('Give the ARN of the package, and the session, a name first: V3 needs them twice.');
    return [];
  }
  const own = isSimple(arn) ? undefined : numberedName(context, at, 'package_arn');
  if (own) call.change('model_package_name', code(own));
  const version = own ? code(own) : source(arn);
  const { quote, step, blank } = context.style(at.host.text);
  const text = (word: string): string => quoted(word, quote);
  const owner = session
    ? context.source(unwrap(session))
    : `${builder.import('sagemaker.core.helper.session_helper', 'Session', at)}()`;
  const client = `${owner}.sagemaker_client`;
  const name = context.freshName('package_description');
  const status = text('ModelApprovalStatus');
  const approved = text('Approved');
  call.setIn(
    'network',
    'enable_network_isolation',
    code(
      `any(${text('ProductId')} in one for one in ${name}[${text('InferenceSpecification')}][${text('Containers')}])`,
    ),
  );
  return [
    ...(own ? [joined(code(`${own} = `), source(arn))] : []),
    joined(code(`${name} = ${client}.describe_model_package(ModelPackageName=`), version, code(')')),
    code(`if ${name}.get(${status}, ${approved}) != ${approved}:`),
    joined(
      code(`${blank.repeat(step)}${client}.update_model_package(ModelPackageArn=`),
      version,
      code(`, ModelApprovalStatus=${approved})`),
    ),
  ];
}

/** A new session of the default kind, which a ModelBuilder makes for itself. */
function isNewSession(context: Context, node: NamedArgument['value']): boolean {
  return unwrap(node).kind === 'call' && isDefaultSession(context, node);
}

/** True for names, literals, and dicts and lists of them. */
function isConstant(node: Expression): boolean {
  const inner = unwrap(node);
  if (inner.kind === 'dict')
    return inner.items.every(({ key, value }) => key !== undefined && isConstant(key) && isConstant(value));
  return inner.kind === 'sequence' ? inner.elements.every(isConstant) : isSimple(inner);
}
