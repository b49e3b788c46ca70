/** Where the server writes lines for the user's output channel. */
export interface Log {
  error(line: string): void;
}

/** The stack where there is one. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
