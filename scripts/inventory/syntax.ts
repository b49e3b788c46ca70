import type { Node } from 'web-tree-sitter';
import type { Binding } from './types';

/** Resolves the module text of an import statement, relative dots included, to an absolute name. */
export function absoluteModule(text: string, module: string, isPackage: boolean): string {
  const dots = /^\.*/.exec(text)?.[0].length ?? 0;
  if (dots === 0) return text;
  const parts = module.split('.');
  const base = parts.slice(0, parts.length - dots + (isPackage ? 1 : 0));
  const rest = text.slice(dots);
  return [...base, ...(rest ? [rest] : [])].join('.');
}

/** Lists the names an import statement binds; a star import gives one entry with name `*`. */
export function readImport(node: Node, module: string, isPackage: boolean): { name: string; binding: Binding }[] {
  const found: { name: string; binding: Binding }[] = [];
  const source = node.childForFieldName('module_name')?.text.replace(/\s+/g, '');
  const from = source === undefined ? undefined : absoluteModule(source, module, isPackage);
  if (from !== undefined && node.namedChildren.some((child) => child.type === 'wildcard_import')) {
    return [{ name: '*', binding: { kind: 'import', module: from } }];
  }
  for (const item of node.childrenForFieldName('name')) {
    const imported = (item.type === 'aliased_import' ? item.childForFieldName('name') : item)?.text ?? '';
    const alias = item.type === 'aliased_import' ? item.childForFieldName('alias')?.text : undefined;
    if (from !== undefined) {
      found.push({ name: alias ?? imported, binding: { kind: 'import', module: from, name: imported } });
    } else if (alias !== undefined) {
      found.push({ name: alias, binding: { kind: 'import', module: imported } });
    } else {
      // `import a.b` binds only `a`.
      const root = imported.split('.')[0] ?? imported;
      found.push({ name: root, binding: { kind: 'import', module: root } });
    }
  }
  return found;
}

/** The strings of a list, tuple or set display (or a call around one), or undefined when not literal. */
export function literalStrings(node: Node | null): string[] | undefined {
  if (!node) return undefined;
  if (node.type === 'call') return literalStrings(node.childForFieldName('arguments')?.namedChildren[0] ?? null);
  if (node.type !== 'list' && node.type !== 'tuple' && node.type !== 'set') return undefined;
  return node.namedChildren.filter((child) => child.type === 'string').map(stringValue);
}

/** The value of a plain string literal without escapes. */
export function stringValue(node: Node): string {
  return node.namedChildren
    .filter((child) => child.type === 'string_content')
    .map((child) => child.text)
    .join('');
}
