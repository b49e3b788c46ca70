import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { burnDown } from '../../server/src/report/burn-down';
import { type HistoryEntry, parseHistory, renderHistory, withEntry } from '../../server/src/report/history';
import { cleanProgram, v2Program } from './support/programs';
import { useWorkspace } from './support/run-cli';

const workspace = useWorkspace();

function git(...args: readonly string[]): string {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', workspace.folder, ...who, ...args], { encoding: 'utf8' });
}

function entry(date: string, commit: string, found: number): HistoryEntry {
  return { date, commit, files: 9, found, safe: found, review: 0, withheld: 0, marked: 0, suppressed: 0 };
}

/** What `check` counts, which the report has to count too. */
async function counted(): Promise<{ found: number; withheld: number }> {
  const { stdout } = await workspace.run(['check', '--format', 'json', '.']);
  const { files } = JSON.parse(stdout) as { files: { findings: { fix: string }[] }[] };
  const all = files.flatMap(({ findings }) => findings);
  return { found: all.length, withheld: all.filter(({ fix }) => fix === 'withheld').length };
}

describe('the report', () => {
  it('counts what check counts, and is no failure', async () => {
    await workspace.write({ 'train.py': v2Program, 'clean.py': cleanProgram });
    const { found, withheld } = await counted();
    const { code, stdout } = await workspace.run(['report', '.']);
    expect(code).toBe(0);
    expect(stdout).toContain(`${found} findings in 1 of 2 files`);
    const [, numbers = ''] = /Suppressed \|\n\|[-:|]+\|\n\| (.*) \|/.exec(stdout) ?? [];
    const [safe, review, person] = numbers.split(' | ').map(Number);
    expect(safe! + review! + person!).toBe(found);
    expect(person).toBe(withheld);
    expect(withheld).toBeGreaterThan(0);
  });

  it('lists what needs a person with the reason, and nothing that is safe', async () => {
    await workspace.write({ 'train.py': v2Program });
    const { stdout } = await workspace.run(['report', '.']);
    const [people = ''] = stdout.split('## By code');
    expect(people).toMatch(/^- 15:12 \*\*SM201\*\* \(withheld\) .+ \*.+\*\n {2}`return Estimator\(\*\*options\)`$/m);
    expect(people).not.toContain('(safe)');
  });

  it('names the cell of a notebook', async () => {
    const cells = ['x = 1\n', v2Program].map((source) => ({
      cell_type: 'code',
      metadata: {},
      outputs: [],
      execution_count: null,
      source,
    }));
    await workspace.write({ 'n.ipynb': JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 2 }) });
    const { stdout } = await workspace.run(['report', '.']);
    expect(stdout).toContain('- cell 2, 15:12 **SM201**');
  });

  it('says so when there is nothing', async () => {
    await workspace.write({ 'clean.py': cleanProgram });
    const { code, stdout } = await workspace.run(['report', '.']);
    expect(code).toBe(0);
    expect(stdout).toContain('0 findings in 0 of 1 files');
    expect(stdout).toContain('## What needs a person\n\nNothing.');
  });

  it('as HTML loads nothing and shows names and code as they are', async () => {
    const odd = `<img src=x onerror=alert(1)>&"'.py`;
    const program = v2Program.replace(
      'Estimator(**options)',
      'Estimator(**options)  # <script>alert(1)</script> & "q"',
    );
    await workspace.write({ [odd]: program });
    const { code } = await workspace.run(['report', '.', '--output', 'r.html', '--history', 'h.json']);
    expect(code).toBe(0);
    const html = await workspace.read('r.html');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;.py');
    expect(html).toContain('# &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;q&quot;');
    expect(html).not.toMatch(/<(?:script|img|link|iframe|object)\b/i);
    expect(html).not.toMatch(/\s(?:src|on\w+)="|url\(|@import/i);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  it('as Markdown keeps odd names from becoming markup', async () => {
    await workspace.write({ 'a|b`c_.py': v2Program });
    const { stdout } = await workspace.run(['report', '.']);
    expect(stdout).toContain('| ``a\\|b`c_.py`` |');
  });

  it('goes by the name of its output, and by --format before that', async () => {
    await workspace.write({ 'train.py': v2Program });
    await workspace.run(['report', '.', '--output', 'a.html']);
    await workspace.run(['report', '.', '--output', 'a.md']);
    await workspace.run(['report', '.', '--output', 'b.txt', '--format', 'html']);
    expect(await workspace.read('a.html')).toMatch(/^<!DOCTYPE html>/);
    expect(await workspace.read('a.md')).toMatch(/^# /);
    expect(await workspace.read('b.txt')).toMatch(/^<!DOCTYPE html>/);
  });

  it('tells when it cannot be written', async () => {
    await workspace.write({ 'train.py': v2Program });
    await mkdir(workspace.path('out'));
    const { code, stderr } = await workspace.run(['report', '.', '--output', 'out']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^out: error: .*nothing written$/m);
  });
});

describe('the history', () => {
  it('gets one entry per commit, and not a byte more from a second run', async () => {
    git('init', '-q');
    await workspace.write({ 'train.py': v2Program });
    git('add', 'train.py');
    git('commit', '-qm', 'V2');
    const args = ['report', '.', '--output', 'r.md', '--history', 'h.json'];
    await workspace.run(args);
    const once = await workspace.read('h.json');
    await workspace.run(args);
    expect(await workspace.read('h.json')).toBe(once);
    await workspace.run(['migrate', '--write', '.']);
    git('commit', '-qam', 'V3');
    await workspace.run(args);
    const { entries } = JSON.parse(await workspace.read('h.json')) as { entries: HistoryEntry[] };
    expect(entries.map(({ commit }) => commit)).toEqual(
      git('log', '--reverse', '--format=%H')
        .trim()
        .split('\n')
        .map((hash) => hash.slice(0, 12)),
    );
    expect(entries[1]!.found).toBeLessThan(entries[0]!.found);
    expect(await workspace.read('r.md')).toMatch(/## Burn-down\n\n```text\n.*\n.*\n\n█/);
  });

  it('is left alone when it is broken, and no report is made of it', async () => {
    await workspace.write({ 'train.py': v2Program, 'h.json': '<<<<<<< ours' });
    const { code, stdout, stderr } = await workspace.run(['report', '.', '--history', 'h.json']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe('error: h.json: not valid JSON; restore it, or delete it to begin anew\n');
    expect(await workspace.read('h.json')).toBe('<<<<<<< ours');
  });

  it('gets no entry from a run that could not read everything', async () => {
    await workspace.write({ 'train.py': v2Program, 'bad.py': Buffer.from('import sagemaker # \xE9\n', 'latin1') });
    const { code, stdout, stderr } = await workspace.run(['report', '.', '--history', 'h.json']);
    expect(code).toBe(2);
    expect(stderr).toContain('h.json: not written');
    expect(stdout).toContain('## Not looked at');
    await expect(workspace.read('h.json')).rejects.toThrow();
  });

  it('stays as it was on a full disk', async () => {
    const before = renderHistory([entry('2026-01-01', 'abc', 5)]);
    await workspace.write({ 'train.py': v2Program, 'h.json': before });
    const { code } = await workspace.run(['report', '.', '--history', 'h.json'], { faults: { 'h.json': 'disk-full' } });
    expect(code).toBe(2);
    expect(await workspace.read('h.json')).toBe(before);
  });

  it('replaces a commit, replaces a day without commits, and else grows by date', () => {
    const old = [entry('2026-01-01', 'aaa', 9), entry('2026-01-02', '', 8)];
    expect(withEntry(old, entry('2026-01-05', 'aaa', 9))).toBe(old);
    expect(withEntry(old, entry('2026-01-05', 'aaa', 4))).toEqual([old[1], entry('2026-01-05', 'aaa', 4)]);
    expect(withEntry(old, entry('2026-01-02', '', 7))).toEqual([old[0], entry('2026-01-02', '', 7)]);
    expect(withEntry(old, entry('2026-01-02', 'bbb', 7))).toHaveLength(3);
  });

  it('reads back what it writes, and names an entry that is wrong', () => {
    const entries = [entry('2026-01-01', 'aaa', 9), entry('2026-01-02', '', 8)];
    expect(parseHistory(renderHistory(entries))).toEqual({ value: entries });
    expect(parseHistory(renderHistory([]))).toEqual({ value: [] });
    const wrong = renderHistory(entries).replace('"2026-01-02"', '"<svg>"');
    expect(parseHistory(wrong)).toMatchObject({ reason: expect.stringMatching(/^entry 2 is not one/) });
  });
});

describe('the burn-down chart', () => {
  it('stacks the grades up to what was found', () => {
    const svg = burnDown([entry('2026-01-01', 'aaa', 8), entry('2026-01-11', 'bbb', 0)]);
    // The full height on the left, the ground on the right.
    expect(svg).toContain('<polygon class="safe" points="48,14 744,246 744,246 48,246">');
    expect(svg).toContain('V2 findings from 8 on 2026-01-01 to 0 on 2026-01-11');
  });

  it('spreads two runs of one day, and needs two', () => {
    expect(burnDown([entry('2026-01-01', 'aaa', 8)])).toBe('');
    expect(burnDown([entry('2026-01-01', 'aaa', 8), entry('2026-01-01', 'bbb', 0)])).toContain('cx="744"');
    expect(burnDown([])).toBe('');
  });
});
