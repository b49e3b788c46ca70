import type { Difference } from './model';
import type { ProgramResult, Verdict } from './verify-program';

const VERDICTS: readonly Verdict[] = ['equal', 'material', 'withheld', 'different', 'failed'];

/** The totals in a few lines. */
export function totalsText(results: readonly ProgramResult[]): string {
  const counted = VERDICTS.map((verdict) => `${results.filter((one) => one.verdict === verdict).length} ${verdict}`);
  const sum = (amount: (result: ProgramResult) => number): number =>
    results.reduce((total, one) => total + amount(one), 0);
  const differing =
    (kind?: string) =>
    (result: ProgramResult): number =>
      result.comparison?.differences.filter(({ declared }) => declared?.kind === kind).length ?? 0;
  return [
    `\n${results.length} programs: ${counted.join(', ')}`,
    `${sum(({ comparison }) => comparison?.requests ?? 0)} requests compared: ` +
      `${sum(({ comparison }) => comparison?.equalFields ?? 0)} fields equal, ` +
      `${sum(differing('cosmetic'))} cosmetic, ${sum(differing('material'))} material, ` +
      `${sum(differing())} different without a declaration`,
    `${results.filter(({ isAsExpected }) => isAsExpected).length} as expected, ` +
      `${results.filter(({ isAsExpected }) => !isAsExpected).length} not`,
  ].join('\n');
}

/** A Markdown page: totals, then each program with what its requests do not have in common. */
export function writeReport(results: readonly ProgramResult[]): string {
  const parts = [
    '# Requests of V2 programs and of their migrations',
    '',
    '```text',
    totalsText(results).trim(),
    '```',
    '',
  ];
  for (const result of results) {
    const { path, verdict, comparison, outcome, reasons } = result;
    parts.push(`## ${path}: ${verdict}`, '');
    parts.push(
      `Found ${outcome.found}, rewritten ${outcome.rewritten}, of these to review ${outcome.review}, marked ${outcome.marked}.`,
      '',
    );
    for (const reason of reasons) parts.push(`- ${reason}`);
    if (reasons.length > 0) parts.push('');
    if (!comparison) continue;
    parts.push(`${comparison.requests} requests, ${comparison.equalFields} fields equal.`, '');
    if (comparison.differences.length > 0) parts.push(...table(comparison.differences), '');
  }
  return `${parts.join('\n')}`;
}

function table(differences: readonly Difference[]): string[] {
  const cell = (text: string | undefined): string =>
    text === undefined
      ? ''
      : `\`${text.replace(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('`', "'").slice(0, 120)}\``;
  return [
    '| request | field | V2 | V3 | |',
    '|---|---|---|---|---|',
    ...differences.map(
      ({ operation, index, path, v2, v3, declared }) =>
        `| ${operation} ${index + 1} | ${path} | ${cell(v2)} | ${cell(v3)} | ${declared ? `${declared.kind}: ${declared.reason}` : '**different**'} |`,
    ),
  ];
}
