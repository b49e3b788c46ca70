import type { Parser } from 'web-tree-sitter';
import { PythonSource } from '../python/source';
import type { MigrateOptions, Migration, ModuleSource, SourceText } from './api';
import type { Linkage } from './linkage';
import { type JointMigration, migrateSources } from './migrate';
import type { ModuleTable } from './module-table';
import { mentionsSageMaker, type Tables } from './session';

/** What a joint migration works with. */
export interface Workshop {
  readonly parser: Parser;
  readonly tables: Tables;
  readonly options: MigrateOptions;
  readonly modules: ModuleSource | undefined;
  readonly table: ModuleTable | undefined;
}

/** Migrates programs that import each other as one, and answers for each of them. */
export function migrateTogether(programs: readonly (readonly SourceText[])[], workshop: Workshop): Migration[] {
  const { parser, tables, options, table } = workshop;
  table?.begin();
  const order = importedFirst(programs, table);
  const sources = order.map((index) =>
    (programs[index] ?? []).map(({ id, text }) => new PythonSource(parser, id, text)),
  );
  const all = sources.flat();
  try {
    const linkage: Linkage = {
      ids: order.map((index) => programs[index]?.[0]?.id ?? ''),
      programOf: sources.flatMap((list, program) => list.map(() => program)),
      table,
    };
    if (!mayUseSdk(all, table)) return programs.map((texts) => unchanged(texts.map(({ text }) => text)));
    const joint = migrateSources(all, tables, options, linkage);
    const answers = new Map(order.map((index, program) => [index, part(joint, program, linkage, all)]));
    return programs.map((texts, index) => answers.get(index) ?? unchanged(texts.map(({ text }) => text)));
  } finally {
    for (const source of all) source.dispose();
  }
}

/** Indices of the programs, each behind those that it imports; a cycle is cut somewhere. */
function importedFirst(programs: readonly (readonly SourceText[])[], table: ModuleTable | undefined): number[] {
  const byId = new Map(programs.map((texts, index) => [texts[0]?.id ?? '', index]));
  const done = new Set<number>();
  const order: number[] = [];
  const visit = (index: number): void => {
    if (done.has(index)) return;
    done.add(index);
    for (const { id, text } of programs[index] ?? []) {
      for (const imported of table?.importedBy(programs[index]?.[0]?.id ?? id, text) ?? []) {
        const other = byId.get(imported);
        if (other !== undefined) visit(other);
      }
    }
    order.push(index);
  };
  for (const index of programs.keys()) visit(index);
  return order;
}

/** One program's share of a joint migration. */
function part(
  joint: JointMigration,
  program: number,
  { programOf }: Linkage,
  sources: readonly PythonSource[],
): Migration {
  const first = programOf.indexOf(program);
  const isOwn = (text: number): boolean => programOf[text] === program;
  const outcomes = joint.outcomes.flatMap(({ finding, outcome }) => {
    if (!isOwn(finding.place.text)) return [];
    const related = finding.related.map((one) => {
      const { place } = one;
      if (place.text < 0) return one;
      if (isOwn(place.text)) return { ...one, place: { ...place, text: place.text - first } };
      return { ...one, place: { ...place, text: -1 }, id: sources[place.text]?.id ?? '' };
    });
    const place = { ...finding.place, text: finding.place.text - first };
    const renumbered = (key: string): string => key.replace(/@(\d+):/, (_, text) => `@${Number(text) - first}:`);
    const { key, group } = finding;
    return [{ outcome, finding: { ...finding, key: renumbered(key), group: renumbered(group), place, related } }];
  });
  const own = new Set(sources.filter((_, text) => isOwn(text)).map(({ id }) => id));
  const count = (wanted: (typeof outcomes)[number]['outcome']): number =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  const suppressed = joint.suppressedIn.filter(isOwn).length;
  return {
    texts: joint.texts.filter((_, text) => isOwn(text)),
    found: outcomes.length + suppressed,
    rewritten: count('rewritten'),
    review: joint.reviewIn.filter(isOwn).length,
    marked: count('marked'),
    suppressed,
    left: count('left'),
    outcomes,
    failures: joint.failures.filter(({ text }) => own.has(text)),
  };
}

/** The answer for a program that has nothing to do with the SDK. */
export function unchanged(texts: readonly string[]): Migration {
  return { texts, found: 0, rewritten: 0, review: 0, marked: 0, suppressed: 0, left: 0, outcomes: [], failures: [] };
}

/** False when neither the texts nor anything that they import mentions the SDK. */
export function mayUseSdk(texts: readonly { id: string; text: string }[], table: ModuleTable | undefined): boolean {
  if (texts.some(({ text }) => mentionsSageMaker(text))) return true;
  return table !== undefined && texts.some(({ id, text }) => table.reaches(id, text));
}
