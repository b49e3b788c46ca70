import type { Range, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Engine, EngineOptions, ModuleSource } from '../../../rules/engine/api';
import type { Finding } from '../../../rules/model/finding';
import { toTextEdits } from '../convert/text-edits';

/** What only some reports need of a finding. */
export interface FindingDetails {
  /** The source line where it begins, with each run of blanks as one space: it outlives moves and re-indentation. */
  readonly line: string;
  /** What to look at, or why it is not rewritten; empty where the rewrite is safe. */
  readonly note: string;
  /** True for the comment that an earlier migration left. */
  readonly isMarker: boolean;
  /** In notebooks, where somebody asked: where it stands in the JSON text. */
  readonly inFile?: Range;
  /** What its fix changes, the rest of its group included; absent where nobody asked or nothing is rewritten. */
  readonly fix?: { readonly title: string; readonly edits: readonly TextEdit[] };
}

/** The details of findings that only some reports print, and that take long to find out. */
export interface WantedDetails {
  /** Of findings in notebooks, where they stand in the JSON text. */
  readonly places: boolean;
  /** What each fix changes: a migration per group of findings. */
  readonly fixes: boolean;
}

export const noDetails: WantedDetails = { places: false, fixes: false };

/** Longer texts get no fixes in reports: each group of findings takes a migration of its own. */
export const longestWithFixes = 500_000;

/** The details of the findings of one file, in their order. */
export function findingDetails(text: string, findings: readonly Finding[]): FindingDetails[] {
  return findings.map(({ place, fix, isMarker }) => ({ line: lineAt(text, place.start), note: fix.note, isMarker }));
}

/** The same with what each fix changes; findings that are rewritten together share the very same edits. */
export function findingFixes(
  engine: Engine,
  path: string,
  text: string,
  findings: readonly Finding[],
  options: EngineOptions,
  modules?: ModuleSource,
): FindingDetails[] {
  const details = findingDetails(text, findings);
  if (text.length > longestWithFixes) return details;
  const document = TextDocument.create('', 'python', 0, text);
  const program = engine.open([{ id: path, text }], modules);
  const byGroup = new Map<string, readonly TextEdit[]>();
  try {
    return findings.map(({ key, group, fix }, index) => {
      const detail = details[index]!;
      if (fix.grade === 'withheld') return detail;
      let edits = byGroup.get(group);
      if (!edits) {
        edits = toTextEdits(document, program.migrate({ ...options, only: [key] }).texts[0] ?? text);
        byGroup.set(group, edits);
      }
      return edits.length > 0 ? { ...detail, fix: { title: fix.title, edits } } : detail;
    });
  } finally {
    program.dispose();
  }
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', start);
  return text
    .slice(start, newline === -1 ? text.length : newline)
    .trim()
    .replace(/\s+/g, ' ');
}
