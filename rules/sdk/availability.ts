import { isBelow } from './versions';

/** Which V3 names came later than V3 itself; generated from the inventories of all minors. */
export interface AvailabilityTable {
  /** Newest patch of every V3 minor, oldest first. */
  readonly releases: readonly string[];
  /**
   * First minor that has them, for names that 3.0 lacks: modules and import paths (`module.Name`), keywords
   * (`module.Name(keyword)`), methods (`module.Name.method`, `module.Name.method(keyword)`) and, for calls on objects,
   * the method alone (`.method`, `.method(keyword)`).
   */
  readonly since: Readonly<Record<string, readonly string[]>>;
}

/** What V3 has at the version that a program is migrated to. */
export class TargetSdk {
  constructor(
    /** The version asked for; undefined is the newest known. */
    readonly version: string | undefined,
    private readonly since: ReadonlyMap<string, string>,
  ) {}

  /** True when nothing known is missing, so that nobody needs to look. */
  get isNewest(): boolean {
    return this.since.size === 0;
  }

  /** The minor that first has the name, when the target does not have it yet; its modules count as well. */
  missing(name: string): string | undefined {
    if (this.isNewest) return undefined;
    const own = this.since.get(name);
    if (own) return own;
    const end = name.startsWith('.')
      ? -1
      : name.lastIndexOf('.', name.indexOf('(') >= 0 ? name.indexOf('(') : undefined);
    return end > 0 ? this.missing(name.slice(0, end)) : undefined;
  }
}

/** The newest V3, where nothing is missing. */
export const NEWEST = new TargetSdk(undefined, new Map());

/** Views of V3 at older versions, made when first asked for. */
export class Availability {
  private readonly views = new Map<string, TargetSdk>();

  constructor(private readonly table: AvailabilityTable) {}

  /** V3 at a version; the newest known when absent. */
  at(version: string | undefined): TargetSdk {
    if (!version) return NEWEST;
    const known = this.views.get(version);
    if (known) return known;
    const since = new Map<string, string>();
    for (const [minor, names] of Object.entries(this.table.since)) {
      if (isBelow(version, minor)) for (const name of names) since.set(name, minor);
    }
    const view = new TargetSdk(version, since);
    this.views.set(version, view);
    return view;
  }
}
