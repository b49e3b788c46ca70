/** What a run says to the shell: nothing left to do, findings remain, or something could not be done. */
export const ExitCode = { clean: 0, findings: 1, error: 2 } as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Combines what a run met; an error outweighs findings. */
export function exitCode(met: { readonly error: boolean; readonly findings: boolean }): ExitCode {
  if (met.error) return ExitCode.error;
  return met.findings ? ExitCode.findings : ExitCode.clean;
}
