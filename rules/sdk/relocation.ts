import { CORE_MODULES, CORE_REEXPORTS, V1_NAMES } from '../catalog/mappings/dialects';
import type { Relocations, SymbolDifference } from '../catalog/relocations';
import type { Resolved } from '../python/knowledge';
import { NEWEST, type TargetSdk } from './availability';
import { lastPart, modulePart, tooNewNote } from './names';

/** What became of one V2 symbol. */
export type Answer =
  | { readonly relation: 'moved'; readonly module: string; readonly name: string }
  | {
      readonly relation: 'changed' | 'replaced' | 'removed';
      /** V3 module of the nearest thing; empty when there is none. */
      readonly module: string;
      readonly note: string;
      /** Moved, but the target version is older than this first minor that has it. */
      readonly since?: string;
    };

const NO_DEBUGGER =
  'ModelTrainer takes no Debugger or profiler settings; TrainingJob.create of sagemaker.core.resources does.';

/**
 * Symbols that exist under V3 but that nothing there consumes, or whose constructor lost its positional form:
 * the import alone must not be called a migration. Read from sagemaker-train 1.27.0 `model_trainer.py`.
 */
const INERT: Readonly<Record<string, string>> = {
  'sagemaker.inputs.TrainingInput': 'ModelTrainer.train takes InputData or Channel objects, not TrainingInput.',
  'sagemaker.inputs.FileSystemInput': 'ModelTrainer.train takes a FileSystemDataSource inside InputData.',
  'sagemaker.inputs.ShuffleConfig': 'Channel takes ShuffleConfig from sagemaker.core.training.configs, by keyword.',
  'sagemaker.instance_group.InstanceGroup':
    'Compute takes InstanceGroup from sagemaker.core.training.configs, by keyword.',
  'sagemaker.debugger.debugger.DebuggerHookConfig': NO_DEBUGGER,
  'sagemaker.debugger.debugger.CollectionConfig': NO_DEBUGGER,
  'sagemaker.debugger.debugger.Rule': NO_DEBUGGER,
  'sagemaker.debugger.debugger.ProfilerRule': NO_DEBUGGER,
  'sagemaker.debugger.profiler_config.ProfilerConfig': NO_DEBUGGER,
};

/** These keep their name and most keywords; what they and their methods lost is found where they are called. */
const AS_MOVED: ReadonlySet<string> = new Set([
  'sagemaker.session.Session',
  'sagemaker.transformer.Transformer',
  'sagemaker.workflow.steps.ProcessingStep',
  'sagemaker.workflow.steps.TrainingStep',
  'sagemaker.workflow.steps.TransformStep',
  'sagemaker.workflow.steps.TuningStep',
  'sagemaker.workflow.emr_step.EMRStep',
  'sagemaker.workflow.emr_step.EMRStepConfig',
  'sagemaker.workflow.pipeline.Pipeline',
]);

/** Looks up V2 symbols and modules in the relocation table, as V3 is at one version. */
export class RelocationTable {
  private readonly movedTo = new Map<string, string>();
  private readonly origins = new Map<string, string>();
  private readonly pipelineNames = new Map<string, string>();
  private readonly views = new Map<TargetSdk, RelocationTable>();
  private constantHomes: Map<string, string> | undefined;
  private byModule: Map<string, string[]> | undefined;

  constructor(
    private readonly data: Relocations,
    private readonly target: TargetSdk = NEWEST,
  ) {
    for (const [module, names] of Object.entries(data.moved)) {
      for (const name of names) {
        this.movedTo.set(name, module);
        this.origins.set(`${module}.${lastPart(name)}`, name);
      }
    }
  }

  /** The same table for another version of V3. */
  at(target: TargetSdk): RelocationTable {
    if (target === this.target) return this;
    const view = this.views.get(target) ?? new RelocationTable(this.data, target);
    this.views.set(target, view);
    return view;
  }

  /** The answer for a canonical V2 class or function name; undefined when the table has none. */
  symbol(canonical: string): Answer | undefined {
    const inert = INERT[canonical];
    const module = this.movedTo.get(canonical);
    const name = lastPart(canonical);
    const kept = AS_MOVED.has(canonical) ? this.data.changed[canonical]?.[0] : undefined;
    const home = module ?? kept;
    const since = home && this.target.missing(`${home}.${name}`);
    if (since) return { relation: 'changed', module: home, note: tooNewNote(name, since, this.target.version), since };
    if (module && inert) return { relation: 'changed', module, note: inert };
    if (module) return { relation: 'moved', module, name };
    for (const relation of ['changed', 'replaced', 'removed'] as const) {
      const found = Object.hasOwn(this.data[relation], canonical) ? this.data[relation][canonical] : undefined;
      if (!found) continue;
      if (AS_MOVED.has(canonical)) return { relation: 'moved', module: found[0], name };
      return { relation, module: found[0], note: found[1] };
    }
    return undefined;
  }

  /** True for a name, or a module with such names, that V3 has where V2 had it or where something moved to. */
  inV3(name: string): boolean {
    const { kept, moved } = this.data;
    if (this.data.core[modulePart(name)]?.includes(lastPart(name))) return true;
    if (Object.hasOwn(moved, name) || this.movedTo.get(this.origins.get(name) ?? '') === modulePart(name)) return true;
    return Object.hasOwn(kept, name) || (kept[modulePart(name)]?.includes(lastPart(name)) ?? false);
  }

  /** The V2 name of a V3 pipeline class that kept its name and lost keywords. */
  pipelineOrigin(name: string): string | undefined {
    const origin = this.pipelineNames.get(name);
    if (origin || this.pipelineNames.size > 0) return origin;
    for (const old of AS_MOVED) {
      const found = old.startsWith('sagemaker.workflow.') ? this.data.changed[old] : undefined;
      if (found) this.pipelineNames.set(`${found[0]}.${lastPart(old)}`, old);
    }
    return this.pipelineNames.get(name);
  }

  /** What V3 took away from the symbol's signature; undefined when nothing, or when it is another thing in V3. */
  difference(canonical: string): SymbolDifference | undefined {
    const { differences } = this.data;
    return Object.hasOwn(differences, canonical) ? differences[canonical] : undefined;
  }

  /** True for a V2 class or function that V3 has at the same place. */
  isKept(name: string): boolean {
    return this.data.kept[modulePart(name)]?.includes(lastPart(name)) ?? false;
  }

  /** The V3 module that has a public constant of a V2 module. */
  constant(name: string): string | undefined {
    if (!this.constantHomes) {
      this.constantHomes = new Map();
      for (const [module, names] of Object.entries(this.data.constants)) {
        for (const one of names) this.constantHomes.set(one, module);
      }
    }
    const home = this.constantHomes.get(V1_NAMES[name] ?? name);
    return home && !this.target.missing(`${home}.${lastPart(name)}`) ? home : undefined;
  }

  /** What a name of the stand-alone package `sagemaker_core` is: one of its modules, or the V3 name it has become. */
  standalone(name: string): Resolved {
    const written = CORE_MODULES[modulePart(name)];
    const homes = written === 'sagemaker.core.resources' ? [written, ...CORE_REEXPORTS] : written ? [written] : [];
    const home = homes.find((one) => this.data.core[one]?.includes(lastPart(name)));
    if (home) return { kind: /^[A-Z]/.test(lastPart(name)) ? 'class' : 'function', name: `${home}.${lastPart(name)}` };
    const isModule = Object.keys(CORE_MODULES).some((module) => `${module}.`.startsWith(`${name}.`));
    return { kind: isModule ? 'module' : 'missing', name };
  }

  /** The public names that a V2 module defines. */
  namesIn(module: string): readonly string[] {
    const home = CORE_MODULES[module];
    if (home) return this.data.core[home] ?? [];
    return this.namesByModule().get(module) ?? [];
  }

  /** True for a V2 module, or a package around one. */
  isModule(name: string): boolean {
    return this.namesByModule().has(name);
  }

  private namesByModule(): Map<string, string[]> {
    if (this.byModule) return this.byModule;
    const names = new Map<string, string[]>();
    const { changed, replaced, removed } = this.data;
    const all = [...this.movedTo.keys(), ...[changed, replaced, removed].flatMap((part) => Object.keys(part))];
    for (const name of all) {
      const module = modulePart(name);
      for (let outer = module; outer && !names.has(outer); outer = modulePart(outer)) names.set(outer, []);
      names.get(module)?.push(lastPart(name));
    }
    this.byModule = names;
    return names;
  }

  /** The V3 module that has everything a V2 module had. */
  module(name: string): string | undefined {
    const isCore = Object.hasOwn(CORE_MODULES, name);
    const module = isCore ? CORE_MODULES[name] : Object.hasOwn(this.data.modules, name) && this.data.modules[name];
    return module && !this.target.missing(module) ? module : undefined;
  }
}
