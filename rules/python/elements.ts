import { join, NEVER, only, UNKNOWN, type Value } from './values';

/** Some text. */
export const STRING: Value = only({ type: 'literal', of: 'str', value: undefined });

/** What iterating over the value yields. */
export function elementOf(value: Value): Value {
  let result: Value = value.open ? UNKNOWN : NEVER;
  for (const atom of value.atoms) {
    if (atom.type === 'sequence') result = join(result, atom.element.value);
    else if (atom.type === 'dict') result = join(result, STRING);
    else result = join(result, UNKNOWN);
  }
  return result;
}
