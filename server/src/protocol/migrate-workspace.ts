import { RequestType, type WorkDoneProgressParams } from 'vscode-languageserver-protocol';

/** What is to become of a file: nothing, its safe rewrites, or those to review as well. Markers go with either. */
export type MigrationChoice = 'none' | 'safe' | 'all';

/**
 * What it takes that a finding is rewritten: `review` also for what is safe by itself but belongs to an object of which
 * something is to be reviewed.
 */
export type ReviewGrade = 'safe' | 'review' | 'withheld';

export interface PlanMigrationParams extends WorkDoneProgressParams {
  /** URIs of the workspace folders to migrate; all when absent. */
  readonly folders?: readonly string[];
  /** False in a workspace that the user does not trust: git is not asked there. */
  readonly isTrusted?: boolean;
  /** Goes on although there are changes that git has no commit of. */
  readonly anyway?: boolean;
}

/** One finding as the review lists it. */
export interface PlannedFinding {
  readonly code: string;
  /** The V2 name. */
  readonly v2: string;
  readonly message: string;
  readonly grade: ReviewGrade;
  /** What to look at, or why it is not rewritten; empty when safe. */
  readonly note: string;
  /** What becomes of it when everything is ticked. */
  readonly outcome: 'rewritten' | 'marked' | 'left';
  /** Zero-based, in notebooks within the cell. */
  readonly line: number;
  /** In notebooks: zero-based index into the cells. */
  readonly cell?: number;
}

/** A file with findings. */
export interface PlannedFile {
  readonly uri: string;
  /** Path in its folder, with the folder's name in front where there are several. */
  readonly name: string;
  readonly kind: 'python' | 'notebook' | 'manifest';
  readonly findings: readonly PlannedFinding[];
  /** The choices that change the file; none where everything in it stays as it is. */
  readonly choices: readonly ('safe' | 'all')[];
  /** Files of the same number share objects: they get the same choice. */
  readonly group?: number;
}

/** A file or folder that could not be looked at, or is left out, and why. */
export interface SkippedFile {
  readonly name: string;
  readonly reason: string;
}

/** Why there is no plan, or why it was not applied; one line for the user. */
export interface MigrationRefusal {
  /** `dirty` can be overruled by asking again with `anyway`. */
  readonly kind: 'dirty' | 'cancelled' | 'outdated' | 'failed';
  readonly text: string;
}

export interface MigrationPlan {
  /** What the other requests name it by; there is one at a time. */
  readonly id: number;
  /** Files that were looked at. */
  readonly scanned: number;
  readonly files: readonly PlannedFile[];
  readonly skipped: readonly SkippedFile[];
}

export type PlanMigrationResult = MigrationPlan | { readonly refusal: MigrationRefusal };

export interface PlannedTextsParams {
  readonly plan: number;
  readonly uri: string;
  readonly choice: 'safe' | 'all';
}

/** Both sides of a file; a notebook's Python cells as one text. */
export interface PlannedTexts {
  readonly before: string;
  readonly after: string;
}

export interface ApplyMigrationParams {
  readonly plan: number;
  /** By URI; a file that is not named stays as it is. */
  readonly choices: Readonly<Record<string, MigrationChoice>>;
  readonly isTrusted?: boolean;
  readonly anyway?: boolean;
  /** URIs of what has unsaved changes in the editor: such a file is never written past the editor. */
  readonly unsaved?: readonly string[];
}

/** What became of a file with findings. */
export interface AppliedFile {
  readonly uri: string;
  readonly name: string;
  /** `edited`: in the editor, where it can be undone; `written`: on the disk; `unchanged`: nothing to change or not chosen. */
  readonly status: 'written' | 'edited' | 'unchanged' | 'refused';
  /** Why it is not changed; empty otherwise. */
  readonly reason: string;
  readonly found: number;
  readonly rewritten: number;
  /** Of the rewritten: those that left a note to review. */
  readonly review: number;
  readonly marked: number;
  readonly suppressed: number;
  readonly left: number;
}

export interface ApplyMigrationResult {
  readonly files: readonly AppliedFile[];
  /** Set when nothing at all was changed because something stood in the way. */
  readonly refusal?: MigrationRefusal;
  /** What was found, rewritten, marked, skipped and why, as Markdown; absent when nothing was changed. */
  readonly report?: string;
}

/** Finds out what a migration of the workspace would change; shows progress and can be cancelled there. */
export const PlanMigration = {
  type: new RequestType<PlanMigrationParams, PlanMigrationResult, void>('sagemakerV3/planMigration'),
} as const;

/** Asks for both sides of one file; `null` for a plan that is gone. */
export const GetPlannedTexts = {
  type: new RequestType<PlannedTextsParams, PlannedTexts | null, void>('sagemakerV3/plannedTexts'),
} as const;

/** Writes what was chosen: all of it, or nothing. Files that changed since the plan was made are refused by name. */
export const ApplyMigration = {
  type: new RequestType<ApplyMigrationParams, ApplyMigrationResult, void>('sagemakerV3/applyMigration'),
} as const;

/** Drops a plan that nobody needs any more. */
export const DiscardMigration = {
  type: new RequestType<{ readonly plan: number }, null, void>('sagemakerV3/discardMigration'),
} as const;
