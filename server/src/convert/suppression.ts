import type { TextDocument } from 'vscode-languageserver-textdocument';
import { cellMagicOf } from '../../../rules/python/cell-magic';

const ignoreComment = /#\s*sagemaker-v3:\s*ignore\[([^\]]*)\]/;

/**
 * The document's text with an ignore comment for `code` on the line of `offset`, merged into one that is there.
 * `undefined` where no comment may follow: after a continuation backslash, or when the code is ignored already.
 */
export function withSuppression(document: TextDocument, offset: number, code: string): string | undefined {
  const text = document.getText();
  const { line } = document.positionAt(offset);
  const start = document.offsetAt({ line, character: 0 });
  const end = document.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
  const suppressed = suppressedLine(text.slice(start, end), code);
  return suppressed === undefined ? undefined : text.slice(0, start) + suppressed + text.slice(end);
}

function suppressedLine(line: string, code: string): string | undefined {
  const existing = ignoreComment.exec(line);
  if (!existing) return line.endsWith('\\') ? undefined : `${line.trimEnd()}  # sagemaker-v3: ignore[${code}]`;
  const codes = (existing[1] ?? '').split(',').flatMap((each) => each.trim() || []);
  if (codes.includes(code)) return undefined;
  const merged = existing[0].replace(/\[.*$/, `[${[...codes, code].join(', ')}]`);
  return line.slice(0, existing.index) + merged + line.slice(existing.index + existing[0].length);
}

const cellComment = /^#[ \t]*sagemaker-v3:[ \t]*ignore-cell\[([^\]\r\n]*)\]/m;

/**
 * The text of a cell with an ignore comment for `code` at its top, merged into one that is there. It goes below a cell
 * magic, which has to stay the first line. `undefined` when the code is ignored already.
 */
export function withCellSuppression(document: TextDocument, code: string): string | undefined {
  const text = document.getText();
  const existing = cellComment.exec(text);
  if (existing) {
    const codes = (existing[1] ?? '').split(',').flatMap((each) => each.trim() || []);
    if (codes.includes(code)) return undefined;
    const merged = existing[0].replace(/\[.*$/, `[${[...codes, code].join(', ')}]`);
    return text.slice(0, existing.index) + merged + text.slice(existing.index + existing[0].length);
  }
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const top = cellMagicOf(text)?.bodyStart ?? 0;
  return `${text.slice(0, top)}# sagemaker-v3: ignore-cell[${code}]${newline}${text.slice(top)}`;
}
