import type { Range } from 'vscode-languageserver-textdocument';
import type { Finding, Grade, Severity } from '../../../rules/model/finding';

/** A finding as the reports show it: the JSON report prints exactly these keys. */
export interface ReportedFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Zero-based lines and UTF-16 columns. */
  readonly range: Range;
  readonly v2: string;
  readonly v3: string | null;
  readonly fix: Grade;
  readonly docs: string;
  /** In notebooks: zero-based index into the cells; the range counts from the start of that cell. */
  readonly cell?: number;
}

/** A finding as the reports show it. */
export function toReported({ code, severity, message, v2, v3, fix }: Finding, range: Range): ReportedFinding {
  return { code, severity, message, range, v2, v3: v3 ?? null, fix: fix.grade, docs: pageOf(code) };
}

/** The page of a code. */
export function pageOf(code: string): string {
  return `${pages}/${code}.md`;
}

const pages = 'https://github.com/sagemaker-v3-migrator/sagemaker-v3-migrator/blob/main/docs/codes';
