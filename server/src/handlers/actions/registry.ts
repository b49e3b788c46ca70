import type { ActionProvider } from './action-provider';
import { fixAllInNotebook, fixAllSafe } from './fix-all-safe';
import { rewriteCode } from './rewrite-code';
import { rewriteFinding } from './rewrite-finding';
import { settlePins } from './settle-pin';
import { suppressCode } from './suppress-code';
import { suppressInCell } from './suppress-in-cell';

/** Every edit the server offers, in the order of the editor's menu. */
export const actionProviders: readonly ActionProvider[] = [
  rewriteFinding,
  ...settlePins,
  rewriteCode,
  suppressCode,
  suppressInCell,
  fixAllSafe,
  fixAllInNotebook,
];
