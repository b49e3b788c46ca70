import type { CatalogEntry } from './entry';

/** SM4xx and SM6xx: deployment and batch transform. */
export const deploymentEntries: readonly CatalogEntry[] = [];
