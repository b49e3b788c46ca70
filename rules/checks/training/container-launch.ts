import { RL_ESTIMATOR } from '../../catalog/mappings/toolkits';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Call, Dict, Expression } from '../../python/ast';
import { exactly } from '../../python/values';
import { type NamedArgument, readArguments } from '../arguments';
import type { Context } from '../context';
import { isNone, isSimple, knownString, unwrap } from '../expressions';
import { modelParallel } from './distribution';
import { asDict, entryOf, givenDistribution, launcherDisplay } from './launcher-options';
import { localityOf } from './local-mode';
import { codeChannel } from './model-channel';
import type { Trainer } from './trainer';

type Given = (name: string) => NamedArgument | undefined;

/** Launchers that the containers of the frameworks have and the driver of V3 has not. */
const OF_CONTAINER: ReadonlySet<string> = new Set([
  'smdistributed',
  'parameter_server',
  'multi_worker_mirrored_strategy',
  'pytorchxla',
]);

/** Estimators whose containers have launchers of their own. */
const SELF_STARTING = /\.(?:PyTorch|TensorFlow|HuggingFace)$/;

/** Estimators whose containers are too old for the driver of V3. */
const ALWAYS = /\.(?:MXNet|Chainer|RLEstimator)$/;

/**
 * True for a script that only the container's own launcher can start as V2 did: `SourceCode` would put V3's driver in its
 * place, which has no such launcher and knows no compiler.
 */
export function isContainerLaunched(context: Context, cls: string, given: Given): boolean {
  if (!given('entry_point')) return false;
  const isArchive = isArchiveOfPlain(context, cls, given);
  const type = given('instance_type') ?? given('train_instance_type');
  if (localityOf(context, type?.value) === 'local') return false;
  // V3 uploads one folder only, the archive of V2 has the others beside it.
  if (isArchive || ALWAYS.test(cls) || isOldSklearn(context, cls, given) || hasDependencies(given)) return true;
  if (!SELF_STARTING.test(cls)) return false;
  if (compilerCall(context, given)) return true;
  const display = launcherDisplay(context, givenDistribution(given)?.value);
  if (!display || modelParallel(display)) return false;
  return display.items.some(({ key, value }) => key?.kind === 'text' && OF_CONTAINER.has(key.value) && isOn(value));
}

function isOldSklearn(context: Context, cls: string, given: Given): boolean {
  const version = given('framework_version')?.value;
  return cls.endsWith('.SKLearn') && version !== undefined && knownString(context, version) === '0.20.0';
}

/** The code of a plain Estimator that is an archive in S3 already: the container fetches it, there is nothing to upload. */
function isArchiveOfPlain(context: Context, cls: string, given: Given): boolean {
  const folder = given('source_dir')?.value;
  if (cls !== PLAIN || !folder || given('enable_network_isolation')) return false;
  const literal = exactly(context.valueOf(folder), 'literal');
  if (typeof literal?.value === 'string') return /^s3:.*\.tar\.gz$/.test(literal.value);
  return literal?.start === 's3://';
}

const PLAIN = 'sagemaker.estimator.Estimator';

/** True unless no folders besides `source_dir` are given. */
export function hasDependencies(given: Given): boolean {
  const value = given('dependencies')?.value;
  const list = value && unwrap(value);
  return list !== undefined && !(list.kind === 'sequence' && list.elements.length === 0);
}

/** The compiler's configuration, when it is constructed in place. */
export function compilerCall(context: Context, given: Given): Call | undefined {
  const value = given('compiler_config')?.value;
  const call = value && unwrap(value);
  const made = call?.kind === 'call' ? context.facts.calls.get(call) : undefined;
  const isConfig = made?.callee.atoms.some((atom) => atom.type === 'class' && atom.name.endsWith(COMPILER));
  return isConfig ? made?.call : undefined;
}

const COMPILER = '.TrainingCompilerConfig';

/** The compiler's configuration as the class of V3. */
export function compilerDoc(trainer: Trainer, call: Call): Doc {
  const cls = trainer.builder.import(
    'sagemaker.core.training_compiler.config',
    'TrainingCompilerConfig',
    trainer.fact.call,
  );
  return callDoc(
    cls,
    compilerArguments(trainer, call).map((one) => keyword(one.name, source(one.value))),
  );
}

export function compilerArguments({ context }: Trainer, call: Call): readonly NamedArgument[] {
  const fact = context.facts.calls.get(call);
  return fact ? readArguments(context, fact).args : [];
}

/** What differs when the container starts the script; nobody has to act on it. */
export function launchNote({ cls, context, given }: Trainer): string {
  const how = isArchiveOfPlain(context, cls, given)
    ? 'The container starts the script out of its archive in S3, as under V2'
    : 'The driver of V3 cannot start this script as V2 did: it is uploaded to the default bucket and started by the container itself';
  return `${how}, but without its job name among the hyperparameters and without metrics as time series.`;
}

/** What V2 told the container: where the script is, and how to start it (V2 `estimator.py`, `Framework`). */
export function containerEntries(trainer: Trainer): DocItem[] | string {
  const { builder, context, fact } = trainer;
  const entry = trainer.given('entry_point');
  if (!entry) return 'Without entry_point= there is no script to start.';
  const folder = trainer.given('source_dir');
  if (!trainer.isHandy(entry.value)) return 'Give the entry point a name first, because V3 needs it twice.';
  const session = trainer.sessionDoc();
  const isArchive = isArchiveOfPlain(context, trainer.cls, trainer.given);
  const place = isArchive && folder ? trainer.doc(folder.value) : uploadDoc(trainer, session, entry, folder);
  const isolated = trainer.given('enable_network_isolation');
  const isolation = isolated && context.source(isolated.value);
  if (isolated && isolation !== 'True' && isolation !== 'False') {
    return 'Whether the network is isolated decides on how the script gets into the container: give enable_network_isolation=True or leave it out.';
  }
  if (isolation === 'True') trainer.addChannel(codeChannel(trainer, place));
  const os = folder ? '' : builder.importModule('os', fact.call);
  const script = folder
    ? trainer.doc(entry.value)
    : joined(code(`${os}.path.basename(`), trainer.doc(entry.value), code(')'));
  const item = (name: string, value: Doc): DocItem => ({ label: `${trainer.text(name)}: `, value });
  const launch = launchEntries(trainer);
  if (typeof launch === 'string') return launch;
  const compiler = compilerCall(context, trainer.given);
  const settings = compiler ? compilerArguments(trainer, compiler) : [];
  const setting = (name: string, usual: string): Doc => {
    const found = settings.find((one) => one.name === name);
    return found ? source(found.value) : code(usual);
  };
  return [
    item('sagemaker_program', script),
    item(
      'sagemaker_submit_directory',
      isolation === 'True' ? code(trainer.text('/opt/ml/input/data/code/sourcedir.tar.gz')) : place,
    ),
    item('sagemaker_container_log_level', logLevel(trainer)),
    item('sagemaker_region', joined(session, code('.boto_region_name'))),
    ...launch.map(([name, value]) => item(name, value)),
    ...toolkitEntries(trainer).map(([name, value]) => item(name, value)),
    ...(compiler
      ? [
          item('sagemaker_training_compiler_enabled', setting('enabled', 'True')),
          item('sagemaker_training_compiler_debug_mode', setting('debug', 'False')),
        ]
      : []),
  ];
}

/** The call that packs and uploads the code; its value is the URI of the archive. */
function uploadDoc(trainer: Trainer, session: Doc, entry: NamedArgument, folder: NamedArgument | undefined): Doc {
  const { builder, fact } = trainer;
  const upload = builder.import('sagemaker.core.fw_utils', 'tar_and_upload_dir', fact.call);
  const unique = builder.import('sagemaker.core.common_utils', 'name_from_base', fact.call);
  const base = trainer.given('base_job_name');
  const prefix = base && trainer.isHandy(base.value) ? trainer.doc(base.value) : code(trainer.text('training'));
  const dependencies = hasDependencies(trainer.given) ? trainer.given('dependencies') : undefined;
  const key = trainer.given('output_kms_key');
  const uploaded = callDoc(upload, [
    keyword('session', joined(session, code('.boto_session'))),
    keyword('bucket', joined(session, code('.default_bucket()'))),
    keyword('s3_key_prefix', joined(code(`${unique}(`), prefix, code(`) + ${trainer.text('/source')}`))),
    keyword('script', trainer.doc(entry.value)),
    ...(folder ? [keyword('directory', trainer.doc(folder.value))] : []),
    ...(dependencies ? [keyword('dependencies', trainer.doc(dependencies.value))] : []),
    ...(key && trainer.isHandy(key.value) ? [keyword('kms_key', trainer.doc(key.value))] : []),
  ]);
  return joined(uploaded, code('.s3_prefix'));
}

/** What V2 told the containers of reinforcement learning besides (V2 `rl/estimator.py`, `hyperparameters`). */
function toolkitEntries(trainer: Trainer): (readonly [string, Doc])[] {
  if (trainer.cls !== RL_ESTIMATOR) return [];
  return [
    ['sagemaker_s3_output', trainer.outputDoc()],
    ['sagemaker_estimator', code(trainer.text('RLEstimator'))],
  ];
}

function logLevel(trainer: Trainer): Doc {
  const level = trainer.given('container_log_level');
  return level ? trainer.doc(level.value) : code('20');
}

/** The hyperparameters that switch the container's launchers on; `empty` is how an empty text is written. */
export function launchEntries(trainer: Trainer, empty = code(`'""'`)): (readonly [string, Doc])[] | string {
  if (trainer.cls.endsWith('.Chainer')) return chainerEntries(trainer);
  const given = givenDistribution(trainer.given);
  if (!given) return [];
  const launcher = launcherOf(trainer, given.value);
  if (!launcher || trainer.isShown(given.value)) {
    return 'What distribution= holds cannot be seen here; write it into the construction.';
  }
  const { display, valueIn } = launcher;
  const options = new Map(
    display.items.flatMap(({ key, value }) => (key?.kind === 'text' ? [[key.value, asDict(value)] as const] : [])),
  );
  if (options.has('instance_groups')) return 'distribution= over instance groups has no counterpart in V3.';
  const type = trainer.given('instance_type') ?? trainer.given('train_instance_type');
  const isTensorFlow = trainer.cls.endsWith('.TensorFlow');
  const found: (readonly [string, Doc])[] = [];
  const flag = (name: string): Doc => valueIn(options.get(name), 'enabled') ?? code('False');
  const instance = (): void => {
    if (type) found.push(['sagemaker_instance_type', trainer.doc(type.value)]);
  };
  const isTorch = !isTensorFlow && isOn(options.get('torch_distributed'));
  if (!isTensorFlow && isOn(options.get('pytorchddp'))) {
    found.push(['sagemaker_pytorch_ddp_enabled', code('True')]);
    instance();
    return found;
  }
  if (isTorch && !(options.has('smdistributed') && trainer.cls.endsWith('.PyTorch'))) {
    found.push(['sagemaker_torch_distributed_enabled', code('True')]);
    instance();
    return found;
  }
  if (options.has('pytorchxla')) found.push(['sagemaker_pytorch_xla_multi_worker_enabled', flag('pytorchxla')]);
  if (options.has('parameter_server')) found.push(['sagemaker_parameter_server_enabled', flag('parameter_server')]);
  if (options.has('mpi')) {
    const mpi = options.get('mpi');
    found.push(['sagemaker_mpi_enabled', flag('mpi')]);
    const count = valueIn(mpi, 'processes_per_host');
    if (count) found.push(['sagemaker_mpi_num_of_processes_per_host', count]);
    // Of MXNet with a number of processes only.
    if (count || !trainer.cls.endsWith('.MXNet')) {
      found.push(['sagemaker_mpi_custom_mpi_options', valueIn(mpi, 'custom_mpi_options') ?? empty]);
    }
  }
  if (options.has('smdistributed')) {
    const library = options.get('smdistributed');
    const data = asDict(entryOf(library, 'dataparallel'));
    const model = asDict(entryOf(library, 'modelparallel'));
    if (isOn(model)) found.push(['mp_parameters', valueIn(model, 'parameters') ?? code('{}')]);
    found.push(['sagemaker_distributed_dataparallel_enabled', valueIn(data, 'enabled') ?? code('False')]);
    instance();
    if (isOn(data)) {
      const more = valueIn(data, 'custom_mpi_options') ?? empty;
      found.push(['sagemaker_distributed_dataparallel_custom_mpi_options', more]);
    }
    if (isTorch) found.push(['sagemaker_torch_distributed_enabled', code('True')]);
  }
  if (options.has('multi_worker_mirrored_strategy')) {
    const name = 'multi_worker_mirrored_strategy';
    found.push([`sagemaker_${name}_enabled`, flag(name)]);
  }
  return found;
}

const CHAINER_OPTIONS = ['use_mpi', 'num_processes', 'process_slots_per_host', 'additional_mpi_options'];

/** Chainer's own keywords, of which V2 sent those that are not empty. */
function chainerEntries(trainer: Trainer): (readonly [string, Doc])[] | string {
  const found: (readonly [string, Doc])[] = [];
  for (const name of CHAINER_OPTIONS) {
    const value = trainer.given(name)?.value;
    const literal = value && unwrap(value);
    if (!value || !literal) continue;
    if (literal.kind !== 'constant' && literal.kind !== 'text')
      return `Write ${name}= out: V2 sent it unless it is empty.`;
    if (!['False', '0', '""', "''"].includes(trainer.context.source(literal))) {
      found.push([`sagemaker_${name}`, trainer.doc(value)]);
    }
  }
  return found;
}

/** The options of `distribution=`, written in place or in a variable. */
interface Launcher {
  readonly display: Dict;
  /** The value of an option, as code that stands in the construction. */
  readonly valueIn: (dict: Dict | undefined, name: string) => Doc | undefined;
}

function launcherOf(trainer: Trainer, node: Expression): Launcher | undefined {
  const { context } = trainer;
  const text = (name: string): string => trainer.text(name);
  const inPlace = asDict(node);
  if (inPlace) return { display: inPlace, valueIn };
  const held = launcherDisplay(context, node);
  if (!held || !isSimple(node)) return undefined;
  const paths = pathsIn(held, text, context.source(node));
  const lookUp: Launcher['valueIn'] = (dict, name) => {
    const value = entryOf(dict, name);
    if (!value || isNone(value)) return undefined;
    if (value.kind === 'constant' || value.kind === 'text') return code(context.source(value));
    const path = dict && paths.get(dict);
    return path === undefined ? undefined : code(`${path}[${text(name)}]`);
  };
  return { display: held, valueIn: lookUp };
}

/** How the dict and those inside it are looked up. */
function pathsIn(display: Dict, text: (name: string) => string, path: string): ReadonlyMap<Dict, string> {
  const inner = display.items.flatMap(({ key, value }) => {
    const dict = asDict(value);
    return dict && key?.kind === 'text' ? [...pathsIn(dict, text, `${path}[${text(key.value)}]`)] : [];
  });
  return new Map([[display, path], ...inner]);
}

function valueIn(dict: Dict | undefined, name: string): Doc | undefined {
  const value = entryOf(dict, name);
  return value && !isNone(value) ? source(value) : undefined;
}

/** True unless the options say literally that the launcher is off, or nothing at all. */
function isOn(node: Expression | undefined): boolean {
  const dict = asDict(node);
  if (!dict) return false;
  const enabled = entryOf(dict, 'enabled');
  if (enabled) return !(enabled.kind === 'constant' && enabled.source === 'False');
  return dict.items.some(({ value }) => isOn(asDict(value))) && !isSimple(dict);
}
