import type { Linked } from '../python/evaluator';
import type { Facts } from '../python/facts';
import type { ModuleTable } from './module-table';

/** How the programs of one examination, and the modules around them, belong together. */
export interface Linkage {
  /** The name under which each program imports, and is imported. */
  readonly ids: readonly string[];
  /** The program that each text belongs to. */
  readonly programOf: readonly number[];
  readonly table: ModuleTable | undefined;
}

/** What the evaluator asks of it. */
export function linkedBy({ ids, programOf, table }: Linkage): Linked {
  if (!table) return { programOf };
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const isMany = ids.length > 1;
  return {
    programOf,
    find: (importer, module) => table.find(ids[importer] ?? '', module),
    ...(isMany && {
      program: (importer: number, module: string) => indexOf.get(table.idFor(ids[importer] ?? '', module) ?? ''),
    }),
  };
}

/** The list of each text of the program that `text` belongs to, and nothing for the texts of the others. */
export function ownOnly<T>(
  lists: readonly (readonly T[])[],
  text: number,
  { ids, programOf }: Linkage,
): readonly (readonly T[])[] {
  return ids.length === 1 ? lists : lists.map((list, index) => (programOf[index] === programOf[text] ? list : []));
}

/** The facts that stand in one program's texts; looked up by node, those of the others are found as well. */
export function factsOf(facts: Facts, program: number, programOf: readonly number[]): Facts {
  if (new Set(programOf).size <= 1) return facts;
  const isOwn = (text: number): boolean => programOf[text] === program;
  return {
    ...facts,
    texts: facts.texts.map((statements, text) => (isOwn(text) ? statements : [])),
    imports: facts.imports.filter((fact) => isOwn(fact.statement.text)),
    calls: new Part(facts.calls, (node) => isOwn(node.host.text)),
    attributes: new Part(facts.attributes, (node) => isOwn(node.host.text)),
    names: new Part(facts.names, (node) => isOwn(node.host.text)),
    stores: facts.stores.filter((fact) => isOwn(fact.node.host.text)),
    subclasses: facts.subclasses.filter((fact) => isOwn(fact.def.text)),
    textAnnotations: facts.textAnnotations.filter((fact) => isOwn(fact.node.host.text)),
  };
}

/** Goes through the entries of its part only, but knows all. */
class Part<K, V> extends Map<K, V> {
  constructor(
    private readonly whole: ReadonlyMap<K, V>,
    isPart: (key: K) => boolean,
  ) {
    super();
    for (const [key, value] of whole) if (isPart(key)) super.set(key, value);
  }

  override get(key: K): V | undefined {
    return this.whole.get(key);
  }

  override has(key: K): boolean {
    return this.whole.has(key);
  }
}
