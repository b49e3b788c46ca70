import type { Range } from 'vscode-languageserver-textdocument';
import type { Severity } from '../../../../rules/model/finding';
import type { ReportedFinding } from '../reported-finding';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice' };

/** One GitHub Actions workflow command, which becomes an annotation in the pull request. */
export function githubLine(path: string, { severity, code, message, cell }: ReportedFinding, range: Range): string {
  const properties = [
    ['file', path],
    ['line', range.start.line + 1],
    ['col', range.start.character + 1],
    ['endLine', range.end.line + 1],
    ['endColumn', range.end.character + 1],
    // The annotation stands in the JSON text; a person looks for the cell.
    ['title', cell === undefined ? code : `${code} in cell ${cell + 1}`],
  ].map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${levels[severity]} ${properties.join(',')}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
