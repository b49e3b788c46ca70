import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Diagnostic, FileChangeType } from 'vscode-languageserver-protocol';
import { MigrateFile } from '../../server/src/protocol/migrate-file';
import type { LspClient } from '../support/lsp-client';
import { startClient } from './start-client';

const helpers = `from sagemaker.estimator import Estimator


def make_estimator(role):
    return Estimator(image_uri="img", role=role, instance_count=1, instance_type="ml.m5.xlarge")
`;
const nothingMade = 'def make_estimator(role):\n    return None\n';
const train = 'from helpers import make_estimator\n\nest = make_estimator("r")\nest.fit()\n';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modules-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const uri = (name: string): string => pathToFileURL(join(folder, name)).href;

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

const inFolder = (): Promise<LspClient> => startClient({ folders: [pathToFileURL(folder).href] });

const codesOf = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);

/** Waits for diagnostics of a document with exactly these codes, published after the first `from`. */
async function sees(client: LspClient, document: string, codes: readonly string[], from = 0): Promise<void> {
  await client.nextPublished(document, ({ diagnostics }) => codesOf(diagnostics).join() === codes.join(), from);
}

describe('what open files import from the workspace', () => {
  test('is read from the disk, and points there', async () => {
    await write({ 'helpers.py': helpers });
    const client = await inFolder();
    await client.open(uri('train.py'), train);
    const [finding, ...others] = await client.diagnostics(uri('train.py'));
    expect(others).toEqual([]);
    expect(finding?.code).toBe('SM204');
    expect(finding?.relatedInformation).toEqual([
      {
        location: { uri: uri('helpers.py'), range: { start: { line: 4, character: 11 }, end: expect.anything() } },
        message: 'The object is created here.',
      },
    ]);
  });

  test('comes from what a cell runs as well, be it a program that is open or a notebook on the disk', async () => {
    const cells = [{ cell_type: 'code', metadata: {}, outputs: [], source: '%run helpers.py' }];
    await write({ 'helpers.py': nothingMade, 'setup.ipynb': JSON.stringify({ cells, nbformat: 4 }) });
    const client = await inFolder();
    const [, fit = ''] = await client.openNotebook(uri('a.ipynb'), ['%run setup.ipynb', 'make_estimator("r").fit()']);
    await client.open(uri('helpers.py'), nothingMade);
    await client.change(uri('helpers.py'), { text: helpers });
    await sees(client, fit, ['SM204']);
    const seen = client.published.length;
    await write({ 'setup.ipynb': JSON.stringify({ cells: [], nbformat: 4 }) });
    await client.fileChanged(uri('setup.ipynb'), FileChangeType.Changed);
    await sees(client, fit, [], seen);
  });

  test('follows edits of an open module, and what was typed is forgotten when it closes', async () => {
    await write({ 'helpers.py': nothingMade });
    const client = await inFolder();
    await client.open(uri('train.py'), train);
    expect(await client.diagnostics(uri('train.py'))).toEqual([]);
    await client.open(uri('helpers.py'), nothingMade);
    await client.change(uri('helpers.py'), { text: helpers });
    await sees(client, uri('train.py'), ['SM204']);
    const seen = client.published.length;
    await client.close(uri('helpers.py'));
    await sees(client, uri('train.py'), [], seen);
  });

  test('follows a chain of modules of which only the last changes', async () => {
    await write({ 'helpers.py': 'from base import make_estimator\n', 'base.py': nothingMade });
    const client = await inFolder();
    await client.open(uri('train.py'), train);
    expect(await client.diagnostics(uri('train.py'))).toEqual([]);
    await client.open(uri('base.py'), nothingMade);
    await client.replace(uri('base.py'), nothingMade, helpers);
    await sees(client, uri('train.py'), ['SM204']);
  });

  test('follows files on the disk that are saved, deleted and made', async () => {
    await write({ 'helpers.py': helpers });
    const client = await inFolder();
    await client.open(uri('train.py'), train);
    await sees(client, uri('train.py'), ['SM204']);
    let seen = client.published.length;
    await write({ 'helpers.py': `# longer\n${nothingMade}` });
    await client.fileChanged(uri('helpers.py'));
    await sees(client, uri('train.py'), [], seen);
    seen = client.published.length;
    await write({ 'helpers.py': helpers });
    await client.fileChanged(uri('helpers.py'));
    await sees(client, uri('train.py'), ['SM204'], seen);
    seen = client.published.length;
    await rm(join(folder, 'helpers.py'));
    await client.fileChanged(uri('helpers.py'), FileChangeType.Deleted);
    await sees(client, uri('train.py'), [], seen);
    await write({ 'src/helpers.py': helpers });
    await client.fileChanged(uri('src/helpers.py'), FileChangeType.Created);
    await sees(client, uri('train.py'), ['SM204'], seen + 1);
  });

  test('survives modules that import each other, while both are edited', async () => {
    const a = `import helpers\n${train}`;
    const b = `import train\n${helpers}`;
    await write({ 'train.py': a, 'helpers.py': b });
    const client = await inFolder();
    await client.open(uri('train.py'), a);
    await client.open(uri('helpers.py'), b);
    await sees(client, uri('train.py'), ['SM204']);
    await client.replace(uri('train.py'), 'est.fit()', 'est.fit()\nest.fit()');
    await sees(client, uri('train.py'), ['SM204', 'SM204']);
    await client.replace(uri('helpers.py'), 'return Estimator', 'return print');
    await sees(client, uri('train.py'), []);
    expect(client.logged).toEqual([]);
  });

  test('reaches the cells of a notebook', async () => {
    await write({ 'helpers.py': helpers });
    const client = await inFolder();
    const [first, second] = await client.openNotebook(uri('n.ipynb'), [
      'from helpers import make_estimator',
      'est = make_estimator("r")\nest.fit()',
    ]);
    await sees(client, second as string, ['SM204']);
    expect(await client.diagnostics(first as string)).toEqual([]);
    const related = (await client.diagnostics(second as string))[0]?.relatedInformation;
    expect(related?.map(({ location }) => location.uri)).toEqual([uri('helpers.py')]);
  });
});

describe('nothing is followed', () => {
  test.each([
    ['from an untitled document', 'untitled:train.py'],
    ['from a virtual file system', 'vscode-vfs://github/owner/repo/train.py'],
    ['from a file outside of the workspace', pathToFileURL('/elsewhere/train.py').href],
  ])('%s', async (_name, document) => {
    await write({ 'helpers.py': helpers });
    const client = await inFolder();
    await client.open(document, `import sagemaker\n${train}`);
    expect(codesOf(await client.diagnostics(document))).not.toContain('SM204');
  });

  test('into installed packages', async () => {
    await write({ 'venv/lib/site-packages/helpers.py': helpers, 'site-packages/helpers.py': helpers });
    const client = await inFolder();
    await client.open(uri('train.py'), train);
    expect(await client.diagnostics(uri('train.py'))).toEqual([]);
  });

  test('without a folder', async () => {
    await write({ 'helpers.py': helpers });
    const client = await startClient();
    await client.open(uri('train.py'), train);
    expect(await client.diagnostics(uri('train.py'))).toEqual([]);
  });
});

describe('a file that others import', () => {
  const migrate = async (client: LspClient, document: string): Promise<string> => {
    const textDocument = { uri: document };
    return (await client.request(MigrateFile.type, { textDocument, preview: true })).newText ?? '';
  };

  test.each([
    ['a module', 'train.py', train],
    ['a notebook', 'n.ipynb', JSON.stringify({ cells: [{ cell_type: 'code', source: train.split(/(?<=\n)/) }] })],
  ])('is not rewritten on one side while %s imports it', async (_name, importer, text) => {
    await write({ 'helpers.py': helpers, [importer]: text });
    const client = await inFolder();
    await client.open(uri('helpers.py'), helpers);
    const migrated = await migrate(client, uri('helpers.py'));
    expect(migrated).toContain(`${importer} imports make_estimator`);
    expect(migrated).toContain('return Estimator(');
  });

  test('is rewritten when nobody takes what it makes', async () => {
    await write({ 'helpers.py': helpers, 'train.py': 'from helpers import other\n', 'more.py': 'import helper\n' });
    const client = await inFolder();
    await client.open(uri('helpers.py'), helpers);
    expect(await migrate(client, uri('helpers.py'))).toContain('return ModelTrainer(');
  });

  test('is safe again once its importer, open and not saved, imports it no more', async () => {
    await write({ 'helpers.py': helpers, 'train.py': train });
    const client = await inFolder();
    await client.open(uri('helpers.py'), helpers);
    await client.open(uri('train.py'), train);
    expect(await migrate(client, uri('helpers.py'))).toContain('return Estimator(');
    const seen = client.published.length;
    await client.change(uri('train.py'), { text: 'print(1)\n' });
    await sees(client, uri('train.py'), [], seen);
    await client.until('the pause in the typing', () => (client.published.length > seen ? true : undefined));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await migrate(client, uri('helpers.py'))).toContain('return ModelTrainer(');
  });
});
