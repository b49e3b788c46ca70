import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';
import type { Engine } from '../../rules/engine/api';
import { testEngine } from '../support/engine';

const ROOT = resolve(__dirname, '..', '..');
const FILES = ['test/fixtures/*.v2.py', 'examples/**/*.py'];

/** Whatever is done to a program: no crash, a parsing result, no second change, and everything else byte for byte. */
describe('mutated programs', () => {
  let engine: Engine;
  let parser: Parser;
  const programs = globSync(FILES, { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'));
  beforeAll(async () => {
    engine = await testEngine();
    const modules = join(ROOT, 'node_modules');
    parser = new Parser();
    parser.setLanguage(await Language.load(join(modules, 'tree-sitter-python', 'tree-sitter-python.wasm')));
  });

  const hasErrors = (text: string): boolean => {
    const tree = parser.parse(text);
    const result = tree?.rootNode.hasError ?? true;
    tree?.delete();
    return result;
  };

  /** A line of the program is cut, doubled, swapped with its neighbour, half-typed or joined by an unrelated one. */
  const mutation = fc.record({
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    kind: fc.constantFrom('cut', 'double', 'swap', 'half', 'statement', 'comment', 'blank'),
    text: fc.string({ unit: 'grapheme', maxLength: 20 }),
  });
  const mutate = (program: string, changes: readonly { at: number; kind: string; text: string }[]): string => {
    const lines = program.split('\n');
    for (const [count, { at, kind, text }] of changes.entries()) {
      const index = Math.floor(at * lines.length);
      const line = lines[index] ?? '';
      const word = text.replace(/[^A-Za-z\u00c0-\u024f\u{1F300}-\u{1FAFF}]/gu, '');
      if (kind === 'cut') lines.splice(index, 1);
      else if (kind === 'double') lines.splice(index, 0, line);
      else if (kind === 'swap') lines.splice(index, 2, lines[index + 1] ?? '', line);
      else if (kind === 'half') lines[index] = line.slice(0, Math.floor(line.length / 2));
      else if (kind === 'statement') lines.splice(index, 0, `${/^\s*/.exec(line)?.[0] ?? ''}kept_${count} = "${word}"`);
      else if (kind === 'comment') lines.splice(index, 0, `# kept comment ${count} ${word}`);
      else lines.splice(index, 0, '');
    }
    return lines.join('\n');
  };

  const changed = fc
    .tuple(fc.nat(), fc.array(mutation, { maxLength: 6 }), fc.boolean())
    .map(([which, changes, crlf]) => {
      const text = mutate(programs[which % Math.max(1, programs.length)] ?? '', changes);
      return crlf ? text.replaceAll('\n', '\r\n') : text;
    });

  it('has programs to mutate', () => {
    expect(programs.length).toBeGreaterThan(8);
  });

  it('never crash a rule, keep what is not ours, and settle after one run', () => {
    fc.assert(
      fc.property(changed, (text) => {
        const result = engine.migrate([{ id: 'mutated.py', text }]);
        const [after = ''] = result.texts;
        expect(result.failures).toEqual([]);
        expect(result.rewritten + result.marked + result.suppressed + result.left).toBe(result.found);
        if (!hasErrors(text)) expect(hasErrors(after)).toBe(false);
        for (const kept of text.match(/^\s*kept_\d+ = .*$|# kept comment \d+.*$/gm) ?? []) {
          expect(after).toContain(kept.trim());
        }
        const bare = (one: string): number => one.split('\n').length - one.split('\r\n').length;
        if (text.includes('\r\n')) expect(bare(after)).toBe(0);
        expect(engine.migrate([{ id: 'mutated.py', text: after }]).texts[0]).toBe(after);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 150), seed: 20261121 },
    );
  });

  it('give the same findings after incremental edits as from scratch', () => {
    const edit = fc.tuple(fc.nat(), fc.nat(20), fc.string({ unit: 'grapheme', maxLength: 8 }));
    fc.assert(
      fc.property(changed, fc.array(edit, { minLength: 1, maxLength: 5 }), (text, edits) => {
        const document = engine.open([{ id: 'a.py', text }]);
        try {
          document.analyse();
          for (const [start, length, insert] of edits) {
            const now = document.texts()[0]?.text ?? '';
            const from = start % (now.length + 1);
            document.change('a.py', [{ start: from, end: Math.min(now.length, from + length), text: insert }]);
            // How the parser recovers from an error may depend on what it has seen before.
            if (hasErrors(document.texts()[0]?.text ?? '')) continue;
            const fresh = engine.analyse([{ id: 'a.py', text: document.texts()[0]?.text ?? '' }]);
            expect(document.analyse().findings).toEqual(fresh.findings);
          }
        } finally {
          document.dispose();
        }
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 60), seed: 20261121 },
    );
  });

  /** The program as cells, cut before lines that begin a statement. */
  const cellsOf = (program: string, every: number): string[] => {
    const cells = [''];
    for (const [index, line] of program.split(/(?<=\n)(?=[A-Za-z@#%!])/).entries()) {
      if (index % every === every - 1) cells.push('');
      cells[cells.length - 1] += line;
    }
    return cells;
  };

  it('give the same findings in cells after edits, moves and removals as from scratch', () => {
    const edit = fc.record({
      kind: fc.constantFrom('edit', 'edit', 'edit', 'move', 'remove', 'magic'),
      cell: fc.nat(),
      start: fc.nat(),
      length: fc.nat(20),
      insert: fc.string({ unit: 'grapheme', maxLength: 8 }),
    });
    let compared = 0;
    fc.assert(
      fc.property(changed, fc.integer({ min: 2, max: 9 }), fc.array(edit, { maxLength: 6 }), (text, every, edits) => {
        const document = engine.open(cellsOf(text, every).map((one, at) => ({ id: `cell-${at}`, text: one })));
        try {
          document.analyse();
          for (const { kind, cell, start, length, insert } of edits) {
            const texts = [...document.texts()];
            const at = cell % texts.length;
            const { id, text: now } = texts[at]!;
            if (kind === 'move') document.setTexts([...texts.slice(at), ...texts.slice(0, at)]);
            else if (kind === 'remove' && texts.length > 1) document.setTexts(texts.toSpliced(at, 1));
            else if (kind === 'magic') document.change(id, [{ start: 0, end: 0, text: '%time 1\n' }]);
            else {
              const from = start % (now.length + 1);
              document.change(id, [{ start: from, end: Math.min(now.length, from + length), text: insert }]);
            }
            if (document.texts().some((one) => hasErrors(one.text.replace(/^%.*$/gm, '')))) continue;
            compared += 1;
            expect(document.analyse().findings).toEqual(engine.analyse(document.texts()).findings);
          }
        } finally {
          document.dispose();
        }
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 60), seed: 20261121 },
    );
    expect(compared).toBeGreaterThan(10);
  });
});
