import { describe, expect, test } from 'vitest';
import { type CodeAction, CodeActionKind } from 'vscode-languageserver-protocol';
import type { LspClient } from '../support/lsp-client';
import { clean, uri, v2 } from './programs';
import { startClient } from './start-client';

const two = v2 + v2.split('\n').slice(2).join('\n').replaceAll('est', 'other');

async function offers(client: LspClient, text: string, part = 'Estimator', occurrence = 1): Promise<CodeAction[]> {
  await client.open(uri, text);
  return client.codeActions(uri, client.rangeOf(uri, part, occurrence));
}

const titled = (actions: readonly CodeAction[], title: RegExp) => actions.find((action) => title.test(action.title));

describe('code actions on a finding', () => {
  test('offer to rewrite, to suppress and to explain, without an edit yet', async () => {
    const client = await startClient();
    const actions = await offers(client, v2);
    expect(titled(actions, /^Rewrite as ModelTrainer/)).toMatchObject({
      kind: CodeActionKind.QuickFix,
      diagnostics: [expect.objectContaining({ code: expect.stringMatching(/^SM2/) })],
    });
    expect(titled(actions, /^Suppress SM\d+ on this line$/)).toBeDefined();
    expect(titled(actions, /^Explain SM201$/)?.command).toMatchObject({
      command: 'sagemakerV3.explain',
      arguments: ['SM201'],
    });
    expect(actions.every(({ edit }) => edit === undefined)).toBe(true);
  });

  test('prefer the safe rewrite and nothing else', async () => {
    const client = await startClient();
    const actions = await offers(client, v2);
    const preferred = actions.filter(({ isPreferred }) => isPreferred);
    expect(preferred.map(({ title }) => title)).toEqual(['Rewrite as ModelTrainer']);
  });

  test('rewrite the finding once resolved, as a versioned edit', async () => {
    const client = await startClient();
    const action = titled(await offers(client, v2), /^Rewrite as/);
    const { edit } = await client.resolve(action!);
    expect(edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
    expect(client.apply(edit!)).toBe(true);
    expect(client.text(uri)).toContain('est = ModelTrainer(');
    const left = await client.diagnostics(uri);
    expect(left.map(({ range }) => client.textIn(uri, range))).not.toContain('Estimator');
  });

  test('carry their edit at once for a client that cannot resolve', async () => {
    const client = await startClient({ capabilities: {} });
    const action = titled(await offers(client, v2), /^Rewrite as/);
    expect(action?.edit?.documentChanges).toBeUndefined();
    expect(client.preview(uri, action!.edit!)).toContain('ModelTrainer(');
  });

  test('fix all of one code where there is more than one', async () => {
    const client = await startClient();
    const action = titled(await offers(client, two), /^Fix all SM201 in this file$/);
    const { edit } = await client.resolve(action!);
    const text = client.preview(uri, edit!);
    expect(text).not.toContain('= Estimator(');
    expect(text.match(/= ModelTrainer\(/g)).toHaveLength(2);
  });

  test('do not offer to fix all of a code that stands alone', async () => {
    const client = await startClient();
    expect(titled(await offers(client, v2), /^Fix all SM201/)).toBeUndefined();
  });

  test.each([
    ['beside every finding', v2, 'role'],
    ['in V3 code', clean, 'Session'],
  ])('offer no quick fix %s', async (_name, text, part) => {
    const client = await startClient();
    await client.open(uri, text);
    expect(await client.codeActions(uri, client.rangeOf(uri, part), { only: [CodeActionKind.QuickFix] })).toEqual([]);
  });

  test('offer nothing for a document that is not open', async () => {
    const client = await startClient();
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    expect(await client.codeActions('file:///unknown.py', range)).toEqual([]);
  });
});

describe('a stale code action', () => {
  test('gets no edit once the document changed', async () => {
    const client = await startClient();
    const actions = await offers(client, two);
    await client.replace(uri, 'est =', 'estimator =');
    for (const action of actions) expect(await client.resolve(action)).toEqual(action);
  });

  test('gets no edit once the document closed', async () => {
    const client = await startClient();
    const [action] = await offers(client, v2);
    await client.close(uri);
    expect((await client.resolve(action!)).edit).toBeUndefined();
  });

  test.each([
    ['nothing', undefined],
    ['foreign data', { id: 7 }],
    ['an unknown provider', { uri, version: 1, provider: 'nobody', keys: [] }],
    ['keys that no finding has', { uri, version: 1, provider: 'suppress-code', keys: ['SM999@0:1'] }],
  ])('comes back as it was with %s as data', async (_name, data) => {
    const client = await startClient();
    await client.open(uri, v2);
    const action = { title: 'Mine', ...(data ? { data } : {}) };
    expect(await client.resolve(action)).toEqual(action);
  });
});

describe('source.fixAll', () => {
  const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

  test.each(['source', 'source.fixAll', 'source.fixAll.sagemakerV3'])('is the only answer to %s', async (kind) => {
    const client = await startClient();
    await client.open(uri, v2);
    const diagnostics = await client.diagnostics(uri);
    const actions = await client.codeActions(uri, everything, { only: [kind] });
    expect(actions.map((action) => action.kind)).toEqual(['source.fixAll.sagemakerV3']);
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  test('leaves a text that the editor accepts and that a second run does not change', async () => {
    const client = await startClient();
    await client.open(uri, v2);
    const [action] = await client.codeActions(uri, everything, { only: ['source.fixAll'] });
    expect(client.apply((await client.resolve(action!)).edit!)).toBe(true);
    const [again] = await client.codeActions(uri, everything, { only: ['source.fixAll'] });
    expect(again && (await client.resolve(again)).edit).toBeUndefined();
    expect(client.text(uri)).not.toMatch(/# .*sagemaker-v3/i);
  });

  test('leaves the comment of what is to be reviewed and comes along with its object', async () => {
    const client = await startClient();
    const text = `from sagemaker.model import Model
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer

def up(role) -> Predictor:
    model = Model(image_uri="i", model_data="s3://m", role=role, predictor_cls=Predictor)
    return model.deploy(initial_instance_count=2, instance_type="ml.c5.large", serializer=CSVSerializer())
`;
    await client.open(uri, text);
    const [action] = await client.codeActions(uri, everything, { only: ['source.fixAll'] });
    const { edit } = await client.resolve(action!);
    expect(client.preview(uri, edit!)).toMatch(
      /^ {4}# TODO\(sagemaker-v3 SM403\): Set serializer.*\n {4}model\.build\(\)$/m,
    );
  });

  test.each(['source.organizeImports', 'source.fixAll.eslint', 'refactor'])('keeps out of %s', async (kind) => {
    const client = await startClient();
    await client.open(uri, v2);
    expect(await client.codeActions(uri, everything, { only: [kind] })).toEqual([]);
  });

  test('is not offered where nothing is safe to rewrite', async () => {
    const client = await startClient();
    await client.open(uri, clean);
    expect(await client.codeActions(uri, everything, { only: ['source.fixAll'] })).toEqual([]);
  });
});

describe('suppress', () => {
  async function suppress(client: LspClient, text: string): Promise<string> {
    const action = titled(await offers(client, text), /^Suppress SM201 on this line$/);
    client.apply((await client.resolve(action!)).edit!);
    return client.text(uri).split('\n')[2]!;
  }

  test('appends an ignore comment and silences the finding', async () => {
    const client = await startClient();
    expect(await suppress(client, v2)).toBe(`${v2.split('\n')[2]}  # sagemaker-v3: ignore[SM201]`);
    const onLine = (await client.diagnostics(uri)).filter(
      ({ range, code }) => range.start.line === 2 && code === 'SM201',
    );
    expect(onLine).toEqual([]);
  });

  test('merges with an ignore comment and keeps what follows it', async () => {
    const client = await startClient();
    const text = v2.replace("large')", "large')  # sagemaker-v3: ignore[SM999] as agreed");
    expect(await suppress(client, text)).toMatch(/ {2}# sagemaker-v3: ignore\[SM999, SM201\] as agreed$/);
  });

  test('stands behind another comment, before CRLF', async () => {
    const client = await startClient();
    const text = v2.replace("large')", "large')  # 😀 noqa").replaceAll('\n', '\r\n');
    expect(await suppress(client, text)).toMatch(/ {2}# 😀 noqa {2}# sagemaker-v3: ignore\[SM201\]\r$/);
  });

  test('silences a marker that a migration left', async () => {
    const client = await startClient();
    const marker = '# TODO(sagemaker-v3 SM201): Check the role.';
    await client.open(uri, `from sagemaker.train import ModelTrainer\n${marker}\nModelTrainer()\n`);
    const [found] = await client.diagnostics(uri);
    const action = titled(await client.codeActions(uri, found!.range), /^Suppress SM201 on this line$/);
    client.apply((await client.resolve(action!)).edit!);
    expect(client.text(uri).split('\n')[1]).toBe(`${marker}  # sagemaker-v3: ignore[SM201]`);
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  test('stands above the statement where its line ends inside a string', async () => {
    const client = await startClient();
    const text = v2.replace("image_uri='i'", 'image_uri="""i\n"""');
    await suppress(client, text);
    const [, , comment, made] = client.text(uri).split('\n');
    expect([comment, made]).toEqual(['# sagemaker-v3: ignore[SM201]', text.split('\n')[2]]);
  });

  test('stands above a line that continues with a backslash', async () => {
    const client = await startClient();
    const text = v2.replace('Estimator(image', 'Estimator \\\n  (image');
    await suppress(client, text);
    expect(client.text(uri)).toBe(text.replace(/^(?=.*\\$)/m, '# sagemaker-v3: ignore[SM201]\n'));
  });
});
