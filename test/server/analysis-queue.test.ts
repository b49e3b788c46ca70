import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AnalysisQueue } from '../../server/src/session/analysis-queue';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A queue whose analyses take `cost` milliseconds by its own clock. */
function queueThatTakes(cost: number) {
  const runs: string[] = [];
  let clock = 0;
  const queue = new AnalysisQueue(
    (uri) => {
      runs.push(uri);
      clock += cost;
    },
    () => clock,
  );
  return { queue, runs };
}

describe('AnalysisQueue', () => {
  test('holds everything back until it is started', () => {
    const { queue, runs } = queueThatTakes(1);
    queue.schedule('a');
    queue.schedule('b');
    vi.runAllTimers();
    expect(runs).toEqual([]);
    queue.start();
    vi.runAllTimers();
    expect(runs).toEqual(['a', 'b']);
  });

  test('runs once for a burst of changes and apart for each document', () => {
    const { queue, runs } = queueThatTakes(1);
    queue.start();
    for (const uri of ['a', 'a', 'b', 'a']) queue.schedule(uri);
    vi.runAllTimers();
    expect(runs).toEqual(['b', 'a']);
  });

  test('goes at once where the last analysis was quick', () => {
    const { queue, runs } = queueThatTakes(5);
    queue.start();
    queue.schedule('a');
    vi.runAllTimers();
    queue.schedule('a');
    vi.advanceTimersByTime(1);
    expect(runs).toEqual(['a', 'a']);
  });

  test('waits for a pause where the last analysis was slow, but never for long', () => {
    const { queue, runs } = queueThatTakes(5000);
    queue.start();
    queue.schedule('a');
    vi.runAllTimers();
    queue.schedule('a');
    vi.advanceTimersByTime(200);
    queue.schedule('a');
    vi.advanceTimersByTime(200);
    expect(runs).toEqual(['a']);
    vi.advanceTimersByTime(50);
    expect(runs).toEqual(['a', 'a']);
  });

  test('runs nothing for a document that was cancelled, before or after the start', () => {
    const { queue, runs } = queueThatTakes(1);
    queue.schedule('a');
    queue.cancel('a');
    queue.start();
    queue.schedule('b');
    queue.cancel('b');
    vi.runAllTimers();
    expect(runs).toEqual([]);
  });

  test('runs nothing once it is disposed', () => {
    const { queue, runs } = queueThatTakes(1);
    queue.start();
    queue.schedule('a');
    queue.dispose();
    vi.runAllTimers();
    expect(runs).toEqual([]);
  });
});
