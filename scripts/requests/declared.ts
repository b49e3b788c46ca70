import type { Difference, DifferenceKind } from './model';

/** A difference that is known, with the reason why it stays. */
export interface Declaration {
  readonly operation: RegExp;
  /** Against the whole path; empty path: the request itself is sent by one side only. */
  readonly path: RegExp;
  /** What each side sends: `null` for nothing, absent for anything. */
  readonly v2?: RegExp | null;
  readonly v3?: RegExp | null;
  /** What must hold between the two values besides. */
  readonly when?: (v2: string, v3: string) => boolean;
  readonly kind: DifferenceKind;
  readonly reason: string;
  /** Of a material one: words that a fix or a marker of the migration must say. */
  readonly told?: RegExp;
}

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
    operation: /^CreateHyperParameterTuningJob$/,
    path: /^TrainingJobDefinition\.(HyperParameterTuning)?ResourceConfig\.(InstanceCount|InstanceType|VolumeSizeInGB)$/,
    kind: 'cosmetic',
    reason: 'V2 spells the one set of instances as HyperParameterTuningResourceConfig, V3 as ResourceConfig',
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^CheckpointConfig\.LocalPath$/,
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
    kind: 'cosmetic',
    reason: "the channel's input mode spells out the job's own, which is File",
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
    path: /^HyperParameters\.(?!sagemaker_)/,
    v2: /^"/,
    when: (v2, v3) => JSON.parse(v2) === v3,
    kind: 'cosmetic',
    reason:
      'V2 quotes strings for the framework container, which takes the quotes off; the driver of V3 takes them as they are',
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
    v3: null,
    kind: 'material',
    reason: 'V2 turns the time series of metrics on for framework images; V3 leaves it off',
    told: /time series|TimeSeries/,
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^HyperParameters\.sagemaker_\w+$/,
    v3: null,
    kind: 'material',
    reason:
      'V3 starts a script through its own driver channel instead of the hyperparameters of the framework container',
    told: /driver/,
  },
  {
    operation: /^CreateTrainingJob$/,
    path: /^(AlgorithmSpecification\.Container(Entrypoint|Arguments)|InputDataConfig\[(code|sm_drivers)\]\..*)$/,
    v2: null,
    kind: 'material',
    reason:
      'V3 starts a script through its own driver channel instead of the hyperparameters of the framework container',
    told: /driver/,
  },
  {
    operation: /^upload driver$/,
    path: /^$/,
    v2: null,
    kind: 'material',
    reason:
      'V3 starts a script through its own driver channel instead of the hyperparameters of the framework container',
    told: /driver/,
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
    path: /^PrimaryContainer\.(ModelDataUrl|Environment\.SAGEMAKER_SUBMIT_DIRECTORY)$/,
    v2: /^s3:/,
    v3: /^(s3:.*\/model\.tar\.gz|\/opt\/ml\/model\/code)$/,
    kind: 'material',
    reason:
      'V3 puts the code into a copy of the model archive in the default bucket; V2 left the archive alone or put its copy elsewhere',
    told: /repacks model\.tar\.gz|code_location=/,
  },
  {
    operation: /^upload$/,
    path: /^(Bucket|Key)$/,
    v2: /^(?!sagemaker-)/,
    v3: /^(sagemaker-[\w-]+|[\w-]+\/model\.tar\.gz)$/,
    kind: 'material',
    reason: 'V3 has no code_location: what it repacks goes to the default bucket of the session',
    told: /code_location=/,
  },
  {
    operation: /^upload( code)?$/,
    path: /^(|member .*)$/,
    kind: 'material',
    reason:
      'V3 puts the code into a copy of the model archive in the default bucket; V2 left the archive alone or put its copy elsewhere',
    told: /repacks model\.tar\.gz/,
  },
  {
    operation: /^upload$/,
    path: /^Key$/,
    v2: /<generated>/,
    v3: /<generated>/,
    kind: 'cosmetic',
    reason: 'the folder has a generated name',
  },
  {
    operation: /^CreateEndpoint(Config)?$/,
    path: /^Tags\[sagemaker\.amazonaws\.com\/model-source\]/,
    kind: 'cosmetic',
    reason: 'V3 tags what ModelBuilder makes with the source of the model',
  },
  {
    operation: /^print$/,
    path: /^value$/,
    v2: /<generated>/,
    v3: /<generated>/,
    kind: 'cosmetic',
    reason: 'the printed name is generated',
  },
];

/** The declaration that covers a difference, if any does. */
export function declarationOf({ operation, path, v2, v3 }: Difference): Declaration | undefined {
  return declarations.find(
    (one) =>
      one.operation.test(operation) &&
      one.path.test(path) &&
      agrees(one.v2, v2) &&
      agrees(one.v3, v3) &&
      (!one.when || (v2 !== undefined && v3 !== undefined && one.when(v2, v3))),
  );
}

function agrees(wanted: RegExp | null | undefined, value: string | undefined): boolean {
  if (wanted === undefined) return true;
  return wanted === null ? value === undefined : value !== undefined && wanted.test(value);
}
