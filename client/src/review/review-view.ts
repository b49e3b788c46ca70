import { commands, type Disposable, TreeItemCheckboxState, type TreeView, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { DiscardMigration, type MigrationPlan } from '../../../server/src/protocol/migrate-workspace';
import { ReviewDocuments } from './review-documents';
import { ReviewModel } from './review-model';
import { type ReviewGrouping, type ReviewNode, ReviewTree } from './review-tree';

/** The view in which a migration of the workspace is reviewed; hidden while there is none. */
export class ReviewView implements Disposable {
  readonly tree = new ReviewTree();
  readonly documents: ReviewDocuments;
  private readonly view: TreeView<ReviewNode>;
  private readonly subscriptions: Disposable[];
  private current: ReviewModel | undefined;
  private text = '';

  constructor(private readonly client: LanguageClient) {
    this.documents = new ReviewDocuments(client, (uri) => (this.current?.choices[uri] === 'all' ? 'all' : 'safe'));
    this.view = window.createTreeView('sagemakerV3.review', {
      treeDataProvider: this.tree,
      manageCheckboxStateManually: true,
      showCollapseAll: true,
    });
    this.subscriptions = [
      this.view,
      this.view.onDidChangeCheckboxState(({ items }) => {
        for (const [node, state] of items) this.tick(node, state === TreeItemCheckboxState.Checked);
      }),
      workspace.registerTextDocumentContentProvider(ReviewDocuments.scheme, this.documents),
      workspace.onDidCloseTextDocument(({ uri }) => this.documents.forget(uri)),
    ];
    this.groupBy('file');
    this.render();
  }

  /** What is being reviewed. */
  get model(): ReviewModel | undefined {
    return this.current;
  }

  /** What stands above the boxes; `undefined` while the view is hidden. */
  get summary(): string | undefined {
    return this.current && this.text;
  }

  /** Begins the review of a plan. */
  async open(plan: MigrationPlan): Promise<void> {
    this.current = new ReviewModel(plan);
    this.tree.show(this.current);
    this.render();
    await commands.executeCommand('sagemakerV3.review.focus');
  }

  /** Ends the review without writing anything. */
  async close(): Promise<void> {
    const plan = this.current?.plan.id;
    this.clear();
    if (plan !== undefined) await this.client.sendRequest(DiscardMigration.type, { plan });
  }

  /** Shows nothing, when the plan is used up or the server that kept it stopped. */
  clear(): void {
    this.current = undefined;
    this.tree.show(undefined);
    this.render();
  }

  groupBy(grouping: ReviewGrouping): void {
    this.tree.groupBy(grouping);
    void commands.executeCommand('setContext', 'sagemakerV3.isReviewByGrade', grouping === 'grade');
  }

  /** Ticks or unticks a row. */
  tick({ file, grade }: ReviewNode, isTicked: boolean): void {
    if (file) this.current?.tick(file, isTicked, grade);
    else if (grade) this.current?.tickAll(grade, isTicked);
    this.tree.refresh();
    this.documents.refresh();
    this.render();
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }

  private render(): void {
    const { current } = this;
    void commands.executeCommand('setContext', 'sagemakerV3.isReviewing', current !== undefined);
    if (!current) return;
    const { ticked, tickable } = current.counts;
    this.text = `${ticked} of ${tickable} files ticked`;
    this.view.message = `${this.text}. Click on a row for its changes; nothing is written before Apply.`;
  }
}
