import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine, EngineOptions, MigrateOptions, Migration } from '../../rules/engine/api';
import type { Terminal } from '../../server/src/cli/output/terminal';
import { runProgram } from '../../server/src/cli/program';

const nothing = { findings: [], suppressed: [], failures: [] };
const unchanged: Omit<Migration, 'texts'> = {
  ...nothing,
  found: 0,
  rewritten: 0,
  review: 0,
  marked: 0,
  suppressed: 0,
  left: 0,
  outcomes: [],
};

interface Calls {
  readonly options: (EngineOptions | MigrateOptions | undefined)[];
  loads: number;
}

/** An engine that finds nothing, notes what it is asked, and breaks down on the word BREAK or on one rule on RULE. */
function stubEngine(calls: Calls): Engine {
  const answer = <Answer extends typeof nothing | typeof unchanged>(
    text: string,
    options: EngineOptions | undefined,
    result: Answer,
  ) => {
    calls.options.push(options);
    if (text.includes('BREAK')) throw new RangeError('Maximum call stack size exceeded');
    const failures = text.includes('RULE') ? [{ rule: 'moved-symbol', text: 'a.py', message: 'no node\n  at x' }] : [];
    return { ...result, failures };
  };
  return {
    open: () => {
      throw new Error('The command line analyses whole files.');
    },
    analyse: (texts, options) => answer(texts[0]!.text, options, nothing),
    migrate: (texts, options) => ({
      ...answer(texts[0]!.text, options, unchanged),
      texts: texts.map(({ text }) => text),
    }),
    migrateTogether: () => [],
    leadsToSdk: () => true,
  };
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sagemaker-v3-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs the program in this process on one file `a.py` with the stub engine. */
async function run(text: string, command: string, ...flags: string[]) {
  const calls: Calls = { options: [], loads: 0 };
  const lines: string[] = [];
  let hasError = false;
  const terminal: Terminal = {
    print: () => {},
    tell: (line) => lines.push(line),
    report({ path, text: reason, fatal }) {
      hasError ||= fatal;
      lines.push(`${path.slice(folder.length + 1)}: ${reason}`);
    },
    startProgress: () => ({ step: () => {}, stop: () => {} }),
    get hasError() {
      return hasError;
    },
    isWatched: false,
    paint: (_, plain) => plain,
  };
  await writeFile(join(folder, 'a.py'), text);
  const code = await runProgram([command, ...flags, folder], terminal, async () => {
    calls.loads += 1;
    return stubEngine(calls);
  });
  return { code, lines, ...calls };
}

describe('the engine', () => {
  it.each(['check', 'migrate'])('is not loaded by %s for files that never say sagemaker', async (command) => {
    const { loads, code } = await run('import pandas\n', command);
    expect({ loads, code }).toEqual({ loads: 0, code: 0 });
  });

  it.each(['check', 'migrate'])('gets no options from %s without flags', async (command) => {
    expect((await run('import sagemaker\n', command)).options).toEqual([{}]);
  });

  it('gets the target and every severity', async () => {
    const flags = ['--target', '3.12', '--severity', 'sm201=warning', '--severity', 'SM8=off'];
    const { options } = await run('import sagemaker\n', 'check', ...flags);
    expect(options).toEqual([{ target: '3.12', severity: { SM201: 'warning', SM8: 'off' } }]);
  });

  it('gets the inference style, which is one of two', async () => {
    const { options } = await run('import sagemaker\n', 'migrate', '--inference-style', 'bytes');
    expect(options).toEqual([{ inferenceStyle: 'bytes' }]);
    expect((await run('import sagemaker\n', 'migrate', '--inference-style', 'json')).code).toBe(2);
  });

  it('gets the target style, which is one of two', async () => {
    expect((await run('import sagemaker\n', 'migrate', '--style', 'core')).options).toEqual([{ style: 'core' }]);
    expect((await run('import sagemaker\n', 'migrate', '--style', 'trainers')).code).toBe(2);
  });

  it('is told to keep to what is safe', async () => {
    expect((await run('import sagemaker\n', 'migrate', '--safe-only')).options).toEqual([{ safeOnly: true }]);
  });

  it.each(['check', 'migrate'])('may break down on a file without ending %s', async (command) => {
    const { code, lines } = await run('import sagemaker # BREAK\n', command);
    expect(code).toBe(2);
    expect(lines[0]).toBe('a.py: internal error: Maximum call stack size exceeded');
  });

  it.each(['check', 'migrate'])('may lose a rule, which %s names in one line', async (command) => {
    const { code, lines } = await run('import sagemaker # RULE\n', command);
    expect(code).toBe(2);
    expect(lines[0]).toBe('a.py: rule moved-symbol failed: no node');
  });
});
