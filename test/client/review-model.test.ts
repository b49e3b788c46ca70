import { describe, expect, it } from 'vitest';
import { ReviewModel } from '../../client/src/review/review-model';
import type { PlannedFile, PlannedFinding, ReviewGrade } from '../../server/src/protocol/migrate-workspace';

const finding = (grade: ReviewGrade): PlannedFinding => ({
  code: 'SM201',
  v2: 'x',
  message: 'm',
  grade,
  note: '',
  outcome: grade === 'withheld' ? 'marked' : 'rewritten',
  line: 0,
});

function file(
  uri: string,
  choices: PlannedFile['choices'],
  grades: readonly ReviewGrade[],
  group?: number,
): PlannedFile {
  const findings = grades.map(finding);
  return { uri, name: uri, kind: 'python', choices, findings, ...(group !== undefined && { group }) };
}

const both = file('both', ['safe', 'all'], ['safe', 'review']);
const safe = file('safe', ['safe'], ['safe']);
const review = file('review', ['all'], ['review']);
const marked = file('marked', ['safe'], ['withheld']);
const settled = file('settled', [], ['withheld']);
const maker = file('maker', ['all'], ['review'], 1);
const user = file('user', ['safe', 'all'], ['safe', 'review'], 1);

function modelOf(...files: readonly PlannedFile[]): ReviewModel {
  return new ReviewModel({ id: 1, scanned: files.length, files, skipped: [] });
}

describe('the review of a migration', () => {
  it('begins with everything safe ticked, and nothing else', () => {
    const model = modelOf(both, safe, review, marked, settled);
    expect(model.choices).toEqual({ both: 'safe', safe: 'safe', review: 'none', marked: 'safe', settled: 'none' });
    expect(model.counts).toEqual({ ticked: 3, tickable: 4 });
    expect(model.isAllTicked('safe')).toBe(true);
    expect(model.isAllTicked('review')).toBe(false);
  });

  it('has boxes only where they change something', () => {
    const model = modelOf(both, safe, review, marked, settled);
    const boxes = (one: PlannedFile) =>
      [undefined, 'safe', 'review', 'withheld'].map((grade) => model.isTicked(one, grade as ReviewGrade));
    expect(boxes(both)).toEqual([true, true, false, undefined]);
    expect(boxes(safe)).toEqual([true, true, undefined, undefined]);
    expect(boxes(review)).toEqual([false, undefined, false, undefined]);
    expect(boxes(marked)).toEqual([true, true, undefined, true]);
    expect(boxes(settled)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it.each([
    ['the file off', both, false, undefined, 'none'],
    ['the review on', both, true, 'review', 'all'],
    ['safe off', both, false, 'safe', 'none'],
    ['a file with nothing but review on', review, true, undefined, 'all'],
    ['its review on', review, true, 'review', 'all'],
    ['a file with comments only off', marked, false, 'withheld', 'none'],
  ] as const)('ticks %s', (_name, one, isTicked, grade, choice) => {
    const model = modelOf(one);
    model.tick(one, isTicked, grade);
    expect(model.choiceOf(one)).toBe(choice);
  });

  it('goes back to what is safe when the review is unticked, and to nothing where there is no such thing', () => {
    const model = modelOf(both, review);
    model.tickAll('review', true);
    expect(model.choices).toEqual({ both: 'all', review: 'all' });
    model.tickAll('review', false);
    expect(model.choices).toEqual({ both: 'safe', review: 'none' });
  });

  it('keeps the review when safe is ticked again in all files', () => {
    const model = modelOf(both, safe);
    model.tick(both, true, 'review');
    model.tickAll('safe', true);
    expect(model.choices).toEqual({ both: 'all', safe: 'safe' });
  });

  it('ticks files that share objects together', () => {
    const model = modelOf(maker, user, safe);
    expect(model.choices).toEqual({ maker: 'safe', user: 'safe', safe: 'safe' });
    model.tick(maker, true, 'review');
    expect(model.choices).toMatchObject({ maker: 'all', user: 'all' });
    model.tick(user, false);
    expect(model.choices).toEqual({ maker: 'none', user: 'none', safe: 'safe' });
    expect(model.linkedTo(user)).toEqual([maker, user]);
  });
});
