import { RequestType } from 'vscode-languageserver-protocol';

export interface ExplainParams {
  /** For example `SM201`. */
  readonly code: string;
}

export interface ExplainResult {
  readonly markdown: string;
}

/** Asks for the page of one code; `null` for a code that is not in the catalog. */
export const Explain = {
  type: new RequestType<ExplainParams, ExplainResult | null, void>('sagemakerV3/explain'),
} as const;
