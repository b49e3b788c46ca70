import { boto3Entries } from './boto3';
import { dependencyEntries } from './dependencies';
import { deploymentEntries } from './deployment';
import type { CatalogEntry } from './entry';
import { importEntries } from './imports';
import { inferenceEntries } from './inference';
import { misuseEntries } from './misuse';
import { mlopsEntries } from './mlops';
import { modelKindEntries } from './model-kinds';
import { parityCodes } from './parity-codes';
import { suppressionEntries } from './suppressions';
import { trainingEntries } from './training';
import { tuningEntries } from './tuning';

/** Every catalog entry, by code. */
export const allEntries: readonly CatalogEntry[] = [
  ...dependencyEntries,
  ...suppressionEntries,
  ...importEntries,
  ...trainingEntries,
  ...tuningEntries,
  ...deploymentEntries,
  ...modelKindEntries,
  ...inferenceEntries,
  ...mlopsEntries,
  ...boto3Entries,
  ...misuseEntries,
  ...parityCodes,
].sort((a, b) => a.code.localeCompare(b.code));

const byCode = new Map(allEntries.map((entry) => [entry.code, entry]));

/** The entry of a code such as `SM201`. */
export function findEntry(code: string): CatalogEntry | undefined {
  return byCode.get(code);
}
