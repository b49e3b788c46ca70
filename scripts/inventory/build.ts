import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { Language, Parser } from 'web-tree-sitter';
import { type ImportPolicy, linkModules } from './link';
import { readModule } from './modules';
import { readRemovedModules } from './removed-modules';
import type { LongInventory, ModuleEntry, RawModule, WheelSource } from './types';
import type { Wheel } from './wheels';

/** Generated modules whose default values say nothing beyond "optional". */
const GENERATED = /^sagemaker\.core\.(resources|shapes(\..+)?)$/;

/** Makes a parser for Python. */
export async function pythonParser(): Promise<Parser> {
  await Parser.init();
  const wasm = createRequire(join(process.cwd(), 'package.json')).resolve('tree-sitter-python/tree-sitter-python.wasm');
  const parser = new Parser();
  parser.setLanguage(await Language.load(wasm));
  return parser;
}

/** Two distributions may ship the same package file; what one of them leaves out the other may bind. */
function mergeModules(a: RawModule, b: RawModule): RawModule {
  return {
    ...a,
    steps: [...a.steps, ...b.steps],
    classes: new Map([...a.classes, ...b.classes]),
    functions: new Map([...a.functions, ...b.functions]),
    all: a.all ?? b.all,
    isDeprecated: a.isDeprecated || b.isDeprecated,
    hasErrors: a.hasErrors || b.hasErrors,
  };
}

/** Modules of wheels, with the names of those that could be read in part or not at all. */
export interface ReadWheels {
  readonly modules: Map<string, RawModule>;
  readonly damaged: readonly string[];
}

/** Reads all Python modules of the wheels; what cannot be read is named and the rest kept. */
export function readWheels(parser: Parser, wheels: readonly Wheel[]): ReadWheels {
  const modules = new Map<string, RawModule>();
  const damaged: string[] = [];
  for (const { directory } of wheels) {
    for (const path of globSync('sagemaker/**/*.py', { cwd: directory }).sort()) {
      const parts = path.replace(/\.py$/, '').split('/');
      const isPackage = parts.at(-1) === '__init__';
      const name = (isPackage ? parts.slice(0, -1) : parts).join('.');
      try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(directory, path)));
        const module = readModule(parser, name, isPackage, text);
        if (module.hasErrors) damaged.push(name);
        const known = modules.get(name);
        modules.set(name, known ? mergeModules(known, module) : module);
      } catch {
        damaged.push(name);
      }
    }
  }
  return { modules, damaged };
}

function dropDefaults(parameters: readonly string[]): string[] {
  return parameters.map((parameter) => parameter.replace(/=.*$/s, '='));
}

function slim(module: ModuleEntry): ModuleEntry {
  for (const entry of Object.values(module.classes ?? {})) {
    if (entry.init) entry.init = dropDefaults(entry.init);
    for (const [name, parameters] of Object.entries(entry.methods ?? {})) {
      if (entry.methods) entry.methods[name] = dropDefaults(parameters);
    }
  }
  return module;
}

/** What a wheel is, for the record. */
export function provenance({ dist, version, sha256 }: Wheel): WheelSource {
  return { dist, version, sha256 };
}

/** Builds the inventory of the V2 SDK from its one wheel. */
export function buildV2(read: ReadWheels, wheel: Wheel, imports: ImportPolicy): LongInventory {
  return { version: wheel.version, source: provenance(wheel), modules: linkModules(read.modules, imports) };
}

/** Builds the inventory of a V3 SDK from the wheels that share the `sagemaker` namespace. */
export function buildV3(
  parser: Parser,
  read: ReadWheels,
  umbrella: Wheel,
  wheels: readonly Wheel[],
  imports: ImportPolicy,
): LongInventory {
  const modules = linkModules(read.modules, imports);
  for (const [name, module] of Object.entries(modules)) if (GENERATED.test(name)) slim(module);
  const core = wheels.find((wheel) => wheel.dist === 'sagemaker-core');
  const table = core && join(core.directory, 'sagemaker/core/deprecations.py');
  return {
    version: umbrella.version,
    source: [umbrella, ...wheels].map(provenance),
    modules,
    removedModules: table && existsSync(table) ? readRemovedModules(parser, readFileSync(table, 'utf8')) : {},
  };
}
