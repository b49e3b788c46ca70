import { blocksOf, type Expression, type Parameter, type Statement } from './ast';

/** Names that a function body binds itself, by Python's rules; comprehension targets are not among them. */
export function localNames(params: readonly Parameter[], body: readonly Statement[]): Set<string> {
  const names = new Set(params.map((parameter) => parameter.name.id));
  const outer = new Set<string>();
  collect(body, names, outer);
  for (const name of outer) names.delete(name);
  return names;
}

function collect(statements: readonly Statement[], names: Set<string>, outer: Set<string>): void {
  for (const { body } of statements) {
    switch (body.kind) {
      case 'assign':
        for (const target of body.targets) targetNames(target, names);
        if (body.value) walrusNames(body.value, names);
        break;
      case 'augmented':
        targetNames(body.target, names);
        break;
      case 'for':
        targetNames(body.target, names);
        break;
      case 'with':
        for (const item of body.items) if (item.target) targetNames(item.target, names);
        break;
      case 'import':
        for (const one of body.names) names.add(one.alias?.id ?? (one.path.split('.')[0] as string));
        break;
      case 'import-from':
        for (const one of body.names) names.add(one.alias?.id ?? one.path);
        break;
      case 'function':
      case 'class':
        names.add(body.name.id);
        continue;
      case 'try':
        for (const handler of body.handlers) if (handler.name) names.add(handler.name.id);
        break;
      case 'global':
      case 'nonlocal':
        for (const name of body.names) outer.add(name);
        break;
      case 'if':
        for (const branch of body.branches) if (branch.test) walrusNames(branch.test, names);
        break;
      case 'while':
        walrusNames(body.test, names);
        break;
      case 'expression':
        walrusNames(body.value, names);
        break;
      default:
        break;
    }
  }
  for (const statement of statements) {
    if (statement.body.kind === 'function' || statement.body.kind === 'class') continue;
    for (const block of blocksOf(statement)) collect(block, names, outer);
  }
}

/** Names bound by an assignment target. */
export function targetNames(target: Expression, into: Set<string>): void {
  if (target.kind === 'name') into.add(target.id);
  else if (target.kind === 'sequence') for (const element of target.elements) targetNames(element, into);
  else if (target.kind === 'wrapper') targetNames(target.inner, into);
}

function walrusNames(node: Expression, into: Set<string>): void {
  switch (node.kind) {
    case 'walrus':
      into.add(node.target.id);
      walrusNames(node.value, into);
      break;
    case 'wrapper':
      walrusNames(node.inner, into);
      break;
    case 'bool-op':
      for (const operand of node.operands) walrusNames(operand, into);
      break;
    case 'opaque':
      for (const part of node.parts) walrusNames(part, into);
      break;
    case 'call':
      for (const argument of node.args) walrusNames(argument.value, into);
      break;
    default:
      break;
  }
}
