/** A half-open range of UTF-16 offsets into one text of a program. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span together with the index of the text it lies in (a program is an ordered list of texts). */
export interface Place extends Span {
  readonly text: number;
}

/** True when `inner` lies within `outer`; equal spans contain each other. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** True when the two spans share at least one offset; touching spans do not overlap. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
