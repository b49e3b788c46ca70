import type { Language, TreeCursor } from 'web-tree-sitter';
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

/** A cursor that tells types without asking the parser about each node anew. */
export class NodeCursor {
  private readonly types: NodeTypes;

  constructor(
    readonly at: TreeCursor,
    language: Language,
  ) {
    this.types = typesOf(language);
  }

  /** Type of the node under the cursor; nothing for punctuation, keywords, operators and comments. */
  codeType(): string | undefined {
    const { nodeTypeId } = this.at;
    // The parser has no number in its list for what it could not read.
    return nodeTypeId < this.types.length ? this.types[nodeTypeId] : 'ERROR';
  }
}

/** Names of the types that stand for code, by number. */
type NodeTypes = readonly (string | undefined)[];

const known = new WeakMap<Language, NodeTypes>();

function typesOf(language: Language): NodeTypes {
  let types = known.get(language);
  if (!types) {
    types = Array.from({ length: language.nodeTypeCount }, (_, id) => {
      const type = language.nodeTypeForId(id) ?? 'ERROR';
      return language.nodeTypeIsNamed(id) && type !== 'comment' ? type : undefined;
    });
    known.set(language, types);
  }
  return types;
}

/**
 * Copies the node under the cursor; `convertBlock` is called with the cursor on each `block`. Punctuation, operators and
 * comments are left out: every look at a node is a call into wasm, and half of the nodes are of that kind.
 */
export function readRaw(cursor: NodeCursor, convertBlock: () => Statement[]): RawNode {
  return read(cursor, convertBlock, cursor.at.nodeType, null, 0);
}

function read(
  cursor: NodeCursor,
  convertBlock: () => Statement[],
  type: string,
  field: string | null,
  depth: number,
): RawNode {
  const { at } = cursor;
  const start = at.startIndex;
  const end = at.endIndex;
  if (type === 'block') return { type, field, start, end, children: NO_CHILDREN, block: convertBlock() };
  if (LEAVES.has(type) || depth >= MAX_DEPTH || !at.gotoFirstChild()) {
    return { type, field, start, end, children: NO_CHILDREN };
  }
  const children: RawNode[] = [];
  const hasFields = !LISTS.has(type);
  do {
    const inner = cursor.codeType();
    if (inner !== undefined) {
      children.push(read(cursor, convertBlock, inner, hasFields ? at.currentFieldName : null, depth + 1));
    } else if (depth === 0 && at.nodeType === 'async') children.push(ASYNC);
  } while (at.gotoNextSibling());
  at.gotoParent();
  return { type, field, start, end, children };
}

const NO_CHILDREN: readonly RawNode[] = [];

/** Named nodes without children of interest. */
const LEAVES = new Set(
  'identifier integer float true false none ellipsis string_start string_content string_end type_conversion'.split(' '),
);

/** Nodes whose children nobody asks for by field. */
const LISTS = new Set(
  'argument_list list tuple set dictionary expression_list pattern_list expression_statement string concatenated_string parenthesized_expression binary_operator comparison_operator boolean_operator'.split(
    ' ',
  ),
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
