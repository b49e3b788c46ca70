import type { Node, Parser } from 'web-tree-sitter';
import { assignmentOf, readClass, undecorate } from './classes';
import { readLazyExports } from './lazy-exports';
import { readParameters } from './parameters';
import { literalStrings, readImport } from './syntax';
import type { Binding, BindingStep, RawClass, RawModule } from './types';

/** Linters of the SDK accept an import that its module does not use only with one of these marks. */
const DELIBERATE_IMPORT = /#.*\b(F401|F403|W0611|unused-import)\b/;

const DOTTED = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;

/** What an assigned value is an alias of: a dotted name, or the class wrapped by `deprecated_class`. */
function aliasedExpression(right: Node | null): string | undefined {
  if (!right) return undefined;
  if (right.type === 'call' && /(^|\.)deprecated_class$/.test(right.childForFieldName('function')?.text ?? '')) {
    return right.childForFieldName('arguments')?.namedChildren[0]?.text;
  }
  return DOTTED.test(right.text) && right.type !== 'none' ? right.text : undefined;
}

/** `warnings.warn(…, DeprecationWarning)` among the statements of the module itself. */
function warnsOfDeprecation(root: Node): boolean {
  return root.namedChildren.some((statement) => {
    const call = statement.type === 'expression_statement' ? statement.namedChildren[0] : undefined;
    const callee = call?.type === 'call' ? call.childForFieldName('function')?.text : undefined;
    return /^(warnings\.)?warn$/.test(callee ?? '') && /\b(Pending)?DeprecationWarning\b/.test(statement.text);
  });
}

/** Parses one module text into what it binds, without looking at any other module. */
export function readModule(parser: Parser, name: string, isPackage: boolean, text: string): RawModule {
  const tree = parser.parse(text);
  if (!tree) throw new Error(`cannot parse ${name}`);
  const lines = text.split('\n');
  const steps: BindingStep[] = [];
  const scope = new Map<string, Binding>();
  const classes = new Map<string, RawClass>();
  const functions = new Map<string, readonly string[]>();
  let all: string[] | undefined;
  let lazy: Node | undefined;

  const bind = (bound: string, binding: Binding, fallback: boolean): void => {
    steps.push({ name: bound, binding, fallback });
    if (!fallback || !scope.has(bound)) scope.set(bound, binding);
  };

  const readAssignment = (assignment: Node, fallback: boolean): void => {
    const left = assignment.childForFieldName('left');
    const right = assignment.childForFieldName('right');
    const targets = left?.type === 'pattern_list' || left?.type === 'tuple_pattern' ? left.namedChildren : [left];
    for (const target of targets) {
      if (target?.type !== 'identifier' || (!right && target)) continue;
      if (target.text === '__all__') all = literalStrings(right);
      const expression = targets.length === 1 ? aliasedExpression(right) : undefined;
      // `X = wrapper(X)` leaves the meaning of X alone.
      if (expression?.split('.')[0] === target.text) continue;
      bind(target.text, expression ? { kind: 'alias', expression } : { kind: 'constant' }, fallback);
    }
    if (right?.type === 'assignment') readAssignment(right, fallback);
  };

  const readImportStatement = (statement: Node, fallback: boolean): void => {
    const source = lines.slice(statement.startPosition.row, statement.endPosition.row + 1).join('\n');
    const isIncidental = !isPackage && !DELIBERATE_IMPORT.test(source);
    for (const { name: bound, binding } of readImport(statement, name, isPackage)) {
      if (binding.kind !== 'import') continue;
      if (bound === '*') steps.push({ star: binding.module, incidental: isIncidental ? 'star' : undefined });
      else bind(bound, isIncidental ? { ...binding, incidental: 'named' } : binding, fallback);
    }
  };

  const visit = (statement: Node, fallback: boolean): void => {
    const { definition } = undecorate(statement);
    switch (definition.type) {
      case 'import_statement':
      case 'import_from_statement':
        readImportStatement(definition, fallback);
        return;
      case 'class_definition': {
        const bound = definition.childForFieldName('name')?.text ?? '';
        if (fallback && classes.has(bound)) return;
        readClass(statement, (head) => scope.get(head), classes);
        bind(bound, { kind: 'class' }, fallback);
        return;
      }
      case 'function_definition': {
        const bound = definition.childForFieldName('name')?.text ?? '';
        if (bound === '__getattr__') lazy = definition;
        if (fallback && functions.has(bound)) return;
        functions.set(bound, readParameters(definition, false));
        bind(bound, { kind: 'function' }, fallback);
        return;
      }
      case 'expression_statement': {
        const assignment = assignmentOf(definition);
        if (assignment) readAssignment(assignment, fallback);
        return;
      }
      case 'if_statement': {
        const typingOnly = /(^|\.)TYPE_CHECKING$/.test(definition.childForFieldName('condition')?.text ?? '');
        if (!typingOnly) visitBlock(definition.childForFieldName('consequence'), fallback);
        for (const branch of definition.childrenForFieldName('alternative')) {
          const block = branch.childForFieldName('body') ?? branch.childForFieldName('consequence');
          visitBlock(block, fallback || !typingOnly);
        }
        return;
      }
      case 'try_statement':
        visitBlock(definition.childForFieldName('body'), fallback);
        for (const clause of definition.namedChildren) {
          if (!/^(except|except_group|else|finally)_clause$/.test(clause.type)) continue;
          const block =
            clause.childForFieldName('body') ?? clause.namedChildren.find((child) => child.type === 'block');
          visitBlock(block ?? null, fallback || clause.type.startsWith('except'));
        }
        return;
      case 'with_statement':
      case 'for_statement':
        visitBlock(definition.childForFieldName('body'), fallback);
        return;
    }
  };

  const visitBlock = (block: Node | null, fallback: boolean): void => {
    for (const statement of block?.namedChildren ?? []) visit(statement, fallback);
  };

  visitBlock(tree.rootNode, false);
  if (lazy) {
    for (const { name: bound, binding } of readLazyExports(lazy, tree.rootNode, name, isPackage))
      bind(bound, binding, true);
  }
  const hasErrors = tree.rootNode.hasError;
  const isDeprecated = warnsOfDeprecation(tree.rootNode);
  tree.delete();
  return { name, isPackage, steps, classes, functions, all, isDeprecated, hasErrors };
}
