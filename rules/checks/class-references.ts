import { CLASS_SUCCESSORS } from '../catalog/mappings/successors';
import type { Expression, Statement } from '../python/ast';
import type { Value } from '../python/values';
import { lastPart, modulePart, publicName } from '../sdk/names';
import type { Check, Problem } from './check';
import type { Context } from './context';

/** Points annotations and `isinstance` tests that name a rewritten V2 class at the class its objects have under V3. */
export const classReferences: Check = {
  name: 'class-references',
  loadedName: (node, value, context) => reference(node, node, value, context),
  attribute: (node, fact, context) => reference(node, node.name, fact.value, context),
  program: (context) =>
    context.facts.textAnnotations.flatMap((fact) => {
      const { node, name } = fact;
      // Escapes and prefixes shift what stands in the file.
      if (context.source({ start: node.start + 1, end: node.end - 1, host: node.host }) !== node.value) return [];
      const start = node.start + 1 + fact.start;
      const part = { start, end: start + name.length, host: node.host };
      return [...successor(part, part, fact.value, context), ...movedInText(part, name, fact.value, context)];
    }),
};

/** `"sagemaker.session.Session"`: other than an imported name, the chain does not follow its import. */
function movedInText(part: Problem['node'], name: string, value: Value, context: Context): readonly Problem[] {
  const [atom] = value.atoms;
  const answer = atom?.type === 'class' ? context.relocations.symbol(atom.name) : undefined;
  if (atom?.type !== 'class' || answer?.relation !== 'moved' || !name.includes('.')) return [];
  if (context.knowledge.isV3(atom.name)) return [];
  const builder = context.rewrite();
  const local = builder.import(answer.module, answer.name, part);
  return [
    {
      code: 'SM101',
      node: part,
      v2: publicName(atom.name),
      v3: `${answer.module}.${answer.name}`,
      message: `${name} is gone in V3: import ${answer.name} from ${answer.module}`,
      fix: builder.replace(part, local).done(`Import ${answer.name} from ${answer.module}`),
    },
  ];
}

function reference(whole: Expression, shown: Problem['node'], value: Value, context: Context): readonly Problem[] {
  return isAnnotation(whole, context) || isTypeTest(whole, context) ? successor(whole, shown, value, context) : [];
}

function successor(
  replaced: Problem['node'],
  shown: Problem['node'],
  value: Value,
  context: Context,
): readonly Problem[] {
  const [atom] = value.atoms;
  if (atom?.type !== 'class' || value.atoms.length !== 1 || value.open) return [];
  const target = CLASS_SUCCESSORS[atom.name];
  if (!target) return [];
  const builder = context.rewrite();
  const local = builder.import(modulePart(target), lastPart(target), replaced);
  return [
    {
      code: 'SM108',
      node: shown,
      v2: publicName(atom.name),
      v3: target,
      message: `${publicName(atom.name)} is gone in V3: these objects are ${lastPart(target)} now`,
      fix: builder.replace(replaced, local).done(`Name ${lastPart(target)} instead`),
    },
  ];
}

/** True where the check above follows the class: in an annotation or a type test. */
export function isClassReference(node: Expression, canonical: string, context: Context): boolean {
  return CLASS_SUCCESSORS[canonical] !== undefined && (isAnnotation(node, context) || isTypeTest(node, context));
}

function isTypeTest(node: Expression, context: Context): boolean {
  let parent = context.parentOf(node);
  if (parent?.kind === 'sequence') parent = context.parentOf(parent);
  return (
    parent?.kind === 'call' && parent.callee.kind === 'name' && /^(isinstance|issubclass|cast)$/.test(parent.callee.id)
  );
}

/** Stands in an annotation of a parameter, a result or a variable. */
function isAnnotation(node: Expression, context: Context): boolean {
  let top: Expression = node;
  for (let parent = context.parentOf(top); parent; parent = context.parentOf(top)) {
    if (parent.kind !== 'subscript' && parent.kind !== 'opaque' && parent.kind !== 'sequence') return false;
    top = parent;
  }
  return annotationsOf(node.host).includes(top);
}

function annotationsOf({ body }: Statement): readonly (Expression | undefined)[] {
  if (body.kind === 'assign') return [body.annotation];
  if (body.kind === 'function') return [body.returns, ...body.params.map((one) => one.annotation)];
  return [];
}
