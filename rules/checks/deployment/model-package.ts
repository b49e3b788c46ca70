import { code, type Doc, joined, source } from '../../edits/doc';
import type { Call } from '../../python/ast';
import type { NamedArgument } from '../arguments';
import type { Context } from '../context';
import { isNone, isSimple, quoted, unwrap } from '../expressions';
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
  const session = value('sagemaker_session');
  if (!arn || !isSimple(arn) || (session && !isSimple(session))) {
    call.refuse('Give the ARN of the package, and the session, a name first: V3 needs them twice.');
    return [];
  }
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
    joined(code(`${name} = ${client}.describe_model_package(ModelPackageName=`), source(arn), code(')')),
    code(`if ${name}.get(${status}, ${approved}) != ${approved}:`),
    joined(
      code(`${blank.repeat(step)}${client}.update_model_package(ModelPackageArn=`),
      source(arn),
      code(`, ModelApprovalStatus=${approved})`),
    ),
  ];
}
