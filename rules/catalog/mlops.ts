import type { CatalogEntry } from './entry';

/** SM7xx: pipelines, registry, monitoring, feature store. */
export const mlopsEntries: readonly CatalogEntry[] = [];
