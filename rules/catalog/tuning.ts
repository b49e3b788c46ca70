import type { CatalogEntry } from './entry';

/** SM3xx: hyperparameter tuning. */
export const tuningEntries: readonly CatalogEntry[] = [];
