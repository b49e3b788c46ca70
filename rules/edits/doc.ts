import type { Piece } from './edit';

/** New code before layout: what it says, not yet how its lines break. */
export type Doc =
  /** Text as it is; never broken. */
  | { readonly kind: 'code'; readonly text: string }
  /** An original expression, taken over with the edits inside it. */
  | {
      readonly kind: 'source';
      readonly start: number;
      readonly end: number;
      /** Offset whose line gives the original indentation; the start unless the part continues another one. */
      readonly anchor: number;
    }
  | { readonly kind: 'join'; readonly parts: readonly Doc[] }
  /** A bracketed list: call arguments, a list, a dict. */
  | {
      readonly kind: 'group';
      /** What stands before the bracket: a callee, or nothing. */
      readonly head: Doc | undefined;
      readonly open: string;
      readonly close: string;
      readonly items: readonly DocItem[];
      /** One item per line even where it would fit. */
      readonly spread: boolean;
    };

export interface DocItem {
  /** Keyword or dict key, with its separator (`name=` or `"key": `). */
  readonly label: string;
  readonly value: Doc;
  /** Comment lines above the item, without indentation. */
  readonly above?: readonly string[];
  /** Comment at the end of the item's line. */
  readonly after?: string;
}

export const code = (text: string): Doc => ({ kind: 'code', text });
export const joined = (...parts: readonly Doc[]): Doc => ({ kind: 'join', parts });
export const source = (node: { readonly start: number; readonly end: number }, anchor = node.start): Doc => ({
  kind: 'source',
  start: node.start,
  end: node.end,
  anchor,
});

/** `callee(a, name=b)`. */
export function callDoc(callee: string | Doc, items: readonly DocItem[], spread = false): Doc {
  return {
    kind: 'group',
    head: typeof callee === 'string' ? code(callee) : callee,
    open: '(',
    close: ')',
    items,
    spread,
  };
}

/** `[a, b]`. */
export function listDoc(items: readonly Doc[], spread = false): Doc {
  const list = items.map((value): DocItem => ({ label: '', value }));
  return { kind: 'group', head: undefined, open: '[', close: ']', items: list, spread };
}

/** `name=value` for a call. */
export function keyword(name: string, value: Doc): DocItem {
  return { label: `${name}=`, value };
}

export interface Layout {
  /** Column where the document starts. */
  readonly column: number;
  /** Indentation of the line it starts on. */
  readonly indent: number;
  /** One indentation step in characters. */
  readonly step: number;
  /** The character that indents. */
  readonly blank: ' ' | '\t';
  /** Longest line wanted. */
  readonly width: number;
  /** Items of a broken list start below the first item instead of on an indented line of their own. */
  readonly hanging: boolean;
  readonly trailingComma: boolean;
  readonly newline: string;
  /** The text that `source` parts refer to. */
  readonly text: string;
}

/** Breaks a document into lines where it does not fit, and gives it as pieces of an edit. */
export function layOut(doc: Doc, layout: Layout): Piece[] {
  const pieces: Piece[] = [];
  place(doc, layout, pieces);
  return pieces;
}

function place(doc: Doc, layout: Layout, out: Piece[]): number {
  switch (doc.kind) {
    case 'code':
      out.push(doc.text);
      return doc.text.includes('\n')
        ? doc.text.length - doc.text.lastIndexOf('\n') - 1
        : layout.column + doc.text.length;
    case 'source': {
      const text = layout.text.slice(doc.start, doc.end);
      const before = indentOf(layout.text, doc.anchor);
      out.push({ start: doc.start, end: doc.end, shift: layout.indent - before });
      const lastLine = text.slice(text.lastIndexOf('\n') + 1);
      return text.includes('\n') ? lastLine.length : layout.column + text.length;
    }
    case 'join': {
      let { column } = layout;
      for (const part of doc.parts) column = place(part, { ...layout, column }, out);
      return column;
    }
    case 'group':
      return placeGroup(doc, layout, out);
  }
}

function placeGroup(doc: Extract<Doc, { kind: 'group' }>, layout: Layout, out: Piece[]): number {
  let { column } = layout;
  if (doc.head) column = place(doc.head, layout, out);
  out.push(doc.open);
  column += doc.open.length;
  if (doc.items.length === 0) {
    out.push(doc.close);
    return column + doc.close.length;
  }
  if (!mustBreak(doc, layout.text) && column + itemsWidth(doc, layout.text) + doc.close.length <= layout.width) {
    doc.items.forEach((item, index) => {
      if (index > 0) {
        out.push(', ');
        column += 2;
      }
      if (item.label) out.push(item.label);
      column = place(item.value, { ...layout, column: column + item.label.length }, out);
    });
    out.push(doc.close);
    return column + doc.close.length;
  }
  return placeBroken(doc, layout, column, out);
}

function placeBroken(doc: Extract<Doc, { kind: 'group' }>, layout: Layout, openColumn: number, out: Piece[]): number {
  const indent = layout.hanging ? openColumn : layout.indent + layout.step;
  const line = `${layout.newline}${indentation(layout, indent)}`;
  let first = layout.hanging && !(doc.items[0]?.above?.length ?? 0);
  let column = indent;
  doc.items.forEach((item, index) => {
    const isLast = index === doc.items.length - 1;
    for (const comment of item.above ?? []) out.push(`${first ? '' : line}${comment}`);
    if (!first) out.push(line);
    first = false;
    out.push(item.label);
    column = place(item.value, { ...layout, column: indent + item.label.length, indent }, out);
    const comma = !isLast || layout.trailingComma || (item.after !== undefined && !layout.hanging);
    if (comma) {
      out.push(',');
      column += 1;
    }
    if (item.after !== undefined) out.push(`  ${item.after}`);
  });
  const last = doc.items.at(-1);
  if (layout.hanging && last?.after === undefined) {
    out.push(doc.close);
    return column + doc.close.length;
  }
  out.push(`${layout.newline}${indentation(layout, layout.indent)}${doc.close}`);
  return layout.indent + doc.close.length;
}

function indentation(layout: Layout, columns: number): string {
  return layout.blank.repeat(columns);
}

function mustBreak(doc: Extract<Doc, { kind: 'group' }>, text: string): boolean {
  if (doc.spread) return true;
  return doc.items.some((item) => {
    if (item.after !== undefined || (item.above?.length ?? 0) > 0) return true;
    return breaks(item.value, text) && doc.items.length > 1;
  });
}

function breaks(doc: Doc, text: string): boolean {
  if (doc.kind === 'source') return text.slice(doc.start, doc.end).includes('\n');
  if (doc.kind === 'join') return doc.parts.some((part) => breaks(part, text));
  return doc.kind === 'group' && mustBreak(doc, text);
}

/** Width of the document on one line; for a part with line breaks, up to its first break. */
function flatWidth(doc: Doc, text: string): number {
  switch (doc.kind) {
    case 'code':
      return doc.text.length;
    case 'source': {
      const value = text.slice(doc.start, doc.end);
      const newline = value.indexOf('\n');
      return newline === -1 ? value.length : newline;
    }
    case 'join':
      return doc.parts.reduce((sum, part) => sum + flatWidth(part, text), 0);
    case 'group': {
      const head = doc.head ? flatWidth(doc.head, text) : 0;
      return head + itemsWidth(doc, text) + doc.open.length + doc.close.length;
    }
  }
}

function itemsWidth(doc: Extract<Doc, { kind: 'group' }>, text: string): number {
  const items = doc.items.reduce((sum, item) => sum + item.label.length + flatWidth(item.value, text) + 2, 0);
  return Math.max(0, items - 2);
}

/** Column of the first non-blank character of the line that holds the offset. */
export function indentOf(text: string, offset: number): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, lineStart + 400))?.[0].length ?? 0;
}

/** Column of the offset in its line, in UTF-16 units. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
