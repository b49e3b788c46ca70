import { commands, type Disposable, StatusBarAlignment, type Uri, window, workspace } from 'vscode';
import type { StatusParams } from '../../server/src/protocol/status';
import { isOurs } from './document-selector';

/** The count of V2 usages in the active Python file, notebook or manifest; hidden while there are none. */
export class StatusItem implements Disposable {
  private readonly item = window.createStatusBarItem('sagemakerV3.status', StatusBarAlignment.Right, 90);
  private readonly counts = new Map<string, StatusParams>();
  private readonly subscriptions: Disposable[];
  private visible = false;

  constructor() {
    this.item.name = 'SageMaker V3';
    this.item.command = 'sagemakerV3.showMenu';
    this.subscriptions = [
      window.onDidChangeActiveTextEditor(() => this.render()),
      window.onDidChangeActiveNotebookEditor(() => this.render()),
      workspace.onDidCloseNotebookDocument(({ uri }) => this.counts.delete(uri.toString())),
      workspace.onDidCloseTextDocument(({ uri }) => this.counts.delete(uri.toString())),
    ];
  }

  /** Takes the server's newest count of one file or notebook. */
  update(status: StatusParams): void {
    this.counts.set(status.uri, status);
    this.render();
  }

  /** Forgets all counts, for a server that stopped. */
  clear(): void {
    this.counts.clear();
    this.render();
  }

  /** What the user sees now, `undefined` while the item is hidden. */
  get text(): string | undefined {
    return this.visible ? this.item.text : undefined;
  }

  dispose(): void {
    this.item.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private render(): void {
    const uri = activeProgram();
    const status = uri && this.counts.get(uri.toString());
    this.visible = status !== undefined && status.count > 0;
    // Menus in package.json depend on it.
    void commands.executeCommand('setContext', 'sagemakerV3.hasFindings', this.visible);
    if (!status || !this.visible) {
      this.item.hide();
      return;
    }
    this.item.text = `$(wand) SageMaker V2: ${status.count}`;
    this.item.tooltip = `${status.errors} break under V3, ${status.warnings} change meaning, ${status.information} could be better. Click to migrate.`;
    this.item.show();
  }
}

/** The notebook, Python file or manifest that has the focus; a cell's editor is part of its notebook. */
function activeProgram(): Uri | undefined {
  const { activeNotebookEditor, activeTextEditor } = window;
  if (activeNotebookEditor) return activeNotebookEditor.notebook.uri;
  return activeTextEditor && isOurs(activeTextEditor.document) ? activeTextEditor.document.uri : undefined;
}
