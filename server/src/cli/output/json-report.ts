import type { ReportedFinding } from '../reported-finding';

/** The counts at the end of a JSON report; `migrate` adds what is to review and what is left. */
export interface Summary {
  readonly files: number;
  readonly found: number;
  readonly rewritten: number;
  readonly marked: number;
  readonly suppressed: number;
  readonly review?: number;
  readonly left?: number;
  /** Findings that the baseline knows; they are neither listed nor among those found. */
  readonly known?: number;
}

/** One file of a JSON report. */
export interface ReportedFile {
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
}

/** The report for programs, version 1: files without findings are counted but not listed. */
export function jsonReport(files: readonly ReportedFile[], summary: Summary): string {
  const listed = files.filter((file) => file.findings.length > 0).map(({ path, findings }) => ({ path, findings }));
  return `${JSON.stringify({ version: 1, files: listed, summary }, undefined, 2)}\n`;
}
