import { expect, test } from 'vitest';
import { type Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { clean, uri, v2 } from './programs';
import { startClient } from './start-client';

test('a finding shows V2 beside V3, the message, the grade and the page', async () => {
  const client = await startClient({ initializationOptions: { docsFolder: 'file:///docs' } });
  await client.open(uri, v2);
  const hover = await client.hover(uri, 'Estimator', 1);
  const onCall = (await client.diagnostics(uri)).find(({ code, range }) => code === 'SM201' && range.start.line === 2);
  expect(hover?.range).toEqual(client.rangeOf(uri, 'Estimator', 1));
  expect(hover?.contents).toMatchObject({ kind: 'markdown' });
  const value = textOf(hover);
  expect(value).toMatch(
    /^\| SageMaker SDK V2 \| V3 \|\n\| --- \| --- \|\n\| `sagemaker\.estimator\.Estimator` \| `sagemaker\.train\.[\w.]*ModelTrainer` \|/,
  );
  expect(value).toContain(onCall!.message);
  expect(value).toMatch(/\*Fix: (can be rewritten|not rewritten)/);
  expect(value).toContain('[SM201](file:///docs/SM201.md)');
});

function textOf(hover: Hover | null): string {
  return hover && MarkupContent.is(hover.contents) ? hover.contents.value : '';
}

test.each([
  ['beside a finding', v2, 'role'],
  ['in V3 code', clean, 'Session'],
  ['in a file without the package', 'est = Estimator()\n', 'Estimator'],
])('there is nothing to show %s', async (_name, text, part) => {
  const client = await startClient();
  await client.open(uri, text);
  expect(await client.hover(uri, part)).toBeNull();
});

test('there is nothing to show when the extension is switched off', async () => {
  const client = await startClient({ settings: { enable: false } });
  await client.open(uri, v2);
  await client.diagnostics(uri);
  expect(await client.hover(uri, 'Estimator', 1)).toBeNull();
});
