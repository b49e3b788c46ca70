import { parityEntries, parityLeftOut } from '../catalog/parity';
import type { ParityEntry } from '../catalog/parity/entry';

const EFFECTS: Readonly<Record<ParityEntry['effect'], string>> = {
  withhold: 'leaves the object in V2, with a marker',
  review: 'rewrites, with a note to review',
  mark: 'marks the place',
  rewrite: 'rewrites to what works',
};

/** Code pages of the areas, by the V2 names that entries are about. */
const PAGES: readonly (readonly [string, string])[] = [
  ['sagemaker.estimator.', 'SM201'],
  ['sagemaker.tuner.', 'SM301'],
  ['sagemaker.model.', 'SM401'],
  ['sagemaker.processing.', 'SM602'],
  ['sagemaker.feature_store.', 'SM704'],
];

/** The gaps that belong on the page of a code: those it reports, and those of the classes it rewrites. */
export function gapsOf(code: string): readonly ParityEntry[] {
  if (code === 'SM950') return parityEntries.filter(({ error }) => error !== undefined);
  if (code === 'SM951') return parityEntries.filter(({ error }) => error === undefined);
  const prefixes = PAGES.flatMap(([prefix, page]) => (page === code ? [prefix] : []));
  return parityEntries.filter(
    ({ when, spokenBy }) =>
      spokenBy?.includes(code) || when.some(({ call }) => prefixes.some((prefix) => call.startsWith(prefix))),
  );
}

/** The section of a code's page that lists its gaps; empty when there are none. */
export function gapsSection(code: string): string {
  const gaps = gapsOf(code);
  if (gaps.length === 0) return '';
  const lines = gaps.map((entry) => `- [#${numberOf(entry)}](${entry.thread}) ${entry.title}: ${range(entry)}.`);
  return `## Known gaps\n\nWhat to do about each is in [parity.md](../parity.md).\n\n${lines.join('\n')}`;
}

/** The page of all gaps: `docs/parity.md`. */
export function parityPage(): string {
  const rows = parityEntries.map((entry) => {
    const error = entry.error ? ` Error: \`${entry.error.replace(/\s*\n\s*/g, ' ')}\`` : '';
    const cells = [
      `[#${numberOf(entry)}](${entry.thread})`,
      `**${entry.title}.** ${entry.v2} V3: ${entry.v3}${error}`,
      `[${range(entry)}](${entry.evidence})`,
      `${entry.advice[0]?.toUpperCase()}${entry.advice.slice(1)}.`,
      entry.spokenBy ? `${EFFECTS[entry.effect]} (${entry.spokenBy.join(', ')})` : EFFECTS[entry.effect],
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return `# What V2 could do and V3 cannot, or could not for some releases

Generated from the parity catalog. Each row is a thread in the SDK's tracker that was checked against the source of the
published releases; where the source says something else than the thread, the row follows the source. A release stands
for its newest patch. With a target version outside of the affected range, code is rewritten as usual and nothing is said;
inside of it, the tool does what the last column says. The findings have the codes [SM950](codes/SM950.md) (fails) and
[SM951](codes/SM951.md) (is ignored), unless a rule of the area speaks for them.

| Thread | What | Affected | Where no newer V3 can be taken | What the tool does |
|---|---|---|---|---|
${rows.join('\n')}

## Threads without a row

| Thread | What | Why |
|---|---|---|
${parityLeftOut
  .map(
    ({ thread, what, why }) =>
      `| [#${thread}](https://github.com/aws/sagemaker-python-sdk/issues/${thread}) | ${what} | ${why} |`,
  )
  .join('\n')}
`;
}

function range({ since, fixedIn }: ParityEntry): string {
  if (!fixedIn) return `from ${since} on`;
  return since === '3.0' ? `before ${fixedIn}` : `from ${since} on, before ${fixedIn}`;
}

function numberOf({ thread }: ParityEntry): string {
  return thread.replace(/^.*\//, '');
}
