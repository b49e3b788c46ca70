import { unlinkSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Engine } from '../../rules/engine/api';
import type { Problem } from '../../server/src/cli/problem';
import type { Kind, Results } from '../../server/src/cli/work/file-task';
import { TargetVersions } from '../../server/src/project/target-version';
import { defaultSettings } from '../../server/src/protocol/settings';
import { Session } from '../../server/src/session/session';
import { type ScanSummary, scanWorkspace } from '../../server/src/workspace/scan';
import { loadTestEngine } from './start-client';

const session = 'import sagemaker\nsagemaker.Session()\n';
const notebook = JSON.stringify({
  cells: [
    { cell_type: 'markdown', source: '# One' },
    { cell_type: 'code', source: 'import sagemaker' },
    { cell_type: 'code', source: 'sagemaker.Session()' },
  ],
  metadata: {},
  nbformat: 4,
});

let engine: Engine;

beforeAll(async () => {
  engine = await loadTestEngine();
});

describe('scanning a workspace', () => {
  it('finds programs, notebooks and manifests in all folders, and says of what lies on no disk', async () => {
    const a = await folder({ 'a.py': session, 'deep/b.ipynb': notebook, 'plain.py': 'print(1)\n' });
    const b = await folder({ 'c.py': session, 'requirements.txt': 'sagemaker<3\n' });
    const { findings, problems, summary } = await scan([a, b, 'vscode-vfs://github/o/r']);
    expect(findings).toEqual({
      'a.py': ['SM101'],
      'deep/b.ipynb': ['SM101@2'],
      'c.py': ['SM101'],
      'requirements.txt': ['SM001'],
    });
    expect(summary).toMatchObject({ isComplete: true, files: 5 });
    expect(problems.map(({ path, text, fatal }) => [path, text, fatal])).toEqual([
      ['vscode-vfs://github/o/r', 'not on a disk, so only what is open is checked', false],
    ]);
  });

  it('passes over what is ignored, excluded or switched off', async () => {
    const a = await folder({
      '.gitignore': 'build/\n',
      'build/a.py': session,
      'venv/b.py': session,
      'old/c.py': session,
      'd.py': session,
      'pyproject.toml': '[tool.sagemaker-v3]\nexclude = ["old/"]\n',
    });
    const b = await folder({ 'e.py': session });
    const off = new Map([[uriOf(b), { ...defaultSettings, enable: false }]]);
    const { findings } = await scan([a, b], { settings: off });
    expect(findings).toEqual({ 'd.py': ['SM101'], 'pyproject.toml': [] });
  });

  it('gives each folder its own settings', async () => {
    const [a, b] = [await folder({ 'a.py': session }), await folder({ 'b.py': session })];
    const settings = new Map([[uriOf(b), { ...defaultSettings, severity: { SM101: 'off' as const } }]]);
    expect((await scan([a, b], { settings })).findings).toEqual({ 'a.py': ['SM101'], 'b.py': [] });
  });

  it('takes open texts for those of the disk, in notebooks too, and in what others import', async () => {
    const a = await folder({
      'a.py': session,
      'b.ipynb': notebook,
      'helper.py': 'def make():\n    return 1\n',
      'user.py': 'import sagemaker\nfrom helper import make\nmake().fit()\n',
    });
    const { findings } = await scan([a], {
      prepare(opened) {
        opened.open({ uri: uriOf(join(a, 'a.py')), languageId: 'python', version: 1, text: 'import sagemaker\n' });
        const text = 'from sagemaker.estimator import Estimator\ndef make():\n    return Estimator("image", "role")\n';
        opened.open({ uri: uriOf(join(a, 'helper.py')), languageId: 'python', version: 1, text });
        const [cells, items] = cellsOf(['import sagemaker', 'x = 1', 'sagemaker.Session()']);
        opened.openNotebook(uriOf(join(a, 'b.ipynb')), cells, items);
      },
    });
    expect(findings).toMatchObject({ 'a.py': [], 'b.ipynb': ['SM101@2'], 'user.py': ['SM204'] });
  });

  it('names the file that cannot be read, or is gone by then, and does the others', async () => {
    const a = await folder({ 'a.py': session, 'b.py': session, 'bad.ipynb': '{"cells": [sagemaker', 'z.py': session });
    await symlink(join(a, 'loop'), join(a, 'loop'));
    await symlink(a, join(a, 'up'));
    const { findings, problems } = await scan([a], {
      async prepare() {
        await unlink(join(a, 'b.py'));
        await symlink(join(a, 'nowhere'), join(a, 'b.py'));
      },
    });
    expect(Object.keys(findings)).toEqual(['a.py', 'z.py']);
    expect(problems.filter(({ fatal }) => fatal).map(({ path, text }) => [path.slice(a.length + 1), text])).toEqual([
      ['b.py', 'broken symbolic link'],
      ['loop', 'symbolic link loop'],
      ['bad.ipynb', expect.stringContaining('not valid JSON')],
    ]);
  });

  it('names a file that vanishes while others are read', async () => {
    const names = Array.from({ length: 600 }, (_, at) => `m${String(at).padStart(3, '0')}.py`);
    const a = await folder(Object.fromEntries(names.map((name) => [name, 'print(1)\n'])));
    await writeFile(join(a, 'm599.py'), session);
    const { problems, summary } = await scan([a], {
      progress: (done) => done === 1 && unlinkSync(join(a, 'm599.py')),
    });
    expect(problems).toEqual([{ path: join(a, 'm599.py'), text: 'no such file or directory', fatal: true }]);
    expect(summary).toMatchObject({ isComplete: true, files: 600 });
  });

  it('tells of files that import each other when it migrates', async () => {
    const a = await folder({
      'helper.py': 'import sagemaker\ndef make():\n    return sagemaker.Session()\n',
      'user.py': 'from helper import make\nmake().default_bucket()\n',
      'alone.py': session,
    });
    const { summary, taken } = await scan([a], {}, 'migrate');
    const groups = summary.groups.map((group) => group.map((path) => path.slice(a.length + 1)).sort());
    expect(groups).toEqual([['helper.py', 'user.py']]);
    expect(taken.map(({ path }) => path.slice(a.length + 1)).sort()).toEqual(['alone.py', 'helper.py', 'user.py']);
  });

  it('rewrites nothing where settings cannot be read', async () => {
    const a = await folder({ 'a.py': session, 'pyproject.toml': '[tool.sagemaker-v3]\nexclude = 3\n' });
    for (let time = 0; time < 2; time++) {
      const { taken, problems } = await scan([a], {}, 'migrate');
      expect(taken).toEqual([]);
      expect(problems.map(({ path }) => path)).toEqual([join(a, 'pyproject.toml')]);
    }
  });

  it('stops when told', async () => {
    const a = await folder(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`m${at}.py`, session])));
    const stop = new AbortController();
    const { summary, taken } = await scan([a], { stop, progress: (done) => done === 3 && stop.abort() });
    expect(summary).toMatchObject({ isComplete: false, files: 3 });
    expect(taken).toHaveLength(3);
  });
});

interface Circumstances {
  readonly settings?: ReadonlyMap<string, typeof defaultSettings>;
  readonly prepare?: (session: Session) => void | Promise<void>;
  readonly stop?: AbortController;
  readonly progress?: (done: number, total: number) => void;
}

async function scan<K extends Kind = 'check'>(
  folders: readonly string[],
  { settings, prepare, stop = new AbortController(), progress = () => undefined }: Circumstances = {},
  kind = 'check' as K,
): Promise<{ findings: Record<string, string[]>; taken: Results[K][]; problems: Problem[]; summary: ScanSummary }> {
  const client = {
    configuration: false,
    configurationRegistration: false,
    watchedFilesRegistration: false,
    versionedEdits: false,
    lazyActionEdits: false,
    applyEdit: false,
    showDocument: false,
  };
  const log = { error: () => undefined, warn: () => undefined, info: () => undefined };
  const opened = new Session(engine, client, log);
  onTestFinished(() => opened.dispose());
  const uris = folders.map((one) => (one.includes('://') ? one : uriOf(one)));
  for (const uri of uris) {
    opened.configurations.add(uri);
    opened.configurations.configure(uri, settings?.get(uri) ?? defaultSettings);
  }
  opened.modules.setFolders(uris);
  await prepare?.(opened);
  const taken: Results[K][] = [];
  const problems: Problem[] = [];
  const summary = await scanWorkspace(opened, new TargetVersions(), {
    kind,
    signal: stop.signal,
    take: (result) => taken.push(result),
    report: (problem) => problems.push(problem),
    progress,
  });
  const findings = taken.map(({ path, findings: found }): [string, string[]] => {
    const root = folders.find((one) => path.startsWith(one)) ?? '';
    return [path.slice(root.length + 1), found.map(({ code, cell }) => code + (cell === undefined ? '' : `@${cell}`))];
  });
  return { findings: Object.fromEntries(findings), taken, problems, summary };
}

function cellsOf(texts: readonly string[]) {
  const items = texts.map((text, at) => ({ uri: `cell:${at}`, languageId: 'python', version: 1, text }));
  return [items.map(({ uri }) => ({ kind: 2 as const, document: uri })), items] as const;
}

async function folder(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'workspace-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return root;
}

function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
