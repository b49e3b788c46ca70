import type { DirectiveComment } from './comments';

/** What a marker says whose note is that of the nearest longer marker of its code above it in the same text. */
export const AS_ABOVE = 'as above.';

type Marker = Pick<DirectiveComment, 'start' | 'codes' | 'note'>;

/** The notes of a program's markers, those that are about to be written included. */
export class MarkerNotes {
  private readonly full: Marker[][];
  private readonly restored = new Map<DirectiveComment, string>();

  constructor(directives: readonly (readonly DirectiveComment[])[]) {
    this.full = directives.map((list) => list.filter((one) => one.kind === 'marker' && !isShort(one)));
  }

  /** Counts in a marker that is to be written at the offset, behind what stands there already. */
  add(text: number, code: string, start: number, note: string): void {
    this.full[text]?.push({ start, codes: [code], note });
  }

  /** Writes the note out where a marker referred to one above. */
  restore(text: number, marker: DirectiveComment, note: string): void {
    this.restored.set(marker, note);
    this.add(text, marker.codes[0] ?? '', marker.start, note);
  }

  /** The note that `as above` stands for at the offset. */
  above(text: number, code: string, offset: number): string | undefined {
    let nearest: Marker | undefined;
    for (const one of this.full[text] ?? []) {
      if (one.codes[0] === code && one.start <= offset && one.start >= (nearest?.start ?? 0)) nearest = one;
    }
    return nearest?.note;
  }

  /** What a marker says; undefined for a short one without a longer one above it. */
  noteOf(text: number, marker: DirectiveComment): string | undefined {
    const restored = this.restored.get(marker);
    if (restored !== undefined || !isShort(marker)) return restored ?? marker.note;
    return this.above(text, marker.codes[0] ?? '', marker.start);
  }
}

/** True for a marker that leaves its note to one above it. */
export function isShort({ note }: Pick<DirectiveComment, 'note'>): boolean {
  return /^as above\.?$/i.test(note);
}

/** A note as a marker has it: on one line. */
export function oneLine(note: string): string {
  return note.replace(/\s+/g, ' ').trim();
}
