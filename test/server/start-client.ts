import { onTestFinished } from 'vitest';
import type { Engine } from '../../rules/engine/api';
import { loadEngine } from '../../server/src/load-engine';
import { type ClientOptions, LspClient } from '../support/lsp-client';

let engine: Promise<Engine> | undefined;

/** The real engine, loaded once per test file. */
export const loadTestEngine = (): Promise<Engine> => {
  engine ??= loadEngine();
  return engine;
};

/** A client of a fresh server; shut down when the test ends. */
export async function startClient(options: ClientOptions = {}, load = loadTestEngine): Promise<LspClient> {
  const client = await LspClient.start(load, options);
  onTestFinished(() => client.stop());
  return client;
}
