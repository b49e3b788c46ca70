/**
 * A small Python syntax tree of plain objects, independent of the parser that produced it.
 * Offsets are UTF-16 and relative to the hosting statement, so that a statement whose text did not
 * change is moved by one assignment when lines above it are edited.
 */

/** Everything that has a place; `start` and `end` are absolute offsets in the statement's text. */
abstract class Located {
  constructor(
    public host: Statement,
    private readonly s: number,
    private readonly e: number,
  ) {}
  get start(): number {
    return this.host.base + this.s;
  }
  get end(): number {
    return this.host.base + this.e;
  }
}

export class Name extends Located {
  readonly kind = 'name';
  constructor(
    host: Statement,
    s: number,
    e: number,
    readonly id: string,
  ) {
    super(host, s, e);
  }
}

export class Attribute extends Located {
  readonly kind = 'attribute';
  constructor(
    host: Statement,
    s: number,
    e: number,
    readonly object: Expression,
    readonly name: Name,
  ) {
    super(host, s, e);
  }
}

/** One argument of a call: positional, keyword, `*iterable` or `**mapping`. */
export class Argument extends Located {
  readonly kind = 'argument';
  constructor(
    host: Statement,
    s: number,
    e: number,
    readonly form: 'positional' | 'keyword' | 'star' | 'double-star',
    readonly keyword: Name | undefined,
    readonly value: Expression,
  ) {
    super(host, s, e);
  }
}

export class Call extends Located {
  readonly kind = 'call';
  constructor(
    host: Statement,
    s: number,
    e: number,
    readonly callee: Expression,
    readonly args: readonly Argument[],
    /** Offset (relative to the host) of the opening parenthesis; use `open`. */
    private readonly o: number,
  ) {
    super(host, s, e);
  }
  /** Offset of the opening parenthesis of the argument list. */
  get open(): number {
    return this.host.base + this.o;
  }
}

export class Subscript extends Located {
  readonly kind = 'subscript';
  constructor(
    host: Statement,
    s: number,
    e: number,
    readonly object: Expression,
    readonly indices: readonly Expression[],
  ) {
    super(host, s, e);
  }
}

/** A string literal without interpolation; implicit concatenations are joined. */
export class Text extends Located {
  readonly kind = 'text';
  constructor(
    host: Statement,
    s: number,
    e: number,
    /** The decoded value as far as simple escapes go; raw content otherwise. */
    readonly value: string,
    readonly isBytes: boolean,
  ) {
    super(host, s, e);
  }
}

/** True, False, None, `...` and numbers. */
export class Constant extends Located {
  readonly kind = 'constant';
  constructor(
    host: Statement,
    s: number,
    e: number,
    readonly type: 'bool' | 'none' | 'int' | 'float' | 'ellipsis',
    /** Source text, for example `0.1` or `True`. */
    readonly source: string,
  ) {
    super(host, s, e);
  }
}

export class DictItem extends Located {
  readonly kind = 'dict-item';
  constructor(
    host: Statement,
    s: number,
    e: number,
    /** Absent for `**other`. */
    readonly key: Expression | undefined,
    readonly value: Expression,
  ) {
    super(host, s, e);
  }
}

export class Dict extends Located {
  readonly kind = 'dict';
  constructor(
    host: Statement,
    s: number,
    e: number,
    readonly items: readonly DictItem[],
  ) {
    super(host, s, e);
  }
}

/** List, tuple or set display. */
export class Sequence extends Located {
  readonly kind = 'sequence';
  constructor(
    host: Statement,
    s: number,
    e: number,
    readonly type: 'list' | 'tuple' | 'set',
    readonly elements: readonly Expression[],
  ) {
    super(host, s, e);
  }
}

export interface Clause {
  readonly target: Expression;
  readonly iterable: Expression;
}

export class Comprehension extends Located {
  readonly kind = 'comprehension';
  constructor(
    host: Statement,
    s: number,
    e: number,
    readonly type: 'list' | 'set' | 'dict' | 'generator',
    readonly clauses: readonly Clause[],
    readonly conditions: readonly Expression[],
    readonly key: Expression | undefined,
    readonly element: Expression,
  ) {
    super(host, s, e);
  }
}

export class Lambda extends Located {
  readonly kind = 'lambda';
  constructor(
    host: Statement,
    s: number,
    e: number,
    readonly params: readonly Parameter[],
    readonly body: Expression,
  ) {
    super(host, s, e);
  }
}

export class Conditional extends Located {
  readonly kind = 'conditional';
  constructor(
    host: Statement,
    s: number,
    e: number,
    readonly test: Expression,
    readonly then: Expression,
    readonly otherwise: Expression,
  ) {
    super(host, s, e);
  }
}

export class Walrus extends Located {
  readonly kind = 'walrus';
  constructor(
    host: Statement,
    s: number,
    e: number,
    readonly target: Name,
    readonly value: Expression,
  ) {
    super(host, s, e);
  }
}

/** `or` and `and`: the value is one of the operands. */
export class BoolOp extends Located {
  readonly kind = 'bool-op';
  constructor(
    host: Statement,
    s: number,
    e: number,
    readonly operands: readonly Expression[],
  ) {
    super(host, s, e);
  }
}

/** Parentheses, `await x` and `*x`: the value is that of the inner expression (or its elements). */
export class Wrapper extends Located {
  readonly kind = 'wrapper';
  constructor(
    host: Statement,
    s: number,
    e: number,
    readonly type: 'parentheses' | 'await' | 'star',
    readonly inner: Expression,
  ) {
    super(host, s, e);
  }
}

/** Any other expression (operators, f-strings, slices, errors): evaluated for its parts only. */
export class Opaque extends Located {
  readonly kind = 'opaque';
  constructor(
    host: Statement,
    s: number,
    e: number,
    /** The parser's node type, for example `binary_operator`; `yield_from` is told apart from `yield`. */
    readonly type: string,
    readonly parts: readonly Expression[],
    /** Of a comparison of two operands: the operator as it is written. */
    readonly operator?: string,
    /** Of an f-string: what stands before its first placeholder. */
    readonly head?: string,
  ) {
    super(host, s, e);
  }
}

export type Expression =
  | Name
  | Attribute
  | Call
  | Subscript
  | Text
  | Constant
  | Dict
  | Sequence
  | Comprehension
  | Lambda
  | Conditional
  | Walrus
  | BoolOp
  | Wrapper
  | Opaque;

export interface Parameter {
  readonly name: Name;
  readonly annotation: Expression | undefined;
  readonly default: Expression | undefined;
  readonly form: 'plain' | 'star' | 'double-star' | 'keyword-only';
}

export interface ImportedName {
  /** Dotted path after `from m import` or `import`, with its parts as written. */
  readonly path: string;
  readonly name: Name;
  readonly alias: Name | undefined;
}

/** What a statement is; every form has only what the analysis needs. */
export type StatementBody =
  | { readonly kind: 'expression'; readonly value: Expression }
  | {
      readonly kind: 'assign';
      readonly targets: readonly Expression[];
      readonly value: Expression | undefined;
      readonly annotation: Expression | undefined;
    }
  | { readonly kind: 'augmented'; readonly target: Expression; readonly value: Expression }
  | { readonly kind: 'import'; readonly names: readonly ImportedName[] }
  | {
      readonly kind: 'import-from';
      readonly module: string;
      readonly moduleName: Name | undefined;
      readonly names: readonly ImportedName[];
      readonly star: boolean;
    }
  /** `%run file`: the file runs in the program's namespace. */
  | { readonly kind: 'run'; readonly file: string }
  | {
      readonly kind: 'function';
      readonly name: Name;
      readonly params: readonly Parameter[];
      readonly returns: Expression | undefined;
      readonly body: readonly Statement[];
      readonly decorators: readonly Expression[];
      readonly isAsync: boolean;
    }
  | {
      readonly kind: 'class';
      readonly name: Name;
      readonly bases: readonly Argument[];
      readonly body: readonly Statement[];
      readonly decorators: readonly Expression[];
    }
  | {
      readonly kind: 'if';
      readonly branches: readonly { readonly test: Expression | undefined; readonly body: readonly Statement[] }[];
    }
  | {
      readonly kind: 'for';
      readonly target: Expression;
      readonly iterable: Expression;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: 'while';
      readonly test: Expression;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: 'try';
      readonly body: readonly Statement[];
      readonly handlers: readonly {
        readonly type: Expression | undefined;
        readonly name: Name | undefined;
        readonly body: readonly Statement[];
      }[];
      readonly otherwise: readonly Statement[];
      readonly finally: readonly Statement[];
    }
  | {
      readonly kind: 'with';
      readonly items: readonly { readonly value: Expression; readonly target: Expression | undefined }[];
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: 'match';
      readonly subject: Expression;
      /** Statements of kind `case`. */
      readonly cases: readonly Statement[];
    }
  | { readonly kind: 'case'; readonly patterns: readonly Expression[]; readonly body: readonly Statement[] }
  | { readonly kind: 'return'; readonly value: Expression | undefined }
  | { readonly kind: 'delete'; readonly targets: readonly Expression[] }
  | { readonly kind: 'global' | 'nonlocal'; readonly names: readonly string[] }
  | { readonly kind: 'jump'; readonly type: 'break' | 'continue' | 'raise'; readonly parts: readonly Expression[] }
  | { readonly kind: 'other'; readonly parts: readonly Expression[] };

/** One statement; `base` is the absolute offset of its first character in its text. */
export class Statement {
  /** Set by the converter right after construction. */
  body!: StatementBody;
  parent: Statement | undefined;
  /** True when the parser found a syntax error in it: its shape is a guess and must not be rewritten. */
  broken = false;
  /** The kind of IPython line it begins on; undefined in plain Python. */
  foreign: 'magic' | 'shell' | 'cell-magic' | undefined = undefined;
  /** Index of the text in the program; set when an analysis begins. */
  text = 0;
  constructor(
    public base: number,
    public length: number,
  ) {}
  get start(): number {
    return this.base;
  }
  get end(): number {
    return this.base + this.length;
  }
}

/** Calls `visit` for the statement and all statements nested in it. */
export function forEachStatement(statements: readonly Statement[], visit: (statement: Statement) => void): void {
  for (const statement of statements) {
    visit(statement);
    for (const block of blocksOf(statement)) forEachStatement(block, visit);
  }
}

/** The statement lists directly inside a compound statement, in source order. */
export function blocksOf(statement: Statement): readonly (readonly Statement[])[] {
  const { body } = statement;
  switch (body.kind) {
    case 'function':
    case 'class':
    case 'case':
    case 'with':
      return [body.body];
    case 'if':
      return body.branches.map((branch) => branch.body);
    case 'for':
    case 'while':
      return [body.body, body.otherwise];
    case 'try':
      return [body.body, ...body.handlers.map((handler) => handler.body), body.otherwise, body.finally];
    case 'match':
      return [body.cases];
    default:
      return [];
  }
}

/** The statement list that the statement stands in; undefined at module level. */
export function blockAround(statement: Statement): readonly Statement[] | undefined {
  return statement.parent && blocksOf(statement.parent).find((block) => block.includes(statement));
}

/** The function or class in whose body the statement stands; undefined at module level. */
export function scopeAround(statement: Statement): Statement | undefined {
  let outer = statement.parent;
  while (outer && outer.body.kind !== 'function' && outer.body.kind !== 'class') outer = outer.parent;
  return outer;
}
