import type { AnalysisQueue } from './analysis-queue';
import type { Session } from './session';

/** Typing goes on without the importers of a file being looked at for each character. */
const PAUSE_MS = 200;

/** Has open programs analysed again after something that they import has changed. */
export class ImporterRefresh {
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly session: Session,
    private readonly queue: AnalysisQueue,
  ) {
    session.modules.onChange = () => this.all();
  }

  /** The text of an open file changed; its importers follow in a pause of the typing. */
  edited(uri: string): void {
    this.session.modules.edited(uri);
    clearTimeout(this.waiting.get(uri));
    const settle = (): void => {
      this.waiting.delete(uri);
      this.session.modules.settle(uri);
      this.importersOf(uri);
    };
    this.waiting.set(uri, setTimeout(settle, PAUSE_MS));
  }

  /** Looks at the open importers of a file now. */
  importersOf(uri: string): void {
    const { session, queue } = this;
    for (const importer of session.modules.dependentsOf(uri)) if (session.isOpen(importer)) queue.schedule(importer);
  }

  /** Looks at everything that is open, as after files came or went. */
  all(): void {
    for (const uri of this.session.openUris()) this.queue.schedule(uri);
  }

  dispose(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
  }
}
