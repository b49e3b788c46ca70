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
    context.facts.textAnnotations.flatMap(({ node, value }) => reference(node, node, value, context)),
};

function reference(whole: Expression, shown: Problem['node'], value: Value, context: Context): readonly Problem[] {
  const [atom] = value.atoms;
  if (atom?.type !== 'class' || value.atoms.length !== 1 || value.open) return [];
  const successor = CLASS_SUCCESSORS[atom.name];
  if (!successor || !(isAnnotation(whole, context) || isTypeTest(whole, context))) return [];
  const builder = context.rewrite();
  const local = builder.import(modulePart(successor), lastPart(successor), whole);
  if (whole.kind === 'text') {
    const inner = { start: whole.start + 1, end: whole.end - 1, host: whole.host };
    if (context.source(inner) !== whole.value) return [];
    builder.replace(inner, local);
  } else {
    builder.replace(whole, local);
  }
  return [
    {
      code: 'SM108',
      node: shown,
      v2: publicName(atom.name),
      v3: successor,
      message: `${publicName(atom.name)} is gone in V3: these objects are ${lastPart(successor)} now`,
      fix: builder.done(`Name ${lastPart(successor)} instead`),
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
