import type { Inventory, ShortClass, ShortModule } from '../../rules/catalog/sdk/lookup';
import type { WheelSource } from './types';

/** One V3 minor release: the newest patch, and the wheels that were published with it. */
export interface Release {
  readonly minor: string;
  readonly version: string;
  readonly source: readonly WheelSource[];
}

/** What a module member was: from the release at this index on; absent value: it did not exist. */
type Run = readonly [from: number] | readonly [from: number, value: unknown];

/** How the older minors differ from the newest inventory. */
export interface History {
  /** Oldest first; the last one is the newest inventory itself. */
  readonly releases: readonly Release[];
  /**
   * Module, then member (`f.name`, `c.Class`, `c.Class.m.method`, …), then its runs, oldest first. The run that reaches
   * the newest release has no value of its own when the newest inventory has it: `[from]` with the member present there.
   */
  readonly modules: Readonly<Record<string, Readonly<Record<string, readonly Run[]>>>>;
}

type Flat = Map<string, unknown>;

/** Takes a module apart into members; a class keeps its small parts under `c.Class`. */
function flatten(module: ShortModule): Flat {
  const flat: Flat = new Map<string, unknown>([['', 1]]);
  for (const part of ['f', 'r', 'e'] as const) {
    for (const [name, value] of Object.entries(module[part] ?? {})) flat.set(`${part}.${name}`, value);
  }
  for (const name of module.n ?? []) flat.set(`n.${name}`, 1);
  if (module.w) flat.set('w', 1);
  for (const [name, cls] of Object.entries(module.c ?? {})) {
    const { m, i, a, ...rest } = cls;
    const at = `c.${name.replaceAll('.', '/')}`;
    flat.set(at, rest);
    if (i) flat.set(`${at}.i`, i);
    if (a) flat.set(`${at}.a`, a);
    for (const [method, params] of Object.entries(m ?? {})) flat.set(`${at}.m.${method}`, params);
  }
  return flat;
}

function unflatten(flat: Flat): ShortModule {
  const module: Record<string, Record<string, unknown> | 1> = {};
  const constants: string[] = [];
  const part = (name: string): Record<string, unknown> => {
    module[name] ??= {};
    return module[name] as Record<string, unknown>;
  };
  for (const key of [...flat.keys()].sort()) {
    const value = flat.get(key);
    const [kind = '', name = '', member, method] = key.split('.');
    if (key === '') continue;
    if (kind === 'w') module.w = 1;
    else if (kind === 'n') constants.push(name);
    else if (kind !== 'c') part(kind)[name] = value;
    else {
      const cls = name.replaceAll('/', '.');
      if (!member) part('c')[cls] = { ...(value as ShortClass) };
      else {
        const entry = part('c')[cls] as Record<string, unknown>;
        if (method === undefined) entry[member] = value;
        else entry.m = { ...(entry.m as Record<string, unknown> | undefined), [method]: value };
      }
    }
  }
  return { ...module, ...(constants.length > 0 && { n: constants }) } as ShortModule;
}

/** The members of one module through all releases, as runs; undefined when nothing ever changed. */
function runsOf(values: readonly unknown[]): Run[] | undefined {
  const texts = values.map((value) => (value === undefined ? undefined : JSON.stringify(value)));
  if (texts.every((text) => text === texts[0])) return undefined;
  const runs: Run[] = [];
  texts.forEach((text, index) => {
    if (index > 0 && text === texts[index - 1]) return;
    const reachesEnd = texts.slice(index).every((other) => other === text);
    runs.push(text === undefined || reachesEnd ? [index] : [index, values[index]]);
  });
  // Before its first run a member did not exist.
  return runs[0]?.[0] === 0 && texts[0] === undefined ? runs.slice(1) : runs;
}

/** Compares the inventories of all releases, oldest first. */
export function writeHistory(releases: readonly Release[], inventories: readonly Inventory[]): History {
  const names = [...new Set(inventories.flatMap((one) => Object.keys(one.modules)))].sort();
  const modules: Record<string, Record<string, Run[]>> = {};
  for (const name of names) {
    const flats = inventories.map(({ modules }) => (modules[name] ? flatten(modules[name]) : new Map()) as Flat);
    const members: Record<string, Run[]> = {};
    for (const key of [...new Set(flats.flatMap((flat) => [...flat.keys()]))].sort()) {
      const runs = runsOf(flats.map((flat) => flat.get(key)));
      if (runs) members[key] = runs;
    }
    if (Object.keys(members).length > 0) modules[name] = members;
  }
  return { releases, modules };
}

/** Rebuilds the inventory of the release at an index from the newest one and the history. */
export function inventoryAt(newest: Inventory, history: History, index: number): Inventory {
  const release = history.releases[index];
  if (!release) throw new Error(`no release ${index}`);
  const modules: Record<string, ShortModule> = {};
  for (const name of new Set([...Object.keys(newest.modules), ...Object.keys(history.modules)])) {
    const changes = history.modules[name];
    const known = newest.modules[name];
    if (!changes) {
      if (known) modules[name] = known;
      continue;
    }
    const flat: Flat = known ? flatten(known) : new Map();
    const before = new Map(flat);
    for (const [key, runs] of Object.entries(changes)) {
      const at = runs.findLastIndex(([from]) => from <= index);
      const run = runs[at];
      if (!run) flat.delete(key);
      else if (run.length > 1) flat.set(key, run[1]);
      else if (at !== runs.length - 1 || !before.has(key)) flat.delete(key);
    }
    if (flat.has('')) modules[name] = unflatten(flat);
  }
  return { version: release.version, modules };
}
