import { commands, type Disposable, StatusBarAlignment, type TextEditor, window, workspace } from 'vscode';
import type { StatusParams } from '../../server/src/protocol/status';

/** The count of V2 usages in the active Python file; hidden while there are none. */
export class StatusItem implements Disposable {
  private readonly item = window.createStatusBarItem('sagemakerV3.status', StatusBarAlignment.Right, 90);
  private readonly counts = new Map<string, StatusParams>();
  private readonly subscriptions: Disposable[];
  private visible = false;

  constructor() {
    this.item.name = 'SageMaker V3';
    this.item.command = 'sagemakerV3.showMenu';
    this.subscriptions = [
      window.onDidChangeActiveTextEditor((editor) => this.render(editor)),
      workspace.onDidCloseTextDocument(({ uri }) => this.counts.delete(uri.toString())),
    ];
  }

  /** Takes the server's newest count of one document. */
  update(status: StatusParams): void {
    this.counts.set(status.uri, status);
    this.render(window.activeTextEditor);
  }

  /** Forgets all counts, for a server that stopped. */
  clear(): void {
    this.counts.clear();
    this.render(undefined);
  }

  /** What the user sees now, `undefined` while the item is hidden. */
  get text(): string | undefined {
    return this.visible ? this.item.text : undefined;
  }

  dispose(): void {
    this.item.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private render(editor: TextEditor | undefined): void {
    const isPython = editor?.document.languageId === 'python';
    const status = isPython ? this.counts.get(editor.document.uri.toString()) : undefined;
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
