import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModuleSource } from '../../rules/engine/api';

/** Tells the engine which files stand in a folder, and nothing else of them. */
export function filesBeside(folder: string): ModuleSource {
  return {
    resolve: () => undefined,
    has: (_, path) => (existsSync(dirname(join(folder, path))) ? existsSync(join(folder, path)) : undefined),
    revision: () => 0,
  };
}
