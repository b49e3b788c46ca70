import type { Expression } from '../../python/ast';
import { atomsOf } from '../../python/values';
import type { Context } from '../context';

/** Whether an instance type stands for a container on this machine: certainly, on some paths, or not as far as can be seen. */
export function localityOf(context: Context, type: Expression | undefined): 'local' | 'maybe' | 'remote' {
  if (!type) return 'remote';
  const value = context.valueOf(type);
  const local = atomsOf(value, 'literal').filter((atom) => atom.value === 'local' || atom.value === 'local_gpu');
  if (local.length === 0) return 'remote';
  return !value.open && local.length === value.atoms.length ? 'local' : 'maybe';
}
