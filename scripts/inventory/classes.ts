import type { Node } from 'web-tree-sitter';
import { compactSource, readParameters } from './parameters';
import type { Binding, RawBase, RawClass, RawField } from './types';

const FIELD_CALL = /^(?:(?:attr|attrs)\.(?:ib|attrib|field)|(?:dataclasses\.)?field|(?:pydantic\.)?Field)$/;
const ATTRIB_CALL = /^attrs?\.(?:ib|attrib|field)$/;
const VALIDATOR = /(?:^|\.)(?:(?:field_|model_|root_)?validator|(?:field_|model_)?serializer)$/;

/** True for the names that an inventory of a public interface shows. */
export function isPublic(name: string): boolean {
  return !name.startsWith('_');
}

/** Splits a `decorated_definition` into its decorator expressions and the definition itself. */
export function undecorate(node: Node): { definition: Node; decorators: Node[] } {
  if (node.type !== 'decorated_definition') return { definition: node, decorators: [] };
  const decorators = node.namedChildren
    .filter((child) => child.type === 'decorator')
    .map((child) => child.namedChildren[0])
    .filter((child) => child !== undefined);
  return { definition: node.childForFieldName('definition') ?? node, decorators };
}

function calleeName(expression: Node): string {
  const callee = expression.type === 'call' ? expression.childForFieldName('function') : expression;
  return callee?.text.replace(/\s+/g, '') ?? '';
}

function callArguments(call: Node): { positional: Node[]; keyword: Map<string, Node> } {
  const positional: Node[] = [];
  const keyword = new Map<string, Node>();
  for (const argument of call.childForFieldName('arguments')?.namedChildren ?? []) {
    if (argument.type === 'comment') continue;
    const name = argument.type === 'keyword_argument' ? argument.childForFieldName('name') : null;
    const value = argument.type === 'keyword_argument' ? argument.childForFieldName('value') : null;
    if (name && value) keyword.set(name.text, value);
    else positional.push(argument);
  }
  return { positional, keyword };
}

function readField(name: string, annotation: string | undefined, right: Node | null): RawField {
  const plain = { name, annotation, value: right?.text, inInit: true, isAttrib: false, keywordOnly: false };
  if (!right) return { ...plain, defaultText: undefined };
  const callee = right.type === 'call' ? calleeName(right) : '';
  if (!FIELD_CALL.test(callee)) return { ...plain, defaultText: compactSource(right.text) };
  const { positional, keyword } = callArguments(right);
  // `dataclasses.field` and `attr.field` take keywords only.
  const takesPositionalDefault = !/(^|\.)field$/.test(callee);
  const given = keyword.get('default') ?? (takesPositionalDefault ? positional[0] : undefined);
  const factory = keyword.get('default_factory') ?? keyword.get('factory');
  const byFactory = factory && (/^lambda:\s*(.*)$/s.exec(factory.text)?.[1] ?? `${factory.text}()`);
  const byValue = given && given.text !== '...' ? compactSource(given.text) : undefined;
  return {
    ...plain,
    defaultText: byValue ?? (byFactory ? compactSource(byFactory) : undefined),
    inInit: keyword.get('init')?.text !== 'False',
    isAttrib: ATTRIB_CALL.test(callee),
    keywordOnly: keyword.get('kw_only')?.text === 'True',
  };
}

/** The assignment inside an expression statement, also when it is annotated or chained. */
export function assignmentOf(statement: Node): Node | undefined {
  const inner = statement.type === 'expression_statement' ? statement.namedChildren[0] : undefined;
  return inner?.type === 'assignment' ? inner : undefined;
}

function collectSelfAttributes(node: Node, receiver: string, into: Set<string>): void {
  if (node.type === 'assignment') {
    const left = node.childForFieldName('left');
    const targets = left?.type === 'pattern_list' || left?.type === 'tuple_pattern' ? left.namedChildren : [left];
    for (const target of targets) {
      if (target?.type !== 'attribute' || target.childForFieldName('object')?.text !== receiver) continue;
      const name = target.childForFieldName('attribute')?.text;
      if (name && isPublic(name)) into.add(name);
    }
  }
  for (const child of node.namedChildren) collectSelfAttributes(child, receiver, into);
}

function readExtra(statement: Node): string | undefined {
  const assignment = assignmentOf(statement);
  if (assignment?.childForFieldName('left')?.text === 'model_config') {
    const right = assignment.childForFieldName('right');
    if (!right) return undefined;
    if (right.type === 'call') return callArguments(right).keyword.get('extra')?.text.replace(/['"]/g, '');
    return /['"]extra['"]\s*:\s*['"](\w+)['"]/.exec(right.text)?.[1];
  }
  if (statement.type === 'class_definition' && statement.childForFieldName('name')?.text === 'Config') {
    return /\bextra\s*=\s*(?:Extra\.|['"])(\w+)/.exec(statement.text)?.[1];
  }
  return undefined;
}

function readBases(definition: Node, lookUp: (name: string) => Binding | undefined): RawBase[] {
  const bases: RawBase[] = [];
  const add = (node: Node): void => {
    if (node.type === 'keyword_argument' || node.type === 'comment') return;
    if (node.type === 'subscript') {
      const value = node.childForFieldName('value');
      if (value) add(value);
    } else if (node.type === 'call' && calleeName(node).endsWith('with_metaclass')) {
      for (const argument of callArguments(node).positional.slice(1)) add(argument);
    } else {
      const expression = calleeName(node);
      if (expression !== 'object') bases.push({ expression, head: lookUp(expression.split('.')[0] ?? '') });
    }
  };
  for (const node of definition.childForFieldName('superclasses')?.namedChildren ?? []) add(node);
  return bases;
}

/** Reads one class definition; `lookUp` tells what a module-level name means at that place. */
export function readClass(
  node: Node,
  lookUp: (name: string) => Binding | undefined,
  into: Map<string, RawClass>,
  prefix = '',
): void {
  const { definition, decorators } = undecorate(node);
  const name = prefix + (definition.childForFieldName('name')?.text ?? '');
  const fields = new Map<string, RawField>();
  const methods = new Map<string, readonly string[]>();
  const properties = new Set<string>();
  const classMethods = new Set<string>();
  const staticMethods = new Set<string>();
  const attributes = new Set<string>();
  let init: string[] | undefined;
  let extra: string | undefined;

  const readMethod = (method: Node, marks: readonly string[]): void => {
    const methodName = method.childForFieldName('name')?.text ?? '';
    const isStatic = marks.includes('staticmethod');
    const receiver = method.childForFieldName('parameters')?.namedChildren[0]?.text;
    const body = method.childForFieldName('body');
    if (!isStatic && receiver === 'self' && body) collectSelfAttributes(body, receiver, attributes);
    if (marks.some((mark) => /\.(setter|deleter|getter|validator|default)$/.test(mark) || VALIDATOR.test(mark))) return;
    const parameters = readParameters(method, !isStatic);
    if (methodName === '__init__') init = parameters;
    else if (marks.some((mark) => /(?:^|[._])property$/.test(mark))) {
      if (isPublic(methodName)) properties.add(methodName);
    } else if (isPublic(methodName) || methodName === '__call__') {
      methods.set(methodName, parameters);
      if (marks.includes('classmethod')) classMethods.add(methodName);
      if (isStatic) staticMethods.add(methodName);
    }
  };

  const readBody = (statements: readonly Node[]): void => {
    for (const statement of statements) {
      extra = readExtra(statement) ?? extra;
      const inner = undecorate(statement);
      if (inner.definition.type === 'function_definition') {
        readMethod(inner.definition, inner.decorators.map(calleeName));
      } else if (inner.definition.type === 'class_definition') {
        const innerName = inner.definition.childForFieldName('name')?.text ?? '';
        if (isPublic(innerName) && innerName !== 'Config') readClass(statement, lookUp, into, `${name}.`);
      } else if (statement.type === 'if_statement' || statement.type === 'try_statement') {
        for (const block of statement.descendantsOfType('block')) readBody(block.namedChildren);
      } else {
        const assignment = assignmentOf(statement);
        const left = assignment?.childForFieldName('left');
        if (!assignment || left?.type !== 'identifier') continue;
        const annotation = assignment.childForFieldName('type')?.text;
        fields.set(left.text, readField(left.text, annotation, assignment.childForFieldName('right')));
      }
    }
  };

  readBody(definition.childForFieldName('body')?.namedChildren ?? []);
  into.set(name, {
    name,
    bases: readBases(definition, lookUp),
    decorators: decorators.map((decorator) => decorator.text.replace(/\s+/g, '')),
    fields: [...fields.values()],
    init,
    methods,
    properties: [...properties],
    classMethods: [...classMethods],
    staticMethods: [...staticMethods],
    attributes: [...attributes],
    extra,
  });
}
