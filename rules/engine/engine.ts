import { type Language, Parser } from 'web-tree-sitter';
import type { Relocations } from '../catalog/relocations';
import type { Inventory } from '../catalog/sdk/lookup';
import relocations from '../catalog/sdk/relocations.json';
import v2 from '../catalog/sdk/signatures.json';
import availability from '../catalog/sdk/v3-availability.json';
import shared from '../catalog/sdk/v3-shared.json';
import v3 from '../catalog/sdk/v3-signatures.json';
import { PythonSource } from '../python/source';
import { Availability } from '../sdk/availability';
import { RelocationTable } from '../sdk/relocation';
import { SdkKnowledge } from '../sdk/sdk-knowledge';
import type {
  Analysis,
  Engine,
  EngineOptions,
  MigrateOptions,
  Migration,
  ModuleSource,
  ProgramDocument,
  SourceText,
  TextChange,
  UsedSymbol,
} from './api';
import { brieflyOpened } from './briefly-opened';
import { IncrementalAnalysis } from './incremental';
import { migrateSources } from './migrate';
import { ModuleTable } from './module-table';
import { alone, mentionsSageMaker, type Tables } from './session';
import { symbolAt } from './symbol-at';
import { mayUseSdk, migrateTogether, unchanged } from './together';

const NOTHING: Analysis = { findings: [], suppressed: [], failures: [] };

/** Creates the engine over a loaded Python grammar; `Parser.init` must have been awaited before. */
export function createEngine(language: Language): Engine {
  const parser = new Parser();
  parser.setLanguage(language);
  const table = new RelocationTable(relocations as unknown as Relocations);
  const tables: Tables = {
    knowledge: new SdkKnowledge(v2 as unknown as Inventory, v3 as unknown as Inventory, table, shared),
    relocations: table,
    availability: new Availability(availability),
  };
  const moduleTables = new WeakMap<ModuleSource, ModuleTable>();
  const tableOf = (modules: ModuleSource | undefined): ModuleTable | undefined => {
    if (!modules) return undefined;
    const table = moduleTables.get(modules) ?? new ModuleTable(parser, tables.knowledge, modules);
    moduleTables.set(modules, table);
    return table;
  };
  const open = (texts: readonly SourceText[], modules?: ModuleSource): ProgramDocument =>
    new OpenProgram(parser, tables, texts, tableOf(modules));
  return {
    ...brieflyOpened(open),
    migrateTogether: (programs, options = {}, modules) =>
      migrateTogether(programs, { parser, tables, options, modules, table: tableOf(modules) }),
    leadsToSdk: (program, modules) => {
      const table = tableOf(modules);
      table?.begin();
      return mayUseSdk(program, table);
    },
  };
}

class OpenProgram implements ProgramDocument {
  private sources: PythonSource[];
  private readonly incremental: IncrementalAnalysis;
  private cached:
    | { readonly options: string; readonly revision: number | symbol; readonly analysis: Analysis }
    | undefined;

  constructor(
    private readonly parser: Parser,
    private readonly tables: Tables,
    texts: readonly SourceText[],
    private readonly table: ModuleTable | undefined,
  ) {
    this.incremental = new IncrementalAnalysis(tables, table);
    this.sources = texts.map(({ id, text }) => new PythonSource(parser, id, text));
  }

  setTexts(texts: readonly SourceText[]): void {
    this.cached = undefined;
    this.incremental.reset();
    const known = new Map(this.sources.map((source) => [source.id, source]));
    this.sources = texts.map(({ id, text }) => {
      const source = known.get(id);
      if (!source) return new PythonSource(this.parser, id, text);
      known.delete(id);
      source.replace(text);
      return source;
    });
    for (const gone of known.values()) gone.dispose();
  }

  change(id: string, changes: readonly TextChange[]): void {
    this.cached = undefined;
    const source = this.sources.find((one) => one.id === id);
    for (const change of changes) source?.change(change);
  }

  texts(): readonly SourceText[] {
    return this.sources.map(({ id, text }) => ({ id, text }));
  }

  analyse(options: EngineOptions = {}): Analysis {
    const isSdkText = this.sources.some((source) => mentionsSageMaker(source.text));
    if (!isSdkText && !this.table) return NOTHING;
    const revision = this.table ? (this.table.source.revision?.() ?? Symbol()) : 0;
    const key = JSON.stringify(options);
    const { cached } = this;
    if (cached?.options === key && cached.revision === revision) return cached.analysis;
    this.table?.begin();
    if (!isSdkText && !mayUseSdk(this.sources, this.table)) return NOTHING;
    const analysis = this.incremental.analyse(this.sources, options);
    this.cached = { options: key, revision, analysis };
    return analysis;
  }

  symbolAt(id: string, offset: number, options: EngineOptions = {}): UsedSymbol | undefined {
    if (this.analyse(options) === NOTHING) return undefined;
    const { facts } = this.incremental;
    const text = this.sources.findIndex((source) => source.id === id);
    return facts && symbolAt(facts, this.tables.knowledge, text, offset);
  }

  migrate(options: MigrateOptions = {}): Migration {
    // The rewriting works on copies: the caller's document changes only when the caller applies the result.
    const copies = this.sources.map(({ id, text }) => new PythonSource(this.parser, id, text));
    try {
      this.table?.begin();
      if (!mayUseSdk(copies, this.table)) return unchanged(copies.map(({ text }) => text));
      const { suppressedIn, reviewIn, ...migration } = migrateSources(
        copies,
        this.tables,
        options,
        alone(copies, this.table),
      );
      return migration;
    } finally {
      for (const copy of copies) copy.dispose();
    }
  }

  dispose(): void {
    for (const source of this.sources) source.dispose();
    this.sources = [];
    this.cached = undefined;
  }
}
