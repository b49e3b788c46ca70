import { describe, expect, test } from 'vitest';
import { ExecuteCommandRequest } from 'vscode-languageserver-protocol';
import { MigrateFile, type MigrateFileResult } from '../../server/src/protocol/migrate-file';
import type { LspClient } from '../support/lsp-client';
import { clean, uri, v2 } from './programs';
import { startClient } from './start-client';

const run = (client: LspClient, ...args: unknown[]): Promise<MigrateFileResult> =>
  client.request(ExecuteCommandRequest.type, { command: 'sagemakerV3.server.migrateFile', arguments: args });

describe('the migrate command', () => {
  test('is announced', async () => {
    const client = await startClient();
    expect(client.initializeResult?.capabilities.executeCommandProvider?.commands).toEqual([
      'sagemakerV3.server.migrateFile',
    ]);
  });

  test('applies the whole file as one versioned edit of small hunks and tells the outcome', async () => {
    const client = await startClient();
    const text = `# 😀 header\r\n${v2.replaceAll('\n', '\r\n')}print('unrelated')\r\n`;
    await client.open(uri, text);
    const { outcome, applied, reason } = await run(client, uri);
    expect({ applied, reason }).toEqual({ applied: true, reason: undefined });
    expect(outcome.rewritten).toBeGreaterThan(0);
    expect(outcome.rewritten + outcome.marked + outcome.left).toBe(outcome.found);
    expect(client.appliedEdits).toHaveLength(1);
    expect(client.appliedEdits[0]?.edit.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
    const migrated = client.text(uri);
    expect(migrated).toContain('ModelTrainer(');
    expect(migrated.replaceAll('\r\n', '')).not.toContain('\n');
    expect(migrated).toMatch(/^# 😀 header\r\n/);
    expect(JSON.stringify(client.appliedEdits[0])).not.toContain('unrelated');
  });

  test('a second run changes nothing', async () => {
    const client = await startClient();
    await client.open(uri, v2);
    await run(client, uri);
    const once = client.text(uri);
    const { applied, reason } = await run(client, uri);
    expect({ applied, reason }).toEqual({ applied: false, reason: undefined });
    expect(client.text(uri)).toBe(once);
    expect(client.appliedEdits).toHaveLength(1);
  });

  test('says why the editor refused', async () => {
    const client = await startClient({
      onApplyEdit: () => ({ applied: false, failureReason: 'The file is read-only.' }),
    });
    await client.open(uri, v2);
    expect(await run(client, uri)).toMatchObject({ applied: false, reason: 'The file is read-only.' });
    expect(client.text(uri)).toBe(v2);
  });

  test('does not edit through a client that cannot apply edits', async () => {
    const client = await startClient({ capabilities: {} });
    await client.open(uri, v2);
    expect(await run(client, uri)).toMatchObject({ applied: false, reason: expect.stringMatching(/editor/) });
    expect(client.appliedEdits).toEqual([]);
  });

  test.each([
    ['a file that is not open', ['file:///elsewhere.py'], /not open/],
    ['no argument', [], /URI/],
    ['a number', [7], /URI/],
  ])('refuses %s', async (_name, args, reason) => {
    const client = await startClient();
    await client.open(uri, v2);
    const none = { found: 0, rewritten: 0, review: 0, marked: 0, suppressed: 0, left: 0 };
    expect(await run(client, ...args)).toEqual({
      outcome: none,
      applied: false,
      reason: expect.stringMatching(reason),
    });
    expect(client.appliedEdits).toEqual([]);
  });

  test('has nothing to do in V3 code', async () => {
    const client = await startClient();
    await client.open(uri, clean);
    expect(await run(client, uri)).toMatchObject({ outcome: { found: 0, rewritten: 0 }, applied: false });
    expect(client.appliedEdits).toEqual([]);
  });

  test('answers nothing to a command that is not ours', async () => {
    const client = await startClient();
    expect(await client.request(ExecuteCommandRequest.type, { command: 'other.command', arguments: [uri] })).toBeNull();
  });
});

describe('the migrate request', () => {
  test('previews without an edit', async () => {
    const client = await startClient();
    await client.open(uri, v2);
    const result = await client.request(MigrateFile.type, { textDocument: { uri, version: 1 }, preview: true });
    expect(result.applied).toBe(false);
    expect(result.newText).toContain('ModelTrainer(');
    expect(client.appliedEdits).toEqual([]);
    expect(client.text(uri)).toBe(v2);
  });

  test('refuses a version that the document has left', async () => {
    const client = await startClient();
    await client.open(uri, v2);
    await client.replace(uri, 'est =', 'other =');
    const result = await client.request(MigrateFile.type, { textDocument: { uri, version: 1 } });
    expect(result).toMatchObject({ applied: false, reason: expect.stringMatching(/changed/) });
    expect(client.appliedEdits).toEqual([]);
  });

  test('takes safe-only from the setting unless told otherwise', async () => {
    const client = await startClient({ settings: { migrate: { safeOnly: true } } });
    await client.open(uri, v2);
    await client.diagnostics(uri);
    const textDocument = { uri };
    const bySetting = await client.request(MigrateFile.type, { textDocument, preview: true });
    const safe = await client.request(MigrateFile.type, { textDocument, preview: true, safeOnly: true });
    const all = await client.request(MigrateFile.type, { textDocument, preview: true, safeOnly: false });
    expect(bySetting).toEqual(safe);
    expect(safe.outcome.review).toBe(0);
    expect(all.outcome.rewritten).toBeGreaterThanOrEqual(safe.outcome.rewritten);
  });
});
