import { expect, test } from 'vitest';
import { Explain } from '../../server/src/protocol/explain';
import { startClient } from './start-client';

test('a code is explained by its page', async () => {
  const client = await startClient();
  const page = await client.request(Explain.type, { code: 'SM201' });
  expect(page?.markdown).toMatch(/^# .*SM201/);
});

test.each(['SM999', '', 'sm201', '../SM201'])('there is no page for %j', async (code) => {
  const client = await startClient();
  expect(await client.request(Explain.type, { code })).toBeNull();
});
