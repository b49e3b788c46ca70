import { linearise } from '../../rules/catalog/sdk/lookup';
import { isPublic } from './classes';
import { bareName } from './parameters';
import { Scopes, type Target } from './scopes';
import type { ClassEntry, ModelKind, ModuleEntry, RawClass, RawField, RawModule } from './types';

/**
 * Which imports count as re-exports. The deliberate ones always do; `classes` adds all other imported classes,
 * `usual` of those only the ones that programs do take from the importing module (`from sagemaker.tuner import
 * IntegerParameter`), and `all` is what Python itself would find.
 */
export type ImportPolicy = 'all' | 'classes' | 'usual';

const IMPORTED_FROM =
  /^sagemaker\.(\w+|\w+\.(estimator|model|processing)|workflow\.(steps|pipeline|step_collections))$/;
const HELPER = new RegExp(
  [
    /^sagemaker\.workflow\.(entities|properties|execution_variables|parameters)\./,
    /^sagemaker\.(jumpstart|telemetry|model_card|session_settings|interactive_apps|explainer|enums|lineage|utils)\./,
    /^sagemaker\.amazon\.(hyperparameter|amazon_estimator)\./,
    /^sagemaker\.(container_base_model|metadata_properties|model_life_cycle|compute_resource_requirements)\./,
    /(Base|Enum|Mixin|Error|Exception|Type|Framework|FrameworkModel|Helper)$/,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
);

const DATACLASS = /^(?:dataclasses\.)?dataclass\b/;
const ATTRS = /^(?:attrs?\.(?:s|attrs|define|frozen|mutable)|define|frozen)\b/;

function sorted(names: Iterable<string>): string[] {
  return [...new Set(names)].sort();
}

function sortedRecord<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function decoratorOf(raw: RawClass, pattern: RegExp): string | undefined {
  return raw.decorators.find((decorator) => pattern.test(decorator));
}

/** Turns the raw modules of one SDK into inventory entries. */
class Linker {
  readonly #scopes: Scopes;
  readonly #bases = new Map<string, readonly string[]>();
  readonly #lineages = new Map<string, readonly string[]>();

  constructor(modules: ReadonlyMap<string, RawModule>) {
    this.#scopes = new Scopes(modules);
    for (const [module, raw] of modules) {
      for (const cls of raw.classes.values()) {
        const names = cls.bases.map((base) => {
          return this.#scopes.resolveDotted(module, base.expression, 0, base.head)?.name ?? base.expression;
        });
        this.#bases.set(`${module}.${cls.name}`, names);
      }
    }
  }

  #lineage(cls: string): readonly string[] {
    const known = this.#lineages.get(cls) ?? linearise(cls, (name) => this.#bases.get(name) ?? []);
    this.#lineages.set(cls, known);
    return known;
  }

  #modelKind(cls: string): ModelKind | undefined {
    const raw = this.#scopes.rawClass(cls);
    if (!raw) return undefined;
    const lineage = this.#lineage(cls);
    if (lineage.some((name) => /^pydantic(\.\w+)*\.(BaseModel|BaseSettings)$/.test(name))) return 'pydantic';
    if (decoratorOf(raw, DATACLASS)) return 'dataclass';
    if (decoratorOf(raw, ATTRS)) return 'attrs';
    return this.#bases.get(cls)?.includes('typing.NamedTuple') ? 'namedtuple' : undefined;
  }

  /** The constructor fields that one class of a model lineage adds. */
  #ownFields(raw: RawClass, model: ModelKind): RawField[] {
    const attrs = decoratorOf(raw, ATTRS) ?? '';
    const annotates = model !== 'attrs' || !/^attr\.(s|attrs)\b/.test(attrs) || attrs.includes('auto_attribs=True');
    return raw.fields.filter((field) => {
      if (model === 'pydantic' && !isPublic(field.name)) return false;
      if (field.annotation !== undefined && /^(typing\.)?ClassVar\b/.test(field.annotation)) return false;
      if (field.name === 'model_config' && model === 'pydantic') return false;
      return field.isAttrib || (annotates && field.annotation !== undefined);
    });
  }

  #modelFields(cls: string, model: ModelKind): RawField[] {
    const fields = new Map<string, RawField>();
    for (const name of [...this.#lineage(cls)].reverse()) {
      const raw = this.#scopes.rawClass(name);
      if (!raw || this.#modelKind(name) !== model) continue;
      for (const field of this.#ownFields(raw, model)) fields.set(field.name, field);
    }
    return [...fields.values()];
  }

  #modelInit(raw: RawClass, model: ModelKind, fields: readonly RawField[]): readonly string[] | undefined {
    const decorator = decoratorOf(raw, model === 'attrs' ? ATTRS : DATACLASS) ?? '';
    // Only the classic attrs decorator replaces a constructor that the class writes itself.
    if (raw.init && !/^attr\.(s|attrs)\b/.test(decorator)) return raw.init;
    if (/\binit=False\b/.test(decorator)) return raw.init;
    const text = (field: RawField): string => {
      const name = model === 'attrs' ? field.name.replace(/^_+/, '') : field.name;
      return field.defaultText === undefined ? name : `${name}=${field.defaultText}`;
    };
    const keywordOnly = model === 'pydantic' || /\bkw_only=True\b/.test(decorator);
    const taken = fields.filter((field) => field.inInit);
    const positional = taken.filter((field) => !keywordOnly && !field.keywordOnly).map(text);
    const named = taken.filter((field) => keywordOnly || field.keywordOnly).map(text);
    return named.length > 0 ? [...positional, '*', ...named] : positional;
  }

  #classEntry(cls: string, raw: RawClass): ClassEntry {
    const entry: ClassEntry = {};
    const model = this.#modelKind(cls);
    const fields = model ? this.#modelFields(cls, model) : [];
    const init = model ? this.#modelInit(raw, model, fields) : raw.init;
    const covered = new Set([...raw.properties, ...raw.methods.keys()]);
    if (model) {
      entry.model = model;
      for (const parameter of init ?? []) covered.add(bareName(parameter));
    }
    const ownNames = raw.fields.map((field) => field.name).filter((name) => isPublic(name) && name !== 'model_config');
    const attributes = sorted([...ownNames, ...raw.attributes]).filter((name) => !covered.has(name));
    const bases = this.#bases.get(cls) ?? [];
    if (attributes.length > 0) entry.attributes = attributes;
    if (bases.length > 0) entry.bases = [...bases];
    if (raw.classMethods.length > 0) entry.classmethods = sorted(raw.classMethods);
    if (this.#forbidsExtra(cls, model)) entry.extra = 'forbid';
    if (init) entry.init = [...init];
    if (raw.methods.size > 0) entry.methods = sortedRecord([...raw.methods].map(([k, v]) => [k, [...v]] as const));
    if (raw.properties.length > 0) entry.properties = sorted(raw.properties);
    if (raw.staticMethods.length > 0) entry.staticmethods = sorted(raw.staticMethods);
    return entry;
  }

  #forbidsExtra(cls: string, model: ModelKind | undefined): boolean {
    if (model !== 'pydantic') return false;
    for (const name of this.#lineage(cls)) {
      const extra = this.#scopes.rawClass(name)?.extra;
      if (extra !== undefined) return extra === 'forbid';
    }
    return false;
  }

  /** Private names that public ones lead to: bases and targets of re-exports. */
  #neededPrivate(): Set<string> {
    const needed = new Set<string>();
    const hidden = (name: string): boolean => name.split('.').some((part) => !isPublic(part));
    const need = (cls: string): void => {
      for (const ancestor of this.#lineage(cls)) if (hidden(ancestor)) needed.add(ancestor);
    };
    for (const module of this.#scopes.moduleNames()) {
      if (hidden(module)) continue;
      for (const name of this.#scopes.scope(module).keys()) {
        if (!isPublic(name)) continue;
        const target = this.#scopes.resolve(module, name);
        if (!target || target.kind === 'missing' || target.kind === 'external') continue;
        if (target.kind === 'class') need(target.name);
        if (hidden(target.name)) needed.add(target.name);
      }
    }
    return needed;
  }

  /** Names of other packages that an SDK module takes from another SDK module to offer them, where they start included. */
  #externals(): ReadonlyMap<string, ReadonlyMap<string, string>> {
    const found = new Map<string, Map<string, string>>();
    const add = (module: string, name: string, target: string): void => {
      found.set(module, (found.get(module) ?? new Map<string, string>()).set(name, target));
    };
    for (const module of this.#scopes.moduleNames()) {
      for (const [name, binding] of this.#scopes.scope(module)) {
        if (binding.kind !== 'import' || binding.incidental || binding.name === undefined || !isPublic(name)) continue;
        const target = this.#scopes.isModule(binding.module) ? this.#scopes.resolve(module, name) : undefined;
        if (target?.kind !== 'external') continue;
        // A star import drags along what nobody means to offer, `json` and `typing` among it.
        if (!this.#scopes.modules.get(module)?.steps.some((step) => 'name' in step && step.name === name)) continue;
        add(module, name, target.name);
        add(binding.module, binding.name, target.name);
      }
    }
    return found;
  }

  #moduleEntry(module: string, shows: (name: string) => boolean, imports: ImportPolicy): ModuleEntry {
    const raw = this.#scopes.modules.get(module);
    const classes: [string, ClassEntry][] = [];
    const functions: [string, string[]][] = [];
    const constants: string[] = [];
    const reexports: [string, string][] = [];
    for (const name of this.#scopes.scope(module).keys()) {
      const target = this.#scopes.resolve(module, name);
      const here = `${module}.${name}`;
      if (!target || target.kind === 'external' || target.kind === 'missing' || !shows(here)) continue;
      if (target.name !== here) {
        // A bare `import sagemaker` names nothing new.
        if (isPublic(name) && target.name.includes('.') && this.#isOffered(module, name, target, imports))
          reexports.push([name, target.name]);
      } else if (target.kind === 'function') functions.push([name, [...(raw?.functions.get(name) ?? [])]]);
      else if (target.kind === 'constant') constants.push(name);
    }
    for (const [name, cls] of raw?.classes ?? []) {
      const outer = name.split('.')[0] ?? name;
      if (!shows(`${module}.${outer}`) || this.#scopes.scope(module).get(outer)?.kind !== 'class') continue;
      classes.push([name, this.#classEntry(`${module}.${name}`, cls)]);
    }
    return {
      ...(classes.length > 0 && { classes: sortedRecord(classes) }),
      ...(constants.length > 0 && { constants: sorted(constants) }),
      ...(functions.length > 0 && { functions: sortedRecord(functions) }),
      ...(reexports.length > 0 && { reexports: sortedRecord(reexports) }),
    };
  }

  #isOffered(module: string, name: string, target: Target, imports: ImportPolicy): boolean {
    const binding = this.#scopes.scope(module).get(name);
    const incidental = binding?.kind === 'import' ? binding.incidental : undefined;
    if (imports === 'all' || !incidental || this.#scopes.modules.get(module)?.all?.includes(name)) return true;
    if (target.kind !== 'class' || incidental === 'star') return false;
    return imports === 'classes' || (IMPORTED_FROM.test(module) && !HELPER.test(target.name));
  }

  entries(imports: ImportPolicy): Record<string, ModuleEntry> {
    const needed = this.#neededPrivate();
    const externals = this.#externals();
    const entries: [string, ModuleEntry][] = [];
    for (const module of this.#scopes.moduleNames()) {
      const isHidden = module.split('.').some((part) => !isPublic(part));
      const shows = (name: string): boolean =>
        needed.has(name) || (!isHidden && isPublic(name.slice(module.length + 1)));
      const entry = this.#moduleEntry(module, shows, imports);
      const offered = [...(externals.get(module) ?? [])].filter(([name]) => shows(`${module}.${name}`));
      if (offered.length > 0) entry.externals = sortedRecord(offered);
      if (this.#scopes.modules.get(module)?.isDeprecated) entry.deprecated = 1;
      if (!isHidden || Object.keys(entry).length > 0 || needed.has(module)) entries.push([module, entry]);
    }
    return sortedRecord(entries);
  }
}

/** Links raw modules into the modules of an inventory, private helpers left out unless inherited. */
export function linkModules(
  modules: ReadonlyMap<string, RawModule>,
  imports: ImportPolicy,
): Record<string, ModuleEntry> {
  return new Linker(modules).entries(imports);
}
