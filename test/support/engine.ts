import type { Engine } from '../../rules/engine/api';
import { loadEngine } from '../../server/src/load-engine';

let loading: Promise<Engine> | undefined;

/** The one engine of a test process. */
export function testEngine(): Promise<Engine> {
  loading ??= loadEngine();
  return loading;
}
