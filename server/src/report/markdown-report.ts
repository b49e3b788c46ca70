import type { HistoryEntry } from './history';
import { code, text } from './markdown-text';
import type { GradeCounts, ReportData } from './report-data';

const barWidth = 40;

/** The report in Markdown; its burn-down chart is drawn in characters, so that every viewer shows it. */
export function markdownReport(data: ReportData): string {
  const { date, commit, files, totals, version } = data;
  const at = commit ? ` at \`${commit}\`` : '';
  const parts = [
    '# SageMaker SDK V2 → V3',
    `${totals.found} findings in ${data.byFile.length} of ${files} files, ${date}${at}.`,
    [
      '| Safe to rewrite | To rewrite and review | Needs a person | Of these marked | Suppressed |',
      '|---:|---:|---:|---:|---:|',
      `| ${totals.safe} | ${totals.review} | ${totals.withheld} | ${totals.marked} | ${totals.suppressed} |`,
    ].join('\n'),
    ...burnDownPart(data.history),
    ...problemPart(data),
    '## What needs a person',
    ...people(data),
    '## By code',
    table(
      'Code',
      data.byCode.map((row) => ({ ...row, head: `[${row.code}](${row.page}) ${text(row.title)}` })),
    ),
    '## By file',
    table(
      'File',
      data.byFile.map((row) => ({ ...row, head: code(row.path) })),
    ),
    `SageMaker V3 Migrator ${version}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function burnDownPart(history: readonly HistoryEntry[]): string[] {
  if (history.length === 0) return [];
  const most = Math.max(1, ...history.map(({ found }) => found));
  const rows = history.map((entry) => {
    const commit = (entry.commit || '-').padEnd(12);
    const bar = (['withheld', 'review', 'safe'] as const).map((grade, index) => {
      const before = index === 0 ? 0 : index === 1 ? entry.withheld : entry.withheld + entry.review;
      const cells = scaled(before + entry[grade], most) - scaled(before, most);
      return '█▓░'[index]!.repeat(cells);
    });
    return `${entry.date}  ${commit}  ${String(entry.found).padStart(6)}  ${bar.join('')}`.trimEnd();
  });
  return [
    '## Burn-down',
    `\`\`\`text\n${rows.join('\n')}\n\n█ needs a person  ▓ to rewrite and review  ░ safe to rewrite\n\`\`\``,
  ];
}

function scaled(value: number, most: number): number {
  return Math.round((value / most) * barWidth);
}

function problemPart({ problems }: ReportData): string[] {
  const fatal = problems.filter((one) => one.fatal);
  if (fatal.length === 0) return [];
  return ['## Not looked at', fatal.map(({ path, text: why }) => `- ${code(path)}: ${text(why)}`).join('\n')];
}

function people({ people: files }: ReportData): string[] {
  if (files.length === 0) return ['Nothing.'];
  return files.flatMap(({ path, entries }) => [
    `### ${code(path)}`,
    entries
      .map((one) => {
        const note = one.note ? ` *${text(one.note)}*` : '';
        return `- ${one.place} **${one.code}** (${one.grade}) ${text(one.message)}${note}\n  ${code(one.line)}`;
      })
      .join('\n'),
  ]);
}

function table(head: string, rows: readonly (GradeCounts & { readonly head: string })[]): string {
  if (rows.length === 0) return 'Nothing.';
  const lines = rows.map((row) => `| ${row.head} | ${row.found} | ${row.safe} | ${row.review} | ${row.withheld} |`);
  return [`| ${head} | Found | Safe | Review | Needs a person |`, '|---|---:|---:|---:|---:|', ...lines].join('\n');
}
