import { describe, expect, it } from 'vitest';
import { cleanProgram, v2Program } from './support/programs';
import { useWorkspace } from './support/run-cli';

interface Report {
  readonly version: number;
  readonly files: readonly { readonly path: string; readonly findings: readonly ReportFinding[] }[];
  readonly summary: Readonly<Record<string, number>>;
}

interface ReportFinding {
  readonly code: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly fix: string;
  readonly v3: string | null;
  readonly docs: string;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

const workspace = useWorkspace();

async function report(...args: string[]): Promise<Report> {
  return JSON.parse((await workspace.run(['check', '--format', 'json', ...args])).stdout);
}

describe('exit code of check', () => {
  it('is 1 when there are findings', async () => {
    await workspace.write({ 'a.py': v2Program });
    expect((await workspace.run(['check', 'a.py'])).code).toBe(1);
  });

  it('is 0 when there are none', async () => {
    await workspace.write({ 'a.py': cleanProgram });
    const { code, stdout, stderr } = await workspace.run(['check']);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '1 file checked, no findings\n', stderr: '' });
  });

  it('is 2 when there is an error beside findings', async () => {
    await workspace.write({ 'a.py': v2Program });
    const { code, stdout } = await workspace.run(['check', 'missing.py', 'a.py']);
    expect(code).toBe(2);
    expect(stdout).toContain('a.py:');
  });

  it.each([
    { name: 'unknown option', args: ['check', '--nonsense'] },
    { name: 'unknown command', args: ['inspect'] },
    { name: 'no command', args: [] },
    { name: 'unknown format', args: ['check', '--format', 'xml'] },
    { name: 'unknown level', args: ['check', '--severity', 'SM201=fatal'] },
    { name: 'severity without code', args: ['check', '--severity', 'error'] },
    { name: 'target that is no V3 version', args: ['check', '--target', '2.245.0'] },
  ])('is 2 for a command line it does not understand: $name', async ({ args }) => {
    const { code, stdout, stderr } = await workspace.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });
});

describe('the JSON report', () => {
  it('has exactly the documented keys', async () => {
    await workspace.write({ 'src/a.py': v2Program, 'src/b.py': cleanProgram });
    const { version, files, summary, ...others } = await report('src');
    expect(others).toEqual({});
    expect(version).toBe(1);
    expect(files.map(({ path }) => path)).toEqual(['src/a.py']);
    expect(Object.keys(summary)).toEqual(['files', 'found', 'rewritten', 'marked', 'suppressed']);
    expect(summary).toMatchObject({ files: 2, found: files[0]!.findings.length, rewritten: 0 });
    for (const finding of files[0]!.findings) {
      expect(Object.keys(finding)).toEqual(['code', 'severity', 'message', 'range', 'v2', 'v3', 'fix', 'docs']);
      expect(finding.code).toMatch(/^SM\d{3}$/);
      expect(['safe', 'review', 'withheld']).toContain(finding.fix);
      expect(finding.docs).toMatch(new RegExp(`^https://github\\.com/.*/docs/codes/${finding.code}\\.md$`));
    }
  });

  it('lists no file when nothing is found', async () => {
    await workspace.write({ 'a.py': cleanProgram, 'b.py': 'x = 1\n' });
    expect(await report()).toEqual({
      version: 1,
      files: [],
      summary: { files: 2, found: 0, rewritten: 0, marked: 0, suppressed: 0 },
    });
  });

  it('stays valid JSON when something could not be done', async () => {
    const { code, stdout } = await workspace.run(['check', 'missing.py', '--format', 'json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).summary.files).toBe(0);
  });

  it('counts columns in UTF-16 units and lines from zero', async () => {
    const line = (label: string): string => `\n${label}; from sagemaker.estimator import Estimator; Estimator()\n`;
    await workspace.write({ 'emoji.py': line('x = "😀"'), 'ascii.py': line('x = "ab"') });
    const ranges = (await report()).files.map(({ findings }) => findings.map(({ range }) => range));
    expect(ranges).toHaveLength(2);
    expect(ranges[0]).toEqual(ranges[1]);
    expect(ranges[0]![0]!.start.line).toBe(1);
  });

  it.each([
    { name: 'CRLF', convert: (text: string) => text.replaceAll('\n', '\r\n') },
    { name: 'a byte order mark', convert: (text: string) => `\uFEFF${text}` },
  ])('gives the same places with $name', async ({ convert }) => {
    await workspace.write({ 'plain.py': v2Program, 'odd.py': convert(v2Program) });
    const [odd, plain] = (await report()).files;
    expect(odd!.findings).toEqual(plain!.findings);
  });
});

describe('the other formats', () => {
  it('counts from one in text', async () => {
    await workspace.write({ 'a.py': v2Program });
    const { start } = (await report('a.py')).files[0]!.findings[0]!.range;
    const [line] = (await workspace.run(['check', 'a.py'])).stdout.split('\n');
    expect(line).toMatch(/^a\.py:\d+:\d+: SM\d{3} (error|warning|information) .+ \[(safe|review|withheld)\]$/);
    expect(line).toContain(`a.py:${start.line + 1}:${start.character + 1}: `);
  });

  it('escapes workflow commands for GitHub', async () => {
    await workspace.write({ 'a,b:c%.py': v2Program });
    const [line] = (await workspace.run(['check', '--format', 'github'])).stdout.split('\n');
    expect(line).toMatch(
      /^::error file=a%2Cb%3Ac%25\.py,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=SM\d{3}::[^\n]+$/,
    );
  });

  it('prints nothing for GitHub when there is nothing to say', async () => {
    await workspace.write({ 'a.py': cleanProgram });
    expect((await workspace.run(['check', '--format', 'github'])).stdout).toBe('');
  });

  it('writes no colours and no progress into pipes', async () => {
    await workspace.write(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`m${n}.py`, v2Program])));
    const { stdout, stderr } = await workspace.run(['check']);
    expect(stdout).not.toContain('\u001B');
    expect(stderr).toBe('');
  });
});

describe('the options of check', () => {
  it('turns a code off', async () => {
    await workspace.write({ 'a.py': v2Program });
    const codes = new Set((await report()).files[0]!.findings.map(({ code }) => code));
    const off = [...codes].flatMap((code) => ['--severity', `${code.toLowerCase()}=off`]);
    expect((await workspace.run(['check', ...off])).code).toBe(0);
  });

  it('reads standard input as -', async () => {
    const { code, stdout } = await workspace.run(['check', '-', '--format', 'json'], { stdin: v2Program });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).files[0].path).toBe('-');
  });

  it('says nothing about clean standard input', async () => {
    const { code, stderr } = await workspace.run(['check', '-'], { stdin: cleanProgram });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('is quiet when the reader goes away', async () => {
    await workspace.write(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`m${n}.py`, v2Program])));
    const { stderr } = await workspace.run(['check'], { closesOutput: true });
    expect(stderr).toBe('');
  });
});
