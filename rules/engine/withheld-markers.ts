import type { Problem } from '../checks/check';
import type { Edit } from '../edits/edit';
import type { DirectiveComment } from './comments';
import { AS_ABOVE, isShort, MarkerNotes, oneLine } from './marker-notes';
import { anchorOf, type Marker, markerEdit, markerPlace, markersOf } from './markers';
import type { Examined } from './session';

/** What is to be said of a withheld problem. */
interface Marking extends Marker {
  readonly text: number;
  /** Where a new marker would stand. */
  readonly at: number;
  /** The markers of its code that stand at its statement already. */
  readonly present: readonly DirectiveComment[];
}

/**
 * The edits after which each withheld problem has a marker at its statement. A note that is the same in many places is
 * written out at the first of them; the others refer to it, and the next one says it again when that is gone.
 *
 * @param areLost these will not be found any more, because what they are about is rewritten: each has its own note.
 */
export function withheldMarkers(examined: Examined, withheld: readonly Problem[], areLost = false): Edit[] {
  const { context, directives } = examined;
  const notes = new MarkerNotes(directives);
  const markings = markingsOf(examined, withheld);
  const written: Marking[] = [];
  return markings.flatMap((marking) => {
    const { text, at, code, note, present } = marking;
    if (present.length > 0) {
      const idle = areLost ? undefined : idleShort(marking, markings, notes);
      if (!idle) return [];
      notes.restore(text, idle, note);
      return [{ text, start: idle.wordsEnd - idle.note.length, end: idle.wordsEnd, pieces: [note] }];
    }
    if (written.some((one) => isSame(one, marking))) return [];
    written.push(marking);
    if (!areLost && notes.above(text, code, at) === note) {
      return [markerEdit(context, { ...marking, note: AS_ABOVE })];
    }
    notes.add(text, code, at, note);
    return [markerEdit(context, marking)];
  });
}

/** In the order of the text, since "above" has to be above. */
function markingsOf({ context, directives }: Examined, withheld: readonly Problem[]): Marking[] {
  const markings = withheld.flatMap((problem): Marking[] => {
    const { fix, code } = problem;
    if (fix.grade !== 'withheld' || fix.quiet || fix.waits) return [];
    const source = context.textOf(problem.node.host);
    const statement = anchorOf(problem, source);
    const { text } = statement;
    const present = markersOf(problem, context.texts, directives);
    const at = markerPlace(statement, source);
    return [{ statement, text, at, code, note: oneLine(fix.note), present }];
  });
  return markings.sort((a, b) => a.text - b.text || a.at - b.at);
}

/** Statements that share a line share its markers. */
function isBeside(a: Marking, b: Marking): boolean {
  return a.text === b.text && a.at === b.at && a.code === b.code;
}

function isSame(a: Marking, b: Marking): boolean {
  return isBeside(a, b) && a.note === b.note;
}

/** A marker that refers to a note above which is not there, where no other one says what is to be said. */
function idleShort(marking: Marking, all: readonly Marking[], notes: MarkerNotes): DirectiveComment | undefined {
  const { text, note, present } = marking;
  if (present.some((one) => notes.noteOf(text, one) === note)) return undefined;
  const beside = all.filter((one) => isBeside(one, marking));
  return present.find((one) => isShort(one) && !beside.some((other) => other.note === notes.noteOf(text, one)));
}
