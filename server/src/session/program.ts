import type { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  Analysis,
  Engine,
  EngineOptions,
  MigrateOptions,
  Migration,
  RuleFailure,
  TextChange,
} from '../../../rules/engine/api';
import type { Finding } from '../../../rules/model/finding';
import { ProgramUnit } from './program-unit';
import { splitDocuments } from './split-documents';

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

  /** Takes another list of documents: cells were added, moved or removed. */
  setDocuments(documents: readonly TextDocument[]): void {
    const seen = new Set<string>();
    this.ordered = documents.filter(({ uri }) => !seen.has(uri) && seen.add(uri));
    this.revision += 1;
    this.split();
  }

  /** Passes changes that `document` has seen already on to the engine. */
  replay(document: TextDocument, changes: readonly TextChange[]): void {
    this.revision += 1;
    const index = this.ordered.indexOf(document);
    const isSplitAsBefore = this.split(index);
    if (isSplitAsBefore) this.units.find(({ indices }) => indices.includes(index))?.change(document.uri, changes);
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

  /** Keys in `options.only` are those of `analyse`. */
  migrate(options: MigrateOptions): ProgramMigration {
    const texts = this.ordered.map((document) => document.getText());
    const total = { found: 0, rewritten: 0, review: 0, marked: 0, suppressed: 0, left: 0 };
    const failures: RuleFailure[] = [];
    for (const unit of this.units) {
      const only = options.only && unit.ownKeys(options.only);
      if (only?.length === 0) continue;
      const migration = unit.migrate(only ? { ...options, only } : options);
      for (const [at, text] of migration.texts.entries()) texts[unit.indices[at]!] = text;
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
    for (const unit of this.units) {
      for (const [at, text] of unit.rewriteSafe(options).entries()) texts[unit.indices[at]!] = text;
    }
    return texts;
  }

  /** What the engine would find if document `index` had another text; the other documents stay. */
  analyseWith(index: number, text: string, options: EngineOptions): Analysis {
    const unit = this.units.find(({ indices }) => indices.includes(index));
    return unit ? unit.toProgram(unit.analyseWith(index, text, options)) : { ...nothing, suppressed: [] };
  }

  dispose(): void {
    for (const unit of this.units) unit.dispose();
    this.units = [];
    this.cached = undefined;
  }

  /** Assigns the documents to units anew; true when a change of document `changed` alone left all of them as they were. */
  private split(changed?: number): boolean {
    if (changed !== undefined && this.kind === 'file') return true;
    const groups = this.kind === 'file' ? [[0]] : splitDocuments(this.ordered);
    const isSame =
      changed !== undefined &&
      groups.length === this.units.length &&
      groups.every((indices, at) => isEqual(indices, this.units[at]?.indices ?? []));
    if (isSame) return true;
    this.cached = undefined;
    const known = this.units;
    this.units = groups.map((indices, at) => {
      const documents = indices.map((index) => this.ordered[index]!);
      const unit = known[at] ?? new ProgramUnit(this.engine, at);
      unit.setDocuments(indices, documents);
      return unit;
    });
    for (const gone of known.slice(groups.length)) gone.dispose();
    return false;
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

function isEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
