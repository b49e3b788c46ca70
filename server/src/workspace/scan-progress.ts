import type { CancellationToken, Connection, ProgressToken } from 'vscode-languageserver';

/** What happens to a scan from outside, and what outside hears of it. */
export interface ScanWatch {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

/** Where a request's progress goes, and what may cancel it. */
export interface ProgressTarget {
  /** From the request; without one, the server opens a progress of its own. */
  readonly workDoneToken?: ProgressToken;
  readonly cancellation: CancellationToken;
}

/** Between two messages; a person reads no faster. */
const INTERVAL_MS = 100;

/** Shows the progress of what `run` does; it can be cancelled from the progress and by cancelling the request. */
export async function withScanProgress<Result>(
  { window }: Connection,
  title: string,
  { workDoneToken, cancellation }: ProgressTarget,
  run: (watch: ScanWatch) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  cancellation.onCancellationRequested(abort);
  const own = workDoneToken === undefined ? await window.createWorkDoneProgress() : undefined;
  own?.token.onCancellationRequested(abort);
  const reporter = own ?? window.attachWorkDoneProgress(workDoneToken);
  reporter.begin(title, 0, 'looking for files', true);
  let last = 0;
  const progress = (done: number, total: number): void => {
    const now = Date.now();
    if (now - last < INTERVAL_MS && done < total) return;
    last = now;
    reporter.report(Math.floor((100 * done) / Math.max(1, total)), `${done} of ${total} files`);
  };
  try {
    return await run({ signal: stop.signal, progress });
  } finally {
    reporter.done();
  }
}
