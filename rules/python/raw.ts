import type { TreeCursor } from 'web-tree-sitter';
import type { Statement } from './ast';

/** A parser node copied out of wasm memory, with statement blocks already converted. */
export interface RawNode {
  readonly type: string;
  readonly field: string | null;
  readonly named: boolean;
  readonly start: number;
  readonly end: number;
  readonly children: readonly RawNode[];
  /** Only on `block` nodes: the statements in it. */
  readonly block?: readonly Statement[];
}

/** Deeper trees are cut off: nobody writes them, and they would overflow the stack. */
const MAX_DEPTH = 400;

/**
 * Copies the node under the cursor; `convertBlock` is called with the cursor on each `block`.
 * Children that carry no information for the analysis (string pieces, operators) are kept only where named.
 */
export function readRaw(cursor: TreeCursor, convertBlock: (cursor: TreeCursor) => Statement[], depth = 0): RawNode {
  const type = cursor.nodeType;
  const base = {
    type,
    field: cursor.currentFieldName,
    named: cursor.nodeIsNamed,
    start: cursor.startIndex,
    end: cursor.endIndex,
  };
  if (type === 'block') return { ...base, children: [], block: convertBlock(cursor) };
  const children: RawNode[] = [];
  if (depth < MAX_DEPTH && cursor.gotoFirstChild()) {
    do {
      if (cursor.nodeType !== 'comment') children.push(readRaw(cursor, convertBlock, depth + 1));
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return { ...base, children };
}

/** The first child in the given field. */
export function childIn(node: RawNode, field: string): RawNode | undefined {
  return node.children.find((child) => child.field === field);
}

/** All children in the given field. */
export function childrenIn(node: RawNode, field: string): RawNode[] {
  return node.children.filter((child) => child.field === field);
}

/** Children that are grammar nodes rather than punctuation. */
export function namedChildren(node: RawNode): RawNode[] {
  return node.children.filter((child) => child.named);
}
