import { describe, expect, it } from 'vitest';
import { cleanProgram, v2Program } from './support/programs';
import { useWorkspace } from './support/run-cli';

const workspace = useWorkspace();

/** Enough files for threads to be started, some of them with nothing to find. */
function manyFiles(): Record<string, string> {
  const files: Record<string, string> = {};
  for (let index = 0; index < 60; index += 1) {
    const program = index % 5 === 0 ? 'x = 1\n' : index % 7 === 0 ? cleanProgram : v2Program;
    files[`p${String(index % 4)}/m${String(index).padStart(2, '0')}.py`] = program;
  }
  return files;
}

describe('several threads', () => {
  it.each([
    ['check'],
    ['check', '--format', 'json'],
    ['check', '--format', 'sarif'],
    ['migrate'],
    ['migrate', '--format', 'json'],
  ])('print what one thread prints: %s %s %s', async (...args) => {
    await workspace.write(manyFiles());
    const given = args.filter((arg) => arg !== undefined);
    const alone = await workspace.run([...given, '--jobs', '1', '.']);
    const together = await workspace.run([...given, '--jobs', '3', '.']);
    expect(together).toEqual(alone);
    expect(alone.code).toBe(1);
    expect(alone.stdout).toContain('SM201');
  });

  it('write what one thread writes', async () => {
    await workspace.write(manyFiles());
    const { code } = await workspace.run(['migrate', '--write', '--jobs', '3', '.']);
    expect(code).toBe(1);
    const text = await workspace.read('p1/m01.py');
    expect(text).toContain('ModelTrainer');
    expect(await workspace.read('p2/m02.py')).toBe(text);
    expect(await workspace.read('p3/m35.py')).toBe('x = 1\n');
    expect((await workspace.run(['migrate', '--write', '--jobs', '3', '.'])).code).toBe(1);
    expect(await workspace.read('p1/m01.py')).toBe(text);
  });

  it('lose one file when one of them dies, and name it', async () => {
    await workspace.write(manyFiles());
    const good = await workspace.run(['check', '--jobs', '3', '.']);
    const { code, stdout, stderr } = await workspace.run(['check', '--jobs', '3', '.'], {
      faults: { 'p1/m01.py': 'kills-thread' },
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^p1\/m01\.py: error: internal error: the thread that worked on it broke down \(.*\)\n$/);
    const lines = (text: string) => text.split('\n').filter((line) => line.includes(': SM'));
    expect(lines(stdout)).toEqual(lines(good.stdout).filter((line) => !line.startsWith('p1/m01.py')));
  });

  it.each(['0', '-1', 'many', '1.5'])('are not %s', async (jobs) => {
    const { code, stderr } = await workspace.run(['check', '--jobs', jobs, '.']);
    expect(code).toBe(2);
    expect(stderr).toContain('Expected a number from 1 to 999.');
  });
});
