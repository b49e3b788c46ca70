import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Examined } from './examine';
import type { Unreadable } from './programs';
import type { CorpusRun } from './report';
import type { Answer } from './worker';

/** Examines the files in several processes; a file that kills its process is a defect of that file. */
export async function runCorpus(paths: readonly string[], jobs: number): Promise<CorpusRun> {
  const started = performance.now();
  const queue = [...paths];
  const examined: Examined[] = [];
  const unreadable: Unreadable[] = [];
  const work = async (): Promise<void> => {
    let child = start();
    await answerOf(child);
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      child.send(path);
      const answer = await answerOf(child);
      if (answer === undefined) {
        examined.push(died(path));
        child = start();
        await answerOf(child);
      } else if ('unreadable' in answer) unreadable.push(answer.unreadable);
      else examined.push(...answer.examined);
    }
    child.disconnect();
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(jobs, paths.length)) }, work));
  examined.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { examined, unreadable, seconds: (performance.now() - started) / 1000 };
}

function start(): ChildProcess {
  return fork(join(__dirname, 'worker.ts'));
}

/** The next message; undefined when the process ended instead. */
function answerOf(child: ChildProcess): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const onExit = (): void => resolve(undefined);
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as Answer);
    });
  });
}

function died(path: string): Examined {
  const counts = { found: 0, rewritten: 0, review: 0, marked: 0, suppressed: 0, left: 0 };
  return { path, mentionsSdk: true, counts, findings: [], defects: ['crash: the process ended'], milliseconds: 0 };
}
