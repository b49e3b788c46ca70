import type { Need } from '../checks/check';
import type { Context } from '../checks/context';
import { Survival } from '../edits/apply';
import { type Edit, isKept } from '../edits/edit';
import { blocksOf, type Expression, type Name, type Statement } from '../python/ast';
import type { ImportFact } from '../python/facts';
import { mentionsOf } from '../python/mentions';
import { localNames } from '../python/scope-names';
import { forEachOwnExpression } from '../python/walk';

/** A place that uses an imported name. */
export interface Reference {
  readonly text: number;
  readonly start: number;
}

/** Places that use the imported name; for `import a.b.c` without alias, the chains that begin with it. */
export function references(context: Context, fact: ImportFact): readonly Reference[] {
  const { statement, imported } = fact;
  if (statement.body.kind === 'import' && imported && !imported.alias && imported.path.includes('.')) {
    const chain = imported.path;
    return [...context.facts.attributes.keys()]
      .filter((node) => `${context.source(node)}.`.startsWith(`${chain}.`))
      .map((node) => ({ text: node.host.text, start: node.start }));
  }
  if (!fact.star) return namesIn(context, fact.local, fact);
  return context.knowledge.exportsOf(fact.written).flatMap((name) => namesIn(context, name, undefined));
}

/** Loads of a plain name, and string annotations that begin with it, in the statements that mention it at all. */
function namesIn(context: Context, local: string, fact: ImportFact | undefined): readonly Reference[] {
  const found: Reference[] = [];
  const word = new RegExp(`\\b${local.replaceAll('$', '')}\\b`, 'g');
  const visit = (node: Expression): void => {
    if (node.kind === 'name' && node.id === local && mayMean(context, node, fact)) {
      found.push({ text: node.host.text, start: node.start });
    }
    if (node.kind !== 'text' || !isAnnotation(context, node)) return;
    for (const { index } of context.source(node).matchAll(word)) {
      found.push({ text: node.host.text, start: node.start + index });
    }
  };
  const search = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      if (!mentionsOf(statement).all.has(local)) continue;
      forEachOwnExpression(statement, visit);
      for (const block of blocksOf(statement)) search(block);
    }
  };
  for (const statements of context.facts.texts) search(statements);
  return found;
}

/** False where the name certainly holds something else, for example after a second import of it. */
function mayMean(context: Context, node: Name, fact: ImportFact | undefined): boolean {
  if (isBinding(node) || (fact && isOfFunction(context, node, fact))) return false;
  const bound = fact?.atom;
  const value = context.facts.valueOf(node);
  if (value.atoms.length === 0 || value.open || !bound || !('name' in bound)) return true;
  return value.atoms.some((atom) => 'name' in atom && atom.name === bound.name);
}

/** True where a function around the name, but not around the import, has a parameter or variable of that name. */
function isOfFunction(context: Context, { id, host }: Name, { statement }: ImportFact): boolean {
  for (let inner = host, outer = host.parent; outer; inner = outer, outer = inner.parent) {
    const { body } = outer;
    if (body.kind !== 'function' || !body.body.includes(inner)) continue;
    if (isInside(statement, outer)) return false;
    if (context.memo('locals', outer, () => localNames(body.params, body.body)).has(id)) return true;
  }
  return false;
}

function isInside(statement: Statement, outer: Statement): boolean {
  for (let one: Statement | undefined = statement; one; one = one.parent) if (one === outer) return true;
  return false;
}

/** `session = …`: the name is given something else and not read. */
function isBinding(node: Name): boolean {
  const { body } = node.host;
  return body.kind === 'assign' && body.targets.includes(node);
}

function isAnnotation(context: Context, node: object): boolean {
  return context
    .memo('annotations', context.facts, () => new Set(context.facts.textAnnotations.map((one) => one.node as object)))
    .has(node);
}

/** New code that is nothing but a text says no names. */
const LITERAL = /^(?:"[^"\\]*"|'[^'\\]*')$/;

/** Asks of each text's edits which references they leave. */
export class Remains {
  private readonly byText = new Map<number, Survival>();
  /** Identifiers in new code; what a rule copies out of the old code may still need an old import. */
  private readonly written = new Set<string>();

  constructor(
    private readonly edits: readonly Edit[],
    needs: readonly Need[],
  ) {
    for (const { pieces } of edits) {
      for (const piece of pieces) {
        if (isKept(piece) || LITERAL.test(piece)) continue;
        // Behind a hyphen it is the end of a text: no rule writes a difference.
        for (const [name] of piece.matchAll(/(?<![\w-])[A-Za-z_]\w*/g)) this.written.add(name);
      }
    }
    // These come with an import of their own.
    for (const { local } of needs) this.written.delete(local);
  }

  writes(local: string): boolean {
    return this.written.has(local);
  }

  isGone(at: Reference): boolean {
    const known = this.byText.get(at.text) ?? new Survival(this.edits.filter((edit) => edit.text === at.text));
    this.byText.set(at.text, known);
    return !known.has(at.start);
  }
}

/** True when chains through `import sagemaker.x` still need the package itself after the edits. */
export function isRootUsed(context: Context, remains: Remains): boolean {
  return namesIn(context, 'sagemaker', undefined).some((at) => !remains.isGone(at));
}
