import { type Inventory, methodOf, parametersOf, resolveSymbol } from '../../rules/catalog/sdk/lookup';
import type { AvailabilityTable } from '../../rules/sdk/availability';
import { type History, inventoryAt } from './history';

/** Classes whose objects our rewrites call methods on. */
const RECEIVERS = [
  'sagemaker.train.model_trainer.ModelTrainer',
  'sagemaker.train.tuner.HyperparameterTuner',
  'sagemaker.serve.model_builder.ModelBuilder',
  'sagemaker.core.transformer.Transformer',
  'sagemaker.core.helper.session_helper.Session',
  'sagemaker.core.resources.Endpoint',
  'sagemaker.core.resources.Model',
  'sagemaker.core.resources.TrainingJob',
  'sagemaker.core.resources.HyperParameterTuningJob',
];

const isName = (parameter: string): boolean => /^\w/.test(parameter);

/** What a table covers: import paths for themselves, and modules with all their classes' keywords and methods. */
export interface Surface {
  readonly paths: readonly string[];
  readonly modules: readonly string[];
}

/** Lists what of the surface V3 did not have from the start. */
export function availabilityTable(newest: Inventory, history: History, surface: Surface): AvailabilityTable {
  const inventories = history.releases.map((_, index) => inventoryAt(newest, history, index));
  const since = new Map<string, Set<string>>(history.releases.map(({ minor }) => [minor, new Set<string>()]));
  const note = (name: string, has: (inventory: Inventory) => boolean): boolean => {
    // The last stretch counts: what was there, went and came back is not safe in between.
    const lacking = inventories.findLastIndex((inventory) => !has(inventory));
    const minor = history.releases[lacking + 1]?.minor;
    if (lacking < 0 || minor === undefined) return false;
    since.get(minor)?.add(name);
    return true;
  };
  const isThere = (path: string) => (one: Inventory) => resolveSymbol(one, path).kind !== undefined;
  const noteMethod = (classes: readonly string[], method: string, shown: string): void => {
    if (note(shown, (one) => classes.some((cls) => methodOf(one, cls, method)))) return;
    const keywords = classes.flatMap((cls) => (methodOf(newest, cls, method)?.params ?? []).filter(isName));
    for (const keyword of new Set(keywords)) {
      note(`${shown}(${keyword})`, (one) => classes.some((cls) => takes(methodOf(one, cls, method)?.params, keyword)));
    }
  };
  const noteName = (path: string): void => {
    const module = path.slice(0, path.lastIndexOf('.'));
    if (!note(module, isThere(module))) note(path, isThere(path));
  };
  for (const path of surface.paths) noteName(path);
  for (const module of [...new Set(surface.modules)].sort()) {
    const { c = {}, r = {} } = newest.modules[module] ?? {};
    // What a module of resources imports are the shapes, which have a module of their own.
    for (const name of Object.keys(module.endsWith('.resources') ? c : { ...c, ...r })) {
      const path = `${module}.${name}`;
      if (name.startsWith('_') || !resolveSymbol(newest, path).name.startsWith('sagemaker.')) continue;
      noteName(path);
      if (!inventories.every(isThere(path)) || resolveSymbol(newest, path).kind !== 'class') continue;
      for (const keyword of (parametersOf(newest, path) ?? []).filter(isName)) {
        note(`${path}(${keyword})`, (one) => takes(parametersOf(one, path), keyword));
      }
      // A method is called on the imported class only where it makes or finds an object.
      for (const method of methodsOf(newest, path)) {
        if (methodOf(newest, path, method)?.kind === 'class') noteMethod([path], method, `${path}.${method}`);
      }
    }
  }
  for (const method of new Set(RECEIVERS.flatMap((cls) => methodsOf(newest, cls)))) {
    const classes = RECEIVERS.filter((cls) => methodOf(newest, cls, method));
    noteMethod(classes, method, `.${method}`);
  }
  return {
    releases: history.releases.map(({ version }) => version),
    since: Object.fromEntries([...since].filter(([, names]) => names.size > 0).map(([k, v]) => [k, [...v].sort()])),
  };
}

function takes(params: readonly string[] | undefined, name: string): boolean {
  return params?.some((one) => one === name || one.startsWith('**')) === true;
}

function methodsOf(inventory: Inventory, cls: string): string[] {
  const { name } = resolveSymbol(inventory, cls);
  const dot = name.lastIndexOf('.');
  const entry = inventory.modules[name.slice(0, dot)]?.c?.[name.slice(dot + 1)];
  return Object.keys(entry?.m ?? {}).filter((method) => !method.startsWith('_'));
}
