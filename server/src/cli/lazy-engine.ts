import type { Engine } from '../../../rules/engine/api';

/** Gives the engine, the same one each time. */
export type EngineSource = () => Promise<Engine>;

/** Loads the engine when the first file needs it: a tree that never says `sagemaker` does without the parser. */
export function lazyEngine(): EngineSource {
  let loading: Promise<Engine> | undefined;
  return () => {
    loading ??= load();
    return loading;
  };
}

async function load(): Promise<Engine> {
  const { loadEngine, wasmFolder } = await import('../load-engine');
  return loadEngine(wasmFolder());
}
