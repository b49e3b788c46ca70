import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { Language, Parser } from 'web-tree-sitter';
import { type ImportPolicy, linkModules } from './link';
import { readModule } from './modules';
import { readRemovedModules } from './removed-modules';
import type { LongInventory, ModuleEntry, RawModule } from './types';
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
    hasErrors: a.hasErrors || b.hasErrors,
  };
}

function readWheels(parser: Parser, wheels: readonly Wheel[]): Map<string, RawModule> {
  const modules = new Map<string, RawModule>();
  for (const { directory } of wheels) {
    for (const path of globSync('sagemaker/**/*.py', { cwd: directory }).sort()) {
      const parts = path.replace(/\.py$/, '').split('/');
      const isPackage = parts.at(-1) === '__init__';
      const name = (isPackage ? parts.slice(0, -1) : parts).join('.');
      const module = readModule(parser, name, isPackage, readFileSync(join(directory, path), 'utf8'));
      if (module.hasErrors) console.warn(`syntax not understood in part: ${name}`);
      const known = modules.get(name);
      modules.set(name, known ? mergeModules(known, module) : module);
    }
  }
  return modules;
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

function source({ dist, version, sha256 }: Wheel): { dist: string; version: string; sha256: string } {
  return { dist, version, sha256 };
}

/** Builds the inventory of the V2 SDK from its one wheel. */
export function buildV2(parser: Parser, wheel: Wheel, imports: ImportPolicy): LongInventory {
  return {
    version: wheel.version,
    source: source(wheel),
    modules: linkModules(readWheels(parser, [wheel]), imports),
  };
}

/** Builds the inventory of a V3 SDK from the wheels that share the `sagemaker` namespace. */
export function buildV3(
  parser: Parser,
  umbrella: Wheel,
  wheels: readonly Wheel[],
  imports: ImportPolicy,
): LongInventory {
  const modules = linkModules(readWheels(parser, wheels), imports);
  for (const [name, module] of Object.entries(modules)) if (GENERATED.test(name)) slim(module);
  const core = wheels.find((wheel) => wheel.dist === 'sagemaker-core');
  const table = core && readFileSync(join(core.directory, 'sagemaker/core/deprecations.py'), 'utf8');
  return {
    version: umbrella.version,
    source: [umbrella, ...wheels].map(source),
    modules,
    removedModules: table ? readRemovedModules(parser, table) : {},
  };
}
