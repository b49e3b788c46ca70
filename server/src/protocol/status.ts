import { NotificationType } from 'vscode-languageserver-protocol';

export interface StatusParams {
  readonly uri: string;
  /** All published diagnostics of the document. */
  readonly count: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}

/** Tells how many findings a document has, whenever its diagnostics are published. */
export const Status = {
  type: new NotificationType<StatusParams>('sagemakerV3/status'),
} as const;
