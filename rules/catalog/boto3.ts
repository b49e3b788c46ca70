import type { CatalogEntry } from './entry';

/** SM8xx: raw boto3. */
export const boto3Entries: readonly CatalogEntry[] = [];
