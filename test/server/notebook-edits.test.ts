import { describe, expect, test } from 'vitest';
import {
  type CodeAction,
  CodeActionKind,
  CodeActionTriggerKind,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { MigrateFile } from '../../server/src/protocol/migrate-file';
import type { LspClient } from '../support/lsp-client';
import { startClient } from './start-client';

const uri = 'file:///project/train.ipynb';
const cells = [
  'from sagemaker.estimator import Estimator',
  "first = Estimator(image_uri='i', role='r', instance_count=1, instance_type='ml.m5.large')",
  "second = Estimator(image_uri='i', role='r', instance_count=1, instance_type='ml.m5.xlarge')",
  "first.fit('s3://bucket/train')",
];

const titled = (actions: readonly CodeAction[], title: RegExp) => actions.find((action) => title.test(action.title))!;
const touched = (edit: WorkspaceEdit | undefined) =>
  (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? [change.textDocument.uri] : []));
const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

async function start(texts: readonly string[] = cells): Promise<{ client: LspClient; ids: string[] }> {
  const client = await startClient();
  const ids = await client.openNotebook(uri, texts);
  for (const id of ids) await client.diagnostics(id);
  return { client, ids };
}

/** What the whole-notebook migration makes of the texts. */
async function migrated(texts: readonly string[]): Promise<string[]> {
  const { client, ids } = await start(texts);
  await client.request(MigrateFile.type, { textDocument: { uri } });
  return ids.map((id) => client.text(id));
}

describe('a quick fix in a cell', () => {
  test('changes the imports in the cell that has them, as one versioned edit', async () => {
    const { client, ids } = await start();
    const actions = await client.codeActions(ids[1]!, client.rangeOf(ids[1]!, 'Estimator'));
    const { edit } = await client.resolve(titled(actions, /^Rewrite as ModelTrainer/));
    expect(touched(edit)).toEqual(expect.arrayContaining([ids[0], ids[1]]));
    expect(touched(edit)).not.toContain(ids[2]);
    expect(client.apply(edit!)).toBe(true);
    expect(client.text(ids[0]!)).toMatch(/import .*Estimator/s);
    expect(client.text(ids[0]!)).toContain('ModelTrainer');
    expect(client.text(ids[1]!)).toContain('ModelTrainer(');
  });

  test('is stale once a sibling changed', async () => {
    const { client, ids } = await start();
    const actions = await client.codeActions(ids[1]!, client.rangeOf(ids[1]!, 'Estimator'));
    await client.changeCells(uri, [{ cell: ids[0]!, from: 'sagemaker', text: ' sagemaker' }]);
    expect((await client.resolve(titled(actions, /^Rewrite as/))).edit).toBeUndefined();
  });

  test('fixes all of a code in the notebook', async () => {
    const { client, ids } = await start();
    const actions = await client.codeActions(ids[1]!, client.rangeOf(ids[1]!, 'Estimator'));
    const { edit } = await client.resolve(titled(actions, /^Fix all SM201 in this notebook$/));
    expect(touched(edit)).toEqual(expect.arrayContaining([ids[1], ids[2]]));
  });

  test('hovers and explains like in a file', async () => {
    const { client, ids } = await start();
    expect(JSON.stringify(await client.hover(ids[1]!, 'Estimator'))).toContain('ModelTrainer');
    expect(JSON.stringify(await client.hover(ids[1]!, 'role'))).toContain('ModelTrainer');
    expect(await client.hover(ids[1]!, 'first')).toBeNull();
    const actions = await client.codeActions(ids[1]!, client.rangeOf(ids[1]!, 'Estimator'));
    expect(titled(actions, /^Explain SM201$/).command?.arguments).toEqual(['SM201']);
  });
});

describe('suppressing in a cell', () => {
  test('on its line leaves the siblings alone', async () => {
    const { client, ids } = await start();
    const actions = await client.codeActions(ids[1]!, client.rangeOf(ids[1]!, 'Estimator'));
    const { edit } = await client.resolve(titled(actions, /^Suppress SM201 on this line$/));
    expect(touched(edit)).toEqual([ids[1]]);
    client.apply(edit!);
    expect((await client.diagnostics(ids[1]!)).map(({ code }) => code)).not.toContain('SM201');
    expect((await client.diagnostics(ids[2]!)).map(({ code }) => code)).toContain('SM201');
  });

  test('for the cell goes to its top, below a cell magic, and merges', async () => {
    const text = `%%time\n${cells[1]}`;
    const { client, ids } = await start([cells[0]!, text, cells[2]!]);
    const actions = await client.codeActions(ids[1]!, client.rangeOf(ids[1]!, 'Estimator'));
    const { edit } = await client.resolve(titled(actions, /^Suppress SM201 in this cell$/));
    client.apply(edit!);
    expect(client.text(ids[1]!)).toBe(`%%time\n# sagemaker-v3: ignore-cell[SM201]\n${cells[1]}`);
    expect((await client.diagnostics(ids[1]!)).map(({ code }) => code)).not.toContain('SM201');
    expect((await client.diagnostics(ids[2]!)).map(({ code }) => code)).toContain('SM201');
  });

  test('is not offered for a cell in a file', async () => {
    const client = await startClient();
    await client.open('file:///a.py', cells.join('\n'));
    const actions = await client.codeActions('file:///a.py', client.rangeOf('file:///a.py', 'Estimator', 1));
    expect(actions.some(({ title }) => /in this cell/.test(title))).toBe(false);
  });
});

describe('migrating a whole notebook', () => {
  test('is one edit over its cells, and a second run changes nothing', async () => {
    const { client, ids } = await start();
    const result = await client.request(MigrateFile.type, { textDocument: { uri } });
    expect(result).toMatchObject({ applied: true });
    const { found, rewritten, marked, suppressed, left } = result.outcome;
    expect(rewritten + marked + suppressed + left).toBe(found);
    expect(client.appliedEdits).toHaveLength(1);
    expect(new Set(touched(client.appliedEdits[0]?.edit)).size).toBe(touched(client.appliedEdits[0]?.edit).length);
    expect(ids.map((id) => client.text(id)).join('\n')).not.toMatch(/\bEstimator\b/);
    expect(await client.request(MigrateFile.type, { textDocument: { uri } })).toMatchObject({ applied: false });
    expect(client.appliedEdits).toHaveLength(1);
  });

  test('may be asked for through a cell', async () => {
    const { client, ids } = await start();
    await client.request(MigrateFile.type, { textDocument: { uri: ids[2]! } });
    expect(ids.map((id) => client.text(id))).toEqual(await migrated(cells));
  });

  test('refuses when the cell it was asked through has changed', async () => {
    const { client, ids } = await start();
    await client.changeCells(uri, [{ cell: ids[2]!, from: 'second', text: 'other' }]);
    const result = await client.request(MigrateFile.type, { textDocument: { uri: ids[2]!, version: 1 } });
    expect(result).toMatchObject({ applied: false, reason: expect.stringMatching(/notebook changed/) });
  });

  test('previews the text of every cell without an edit', async () => {
    const { client, ids } = await start();
    const result = await client.request(MigrateFile.type, { textDocument: { uri }, preview: true });
    expect(result.cells?.map((cell) => cell.uri)).toEqual(ids);
    expect(result.cells?.map((cell) => cell.newText)).toEqual(await migrated(cells));
    expect(client.appliedEdits).toEqual([]);
  });
});

describe('source.fixAll in a notebook', () => {
  const onSave = { triggerKind: CodeActionTriggerKind.Automatic };

  test('that is invoked rewrites all cells at once', async () => {
    const { client, ids } = await start();
    const [action] = await client.codeActions(ids[3]!, everything, { only: ['source.fixAll'] });
    expect(touched((await client.resolve(action!)).edit)).toEqual(expect.arrayContaining([ids[0], ids[1], ids[2]]));
  });

  test('under the kind for notebooks rewrites all cells, asked through any of them', async () => {
    const { client, ids } = await start();
    const context = { only: ['notebook.source.fixAll'], ...onSave };
    const actions = await client.codeActions(ids[0]!, everything, context);
    expect(actions.map(({ kind }) => kind)).toEqual(['notebook.source.fixAll.sagemakerV3']);
    const { edit } = await client.resolve(actions[0]!);
    expect(client.apply(edit!)).toBe(true);
    expect(ids.map((id) => client.text(id)).join('\n')).not.toMatch(/\bEstimator\b/);
  });

  test.each([
    ['in order', [0, 1, 2, 3]],
    ['in reverse', [3, 2, 1, 0]],
    ['imports late', [1, 3, 0, 2]],
  ])('on save, asked and applied cell by cell %s, comes out as when done at once', async (_name, order) => {
    const { client, ids } = await start();
    const [whole] = await client.codeActions(ids[0]!, everything, { only: ['notebook.source.fixAll'] });
    const edit = (await client.resolve(whole!)).edit!;
    const wanted = ids.map((id) => client.preview(id, edit));
    for (const at of order) {
      const context = { only: ['source.fixAll'], ...onSave };
      for (const action of await client.codeActions(ids[at]!, everything, context)) {
        expect(touched(action.edit)).toEqual([ids[at]]);
        expect(client.apply(action.edit!)).toBe(true);
      }
    }
    expect(ids.map((id) => client.text(id))).toEqual(wanted);
    expect(wanted.join('\n')).toContain('ModelTrainer(');
  });

  test('on save, asked of all cells before the first answer is applied, comes out the same', async () => {
    const { client, ids } = await start();
    const context = { only: ['source.fixAll.sagemakerV3'], ...onSave };
    const answers = await Promise.all(ids.map((id) => client.codeActions(id, everything, context)));
    for (const { edit } of answers.flat()) expect(client.apply(edit!)).toBe(true);
    expect(ids.map((id) => client.text(id)).join('\n')).not.toMatch(/\bEstimator\b/);
    const again = await Promise.all(ids.map((id) => client.codeActions(id, everything, context)));
    expect(again.flat()).toEqual([]);
  });

  test('on save forgets a plan that the user has left behind', async () => {
    const { client, ids } = await start();
    const context = { only: ['source.fixAll'], ...onSave };
    await client.codeActions(ids[0]!, everything, context);
    await client.changeCells(uri, [{ cell: ids[2]!, from: 'second', text: 'renamed' }]);
    const [action] = await client.codeActions(ids[2]!, everything, context);
    expect(client.preview(ids[2]!, action!.edit!)).toMatch(/^renamed = ModelTrainer\(/);
  });

  test.each([
    ['before its turn', false],
    ['whose own answer is refused then', true],
  ])('on save comes out whole when another tool changes a cell %s', async (_name, isRefused) => {
    const { client, ids } = await start();
    const [whole] = await client.codeActions(ids[0]!, everything, { only: ['notebook.source.fixAll'] });
    const all = (await client.resolve(whole!)).edit!;
    const wanted = ids.map((id) => client.preview(id, all));
    const context = { only: ['source.fixAll'], ...onSave };
    const ask = async (at: number) =>
      (await client.codeActions(ids[at]!, everything, context)).map(({ edit }) => edit!);
    for (const edit of await ask(0)) expect(client.apply(edit)).toBe(true);
    const late = isRefused ? await ask(2) : [];
    await client.changeCells(uri, [{ cell: ids[2]!, from: 'second =', text: 'second  =' }]);
    for (const edit of late) expect(client.apply(edit)).toBe(false);
    for (const at of isRefused ? [0, 1, 2, 3] : [1, 2, 3])
      for (const edit of await ask(at)) expect(client.apply(edit)).toBe(true);
    expect(ids.map((id) => client.text(id))).toEqual(wanted.map((text) => text.replace('second =', 'second  =')));
  });

  test('on save takes the V3 import back when another tool leaves a cell that needs the old one', async () => {
    const { client, ids } = await start();
    const context = { only: ['source.fixAll'], ...onSave };
    const ask = async (at: number) =>
      (await client.codeActions(ids[at]!, everything, context)).map(({ edit }) => edit!);
    for (const edit of await ask(0)) client.apply(edit);
    await client.changeCells(uri, [{ cell: ids[2]!, from: 'second = ', text: 'second = Estimator(**settings) or ' }]);
    for (const at of [2, 1, 3, 0]) for (const edit of await ask(at)) expect(client.apply(edit)).toBe(true);
    expect(client.text(ids[2]!)).toContain('Estimator(**settings)');
    expect(client.text(ids[0]!)).toMatch(/^from sagemaker\.estimator import Estimator$/m);
    expect(client.text(ids[1]!)).toContain('ModelTrainer(');
  });

  test('on save is done with a plan once it is carried out, and leaves what is written by hand then', async () => {
    const { client, ids } = await start();
    const context = { only: ['source.fixAll'], ...onSave };
    const ask = async (at: number) =>
      (await client.codeActions(ids[at]!, everything, context)).map(({ edit }) => edit!);
    for (const at of [0, 1, 2, 3]) for (const edit of await ask(at)) client.apply(edit);
    await client.changeCells(uri, [{ cell: ids[2]!, from: 'second', text: 'third' }]);
    for (const at of [0, 1, 2, 3]) expect(await ask(at)).toEqual([]);
  });

  test('is no quick fix', async () => {
    const { client, ids } = await start();
    const actions = await client.codeActions(ids[1]!, client.rangeOf(ids[1]!, 'Estimator'));
    expect(actions.map(({ kind }) => kind)).not.toContain('notebook.source.fixAll.sagemakerV3');
    const quick = await client.codeActions(ids[1]!, everything, { only: [CodeActionKind.QuickFix] });
    expect(quick.every(({ kind }) => kind === CodeActionKind.QuickFix)).toBe(true);
  });
});
