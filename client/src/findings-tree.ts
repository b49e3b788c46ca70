import { basename, posix } from 'node:path';
import {
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  workspace,
} from 'vscode';
import type { WorkspaceFinding, WorkspaceFindingsParams } from '../../server/src/protocol/workspace-findings';
import { cellOf, type FindingPlace } from './commands/open-finding';

/** A finding and the file that it stands in. */
export interface FindingNode {
  readonly uri: Uri;
  readonly finding: WorkspaceFinding;
  readonly group: GroupNode;
}

/** A file, or a code, with its findings. */
export interface GroupNode {
  readonly id: string;
  readonly uri?: Uri;
  readonly findings: readonly FindingNode[];
}

export type Grouping = 'file' | 'code';

/** The findings of the workspace as a tree of two levels: by file or by code. */
export class FindingsTree implements TreeDataProvider<GroupNode | FindingNode> {
  private readonly files = new Map<string, readonly WorkspaceFinding[]>();
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private groups: readonly GroupNode[] | undefined;

  constructor(private grouping: Grouping) {}

  /** Takes the server's news. */
  update({ isReset, files }: Pick<WorkspaceFindingsParams, 'isReset' | 'files'>): void {
    if (isReset) this.files.clear();
    for (const { uri, findings } of files) {
      const key = Uri.parse(uri, true).toString();
      if (findings.length > 0) this.files.set(key, findings);
      else this.files.delete(key);
    }
    this.refresh();
  }

  groupBy(grouping: Grouping): void {
    this.grouping = grouping;
    this.refresh();
  }

  /** Findings, and files that have some. */
  get counts(): { readonly findings: number; readonly files: number } {
    const findings = [...this.files.values()].reduce((sum, list) => sum + list.length, 0);
    return { findings, files: this.files.size };
  }

  getChildren(node?: GroupNode | FindingNode): (GroupNode | FindingNode)[] {
    if (!node) return [...this.roots()];
    return 'findings' in node ? [...node.findings] : [];
  }

  getParent(node: GroupNode | FindingNode): GroupNode | undefined {
    return 'findings' in node ? undefined : node.group;
  }

  getTreeItem(node: GroupNode | FindingNode): TreeItem {
    if (!('findings' in node)) return findingItem(node, this.grouping);
    return node.uri ? fileItem(node, node.uri) : codeItem(node);
  }

  private refresh(): void {
    this.groups = undefined;
    this.changed.fire(undefined);
  }

  private roots(): readonly GroupNode[] {
    this.groups ??= this.grouping === 'file' ? this.byFile() : this.byCode();
    return this.groups;
  }

  private byFile(): GroupNode[] {
    const groups = [...this.files].map(([key, findings]) => {
      const uri = Uri.parse(key, true);
      return groupOf(
        key,
        findings.map((finding) => ({ uri, finding })),
        uri,
      );
    });
    return groups.sort((a, b) => compare(a.id, b.id));
  }

  private byCode(): GroupNode[] {
    const codes = new Map<string, { uri: Uri; finding: WorkspaceFinding }[]>();
    for (const [key, findings] of [...this.files].sort(([a], [b]) => compare(a, b))) {
      const uri = Uri.parse(key, true);
      for (const finding of findings) {
        const known = codes.get(finding.code);
        if (known) known.push({ uri, finding });
        else codes.set(finding.code, [{ uri, finding }]);
      }
    }
    return [...codes].map(([code, list]) => groupOf(code, list)).sort((a, b) => compare(a.id, b.id));
  }
}

function groupOf(id: string, list: readonly { uri: Uri; finding: WorkspaceFinding }[], uri?: Uri): GroupNode {
  const findings: FindingNode[] = [];
  const group: GroupNode = { id, findings, ...(uri && { uri }) };
  for (const one of list) findings.push({ ...one, group });
  return group;
}

function fileItem({ id, findings }: GroupNode, uri: Uri): TreeItem {
  const item = new TreeItem(uri, TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.iconPath = ThemeIcon.File;
  item.description = [String(findings.length), folderOf(uri)].filter(Boolean).join(' · ');
  item.contextValue = 'file';
  return item;
}

function codeItem({ id, findings }: GroupNode): TreeItem {
  const item = new TreeItem(id, TreeItemCollapsibleState.Collapsed);
  const { title, severity } = findings[0]!.finding;
  item.id = id;
  item.iconPath = iconOf(severity);
  item.description = `${findings.length} · ${title.replaceAll('`', '')}`;
  item.contextValue = 'code';
  return item;
}

function findingItem({ uri, finding }: FindingNode, grouping: Grouping): TreeItem {
  const { code, message, severity, grade } = finding;
  const place = placeOf(uri, finding);
  const item = new TreeItem(grouping === 'file' ? message : basename(uri.path));
  item.description = grouping === 'file' ? `${code} · ${place}` : [place, folderOf(uri)].filter(Boolean).join(' · ');
  item.iconPath = iconOf(severity);
  item.tooltip = `${message}\n${code} · ${grades[grade]}`;
  item.contextValue = 'finding';
  const target: FindingPlace = { ...finding, uri: uri.toString() };
  item.command = { command: 'sagemakerV3.openFinding', title: 'Open', arguments: [target] };
  return item;
}

const grades = {
  safe: 'rewritten with the same request to AWS',
  review: 'rewritten, with something to look at',
  withheld: 'left as it is: a person has to decide',
} as const;

const icons = {
  error: new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  warning: new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  information: new ThemeIcon('info'),
} as const;

function iconOf(severity: WorkspaceFinding['severity']): ThemeIcon {
  return icons[severity];
}

function placeOf(uri: Uri, finding: WorkspaceFinding): string {
  const line = `line ${finding.range.start.line + 1}`;
  const cell = finding.cellUri === undefined ? finding.cell : cellOf(uri, finding)?.index;
  return cell === undefined ? line : `cell ${cell + 1}, ${line}`;
}

/** The folder of a file as seen from the workspace; empty at the top of a single folder. */
function folderOf(uri: Uri): string {
  const folder = posix.dirname(workspace.asRelativePath(uri));
  return folder === '.' ? '' : folder;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
