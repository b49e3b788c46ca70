import { worker } from 'workerpool';
import { lazyEngine } from '../lazy-engine';
import type { Outcome } from '../problem';
import { type FileTask, type Kind, perform, type Results } from './file-task';

const engine = lazyEngine();

/** Does the tasks of one batch; the main thread calls it by this name. */
async function performAll<K extends Kind>(kind: K, tasks: readonly FileTask[]): Promise<Outcome<Results[K]>[]> {
  const loaded = await engine();
  return tasks.map((task) => perform(kind, loaded, task));
}

export type PerformAll = typeof performAll;

worker({ performAll });
