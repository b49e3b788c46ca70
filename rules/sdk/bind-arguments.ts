import type { Argument, Call } from '../python/ast';

/** Arguments of a call sorted onto the parameters of a signature. */
export interface BoundArguments {
  /** By parameter name; positional arguments are bound in order. */
  readonly byName: ReadonlyMap<string, Argument>;
  /** Keywords that the signature does not name (taken by `**kwargs`, or wrong). */
  readonly extra: ReadonlyMap<string, Argument>;
  /** Positional arguments beyond the signature. */
  readonly surplus: readonly Argument[];
  /** `*args` and `**kwargs` in the call, in order: what they carry cannot be seen here. */
  readonly spread: readonly Argument[];
}

/**
 * Binds a call by a signature in inventory form (`name`, `*`, `*args`, `**kwargs`, `/`), the receiver left out.
 * A positional argument after `*spread` is not bound.
 */
export function bindArguments(
  params: readonly string[],
  call: { readonly args: readonly Argument[] } | Call,
): BoundArguments {
  const positional: string[] = [];
  const names = new Set<string>();
  let keywordOnly = false;
  for (const param of params) {
    if (param === '/' || param.startsWith('**')) continue;
    if (param.startsWith('*')) {
      keywordOnly = true;
      continue;
    }
    names.add(param);
    if (!keywordOnly) positional.push(param);
  }
  const byName = new Map<string, Argument>();
  const extra = new Map<string, Argument>();
  const surplus: Argument[] = [];
  const spread: Argument[] = [];
  let next = 0;
  for (const argument of call.args) {
    if (argument.form === 'keyword') {
      const name = argument.keyword?.id ?? '';
      (names.has(name) ? byName : extra).set(name, argument);
    } else if (argument.form === 'positional') {
      const name = spread.some((one) => one.form === 'star') ? undefined : positional[next];
      next += 1;
      if (name) byName.set(name, argument);
      else surplus.push(argument);
    } else {
      spread.push(argument);
    }
  }
  return { byName, extra, surplus, spread };
}
