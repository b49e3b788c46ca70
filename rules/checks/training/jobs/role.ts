import { code, type Doc, joined } from '../../../edits/doc';
import type { Expression } from '../../../python/ast';
import type { Context } from '../../context';
import { bindings } from '../../deployment/sites';
import { knownString, unwrap } from '../../expressions';
import type { Trainer } from '../trainer';

/** The role as the ARN that the API takes: ModelTrainer and V2 looked a mere name up themselves. */
export function roleDoc(trainer: Trainer, node: Expression): Doc {
  const known = knownString(trainer.context, node);
  if (known?.startsWith('arn:') || isExecutionRole(trainer.context, unwrap(node))) return trainer.doc(node);
  return joined(trainer.sessionDoc(), code('.expand_role('), trainer.doc(node), code(')'));
}

/** `get_execution_role()` gives an ARN. */
export function isExecutionRole(context: Context, node: Expression): boolean {
  if (node.kind === 'call') {
    const atoms = context.facts.calls.get(node)?.callee.atoms ?? [];
    return atoms.length > 0 && atoms.every((one) => one.type === 'function' && /\.get_execution_role$/.test(one.name));
  }
  if (node.kind !== 'name') return false;
  const found = bindings(context, node.id);
  return (
    found.length > 0 &&
    found.every(({ body }) => {
      if (body.kind !== 'assign' || !body.value) return false;
      const value = unwrap(body.value);
      return value.kind === 'call' && isExecutionRole(context, value);
    })
  );
}
