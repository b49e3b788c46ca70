import { describe, expect, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { defaultSettings } from '../../server/src/protocol/settings';
import { parseSettings } from '../../server/src/session/settings';
import { uri, v2 } from './programs';
import { startClient } from './start-client';

describe('settings of a running server', () => {
  test('apply before the first diagnostics are shown', async () => {
    const client = await startClient({ settings: { severity: { SM: 'information' } } });
    await client.open(uri, v2);
    await client.diagnostics(uri);
    const severities = client.published.flatMap(({ diagnostics }) => diagnostics.map(({ severity }) => severity));
    expect(new Set(severities)).toEqual(new Set([DiagnosticSeverity.Information]));
  });

  test('re-check every open document when they change', async () => {
    const client = await startClient();
    const other = 'file:///project/other.py';
    await client.open(uri, v2);
    await client.open(other, v2);
    const before = await client.diagnostics(uri);
    await client.diagnostics(other);
    const seen = client.published.length;
    await client.configure({ severity: { SM201: 'off' } });
    for (const each of [uri, other]) {
      const { diagnostics } = await client.nextPublished(each, () => true, seen);
      expect(diagnostics).toHaveLength(before.filter(({ code }) => code !== 'SM201').length);
      expect(diagnostics.map(({ code }) => code)).not.toContain('SM201');
    }
  });

  test('clear the findings when the extension is switched off, and bring them back', async () => {
    const client = await startClient();
    await client.open(uri, v2);
    const before = await client.diagnostics(uri);
    await client.configure({ enable: false });
    await client.nextPublished(uri, ({ diagnostics }) => diagnostics.length === 0);
    expect(await client.codeActions(uri, client.rangeOf(uri, 'Estimator', 1))).toEqual([]);
    const seen = client.published.length;
    await client.configure({ enable: true });
    expect((await client.nextPublished(uri, () => true, seen)).diagnostics).toEqual(before);
  });

  test('come with the notification from a client that answers no questions', async () => {
    const client = await startClient({
      capabilities: {},
      initializationOptions: { settings: { severity: { SM: 'warning' } } },
    });
    await client.open(uri, v2);
    expect((await client.diagnostics(uri))[0]?.severity).toBe(DiagnosticSeverity.Warning);
    await client.configure({ severity: { SM: 'off' } });
    await client.nextPublished(uri, ({ diagnostics }) => diagnostics.length === 0);
  });

  test('that are bad are named in the log and do no harm', async () => {
    const client = await startClient({ settings: { enable: 'yes', targetVersion: 'latest' } });
    await client.open(uri, v2);
    expect(await client.diagnostics(uri)).not.toEqual([]);
    expect(client.logged).toEqual([
      'sagemakerV3.enable: expected true or false, got "yes"; using the default.',
      'sagemakerV3.targetVersion: expected a V3 version such as 3.5, got "latest"; using the default.',
    ]);
  });
});

describe('parseSettings', () => {
  test.each([undefined, null, {}, [], 'text', { enable: null }])('takes every default for %j', (section) => {
    expect(parseSettings(section)).toEqual({ settings: defaultSettings, problems: [] });
  });

  test('keeps the good severities beside a bad one', () => {
    const { settings, problems } = parseSettings({ severity: { SM201: 'off', SM8: 'loud', every: 'error' } });
    expect(settings.severity).toEqual({ SM201: 'off' });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^sagemakerV3\.severity\.SM8: /);
    expect(problems[1]).toMatch(/^sagemakerV3\.severity\.every: /);
  });

  test.each([
    ['migrate', { migrate: { safeOnly: 1 } }, 'sagemakerV3.migrate.safeOnly'],
    ['severity', { severity: ['SM201'] }, 'sagemakerV3.severity'],
    ['style', { style: 'both' }, 'sagemakerV3.style'],
    ['inference style', { inferenceStyle: 'json' }, 'sagemakerV3.inferenceStyle'],
    ['version of V2', { targetVersion: '2.250.0' }, 'sagemakerV3.targetVersion'],
  ])('refuses a bad %s and names its key', (_name, section, key) => {
    const { settings, problems } = parseSettings(section);
    expect(settings).toEqual(defaultSettings);
    expect(problems).toEqual([expect.stringContaining(`${key}: expected`)]);
  });

  test('takes the nearest known version below one that is not known, and says so', () => {
    const { settings, problems } = parseSettings({ targetVersion: '3.5.99' });
    expect(settings.targetVersion).toMatch(/^3\.5\.\d$/);
    expect(problems).toEqual([expect.stringMatching(/^sagemakerV3\.targetVersion: SDK 3\.5\.99 is not known/)]);
  });

  test('reads everything that is good', () => {
    const section = {
      enable: false,
      severity: { SM8: 'off' },
      targetVersion: '3.5',
      inferenceStyle: 'bytes',
      style: 'core',
      migrate: { safeOnly: true },
    };
    expect(parseSettings(section).settings).toMatchObject(section);
  });
});
