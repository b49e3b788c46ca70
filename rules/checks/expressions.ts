import type { Call, Expression } from '../python/ast';
import { exactly, stringOf, type Value } from '../python/values';
import type { Context } from './context';

/** A name, literal or attribute chain: writing it twice, or elsewhere on the same path, changes nothing. */
export function isSimple(node: Expression): boolean {
  switch (node.kind) {
    case 'name':
    case 'text':
    case 'constant':
      return true;
    case 'attribute':
      return isSimple(node.object);
    case 'wrapper':
      return node.type === 'parentheses' && isSimple(node.inner);
    case 'opaque':
      return node.type === 'f_string' && node.parts.every(isSimple);
    default:
      return false;
  }
}

/** The string that the expression certainly is. */
export function knownString(context: Context, node: Expression): string | undefined {
  return stringOf(context.valueOf(node));
}

/** True when the expression certainly is a string, known or not. */
export function isString(context: Context, node: Expression): boolean {
  return exactly(context.valueOf(node), 'literal')?.of === 'str';
}

/** True for a literal None. */
export function isNone(node: Expression): boolean {
  return node.kind === 'constant' && node.type === 'none';
}

const PIPELINE_VARIABLES = [
  'sagemaker.workflow.entities.PipelineVariable',
  'sagemaker.core.helper.pipeline_variable.PipelineVariable',
];

/** True for the classes of pipeline parameters, execution variables and functions, of both SDKs. */
export function isPipelineClass(context: Context, cls: string): boolean {
  return PIPELINE_VARIABLES.some((base) => context.knowledge.isSubclass(cls, base));
}

/** True when the value certainly is known in the execution of a pipeline only. */
export function isPipelineVariable(context: Context, { atoms, open }: Value): boolean {
  return (
    !open && atoms.length > 0 && atoms.every((atom) => atom.type === 'instance' && isPipelineClass(context, atom.cls))
  );
}

/** The SDK class whose instance the expression certainly is. */
export function instanceClass(context: Context, node: Expression): string | undefined {
  return exactly(context.valueOf(node), 'instance')?.cls;
}

/** The call that created the SDK object the expression certainly is. */
export function makerCall(context: Context, node: Expression): Call | undefined {
  const made = exactly(context.valueOf(node), 'instance')?.made;
  return made?.kind === 'call' ? made : undefined;
}

/** Source text without enclosing parentheses. */
export function unwrap(node: Expression): Expression {
  return node.kind === 'wrapper' && node.type === 'parentheses' ? unwrap(node.inner) : node;
}

/** A Python string literal in the author's quotes. */
export function quoted(value: string, quote: '"' | "'"): string {
  return `${quote}${value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n')}${quote}`;
}
