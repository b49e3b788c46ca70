import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useWorkspace } from './support/run-cli';

const workspace = useWorkspace();

const make =
  'est = Estimator(image_uri="i", role="r", instance_count=1, instance_type="ml.m5.large")\nest.fit("s3://b/t")';

interface CellOptions {
  readonly kind?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

const cell = (source: string, { kind = 'code', more = {} }: CellOptions = {}) => ({
  cell_type: kind,
  metadata: {},
  source: source.split(/(?<=\n)/),
  ...(kind === 'code' && { outputs: [], execution_count: 1 }),
  ...more,
});

/** A notebook as Jupyter writes it. */
const notebook = (cells: readonly object[], metadata: object = {}): string =>
  `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, undefined, 1)}\n`;

const imports = 'from sagemaker.estimator import Estimator';
const v2Notebook = notebook([
  cell('# Größe ∑', { kind: 'markdown' }),
  cell(`%%capture\n!pip install boto3\n${imports}`),
  cell(make, { more: { id: 'x', outputs: [{ text: ['from sagemaker.estimator import Estimator'] }] } }),
]);

const sources = (text: string): string[] =>
  JSON.parse(text).cells.map(({ source }: { source: string | string[] }) => [source].flat().join(''));

describe('check', () => {
  it('gives the cell of each finding, and its place in that cell', async () => {
    await workspace.write({ 'a.ipynb': v2Notebook });
    const { code, stdout } = await workspace.run(['check', '--format', 'json', '.']);
    const [file] = JSON.parse(stdout).files;
    expect(code).toBe(1);
    expect(file.findings.map((one: { cell: number; range: { start: object } }) => [one.cell, one.range.start])).toEqual(
      [
        [1, { line: 2, character: 32 }],
        [2, { line: 0, character: 6 }],
        [2, { line: 1, character: 4 }],
      ],
    );
  });

  it('counts cells from one for a person', async () => {
    await workspace.write({ 'a.ipynb': v2Notebook });
    const { stdout } = await workspace.run(['check', 'a.ipynb']);
    expect(stdout).toMatch(/^a\.ipynb:cell 2:3:33: SM\d{3} /);
  });

  it('gives lines of the file where only those are known', async () => {
    await workspace.write({ 'a.ipynb': v2Notebook });
    const { stdout } = await workspace.run(['check', '--format', 'github', 'a.ipynb']);
    const [first = ''] = stdout.split('\n');
    expect(first).toMatch(/^::error file=a\.ipynb,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=SM\d+ in cell 2::/);
    const line = Number(/line=(\d+)/.exec(first)?.[1]);
    expect(v2Notebook.split('\n')[line - 1]).toContain(imports);
  });
});

describe('migrate', () => {
  it('changes the sources of touched cells and nothing else', async () => {
    await workspace.write({ 'a.ipynb': v2Notebook });
    const { code, stderr } = await workspace.run(['migrate', '--write', 'a.ipynb']);
    const after = await workspace.read('a.ipynb');
    expect({ code, stderr }).toMatchObject({ stderr: expect.stringMatching(/^1 file: 3 found, 3 rewritten/) });
    const [title, head, body] = sources(after);
    expect(title).toBe('# Größe ∑');
    expect(head).toMatch(/^%%capture\n!pip install boto3\nfrom sagemaker\./);
    expect(body).toMatch(/^est = ModelTrainer\(/);
    const blank = (text: string): string => JSON.stringify({ ...JSON.parse(text), cells: 0 });
    expect(blank(after)).toBe(blank(v2Notebook));
    const without = (text: string): object[] =>
      JSON.parse(text).cells.map((one: object) => ({ ...one, source: undefined }));
    expect(without(after)).toEqual(without(v2Notebook));
    await workspace.run(['migrate', '--write', 'a.ipynb']);
    expect(await workspace.read('a.ipynb')).toBe(after);
  });

  it('prints a diff for each cell', async () => {
    await workspace.write({ 'a.ipynb': v2Notebook });
    const { stdout } = await workspace.run(['migrate', 'a.ipynb']);
    expect(stdout.match(/^--- .*$/gm)).toEqual(['--- a/a.ipynb:cell 2', '--- a/a.ipynb:cell 3']);
    expect(await workspace.read('a.ipynb')).toBe(v2Notebook);
  });

  it('prints the new notebook, also of standard input', async () => {
    await workspace.write({ 'a.ipynb': v2Notebook });
    const { stdout } = await workspace.run(['migrate', '--stdout', 'a.ipynb']);
    expect(sources(stdout)[2]).toMatch(/^est = ModelTrainer\(/);
    expect((await workspace.run(['migrate', '-'], { stdin: v2Notebook })).stdout).toBe(stdout);
  });

  it('migrates a file that a cell writes, on its own', async () => {
    const text = notebook([cell('est = 1'), cell(`%%writefile train.py\n${imports}\n${make}`)]);
    await workspace.write({ 'a.ipynb': text });
    await workspace.run(['migrate', '--write', 'a.ipynb']);
    const [first, second] = sources(await workspace.read('a.ipynb'));
    expect(first).toBe('est = 1');
    expect(second).toMatch(/^%%writefile train\.py\nfrom sagemaker\.[\s\S]+\nest = ModelTrainer\(/);
  });

  it('writes siblings, and never over a stranger', async () => {
    await workspace.write({ 'a.ipynb': v2Notebook, 'b.py': `${imports}\n${make}\n` });
    await workspace.run(['migrate', '--sibling', 'a.ipynb', 'b.py']);
    expect(await workspace.read('a.ipynb')).toBe(v2Notebook);
    expect(sources(await workspace.read('a-v3.ipynb'))[2]).toMatch(/^est = ModelTrainer\(/);
    expect(await workspace.read('b_v3.py')).toContain('ModelTrainer(');
    await workspace.write({ 'b_v3.py': 'mine\n' });
    const { code, stderr } = await workspace.run(['migrate', '--sibling', 'a.ipynb', 'b.py']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^b_v3\.py: error: it exists with other content/m);
    expect(stderr).not.toContain('a-v3');
    expect(await workspace.read('b_v3.py')).toBe('mine\n');
    await workspace.run(['migrate', '--sibling', '--overwrite', 'b.py']);
    expect(await workspace.read('b_v3.py')).toContain('ModelTrainer(');
  });
});

describe('a notebook that is', () => {
  it.each([
    { name: 'not JSON', text: 'import sagemaker\n', reason: /^a\.ipynb: error: not valid JSON \(line 1/ },
    { name: 'truncated', text: v2Notebook.slice(0, 500), reason: /^a\.ipynb: error: not valid JSON/ },
    { name: 'without cells', text: '{"metadata": "sagemaker"}', reason: /^a\.ipynb: error: not a notebook/ },
    { name: 'a list', text: '["sagemaker"]', reason: /^a\.ipynb: error: not a notebook/ },
  ])('$name is refused in one line and stays', async ({ text, reason }) => {
    await workspace.write({ 'a.ipynb': text, 'b.py': 'import sagemaker\n' });
    const { code, stderr } = await workspace.run(['migrate', '--write', 'a.ipynb', 'b.py']);
    expect(code).toBe(2);
    expect(stderr).toMatch(reason);
    expect(await workspace.read('a.ipynb')).toBe(text);
  });

  it.each([
    { name: 'in another language', metadata: { kernelspec: { language: 'R', name: 'ir' } } },
    { name: 'for another kernel', metadata: { language_info: { name: 'scala' } } },
  ])('$name is left alone', async ({ metadata }) => {
    const text = notebook([cell(`${imports}\n${make}`)], metadata);
    await workspace.write({ 'a.ipynb': text });
    expect((await workspace.run(['migrate', '--write', 'a.ipynb'])).code).toBe(0);
    expect(await workspace.read('a.ipynb')).toBe(text);
  });

  it.each([
    { name: 'mixed in its languages', more: { metadata: { vscode: { languageId: 'sql' } } } },
    { name: 'odd in its sources', more: { source: { a: 1 } } },
  ])('$name is read where it is Python', async ({ more }) => {
    await workspace.write({ 'a.ipynb': notebook([cell(`${imports}\n${make}`), cell(make, { more })]) });
    const { stdout } = await workspace.run(['check', '--format', 'json', 'a.ipynb']);
    const cells = JSON.parse(stdout).files[0].findings.map((one: { cell: number }) => one.cell);
    expect(new Set(cells)).toEqual(new Set([0]));
  });

  it('full of equal ids, lone surrogates and a byte order mark keeps them', async () => {
    const text = `\uFEFF${notebook([
      cell(imports, { more: { id: 'same' } }),
      cell(`x = "\ud800"\n${make}`, { more: { id: 'same' } }),
    ])}`;
    await workspace.write({ 'a.ipynb': text });
    await workspace.run(['migrate', '--write', 'a.ipynb']);
    const after = await workspace.read('a.ipynb');
    expect(after.startsWith('\uFEFF{')).toBe(true);
    expect(after).toContain('"x = \\"\\ud800\\"\\n"');
    expect(sources(after.slice(1))[1]).toContain('ModelTrainer(');
  });

  it.each(['\\u00e9', 'é'])(
    '50 MB large (%s) is done in seconds and in little memory',
    async (letter) => {
      const huge = { output_type: 'stream', text: `sagemaker ${letter} `.repeat(50_000_000 / (11 + letter.length)) };
      const text = notebook([cell(imports), cell(make, { more: { outputs: [huge] } })]);
      await workspace.write({ 'a.ipynb': text });
      const started = performance.now();
      const peak = join(__dirname, 'support/peak-memory.cjs');
      const { stderr } = await workspace.run(['migrate', '--write', 'a.ipynb'], { node: ['--require', peak] });
      expect(stderr).toMatch(/3 rewritten/);
      expect(performance.now() - started).toBeLessThan(25_000);
      expect(Number(/peak memory (\d+) MB/.exec(stderr)?.[1])).toBeLessThan(600);
      expect((await stat(workspace.path('a.ipynb'))).size).toBeGreaterThan(49_000_000);
    },
    60_000,
  );

  it('cut off anywhere is refused in one line and stays', async () => {
    const cuts = [1, 20, 60, 150, 300, 420, v2Notebook.length - 30, v2Notebook.length - 2];
    const files = Object.fromEntries(cuts.map((cut) => [`${cut}-sagemaker.ipynb`, v2Notebook.slice(0, cut)]));
    await workspace.write(files);
    const { stderr } = await workspace.run(['migrate', '--write', ...Object.keys(files)]);
    const lines = stderr.trimEnd().split('\n');
    const said = cuts.filter((cut) => v2Notebook.slice(0, cut).includes('sagemaker'));
    expect(said.length).toBeGreaterThan(3);
    expect(lines).toHaveLength(said.length + 1);
    for (const line of lines.slice(0, -1))
      expect(line).toMatch(/^\d+-sagemaker\.ipynb: error: not valid JSON \(line \d+: /);
    for (const [name, text] of Object.entries(files)) expect(await workspace.read(name)).toBe(text);
  });
});
