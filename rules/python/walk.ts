import { type Expression, forEachStatement, type Parameter, type Statement, type StatementBody } from './ast';

/** The expressions directly inside an expression, in source order. */
export function childExpressions(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'attribute':
      return [node.object];
    case 'call':
      return [node.callee, ...node.args.map((argument) => argument.value)];
    case 'subscript':
      return [node.object, ...node.indices];
    case 'dict':
      return node.items.flatMap((item) => (item.key ? [item.key, item.value] : [item.value]));
    case 'sequence':
      return node.elements;
    case 'comprehension':
      return [
        ...(node.key ? [node.key] : []),
        node.element,
        ...node.clauses.flatMap((clause) => [clause.target, clause.iterable]),
        ...node.conditions,
      ];
    case 'lambda':
      return [...parameterParts(node.params), node.body];
    case 'conditional':
      return [node.then, node.test, node.otherwise];
    case 'walrus':
      return [node.target, node.value];
    case 'bool-op':
      return node.operands;
    case 'wrapper':
      return [node.inner];
    case 'opaque':
      return node.parts;
    default:
      return [];
  }
}

function parameterParts(params: readonly Parameter[]): Expression[] {
  return params.flatMap((one) => [...(one.annotation ? [one.annotation] : []), ...(one.default ? [one.default] : [])]);
}

/** The expressions that belong to a statement itself, nested statements left out. */
export function expressionsOf(body: StatementBody): readonly Expression[] {
  switch (body.kind) {
    case 'expression':
      return [body.value];
    case 'assign':
      return [...body.targets, ...(body.annotation ? [body.annotation] : []), ...(body.value ? [body.value] : [])];
    case 'augmented':
      return [body.target, body.value];
    case 'function':
      return [...body.decorators, ...parameterParts(body.params), ...(body.returns ? [body.returns] : [])];
    case 'class':
      return [...body.decorators, ...body.bases.map((base) => base.value)];
    case 'if':
      return body.branches.flatMap((branch) => (branch.test ? [branch.test] : []));
    case 'for':
      return [body.target, body.iterable];
    case 'while':
      return [body.test];
    case 'try':
      return body.handlers.flatMap((handler) => (handler.type ? [handler.type] : []));
    case 'with':
      return body.items.flatMap((item) => (item.target ? [item.value, item.target] : [item.value]));
    case 'match':
      return [body.subject];
    case 'case':
      return body.patterns;
    case 'return':
      return body.value ? [body.value] : [];
    case 'delete':
      return body.targets;
    case 'jump':
    case 'other':
      return body.parts;
    default:
      return [];
  }
}

/** Visits every expression of the statements, outermost first. */
export function forEachExpression(statements: readonly Statement[], visit: (node: Expression) => void): void {
  forEachStatement(statements, (statement) => forEachOwnExpression(statement, visit));
}

/** Visits the expressions of one statement, nested statements left out. */
export function forEachOwnExpression(statement: Statement, visit: (node: Expression) => void): void {
  const walk = (node: Expression): void => {
    visit(node);
    for (const child of childExpressions(node)) walk(child);
  };
  for (const node of expressionsOf(statement.body)) walk(node);
}

/** The parent of every expression that the statement itself hosts. */
export function parentsIn(statement: Statement): Map<Expression, Expression> {
  const parents = new Map<Expression, Expression>();
  const walk = (node: Expression): void => {
    for (const child of childExpressions(node)) {
      parents.set(child, node);
      walk(child);
    }
  };
  for (const node of expressionsOf(statement.body)) walk(node);
  return parents;
}
