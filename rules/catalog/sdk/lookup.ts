/** A class of an SDK in short form; absent members are empty. */
export interface ShortClass {
  /** Qualified names of the direct bases, also those outside the SDK. */
  readonly b?: readonly string[];
  /** Constructor parameters in order, absent when inherited. */
  readonly i?: readonly string[];
  /** Methods with their parameters in order, receiver left out. */
  readonly m?: Readonly<Record<string, readonly string[]>>;
  /** Which of the methods are class methods. */
  readonly k?: readonly string[];
  /** Which of the methods are static. */
  readonly s?: readonly string[];
  /** Properties, class attributes and instance attributes. */
  readonly a?: readonly string[];
  /** Data model: the constructor parameters are attributes too. */
  readonly d?: 'pydantic' | 'dataclass' | 'attrs' | 'namedtuple';
  /** `1` when unknown constructor keywords are refused by the model. */
  readonly x?: 1;
}

/** A module of an SDK in short form. */
export interface ShortModule {
  readonly c?: Readonly<Record<string, ShortClass>>;
  /** Functions with their parameters in order. */
  readonly f?: Readonly<Record<string, readonly string[]>>;
  /** Names bound by import or alias, with the qualified name of what they are. */
  readonly r?: Readonly<Record<string, string>>;
  /** Other module-level names. */
  readonly n?: readonly string[];
  /** Names of other packages that the module offers, with what they are there. */
  readonly e?: Readonly<Record<string, string>>;
  /** `1` when importing the module warns that it is deprecated. */
  readonly w?: 1;
}

/** The names of one SDK version. */
export interface Inventory {
  readonly version?: string;
  readonly modules: Readonly<Record<string, ShortModule>>;
}

export type SymbolKind = 'module' | 'class' | 'function' | 'constant';

/** A name followed to where it is defined; the kind is absent when the SDK does not define it. */
export interface ResolvedSymbol {
  readonly name: string;
  readonly kind: SymbolKind | undefined;
}

/** A method together with the class that defines it. */
export interface FoundMethod {
  readonly owner: string;
  readonly params: readonly string[];
  readonly kind: 'instance' | 'class' | 'static';
}

/** An attribute together with the class that defines it. */
export interface FoundAttribute {
  readonly owner: string;
}

const MAX_HOPS = 16;

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Follows a dotted name through packages and re-exports to its canonical name and kind. */
export function resolveSymbol(inventory: Inventory, dotted: string): ResolvedSymbol {
  const [root = '', ...rest] = dotted.split('.');
  const unknown = { name: dotted, kind: undefined };
  return own(inventory.modules, root) ? resolveIn(inventory, root, rest, MAX_HOPS) : unknown;
}

function resolveIn(inventory: Inventory, module: string, path: readonly string[], hops: number): ResolvedSymbol {
  const [part, ...rest] = path;
  if (part === undefined) return { name: module, kind: 'module' };
  const entry = own(inventory.modules, module);
  const name = [module, ...path].join('.');
  const leaf = (kind: SymbolKind): ResolvedSymbol => ({ name, kind: rest.length === 0 ? kind : undefined });

  // `from a.b.c import D` finds module `a.b.c` even where package `a.b` binds `c` to something else.
  const inner = `${module}.${part}`;
  const isModule = own(inventory.modules, inner) !== undefined;
  const below = isModule && rest.length > 0 ? resolveIn(inventory, inner, rest, hops) : undefined;
  if (below?.kind) return below;

  const target = own(entry?.r, part);
  if (target !== undefined && hops > 0) {
    const [root = '', ...steps] = target.split('.');
    return resolveIn(inventory, root, [...steps, ...rest], hops - 1);
  }
  if (own(entry?.c, part)) return { name, kind: own(entry?.c, path.join('.')) ? 'class' : undefined };
  if (own(entry?.f, part)) return leaf('function');
  if (entry?.n?.includes(part) || own(entry?.e, part) !== undefined) return leaf('constant');
  return below ?? (isModule ? { name: inner, kind: 'module' } : { name, kind: undefined });
}

/** Finds the module entry and the member path of a canonical class or function name. */
function locate(inventory: Inventory, canonical: string): { entry: ShortModule; member: string } | undefined {
  for (let dot = canonical.lastIndexOf('.'); dot > 0; dot = canonical.lastIndexOf('.', dot - 1)) {
    const entry = own(inventory.modules, canonical.slice(0, dot));
    if (entry) return { entry, member: canonical.slice(dot + 1) };
  }
  return undefined;
}

/** Returns the short form of a class, re-exports followed, or undefined when there is no such class. */
export function classOf(inventory: Inventory, cls: string): ShortClass | undefined {
  const resolved = resolveSymbol(inventory, cls);
  if (resolved.kind !== 'class') return undefined;
  const place = locate(inventory, resolved.name);
  return place && own(place.entry.c, place.member);
}

/** Orders a class and its ancestors like Python's method resolution order, itself first. */
export function linearise(cls: string, directBases: (cls: string) => readonly string[]): string[] {
  const visit = (name: string, path: readonly string[]): string[] => {
    if (path.includes(name)) return [];
    const bases = directBases(name);
    const queues = [...bases.map((base) => visit(base, [...path, name])), [...bases]];
    return [name, ...merge(queues)];
  };
  return visit(cls, []);
}

/** The C3 merge; where no order is consistent it takes the first head instead of failing. */
function merge(queues: string[][]): string[] {
  const order: string[] = [];
  for (;;) {
    const open = queues.filter((queue) => queue.length > 0);
    if (open.length === 0) return order;
    const isFree = (name: string): boolean => !open.some((queue) => queue.indexOf(name) > 0);
    const head = (open.find((queue) => isFree(queue[0] ?? '')) ?? open[0])?.[0] ?? '';
    order.push(head);
    for (const queue of open) {
      const at = queue.indexOf(head);
      if (at >= 0) queue.splice(at, 1);
    }
  }
}

function lineage(inventory: Inventory, cls: string): string[] {
  return linearise(resolveSymbol(inventory, cls).name, (name) => classOf(inventory, name)?.b ?? []);
}

/** Lists all ancestors of a class in method resolution order, those outside the SDK included. */
export function basesOf(inventory: Inventory, cls: string): readonly string[] {
  return lineage(inventory, cls).slice(1);
}

/** Tells whether a class is `base` or inherits from it; a class outside the SDK may be the base. */
export function isSubclass(inventory: Inventory, cls: string, base: string): boolean {
  return lineage(inventory, cls).includes(resolveSymbol(inventory, base).name);
}

/** Returns the parameters of a function, or of a class's constructor as it may be inherited. */
export function parametersOf(inventory: Inventory, symbol: string): readonly string[] | undefined {
  const resolved = resolveSymbol(inventory, symbol);
  if (resolved.kind === 'function') {
    const place = locate(inventory, resolved.name);
    return place && own(place.entry.f, place.member);
  }
  if (resolved.kind !== 'class') return undefined;
  for (const name of lineage(inventory, resolved.name)) {
    const params = classOf(inventory, name)?.i;
    if (params) return params;
  }
  return [];
}

/** Finds a method on a class or its ancestors. */
export function methodOf(inventory: Inventory, cls: string, method: string): FoundMethod | undefined {
  for (const owner of lineage(inventory, cls)) {
    const entry = classOf(inventory, owner);
    const params = own(entry?.m, method);
    if (!params) continue;
    const kind = entry?.k?.includes(method) ? 'class' : entry?.s?.includes(method) ? 'static' : 'instance';
    return { owner, params, kind };
  }
  return undefined;
}

/** Finds a property, class attribute, instance attribute or model field on a class or its ancestors. */
export function attributeOf(inventory: Inventory, cls: string, attribute: string): FoundAttribute | undefined {
  for (const owner of lineage(inventory, cls)) {
    const entry = classOf(inventory, owner);
    if (entry?.a?.includes(attribute) || (entry?.d && entry.i?.includes(attribute))) return { owner };
  }
  return undefined;
}
