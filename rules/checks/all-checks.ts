import type { Check } from './check';
import { goneSymbols, movedSymbols } from './moved-symbols';

/** All checks; where two report the same place with the same code, the earlier one wins. */
export const allChecks: readonly Check[] = [movedSymbols, goneSymbols];
