import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, EngineOptions, Migration } from '../../rules/engine/api';
import { asExpected, readCarets, writeCarets } from './annotate';
import { testEngine } from './engine';

/** Cases of one rule. Programs are whole texts; findings are stated by caret comments (`#   ^^^ SM201 safe`). */
export interface RuleCases {
  readonly fixes: readonly {
    readonly name: string;
    readonly before: string;
    /** The whole migrated text, markers included. */
    readonly after: string;
  }[];
  /** Reported, but not rewritten: the text only gains markers. */
  readonly withholds: readonly {
    readonly name: string;
    readonly code: string;
    readonly reason: RegExp;
    /** Works as it is: the text stays without a marker. */
    readonly quiet?: boolean;
  }[];
  /** No finding at all. */
  readonly silent: readonly { readonly name: string; readonly code: string }[];
}

/** Removes the common indentation of a template literal and its first line break. */
export function py(strings: TemplateStringsArray, ...values: readonly unknown[]): string {
  const text = String.raw(strings, ...values)
    .replace(/^\n/, '')
    .replace(/[ \t]*$/, '');
  const indents = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const common = indents.length > 0 ? Math.min(...indents) : 0;
  return text
    .split('\n')
    .map((line) => line.slice(common))
    .join('\n');
}

/** Runs the cases with every check that a rule owes its users: both directions, idempotence, CRLF, comments kept. */
export function describeRule(name: string, cases: RuleCases, options: EngineOptions = {}): void {
  describe(name, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await testEngine();
    });
    const migrate = (text: string): Migration => engine.migrate([{ id: 'case.py', text }], options);
    const expectCarets = (marked: string): string => {
      const { code, expected } = readCarets(marked);
      const analysis = engine.analyse([{ id: 'case.py', text: code }], options);
      expect(analysis.failures).toEqual([]);
      const sort = (list: ReturnType<typeof asExpected>): string[] => list.map((one) => JSON.stringify(one)).sort();
      expect(sort(asExpected(code, analysis)), writeCarets(code, analysis)).toEqual(sort(expected));
      return code;
    };
    const expectStable = (code: string, result: Migration): void => {
      const [text = ''] = result.texts;
      expect(result.failures).toEqual([]);
      expect(result.rewritten + result.marked + result.suppressed + result.left).toBe(result.found);
      expect(migrate(text).texts[0]).toBe(text);
      const crlf = migrate(code.replaceAll('\n', '\r\n')).texts[0];
      expect(crlf).toBe(text.replaceAll('\n', '\r\n'));
      const shifted = `# \u{1F680} \u00e9\n${code}`;
      expect(migrate(shifted).texts[0]).toBe(`# \u{1F680} \u00e9\n${text}`);
      const bare = code.replace(/\n+$/, '');
      expect(migrate(bare).texts[0]?.replace(/\n+$/, '')).toBe(text.replace(/\n+$/, ''));
      for (const comment of commentsOf(code)) expect(text).toContain(comment);
    };
    for (const one of cases.fixes) {
      it(`fixes: ${one.name}`, () => {
        const code = expectCarets(one.before);
        const result = migrate(code);
        expect(result.texts[0]).toBe(one.after);
        expectStable(code, result);
      });
    }
    for (const one of cases.withholds) {
      it(`withholds: ${one.name}`, () => {
        const code = expectCarets(one.code);
        const analysis = engine.analyse([{ id: 'case.py', text: code }], options);
        const notes = analysis.findings
          .filter((finding) => finding.fix.grade === 'withheld')
          .map((one) => one.fix.note);
        expect(
          notes.some((note) => one.reason.test(note)),
          notes.join('\n'),
        ).toBe(true);
        const result = migrate(code);
        expectStable(code, result);
        if (one.quiet) {
          expect(result.texts[0]).toBe(code);
          expect(result.left).toBe(result.found);
        } else expect(result.marked).toBeGreaterThan(0);
      });
    }
    for (const one of cases.silent) {
      it(`silent: ${one.name}`, () => {
        const analysis = engine.analyse([{ id: 'case.py', text: one.code }]);
        expect(analysis.findings, writeCarets(one.code, analysis)).toEqual([]);
        expect(migrate(one.code).texts[0]).toBe(one.code);
      });
    }
  });
}

function commentsOf(code: string): string[] {
  return code.split('\n').flatMap((line) => {
    // What tells a linter to leave an import alone may leave with it.
    if (/^\s*(?:from|import)\b.*# noqa/.test(line)) return [];
    return /(?:^|\s)(# ?[a-zA-Z].*)$/.exec(line)?.[1] ?? [];
  });
}
