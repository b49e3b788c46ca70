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
} from '../../../rules/engine/api';
import { brieflyOpened } from '../../../rules/engine/briefly-opened';
import { analyseManifest, migrateManifest } from '../../../rules/engine/manifest';
import { type ManifestKind, manifestKind } from './manifest-kind';
import { readManifest } from './read-manifest';

/** An engine that takes manifests for what they are, by the name in their id, and hands all else to the given one. */
export function withManifests(engine: Engine): Engine {
  const open = (texts: readonly SourceText[], modules?: ModuleSource): ProgramDocument => {
    const [only] = texts;
    const kind = only && texts.length === 1 ? manifestKind(only.id) : undefined;
    return only && kind ? new ManifestProgram(kind, only) : engine.open(texts, modules);
  };
  return { ...engine, ...brieflyOpened(open) };
}

class ManifestProgram implements ProgramDocument {
  private cached: { readonly options: string; readonly analysis: Analysis } | undefined;

  constructor(
    private readonly kind: ManifestKind,
    private source: SourceText,
  ) {}

  setTexts(texts: readonly SourceText[]): void {
    this.cached = undefined;
    this.source = texts[0] ?? this.source;
  }

  change(id: string, changes: readonly TextChange[]): void {
    this.cached = undefined;
    let { text } = this.source;
    for (const change of changes) text = text.slice(0, change.start) + change.text + text.slice(change.end);
    this.source = { id, text };
  }

  texts(): readonly SourceText[] {
    return [this.source];
  }

  analyse(options: EngineOptions = {}): Analysis {
    const key = JSON.stringify(options);
    if (this.cached?.options === key) return this.cached.analysis;
    const analysis = { ...analyseManifest(this.source.text, this.read, options), failures: this.failures() };
    this.cached = { options: key, analysis };
    return analysis;
  }

  symbolAt(): undefined {
    return undefined;
  }

  migrate(options: MigrateOptions = {}): Migration {
    return { ...migrateManifest(this.source.text, this.read, options), failures: this.failures() };
  }

  dispose(): void {
    this.cached = undefined;
  }

  private readonly read = (text: string) => readManifest(this.kind, text);

  /** What could not be read is told as a rule that failed: the rest of the run goes on. */
  private failures(): Analysis['failures'] {
    const { id, text } = this.source;
    const { problem } = this.read(text);
    return problem === undefined ? [] : [{ rule: manifestReader, text: id, message: problem }];
  }
}

/** Names the reader among the failures of an analysis. */
export const manifestReader = 'manifest-reader';
