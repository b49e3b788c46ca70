import type { CatalogEntry } from './entry';

/** SM1xx: imports, session and utilities. */
export const importEntries: readonly CatalogEntry[] = [];
