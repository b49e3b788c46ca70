import { RequestType } from 'vscode-languageserver-protocol';

export interface MigrateFileParams {
  /** A file, a notebook or one of its cells. With a version, the server refuses once the document has moved on. */
  readonly textDocument: { readonly uri: string; readonly version?: number };
  /** Leaves rewrites that need a look alone; the setting `sagemakerV3.migrate.safeOnly` when absent. */
  readonly safeOnly?: boolean;
  /** Answers the new text instead of applying it. */
  readonly preview?: boolean;
}

/** What became of the findings of one file or notebook. */
export interface MigrationOutcome {
  readonly found: number;
  readonly rewritten: number;
  /** Of the rewritten: those that left a note to review. */
  readonly review: number;
  /** Withheld findings that carry a marker. */
  readonly marked: number;
  readonly suppressed: number;
  readonly left: number;
}

export interface MigrateFileResult {
  readonly outcome: MigrationOutcome;
  /** True once the editor accepted the edit; never true for a preview. */
  readonly applied: boolean;
  /** The migrated text of a file, for a preview only. */
  readonly newText?: string;
  /** The migrated texts of a notebook's Python cells in order, for a preview only. */
  readonly cells?: readonly { readonly uri: string; readonly newText: string }[];
  /** One line for the user that says what stood in the way; absent where there was simply nothing to change. */
  readonly reason?: string;
}

/** Migrates an open file or notebook as one edit that the server applies. */
export const MigrateFile = {
  type: new RequestType<MigrateFileParams, MigrateFileResult, void>('sagemakerV3/migrateFile'),
} as const;
