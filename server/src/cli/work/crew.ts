import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Pool, pool } from 'workerpool';
import type { EngineSource } from '../lazy-engine';
import type { Outcome } from '../problem';
import { type FileTask, type Kind, perform, type Results } from './file-task';
import type { PerformAll } from './worker';

/** Work below which starting threads takes longer than they save: each loads the engine for itself. */
const worthThreads = { files: 24, bytes: 300_000 };

/** A message to a thread and back costs as much as a small file. */
const batch = { files: 16, bytes: 100_000 };

const stopped = { reason: 'stopped before its turn came' };

interface Waiting<K extends Kind> {
  readonly task: FileTask;
  readonly settle: (outcome: Outcome<Results[K]>) => void;
}

/** Does tasks on this thread, and on others as soon as there are enough of them. */
export class Crew<K extends Kind> {
  private waiting: Waiting<K>[] = [];
  private waitingBytes = 0;
  private threads: Pool | undefined;
  private isClosed = false;
  private readonly isDelegating: boolean;

  constructor(
    private readonly kind: K,
    private readonly jobs: number,
    private readonly engine: EngineSource,
    /** The bundle that threads run, where they are to do everything: this one has someone waiting for its answers. */
    private readonly worker?: string,
  ) {
    this.isDelegating = worker !== undefined;
  }

  /** Takes a task on; it may wait for others until `flush`. The answer is never a rejection. */
  submit(task: FileTask): Promise<Outcome<Results[K]>> {
    return new Promise((settle) => {
      this.waiting.push({ task, settle });
      this.waitingBytes += task.bytes.byteLength;
      const size = this.threads || this.isDelegating ? batch : worthThreads;
      // A thread needs copies of what it works on: none is begun for one large file alone.
      const isLarge = this.waitingBytes >= size.bytes && (size === batch || this.waiting.length > 1);
      if ((this.jobs > 1 || this.isDelegating) && (this.waiting.length >= size.files || isLarge)) this.delegate();
    });
  }

  /** Sees to it that everything submitted is being done. */
  async flush(): Promise<void> {
    if (this.threads || (this.isDelegating && this.waiting.length > 0)) {
      this.delegate();
      return;
    }
    const tasks = this.take();
    if (tasks.length === 0) return;
    const engine = await this.engine();
    for (const { task, settle } of tasks) {
      settle(this.isClosed ? stopped : perform(this.kind, engine, task));
      await nextTurn();
    }
  }

  /** Stops what is being done; what is not done by then is answered as stopped. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const { settle } of this.take()) settle(stopped);
    await this.threads?.terminate(true);
  }

  private delegate(): void {
    this.threads ??= pool(this.worker ?? join(__dirname, 'cli-worker.js'), {
      workerType: 'thread',
      maxWorkers: this.jobs,
    });
    const tasks = this.take();
    // The first batch is large, because it had to show that threads are worth it: every thread gets a part.
    for (const part of parts(tasks)) void this.exec(this.threads, part);
  }

  private async exec(threads: Pool, part: readonly Waiting<K>[]): Promise<void> {
    try {
      const tasks = part.map(({ task }) => task);
      const outcomes = await threads.exec<PerformAll>('performAll', [this.kind, tasks]);
      for (const [index, { settle }] of part.entries()) settle(outcomes[index] as Outcome<Results[K]>);
    } catch (error) {
      if (this.isClosed) {
        for (const { settle } of part) settle(stopped);
        return;
      }
      const [only] = part;
      if (part.length === 1 && only) {
        const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
        only.settle({ reason: `internal error: the thread that worked on it broke down (${reason})` });
        return;
      }
      // One file took the others of its batch down with it: alone, each shows whether it was the one.
      for (const one of part) await this.exec(threads, [one]);
    }
  }

  private take(): Waiting<K>[] {
    const taken = this.waiting;
    this.waiting = [];
    this.waitingBytes = 0;
    return taken;
  }
}

/** Batches in order, each closed when it is large enough. */
function parts<K extends Kind>(tasks: readonly Waiting<K>[]): Waiting<K>[][] {
  const result: Waiting<K>[][] = [];
  let current: Waiting<K>[] = [];
  let bytes = 0;
  for (const each of tasks) {
    current.push(each);
    bytes += each.task.bytes.byteLength;
    if (current.length < batch.files && bytes < batch.bytes) continue;
    result.push(current);
    current = [];
    bytes = 0;
  }
  if (current.length > 0) result.push(current);
  return result;
}
