import { commands, type Disposable, type Memento, type TreeView, window } from 'vscode';
import type { WorkspaceFindingsParams } from '../../server/src/protocol/workspace-findings';
import { type FindingNode, FindingsTree, type Grouping, type GroupNode } from './findings-tree';

const groupingKey = 'findings.grouping';

/** The view "V2 left in this workspace": hidden until a check found something, then kept true until it is cleared. */
export class FindingsView implements Disposable {
  readonly tree: FindingsTree;
  private readonly view: TreeView<GroupNode | FindingNode>;
  private isShown = false;

  constructor(private readonly memento: Memento) {
    const grouping = memento.get<Grouping>(groupingKey, 'file');
    this.tree = new FindingsTree(grouping);
    this.view = window.createTreeView('sagemakerV3.findings', { treeDataProvider: this.tree, showCollapseAll: true });
    this.setGrouping(grouping);
    this.render(false);
  }

  /** Takes the server's news of the workspace. */
  update(params: WorkspaceFindingsParams): void {
    this.tree.update(params);
    this.render(params.isActive);
  }

  /** Shows nothing, for a server that stopped. */
  clear(): void {
    this.tree.update({ isReset: true, files: [] });
    this.render(false);
  }

  groupBy(grouping: Grouping): void {
    this.tree.groupBy(grouping);
    this.setGrouping(grouping);
    void this.memento.update(groupingKey, grouping);
  }

  /** What stands beside the title, or in place of an empty list; `undefined` while the view is hidden. */
  get summary(): string | undefined {
    return this.isShown ? this.view.message || this.view.description : undefined;
  }

  dispose(): void {
    this.view.dispose();
  }

  private render(isActive: boolean): void {
    const { findings, files } = this.tree.counts;
    // Once there was something, an empty list is good news.
    this.isShown = isActive && (findings > 0 || this.isShown);
    this.view.description = findings > 0 ? `${findings} in ${files} ${files === 1 ? 'file' : 'files'}` : '';
    this.view.message = findings > 0 ? '' : 'No V2 code is left.';
    void commands.executeCommand('setContext', 'sagemakerV3.hasWorkspaceFindings', this.isShown);
  }

  private setGrouping(grouping: Grouping): void {
    void commands.executeCommand('setContext', 'sagemakerV3.isGroupedByCode', grouping === 'code');
  }
}
