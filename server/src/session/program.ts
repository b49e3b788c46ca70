import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  Analysis,
  Engine,
  EngineOptions,
  MigrateOptions,
  Migration,
  ModuleSource,
  RuleFailure,
  TextChange,
  UsedSymbol,
} from '../../../rules/engine/api';
import type { Finding } from '../../../rules/model/finding';
import { partsOf } from './program-parts';
import { ProgramUnit } from './program-unit';

/** About fifty thousand lines. */
const MAX_CHARACTERS = 2_000_000;

/** Findings of all documents of a program; `place.text` is the index into its documents. */
export interface ProgramAnalysis {
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

/** A migration of all documents of a program; `texts` are in the order of its documents. */
export type ProgramMigration = Pick<
  Migration,
  'texts' | 'found' | 'rewritten' | 'review' | 'marked' | 'suppressed' | 'left' | 'failures'
>;

const nothing: ProgramAnalysis = { findings: [], failures: [] };

/**
 * What the user takes for one thing: a file, or a notebook with its Python cells in order. The cells share one module
 * scope; a cell whose body is written to a file of its own is a unit of its own.
 */
export class Program {
  private units: ProgramUnit[] = [];
  private ordered: readonly TextDocument[] = [];
  private revision = 0;
  private cached: { readonly parts: readonly Analysis[]; readonly result: ProgramAnalysis } | undefined;

  constructor(
    private readonly engine: Engine,
    /** Of the file or the notebook; documents of a notebook have their own. */
    readonly uri: string,
    readonly kind: 'file' | 'notebook',
    documents: readonly TextDocument[],
    private readonly modules?: ModuleSource,
  ) {
    this.setDocuments(documents);
  }

  get documents(): readonly TextDocument[] {
    return this.ordered;
  }

  /** Differs whenever any text of the program differs; a file's is that of its document. */
  get version(): number {
    return this.kind === 'file' ? (this.ordered[0]?.version ?? 0) : this.revision;
  }

  /** True for a V2 program so large that analysing it would freeze the editor; the command line still takes it. */
  get isTooLarge(): boolean {
    const length = this.ordered.reduce((sum, document) => sum + document.getText().length, 0);
    return length > MAX_CHARACTERS && this.ordered.some((document) => document.getText().includes('sagemaker'));
  }

  /** The same program with other texts; to be disposed of. */
  withTexts(texts: readonly string[]): Program {
    const documents = this.ordered.map(({ uri, languageId, version }, at) =>
      TextDocument.create(uri, languageId, version, texts[at] ?? ''),
    );
    return new Program(this.engine, this.uri, this.kind, documents, this.modules);
  }

  /** Takes another list of documents: cells were added, moved or removed. */
  setDocuments(documents: readonly TextDocument[]): void {
    const seen = new Set<string>();
    this.ordered = documents.filter(({ uri }) => !seen.has(uri) && seen.add(uri));
    this.revision += 1;
    // The texts may be others under the same names.
    this.split(true);
  }

  /** Passes changes that `document` has seen already on to the engine. */
  replay(document: TextDocument, changes: readonly TextChange[]): void {
    this.revision += 1;
    const index = this.ordered.indexOf(document);
    const failed: unknown[] = [];
    for (const unit of this.split()) {
      try {
        unit.change(index, changes);
      } catch (error) {
        failed.push(error);
      }
    }
    if (failed.length > 0) throw failed[0];
  }

  analyse(options: EngineOptions): ProgramAnalysis {
    const parts = this.units.map((unit) => unit.analyse(options));
    const { cached } = this;
    if (cached?.parts.length === parts.length && cached.parts.every((part, index) => part === parts[index])) {
      return cached.result;
    }
    const result = this.join(parts);
    this.cached = { parts, result };
    return result;
  }

  /** What of V2 is used at an offset of document `index`, also where there is no finding. */
  symbolAt(index: number, offset: number, options: EngineOptions): UsedSymbol | undefined {
    for (const unit of this.units) {
      const found = unit.symbolAt(index, offset, options);
      if (found) return found;
    }
    return undefined;
  }

  /** Keys in `options.only` are those of `analyse`. */
  migrate(options: MigrateOptions): ProgramMigration {
    const texts = this.ordered.map((document) => document.getText());
    const total = { found: 0, rewritten: 0, review: 0, marked: 0, suppressed: 0, left: 0 };
    const failures: RuleFailure[] = [];
    for (const unit of this.units) {
      const only = options.only && unit.ownKeys(options.only);
      if (only?.length === 0) continue;
      const migration = unit.migrate(only ? { ...options, only } : options);
      unit.mergeInto(texts, migration.texts);
      total.found += migration.found;
      total.rewritten += migration.rewritten;
      total.review += migration.review;
      total.marked += migration.marked;
      total.suppressed += migration.suppressed;
      total.left += migration.left;
      failures.push(...migration.failures);
    }
    return { texts, ...total, failures };
  }

  /** Applies safe rewrites until nothing changes, without markers; the new texts in the order of the documents. */
  rewriteSafe(options: EngineOptions): readonly string[] {
    const texts = this.ordered.map((document) => document.getText());
    for (const unit of this.units) unit.mergeInto(texts, unit.rewriteSafe(options));
    return texts;
  }

  /** What would be found beside `finding` if its document had another text; the other documents stay. */
  analyseWith(finding: Finding, text: string, options: EngineOptions): Analysis {
    const unit = this.units.find((each) => each.owns(finding));
    return unit?.analyseWith(finding.place.text, text, options) ?? { ...nothing, suppressed: [] };
  }

  dispose(): void {
    for (const unit of this.units) unit.dispose();
    this.units = [];
    this.cached = undefined;
  }

  /** Assigns the texts to units anew; answers the units that consist of what they did before. */
  private split(isAnew = false): ProgramUnit[] {
    const groups = this.kind === 'notebook' ? partsOf(this.ordered) : [[{ id: this.uri, document: 0, start: 0 }]];
    const same: ProgramUnit[] = [];
    const known = this.units;
    this.units = groups.map((parts, at) => {
      const unit = known[at] ?? new ProgramUnit(this.engine, at, this.modules);
      if (!isAnew && unit.hasParts(parts)) same.push(unit);
      else unit.setParts(parts, this.ordered);
      return unit;
    });
    for (const gone of known.slice(groups.length)) gone.dispose();
    if (same.length < this.units.length || known.length > groups.length) this.cached = undefined;
    return same;
  }

  private join(parts: readonly Analysis[]): ProgramAnalysis {
    const [only] = parts;
    if (!only) return nothing;
    if (parts.length === 1 && this.units[0]?.isWhole(this.ordered.length)) return only;
    const translated = parts.map((part, at) => this.units[at]!.toProgram(part));
    const findings = translated.flatMap((part) => part.findings);
    findings.sort((a, b) => a.place.text - b.place.text || a.place.start - b.place.start);
    return { findings, failures: translated.flatMap((part) => part.failures) };
  }
}
