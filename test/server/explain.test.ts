import { expect, test } from 'vitest';
import { allEntries } from '../../rules/catalog/index';
import { Explain } from '../../server/src/protocol/explain';
import { startClient } from './start-client';

test('a code is explained by its page', async () => {
  const client = await startClient();
  const { code, title } = allEntries[0]!;
  const page = await client.request(Explain.type, { code });
  expect(page?.markdown.split('\n')[0]).toBe(`# ${code}: ${title}`);
});

test.each(['SM999', '', 'sm201', '../SM201'])('there is no page for %j', async (code) => {
  const client = await startClient();
  expect(await client.request(Explain.type, { code })).toBeNull();
});
