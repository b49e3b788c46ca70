import { describe, expect, test } from 'vitest';
import { CancellationTokenSource, HoverRequest, LSPErrorCodes } from 'vscode-languageserver-protocol';
import type { Engine, ProgramDocument } from '../../rules/engine/api';
import { guardRequest } from '../../server/src/guard';
import { MigrateFile } from '../../server/src/protocol/migrate-file';
import { LspClient } from '../support/lsp-client';
import { clean, uri, v2 } from './programs';
import { loadTestEngine, startClient } from './start-client';

/** An engine over which a test may lay its own behaviour. */
async function loadWith(change: (program: ProgramDocument) => Partial<ProgramDocument>): Promise<Engine> {
  const engine = await loadTestEngine();
  return {
    ...engine,
    open(texts, modules) {
      const program = engine.open(texts, modules);
      return {
        setTexts: (next) => program.setTexts(next),
        change: (id, changes) => program.change(id, changes),
        texts: () => program.texts(),
        analyse: (options) => program.analyse(options),
        symbolAt: (id, offset, options) => program.symbolAt(id, offset, options),
        migrate: (options) => program.migrate(options),
        dispose: () => program.dispose(),
        ...change(program),
      };
    },
  };
}

/** Breaks whatever `method` does while the text contains `boom`. */
const fragile = (method: 'analyse' | 'migrate' | 'change') => () =>
  loadWith((program) => ({
    [method](...args: never[]) {
      if (program.texts()[0]?.text.includes('boom')) throw new Error('boom happened');
      return (program[method] as (...args: never[]) => unknown)(...args);
    },
  }));

describe('a crash', () => {
  test('in an analysis empties one list, is logged once and heals with the next good text', async () => {
    const client = await startClient({}, fragile('analyse'));
    await client.open(uri, `${v2}# boom\n`);
    expect(await client.diagnostics(uri)).toEqual([]);
    await client.replace(uri, '# boom', '# boom still');
    expect(await client.hover(uri, 'Estimator', 1)).toBeNull();
    expect(client.logged.filter((line) => line.startsWith(`Analysis failed for ${uri}`))).toHaveLength(1);
    await client.replace(uri, '# boom', '#');
    expect(await client.diagnostics(uri)).not.toEqual([]);
  });

  test('in one document leaves the others alone', async () => {
    const client = await startClient({}, fragile('analyse'));
    await client.open('file:///bad.py', '# boom\n');
    await client.open(uri, v2);
    expect(await client.diagnostics(uri)).not.toEqual([]);
  });

  test('while following a change loses neither the text nor the findings', async () => {
    const client = await startClient({}, fragile('change'));
    await client.open(uri, `${v2}# boom\n`);
    const before = await client.diagnostics(uri);
    await client.replace(uri, '# boom', '# 😀 quiet');
    expect(await client.diagnostics(uri)).toHaveLength(before.length);
    expect(client.logged.some((line) => /^textDocument\/didChange failed for file:/.test(line))).toBe(true);
  });

  test('in a handler is logged with method, document and stack, and answered with nothing', async () => {
    const client = await startClient({}, fragile('analyse'));
    await client.open(uri, `${v2}# boom\n`);
    expect(await client.codeActions(uri, client.rangeOf(uri, 'Estimator', 1))).toEqual([]);
    const line = client.logged.find((each) => each.startsWith('textDocument/codeAction failed'));
    expect(line).toMatch(new RegExp(`for ${uri}: Error: boom happened\\n +at `));
  });

  test('in a migration is a refusal, without an edit', async () => {
    const client = await startClient({}, fragile('migrate'));
    await client.open(uri, `${v2}# boom\n`);
    const result = await client.request(MigrateFile.type, { textDocument: { uri } });
    expect(result).toMatchObject({ applied: false, reason: expect.stringMatching(/failed/) });
    expect(client.appliedEdits).toEqual([]);
  });

  test('of one rule is logged by its name, once per document', async () => {
    const failures = [{ rule: 'moved-symbol', text: uri, message: 'no such node' }];
    const load = () => loadWith((program) => ({ analyse: (options) => ({ ...program.analyse(options), failures }) }));
    const client = await startClient({}, load);
    await client.open(uri, v2);
    expect(await client.diagnostics(uri)).not.toEqual([]);
    await client.replace(uri, 'est =', 'other =');
    await client.diagnostics(uri);
    expect(client.logged).toEqual([`Rule moved-symbol failed on ${uri}: no such node`]);
  });

  test('of the engine while loading answers the handshake with the reason', async () => {
    const load = () => Promise.reject(new Error('no wasm here'));
    await expect(LspClient.start(load)).rejects.toThrow(/engine did not load: no wasm here/);
  });
});

describe('odd input', () => {
  test('of one endless line is analysed', async () => {
    const client = await startClient();
    await client.open(uri, `${v2}x = '${'y'.repeat(200_000)}'\n`);
    expect(await client.diagnostics(uri)).not.toEqual([]);
    expect(client.logged).toEqual([]);
  });

  test('of ten megabytes is refused with one line, and the server goes on', async () => {
    const client = await startClient();
    const big = 'file:///big.py';
    await client.open(big, `${v2}${'x = 1\n'.repeat(1_800_000)}`);
    expect(await client.diagnostics(big)).toEqual([]);
    await client.replace(big, 'est =', 'other =');
    expect(await client.request(MigrateFile.type, { textDocument: { uri: big } })).toMatchObject({ applied: false });
    expect(client.logged).toEqual([`${big} is too large to analyse while typing; use the command line instead.`]);
    await client.open(uri, v2);
    expect(await client.diagnostics(uri)).not.toEqual([]);
  });

  test('of ten megabytes without the package is no news', async () => {
    const client = await startClient();
    await client.open(uri, 'x = 1\n'.repeat(1_800_000));
    expect(await client.diagnostics(uri)).toEqual([]);
    expect(client.logged).toEqual([]);
  });

  test('in a change beyond the end of the text is clamped', async () => {
    const client = await startClient();
    await client.open(uri, v2);
    const beyond = { line: 900, character: 900 };
    await client.change(uri, { range: { start: beyond, end: beyond }, text: '# end\n' });
    expect(await client.diagnostics(uri)).not.toEqual([]);
    expect(client.text(uri)).toBe(`${v2}# end\n`);
  });

  test('to close a document twice is ignored', async () => {
    const client = await startClient();
    await client.open(uri, clean);
    await client.close(uri);
    await client.close(uri);
    await client.open(uri, v2);
    expect(await client.diagnostics(uri)).not.toEqual([]);
    expect(client.logged).toEqual([]);
  });
});

describe('a cancelled request', () => {
  test('is answered as cancelled while the server goes on', async () => {
    const client = await startClient();
    await client.open(uri, v2);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri }, position: { line: 2, character: 6 } };
    const answer = client.request(HoverRequest.type, params, source.token);
    source.cancel();
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(await client.hover(uri, 'Estimator', 1)).not.toBeNull();
    expect(client.logged).toEqual([]);
  });

  test('is not begun', async () => {
    const source = new CancellationTokenSource();
    source.cancel();
    const log = { error: () => {} };
    let begun = false;
    const guarded = guardRequest(
      log,
      'textDocument/hover',
      () => null,
      () => {
        begun = true;
        return null;
      },
    );
    expect(await guarded({}, source.token)).toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(begun).toBe(false);
  });
});

test('the server answers shutdown and can be asked no more', async () => {
  const client = await LspClient.start(loadTestEngine);
  await client.open(uri, v2);
  await client.diagnostics(uri);
  await client.stop();
  expect(client.logged).toEqual([]);
});
