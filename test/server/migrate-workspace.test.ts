import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type AppliedFile,
  ApplyMigration,
  type ApplyMigrationParams,
  type ApplyMigrationResult,
  DiscardMigration,
  GetPlannedTexts,
  type MigrationChoice,
  type MigrationPlan,
  PlanMigration,
  type PlanMigrationParams,
  type PlanMigrationResult,
} from '../../server/src/protocol/migrate-workspace';
import type { ClientOptions, LspClient } from '../support/lsp-client';
import { startClient } from './start-client';

const estimator = (rest = ', disable_profiler=True, debugger_hook_config=False'): string => `import sagemaker
from sagemaker.estimator import Estimator

estimator = Estimator("image", "role", 1, "ml.m5.large"${rest})
estimator.fit("s3://bucket/train")
`;
const safe = estimator();
/** Everything in it is to be reviewed, or hangs together with that. */
const review = estimator('');
/** Some of it is rewritten, the rest marked. */
const marked = `${safe}\n\ndef unknown(**options):\n    return Estimator(**options)\n`;
const helper = safe.replace('estimator = E', 'def make():\n    return E').replace(/^estimator\.fit.*\n/m, '');
const user = 'from helper import make\n\nmake().fit("s3://bucket/train")\n';

function notebook(...cells: readonly string[]): string {
  const source = (text: string): string[] => text.split(/(?<=\n)/);
  const code = cells.map((text) => ({ cell_type: 'code', metadata: {}, outputs: [], source: source(text) }));
  const all = [{ cell_type: 'markdown', metadata: {}, source: ['# One'] }, ...code];
  const metadata = { language_info: { name: 'python' } };
  return `${JSON.stringify({ cells: all, metadata, nbformat: 4, nbformat_minor: 4 }, undefined, 1)}\n`;
}

describe('planning the migration of a workspace', () => {
  it('lists every file with findings by grade, and what is skipped and why', async () => {
    const root = await folder({
      'a.py': safe,
      'b.py': review,
      'deep/c.ipynb': notebook('import sagemaker', 'sagemaker.Session()'),
      'bad.ipynb': '{"cells": [sagemaker',
      'clean.py': 'print("sagemaker")\n',
      'requirements.txt': 'sagemaker<3\n',
    });
    const { client, plan } = await planned([root]);
    expect(plan.files.map(({ name, kind, choices }) => [name, kind, choices])).toEqual([
      ['a.py', 'python', ['safe']],
      ['b.py', 'python', ['all']],
      ['deep/c.ipynb', 'notebook', ['safe']],
      ['requirements.txt', 'manifest', ['all']],
    ]);
    expect(plan.files[1]?.findings.map(({ code, grade, line }) => [code, grade, line])).toEqual([
      ['SM105', 'review', 1],
      ['SM201', 'review', 3],
      ['SM204', 'review', 4],
    ]);
    expect(plan.scanned).toBe(6);
    expect(plan.skipped).toEqual([{ name: 'bad.ipynb', reason: expect.stringContaining('not valid JSON') }]);
    expect(client.appliedEdits).toEqual([]);
    expect(client.progress.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['begin', 'report', 'end']));
  });

  it('gives both sides of a file, and of a notebook its cells', async () => {
    const root = await folder({ 'a.py': safe, 'n.ipynb': notebook('import sagemaker', 'sagemaker.Session()') });
    const { client, plan } = await planned([root]);
    const texts = (name: string) =>
      client.request(GetPlannedTexts.type, { plan: plan.id, uri: uriOf(join(root, name)), choice: 'safe' as const });
    expect(await texts('a.py')).toEqual({ before: safe, after: expect.stringContaining('ModelTrainer(') });
    const sides = await texts('n.ipynb');
    expect(sides?.before).toBe('# %% Cell 2\nimport sagemaker\n\n# %% Cell 3\nsagemaker.Session()\n');
    expect(sides?.after).toMatch(/^# %% Cell 2\nfrom sagemaker\.core.*\n\n# %% Cell 3\nSession\(\)\n$/);
    await client.request(DiscardMigration.type, { plan: plan.id });
    expect(await texts('a.py')).toBeNull();
  });

  it('stops where it is cancelled', async () => {
    const root = await folder(Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`m${at}.py`, safe])));
    const client = await startClient({ folders: [uriOf(root)], cancelsProgress: true });
    expect(await ask(client)).toEqual({ refusal: { kind: 'cancelled', text: expect.any(String) } });
  });

  it('has the settings of each folder, and says which folders are left out', async () => {
    const [a, b, c] = [
      await folder({ 'a.py': review }),
      await folder({ 'b.py': review }),
      await folder({ 'c.py': safe }),
    ];
    const folderSettings = { [uriOf(b)]: { migrate: { safeOnly: true } }, [uriOf(c)]: { enable: false } };
    const folders = [a, b, c].map(uriOf);
    const { plan } = await planned(
      [],
      {},
      await startClient({ folders: [...folders, 'vscode-vfs://x/y'], folderSettings }),
    );
    const label = (path: string): string => path.split('/').at(-1) ?? '';
    const names = [`${label(a)}/a.py`, `${label(b)}/b.py`];
    expect(Object.fromEntries(plan.files.map(({ name, choices }) => [name, choices]))).toEqual({
      [names[0]!]: ['all'],
      [names[1]!]: [],
    });
    expect(plan.skipped).toEqual([
      { name: `${label(c)}/`, reason: 'left out, because the setting sagemakerV3.enable is off here' },
      { name: 'vscode-vfs://x/y', reason: 'not on a disk; open its files and migrate each' },
    ]);
  });

  it('looks only at the folders that are asked for', async () => {
    const [a, b] = [await folder({ 'a.py': safe }), await folder({ 'b.py': safe })];
    const { plan } = await planned([a, b], { folders: [uriOf(b)] });
    expect(plan.files.map(({ name }) => name)).toEqual(['b.py']);
  });
});

describe('a git tree with changes', () => {
  async function repository(): Promise<string> {
    const root = await folder({ 'a.py': safe });
    git(root, 'init', '-q');
    git(root, 'add', '.');
    git(root, '-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'one');
    return root;
  }

  it('is refused by name before anything is looked at, unless told', async () => {
    const root = await repository();
    await writeFile(join(root, 'new.txt'), 'x');
    const client = await startClient({ folders: [uriOf(root)] });
    const refusal = { kind: 'dirty', text: expect.stringMatching(/has changes that are not committed \(new\.txt\)/) };
    expect(await ask(client)).toEqual({ refusal });
    expect(await ask(client, { anyway: true })).toMatchObject({ files: [{ name: 'a.py' }] });
  });

  it('is not asked about where the workspace is not trusted', async () => {
    const root = await repository();
    await writeFile(join(root, 'new.txt'), 'x');
    const client = await startClient({ folders: [uriOf(root)] });
    expect(await ask(client, { isTrusted: false })).toMatchObject({ files: [{ name: 'a.py' }] });
  });

  it('is refused again when it became so before the writing; the plan can still be applied', async () => {
    const root = await repository();
    const { client, plan } = await planned([root]);
    await writeFile(join(root, 'new.txt'), 'x');
    const choices = { [uriOf(join(root, 'a.py'))]: 'safe' as const };
    const refused = await client.request(ApplyMigration.type, { plan: plan.id, choices });
    expect(refused).toMatchObject({ files: [], refusal: { kind: 'dirty' } });
    expect(await text(root, 'a.py')).toBe(safe);
    const applied = await client.request(ApplyMigration.type, { plan: plan.id, choices, anyway: true });
    expect(applied.files).toMatchObject([{ name: 'a.py', status: 'written' }]);
    expect(await text(root, 'a.py')).toContain('ModelTrainer(');
  });
});

describe('applying', () => {
  it('writes what is chosen, accounts for every finding and leaves no file behind', async () => {
    const root = await folder({
      'a.py': safe,
      'b.py': review,
      'c.py': marked,
      'd.py': safe,
      'n.ipynb': notebook('import sagemaker', 'sagemaker.Session()'),
    });
    const choices: Record<string, MigrationChoice> = {
      'a.py': 'safe',
      'b.py': 'all',
      'c.py': 'safe',
      'n.ipynb': 'safe',
    };
    const { files, report = '', refusal } = await apply(root, choices);
    expect(refusal).toBeUndefined();
    expect(statuses(files)).toEqual({
      'a.py': 'written',
      'b.py': 'written',
      'c.py': 'written',
      'd.py': 'unchanged: not chosen',
      'n.ipynb': 'written',
    });
    for (const { found, rewritten, marked: todo, suppressed, left } of files) {
      expect(rewritten + todo + suppressed + left).toBe(found);
    }
    expect(await text(root, 'b.py')).toContain('ModelTrainer(');
    expect(await text(root, 'c.py')).toContain('# TODO(sagemaker-v3 ');
    expect(await text(root, 'd.py')).toBe(safe);
    const cells = JSON.parse(await text(root, 'n.ipynb')).cells as { source: string[] }[];
    expect(cells.map(({ source }) => source.join(''))).toEqual([
      '# One',
      'from sagemaker.core.helper.session_helper import Session',
      'Session()',
    ]);
    expect(await readdir(root)).toEqual(['a.py', 'b.py', 'c.py', 'd.py', 'n.ipynb']);
    expect(report).toContain('4 files changed; 5 files looked at.');
    expect(report).toContain('- `d.py`: not chosen');
    expect(sectionOf(report, 'To do')).toMatch(/^- `c\.py`, line \d+: SM201 /m);
    expect(sectionOf(report, 'Rewritten with a difference')).toMatch(/^- `b\.py`, line 5: SM204 .*profiler/m);
  });

  it('finds nothing to do after it', async () => {
    const root = await folder({ 'a.py': safe, 'n.ipynb': notebook('import sagemaker', 'sagemaker.Session()') });
    await apply(root, { 'a.py': 'all', 'n.ipynb': 'all' });
    const { plan } = await planned([root]);
    expect(plan.files.flatMap(({ choices }) => choices)).toEqual([]);
  });

  it('refuses what changed or vanished since, by name, and does the rest', async () => {
    const root = await folder({ 'a.py': safe, 'b.py': safe, 'c.py': safe });
    const { files } = await apply(root, { 'a.py': 'safe', 'b.py': 'safe', 'c.py': 'safe' }, async () => {
      await writeFile(join(root, 'a.py'), `${safe}# mine\n`);
      await rm(join(root, 'b.py'));
    });
    expect(statuses(files)).toEqual({
      'a.py': 'refused: it changed since the preview',
      'b.py': 'refused: no such file or directory',
      'c.py': 'written',
    });
    expect(await text(root, 'a.py')).toBe(`${safe}# mine\n`);
    expect(await readdir(root)).toEqual(['a.py', 'c.py']);
  });

  it('refuses files that share objects as one', async () => {
    const root = await folder({ 'a.py': safe, 'helper.py': helper, 'user.py': user });
    const chosen = { 'a.py': 'safe', 'helper.py': 'all', 'user.py': 'all' } as const;
    const { files } = await apply(root, chosen, () => writeFile(join(root, 'user.py'), `${user}# mine\n`));
    expect(statuses(files)).toMatchObject({ 'a.py': 'written', 'user.py': 'refused: it changed since the preview' });
    expect(statuses(files)['helper.py']).toBe('refused: it shares objects with user.py, which cannot be changed');
    expect(await text(root, 'helper.py')).toBe(helper);
  });

  it('takes the least choice for files that share objects', async () => {
    const root = await folder({ 'helper.py': helper, 'user.py': user });
    const { files } = await apply(root, { 'helper.py': 'all' });
    expect(statuses(files)).toEqual({ 'helper.py': 'unchanged: not chosen', 'user.py': 'unchanged: not chosen' });
  });

  it('leaves a pin that moves with its programs when one of them stays', async () => {
    const root = await folder({ 'a.py': safe, 'b.py': safe, 'requirements.txt': 'sagemaker<3\n' });
    const first = await apply(root, { 'a.py': 'safe', 'requirements.txt': 'all' });
    const requirements = first.files.find(({ name }) => name === 'requirements.txt');
    expect(requirements?.status).toBe('refused');
    expect(requirements?.reason).toBe('b.py, which needs what is installed now, stays on V2');
    expect(await text(root, 'requirements.txt')).toBe('sagemaker<3\n');
    const second = await apply(root, { 'b.py': 'safe', 'requirements.txt': 'all' });
    expect(statuses(second.files)['requirements.txt']).toBe('written');
  });

  it('never writes outside of the workspace, nor what is read-only', async () => {
    const elsewhere = await folder({ 'target.py': safe });
    const root = await folder({ 'a.py': safe, 'locked.py': safe });
    await symlink(join(elsewhere, 'target.py'), join(root, 'link.py'));
    await chmod(join(root, 'locked.py'), 0o444);
    const { files } = await apply(root, { 'a.py': 'safe', 'link.py': 'safe', 'locked.py': 'safe' });
    expect(statuses(files)).toEqual({
      'a.py': 'written',
      'link.py': 'refused: it is a link to a file outside of the workspace',
      'locked.py': 'refused: the file is read-only',
    });
    expect(await text(elsewhere, 'target.py')).toBe(safe);
    expect(await text(root, 'locked.py')).toBe(safe);
  });

  it('refuses a plan that another one replaced, or that was applied already', async () => {
    const root = await folder({ 'a.py': safe });
    const { client, plan } = await planned([root]);
    const params = { plan: plan.id, choices: { [uriOf(join(root, 'a.py'))]: 'safe' as const } };
    await ask(client);
    expect(await client.request(ApplyMigration.type, params)).toMatchObject({ refusal: { kind: 'outdated' } });
    expect(await text(root, 'a.py')).toBe(safe);
  });
});

describe('applying to what is open', () => {
  it('edits files and notebooks through the editor, all in one edit, and writes the others', async () => {
    const cells = ['import sagemaker', 'sagemaker.Session()'];
    const root = await folder({ 'a.py': safe, 'b.py': safe, 'n.ipynb': notebook(...cells) });
    const before = await text(root, 'n.ipynb');
    const client = await startClient({ folders: [uriOf(root)] });
    const [a, n] = [uriOf(join(root, 'a.py')), uriOf(join(root, 'n.ipynb'))];
    await client.open(a, `# not saved\n${safe}`);
    const open = await client.openNotebook(n, cells);
    const { files, report } = await apply(
      root,
      { 'a.py': 'safe', 'b.py': 'safe', 'n.ipynb': 'safe' },
      undefined,
      client,
    );
    expect(statuses(files)).toEqual({ 'a.py': 'edited', 'b.py': 'written', 'n.ipynb': 'edited' });
    expect(client.appliedEdits).toHaveLength(1);
    expect(client.text(a)).toMatch(/^# not saved\n[\s\S]*ModelTrainer\(/);
    expect(open.map((uri) => client.text(uri))).toEqual([
      'from sagemaker.core.helper.session_helper import Session',
      'Session()',
    ]);
    expect(await text(root, 'a.py')).toBe(safe);
    expect(await text(root, 'n.ipynb')).toBe(before);
    expect(report).toContain('3 files changed, 2 of them in the editor, where undo takes them back');
  });

  it('takes what was opened after the preview, and keeps its line ends', async () => {
    const root = await folder({ 'a.py': safe });
    const client = await startClient({ folders: [uriOf(root)] });
    const a = uriOf(join(root, 'a.py'));
    const { files } = await apply(
      root,
      { 'a.py': 'safe' },
      () => client.open(a, safe.replaceAll('\n', '\r\n')),
      client,
    );
    expect(statuses(files)).toEqual({ 'a.py': 'edited' });
    expect(client.text(a)).toContain('ModelTrainer(');
    expect(client.text(a)).not.toMatch(/[^\r]\n/);
  });

  it('refuses what was typed in since the preview', async () => {
    const root = await folder({ 'a.py': safe, 'b.py': safe });
    const client = await startClient({ folders: [uriOf(root)] });
    const a = uriOf(join(root, 'a.py'));
    await client.open(a, safe);
    const type = (): Promise<void> => client.replace(a, 'image', 'other');
    const { files } = await apply(root, { 'a.py': 'safe', 'b.py': 'safe' }, type, client);
    expect(statuses(files)).toEqual({ 'a.py': 'refused: it changed since the preview', 'b.py': 'written' });
    expect(client.text(a)).toBe(safe.replace('image', 'other'));
  });

  it('takes back what it wrote when the editor refuses', async () => {
    const root = await folder({ 'a.py': safe, 'b.py': safe });
    const onApplyEdit = () => ({ applied: false, failureReason: 'not now' });
    const client = await startClient({ folders: [uriOf(root)], onApplyEdit });
    await client.open(uriOf(join(root, 'a.py')), safe);
    const { files, refusal, report } = await apply(root, { 'a.py': 'safe', 'b.py': 'safe' }, undefined, client);
    expect(refusal).toEqual({ kind: 'failed', text: 'not now; nothing was changed' });
    expect(report).toBeUndefined();
    expect(statuses(files)['b.py']).toMatch(/^refused: not now/);
    expect(await text(root, 'b.py')).toBe(safe);
    expect(await readdir(root)).toEqual(['a.py', 'b.py']);
  });

  it('leaves alone what has unsaved changes in an editor that knows it as something else', async () => {
    const root = await folder({ 'n.ipynb': notebook('import sagemaker', 'sagemaker.Session()') });
    const { client, plan } = await planned([root]);
    const n = uriOf(join(root, 'n.ipynb'));
    const { files } = await client.request(ApplyMigration.type, {
      plan: plan.id,
      choices: { [n]: 'safe' },
      unsaved: [n],
    });
    expect(statuses(files)['n.ipynb']).toMatch(/^refused: it has changes that are not saved/);
  });
});

async function planned(
  roots: readonly string[],
  params: PlanMigrationParams = {},
  open?: LspClient,
): Promise<{ client: LspClient; plan: MigrationPlan }> {
  const options: ClientOptions = { folders: roots.map(uriOf) };
  const client = open ?? (await startClient(options));
  const plan = await ask(client, params);
  if ('refusal' in plan) throw new Error(plan.refusal.text);
  return { client, plan };
}

const ask = (client: LspClient, params: PlanMigrationParams = {}): Promise<PlanMigrationResult> =>
  client.request(PlanMigration.type, params);

/** Plans, lets something happen meanwhile, and applies what is chosen by name. */
async function apply(
  root: string,
  choices: Readonly<Record<string, MigrationChoice>>,
  meanwhile: () => void | Promise<void> = () => undefined,
  open?: LspClient,
): Promise<ApplyMigrationResult> {
  const { client, plan } = await planned([root], {}, open);
  await meanwhile();
  const byUri = Object.entries(choices).map(([name, choice]) => [uriOf(join(root, name)), choice]);
  const params: ApplyMigrationParams = { plan: plan.id, choices: Object.fromEntries(byUri) };
  return client.request(ApplyMigration.type, params);
}

/** The lines of a report between a heading and the next. */
function sectionOf(report: string, title: string): string {
  return report.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
}

function statuses(files: readonly AppliedFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ name, status, reason }) => [name, reason ? `${status}: ${reason}` : status]));
}

async function folder(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'workspace-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
  return root;
}

const text = (root: string, name: string): Promise<string> => readFile(join(root, name), 'utf8');

function git(root: string, ...args: readonly string[]): void {
  execFileSync('git', ['-C', root, ...args], { env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } });
}

function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
