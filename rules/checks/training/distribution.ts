import { SMP_PARAMETERS, UNSUPPORTED_LAUNCHERS } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, type DocItem, joined, keyword, listDoc, source } from '../../edits/doc';
import type { Dict, Expression } from '../../python/ast';
import { isNone, unwrap } from '../expressions';
import { entryOf, givenDistribution, launcherDisplay } from './launcher-options';
import type { Trainer } from './trainer';

const MODULE = 'sagemaker.train.distributed';

/**
 * The launcher of `sagemaker.train.distributed` for a V2 `distribution` dict; undefined when the dict switches
 * nothing on, a string when V3 has no launcher for it.
 */
export function distributedDoc(trainer: Trainer, node: Expression): Doc | string | undefined {
  const { builder, context, fact } = trainer;
  const display = launcherDisplay(context, node);
  if (!display) {
    return 'What distribution= holds cannot be seen here; choose Torchrun or MPI of sagemaker.train.distributed by hand.';
  }
  const parallel = modelParallel(display);
  if (parallel) return smpDoc(trainer, parallel);
  const kinds: string[] = [];
  for (const item of display.items) {
    const kind = item.key?.kind === 'text' ? item.key.value : undefined;
    if (kind === undefined) return 'distribution= has a key that cannot be seen here; choose the launcher by hand.';
    const options = unwrap(item.value);
    if (options.kind === 'dict' && context.source(entryOf(options, 'enabled') ?? options) === 'False') continue;
    const why = UNSUPPORTED_LAUNCHERS[kind];
    if (why) return why;
    kinds.push(kind);
  }
  const [kind] = kinds;
  if (kind === undefined) return undefined;
  if (kinds.length > 1)
    return 'distribution= switches several launchers on; choose one of sagemaker.train.distributed by hand.';
  if (kind !== 'torch_distributed' && kind !== 'pytorchddp' && kind !== 'mpi') return `V3 has no launcher for ${kind}.`;
  const value = display.items.find((item) => item.key?.kind === 'text' && item.key.value === kind)?.value;
  const options = value && unwrap(value);
  if (options?.kind !== 'dict') return `The options of ${kind} cannot be seen here; choose the launcher by hand.`;
  const enabled = entryOf(options, 'enabled');
  if (enabled && context.source(enabled) !== 'True') {
    return 'Whether the launcher is used depends on a value; pass distributed= only where it is.';
  }
  if (kind !== 'mpi') {
    if (kind === 'pytorchddp') {
      builder.note(
        'V2 ran pytorchddp by the smdistributed launcher; Torchrun() starts the script by torchrun instead.',
      );
    }
    return callDoc(builder.import(MODULE, 'Torchrun', fact.call), []);
  }
  if (trainer.isShown(node)) return 'The options of mpi stand elsewhere; write distribution= into the construction.';
  return mpiDoc(trainer, options);
}

/** The parameters of SageMaker model parallelism v2, which torchrun starts; undefined where it is not switched on. */
export function modelParallel(display: Dict): Dict | undefined {
  const options = (holder: Dict, name: string): Dict | undefined => {
    const found = entryOf(holder, name);
    const inner = found && unwrap(found);
    return inner?.kind === 'dict' ? inner : undefined;
  };
  const isOn = (one: Dict | undefined): boolean => {
    const enabled = one && entryOf(one, 'enabled');
    return enabled?.kind === 'constant' && enabled.source === 'True';
  };
  const library = options(display, 'smdistributed');
  const parallel = library && options(library, 'modelparallel');
  if (display.items.length !== 2 || library?.items.length !== 1) return undefined;
  if (!isOn(parallel) || !isOn(options(display, 'torch_distributed'))) return undefined;
  return parallel && options(parallel, 'parameters');
}

/** True when V2 took the image of the model parallelism library. */
export function isModelParallel(trainer: Trainer): boolean {
  const display = launcherDisplay(trainer.context, givenDistribution(trainer.given)?.value);
  return display !== undefined && modelParallel(display) !== undefined;
}

function smpDoc(trainer: Trainer, parameters: Dict): Doc | string {
  const { builder, fact } = trainer;
  const items: DocItem[] = [];
  for (const { key, value } of parameters.items) {
    const name = key?.kind === 'text' ? key.value : undefined;
    if (name === undefined || !SMP_PARAMETERS.has(name)) {
      return `SMP of sagemaker.train.distributed has nothing for ${name ?? 'one of the parameters'}: it is of model parallelism v2 only.`;
    }
    if (value.host.text !== fact.call.host.text)
      return 'The parameters of modelparallel stand elsewhere; write them out.';
    if (!isNone(value)) items.push(keyword(name, source(value)));
  }
  const smp = callDoc(builder.import(MODULE, 'SMP', fact.call), items);
  return callDoc(builder.import(MODULE, 'Torchrun', fact.call), [keyword('smp', smp)]);
}

function mpiDoc(trainer: Trainer, options: Dict): Doc | string {
  const { builder, fact } = trainer;
  const items: DocItem[] = [];
  for (const item of options.items) {
    const name = item.key?.kind === 'text' ? item.key.value : undefined;
    if (name === 'enabled' || isNone(item.value)) continue;
    if (name === 'processes_per_host') items.push(keyword('process_count_per_node', valueDoc(trainer, item.value)));
    else if (name === 'custom_mpi_options') {
      const words = item.value.kind === 'text' ? shellWords(item.value.value) : undefined;
      if (words) items.push(keyword('mpi_additional_options', listDoc(words.map((word) => code(trainer.text(word))))));
      else {
        const split = builder.import('shlex', 'split', fact.call);
        items.push(
          keyword('mpi_additional_options', joined(code(`${split}(`), valueDoc(trainer, item.value), code(')'))),
        );
      }
    } else return `MPI of sagemaker.train.distributed has nothing for ${name ?? 'one of the keys'}.`;
  }
  return callDoc(builder.import(MODULE, 'MPI', fact.call), items);
}

/** A value that may stand in another cell. */
function valueDoc({ context, fact }: Trainer, value: Expression): Doc {
  return value.host.text === fact.call.host.text ? source(value) : code(context.source(value));
}

/** The words of a command line without quoting; undefined where a shell would have to decide. */
function shellWords(text: string): string[] | undefined {
  return /["'\\]/.test(text) ? undefined : text.split(/\s+/).filter((word) => word !== '');
}
