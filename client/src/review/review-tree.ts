import {
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import type {
  PlannedFile,
  PlannedFinding,
  ReviewGrade,
  SkippedFile,
} from '../../../server/src/protocol/migrate-workspace';
import { grades, type ReviewModel } from './review-model';

/** A file, a grade, one grade of a file, a finding, or what was skipped. */
export interface ReviewNode {
  readonly file?: PlannedFile;
  readonly grade?: ReviewGrade;
  readonly finding?: PlannedFinding;
  readonly skipped?: readonly SkippedFile[];
}

export type ReviewGrouping = 'file' | 'grade';

/** The plan of a migration with boxes to tick: by file and then grade, or by grade and then file. */
export class ReviewTree implements TreeDataProvider<ReviewNode> {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private model: ReviewModel | undefined;
  private grouping: ReviewGrouping = 'file';

  /** Shows another plan, or nothing. */
  show(model: ReviewModel | undefined): void {
    this.model = model;
    this.refresh();
  }

  groupBy(grouping: ReviewGrouping): void {
    this.grouping = grouping;
    this.refresh();
  }

  /** Reads the boxes anew. */
  refresh(): void {
    this.changed.fire(undefined);
  }

  getChildren(node?: ReviewNode): ReviewNode[] {
    const { model } = this;
    if (!model) return [];
    const { files, skipped } = model.plan;
    if (!node) {
      const rest = skipped.length > 0 ? [{ skipped }] : [];
      if (this.grouping === 'file') return [...files.map((file) => ({ file })), ...rest];
      return [...grades.flatMap((grade) => (files.some(has(grade)) ? [{ grade }] : [])), ...rest];
    }
    const { file, grade } = node;
    if (node.skipped) return node.skipped === skipped ? skipped.map((one) => ({ skipped: [one] })) : [];
    if (node.finding) return [];
    if (file && grade) return model.findings(file, grade).map((finding) => ({ file, grade, finding }));
    if (file) return grades.flatMap((one) => (has(one)(file) ? [{ file, grade: one }] : []));
    return grade ? files.filter(has(grade)).map((one) => ({ file: one, grade })) : [];
  }

  getTreeItem(node: ReviewNode): TreeItem {
    const { file, grade, finding, skipped } = node;
    if (skipped) return skippedItem(skipped, this.model?.plan.skipped === skipped);
    if (finding) return findingItem(node, finding);
    return file ? this.fileItem(node, file) : this.gradeItem(grade ?? 'safe');
  }

  private fileItem(node: ReviewNode, file: PlannedFile): TreeItem {
    const { model, grouping } = this;
    const { grade } = node;
    const isRow = grouping === 'file' && grade !== undefined;
    const item = new TreeItem(isRow ? labels[grade] : file.name, TreeItemCollapsibleState.Collapsed);
    item.id = `${grouping}:${grade ?? ''}:${file.uri}`;
    item.description = isRow || grade ? countOf(file, [grade ?? 'safe']) : countOf(file, grades);
    item.iconPath = isRow ? icons[grade] : file.kind === 'notebook' ? new ThemeIcon('notebook') : ThemeIcon.File;
    if (!isRow) item.resourceUri = Uri.parse(file.uri, true);
    item.command = { command: 'sagemakerV3.reviewDiff', title: 'Show Changes', arguments: [node] };
    const linked = (model?.linkedTo(file) ?? []).filter((one) => one !== file);
    item.tooltip = [
      file.name,
      ...(grade ? [hints[grade]] : []),
      ...(linked.length > 0
        ? [`Shares objects with ${linked.map(({ name }) => name).join(', ')}: ticked together.`]
        : []),
    ].join('\n');
    return withBox(item, model?.isTicked(file, grade));
  }

  private gradeItem(grade: ReviewGrade): TreeItem {
    const item = new TreeItem(labels[grade], TreeItemCollapsibleState.Expanded);
    const files = this.model?.plan.files.filter(has(grade)) ?? [];
    const count = files.reduce((sum, file) => sum + file.findings.filter((one) => one.grade === grade).length, 0);
    item.id = `grade:${grade}`;
    item.description = `${count} in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
    item.iconPath = icons[grade];
    item.tooltip = hints[grade];
    return withBox(item, this.model?.isAllTicked(grade));
  }
}

const labels: Readonly<Record<ReviewGrade, string>> = { safe: 'Safe', review: 'To review', withheld: 'Not rewritten' };

const hints: Readonly<Record<ReviewGrade, string>> = {
  safe: 'Sends AWS the same request.',
  review: 'Rewritten with a difference to look at, together with all that belongs to the same object.',
  withheld: 'Stays as it is; where there is something to do, a comment says what.',
};

const icons: Readonly<Record<ReviewGrade, ThemeIcon>> = {
  safe: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  review: new ThemeIcon('eye', new ThemeColor('list.warningForeground')),
  withheld: new ThemeIcon('circle-slash'),
};

function has(grade: ReviewGrade): (file: PlannedFile) => boolean {
  return ({ findings }) => findings.some((finding) => finding.grade === grade);
}

function countOf({ findings }: PlannedFile, wanted: readonly ReviewGrade[]): string {
  const counts = wanted.map((grade) => ({ grade, count: findings.filter((one) => one.grade === grade).length }));
  if (wanted.length === 1) return String(counts[0]?.count ?? 0);
  return counts
    .flatMap(({ grade, count }) => (count > 0 ? [`${count} ${labels[grade].toLowerCase()}`] : []))
    .join(', ');
}

function withBox(item: TreeItem, isTicked: boolean | undefined): TreeItem {
  if (isTicked === undefined) return item;
  item.checkboxState = isTicked ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked;
  return item;
}

function findingItem(node: ReviewNode, { code, message, note, line, cell, grade }: PlannedFinding) {
  const item = new TreeItem(message);
  item.description = `${code} · ${cell === undefined ? '' : `cell ${cell + 1}, `}line ${line + 1}`;
  item.iconPath = icons[grade];
  item.tooltip = [message, ...(note ? [note] : []), hints[grade]].join('\n\n');
  item.command = { command: 'sagemakerV3.reviewDiff', title: 'Show Changes', arguments: [node] };
  return item;
}

function skippedItem(skipped: readonly SkippedFile[], isHead: boolean): TreeItem {
  if (isHead) {
    const item = new TreeItem('Skipped', TreeItemCollapsibleState.Collapsed);
    item.id = 'skipped';
    item.description = String(skipped.length);
    item.iconPath = new ThemeIcon('debug-step-over');
    return item;
  }
  const [one] = skipped;
  const item = new TreeItem(one?.name ?? '');
  item.description = one?.reason ?? '';
  item.tooltip = `${one?.name}: ${one?.reason}`;
  return item;
}
