import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log, Region, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import { cleanProgram, v2Program } from './support/programs';
import { useWorkspace } from './support/run-cli';

const workspace = useWorkspace();

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const schema = join(
  createRequire(__filename).resolve('@microsoft/jest-sarif/package.json'),
  '../lib/schemas/sarif-2.1.0-rtm.5.json',
);
const isValid = ajv.compile<Log>(JSON.parse(readFileSync(schema, 'utf8')));

/** Runs a check and expects a report that is valid by the official schema. */
async function report(...args: string[]): Promise<{ log: Log; results: Result[]; code: number | null }> {
  const { stdout, code } = await workspace.run(['check', '--format', 'sarif', ...args]);
  const log: unknown = JSON.parse(stdout);
  if (!isValid(log)) throw new Error(ajv.errorsText(isValid.errors));
  return { log, results: log.runs[0]?.results ?? [], code };
}

const uriOf = ({ locations }: Result): string => locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';

/** Applies the fix of a result as a reader of the format would. */
function applied(text: string, { fixes }: Result): string {
  const lines = text.split('\n');
  const offset = (line = 1, column = 1): number =>
    lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;
  const replacements = fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
  return [...replacements].reverse().reduce((result, { deletedRegion: region, insertedContent }) => {
    const { startLine, startColumn, endLine, endColumn }: Region = region;
    return (
      result.slice(0, offset(startLine, startColumn)) +
      (insertedContent?.text ?? '') +
      result.slice(offset(endLine, endColumn))
    );
  }, text);
}

/**
 * What a file says, without what follows from the order of the fixes: layout, which cell has which import, and the
 * comments that only a migration of everything leaves at rewrites to review.
 */
function codeOf(name: string, text: string): unknown {
  const imports = new Set<string>();
  const bare = (code: string): string =>
    code
      .replace(/^ *# TODO\(sagemaker-v3 SM\d+\):.*\n/gm, '')
      .replace(/^from (\S+) import (?:\(([^)]+)\)|(.+))\n*/gm, (_, module, inside = '', names = '') => {
        for (const one of `${inside}${names}`.split(',')) if (one.trim() !== '') imports.add(`${module} ${one.trim()}`);
        return '';
      })
      .replace(/\s+/g, '')
      .replace(/,(?=[)\]}])/g, '');
  if (name.endsWith('.py')) return { code: bare(text), imports };
  const { cells, ...rest } = JSON.parse(text);
  const sources = (cells as { source: string | string[] }[]).map(({ source }) => bare([source].flat().join('')));
  return { ...rest, cells: cells.map((cell: object) => ({ ...cell, source: '' })), sources, imports };
}

/** A program as a notebook, a cell at each blank line between statements. */
function notebookOf(program: string, style: { readonly isList: boolean; readonly indent: number }): string {
  const cells = program.split(/\n{2,}(?=\S)/).map((source) => ({
    cell_type: 'code',
    id: 'ü',
    metadata: {},
    outputs: [{ text: ['from sagemaker import get_execution_role\n'] }],
    source: style.isList ? source.split(/(?<=\n)/) : source,
  }));
  return JSON.stringify(
    { cells: [{ cell_type: 'markdown', source: '# ∑' }, ...cells], nbformat: 4 },
    undefined,
    style.indent,
  );
}

describe('the SARIF report', () => {
  it('is valid, names its rules and places, and counts from one', async () => {
    await workspace.write({ 'a b/ü.py': v2Program, 'clean.py': cleanProgram });
    const { log, results, code } = await report('.');
    expect(code).toBe(1);
    const rules = log.runs[0]?.tool.driver.rules ?? [];
    expect(results.length).toBeGreaterThan(3);
    for (const { ruleId, ruleIndex = -1 } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
    expect(rules[0]?.helpUri).toMatch(/^https:.*SM\d{3}\.md$/);
    const found = results.find(({ ruleId }) => ruleId === 'SM201');
    expect(found?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'a%20b/%C3%BC.py', uriBaseId: '%SRCROOT%' },
      region: { startLine: 5, startColumn: 13, endLine: 5, endColumn: 22 },
    });
  });

  it('is valid without findings', async () => {
    await workspace.write({ 'clean.py': cleanProgram });
    expect(await report('.')).toMatchObject({ results: [], code: 0 });
  });

  it('has fixes that make of the file what the migration makes of it', async () => {
    const program = 'from sagemaker import get_execution_role\n\nname = "😀"\nrole = get_execution_role()\n';
    await workspace.write({ 'a.py': program });
    const { results } = await report('a.py');
    const { stdout } = await workspace.run(['migrate', '--stdout', 'a.py']);
    expect(applied(program, results[0]!)).toBe(stdout);
  });

  it.each([
    { name: 'lists and an indent', isList: true, indent: 1 },
    { name: 'lists on one line', isList: true, indent: 0 },
    { name: 'strings', isList: false, indent: 2 },
  ])('has the place and the fix of a finding in a notebook written with $name', async (style) => {
    const program =
      '# 😀\nimport boto3\n\nfrom sagemaker import get_execution_role\n\nrole = get_execution_role()\nx = "é\\t"\n';
    const notebook = notebookOf(program, style);
    await workspace.write({ 'a.ipynb': notebook });
    const { results } = await report('a.ipynb');
    const { stdout } = await workspace.run(['migrate', '--stdout', 'a.ipynb']);
    expect(stdout).not.toBe(notebook);
    expect(results).toHaveLength(1);
    expect(applied(notebook, results[0]!)).toBe(stdout);
    const [{ locations, properties } = {}] = results;
    expect(properties).toMatchObject({ cell: 2, cellRegion: { startLine: 1, startColumn: 23, endColumn: 41 } });
    const { startLine = 0, startColumn = 0, endColumn = 0 } = locations?.[0]?.physicalLocation?.region ?? {};
    expect(notebook.split('\n')[startLine - 1]?.slice(startColumn - 1, endColumn - 1)).toBe('get_execution_role');
  });

  it('has the same fix for all findings of an object, and none for what is withheld', async () => {
    await workspace.write({ 'a.py': v2Program });
    const { results } = await report('a.py');
    const trained = results
      .filter(({ ruleId }) => ruleId === 'SM201' || ruleId === 'SM204')
      .map((one) => applied(v2Program, one));
    expect(trained[0]).toContain('ModelTrainer(');
    expect(trained[1]).toBe(trained[0]);
    const withheld = results.filter(({ properties }) => properties?.fix === 'withheld');
    expect(withheld.length).toBeGreaterThan(0);
    for (const { fixes } of withheld) expect(fixes).toBeUndefined();
  });

  it('has fixes that, one after the other, make of every file what the migration makes of it', async () => {
    const fixtures = ['session-helpers', 'training-xgboost'];
    const files: Record<string, string> = {};
    for (const [index, name] of fixtures.entries()) {
      const text = readFileSync(join(__dirname, `../fixtures/${name}.v2.py`), 'utf8');
      files[`${name}.py`] = text;
      files[`${name}.ipynb`] = notebookOf(text, { isList: index % 3 > 0, indent: index % 2 });
    }
    await workspace.write(files);
    await workspace.run(['migrate', '--write', '.']);
    const migrated = Object.fromEntries(
      await Promise.all(Object.keys(files).map(async (name) => [name, await workspace.read(name)])),
    );
    await workspace.write(files);
    let rounds = 0;
    for (; rounds < 40; rounds += 1) {
      const { results } = await report('.');
      const next = new Map<string, Result>();
      for (const one of results) if (one.fixes) next.set(uriOf(one), next.get(uriOf(one)) ?? one);
      if (next.size === 0) break;
      for (const [name, one] of next) await workspace.write({ [name]: applied(await workspace.read(name), one) });
    }
    expect(rounds).toBeGreaterThan(2);
    await workspace.run(['migrate', '--write', '.']);
    for (const name of Object.keys(files)) {
      expect(codeOf(name, await workspace.read(name))).toEqual(codeOf(name, migrated[name]!));
    }
  }, 120_000);

  it('keeps its fingerprints when lines move, and has no two alike', async () => {
    const prints = (results: Result[]) =>
      results.map(({ partialFingerprints }) => partialFingerprints?.['sagemakerV3/v1']);
    await workspace.write({ 'a.py': v2Program });
    const before = prints((await report('a.py')).results);
    await workspace.write({ 'a.py': `# moved\n\n${v2Program}` });
    expect(prints((await report('a.py')).results)).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
  });

  it('says of every finding whether the baseline knows it', async () => {
    await workspace.write({ 'a.py': v2Program });
    await workspace.run(['check', '--baseline', 'b.json', '--update-baseline', '.']);
    await workspace.write({ 'b.py': 'from sagemaker import get_execution_role\n' });
    const { results, code } = await report('--baseline', 'b.json', '.');
    expect(code).toBe(1);
    expect(results.filter(({ baselineState }) => baselineState === 'new')).toHaveLength(1);
    expect(results.filter(({ baselineState }) => baselineState === 'unchanged')).toHaveLength(results.length - 1);
  });

  it('would not pass the schema with a wrong level', () => {
    const result = { message: { text: '' }, level: 'fatal' };
    expect(isValid({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [result] }] })).toBe(false);
  });
});
