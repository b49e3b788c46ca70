import { stat } from 'node:fs/promises';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readNotebook } from '../notebook/notebook-file';
import type { Program } from '../session/program';
import type { Session } from '../session/session';
import { changedReason } from './apply-changes';
import type { PlannedVariant } from './planned-program';

/** Texts for open documents, by document. */
export interface OpenTexts {
  readonly documents: readonly TextDocument[];
  readonly texts: readonly string[];
}

/** What a migration makes of an open file or notebook; the reason when the editor does not show what it was made from. */
export function openTexts(session: Session, program: Program, file: PlannedVariant): OpenTexts | string {
  const notebook = session.notebook(program.uri);
  const { documents } = program;
  const [document] = documents;
  if (!notebook) {
    if (!document || !isSame(document.getText(), file.source.text)) return changedReason;
    return { documents: [document], texts: [likeIn(document, file.after)] };
  }
  const read = readNotebook(file.source.text);
  if ('reason' in read) return read.reason;
  // Editors tell of Python cells only, in their order.
  const cells = read.value.cells.filter(({ isPython }) => isPython);
  if (cells.length !== documents.length) return changedReason;
  const after = new Map(file.cells?.map((one) => [one.cell, one.after]));
  const texts: string[] = [];
  for (const [at, { index, source }] of cells.entries()) {
    const open = documents[at];
    if (!open || !isSame(open.getText(), source)) return changedReason;
    const next = after.get(index);
    texts.push(next === undefined ? open.getText() : likeIn(open, next));
  }
  return { documents, texts };
}

/** True for a file that the editor could change on screen but never save. */
export async function isReadOnly(path: string): Promise<boolean> {
  try {
    return ((await stat(path)).mode & 0o222) === 0;
  } catch {
    return false;
  }
}

/** Editors have one kind of line end per document, and keep the byte order mark to themselves. */
function isSame(open: string, text: string): boolean {
  return open === text || plain(open) === plain(text);
}

function plain(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function likeIn(document: TextDocument, text: string): string {
  const open = document.getText();
  const lines = text.replace(/\r\n?/g, '\n');
  const mark = open.startsWith('\uFEFF') ? '\uFEFF' : '';
  return mark + (open.includes('\r\n') ? lines.replaceAll('\n', '\r\n') : lines);
}
