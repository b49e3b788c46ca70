import { NotificationType, type Range, RequestType, type WorkDoneProgressParams } from 'vscode-languageserver-protocol';

/** One finding of the workspace, as a list of them shows it. */
export interface WorkspaceFinding {
  readonly code: string;
  /** Of the code. */
  readonly title: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  readonly grade: 'safe' | 'review' | 'withheld';
  /** In the file, or in the cell. */
  readonly range: Range;
  /** In a notebook that is not open: zero-based index into all cells. */
  readonly cell?: number;
  /** In an open notebook: the cell, whose index only the editor knows. */
  readonly cellUri?: string;
}

export interface WorkspaceFindingsParams {
  /** False when there are no findings of the workspace, because nobody asked or they were cleared. */
  readonly isActive: boolean;
  /** True when what was told before holds no longer. */
  readonly isReset: boolean;
  /** Files with their findings now; none for a file without. */
  readonly files: readonly { readonly uri: string; readonly findings: readonly WorkspaceFinding[] }[];
}

/** Tells what the last check of the workspace found, and whatever changes of it since. */
export const WorkspaceFindings = {
  type: new NotificationType<WorkspaceFindingsParams>('sagemakerV3/workspaceFindings'),
} as const;

/** Something that could not be looked at, or a note. */
export interface WorkspaceProblem {
  /** URI of a file or a folder. */
  readonly uri: string;
  readonly text: string;
  /** False for a note. */
  readonly fatal: boolean;
}

export interface CheckWorkspaceResult {
  /** False when it was cancelled; what was shown before stays then. */
  readonly isComplete: boolean;
  /** Files that were looked at. */
  readonly files: number;
  readonly found: number;
  /** Files with findings. */
  readonly affected: number;
  readonly problems: readonly WorkspaceProblem[];
  /** One line for the user, where the check could not be made at all. */
  readonly reason?: string;
}

/** Checks all files of the workspace and publishes what is found, also in files that are not open. */
export const CheckWorkspace = {
  type: new RequestType<WorkDoneProgressParams, CheckWorkspaceResult, void>('sagemakerV3/checkWorkspace'),
} as const;

/** Takes back what the last check published for files that are not open. */
export const ClearWorkspace = {
  type: new RequestType<Record<string, never>, null, void>('sagemakerV3/clearWorkspace'),
} as const;

export interface WorkspaceReportParams extends WorkDoneProgressParams {
  readonly format: 'html' | 'markdown';
  /** False in a workspace that the user does not trust: git is not asked there, and the report names no commit. */
  readonly isTrusted?: boolean;
}

export interface WorkspaceReportResult {
  /** The report; absent when it was cancelled or could not be made. */
  readonly text?: string;
  readonly found: number;
  readonly problems: readonly WorkspaceProblem[];
  /** One line for the user that says what stood in the way. */
  readonly reason?: string;
}

/** Makes the migration report of all files of the workspace. */
export const WorkspaceReport = {
  type: new RequestType<WorkspaceReportParams, WorkspaceReportResult, void>('sagemakerV3/workspaceReport'),
} as const;
