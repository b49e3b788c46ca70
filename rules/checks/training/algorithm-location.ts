import type { Call } from '../../python/ast';
import type { InstanceAtom } from '../../python/values';
import type { Context } from '../context';
import { isFixed, statementFor, targetOf } from '../deployment/sites';
import { isSimple } from '../expressions';
import { keywordOf } from './estimator-objects';

/**
 * Where arrays of the estimator are uploaded to, as code that means the same wherever that is done; undefined where that
 * cannot be written.
 */
export function locationOf(context: Context, self: InstanceAtom): string | undefined {
  const location = keywordOf(context, self, 'data_location');
  if (!location) return 'None';
  if (isSimple(location) && isFixed(context, location)) return context.source(location);
  return self.made?.kind === 'call' ? keptLocation(context, self, self.made)?.name : undefined;
}

/** The variable that keeps a location whose parts may change, and the line above the construction that sets it. */
export function keptLocation(
  context: Context,
  self: InstanceAtom,
  made: Call,
): { readonly name: string; readonly line: string } | undefined {
  const location = keywordOf(context, self, 'data_location');
  const target = targetOf(made);
  const isUsed = context.usesOf(made).methods.some((use) => use.name === 'record_set');
  if (!location || !isUsed || !isSimple(location) || isFixed(context, location)) return undefined;
  if (target?.kind !== 'name' || !statementFor(context, made)) return undefined;
  const name = context.freshName(`${target.id}_data_location`);
  return { name, line: `${name} = ${context.source(location)}` };
}
