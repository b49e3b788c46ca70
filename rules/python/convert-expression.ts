import * as ast from './ast';
import { childIn, childrenIn, namedChildren, type RawNode } from './raw';

/** Turns copied parser nodes into expressions hosted by one statement. */
export class ExpressionConverter {
  constructor(
    private readonly host: ast.Statement,
    private readonly text: string,
  ) {}

  /** Never fails: what it does not know becomes `Opaque` with its convertible parts. */
  expression(node: RawNode): ast.Expression {
    const [s, e] = this.range(node);
    const { host } = this;
    switch (node.type) {
      case 'identifier':
        return new ast.Name(host, s, e, this.source(node));
      case 'attribute':
        return this.attribute(node);
      case 'call':
        return this.call(node);
      case 'subscript': {
        const object = childIn(node, 'value');
        if (!object) return this.opaque(node);
        return new ast.Subscript(host, s, e, this.expression(object), this.all(childrenIn(node, 'subscript')));
      }
      case 'string':
      case 'concatenated_string':
        return this.string(node);
      case 'integer':
        return new ast.Constant(host, s, e, 'int', this.source(node));
      case 'float':
        return new ast.Constant(host, s, e, 'float', this.source(node));
      case 'true':
      case 'false':
        return new ast.Constant(host, s, e, 'bool', this.source(node));
      case 'none':
        return new ast.Constant(host, s, e, 'none', 'None');
      case 'ellipsis':
        return new ast.Constant(host, s, e, 'ellipsis', '...');
      case 'list':
      case 'list_pattern':
        return new ast.Sequence(host, s, e, 'list', this.all(namedChildren(node)));
      case 'set':
        return new ast.Sequence(host, s, e, 'set', this.all(namedChildren(node)));
      case 'tuple':
      case 'tuple_pattern':
      case 'pattern_list':
      case 'expression_list':
        return new ast.Sequence(host, s, e, 'tuple', this.all(namedChildren(node)));
      case 'dictionary':
        return new ast.Dict(
          host,
          s,
          e,
          namedChildren(node).flatMap((child) => this.dictItem(child)),
        );
      case 'list_comprehension':
        return this.comprehension(node, 'list');
      case 'set_comprehension':
        return this.comprehension(node, 'set');
      case 'dictionary_comprehension':
        return this.comprehension(node, 'dict');
      case 'generator_expression':
        return this.comprehension(node, 'generator');
      case 'lambda': {
        const body = childIn(node, 'body');
        if (!body) return this.opaque(node);
        return new ast.Lambda(host, s, e, this.parameters(childIn(node, 'parameters')), this.expression(body));
      }
      case 'conditional_expression': {
        const [then, test, otherwise] = namedChildren(node);
        if (!then || !test || !otherwise) return this.opaque(node);
        return new ast.Conditional(
          host,
          s,
          e,
          this.expression(test),
          this.expression(then),
          this.expression(otherwise),
        );
      }
      case 'named_expression': {
        const name = childIn(node, 'name');
        const value = childIn(node, 'value');
        if (name?.type !== 'identifier' || !value) return this.opaque(node);
        return new ast.Walrus(host, s, e, this.name(name), this.expression(value));
      }
      case 'boolean_operator':
        return new ast.BoolOp(host, s, e, this.all(namedChildren(node)));
      case 'parenthesized_expression':
        return this.wrapper(node, 'parentheses');
      case 'await':
        return this.wrapper(node, 'await');
      case 'list_splat':
      case 'list_splat_pattern':
        return this.wrapper(node, 'star');
      case 'type': {
        const inner = namedChildren(node)[0];
        return inner ? this.expression(inner) : this.opaque(node);
      }
      case 'generic_type': {
        const [object, parameters] = namedChildren(node);
        if (!object) return this.opaque(node);
        return new ast.Subscript(
          host,
          s,
          e,
          this.expression(object),
          parameters ? this.all(namedChildren(parameters)) : [],
        );
      }
      default:
        return this.opaque(node);
    }
  }

  all(nodes: readonly RawNode[]): ast.Expression[] {
    return nodes.map((node) => this.expression(node));
  }

  name(node: RawNode): ast.Name {
    const [s, e] = this.range(node);
    return new ast.Name(this.host, s, e, this.source(node));
  }

  source(node: RawNode): string {
    return this.text.slice(node.start, node.end);
  }

  arguments(list: RawNode | undefined): ast.Argument[] {
    if (!list) return [];
    if (list.type === 'generator_expression') {
      const [s, e] = this.range(list);
      return [new ast.Argument(this.host, s, e, 'positional', undefined, this.expression(list))];
    }
    return namedChildren(list).map((node) => this.argument(node));
  }

  parameters(list: RawNode | undefined): ast.Parameter[] {
    const result: ast.Parameter[] = [];
    let keywordOnly = false;
    for (const node of list ? namedChildren(list) : []) {
      if (node.type === 'keyword_separator') keywordOnly = true;
      const parameter = this.parameter(node, keywordOnly);
      if (!parameter) continue;
      if (parameter.form === 'star') keywordOnly = true;
      result.push(parameter);
    }
    return result;
  }

  private parameter(node: RawNode, keywordOnly: boolean): ast.Parameter | undefined {
    const plain = keywordOnly ? 'keyword-only' : 'plain';
    if (node.type === 'identifier') {
      return { name: this.name(node), annotation: undefined, default: undefined, form: plain };
    }
    if (node.type === 'list_splat_pattern' || node.type === 'dictionary_splat_pattern') {
      const inner = namedChildren(node)[0];
      const form = node.type === 'list_splat_pattern' ? 'star' : 'double-star';
      return inner && { name: this.name(inner), annotation: undefined, default: undefined, form };
    }
    const type = childIn(node, 'type');
    const annotation = type && this.expression(type);
    const value = childIn(node, 'value');
    const named = childIn(node, 'name');
    if (named?.type === 'identifier') {
      return { name: this.name(named), annotation, default: value && this.expression(value), form: plain };
    }
    const inner = namedChildren(node)[0];
    if (node.type !== 'typed_parameter' || !inner) return undefined;
    const bare = this.parameter(inner, keywordOnly);
    return bare && { ...bare, annotation };
  }

  private attribute(node: RawNode): ast.Expression {
    const object = childIn(node, 'object');
    const name = childIn(node, 'attribute');
    if (!object || !name) return this.opaque(node);
    const [s, e] = this.range(node);
    return new ast.Attribute(this.host, s, e, this.expression(object), this.name(name));
  }

  private call(node: RawNode): ast.Expression {
    const callee = childIn(node, 'function');
    const list = childIn(node, 'arguments');
    if (!callee || !list) return this.opaque(node);
    const [s, e] = this.range(node);
    return new ast.Call(this.host, s, e, this.expression(callee), this.arguments(list), list.start - this.host.base);
  }

  private argument(node: RawNode): ast.Argument {
    const [s, e] = this.range(node);
    const { host } = this;
    if (node.type === 'keyword_argument') {
      const name = childIn(node, 'name');
      const value = childIn(node, 'value');
      if (name && value) return new ast.Argument(host, s, e, 'keyword', this.name(name), this.expression(value));
    }
    const inner = namedChildren(node)[0];
    if (node.type === 'list_splat' && inner) {
      return new ast.Argument(host, s, e, 'star', undefined, this.expression(inner));
    }
    if (node.type === 'dictionary_splat' && inner) {
      return new ast.Argument(host, s, e, 'double-star', undefined, this.expression(inner));
    }
    return new ast.Argument(host, s, e, 'positional', undefined, this.expression(node));
  }

  private dictItem(node: RawNode): ast.DictItem[] {
    const [s, e] = this.range(node);
    if (node.type === 'dictionary_splat') {
      const inner = namedChildren(node)[0];
      return inner ? [new ast.DictItem(this.host, s, e, undefined, this.expression(inner))] : [];
    }
    const key = childIn(node, 'key');
    const value = childIn(node, 'value');
    if (!key || !value) return [];
    return [new ast.DictItem(this.host, s, e, this.expression(key), this.expression(value))];
  }

  private comprehension(node: RawNode, type: ast.Comprehension['type']): ast.Expression {
    const body = childIn(node, 'body');
    if (!body) return this.opaque(node);
    const clauses: ast.Clause[] = [];
    const conditions: ast.Expression[] = [];
    for (const child of node.children) {
      if (child.type === 'for_in_clause') {
        const target = childIn(child, 'left');
        const iterable = childIn(child, 'right');
        if (target && iterable) clauses.push({ target: this.expression(target), iterable: this.expression(iterable) });
      } else if (child.type === 'if_clause') {
        conditions.push(...this.all(namedChildren(child)));
      }
    }
    const key = body.type === 'pair' ? childIn(body, 'key') : undefined;
    const value = body.type === 'pair' ? childIn(body, 'value') : body;
    const [s, e] = this.range(node);
    return new ast.Comprehension(
      this.host,
      s,
      e,
      type,
      clauses,
      conditions,
      key && this.expression(key),
      this.expression(value ?? body),
    );
  }

  /** The plain text at the start of an f-string; escapes end it. */
  private headOf(piece: RawNode | undefined): string {
    const [, first] = piece?.children ?? [];
    return first?.type === 'string_content' ? (/^[^\\]*/.exec(this.source(first))?.[0] ?? '') : '';
  }

  private string(node: RawNode): ast.Expression {
    const pieces = node.type === 'string' ? [node] : node.children.filter((child) => child.type === 'string');
    const interpolations = pieces.flatMap((piece) => piece.children.filter((child) => child.type === 'interpolation'));
    const [s, e] = this.range(node);
    if (interpolations.length > 0) {
      return new ast.Opaque(
        this.host,
        s,
        e,
        'f_string',
        interpolations.flatMap((one) => this.all(namedChildren(one))),
        undefined,
        this.headOf(pieces[0]),
      );
    }
    let value = '';
    let isBytes = false;
    for (const piece of pieces) {
      const prefix = /^[A-Za-z]*/.exec(this.source(piece))?.[0]?.toLowerCase() ?? '';
      if (prefix.includes('b')) isBytes = true;
      const content = piece.children.filter((child) => child.type === 'string_content');
      const raw = content.map((child) => this.source(child)).join('');
      value += prefix.includes('r') ? raw : unescaped(raw);
    }
    return new ast.Text(this.host, s, e, value, isBytes);
  }

  private wrapper(node: RawNode, type: ast.Wrapper['type']): ast.Expression {
    const inner = namedChildren(node);
    if (inner.length !== 1 || !inner[0]) return this.opaque(node);
    const [s, e] = this.range(node);
    return new ast.Wrapper(this.host, s, e, type, this.expression(inner[0]));
  }

  private opaque(node: RawNode): ast.Opaque {
    const [s, e] = this.range(node);
    const parts = namedChildren(node).filter((child) => !SYNTAX_ONLY.has(child.type));
    const [left, right] = parts;
    const isComparison = node.type === 'comparison_operator' && parts.length === 2 && left && right;
    const operator = isComparison ? this.text.slice(left.end, right.start).trim() : undefined;
    const isYieldFrom = node.type === 'yield' && /^yield\s+from\b/.test(this.text.slice(node.start, node.end));
    return new ast.Opaque(this.host, s, e, isYieldFrom ? 'yield_from' : node.type, this.all(parts), operator);
  }

  private range(node: RawNode): [number, number] {
    return [node.start - this.host.base, node.end - this.host.base];
  }
}

const SYNTAX_ONLY = new Set(['type_conversion', 'string_start', 'string_end', 'string_content', 'escape_sequence']);

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

function unescaped(raw: string): string {
  return raw.includes('\\') ? raw.replace(/\\([ntr\\'"\n])/g, (all, letter: string) => ESCAPES[letter] ?? all) : raw;
}
