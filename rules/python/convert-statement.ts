import type { Argument, Expression, ImportedName, Name, StatementBody } from './ast';
import { Statement } from './ast';
import { ExpressionConverter } from './convert-expression';
import { childIn, childrenIn, type NodeCursor, namedChildren, type RawNode, readRaw } from './raw';
import { runFile } from './run-magic';
import type { StatementPool } from './statement-pool';

/** Converts the statements below the cursor's node (`module` or `block`), reusing unchanged ones from the pool. */
export function convertStatements(
  cursor: NodeCursor,
  text: string,
  pool: StatementPool,
  parent: Statement | undefined,
): Statement[] {
  const reused = pool.isEmpty ? [] : reuse(cursor, text, pool, parent);
  const result: Statement[] = [];
  let index = 0;
  forEachChild(cursor, (type) => {
    const found = reused[index];
    index += 1;
    if (found) result.push(found);
    else if (type === 'ERROR') result.push(...convertError(cursor, text, pool, parent));
    else result.push(convertOne(cursor, text, pool, parent));
  });
  return result;
}

/** Moves the cursor to each child that stands for code, and back. */
function forEachChild(cursor: NodeCursor, visit: (type: string) => void): void {
  const { at } = cursor;
  if (!at.gotoFirstChild()) return;
  do {
    const type = cursor.codeType();
    if (type !== undefined) visit(type);
  } while (at.gotoNextSibling());
  at.gotoParent();
}

/** What the pool has for the statements below the cursor, looked up before anything is converted anew. */
function reuse(
  cursor: NodeCursor,
  text: string,
  pool: StatementPool,
  parent: Statement | undefined,
): (Statement | undefined)[] {
  const found: (Statement | undefined)[] = [];
  forEachChild(cursor, () => {
    const start = cursor.at.startIndex;
    const known = pool.take(text.slice(start, cursor.at.endIndex), parent !== undefined);
    if (known) {
      pool.move(known, start);
      known.parent = parent;
    }
    found.push(known);
  });
  return found;
}

/** A half-typed stretch: whatever can be read in it is kept, so that one bad line does not blank the file. */
function convertError(
  cursor: NodeCursor,
  text: string,
  pool: StatementPool,
  parent: Statement | undefined,
): Statement[] {
  const result: Statement[] = [];
  forEachChild(cursor, () => {
    const statement = convertOne(cursor, text, pool, parent);
    statement.broken = true;
    result.push(statement);
  });
  return result;
}

function convertOne(cursor: NodeCursor, text: string, pool: StatementPool, parent: Statement | undefined): Statement {
  const { at } = cursor;
  const start = at.startIndex;
  const statement = new Statement(start, at.endIndex - start);
  statement.parent = parent;
  statement.broken = pool.mayBeBroken && at.currentNode.hasError;
  const raw = readRaw(cursor, () => convertStatements(cursor, text, pool, statement));
  statement.body = bodyOf(raw, new ExpressionConverter(statement, text), []);
  if (statement.body.kind === 'expression') {
    const file = runFile(text.slice(statement.start, statement.end));
    if (file !== undefined) statement.body = { kind: 'run', file };
  }
  return statement;
}

function bodyOf(node: RawNode, convert: ExpressionConverter, decorators: readonly Expression[]): StatementBody {
  const optional = (child: RawNode | undefined): Expression | undefined => child && convert.expression(child);
  switch (node.type) {
    case 'expression_statement':
      return expressionStatement(node, convert);
    case 'import_statement':
      return { kind: 'import', names: childrenIn(node, 'name').flatMap((child) => importedName(child, convert)) };
    case 'import_from_statement':
      return importFrom(node, convert);
    case 'decorated_definition': {
      const definition = childIn(node, 'definition');
      const found = node.children
        .filter((child) => child.type === 'decorator')
        .flatMap((child) => namedChildren(child));
      return definition ? bodyOf(definition, convert, convert.all(found)) : other(node, convert);
    }
    case 'function_definition': {
      const name = childIn(node, 'name');
      if (!name) return other(node, convert);
      return {
        kind: 'function',
        name: convert.name(name),
        params: convert.parameters(childIn(node, 'parameters')),
        returns: optional(childIn(node, 'return_type')),
        body: childIn(node, 'body')?.block ?? [],
        decorators,
        isAsync: node.children[0]?.type === 'async',
      };
    }
    case 'class_definition': {
      const name = childIn(node, 'name');
      if (!name) return other(node, convert);
      return {
        kind: 'class',
        name: convert.name(name),
        bases: convert.arguments(childIn(node, 'superclasses')) as readonly Argument[],
        body: childIn(node, 'body')?.block ?? [],
        decorators,
      };
    }
    case 'if_statement':
      return ifStatement(node, convert);
    case 'for_statement': {
      const target = childIn(node, 'left');
      const iterable = childIn(node, 'right');
      if (!target || !iterable) return other(node, convert);
      return {
        kind: 'for',
        target: convert.expression(target),
        iterable: convert.expression(iterable),
        body: blockOf(node),
        otherwise: elseOf(node),
      };
    }
    case 'while_statement': {
      const test = childIn(node, 'condition');
      if (!test) return other(node, convert);
      return { kind: 'while', test: convert.expression(test), body: blockOf(node), otherwise: elseOf(node) };
    }
    case 'try_statement':
      return tryStatement(node, convert);
    case 'with_statement': {
      const clause = node.children.find((child) => child.type === 'with_clause');
      const items = (clause?.children ?? []).filter((child) => child.type === 'with_item');
      return { kind: 'with', items: items.flatMap((item) => withItem(item, convert)), body: blockOf(node) };
    }
    case 'match_statement': {
      const subject = childIn(node, 'subject');
      return subject
        ? { kind: 'match', subject: convert.expression(subject), cases: childIn(node, 'body')?.block ?? [] }
        : other(node, convert);
    }
    case 'case_clause': {
      const patterns = convert.all(node.children.filter((child) => child.type === 'case_pattern'));
      return { kind: 'case', patterns, body: childIn(node, 'consequence')?.block ?? [] };
    }
    case 'return_statement':
      return { kind: 'return', value: optional(namedChildren(node)[0]) };
    case 'delete_statement': {
      const targets = namedChildren(node).flatMap((child) =>
        child.type === 'expression_list' ? namedChildren(child) : [child],
      );
      return { kind: 'delete', targets: convert.all(targets) };
    }
    case 'global_statement':
    case 'nonlocal_statement':
      return {
        kind: node.type === 'global_statement' ? 'global' : 'nonlocal',
        names: namedChildren(node).map((child) => convert.source(child)),
      };
    case 'break_statement':
      return { kind: 'jump', type: 'break', parts: [] };
    case 'continue_statement':
      return { kind: 'jump', type: 'continue', parts: [] };
    case 'raise_statement':
      return { kind: 'jump', type: 'raise', parts: convert.all(namedChildren(node)) };
    default:
      return isExpressionNode(node.type)
        ? { kind: 'expression', value: convert.expression(node) }
        : other(node, convert);
  }
}

/** Node types that may stand bare inside an ERROR node. */
function isExpressionNode(type: string): boolean {
  return /^(identifier|attribute|call|subscript|string|list|dictionary|tuple|named_expression)$/.test(type);
}

function other(node: RawNode, convert: ExpressionConverter): StatementBody {
  return { kind: 'other', parts: convert.all(namedChildren(node).filter((child) => child.block === undefined)) };
}

function expressionStatement(node: RawNode, convert: ExpressionConverter): StatementBody {
  const parts = namedChildren(node);
  const only = parts[0];
  if (parts.length !== 1 || !only) return { kind: 'other', parts: convert.all(parts) };
  if (only.type === 'augmented_assignment') {
    const target = childIn(only, 'left');
    const value = childIn(only, 'right');
    if (!target || !value) return other(only, convert);
    return { kind: 'augmented', target: convert.expression(target), value: convert.expression(value) };
  }
  if (only.type !== 'assignment') return { kind: 'expression', value: convert.expression(only) };
  const targets: Expression[] = [];
  let annotation: Expression | undefined;
  let current: RawNode | undefined = only;
  while (current?.type === 'assignment') {
    const left = childIn(current, 'left');
    const type = childIn(current, 'type');
    if (left) targets.push(convert.expression(left));
    if (type) annotation = convert.expression(type);
    current = childIn(current, 'right');
  }
  return { kind: 'assign', targets, value: current && convert.expression(current), annotation };
}

function importedName(node: RawNode, convert: ExpressionConverter): ImportedName[] {
  const dotted = node.type === 'aliased_import' ? childIn(node, 'name') : node;
  const alias = node.type === 'aliased_import' ? childIn(node, 'alias') : undefined;
  if (dotted?.type !== 'dotted_name') return [];
  return [
    {
      path: convert.source(dotted).replace(/\s+/g, ''),
      name: convert.name(dotted),
      alias: alias && convert.name(alias),
    },
  ];
}

function importFrom(node: RawNode, convert: ExpressionConverter): StatementBody {
  const module = childIn(node, 'module_name');
  return {
    kind: 'import-from',
    module: module ? convert.source(module).replace(/\s+/g, '') : '',
    moduleName: module && convert.name(module),
    names: childrenIn(node, 'name').flatMap((child) => importedName(child, convert)),
    star: node.children.some((child) => child.type === 'wildcard_import'),
  };
}

function ifStatement(node: RawNode, convert: ExpressionConverter): StatementBody {
  const branches: { test: Expression | undefined; body: readonly Statement[] }[] = [];
  const add = (part: RawNode, bodyField: string): void => {
    const test = childIn(part, 'condition');
    branches.push({ test: test && convert.expression(test), body: childIn(part, bodyField)?.block ?? [] });
  };
  add(node, 'consequence');
  for (const part of childrenIn(node, 'alternative')) {
    add(part, part.type === 'else_clause' ? 'body' : 'consequence');
  }
  return { kind: 'if', branches };
}

function tryStatement(node: RawNode, convert: ExpressionConverter): StatementBody {
  const handlers: { type: Expression | undefined; name: Name | undefined; body: readonly Statement[] }[] = [];
  for (const clause of node.children) {
    if (clause.type !== 'except_clause' && clause.type !== 'except_group_clause') continue;
    const value = childIn(clause, 'value');
    const pattern = value?.type === 'as_pattern' ? value : undefined;
    const type = pattern ? namedChildren(pattern)[0] : value;
    const target = pattern && childIn(pattern, 'alias');
    const name = target && namedChildren(target)[0];
    handlers.push({
      type: type && convert.expression(type),
      name: name?.type === 'identifier' ? convert.name(name) : undefined,
      body: directBlock(clause),
    });
  }
  const last = node.children.find((child) => child.type === 'finally_clause');
  return {
    kind: 'try',
    body: blockOf(node),
    handlers,
    otherwise: elseOf(node),
    finally: last ? directBlock(last) : [],
  };
}

function withItem(
  item: RawNode,
  convert: ExpressionConverter,
): { value: Expression; target: Expression | undefined }[] {
  const value = childIn(item, 'value');
  if (!value) return [];
  if (value.type !== 'as_pattern') return [{ value: convert.expression(value), target: undefined }];
  const inner = namedChildren(value)[0];
  const target = childIn(value, 'alias');
  const bound = target && namedChildren(target)[0];
  return inner ? [{ value: convert.expression(inner), target: bound && convert.expression(bound) }] : [];
}

function blockOf(node: RawNode): readonly Statement[] {
  return childIn(node, 'body')?.block ?? [];
}

function elseOf(node: RawNode): readonly Statement[] {
  const clause = node.children.find((child) => child.type === 'else_clause');
  return clause ? (childIn(clause, 'body')?.block ?? directBlock(clause)) : [];
}

function directBlock(clause: RawNode): readonly Statement[] {
  return clause.children.find((child) => child.block !== undefined)?.block ?? [];
}
