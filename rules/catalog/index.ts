import type { CatalogEntry } from './entry';
import { importEntries } from './imports';

/** Every catalog entry, by code. */
export const allEntries: readonly CatalogEntry[] = [...importEntries].sort((a, b) => a.code.localeCompare(b.code));

const byCode = new Map(allEntries.map((entry) => [entry.code, entry]));

/** The entry of a code such as `SM201`. */
export function findEntry(code: string): CatalogEntry | undefined {
  return byCode.get(code);
}
