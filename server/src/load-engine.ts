import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import type { Engine } from '../../rules/engine/api';
import { createEngine } from '../../rules/engine/engine';
import { withManifests } from './manifests/manifest-engine';

const RUNTIME = 'web-tree-sitter.wasm';
const GRAMMAR = 'tree-sitter-python.wasm';

/** Loads parser and grammar once and creates the engine; `folder` holds both wasm files, else they come from the packages. */
export async function loadEngine(folder: string | undefined = wasmFolder()): Promise<Engine> {
  const runtime = folder ? join(folder, RUNTIME) : fromPackage('web-tree-sitter', RUNTIME);
  const grammar = folder ? join(folder, GRAMMAR) : fromPackage('tree-sitter-python', GRAMMAR);
  await Parser.init({ locateFile: () => runtime });
  return withManifests(createEngine(await Language.load(grammar)));
}

/** The folder of the wasm files beside a bundle; undefined when run from source. */
export function wasmFolder(): string | undefined {
  return existsSync(join(__dirname, GRAMMAR)) ? __dirname : undefined;
}

/** Run from source: the packages lie in the project's `node_modules`, above this file. */
function fromPackage(name: string, file: string): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name, file);
    if (existsSync(path)) return path;
    if (folder === dirname(folder)) throw new Error(`${file} is not installed: run npm ci.`);
  }
}
