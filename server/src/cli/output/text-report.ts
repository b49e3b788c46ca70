import type { Grade, Severity } from '../../../../rules/model/finding';
import type { ReportedFinding } from '../reported-finding';
import type { Summary } from './json-report';
import type { Colour, Paint } from './terminal';

const severityColours: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', information: 'cyan' };

const gradeColours: Readonly<Record<Grade, Colour>> = { safe: 'green', review: 'yellow', withheld: 'dim' };

/**
 * One line for a person: `path:line:column: code severity message [fix]`, counted from one; `path:cell N:line:column:`
 * in a notebook.
 */
export function textLine(path: string, finding: ReportedFinding, paint: Paint): string {
  const { line, character } = finding.range.start;
  const cell = finding.cell === undefined ? '' : `cell ${finding.cell + 1}:`;
  const place = `${path}:${cell}${line + 1}:${character + 1}:`;
  const severity = paint(severityColours[finding.severity], finding.severity);
  const fix = paint(gradeColours[finding.fix], `[${finding.fix}]`);
  return `${place} ${paint('bold', finding.code)} ${severity} ${finding.message} ${fix}\n`;
}

/** The last line of `check` for a person. */
export function checkSummary(summary: Summary, findings: readonly ReportedFinding[]): string {
  const known = summary.known ? `, ${summary.known} known from the baseline` : '';
  const suppressed = `${summary.suppressed > 0 ? `, ${summary.suppressed} suppressed` : ''}${known}`;
  const checked = `${count(summary.files, 'file')} checked`;
  if (summary.found === 0) return `${checked}, no ${summary.known === undefined ? '' : 'new '}findings${suppressed}\n`;
  const graded = (['safe', 'review', 'withheld'] as const)
    .map((grade) => `${findings.filter(({ fix }) => fix === grade).length} ${grade}`)
    .join(', ');
  return `${checked}, ${count(summary.found, summary.known === undefined ? 'finding' : 'new finding')} (${graded})${suppressed}\n`;
}

/** What became of the findings, for a person. */
export function migrateSummary(summary: Summary): string {
  const review = summary.review ? ` (${summary.review} to review)` : '';
  const parts = [`${summary.found} found`, `${summary.rewritten} rewritten${review}`, `${summary.marked} marked`];
  if (summary.left) parts.push(`${summary.left} left`);
  if (summary.suppressed) parts.push(`${summary.suppressed} suppressed`);
  return parts.join(', ');
}

/** `1 file`, `2 files`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
