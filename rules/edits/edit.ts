import type { Place } from '../model/span';

/** Original source taken over unchanged; edits inside it still apply, elsewhere in a replaced range they are dropped. */
export interface Kept {
  readonly start: number;
  readonly end: number;
  /** Columns added to (or taken from) every line of it after its first, lines inside strings excepted. */
  readonly shift: number;
}

export type Piece = string | Kept;

/** Replaces a range of one text; an empty range inserts. Several edits may nest, none may cross. */
export interface Edit extends Place {
  readonly pieces: readonly Piece[];
}

export function isKept(piece: Piece): piece is Kept {
  return typeof piece !== 'string';
}
