import type { TextDocument } from 'vscode-languageserver-textdocument';
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
} from '../../../rules/engine/api';
import type { Finding } from '../../../rules/model/finding';
import type { Place } from '../../../rules/model/span';
import type { ProgramPart } from './program-parts';

/** Rewrites that uncover others converge fast; the limit only guards against two that undo each other. */
const MAX_PASSES = 8;

/** Texts of a program that the engine reads as one, and the engine's view of them. */
export class ProgramUnit {
  private parts: readonly ProgramPart[] = [];
  private documents: readonly TextDocument[] = [];
  private opened: ProgramDocument | undefined;
  private readonly prefix: string;

  constructor(
    private readonly engine: Engine,
    /** Place among the units of the program; it keeps the keys of their findings apart. */
    at: number,
    private readonly modules?: ModuleSource,
  ) {
    this.prefix = at === 0 ? '' : `${at}/`;
  }

  /** Takes other texts; `documents` are those of the whole program. */
  setParts(parts: readonly ProgramPart[], documents: readonly TextDocument[]): void {
    this.parts = parts;
    this.documents = documents;
    if (this.opened) this.use((opened) => opened.setTexts(this.texts()));
  }

  /** True when the unit consists of these parts already. */
  hasParts(parts: readonly ProgramPart[]): boolean {
    const { parts: mine } = this;
    if (parts.length !== mine.length) return false;
    return parts.every(({ id, document, start }, at) => {
      const part = mine[at];
      return part?.id === id && part.document === document && part.start === start;
    });
  }

  /** Follows changes of document `index`, which has seen them. */
  change(index: number, changes: readonly TextChange[]): void {
    if (!this.opened) return;
    const part = this.parts.find(({ document }) => document === index);
    if (!part) return;
    if (part.start === 0) this.use((opened) => opened.change(part.id, changes));
    else this.use((opened) => opened.setTexts(this.texts()));
  }

  analyse(options: EngineOptions): Analysis {
    return this.use((opened) => opened.analyse(options));
  }

  /** What of V2 is used at an offset of document `index`. */
  symbolAt(index: number, offset: number, options: EngineOptions): UsedSymbol | undefined {
    const part = this.parts.find(({ document, start }) => document === index && start <= offset);
    const found = part && this.use((opened) => opened.symbolAt(part.id, offset - part.start, options));
    return found && { ...found, start: found.start + part.start, end: found.end + part.start };
  }

  migrate(options: MigrateOptions): Migration {
    return this.use((opened) => opened.migrate(options));
  }

  rewriteSafe(options: EngineOptions): readonly string[] {
    let texts = this.texts();
    let keys = safeKeys(this.analyse(options));
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      const program = this.engine.open(texts, this.modules);
      try {
        if (pass > 0) keys = safeKeys(program.analyse(options));
        if (keys.length === 0) break;
        const next = program.migrate({ ...options, only: keys, marksReview: true }).texts;
        if (next.every((text, at) => text === texts[at]?.text)) break;
        texts = texts.map(({ id }, at) => ({ id, text: next[at]! }));
      } finally {
        program.dispose();
      }
    }
    return texts.map(({ text }) => text);
  }

  /** What would be found if document `index` had another text, with indices and keys of the program. */
  analyseWith(index: number, newText: string, options: EngineOptions): Analysis {
    const texts = this.texts().map(({ id, text }, at) => {
      const { document, start } = this.parts[at]!;
      return { id, text: document === index ? newText.slice(start) : text };
    });
    return this.toProgram(this.engine.analyse(texts, options, this.modules));
  }

  /** Puts the unit's new texts into those of the program's documents. */
  mergeInto(programTexts: string[], texts: readonly string[]): void {
    for (const [at, { document, start }] of this.parts.entries()) {
      const text = texts[at];
      const isChanged = text !== undefined && text !== this.textOf(this.parts[at]!);
      if (isChanged) programTexts[document] = (programTexts[document] ?? '').slice(0, start) + text;
    }
  }

  /** True when its analysis holds for the program of `count` documents as it is. */
  isWhole(count: number): boolean {
    return this.prefix === '' && this.parts.length === count;
  }

  /** True for the unit that found the finding. */
  owns({ key }: Finding): boolean {
    return this.ownKeys([key]).length > 0;
  }

  /** The analysis with indices, offsets and keys of the program. */
  toProgram(analysis: Analysis): Analysis {
    const place = ({ text, start, end }: Place): Place => {
      const part = this.parts[text] ?? { document: 0, start: 0 };
      return { text: part.document, start: start + part.start, end: end + part.start };
    };
    const translate = (finding: Finding): Finding => ({
      ...finding,
      key: this.prefix + finding.key,
      group: this.prefix + finding.group,
      place: place(finding.place),
      related: finding.related.map((each) => (each.id === undefined ? { ...each, place: place(each.place) } : each)),
    });
    return {
      findings: analysis.findings.map(translate),
      suppressed: analysis.suppressed.map(translate),
      failures: analysis.failures,
    };
  }

  /** Those of the program's keys that are this unit's, as the unit's engine knows them. */
  ownKeys(keys: readonly string[]): string[] {
    const { prefix } = this;
    if (prefix === '') return keys.filter((key) => !key.includes('/'));
    return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  }

  dispose(): void {
    const { opened } = this;
    this.opened = undefined;
    opened?.dispose();
  }

  private texts(): SourceText[] {
    return this.parts.map((part) => ({ id: part.id, text: this.textOf(part) }));
  }

  private textOf({ document, start }: ProgramPart): string {
    return this.documents[document]?.getText().slice(start) ?? '';
  }

  /** After an exception the engine's program is suspect; the next use opens a fresh one from the whole texts. */
  private use<T>(ask: (program: ProgramDocument) => T): T {
    this.opened ??= this.engine.open(this.texts(), this.modules);
    try {
      return ask(this.opened);
    } catch (error) {
      this.abandon();
      throw error;
    }
  }

  private abandon(): void {
    try {
      this.dispose();
    } catch {
      // The first exception tells more than one from closing what it left behind.
    }
  }
}

function safeKeys({ findings }: Analysis): string[] {
  return findings.filter(({ fix }) => fix.grade === 'safe').map(({ key }) => key);
}
