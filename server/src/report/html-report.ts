import { burnDown, stackedGrades } from './burn-down';
import type { GradeCounts, PersonEntry, ReportData } from './report-data';

/** The report as one HTML file that loads nothing: styles and chart are in it, scripts it has none. */
export function htmlReport(data: ReportData): string {
  const { date, commit, files, totals, version } = data;
  const at = commit ? ` at ${escapeHtml(commit)}` : '';
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>SageMaker SDK V2 → V3: what is left</title>
<style>${style}</style>
</head>
<body>
<h1>SageMaker SDK V2 → V3</h1>
<p>${totals.found} findings in ${data.byFile.length} of ${files} files, ${escapeHtml(date)}${at}.</p>
${tiles(data)}
${progress(data)}
${problems(data)}
<h2>What needs a person</h2>
${people(data)}
<h2>By code</h2>
${table(
  'Code',
  data.byCode.map((row) => ({
    ...row,
    head: `<a href="${escapeHtml(row.page)}">${escapeHtml(row.code)}</a> ${prose(row.title)}`,
  })),
)}
<h2>By file</h2>
${table(
  'File',
  data.byFile.map((row) => ({ ...row, head: `<code>${escapeHtml(row.path)}</code>` })),
)}
<footer>SageMaker V3 Migrator ${escapeHtml(version)}</footer>
</body>
</html>
`;
}

/** Text as HTML shows it, in content and in quoted attributes. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A sentence of ours, in which backticks mark code. */
function prose(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

function tiles({ totals }: ReportData): string {
  const tile = (name: string, value: number, label: string): string =>
    `<div class="tile ${name}"><b>${value}</b> ${label}</div>`;
  return `<div class="tiles">
${tile('safe', totals.safe, 'safe to rewrite')}
${tile('review', totals.review, 'to rewrite and review')}
${tile('withheld', totals.withheld, `need a person${totals.marked > 0 ? `, ${totals.marked} of them marked` : ''}`)}
${tile('', totals.suppressed, 'suppressed')}
</div>`;
}

function progress({ history }: ReportData): string {
  if (history.length === 0) return '';
  const chart = burnDown(history);
  const legend = stackedGrades.map(({ grade, label }) => `<span class="key ${grade}"></span>${label}`).join(' ');
  const drawn = chart ? `${chart}\n<p class="legend">${legend}</p>` : '<p>The curve begins with the second run.</p>';
  const rows = history.map(
    (one) =>
      `<tr><td>${escapeHtml(one.date)}</td><td><code>${escapeHtml(one.commit)}</code></td>${numbers([one.found, one.safe, one.review, one.withheld])}</tr>`,
  );
  return `<h2>Burn-down</h2>
${drawn}
<details><summary>As a table</summary>
<table><thead><tr><th>Date</th><th>Commit</th>${heads}</tr></thead><tbody>
${rows.reverse().join('\n')}
</tbody></table></details>`;
}

function problems({ problems: list }: ReportData): string {
  const fatal = list.filter((one) => one.fatal);
  if (fatal.length === 0) return '';
  const items = fatal.map(({ path, text }) => `<li><code>${escapeHtml(path)}</code>: ${escapeHtml(text)}</li>`);
  return `<h2>Not looked at</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
}

function people({ people: files }: ReportData): string {
  if (files.length === 0) return '<p>Nothing.</p>';
  return files
    .map(
      ({ path, entries }) =>
        `<details open><summary><code>${escapeHtml(path)}</code> (${entries.length})</summary>\n<ul>\n${entries.map(person).join('\n')}\n</ul></details>`,
    )
    .join('\n');
}

function person({ place, code, grade, message, note, line }: PersonEntry): string {
  const why = note ? `<br><i>${prose(note)}</i>` : '';
  return `<li><span class="key ${grade}"></span>${escapeHtml(place)} <b>${escapeHtml(code)}</b> ${prose(message)}${why}<br><code>${escapeHtml(line)}</code></li>`;
}

const heads = '<th>Found</th><th>Safe</th><th>Review</th><th>Needs a person</th>';

function table(head: string, rows: readonly (GradeCounts & { readonly head: string })[]): string {
  if (rows.length === 0) return '<p>Nothing.</p>';
  const lines = rows.map(
    (row) => `<tr><td>${row.head}</td>${numbers([row.found, row.safe, row.review, row.withheld])}</tr>`,
  );
  return `<table><thead><tr><th>${head}</th>${heads}</tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table>`;
}

function numbers(values: readonly number[]): string {
  return values.map((value) => `<td class="n">${value}</td>`).join('');
}

const style = `
:root { color-scheme: light dark; --safe: #2e8b57; --review: #c98a00; --withheld: #c0392b; --line: #8884; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
code { font: 13px ui-monospace, monospace; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th:not(:first-child), .n { text-align: right; white-space: nowrap; }
details table th:nth-child(2) { text-align: left; }
.tiles { display: flex; flex-wrap: wrap; gap: .8rem; }
.tile { border-left: 4px solid var(--line); padding: .2rem .8rem; }
.tile b { font-size: 1.5rem; }
.tile.safe { border-color: var(--safe); } .tile.review { border-color: var(--review); } .tile.withheld { border-color: var(--withheld); }
.key { display: inline-block; width: .7rem; height: .7rem; margin-right: .4rem; border-radius: 2px; }
.key.safe { background: var(--safe); } .key.review { background: var(--review); } .key.withheld { background: var(--withheld); }
.legend .key { margin-left: 1rem; }
.chart { width: 100%; height: auto; } .chart text { font-size: 12px; fill: currentColor; }
.grid { stroke: var(--line); } .dot { fill: currentColor; }
polygon.safe { fill: var(--safe); } polygon.review { fill: var(--review); } polygon.withheld { fill: var(--withheld); }
ul { padding-left: 1.2rem; } li { margin: .4rem 0; } footer { margin: 2rem 0; opacity: .7; }
`;
