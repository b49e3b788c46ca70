import {
  attributeOf,
  basesOf,
  classOf,
  type Inventory,
  type ShortClass,
  type ShortModule,
} from '../../rules/catalog/sdk/lookup';
import { bareName } from './parameters';
import type { ClassEntry, LongInventory, ModuleEntry } from './types';

/** Modules that only the SDK itself and its own containers use. */
const INTERNAL = [
  /\._/,
  /(^|\.)(cli|_?vendor|telemetry|apiutils|container_drivers|runtime_environment)(\.|$)/,
  /^sagemaker\.(local|remote_function)\..*/,
  /^sagemaker\.config\.config_/,
  /^sagemaker\.jumpstart\.(utils|types|cache|curated|hub|factory|artifacts|constants|validators|accessors|filters)(\.|$)/,
  /^sagemaker\.jumpstart\.(exceptions|parameters|payload_utils|session_utils|deserializers)(\.|$)/,
  /^sagemaker\.serve\.(utils|save_retrive|model_server|model_format|detector|validations|app|deployment)(\.|$)/,
  /^sagemaker\.serve\.builder\.(?!model_builder$|schema_builder$)/,
  /^sagemaker\.serve\.mode\.(?!function_pointers$)/,
  /^sagemaker\.modules\.(local_core|train\.sm_recipes|templates|utils|constants|types)(\.|$)/,
  /^sagemaker\.feature_store\.feature_processor\./,
  /^sagemaker\.workflow\.(utilities|airflow)$/,
  /^sagemaker\.aws_batch\.(boto_client|batch_api_helper|constants|exception)$/,
  /^sagemaker\.model_card\.(helpers|evaluation_metric_parsers|schema_constraints)$/,
  /^sagemaker\.\w+\.(defaults|profiler_constants|auth_utils|forward_sagemaker_metrics|stability_utils)$/,
  /^sagemaker\.(amazon\.(validation|record_pb2)|experiments\.trial(_component)?|lineage\.visualizer|utilities\.cache)$/,
  /^sagemaker\.(deprecations|user_agent|fw_registry|instance_types_gpu_info|container_base_model|environment_variables)$/,
];

const isInternal = (module: string): boolean => INTERNAL.some((pattern) => pattern.test(module));

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function pick<T>(
  record: Readonly<Record<string, T>> | undefined,
  keep: (key: string, value: T) => boolean,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([key, value]) => keep(key, value)));
}

const namesOf = (parameters: readonly string[]): string[] => parameters.map(bareName);

function shortClass(entry: ClassEntry): ShortClass {
  const attributes = [...new Set([...(entry.properties ?? []), ...(entry.attributes ?? [])])].sort();
  return {
    ...(entry.bases && { b: entry.bases }),
    ...(entry.init && { i: namesOf(entry.init) }),
    ...(entry.methods && { m: mapValues(entry.methods, namesOf) }),
    ...(entry.classmethods && { k: entry.classmethods }),
    ...(entry.staticmethods && { s: entry.staticmethods }),
    ...(attributes.length > 0 && { a: attributes }),
    ...(entry.model && { d: entry.model }),
    ...(entry.extra && { x: 1 as const }),
  };
}

function shortModule(entry: ModuleEntry): ShortModule {
  return {
    ...(entry.classes && { c: mapValues(entry.classes, shortClass) }),
    ...(entry.functions && { f: mapValues(entry.functions, namesOf) }),
    ...(entry.reexports && { r: entry.reexports }),
    ...(entry.constants && { n: entry.constants }),
    ...(entry.externals && { e: entry.externals }),
    ...(entry.deprecated && { w: entry.deprecated }),
  };
}

/** Names only, for every module. */
export function shortInventory(inventory: LongInventory): Inventory {
  return { version: inventory.version, modules: mapValues(inventory.modules, shortModule) };
}

/** The modules of the table before bases and targets inside internal modules are added. */
function publicModules(modules: LongInventory['modules']): Map<string, ShortModule> {
  const kept = new Map<string, ShortModule>();
  for (const [name, entry] of Object.entries(modules)) {
    if (isInternal(name)) continue;
    const { r: all = {}, n: constants = [], ...rest } = shortModule(entry);
    // Constants are not migrated, so neither are their second names; nobody imports a logger.
    const r = pick(all, (_, target) => !/\.[A-Z][A-Z0-9]*_[A-Z0-9_]*$/.test(target));
    const n = constants.filter((constant) => !/^logger$/i.test(constant));
    kept.set(name, { ...rest, ...(Object.keys(r).length > 0 && { r }), ...(n.length > 0 && { n }) });
  }
  return kept;
}

/** What the kept modules lead to inside internal ones: bases of classes and targets of re-exports. */
function reachableNames(inventory: Inventory, kept: ReadonlyMap<string, ShortModule>): Set<string> {
  const reached = new Set<string>();
  const reach = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const base of classOf(inventory, name)?.b ?? []) reach(base);
  };
  for (const { r, c } of kept.values()) {
    for (const target of Object.values(r ?? {})) reach(target);
    for (const cls of Object.values(c ?? {})) for (const base of cls.b ?? []) reach(base);
  }
  return reached;
}

/** Leaves out what a class repeats of its ancestors, since look-ups follow the bases anyway. */
function withoutInherited(inventory: Inventory, name: string, cls: ShortClass): ShortClass {
  const same = (a: readonly string[], b: readonly string[] | undefined): boolean => a.join() === b?.join();
  const ancestors = basesOf(inventory, name);
  const above = (method: string): readonly string[] | undefined => {
    const owner = ancestors.find((base) => classOf(inventory, base)?.m?.[method]);
    return owner === undefined ? undefined : classOf(inventory, owner)?.m?.[method];
  };
  const { m: methods, a: attributes, ...rest } = cls;
  const m = pick(methods, (method, params) => !same(params, above(method)));
  const a = (attributes ?? []).filter(
    (attribute) => !ancestors.some((base) => attributeOf(inventory, base, attribute)),
  );
  return { ...rest, ...(Object.keys(m).length > 0 && { m }), ...(a.length > 0 && { a }) };
}

/** Empty entries for the packages above each module: look-ups walk through them. */
function parentsOf(modules: Iterable<string>): Record<string, ShortModule> {
  const parents: Record<string, ShortModule> = {};
  for (const module of modules) {
    for (let dot = module.indexOf('.'); dot > 0; dot = module.indexOf('.', dot + 1)) parents[module.slice(0, dot)] = {};
  }
  return parents;
}

/** Names only, without the modules that are internal to the SDK except for what public ones lead to. */
export function signatureTable(inventory: LongInventory): Inventory {
  const whole = shortInventory(inventory);
  const kept = publicModules(inventory.modules);
  const reached = reachableNames(whole, kept);
  for (const [name, { c: classes, f: functions, n: constants = [] }] of Object.entries(whole.modules)) {
    if (kept.has(name)) continue;
    const isReached = (member: string): boolean => reached.has(`${name}.${member}`);
    const c = pick(classes, isReached);
    const f = pick(functions, isReached);
    const n = constants.filter(isReached);
    if (Object.keys(c).length + Object.keys(f).length + n.length === 0) continue;
    kept.set(name, { c, f, ...(n.length > 0 && { n }) });
  }
  const modules = [...kept].map(([module, { c, ...rest }]): [string, ShortModule] => {
    if (!c) return [module, rest];
    const slim = Object.entries(c).map(([name, cls]) => [name, withoutInherited(whole, `${module}.${name}`, cls)]);
    return [module, { ...rest, c: Object.fromEntries(slim) as Record<string, ShortClass> }];
  });
  return { version: inventory.version, modules: { ...parentsOf(kept.keys()), ...Object.fromEntries(modules) } };
}
