import { describe, expect, it } from 'vitest';
import type { Analysis, Engine, Migration } from '../../rules/engine/api';
import { checkFile, migrateFile } from '../../server/src/cli/file-work';

const nothing: Analysis = { findings: [], suppressed: [], failures: [] };

const unchanged: Omit<Migration, 'texts'> = {
  found: 0,
  rewritten: 0,
  review: 0,
  marked: 0,
  suppressed: 0,
  left: 0,
  outcomes: [],
  failures: [],
};

/** An engine that answers as told, for what the real one never does. */
function engineThat(answers: { analyse?: () => Analysis; migrate?: (text: string) => string }): Engine {
  return {
    open: () => {
      throw new Error('The command line analyses whole files.');
    },
    analyse: answers.analyse ?? (() => nothing),
    migrate: (texts) => ({ ...unchanged, texts: texts.map(({ text }) => answers.migrate?.(text) ?? text) }),
    migrateTogether: () => [],
    leadsToSdk: () => true,
  };
}

describe('checking a file', () => {
  it('turns an engine that throws into a reason', () => {
    const engine = engineThat({
      analyse: () => {
        throw new RangeError('Maximum call stack size exceeded');
      },
    });
    const outcome = checkFile(engine, 'a.py', Buffer.from('import sagemaker'), {});
    expect(outcome).toEqual({ reason: 'internal error: Maximum call stack size exceeded' });
  });

  it('passes on the rules that failed', () => {
    const failures = [{ rule: 'moved-symbol', text: 'a.py', message: 'no such node' }];
    const outcome = checkFile(engineThat({ analyse: () => ({ ...nothing, failures }) }), 'a.py', Buffer.from(''), {});
    expect(outcome).toMatchObject({ value: { failures } });
  });

  it('keeps the byte order mark from the engine', () => {
    let seen = '';
    const engine = engineThat({});
    const spy: Engine = {
      ...engine,
      analyse(texts) {
        seen = texts[0]!.text;
        return nothing;
      },
    };
    checkFile(spy, 'a.py', Buffer.from('\uFEFFimport sagemaker'), {});
    expect(seen).toBe('import sagemaker');
  });
});

describe('migrating a file', () => {
  it('refuses a new text that the encoding cannot express', () => {
    const engine = engineThat({ migrate: (text) => `${text}# → V3\n` });
    const outcome = migrateFile(engine, 'a.py', Buffer.from('# coding: cp1252\n'), {});
    expect(outcome).toEqual({ reason: 'the new text has "→", which cp1252 cannot express' });
  });

  it('gives back the same bytes when nothing changes', () => {
    const bytes = Buffer.from('\uFEFFimport sagemaker\r\n');
    expect(migrateFile(engineThat({}), 'a.py', bytes, {})).toMatchObject({ value: { content: bytes } });
  });

  it('turns an engine that throws into a reason', () => {
    const engine = engineThat({
      migrate: () => {
        throw new Error('lost');
      },
    });
    expect(migrateFile(engine, 'a.py', Buffer.from('import sagemaker'), {})).toEqual({
      reason: 'internal error: lost',
    });
  });
});
