import type { Node } from 'web-tree-sitter';

const DEFAULT_TEXT_LIMIT = 40;

/** Collapses white space and cuts the source of a default value to a readable length. */
export function compactSource(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, DEFAULT_TEXT_LIMIT);
}

function parameterName(node: Node): string | undefined {
  switch (node.type) {
    case 'identifier':
      return node.text;
    case 'list_splat_pattern':
      return `*${node.namedChildren[0]?.text ?? ''}`;
    case 'dictionary_splat_pattern':
      return `**${node.namedChildren[0]?.text ?? ''}`;
    case 'typed_parameter': {
      const inner = node.namedChildren[0];
      return inner ? parameterName(inner) : undefined;
    }
    case 'keyword_separator':
      return '*';
    case 'positional_separator':
      return '/';
    default:
      return undefined;
  }
}

/** Lists the parameters of a `function_definition` in signature order, defaults as source text. */
export function readParameters(definition: Node, dropFirst: boolean): string[] {
  const list: string[] = [];
  for (const node of definition.childForFieldName('parameters')?.namedChildren ?? []) {
    if (node.type === 'default_parameter' || node.type === 'typed_default_parameter') {
      const name = node.childForFieldName('name')?.text;
      const value = node.childForFieldName('value')?.text;
      if (name !== undefined && value !== undefined) list.push(`${name}=${compactSource(value)}`);
    } else {
      const name = parameterName(node);
      if (name !== undefined) list.push(name);
    }
  }
  // A method declared as `def m(*args)` has no receiver to drop.
  if (dropFirst && list[0] !== undefined && !list[0].startsWith('*')) list.shift();
  return list[0] === '/' ? list.slice(1) : list;
}

/** The bare name of a compact parameter: `x=None` gives `x`; markers stay as they are. */
export function bareName(parameter: string): string {
  const equals = parameter.indexOf('=');
  return equals < 0 ? parameter : parameter.slice(0, equals);
}
