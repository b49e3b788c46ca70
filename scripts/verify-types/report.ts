import { table } from '../bench/table';
import type { JudgedError, Verification } from './verify';

/** True when a marker or a finding speaks of the error. */
export function isSaid({ said }: JudgedError): boolean {
  return said !== 'nothing';
}

/** Share of the errors that the tool speaks of, from 0 to 1; 1 when there are none. */
export function coveredShare(errors: readonly JudgedError[]): number {
  return errors.length === 0 ? 1 : errors.filter(isSaid).length / errors.length;
}

/** Both lists with their ratios; at most `top` errors of each, and all of them counted by kind. */
export function renderVerification(
  { programs, before, after, leftOut, saidUnderV2 }: Verification,
  top: number,
): string {
  const open = (errors: readonly JudgedError[]): readonly JudgedError[] => errors.filter((error) => !isSaid(error));
  const percent = (100 * coveredShare(before)).toFixed(2);
  return [
    `programs ${programs}`,
    `before: ${before.length} SageMaker errors, ${open(before).length} without a finding, covered ${percent} %`,
    `after: ${after.length} SageMaker errors, ${after.filter(isSaid).length} at markers, ${open(after).length} without one`,
    `left out, about annotations alone: ${leftOut.before} before, ${leftOut.after} after`,
    `left out, the same under V2: ${saidUnderV2.before} before, ${saidUnderV2.after} after`,
    list('Before, without a finding', open(before), top),
    list('After, without a marker', open(after), top),
  ].join('\n');
}

function list(title: string, errors: readonly JudgedError[], top: number): string {
  if (errors.length === 0) return '';
  const kinds = new Map<string, number>();
  for (const { message, rule } of errors) kinds.set(`${rule} ${message}`, (kinds.get(`${rule} ${message}`) ?? 0) + 1);
  const rows = [...kinds].sort(([, a], [, b]) => b - a).slice(0, top);
  const counted = table([['kind', 'times'], ...rows.map(([kind, times]) => [kind, String(times)])]);
  const lines = errors
    .slice(0, top)
    .map(({ file, line, message, source }) => `${file}:${line + 1}: ${message}\n    ${source}`);
  return `\n${title}\n${counted}\n\n${lines.join('\n')}\n`;
}
