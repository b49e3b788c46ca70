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
  const binding: Binding = { locateFile: () => runtime };
  await Parser.init(binding);
  quicken(binding);
  return withManifests(createEngine(await Language.load(grammar)));
}

/** The parser's runtime, which its loader puts into the options that it is given. */
interface Binding {
  readonly locateFile: () => string;
  readonly HEAP32?: Int32Array;
  setValue?: (address: number, value: number, type?: string) => void;
  getValue?: (address: number, type?: string) => number;
}

/**
 * Every step through a syntax tree reads and writes some integers in the parser's memory. The accessors that come with
 * it find out the type by name each time; where they are what we know, integers get ones of their own.
 */
function quicken(binding: Binding): void {
  const { HEAP32, setValue, getValue } = binding;
  if (!HEAP32 || !setValue || !getValue || new Uint8Array(Int32Array.of(1).buffer)[0] !== 1) return;
  // The memory is another one after it has grown.
  binding.setValue = (address, value, type) => {
    if (type === 'i32') binding.HEAP32![address >> 2] = value;
    else setValue(address, value, type);
  };
  binding.getValue = (address, type) => (type === 'i32' ? binding.HEAP32![address >> 2]! : getValue(address, type));
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
