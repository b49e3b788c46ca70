import type { Diagnostic, NotebookCell, TextDocumentItem } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Engine, EngineOptions } from '../../../rules/engine/api';
import type { Finding } from '../../../rules/model/finding';
import type { Span } from '../../../rules/model/span';
import { toDiagnostic } from '../convert/diagnostic';
import type { ClientFeatures } from './client-features';
import { EditorExcludes } from './editor-excludes';
import { FailureLog } from './failure-log';
import { type Configuration, FolderSettings } from './folder-settings';
import type { Log } from './log';
import { Notebook } from './notebook';
import { Program } from './program';
import { ProjectConfigurations } from './project-configurations';
import type { SavePlan } from './save-plan';
import { takesDocument } from './takes-document';
import { WorkspaceModules } from './workspace-modules';

const publicDocs = 'https://github.com/sagemaker-v3-migrator/sagemaker-v3-migrator/blob/main/docs/codes';

/** A program and what the engine found in it; valid until the handler that asked for it returns. */
export interface ProgramSnapshot {
  readonly program: Program;
  readonly options: EngineOptions;
  /** Of all documents of the program. */
  readonly all: readonly Finding[];
}

/** One document of a program: a file, or a cell beside its siblings. */
export interface Snapshot extends ProgramSnapshot {
  readonly document: TextDocument;
  /** Index of the document in its program. */
  readonly index: number;
  /** Of this document only. */
  readonly findings: readonly Finding[];
}

/** Everything the server knows between two messages: open programs, settings and the client's abilities. */
export class Session {
  readonly failures: FailureLog;
  readonly configurations = new FolderSettings();
  readonly projects: ProjectConfigurations;
  readonly excludes = new EditorExcludes();
  /** What the workspace's files import from each other. */
  readonly modules = new WorkspaceModules((id) => this.program(id.replace(/#body$/, ''))?.uri ?? id);
  readonly savePlans = new WeakMap<Program, SavePlan>();
  private readonly programs = new Map<string, Program>();
  private readonly notebooks = new Map<string, Notebook>();
  /** The program of each open document. */
  private readonly owners = new Map<string, Program>();

  constructor(
    readonly engine: Engine,
    readonly client: ClientFeatures,
    readonly log: Log,
    private readonly docsFolder: string = publicDocs,
  ) {
    this.failures = new FailureLog(log);
    this.projects = new ProjectConfigurations(log);
  }

  /** Opens Python documents and manifests; others are none of our business and stay unknown. */
  open({ uri, languageId, version, text }: TextDocumentItem): void {
    // Some editors announce a cell both ways; its notebook knows more.
    if (this.owners.get(uri)?.kind === 'notebook') return;
    this.close(uri);
    if (takesDocument({ uri, languageId }))
      this.add(uri, 'file', [TextDocument.create(uri, languageId, version, text)]);
  }

  openNotebook(uri: string, cells: readonly NotebookCell[], items: readonly TextDocumentItem[]): void {
    for (const each of [uri, ...items.map((item) => item.uri)]) this.close(each);
    const notebook = new Notebook(cells, items);
    this.notebooks.set(uri, notebook);
    this.add(uri, 'notebook', notebook.pythonCells());
  }

  notebook(uri: string): Notebook | undefined {
    return this.notebooks.get(uri);
  }

  /** Gives a program the documents that it consists of now. */
  setDocuments(program: Program, documents: readonly TextDocument[]): void {
    this.disown(program);
    program.setDocuments(documents);
    for (const { uri } of program.documents) this.owners.set(uri, program);
  }

  /** Forgets a file or a notebook. */
  close(uri: string): void {
    const program = this.programs.get(uri);
    this.failures.forget(uri);
    this.projects.close(uri);
    this.notebooks.delete(uri);
    this.programs.delete(uri);
    if (!program) return;
    this.disown(program);
    program.dispose();
    this.modules.closed(uri);
  }

  /** The program that is, or has, the document; a notebook answers to its own URI and to those of its cells. */
  program(uri: string): Program | undefined {
    return this.programs.get(uri) ?? this.owners.get(uri);
  }

  /** URIs of all open files and notebooks. */
  openUris(): string[] {
    return [...this.programs.keys()];
  }

  /** True for the URI of an open file or notebook, cells left out. */
  isOpen(uri: string): boolean {
    return this.programs.has(uri);
  }

  /** The settings that hold for a file or a notebook. */
  configurationOf({ uri }: Program): Configuration {
    return this.projects.complete(uri, this.configurations.of(uri));
  }

  /** Resolves when the files that import from a program are known, in so far as it has to do with the SDK. */
  async importersKnown(uri: string): Promise<void> {
    const program = this.program(uri);
    if (!program) return;
    this.analyse(program);
    await this.modules.ready();
  }

  /** `undefined` when the program is too large, or the extension is switched off where it lies. */
  analyse(program: Program): ProgramSnapshot | undefined {
    const { uri } = program;
    const { settings, options } = this.configurationOf(program);
    if (!settings.enable) return undefined;
    if (program.isTooLarge) {
      this.failures.once(uri, 'size', `${uri} is too large to analyse while typing; use the command line instead.`);
      return undefined;
    }
    const { findings, failures } = program.analyse(options);
    this.failures.report(uri, failures);
    return { program, options, all: findings };
  }

  /** `undefined` when the document is not open as Python, or its program has no analysis. */
  snapshot(uri: string): Snapshot | undefined {
    const program = this.owners.get(uri);
    const snapshot = program && this.analyse(program);
    const index = program?.documents.findIndex((document) => document.uri === uri) ?? -1;
    const document = program?.documents[index];
    if (!snapshot || !document) return undefined;
    const findings = snapshot.all.filter(({ place }) => place.text === index);
    return { ...snapshot, document, index, findings };
  }

  /** What an editor shows of a finding. */
  toDiagnostic({ documents }: Program, finding: Finding): Diagnostic {
    return toDiagnostic(documents, finding, this.pageOf(finding.code), (id) => this.modules.document(id));
  }

  /** Link to the page of a code. */
  pageOf(code: string): string {
    return `${this.docsFolder.replace(/\/$/, '')}/${encodeURIComponent(code)}.md`;
  }

  dispose(): void {
    for (const uri of this.openUris()) this.close(uri);
  }

  private add(uri: string, kind: Program['kind'], documents: readonly TextDocument[]): void {
    const program = new Program(this.engine, uri, kind, documents, this.modules);
    this.programs.set(uri, program);
    const [document] = documents;
    if (kind === 'file' && document) this.modules.opened(uri, document);
    for (const document of program.documents) this.owners.set(document.uri, program);
  }

  private disown(program: Program): void {
    for (const { uri } of program.documents) if (this.owners.get(uri) === program) this.owners.delete(uri);
  }
}

/** Findings of the document that share at least their edge with `span`, smallest first. */
export function findingsIn(snapshot: Snapshot, span: Span): Finding[] {
  return snapshot.findings
    .filter(({ place }) => place.start <= span.end && span.start <= place.end)
    .sort((a, b) => a.place.end - a.place.start - (b.place.end - b.place.start));
}
