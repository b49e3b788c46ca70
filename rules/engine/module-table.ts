import type { Parser } from 'web-tree-sitter';
import type { Statement } from '../python/ast';
import { evaluateModule } from '../python/evaluator';
import type { Knowledge } from '../python/knowledge';
import { type ModuleExports, submodule } from '../python/modules';
import type { OwnNames } from '../python/relevance';
import { PythonSource } from '../python/source';
import { isInteresting } from '../python/values';
import type { ModuleSource, ModuleText } from './api';

/** Longer modules are not followed. */
const MAX_MODULE = 400_000;
/** Imports of imports are followed this far. */
const MAX_DEPTH = 8;
/** Modules that never lead to the SDK are read for their constants up to this size, and nothing they import is. */
const MAX_PLAIN = 20_000;
/** Characters of all modules kept. */
const MAX_KEPT = 4_000_000;

/** What the engine knows better than any file that has their name. */
const FOLLOWED_PACKAGES = /^(?:sagemaker|sagemaker_core|boto3|botocore|functools)(?:\.|$)/;

/** What evaluating a module gave, for as long as neither it nor what it imports changes. */
interface Summary {
  readonly id: string;
  readonly version: string | number;
  readonly size: number;
  /** Tells this evaluation from every other one; its nodes carry the negative of it as their text. */
  readonly serial: number;
  readonly exports: ModuleExports;
  readonly imports: readonly Followed[];
  checked: number;
}

/** An import on the way, and what it meant then; a serial of 0 means that nothing was found. */
interface Followed {
  readonly module: string;
  readonly serial: number;
}

/** Evaluates the modules that programs import, each once per version. */
export class ModuleTable {
  /** In order of last use. */
  private readonly summaries = new Map<string, Summary>();
  private readonly running = new Set<string>();
  private readonly reached = new Map<string, { readonly version: string | number; readonly reaches: boolean }>();
  private readonly names = new Map<number, string>();
  private serials = 0;
  private round = 0;
  private revision: number | undefined;
  private kept = 0;

  constructor(
    private readonly parser: Parser,
    private readonly knowledge: Knowledge,
    readonly source: ModuleSource,
  ) {}

  /** Begins an analysis: from here on the modules' texts may differ from what they were. */
  begin(): void {
    const revision = this.source.revision?.();
    if (revision !== undefined && revision === this.revision) return;
    this.revision = revision;
    this.round += 1;
    this.reached.clear();
  }

  /** The module that an import of the program means, dots as written; modules of the SDK are never looked for. */
  find(importer: string, module: string): ModuleExports | undefined {
    return this.summary(importer, module)?.exports;
  }

  /** The name of the module that an import of the program means. */
  idFor(importer: string, module: string): string | undefined {
    return this.resolve(importer, module)?.id;
  }

  /** Names the file that a node's negative text number stands for. */
  idOf(text: number): string | undefined {
    return this.names.get(-text);
  }

  /** Tells whether the program's imports lead to a module that mentions the SDK. */
  reaches(importer: string, text: string, depth = 0): boolean {
    if (depth > MAX_DEPTH) return false;
    return importsIn(text).some(({ module, names }) =>
      [module, ...names.map((name) => submodule(module, name))].some((one) => {
        const found = this.resolve(importer, one);
        return found !== undefined && this.leads(found, depth);
      }),
    );
  }

  /** The names of the modules that a text imports, in so far as they are found. */
  importedBy(importer: string, text: string): string[] {
    return importsIn(text).flatMap(({ module, names }) =>
      [module, ...names.map((name) => submodule(module, name))].flatMap((one) => this.resolve(importer, one)?.id ?? []),
    );
  }

  /** For `Relevance`: the names that an import binds to something followed; notes each module seen in `seen`. */
  ownNames(importer: string, seen: number[]): OwnNames {
    return (body) => {
      if (body.kind === 'import') {
        return body.names.flatMap(({ path, alias }) => {
          const found = this.summary(importer, path);
          seen.push(found?.serial ?? 0);
          return found && offers(found.exports) ? [alias?.id ?? (path.split('.')[0] as string)] : [];
        });
      }
      const found = this.summary(importer, body.module);
      seen.push(found?.serial ?? 0);
      if (body.star) return found ? [...found.exports.names()] : [];
      return body.names.flatMap(({ path, alias }) => {
        const value = found?.exports.value(path);
        if (value) return isInteresting(value) ? [alias?.id ?? path] : [];
        const inner = this.summary(importer, submodule(body.module, path));
        seen.push(inner?.serial ?? 0);
        return inner && offers(inner.exports) ? [alias?.id ?? path] : [];
      });
    };
  }

  private leads(module: ModuleText, depth: number): boolean {
    const known = this.reached.get(module.id);
    if (known?.version === module.version) return known.reaches;
    // While the answer is being found, a cycle leads nowhere new.
    this.reached.set(module.id, { version: module.version, reaches: false });
    const reaches = module.text.includes('sagemaker') || this.reaches(module.id, module.text, depth + 1);
    this.reached.set(module.id, { version: module.version, reaches });
    return reaches;
  }

  private resolve(importer: string, module: string): ModuleText | undefined {
    const level = /^\.*/.exec(module)?.[0].length ?? 0;
    if (level === 0 && FOLLOWED_PACKAGES.test(module)) return undefined;
    const found = this.source.resolve(importer, module.slice(level), level);
    return found && found.id !== importer && found.text.length <= MAX_MODULE ? found : undefined;
  }

  private summary(importer: string, module: string): Summary | undefined {
    const found = this.resolve(importer, module);
    if (!found || this.running.has(found.id)) return undefined;
    const known = this.summaries.get(found.id);
    if (known && known.version === found.version && this.holds(known)) {
      this.summaries.delete(known.id);
      this.summaries.set(known.id, known);
      return known;
    }
    if (known) this.forget(known);
    return this.evaluate(found);
  }

  /** True when everything that the module imports is still what it was. */
  private holds(summary: Summary): boolean {
    if (summary.checked === this.round) return true;
    summary.checked = this.round;
    return summary.imports.every(({ module, serial }) => (this.summary(summary.id, module)?.serial ?? 0) === serial);
  }

  private evaluate(module: ModuleText): Summary | undefined {
    const follows = this.running.size < MAX_DEPTH && this.leads(module, 0);
    if (!follows && module.text.length > MAX_PLAIN) return undefined;
    this.running.add(module.id);
    try {
      const statements = parsed(this.parser, module);
      const imports = new Map<string, number>();
      this.serials += 1;
      const serial = this.serials;
      const find = (_: number, name: string): ModuleExports | undefined => {
        const inner = this.summary(module.id, name);
        imports.set(name, inner?.serial ?? 0);
        return inner?.exports;
      };
      const exports = evaluateModule(module.id, -serial, statements, this.knowledge, follows ? find : undefined);
      const followed = [...imports].map(([name, one]) => ({ module: name, serial: one }));
      const { id, version, text } = module;
      const summary: Summary = {
        id,
        version,
        size: text.length,
        serial,
        exports,
        imports: followed,
        checked: this.round,
      };
      this.keep(summary);
      return summary;
    } finally {
      this.running.delete(module.id);
    }
  }

  private keep(summary: Summary): void {
    this.summaries.set(summary.id, summary);
    this.names.set(summary.serial, summary.id);
    this.kept += summary.size;
    for (const [, oldest] of this.summaries) {
      if (this.kept <= MAX_KEPT || oldest === summary) break;
      this.forget(oldest);
    }
  }

  private forget(summary: Summary): void {
    if (!this.summaries.delete(summary.id)) return;
    this.names.delete(summary.serial);
    this.kept -= summary.size;
  }
}

function offers(exports: ModuleExports): boolean {
  for (const name of exports.names()) {
    const value = exports.value(name);
    if (value && isInteresting(value)) return true;
  }
  return false;
}

/** The statements alone; the syntax tree is released. */
function parsed(parser: Parser, { id, text }: ModuleText): readonly Statement[] {
  const source = new PythonSource(parser, id, text);
  try {
    return source.statements();
  } finally {
    source.dispose();
  }
}

/** An import line, read off the text without parsing it. */
export interface ImportLine {
  /** Dots as written. */
  readonly module: string;
  /** What a `from` import names on its first line; `*` is left out. */
  readonly names: readonly string[];
}

const IMPORT = /^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]*(\([^)]*|[^#\r\n;]*)|import[ \t]+([^#\r\n;]+))/gm;

/** The imports that a text seems to have; text in strings may look like one. */
export function importsIn(text: string): ImportLine[] {
  if (!text.includes('import')) return [];
  return [...text.matchAll(IMPORT)].flatMap(([, from, items = '', plain]) => {
    if (from !== undefined) {
      const names = items.split(',').flatMap((item) => /\w+/.exec(item.replace(/#.*/g, ''))?.[0] ?? []);
      return [{ module: from, names }];
    }
    return (plain ?? '').split(',').flatMap((item) => {
      const module = /[\w.]+/.exec(item)?.[0];
      return module ? [{ module, names: [] }] : [];
    });
  });
}
