import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { Language, Parser, type Tree } from 'web-tree-sitter';
import { breaksEveryText, standsAlone } from '../../rules/python/broken-line';
import { testEngine } from '../support/engine';

const ROOT = resolve(__dirname, '..', '..');

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

/** A line of which that is said is never shown to the parser in its place, so it has to be true. */
describe('a line that breaks every text', () => {
  let parser: Parser;
  const files = ['test/fixtures/*.v2.py', 'examples/**/*.py'];
  const programs = globSync(files, { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'));
  beforeAll(async () => {
    await testEngine();
    parser = new Parser();
    const grammar = 'node_modules/tree-sitter-python/tree-sitter-python.wasm';
    parser.setLanguage(await Language.load(join(ROOT, grammar)));
  });
  const read = <T>(text: string, look: (tree: Tree) => T): T => {
    const tree = parser.parse(text)!;
    const result = look(tree);
    tree.delete();
    return result;
  };

  it('breaks whatever text has a place for it', () => {
    let broken = 0;
    const cut = fc.record({ program: fc.nat(), line: fc.nat(), length: fc.nat(), other: fc.nat() });
    fc.assert(
      fc.property(cut, fc.boolean(), (at, isReplaced) => {
        const lines = (programs[at.program % programs.length] ?? '').split('\n');
        const index = at.line % lines.length;
        const indent = /^[ \t]*/.exec(lines[index]!)![0];
        const source = (isReplaced ? lines[at.other % lines.length]! : lines[index]!).trim();
        const typed = source.slice(0, at.length % (source.length + 1));
        if (typed === '' || !breaksEveryText(parser, typed)) return;
        const withLine = (line: string): string => lines.with(index, indent + line).join('\n');
        const start = lines.slice(0, index).join('\n').length + (index === 0 ? 0 : 1) + indent.length;
        const isPlace = read(withLine('pass'), (tree) => !tree.rootNode.hasError && standsAlone(tree, start));
        if (!isPlace) return;
        broken += 1;
        expect(
          read(withLine(typed), ({ rootNode }) => rootNode.hasError),
          withLine(typed),
        ).toBe(true);
      }),
      { numRuns: 1500 },
    );
    expect(broken).toBeGreaterThan(100);
  });

  it.each([
    'session = boto3.',
    'from sagemaker',
    'else: run()',
    '@wraps(run)',
    'text = """',
    'text = f"{',
    'total = 1 + \\',
    'for name in names:',
    'match x:',
    'print "python 2"',
    'rows = frame.copy()',
    '# a comment (',
  ])('is not %s', (line) => {
    expect(breaksEveryText(parser, line)).toBe(false);
  });
});
