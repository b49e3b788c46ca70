import type { MigrateOptions } from '../../../rules/engine/api';
import type { MigratedFile } from './file-work';
import type { Outcome } from './problem';

type Migrated = Outcome<MigratedFile>;

/**
 * Migrates what is safe, and once more with what is to be reviewed where there is any: the second outcome is the first
 * one's `all`. Files that were migrated as one get both, each of them.
 */
export function migrateBothWays(migrate: (options: MigrateOptions) => Migrated, options: MigrateOptions): Migrated {
  const safe = migrate({ ...options, safeOnly: true });
  if (options.safeOnly || 'reason' in safe || !hasReview(safe.value)) return safe;
  return join(safe, migrate({ ...options, safeOnly: false }));
}

function hasReview({ findings, together = [] }: MigratedFile): boolean {
  const isOpen = findings.some(({ fix, outcome }) => fix === 'review' && outcome === 'left');
  return isOpen || together.some((one) => !('reason' in one) && hasReview(one.value));
}

function join(safe: Migrated, all: Migrated): Migrated {
  if ('reason' in safe || 'reason' in all) return safe;
  const { together, ...rest } = safe.value;
  const { together: others, ...alone } = all.value;
  const shares = together?.map((one, index) => join(one, others?.[index] ?? { reason: 'no answer' }));
  return { value: { ...rest, all: alone, ...(shares && { together: shares }) } };
}
