import type { TextDocument } from 'vscode-languageserver-textdocument';
import { cellMagicOf } from '../../../rules/python/cell-magic';

const ignoreComment = /#\s*sagemaker-v3:\s*ignore\[([^\]]*)\]/;

/** How far above a finding the statement or instruction may begin that it stands in. */
const HIGHEST = 30;

/**
 * Texts that may silence `code` at `offset`, the first that does is to be taken: with an ignore comment on the line,
 * merged into one that is there, or alone above it, or above one of the lines before it, where a statement or instruction
 * begins whose lines take no comments. None when the code is ignored already.
 */
export function* suppressions(document: TextDocument, offset: number, code: string): Generator<string> {
  const text = document.getText();
  const { line } = document.positionAt(offset);
  const startOf = (at: number): number => document.offsetAt({ line: at, character: 0 });
  const start = startOf(line);
  const end = document.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
  const here = text.slice(start, end);
  if (codesIn(ignoreComment.exec(here)).includes(code)) return;
  const suppressed = suppressedLine(here, code);
  if (suppressed !== undefined) yield text.slice(0, start) + suppressed + text.slice(end);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  for (let at = line; at >= 0 && line - at < HIGHEST; at -= 1) {
    const top = startOf(at);
    // Nothing may come in between a line and the one that it continues.
    if (/\\\r?\n$/.test(text.slice(0, top))) continue;
    const indent = /^[ \t]*/.exec(text.slice(top))?.[0] ?? '';
    yield `${text.slice(0, top)}${indent}# sagemaker-v3: ignore[${code}]${newline}${text.slice(top)}`;
  }
}

function suppressedLine(line: string, code: string): string | undefined {
  const existing = ignoreComment.exec(line);
  if (!existing) return line.endsWith('\\') ? undefined : `${line.trimEnd()}  # sagemaker-v3: ignore[${code}]`;
  const merged = existing[0].replace(/\[.*$/, `[${[...codesIn(existing), code].join(', ')}]`);
  return line.slice(0, existing.index) + merged + line.slice(existing.index + existing[0].length);
}

function codesIn(comment: RegExpExecArray | null): string[] {
  return (comment?.[1] ?? '').split(',').flatMap((each) => each.trim() || []);
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
    const codes = codesIn(existing);
    if (codes.includes(code)) return undefined;
    const merged = existing[0].replace(/\[.*$/, `[${[...codes, code].join(', ')}]`);
    return text.slice(0, existing.index) + merged + text.slice(existing.index + existing[0].length);
  }
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const top = cellMagicOf(text)?.bodyStart ?? 0;
  return `${text.slice(0, top)}# sagemaker-v3: ignore-cell[${code}]${newline}${text.slice(top)}`;
}
