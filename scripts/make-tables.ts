/** Derives the small tables that the engine ships from the full inventories and the relocation list. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_MODULES } from '../rules/catalog/mappings/dialects';
import type { Relocations } from '../rules/catalog/relocations';
import { type Inventory, resolveSymbol, type ShortModule } from '../rules/catalog/sdk/lookup';
import { lastPart } from '../rules/sdk/names';
import { availabilityTable } from './inventory/availability';
import type { History } from './inventory/history';
import { shortInventory } from './inventory/short-form';
import type { LongInventory } from './inventory/types';
import { differencesOf } from './tables/differences';

const SDK = join(__dirname, '..', 'rules', 'catalog', 'sdk');

/** Request shapes that the misuse checks follow. */
const SHAPES: readonly string[] = [
  'AsyncInferenceConfig',
  'Channel',
  'ContainerDefinition',
  'DataCaptureConfig',
  'DataSource',
  'MetricDefinition',
  'ProductionVariant',
  'ProductionVariantServerlessConfig',
  'S3DataSource',
  'StoppingCondition',
  'Tag',
];

/** V3 modules whose signatures the misuse checks look at, with the classes kept (`*` for all). */
const V3_KEPT: Readonly<Record<string, readonly string[] | '*'>> = {
  sagemaker: '*',
  'sagemaker.train': '*',
  'sagemaker.train.model_trainer': ['ModelTrainer', 'Mode'],
  'sagemaker.train.tuner': '*',
  'sagemaker.train.configs': '*',
  'sagemaker.train.distributed': '*',
  'sagemaker.serve': '*',
  'sagemaker.serve.model_builder': ['ModelBuilder'],
  'sagemaker.core.training.configs': '*',
  'sagemaker.core.parameter': '*',
  'sagemaker.core.helper.session_helper': ['Session'],
  'sagemaker.core.inference_config': '*',
  'sagemaker.core.transformer': '*',
  'sagemaker.core.helper.pipeline_variable': ['PipelineVariable'],
  'sagemaker.core.workflow.entities': '*',
  'sagemaker.core.workflow.execution_variables': '*',
  'sagemaker.core.workflow.functions': '*',
  'sagemaker.core.workflow.parameters': '*',
  'sagemaker.core.model_monitor.model_monitoring': ['BatchTransformInput'],
  'sagemaker.core.serializers': '*',
  'sagemaker.core.deserializers': '*',
  'sagemaker.core.resources': [
    'TrainingJob',
    'HyperParameterTuningJob',
    'Endpoint',
    'EndpointConfig',
    'Model',
    'TransformJob',
    'ModelPackage',
    'ProcessingJob',
    'InferenceComponent',
    'ModelPackageGroup',
    'FeatureGroup',
  ],
  'sagemaker.core.serializers.base': '*',
  'sagemaker.core.deserializers.base': '*',
  'sagemaker.core.serializers.utils': '*',
  'sagemaker.core.shapes': SHAPES,
  'sagemaker.core.shapes.shapes': SHAPES,
  // Classes that look like the ones above and are not accepted in their place.
  'sagemaker.core.modules.configs': ['Compute', 'SourceCode', 'InputData', 'Networking'],
  'sagemaker.serve.configs': ['Compute'],
  'sagemaker.core.serverless_inference_config': '*',
  'sagemaker.core.compute_resource_requirements': ['ResourceRequirements'],
  'sagemaker.core.compute_resource_requirements.resource_requirements': ['ResourceRequirements'],
  'sagemaker.core.resource_requirements': ['ResourceRequirements'],
};

/** Modules that rewrites import from and call with keywords. */
const EMITTED: readonly string[] = [
  'sagemaker.core.inference_config',
  'sagemaker.core.resources',
  'sagemaker.core.shapes',
  'sagemaker.core.training.configs',
  'sagemaker.serve',
  'sagemaker.serve.model_builder',
  'sagemaker.train',
  'sagemaker.train.distributed',
  'sagemaker.train.model_trainer',
  'sagemaker.train.tuner',
];

/** Modules that users import through; elsewhere re-exports are incidental. */
const RE_EXPORTING = new Set([
  'sagemaker.train',
  'sagemaker.train.configs',
  'sagemaker.train.tuner',
  'sagemaker.serve',
  'sagemaker.core.serializers',
  'sagemaker.core.deserializers',
  'sagemaker.core.training.configs',
  'sagemaker.core.shapes',
  'sagemaker.core.compute_resource_requirements',
  'sagemaker.core.inference_config',
]);

function main(): void {
  const full = JSON.parse(readFileSync(join(SDK, 'v3-names.json'), 'utf8')) as Inventory;
  const modules: Record<string, ShortModule> = {};
  for (const [name, kept] of Object.entries(V3_KEPT)) {
    const module = full.modules[name];
    if (!module) throw new Error(`The V3 inventory has no module ${name}; regenerate it or correct the list.`);
    const classes = Object.entries(module.c ?? {}).filter(([cls]) => kept === '*' || kept.includes(cls));
    const { r, c: _all, ...rest } = module;
    modules[name] = {
      ...rest,
      ...(classes.length > 0 ? { c: Object.fromEntries(classes) } : {}),
      ...(r && RE_EXPORTING.has(name) ? { r: kept === '*' ? r : only(r, kept) } : {}),
    };
  }
  // Names are followed package by package, so that the packages in between must be there.
  for (const name of Object.keys(modules)) {
    for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      modules[name.slice(0, dot)] ??= {};
    }
  }
  write('v3-signatures.json', { version: full.version, modules });
  const v2 = JSON.parse(readFileSync(join(SDK, 'signatures.json'), 'utf8')) as Inventory;
  const table = relocations(v2, full);
  write('relocations.json', table);
  const history = JSON.parse(readFileSync(join(SDK, 'v3-history.json'), 'utf8')) as History;
  const pathsOf = (part: Readonly<Record<string, readonly string[]>>): string[] =>
    Object.entries(part).flatMap(([module, names]) => names.map((name) => `${module}.${lastPart(name)}`));
  const changed = Object.entries(table.changed).map(([name, [module]]) => `${module}.${lastPart(name)}`);
  const paths = [...[table.moved, table.kept, table.constants, table.core].flatMap(pathsOf), ...changed];
  write('v3-availability.json', availabilityTable(full, history, { paths, modules: EMITTED }));
}

function only(names: Readonly<Record<string, string>>, kept: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(names).filter(([name]) => kept.includes(name)));
}

/** Public packages that re-export what the list finds in a private module. */
const SHORTER: Readonly<Record<string, string>> = {
  'sagemaker.core.serializers.base': 'sagemaker.core.serializers',
  'sagemaker.core.serializers.implementations': 'sagemaker.core.serializers.implementations',
  'sagemaker.core.deserializers.base': 'sagemaker.core.deserializers',
  'sagemaker.core.shapes.shapes': 'sagemaker.core.shapes',
};

/**
 * Targets that differ from the list: the listed look-alike imports fine but is another class than the one that
 * `ModelBuilder.deploy` accepts, or a shorter public path exists.
 */
const TARGETS: Readonly<Record<string, string>> = {
  'sagemaker.serverless.serverless_inference_config.ServerlessInferenceConfig': 'sagemaker.core.inference_config',
  'sagemaker.async_inference.async_inference_config.AsyncInferenceConfig': 'sagemaker.core.inference_config',
  'sagemaker.compute_resource_requirements.resource_requirements.ResourceRequirements':
    'sagemaker.core.inference_config',
  'sagemaker.s3.S3Uploader': 'sagemaker.core.s3',
  'sagemaker.s3.S3Downloader': 'sagemaker.core.s3',
  'sagemaker.model_monitor.data_capture_config.DataCaptureConfig': 'sagemaker.core.model_monitor',
  'sagemaker.modules.train.model_trainer.ModelTrainer': 'sagemaker.train',
};

/** Modules that warn when imported, with the one that V3 wants instead; it has the same names in every minor. */
const SHIMS: Readonly<Record<string, string>> = { 'sagemaker.train.configs': 'sagemaker.core.training.configs' };

/** Groups the relocation list by answer, with V2 names in canonical form and V3 targets that exist. */
function relocations(v2: Inventory, v3: Inventory): Relocations {
  const lines = readFileSync(join(SDK, '..', 'relocations.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  const moved: Record<string, string[]> = {};
  const answers: Record<'changed' | 'replaced' | 'removed', Record<string, [string, string]>> = {
    changed: {},
    replaced: {},
    removed: {},
  };
  const kept: Record<string, string[]> = {};
  const placed = new Map<string, string>();
  const homes = new Map<string, Set<string>>();
  for (const line of lines) {
    const [module = '', name = '', , v3Module = '', relation = '', , note = ''] = line.split('\t');
    if (note.startsWith('V2 re-export of')) continue;
    const resolved = resolveSymbol(v2, `${module}.${name}`);
    const canonical = resolved.kind ? resolved.name : `${module}.${name}`;
    const target =
      TARGETS[canonical] ??
      SHIMS[v3Module] ??
      (SHORTER[v3Module] && resolveSymbol(v3, `${SHORTER[v3Module]}.${name}`).kind
        ? (SHORTER[v3Module] as string)
        : v3Module);
    homes.set(module, (homes.get(module) ?? new Set()).add(relation === 'moved' ? target : ''));
    if (target && relation !== 'removed' && relation !== 'replaced') placed.set(canonical, `${target}.${name}`);
    if (relation === 'moved' && `${target}.${name}` === `${module}.${name}`) {
      kept[module] = [...(kept[module] ?? []), name];
      continue;
    }
    if (relation === 'moved') {
      if (!resolveSymbol(v3, `${target}.${name}`).kind) {
        console.error(`not in V3: ${target}.${name} (from ${canonical})`);
        answers.removed[canonical] = ['', note];
        continue;
      }
      moved[target] = [...(moved[target] ?? []), canonical];
    } else {
      const key = relation === 'moved-changed' ? 'changed' : relation === 'replaced' ? 'replaced' : 'removed';
      answers[key][canonical] = [target, note];
    }
  }
  for (const module of Object.keys(moved)) {
    if (v3.modules[module]?.w) throw new Error(`${module} is deprecated in V3; name its successor in SHIMS.`);
  }
  const modules: Record<string, string> = {};
  for (const [module, targets] of homes) {
    const [only] = targets;
    if (module === 'sagemaker.modules') continue;
    if (module === 'sagemaker.s3') modules[module] = 'sagemaker.core.s3';
    else if (targets.size === 1 && only && only !== module && resolveSymbol(v3, only).kind === 'module')
      modules[module] = only;
  }
  return {
    moved,
    kept,
    modules,
    constants: constants(v2, v3, homes),
    core: coreNames(v3),
    differences: differencesOf(longV2(), v3, placed),
    ...answers,
  };
}

/** All of V2, also the modules that the engine's own table leaves out. */
function longV2(): Inventory {
  return shortInventory(JSON.parse(readFileSync(join(SDK, 'v2.json'), 'utf8')) as LongInventory) as Inventory;
}

/** Public module constants, and names of other packages offered, that went where the other names of their module went. */
function constants(
  v2: Inventory,
  v3: Inventory,
  homes: ReadonlyMap<string, ReadonlySet<string>>,
): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [module, { n, e }] of Object.entries(v2.modules)) {
    for (const name of [...(n ?? []), ...Object.keys(e ?? {})]) {
      if (name.startsWith('_') || /^log(ger)?$/i.test(name)) continue;
      const guess = module.replace('sagemaker.', 'sagemaker.core.');
      const home = [...(homes.get(module) ?? []), guess].find(
        (target) => target && resolveSymbol(v3, `${target}.${name}`).kind === 'constant',
      );
      if (home) found[home] = [...(found[home] ?? []), `${module}.${name}`];
    }
  }
  return found;
}

/** Names that the stand-alone package `sagemaker_core` shares with V3, by V3 module. */
function coreNames(v3: Inventory): Record<string, string[]> {
  const modules = [...new Set(Object.values(CORE_MODULES))];
  return Object.fromEntries(
    modules.map((module) => {
      const { c, f, r } = v3.modules[module] ?? {};
      const names = [c, f, c ? {} : r].flatMap((part) => Object.keys(part ?? {}));
      return [module, names.filter((name) => /^[A-Za-z]\w*$/.test(name)).sort()];
    }),
  );
}

function write(name: string, value: unknown): void {
  writeFileSync(join(SDK, name), `${JSON.stringify(value)}\n`);
}

main();
