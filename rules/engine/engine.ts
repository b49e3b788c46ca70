import { type Language, Parser } from 'web-tree-sitter';
import type { Relocations } from '../catalog/relocations';
import type { Inventory } from '../catalog/sdk/lookup';
import relocations from '../catalog/sdk/relocations.json';
import v2 from '../catalog/sdk/signatures.json';
import v3 from '../catalog/sdk/v3-signatures.json';
import { PythonSource } from '../python/source';
import { RelocationTable } from '../sdk/relocation';
import { SdkKnowledge } from '../sdk/sdk-knowledge';
import type {
  Analysis,
  Engine,
  EngineOptions,
  MigrateOptions,
  Migration,
  ProgramDocument,
  SourceText,
  TextChange,
} from './api';
import { IncrementalAnalysis } from './incremental';
import { migrateSources } from './migrate';
import { mentionsSageMaker, type Tables } from './session';

const NOTHING: Analysis = { findings: [], suppressed: [], failures: [] };

/** Creates the engine over a loaded Python grammar; `Parser.init` must have been awaited before. */
export function createEngine(language: Language): Engine {
  const parser = new Parser();
  parser.setLanguage(language);
  const table = new RelocationTable(relocations as unknown as Relocations);
  const tables: Tables = {
    knowledge: new SdkKnowledge(v2 as unknown as Inventory, v3 as unknown as Inventory, table),
    relocations: table,
  };
  const open = (texts: readonly SourceText[]): ProgramDocument => new OpenProgram(parser, tables, texts);
  const briefly = <T>(texts: readonly SourceText[], use: (program: ProgramDocument) => T): T => {
    const program = open(texts);
    try {
      return use(program);
    } finally {
      program.dispose();
    }
  };
  return {
    open,
    analyse: (texts, options) => briefly(texts, (program) => program.analyse(options)),
    migrate: (texts, options) => briefly(texts, (program) => program.migrate(options)),
  };
}

class OpenProgram implements ProgramDocument {
  private sources: PythonSource[];
  private readonly incremental: IncrementalAnalysis;
  private cached: { readonly options: string; readonly analysis: Analysis } | undefined;

  constructor(
    private readonly parser: Parser,
    private readonly tables: Tables,
    texts: readonly SourceText[],
  ) {
    this.incremental = new IncrementalAnalysis(tables);
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
    if (!this.sources.some((source) => mentionsSageMaker(source.text))) return NOTHING;
    const key = JSON.stringify(options);
    if (this.cached?.options === key) return this.cached.analysis;
    const analysis = this.incremental.analyse(this.sources, options);
    this.cached = { options: key, analysis };
    return analysis;
  }

  migrate(options: MigrateOptions = {}): Migration {
    // The rewriting works on copies: the caller's document changes only when the caller applies the result.
    const copies = this.sources.map(({ id, text }) => new PythonSource(this.parser, id, text));
    try {
      if (!copies.some((source) => mentionsSageMaker(source.text))) return unchanged(copies);
      return migrateSources(copies, this.tables, options);
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

function unchanged(sources: readonly PythonSource[]): Migration {
  const texts = sources.map((source) => source.text);
  return { texts, found: 0, rewritten: 0, review: 0, marked: 0, suppressed: 0, left: 0, outcomes: [], failures: [] };
}
