import type { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  Analysis,
  Engine,
  EngineOptions,
  MigrateOptions,
  Migration,
  ProgramDocument,
  SourceText,
  TextChange,
} from '../../../rules/engine/api';
import type { Finding } from '../../../rules/model/finding';
import type { Place } from '../../../rules/model/span';

/** Rewrites that uncover others converge fast; the limit only guards against two that undo each other. */
const MAX_PASSES = 8;

/** Documents of a program that the engine reads as one, and the engine's view of them. */
export class ProgramUnit {
  private places: readonly number[] = [];
  private documents: readonly TextDocument[] = [];
  private opened: ProgramDocument | undefined;
  private readonly prefix: string;

  constructor(
    private readonly engine: Engine,
    /** Place among the units of the program; it keeps the keys of their findings apart. */
    at: number,
  ) {
    this.prefix = at === 0 ? '' : `${at}/`;
  }

  /** Indices of the unit's documents in its program. */
  get indices(): readonly number[] {
    return this.places;
  }

  setDocuments(indices: readonly number[], documents: readonly TextDocument[]): void {
    this.places = indices;
    this.documents = documents;
    if (this.opened) this.use((opened) => opened.setTexts(this.texts()));
  }

  change(id: string, changes: readonly TextChange[]): void {
    if (this.opened) this.use((opened) => opened.change(id, changes));
  }

  analyse(options: EngineOptions): Analysis {
    return this.use((opened) => opened.analyse(options));
  }

  migrate(options: MigrateOptions): Migration {
    return this.use((opened) => opened.migrate(options));
  }

  rewriteSafe(options: EngineOptions): readonly string[] {
    const ids = this.documents.map(({ uri }) => uri);
    let texts = this.documents.map((document) => document.getText());
    let keys = safeKeys(this.analyse(options));
    for (let pass = 0; pass < MAX_PASSES && keys.length > 0; pass++) {
      const program = this.engine.open(texts.map((text, at) => ({ id: ids[at]!, text })));
      try {
        if (pass > 0) keys = safeKeys(program.analyse(options));
        const next = keys.length > 0 ? [...program.migrate({ ...options, only: keys }).texts] : texts;
        if (next.every((text, at) => text === texts[at])) break;
        texts = next;
      } finally {
        program.dispose();
      }
    }
    return texts;
  }

  analyseWith(index: number, text: string, options: EngineOptions): Analysis {
    const changed = this.places.indexOf(index);
    const texts = this.texts().map((each, at) => (at === changed ? { id: each.id, text } : each));
    return this.engine.analyse(texts, options);
  }

  /** True when the unit is its whole program of `count` documents, so that nothing needs translation. */
  isWhole(count: number): boolean {
    return this.prefix === '' && this.places.length === count;
  }

  /** The analysis with indices and keys of the program. */
  toProgram(analysis: Analysis): Analysis {
    const place = (inner: Place): Place => ({ ...inner, text: this.places[inner.text] ?? 0 });
    const translate = (finding: Finding): Finding => ({
      ...finding,
      key: this.prefix + finding.key,
      group: this.prefix + finding.group,
      place: place(finding.place),
      related: finding.related.map((each) => ({ ...each, place: place(each.place) })),
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
    return this.documents.map((document) => ({ id: document.uri, text: document.getText() }));
  }

  /** After an exception the engine's program is suspect; the next use opens a fresh one from the whole texts. */
  private use<T>(ask: (program: ProgramDocument) => T): T {
    this.opened ??= this.engine.open(this.texts());
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
