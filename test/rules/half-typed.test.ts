import { describe, expect, it } from 'vitest';
import { testEngine } from '../support/engine';

const PROGRAM = [
  'from sagemaker.estimator import Estimator',
  'def prepare(frame):',
  '    rows = frame.copy()',
  '    return rows',
  'job = Estimator("image", "role", 1, "ml.m5.large")',
  'job.fit("s3://bucket/train")',
  '',
].join('\n');

/** Whoever types a line key by key must not see the squiggles of the rest of the file come and go. */
describe('a line being typed', () => {
  it.each([
    ['an open call', '    total = frame.groupby("part"'],
    ['an open string', "    label = 'abc"],
    ['an open triple quote', '    text = """abc'],
    ['an open bracket', '    some = [1, 2'],
    ['a lone keyword', '    for'],
  ])('%s leaves the findings elsewhere alone', async (_, line) => {
    const engine = await testEngine();
    const document = engine.open([{ id: 'typed.py', text: PROGRAM }]);
    const names = (): string[] => document.analyse().findings.map((finding) => `${finding.code} ${finding.v2}`);
    const before = names();
    expect(before).toEqual([
      'SM105 sagemaker.estimator.Estimator',
      'SM201 sagemaker.estimator.Estimator',
      'SM204 sagemaker.estimator.Estimator.fit',
    ]);
    const start = PROGRAM.indexOf('    return rows');
    document.change('typed.py', [{ start, end: start, text: '\n' }]);
    for (const [index, key] of [...line].entries()) {
      document.change('typed.py', [{ start: start + index, end: start + index, text: key }]);
      expect(names(), `after ${JSON.stringify(line.slice(0, index + 1))}`).toEqual(before);
    }
    const { texts } = document.migrate();
    expect(texts[0]).toContain(line);
    document.dispose();
  });

  it('is not rewritten while it is half-typed', async () => {
    const engine = await testEngine();
    const document = engine.open([{ id: 'typed.py', text: PROGRAM }]);
    document.analyse();
    const start = PROGRAM.indexOf('job.fit');
    const end = PROGRAM.indexOf('\n', start);
    document.change('typed.py', [{ start, end, text: 'job.fit("s3://bucket/train"' }]);
    const finding = document.analyse().findings.find((one) => one.code === 'SM204');
    expect(finding).toBeUndefined();
    document.dispose();
  });
});
