import { htmlReport } from './html-report';
import { markdownReport } from './markdown-report';
import type { ReportData } from './report-data';

export const reportFormats = ['html', 'markdown'] as const;

export type ReportFormat = (typeof reportFormats)[number];

/** The report in one of its formats. */
export function renderReport(data: ReportData, format: ReportFormat): string {
  return format === 'html' ? htmlReport(data) : markdownReport(data);
}
