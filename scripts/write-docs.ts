/** Writes one page per catalog entry and their index to `docs/codes/`: `npm run docs`. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allEntries } from '../rules/catalog';
import { parityPage } from '../rules/docs/parity-page';
import { renderPage } from '../rules/docs/render-page';
import { trapsPage } from './requests/traps-page';
import { coverageOfV2, coveragePage } from './tables/coverage';

const FOLDER = resolve(__dirname, '..', 'docs', 'codes');

const AREAS: readonly (readonly [string, string])[] = [
  ['SM0', 'Dependencies and pins'],
  ['SM1', 'Imports, session and utilities'],
  ['SM2', 'Training'],
  ['SM3', 'Tuning'],
  ['SM4', 'Deployment'],
  ['SM5', 'Inference and cleanup'],
  ['SM6', 'Processing and batch transform'],
  ['SM7', 'Pipelines, registry, monitoring, feature store'],
  ['SM8', 'Raw boto3'],
  ['SM9', 'Misuse of V3, and gaps of V3 (SM95x)'],
];

function index(): string {
  const parts = [
    '# What the codes mean',
    '',
    'Generated from the catalog; `sagemaker-v3 explain CODE` shows the same pages.',
  ];
  for (const [prefix, title] of AREAS) {
    const rows = allEntries.filter((entry) => entry.code.startsWith(prefix));
    if (rows.length === 0) continue;
    parts.push('', `## ${prefix}xx: ${title}`, '', '| Code | Title | Severity | Fix |', '|---|---|---|---|');
    for (const { code, title: text, severity, grade } of rows) {
      parts.push(`| [${code}](${code}.md) | ${text.replaceAll('|', '\\|')} | ${severity} | ${grade} |`);
    }
  }
  return `${parts.join('\n')}\n`;
}

mkdirSync(FOLDER, { recursive: true });
for (const name of readdirSync(FOLDER)) rmSync(join(FOLDER, name));
for (const entry of allEntries) writeFileSync(join(FOLDER, `${entry.code}.md`), renderPage(entry));
writeFileSync(join(FOLDER, 'README.md'), index());
console.log(`${allEntries.length} pages in docs/codes`);
writeFileSync(resolve(FOLDER, '..', 'parity.md'), parityPage());
writeFileSync(resolve(FOLDER, '..', 'coverage.md'), coveragePage(coverageOfV2()));
writeFileSync(resolve(FOLDER, '..', 'traps.md'), trapsPage());
