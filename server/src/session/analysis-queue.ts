/** An analysis slower than this makes the next one wait for a pause in the typing. */
const QUICK_MS = 100;
const MAX_WAIT_MS = 250;

/**
 * Runs the analysis of each changed document soon, and only once for a burst of changes.
 * A quick document goes at once; a slow one waits as long as its last analysis took.
 */
export class AnalysisQueue {
  private readonly pending = new Map<string, () => void>();
  private readonly costs = new Map<string, number>();
  private waiting: Set<string> | undefined = new Set();

  constructor(
    private readonly run: (uri: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Lets analyses run; what was scheduled until then starts now. */
  start(): void {
    const { waiting } = this;
    this.waiting = undefined;
    for (const uri of waiting ?? []) this.schedule(uri);
  }

  /** Replaces an analysis of the same document that has not begun. */
  schedule(uri: string): void {
    if (this.waiting) return void this.waiting.add(uri);
    this.pending.get(uri)?.();
    const cost = this.costs.get(uri) ?? 0;
    this.pending.set(uri, cost > QUICK_MS ? this.afterPause(uri, Math.min(cost, MAX_WAIT_MS)) : this.afterBurst(uri));
  }

  /** Forgets the document. */
  cancel(uri: string): void {
    this.waiting?.delete(uri);
    this.pending.get(uri)?.();
    this.pending.delete(uri);
    this.costs.delete(uri);
  }

  /** Drops everything that has not begun. */
  dispose(): void {
    for (const uri of [...this.pending.keys()]) this.cancel(uri);
    this.waiting?.clear();
  }

  private afterPause(uri: string, wait: number): () => void {
    const timer = setTimeout(() => this.begin(uri), wait);
    return () => clearTimeout(timer);
  }

  /** Messages are read one per turn of the event loop; the second turn sees a follower of this change first. */
  private afterBurst(uri: string): () => void {
    let handle = setImmediate(() => {
      handle = setImmediate(() => this.begin(uri));
    });
    return () => clearImmediate(handle);
  }

  private begin(uri: string): void {
    this.pending.delete(uri);
    const start = this.now();
    this.run(uri);
    this.costs.set(uri, this.now() - start);
  }
}
