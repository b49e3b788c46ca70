import { describe, expect, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { clean, uri, v2 } from './programs';
import { startClient } from './start-client';

describe('diagnostics on open', () => {
  test('sit on the name, with code, source, page and data', async () => {
    const client = await startClient({ initializationOptions: { docsFolder: 'file:///docs/codes/' } });
    await client.open(uri, v2);
    const diagnostics = await client.diagnostics(uri);
    const onCall = diagnostics.find(({ range }) => range.start.line === 2 && range.start.character === 6);
    expect(onCall).toMatchObject({
      code: 'SM201',
      source: 'sagemaker-v3',
      severity: DiagnosticSeverity.Error,
      codeDescription: { href: 'file:///docs/codes/SM201.md' },
      data: { code: 'SM201', version: 1 },
    });
    expect(client.textIn(uri, onCall!.range)).toBe('Estimator');
  });

  test('link to the public page without a docs folder', async () => {
    const client = await startClient();
    await client.open(uri, v2);
    const [first] = await client.diagnostics(uri);
    expect(first?.codeDescription?.href).toMatch(/^https:\/\/github\.com\/.*\/docs\/codes\/SM\d{3}\.md$/);
  });

  test('are counted by severity for the status item', async () => {
    const client = await startClient();
    await client.open(uri, v2);
    const diagnostics = await client.diagnostics(uri);
    const status = await client.until('status', () => client.statuses.at(-1));
    expect(status).toMatchObject({ uri, count: diagnostics.length });
    expect(status.errors + status.warnings + status.information).toBe(diagnostics.length);
  });

  test('keep UTF-16 columns after emoji and under CRLF', async () => {
    const client = await startClient();
    const text = v2.replace('est = ', "note = '😀👩‍💻'; est = ").replaceAll('\n', '\r\n');
    await client.open(uri, text);
    const diagnostics = await client.diagnostics(uri);
    expect(diagnostics.map(({ range }) => client.textIn(uri, range))).toContain('Estimator');
    const range = client.rangeOf(uri, 'Estimator', 1);
    expect(range.start).toEqual({ line: 2, character: 24 });
    expect(diagnostics).toContainEqual(expect.objectContaining({ range }));
  });

  test.each([
    ['a file that never mentions the package', "est = Estimator(image_uri='i')\n"],
    ['a class of the same name from elsewhere', 'import sagemaker\nfrom mine import Estimator\nEstimator(1)\n'],
    ['V3 code', clean],
    ['an empty file', ''],
  ])('are an empty list for %s', async (_name, text) => {
    const client = await startClient();
    await client.open(uri, text);
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  test('are never sent for another language', async () => {
    const client = await startClient();
    await client.open('file:///notes.md', v2, 'markdown');
    await client.open(uri, clean);
    await client.diagnostics(uri);
    expect(client.published.map((each) => each.uri)).toEqual([uri]);
  });
});

describe('diagnostics after a change', () => {
  test('follow several changes of one notification, each relative to the text before it', async () => {
    const client = await startClient();
    await client.open(uri, v2);
    await client.change(
      uri,
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '# 😀\n# two\n' },
      { range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } }, text: "s = '😀'; " },
    );
    const diagnostics = await client.diagnostics(uri);
    const range = client.rangeOf(uri, 'Estimator', 1);
    expect(range.start).toEqual({ line: 4, character: 16 });
    expect(diagnostics).toContainEqual(expect.objectContaining({ range }));
  });

  test('equal those of the same text opened at once, through edits that mix line ends', async () => {
    const client = await startClient();
    await client.open(uri, v2.replaceAll('\n', '\r\n'));
    await client.replace(uri, 'est = ', "emoji = '😀'\r\nest = ");
    await client.replace(uri, 'Estimator(', 'Estimator(\r\n    ');
    await client.replace(uri, '\r\n    ', '\n  ');
    await client.replace(uri, "'😀'", "'😀😀'\r\n# more\r\n");
    const copy = 'file:///copy.py';
    await client.open(copy, client.text(uri));
    const strip = ({ data: _, ...rest }: { data?: unknown }) => rest;
    const walked = (await client.diagnostics(uri)).map(strip);
    const fresh = (await client.diagnostics(copy)).map(strip);
    expect(walked.length).toBeGreaterThan(0);
    expect(JSON.stringify(walked)).toBe(JSON.stringify(fresh).replaceAll(copy, uri));
  });

  test('take a full replacement too', async () => {
    const client = await startClient();
    await client.open(uri, clean);
    await client.diagnostics(uri);
    await client.change(uri, { text: v2 });
    expect(await client.diagnostics(uri)).not.toEqual([]);
  });

  test('survive a half-typed line', async () => {
    const client = await startClient();
    await client.open(uri, `${v2}def broken(\n`);
    expect((await client.diagnostics(uri)).map(({ range }) => client.textIn(uri, range))).toContain('Estimator');
  });

  test('become an empty list once the last V2 name is gone', async () => {
    const client = await startClient();
    await client.open(uri, v2);
    await client.diagnostics(uri);
    await client.change(uri, { text: clean });
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  test('skip the versions that a burst of typing leaves behind', async () => {
    const client = await startClient();
    await client.open(uri, v2);
    await client.diagnostics(uri);
    const burst = [...'# typed quickly'].map((letter, at) =>
      client.change(uri, {
        range: { start: { line: 1, character: at }, end: { line: 1, character: at } },
        text: letter,
      }),
    );
    await Promise.all(burst);
    await client.diagnostics(uri);
    expect(client.published.length).toBeLessThan(1 + burst.length);
    expect(client.text(uri)).toContain('# typed quickly\n');
  });

  test('are not sent again while a clean file stays clean', async () => {
    const client = await startClient();
    await client.open(uri, clean);
    await client.diagnostics(uri);
    await client.change(uri, { text: `${clean}# more\n` });
    await client.open('file:///later.py', v2);
    await client.diagnostics('file:///later.py');
    expect(client.published.filter((each) => each.uri === uri)).toHaveLength(1);
  });
});

describe('diagnostics on close', () => {
  test('are taken back', async () => {
    const client = await startClient();
    await client.open(uri, v2);
    await client.diagnostics(uri);
    await client.close(uri);
    const { diagnostics } = await client.nextPublished(uri, ({ version }) => version === undefined);
    expect(diagnostics).toEqual([]);
    expect(await client.until('status', () => client.statuses.find(({ count }) => count === 0))).toMatchObject({ uri });
  });

  test('do not come back from an analysis that was due', async () => {
    const client = await startClient();
    await client.open(uri, v2);
    await client.close(uri);
    await client.open('file:///later.py', v2);
    await client.diagnostics('file:///later.py');
    expect(client.published.filter((each) => each.uri === uri).map(({ diagnostics }) => diagnostics)).toEqual([[]]);
  });
});
