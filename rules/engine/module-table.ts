import type { Parser } from 'web-tree-sitter';
import type { Statement } from '../python/ast';
import { evaluateModule } from '../python/evaluator';
import type { Knowledge } from '../python/knowledge';
import { type ModuleExports, submodule } from '../python/modules';
import type { OwnNames } from '../python/relevance';
import { RUN, runModule } from '../python/run-magic';
import { PythonSource } from '../python/source';
import { isInteresting } from '../python/values';
import type { ModuleSource, ModuleText } from './api';
import { ImportScan, MAX_DEPTH } from './import-scan';

/** Modules that never lead to the SDK are read for their constants up to this size, and nothing they import is. */
const MAX_PLAIN = 20_000;
/** Characters of all modules kept. */
const MAX_KEPT = 4_000_000;

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
  private readonly names = new Map<number, string>();
  private readonly scan: ImportScan;
  private serials = 0;
  private round = 0;
  private revision: number | undefined;
  private kept = 0;

  constructor(
    private readonly parser: Parser,
    private readonly knowledge: Knowledge,
    readonly source: ModuleSource,
  ) {
    this.scan = new ImportScan(source);
  }

  /** Begins an analysis: from here on the modules' texts may differ from what they were. */
  begin(): void {
    const revision = this.source.revision?.();
    if (revision !== undefined && revision === this.revision) return;
    this.revision = revision;
    this.round += 1;
    this.scan.begin();
  }

  /** The module that an import of the program means, dots as written; modules of the SDK are never looked for. */
  find(importer: string, module: string): ModuleExports | undefined {
    return this.summary(importer, module)?.exports;
  }

  /** The name of the module that an import of the program means. */
  idFor(importer: string, module: string): string | undefined {
    return this.scan.resolve(importer, module)?.id;
  }

  /** Names the file that a node's negative text number stands for. */
  idOf(text: number): string | undefined {
    return this.names.get(-text);
  }

  /** Tells whether the program's imports lead to a module that mentions the SDK. */
  reaches(importer: string, text: string): boolean {
    return this.scan.reaches(importer, text);
  }

  /** The names of the modules that a text imports, in so far as they are found. */
  importedBy(importer: string, text: string): string[] {
    return this.scan.modulesIn(importer, text).map(({ id }) => id);
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
      const found = this.summary(importer, body.kind === 'run' ? runModule(body.file) : body.module);
      seen.push(found?.serial ?? 0);
      if (body.kind === 'run') return found ? [...found.exports.names(), RUN] : [];
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

  private summary(importer: string, module: string): Summary | undefined {
    const found = this.scan.resolve(importer, module);
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
    const follows = this.running.size < MAX_DEPTH && this.scan.leads(module);
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
