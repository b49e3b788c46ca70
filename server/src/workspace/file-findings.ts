import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { findEntry } from '../../../rules/catalog/index';
import type { Finding } from '../../../rules/model/finding';
import type { CheckedFile } from '../cli/file-work';
import type { ReportedFinding } from '../cli/reported-finding';
import { diagnosticSource } from '../convert/diagnostic';
import { toRange } from '../convert/range';
import type { WorkspaceFinding } from '../protocol/workspace-findings';
import type { Program } from '../session/program';

/** The findings of a file that is not open, as a list shows them. */
export function listedOf({ findings }: CheckedFile): WorkspaceFinding[] {
  return findings.map(({ code, severity, message, fix, range, cell }) => ({
    code,
    title: titleOf(code),
    severity,
    message,
    grade: fix,
    range,
    ...(cell === undefined ? {} : { cell }),
  }));
}

/** The findings of an open file or notebook, as a list shows them. */
export function liveOf({ documents, kind }: Program, findings: readonly Finding[]): WorkspaceFinding[] {
  return findings.flatMap(({ code, severity, message, fix, place }) => {
    const document = documents[place.text];
    if (!document) return [];
    return {
      code,
      title: titleOf(code),
      severity,
      message,
      grade: fix.grade,
      range: toRange(document, place),
      ...(kind === 'notebook' ? { cellUri: document.uri } : {}),
    };
  });
}

/**
 * What an editor shows of a file that is not open. Cells have URIs only once their notebook is open, so a notebook's
 * findings stand in the file itself: at their place in its JSON text, with the cell in the message.
 */
export function diagnosticsOf({ findings, details }: CheckedFile, pageOf: (code: string) => string): Diagnostic[] {
  return findings.map((finding, index) => ({
    range: details[index]?.inFile ?? finding.range,
    severity: severities[finding.severity],
    source: diagnosticSource,
    code: finding.code,
    codeDescription: { href: pageOf(finding.code) },
    message: finding.cell === undefined ? finding.message : `${cellPlace(finding)}: ${finding.message}`,
  }));
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} as const;

function cellPlace({ cell = 0, range }: ReportedFinding): string {
  return `Cell ${cell + 1}, line ${range.start.line + 1}`;
}

function titleOf(code: string): string {
  return findEntry(code)?.title ?? '';
}
