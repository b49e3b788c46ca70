import type { Difference, Effect } from './model';

/** A difference and the two requests it was found in. */
export interface DifferenceAt extends Difference {
  readonly before: Effect['fields'];
  readonly after: Effect['fields'];
}

/** A difference that is known, with the reason why it stays. */
export type Declaration = Known & (Cosmetic | Material);

interface Known {
  readonly operation: RegExp;
  /** Against the whole path; empty path: the request itself is sent by one side only. */
  readonly path: RegExp;
  /** What each side sends: `null` for nothing, absent for anything. */
  readonly v2?: RegExp | null;
  readonly v3?: RegExp | null;
  /** What must hold in the two requests besides. */
  readonly given?: (at: DifferenceAt) => boolean;
  readonly reason: string;
}

interface Cosmetic {
  readonly kind: 'cosmetic';
}

interface Material {
  readonly kind: 'material';
  /** Words that a fix to review or a marker of the migration must say. */
  readonly told: RegExp;
}

const DRIVER = {
  kind: 'material',
  reason: 'V3 starts a script through its own driver channel instead of the hyperparameters of the framework container',
  told: /driver|container starts the script/,
} as const;

const TUNED_SCRIPT = {
  kind: 'material',
  reason:
    'the V3 tuner hands a script to the container as V2 did, but with fewer hyperparameters and from another bucket',
  told: /The V3 tuner has the container start the script/,
} as const;

const REPACKED = {
  kind: 'material',
  reason:
    'V3 puts the code under code/ into a copy of the model archive in the default bucket; V2 left the archive alone and uploaded the code beside it',
  told: /repacks model\.tar\.gz/,
} as const;

const UPLOADED_AGAIN = {
  kind: 'material',
  reason: 'V3 uploads a script for hosting again: its training leaves no sourcedir.tar.gz that a model could point at',
  told: /uploads the script again/,
} as const;

const OWN_RUNNER = {
  kind: 'material',
  reason: 'a remote function is run by the SDK that sent it, so that the job needs V3 where V2 installed itself',
  told: /The job runs V3/,
} as const;

const OWN_SERVER = {
  kind: 'material',
  reason: "each SDK packs its own server code with the model of a ModelBuilder, and V2's asked for itself by pip",
  told: /packs its own server code/,
} as const;

/** What a container is to install besides the SDK. */
const otherRequirements = (text: string | undefined): string =>
  (text ?? '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('sagemaker'))
    .join('\n');

/**
 * Every difference between the requests of a V2 program and of its migration that is accepted.
 *
 * `cosmetic`: the service does the same (its own default spelled out, a generated name or tag). `material`: it does not, the
 * fix says so and is `review` at best.
 */
export const declarations: readonly Declaration[] = [
  {
    operation: /^/,
    path: /./,
    v2: /^(\[\]|\{\})$/,
    v3: null,
    kind: 'cosmetic',
    reason: 'an empty list or map says no more than none',
  },
  {
    operation: /^/,
    path: /./,
    v2: null,
    v3: /^(\[\]|\{\})$/,
    kind: 'cosmetic',
    reason: 'an empty list or map says no more than none',
  },
  {
    operation: /^(Create|Update)Pipeline$/,
    path: /^PipelineDefinition\.MlflowConfig$/,
    v2: null,
    v3: /^null$/,
    kind: 'cosmetic',
    reason: 'a setting of null is none',
  },
  {
    operation: /^CreateHyperParameterTuningJob$/,
    path: /^TrainingJobDefinition\.(HyperParameterTuning)?ResourceConfig\.(InstanceCount|InstanceType|VolumeSizeInGB)(\.Get)?$/,
    given: ({ path, before, after }) => {
      const [long, short] = ['HyperParameterTuningResourceConfig', 'ResourceConfig'];
      const name = path.slice(path.indexOf('ResourceConfig.') + short.length);
      return (
        before.get(`TrainingJobDefinition.${long}${name}`) === after.get(`TrainingJobDefinition.${short}${name}`) &&
        !after.has(`TrainingJobDefinition.${long}${name}`)
      );
    },
    kind: 'cosmetic',
    reason: 'V2 spells the one set of instances as HyperParameterTuningResourceConfig, V3 as ResourceConfig',
  },
  {
    operation: /^(CreateTrainingJob|CreateHyperParameterTuningJob)$/,
    path: /^(TrainingJobDefinition\.)?CheckpointConfig\.LocalPath$/,
    v2: null,
    v3: /^\/opt\/ml\/checkpoints\/?$/,
    kind: 'cosmetic',
    reason: "the path is the service's own default",
  },
  {
    operation: /^(CreateTrainingJob|CreateHyperParameterTuningJob)$/,
    path: /^(TrainingJobDefinition\.)?OutputDataConfig\.CompressionType$/,
    v2: null,
    v3: /^GZIP$/,
    kind: 'cosmetic',
    reason: 'GZIP is what the service does when the field is absent',
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^InputDataConfig\[.*\]\.InputMode$/,
    v2: null,
    v3: /^File$/,
    given: ({ path, after }) =>
      after.get('AlgorithmSpecification.TrainingInputMode') === 'File' || /\[(code|sm_drivers)\]/.test(path),
    kind: 'cosmetic',
    reason: "the channel's input mode spells out the job's own, which is File",
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^AlgorithmSpecification\.TrainingInputMode$/,
    v3: /^File$/,
    given: ({ before, after }) => {
      const channels = [...after.keys()].filter((path) => /^InputDataConfig\[.*\]\.ChannelName$/.test(path));
      const modes = channels.map((path) => path.replace(/ChannelName$/, 'InputMode'));
      return modes.length > 0 && modes.every((path) => after.has(path) && before.get(path) === after.get(path));
    },
    kind: 'cosmetic',
    reason:
      'V2 repeats the mode of its only channel as the mode of the job, which no channel without a mode is there to use',
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^ProfilerConfig\.DisableProfiler$/,
    v2: /^true$/,
    v3: null,
    kind: 'cosmetic',
    reason: 'a job that asks for no profiler has none',
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^ProfilerConfig\.DisableProfiler$/,
    v2: /^false$/,
    v3: null,
    given: ({ after }) => after.has('ProfilerConfig.S3OutputPath'),
    kind: 'cosmetic',
    reason: 'a profiler that is asked for is on without saying so',
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^HyperParameters\./,
    v2: /^"/,
    // A string that reads as JSON is decoded by the driver of V3, but by no container of V2.
    given: ({ v2, v3 }) => v2 === JSON.stringify(v3) && !isJson(v3 ?? ''),
    kind: 'cosmetic',
    reason:
      'V2 quotes strings for the framework container, which takes the quotes off, or the text as it is where there are none; so does the driver of V3',
  },
  {
    operation: /^Create(TrainingJob|HyperParameterTuningJob)$/,
    path: /^(TrainingJobDefinition\.Static)?HyperParameters\./,
    v2: /^[^"]/,
    given: ({ v2, v3 }) => v3 !== undefined && pythonText(JSON.parse(v2 ?? 'null'), v2) === decoded(v3),
    kind: 'material',
    reason: 'the value travels as the text that the script got on its command line under V2',
    told: /on its command line/,
  },
  {
    operation: /^CreateHyperParameterTuningJob$/,
    path: /^(TrainingJobDefinition\.StaticHyperParameters\.|HyperParameterTuningJobConfig\.ParameterRanges\.Categorical)/,
    v2: /"/,
    given: ({ path, v2, v3 }) => {
      if (path.endsWith('.Values')) {
        const values = JSON.parse(v2 ?? '[]') as readonly string[];
        return JSON.stringify(values.map((one) => one.replace(/^"(.*)"$/, '$1'))) === v3;
      }
      return v2 === JSON.stringify(v3) && (!isJson(v3 ?? '') || path.includes('sagemaker_'));
    },
    kind: 'cosmetic',
    reason:
      'V2 quotes strings for the framework container, which takes the quotes off and passes text without them on as it is',
  },
  {
    operation: /^CreateHyperParameterTuningJob$/,
    path: /^TrainingJobDefinition\.StaticHyperParameters\.sagemaker_(container_log_level|job_name|region|estimator_(class_name|module))$/,
    v3: null,
    ...TUNED_SCRIPT,
  },
  {
    operation: /^CreateHyperParameterTuningJob$/,
    path: /^TrainingJobDefinition\.StaticHyperParameters\.sagemaker_submit_directory$/,
    v2: /\/sourcedir\.tar\.gz"$/,
    v3: /^s3:\/\/sagemaker-.*\/sourcedir\.tar\.gz$/,
    ...TUNED_SCRIPT,
  },
  {
    operation: /^CreateHyperParameterTuningJob$/,
    path: /^TrainingJobDefinition\.InputDataConfig\[sm_drivers\]\./,
    v2: null,
    ...TUNED_SCRIPT,
  },
  {
    operation: /^CreateHyperParameterTuningJob$/,
    path: /^TrainingJobDefinition\.(EnableNetworkIsolation|EnableInterContainerTrafficEncryption|HyperParameterTuningResourceConfig\.VolumeKmsKeyId)$/,
    v3: null,
    kind: 'material',
    reason: 'the V3 tuner does not send these settings of the trainer',
    told: /The V3 tuner does not send/,
  },
  {
    operation: /^CreateHyperParameterTuningJob$/,
    path: /^HyperParameterTuningJobConfig\.RandomSeed$/,
    v2: /^0$/,
    v3: null,
    kind: 'material',
    reason: 'the V3 tuner takes a seed of 0 for none',
    told: /random_seed=0/,
  },
  {
    operation: /^(CreateTrainingJob|CreateHyperParameterTuningJob)$/,
    path: /^(ProfilerConfig|DebugHookConfig)\b/,
    v3: null,
    kind: 'material',
    reason: 'V2 asks for the profiler and an empty debugger hook without being told to; V3 does not',
    told: /profiler|debugger hook/,
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^AlgorithmSpecification\.EnableSageMakerMetricsTimeSeries$/,
    v2: /^false$/,
    v3: null,
    kind: 'cosmetic',
    reason: "off is the service's own default",
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^AlgorithmSpecification\.EnableSageMakerMetricsTimeSeries$/,
    v3: null,
    kind: 'material',
    reason: 'V2 turns the time series of metrics on for framework images; V3 leaves it off',
    told: /time series|TimeSeries/,
  },
  {
    // Of a script that the container starts itself.
    operation: /^CreateTrainingJob$/,
    path: /^HyperParameters\.sagemaker_submit_directory$/,
    v2: /\/sourcedir\.tar\.gz"$/,
    v3: /^s3:\/\/sagemaker-.*\/sourcedir\.tar\.gz$/,
    kind: 'material',
    reason: 'V3 uploads code to the default bucket of the session',
    told: /default bucket/,
  },
  {
    // Of the same in a container without a network.
    operation: /^CreateTrainingJob$/,
    path: /^InputDataConfig\[code\]\.DataSource\.S3DataSource\.S3Uri$/,
    v2: /\/sourcedir\.tar\.gz$/,
    v3: /^s3:\/\/sagemaker-.*\/sourcedir\.tar\.gz$/,
    kind: 'material',
    reason: 'V3 uploads code to the default bucket of the session',
    told: /default bucket/,
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^HyperParameters\.sagemaker_\w+$/,
    v3: null,
    ...DRIVER,
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^(AlgorithmSpecification\.Container(Entrypoint|Arguments)|InputDataConfig\[(code|sm_drivers)\]\..*)$/,
    v2: null,
    ...DRIVER,
  },
  {
    // An isolated job of V2 has such a channel as well, for its archive.
    operation: /^CreateTrainingJob$/,
    path: /^InputDataConfig\[code\]\.DataSource\.S3DataSource\.S3Uri$/,
    v2: /\/sourcedir\.tar\.gz$/,
    v3: /\/input\/code$/,
    ...DRIVER,
  },
  {
    operation: /^upload driver$/,
    path: /^$/,
    v2: null,
    ...DRIVER,
  },
  {
    operation: /^upload code$/,
    path: /^(Bucket|Folder|ServerSideEncryption)$/,
    kind: 'material',
    reason: 'V3 uploads code to the default bucket of the session, file by file and without a key of its own',
    told: /default bucket/,
  },
  {
    operation: /^CreateModel$/,
    path: /^PrimaryContainer\.Environment\.SAGEMAKER_(PROGRAM|SUBMIT_DIRECTORY)$/,
    v2: /^$/,
    v3: null,
    kind: 'cosmetic',
    reason: 'an empty variable names no script',
  },
  {
    operation: /^CreateModel$/,
    path: /^PrimaryContainer\.Environment\.SAGEMAKER_CONTAINER_LOG_LEVEL$/,
    v2: /^20$/,
    v3: null,
    kind: 'cosmetic',
    reason: 'INFO is the default level of the containers',
  },
  {
    operation: /^CreateModel$/,
    path: /^PrimaryContainer\.Environment\.SAGEMAKER_REGION$/,
    v3: null,
    kind: 'cosmetic',
    reason: 'the service sets AWS_REGION in every container',
  },
  {
    operation: /^CreateModel$/,
    path: /^PrimaryContainer\.Environment\.SAGEMAKER_SUBMIT_DIRECTORY$/,
    v2: /^s3:.*\/sourcedir\.tar\.gz$/,
    v3: /^\/opt\/ml\/model\/code$/,
    ...REPACKED,
  },
  {
    operation: /^CreateModel$/,
    path: /^PrimaryContainer\.ModelDataUrl$/,
    v2: /^s3:/,
    v3: /^s3:\/\/sagemaker-[\w-]+\/[^/]+\/model\.tar\.gz$/,
    given: ({ after }) => after.get('PrimaryContainer.Environment.SAGEMAKER_SUBMIT_DIRECTORY') === '/opt/ml/model/code',
    ...REPACKED,
  },
  {
    operation: /^CreateModelPackage$/,
    path: /^ModelCard\.ModelCardStatus$/,
    v2: /^Draft$/,
    v3: null,
    kind: 'material',
    reason: 'V2 attached a draft model card to what an estimator registers',
    told: /draft model card/,
  },
  {
    operation: /^upload$/,
    path: /^Key$/,
    v2: /\/sourcedir\.tar\.gz$/,
    v3: /\/model\.tar\.gz$/,
    given: ({ v2, v3 }) => v2?.replace(/[^/]+$/, '') === v3?.replace(/[^/]+$/, ''),
    ...REPACKED,
  },
  {
    operation: /^upload$/,
    path: /^member (?!code\/)/,
    v3: null,
    given: ({ path, v2, after }) => after.get(path.replace('member ', 'member code/')) === v2,
    ...REPACKED,
  },
  {
    operation: /^upload$/,
    path: /^member code\//,
    v2: null,
    given: ({ path, v3, before }) => before.get(path.replace('member code/', 'member ')) === v3,
    ...REPACKED,
  },
  {
    // V2's model points at the code that was uploaded for the training job.
    operation: /^upload$/,
    path: /^$/,
    v2: null,
    given: ({ after }) => /\/model\.tar\.gz$/.test(after.get('Key') ?? ''),
    ...REPACKED,
  },
  {
    operation: /^upload$/,
    path: /^$/,
    v2: null,
    given: ({ after }) => /\/sourcedir\.tar\.gz$/.test(after.get('Key') ?? ''),
    ...UPLOADED_AGAIN,
  },
  {
    operation: /^CreateModel$/,
    path: /\.Environment\.SAGEMAKER_SUBMIT_DIRECTORY$/,
    v2: /\/source\/sourcedir\.tar\.gz$/,
    v3: /\/sourcedir\.tar\.gz$/,
    ...UPLOADED_AGAIN,
  },
  {
    operation: /^upload$/,
    path: /^$/,
    v3: null,
    given: ({ before }) => /\/model\.tar\.gz$/.test(before.get('Key') ?? ''),
    kind: 'material',
    reason: 'V2 packed the code of a MultiDataModel into a copy of an archive that no container reads',
    told: /which a MultiDataModel does not read/,
  },
  {
    // The one member of every model archive in the account that the programs find.
    operation: /^upload$/,
    path: /^member model\.bin$/,
    v2: null,
    v3: /^weights\b/,
    ...REPACKED,
  },
  {
    operation: /^upload$/,
    path: /^member code\/(inference\.py|metadata\.json|serve\.pkl)$/,
    given: ({ before, after }) => [before, after].every((one) => /\/serve\.tar\.gz$/.test(one.get('Key') ?? '')),
    ...OWN_SERVER,
  },
  {
    operation: /^upload$/,
    path: /^member code\/requirements\.txt$/,
    given: ({ v2, v3 }) => otherRequirements(v2) === otherRequirements(v3),
    ...OWN_SERVER,
  },
  {
    operation: /^CreateModel$/,
    path: /^PrimaryContainer\.Environment\.SAGEMAKER_CONTAINER_LOG_LEVEL$/,
    v2: /^10$/,
    v3: /^20$/,
    given: ({ before }) => /\/serve\.tar\.gz$/.test(before.get('PrimaryContainer.ModelDataUrl') ?? ''),
    kind: 'material',
    reason: 'V3 sets the log level of the containers of a ModelBuilder to INFO, V2 set it to DEBUG',
    told: /logs at level INFO/,
  },
  {
    operation: /^(upload|CreateModel)$/,
    path: /^(Key|PrimaryContainer\.ModelDataUrl)$/,
    v2: /\/serve\.tar\.gz$/,
    v3: /\/model-builder\/.*\/serve\.tar\.gz$|^model-builder\/.*\/serve\.tar\.gz$/,
    kind: 'cosmetic',
    reason: 'the place of the packed model is a generated name in both',
  },
  {
    operation: /^upload$/,
    path: /^text$/,
    given: ({ before }) => /\/(sagemaker_remote_function_bootstrap\/.*|workspace\.zip)$/.test(before.get('Key') ?? ''),
    ...OWN_RUNNER,
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^AlgorithmSpecification\.ContainerArguments$/,
    given: ({ v2, v3 }) => runnerArguments(v2) === runnerArguments(v3),
    ...OWN_RUNNER,
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^Environment\.REMOTE_FUNCTION_SECRET_KEY$/,
    v2: null,
    kind: 'cosmetic',
    reason: 'V3 signs what it sends to the job, which checks it by this public key',
  },
  {
    operation: /^upload$/,
    path: /^text$/,
    given: ({ v2, v3, before }) =>
      /\/metadata\.json$/.test(before.get('Key') ?? '') &&
      Object.keys(JSON.parse(v2 ?? '{}')).every((key) => key in JSON.parse(v3 ?? '{}')),
    kind: 'cosmetic',
    reason: 'V3 signs what it sends to the job',
  },
  {
    operation: /^upload$/,
    path: /^text$/,
    v2: /^<\d+ bytes/,
    given: ({ v2, v3, before }) =>
      /\/function\/payload\.pkl$/.test(before.get('Key') ?? '') && v2?.split(',')[0] === v3?.split(',')[0],
    kind: 'cosmetic',
    reason: 'a pickled function names the file and line that it stands in',
  },
  {
    operation: /^upload$/,
    path: /^text$/,
    v2: /^<\d+ bytes/,
    // The V3 name of each class is longer by `core.`.
    given: ({ v2, v3, before }) =>
      /\/arguments\/payload\.pkl$/.test(before.get('Key') ?? '') && (sizeOf(v3) - sizeOf(v2)) % 'core.'.length === 0,
    kind: 'cosmetic',
    reason: 'an object of the SDK among the arguments is pickled under the name of its V3 class',
  },
  {
    operation: /^Create(Endpoint(Config)?|InferenceComponent)$/,
    path: /^Tags\[sagemaker\.amazonaws\.com\/model-source\]/,
    kind: 'cosmetic',
    reason: 'V3 tags what ModelBuilder makes with the source of the model',
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^HyperParameters\./,
    v2: /^"(-?[1-9]\d*|0|0\.\d*[1-9])"$/,
    given: ({ v2, v3, after }) => v2 === `"${v3}"` && after.has('InputDataConfig[sm_drivers].ChannelName'),
    kind: 'cosmetic',
    reason: 'the driver of V3 writes a number and its text on the command line in the same way',
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^Enable(InterContainerTrafficEncryption|NetworkIsolation)$/,
    v2: null,
    v3: /^false$/,
    kind: 'cosmetic',
    reason: "off is the service's own default",
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^Environment\.SM_LOG_LEVEL$/,
    v2: null,
    given: ({ v3, before }) => before.get('HyperParameters.sagemaker_container_log_level') === v3,
    kind: 'cosmetic',
    reason: 'the driver of V3 reads the log level from a variable, the launcher of V2 from a hyperparameter',
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^InputDataConfig\[model\]\.CompressionType$/,
    v2: null,
    v3: /^None$/,
    kind: 'cosmetic',
    reason: "no compression is the service's own default",
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^TrainingJobName$/,
    v2: /^<TrainingJob \d+>$/,
    v3: /^<TrainingJob \d+ of/,
    kind: 'material',
    reason: 'V2 names the jobs of JumpStart by the metadata',
    told: /named the job by the metadata/,
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^ResourceConfig\.VolumeSizeInGB$/,
    kind: 'material',
    reason: 'V3 sends the volume size of the metadata also where the instance has disks of its own',
    told: /volume size of the metadata/,
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^AlgorithmSpecification\.MetricDefinitions\[.*\]/,
    v3: null,
    kind: 'material',
    reason: 'V2 adds the metrics of the metadata to those that are given',
    told: /metrics of the metadata/,
  },
  {
    operation: /^Create(Model|Endpoint(Config)?)$/,
    path: /^Tags\[(sagemaker-sdk:jumpstart-model-(id|version)|aws-jumpstart-inference-model-uri)\]/,
    kind: 'cosmetic',
    reason: 'each SDK tags what it makes of a JumpStart model in its own way',
  },
  {
    operation: /^CreateModelPackage$/,
    path: /^InferenceSpecification\.Containers\[\d+\]\.Framework(Version)?$/,
    v3: null,
    kind: 'material',
    reason: 'register() of V3 takes no framework: the attribute of that name makes its builder look for other code',
    told: /recorded the framework/,
  },
];

/** The declaration that covers a difference, if any does. */
export function declarationOf(at: DifferenceAt): Declaration | undefined {
  const { operation, path, v2, v3 } = at;
  return declarations.find(
    (one) =>
      one.operation.test(operation) &&
      one.path.test(path) &&
      agrees(one.v2, v2) &&
      agrees(one.v3, v3) &&
      (one.given?.(at) ?? true),
  );
}

function agrees(wanted: RegExp | null | undefined, value: string | undefined): boolean {
  if (wanted === undefined) return true;
  return wanted === null ? value === undefined : value !== undefined && wanted.test(value);
}

/** `str(value)` of Python, as the toolkit of the containers writes it; numbers as they were sent. */
function pythonText(value: unknown, sent?: string | null): string | undefined {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return sent ?? String(value);
  if (typeof value === 'string') return `'${value}'`;
  if (!Array.isArray(value)) return undefined;
  return `[${value.map((one) => pythonText(one)).join(', ')}]`;
}

/** What the driver of V3 makes of a text. */
function decoded(text: string): string {
  return isJson(text) && text.startsWith('"') ? (JSON.parse(text) as string) : text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What the job of a remote function is told, but for the version of the SDK and the file of its dependencies. */
function runnerArguments(value: string | undefined): string | undefined {
  if (value === undefined || !value.includes('--client_sagemaker_pysdk_version')) return undefined;
  const list = JSON.parse(value) as readonly string[];
  const own = /^--(client_sagemaker_pysdk_version|dependency_settings)$/;
  return JSON.stringify(list.filter((_, index) => !own.test(list[index - 1] ?? '')));
}

function sizeOf(upload: string | undefined): number {
  return Number(/^<(\d+) bytes/.exec(upload ?? '')?.[1]);
}
