import type { Check } from '../check';

/** The checks of this area, in order. */
export const boto3Checks: readonly Check[] = [];
