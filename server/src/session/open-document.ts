import type { TextDocumentItem } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  Analysis,
  Engine,
  EngineOptions,
  MigrateOptions,
  Migration,
  ProgramDocument,
  TextChange,
} from '../../../rules/engine/api';

/** About fifty thousand lines. */
const MAX_CHARACTERS = 2_000_000;

/** One document of the editor and the engine's program over it. */
export class OpenDocument {
  /** The current text; the did-change handler updates it in place. */
  readonly lines: TextDocument;
  private program: ProgramDocument | undefined;

  constructor(
    private readonly engine: Engine,
    item: TextDocumentItem,
  ) {
    this.lines = TextDocument.create(item.uri, item.languageId, item.version, item.text);
  }

  get uri(): string {
    return this.lines.uri;
  }

  get version(): number {
    return this.lines.version;
  }

  /** True for a V2 program so large that analysing it would freeze the editor; the command line still takes it. */
  get isTooLarge(): boolean {
    const text = this.lines.getText();
    return text.length > MAX_CHARACTERS && text.includes('sagemaker');
  }

  /** Passes changes that `lines` has seen already on to the engine. */
  replay(changes: readonly TextChange[]): void {
    if (this.program) this.use((program) => program.change(this.uri, changes));
  }

  analyse(options: EngineOptions): Analysis {
    return this.use((program) => program.analyse(options));
  }

  migrate(options: MigrateOptions): Migration & { readonly text: string } {
    const migration = this.use((program) => program.migrate(options));
    return { ...migration, text: migration.texts[0] ?? this.lines.getText() };
  }

  dispose(): void {
    const { program } = this;
    this.program = undefined;
    program?.dispose();
  }

  /** After an exception the program is suspect; the next use opens a fresh one from the whole text. */
  private use<T>(ask: (program: ProgramDocument) => T): T {
    this.program ??= this.engine.open([{ id: this.uri, text: this.lines.getText() }]);
    try {
      return ask(this.program);
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
