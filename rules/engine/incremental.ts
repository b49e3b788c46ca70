import type { Statement } from '../python/ast';
import type { Facts } from '../python/facts';
import { Relevance } from '../python/relevance';
import type { PythonSource } from '../python/source';
import type { Analysis, EngineOptions } from './api';
import { toAnalysis } from './findings';
import type { ModuleTable } from './module-table';
import { areSameSites, findPinSites } from './pin-sites';
import { alone, type Examined, examine, type Tables } from './session';

/**
 * Analyses one program again and again. Most keystrokes touch code that has nothing to do with the SDK: as long as the
 * statements that matter are the same objects as before, what was found in them still holds, and only its place moved.
 */
export class IncrementalAnalysis {
  private last:
    | { readonly options: string; readonly units: readonly Statement[]; readonly examined: Examined }
    | undefined;

  private latest: Facts | undefined;

  constructor(
    private readonly tables: Tables,
    private readonly table: ModuleTable | undefined,
  ) {}

  analyse(sources: readonly PythonSource[], options: EngineOptions): Analysis {
    const texts = sources.map((source) => source.statements());
    this.table?.begin();
    const linkage = alone(sources, this.table);
    const seen: number[] = [];
    const ownNames = this.table?.ownNames(linkage.ids[0] ?? '', seen);
    const relevance = Relevance.of(texts, this.tables.knowledge, ownNames);
    const units = texts.flatMap((statements) => statements.filter((statement) => relevance.has(statement)));
    const importers = this.table?.source.importers?.(linkage.ids[0] ?? '');
    const key = JSON.stringify([options, seen, importers]);
    const { last } = this;
    const mayReuse = sources.every(({ text }) => !DEPENDS_ON_ALL.test(text));
    if (mayReuse && last?.options === key && isSame(last.units, units) && this.followPins(sources, texts)) {
      return toAnalysis(last.examined, options);
    }
    const examined = examine(sources, this.tables, options, linkage, relevance);
    this.latest = examined.context.facts;
    this.last = mayReuse ? { options: key, units, examined } : undefined;
    return toAnalysis(examined, options);
  }

  /** True when the program installs what it did; lines that are not Python are moved to where they stand now. */
  private followPins(sources: readonly PythonSource[], statements: readonly (readonly Statement[])[]): boolean {
    const sites = findPinSites(
      sources.map(({ text }) => text),
      statements,
    );
    const known = this.last?.examined.sites ?? [];
    if (!areSameSites(known, sites)) return false;
    for (const [index, { host, isMadeUp }] of sites.entries()) if (isMadeUp) known[index]!.host.base = host.base;
    return true;
  }

  /** What the last analysis knew of the program. */
  get facts(): Facts | undefined {
    return this.latest;
  }

  /** Forgets everything, as when texts were added or removed. */
  reset(): void {
    this.last = undefined;
    this.latest = undefined;
  }
}

/** Our comments and `__all__` speak of code elsewhere in the text. */
const DEPENDS_ON_ALL = /sagemaker-v3|__all__/;

function isSame(a: readonly Statement[], b: readonly Statement[]): boolean {
  return a.length === b.length && a.every((statement, index) => statement === b[index]);
}
