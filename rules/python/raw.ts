import type { TreeCursor } from 'web-tree-sitter';
import type { Statement } from './ast';

/** A parser node copied out of wasm memory, with statement blocks already converted. */
export interface RawNode {
  readonly type: string;
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
  readonly children: readonly RawNode[];
  /** Only on `block` nodes: the statements in it. */
  readonly block?: readonly Statement[];
}

/** Deeper trees are cut off: nobody writes them, and they would overflow the stack. */
const MAX_DEPTH = 400;

/**
 * Copies the node under the cursor; `convertBlock` is called with the cursor on each `block`. Punctuation, operators and
 * comments are left out: every look at a node is a call into wasm, and half of the nodes are of that kind.
 */
export function readRaw(cursor: TreeCursor, convertBlock: (cursor: TreeCursor) => Statement[], depth = 0): RawNode {
  const type = cursor.nodeType;
  const field = depth === 0 ? null : cursor.currentFieldName;
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  if (type === 'block') return { type, field, start, end, children: [], block: convertBlock(cursor) };
  const children: RawNode[] = [];
  if (!LEAVES.has(type) && depth < MAX_DEPTH && cursor.gotoFirstChild()) {
    do {
      if (!cursor.nodeIsNamed) {
        if (depth === 0 && cursor.nodeType === 'async') children.push(ASYNC);
      } else if (cursor.nodeType !== 'comment') {
        children.push(readRaw(cursor, convertBlock, depth + 1));
      }
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return { type, field, start, end, children };
}

/** Named nodes without children of interest. */
const LEAVES = new Set(
  'identifier integer float true false none ellipsis string_start string_content string_end type_conversion'.split(' '),
);

const ASYNC: RawNode = { type: 'async', field: null, start: 0, end: 0, children: [] };

/** The first child in the given field. */
export function childIn(node: RawNode, field: string): RawNode | undefined {
  return node.children.find((child) => child.field === field);
}

/** All children in the given field. */
export function childrenIn(node: RawNode, field: string): RawNode[] {
  return node.children.filter((child) => child.field === field);
}

/** Children that stand for code rather than for a keyword. */
export function namedChildren(node: RawNode): readonly RawNode[] {
  return node.children[0] === ASYNC ? node.children.slice(1) : node.children;
}
