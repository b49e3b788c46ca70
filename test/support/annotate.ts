import type { Analysis } from '../../rules/engine/api';
import type { Finding } from '../../rules/model/finding';

const CARETS = /^\s*#\s*(\^+)\s+(SM\d{3})\s+(safe|review|withheld)\s*$/;

/** One finding as a caret comment states it. */
export interface Expected {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly code: string;
  readonly grade: string;
}

/** Splits a marked program into the plain program and what its caret comments expect (zero-based, UTF-16). */
export function readCarets(marked: string): { code: string; expected: Expected[] } {
  const plain: string[] = [];
  const expected: Expected[] = [];
  for (const line of marked.split('\n')) {
    const match = CARETS.exec(line);
    if (!match) {
      plain.push(line);
      continue;
    }
    expected.push({
      line: plain.length - 1,
      column: line.indexOf('^'),
      length: (match[1] as string).length,
      code: match[2] as string,
      grade: match[3] as string,
    });
  }
  return { code: plain.join('\n'), expected };
}

/** Writes the findings of one text as caret comments below their lines; carets left of column 2 shift the comment. */
export function writeCarets(code: string, analysis: Analysis, text = 0): string {
  const lines = code.split('\n');
  const byLine = new Map<number, Finding[]>();
  for (const finding of analysis.findings) {
    if (finding.place.text !== text) continue;
    const { line } = positionOf(code, finding.place.start);
    byLine.set(line, [...(byLine.get(line) ?? []), finding]);
  }
  return lines
    .flatMap((line, index) => [
      line,
      ...(byLine.get(index) ?? []).map((finding) => {
        const { column } = positionOf(code, finding.place.start);
        const length = Math.max(1, finding.place.end - finding.place.start);
        const lead = column === 0 ? '#' : `${' '.repeat(Math.max(0, column - 2))}# `.slice(0, Math.max(1, column));
        return `${lead.padEnd(column, ' ')}${'^'.repeat(length)} ${finding.code} ${finding.fix.grade}`;
      }),
    ])
    .join('\n');
}

/** What an analysis found, in the form of the caret comments. */
export function asExpected(code: string, analysis: Analysis): Expected[] {
  return analysis.findings.map((finding) => ({
    ...positionOf(code, finding.place.start),
    length: finding.place.end - finding.place.start,
    code: finding.code,
    grade: finding.fix.grade,
  }));
}

function positionOf(code: string, offset: number): { line: number; column: number } {
  const before = code.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { line, column: offset - (before.lastIndexOf('\n') + 1) };
}
