import type { CatalogEntry } from './entry';

/** SM2xx: training. */
export const trainingEntries: readonly CatalogEntry[] = [];
