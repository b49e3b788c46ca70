import type { CatalogEntry } from './entry';

/** SM5xx: inference and cleanup. */
export const inferenceEntries: readonly CatalogEntry[] = [];
