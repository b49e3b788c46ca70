import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Severity } from '../../../rules/model/finding';
import { toRange } from './range';

/** Shown by editors in front of the code. */
export const diagnosticSource = 'sagemaker-v3';

/** What `Diagnostic.data` carries: enough to find the finding again in the same version. */
export interface DiagnosticData {
  readonly key: string;
  readonly code: string;
  readonly version: number;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** The open document or file that a module of the engine was read from. */
export type ModuleDocument = (id: string) => TextDocument | undefined;

/** The diagnostic of one finding in a program of `documents`; `page` is the link to the page of its code. */
export function toDiagnostic(
  documents: readonly TextDocument[],
  finding: Finding,
  page: string,
  moduleDocument: ModuleDocument,
): Diagnostic {
  const document = documents[finding.place.text]!;
  const data: DiagnosticData = { key: finding.key, code: finding.code, version: document.version };
  const related = toRelatedInformation(documents, finding, moduleDocument);
  return {
    range: toRange(document, finding.place),
    severity: severities[finding.severity],
    source: diagnosticSource,
    code: finding.code,
    codeDescription: { href: page },
    message: finding.message,
    ...(finding.deprecated ? { tags: [DiagnosticTag.Deprecated] } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    data,
  };
}

function toRelatedInformation(
  documents: readonly TextDocument[],
  finding: Finding,
  moduleDocument: ModuleDocument,
): DiagnosticRelatedInformation[] {
  return finding.related.flatMap(({ place, message, id }) => {
    const document = id === undefined ? documents[place.text] : moduleDocument(id);
    return document ? [{ location: { uri: document.uri, range: toRange(document, place) }, message }] : [];
  });
}
