/**
 * How raw boto3 calls of SageMaker look with the resource classes of V3.
 * The member tables are derived from sagemaker-core 2.27.0 by `scripts/make-boto3-shapes.ts`; the rest was run against
 * a stubbed service client.
 */
import members from './boto3-shapes.json';

/** What a member holds; `{Shape}` is one object of a shape, `[Shape]` a list of them. */
export type MemberType = 'text' | 'int' | 'float' | 'bool' | 'time' | 'list' | 'map' | `{${string}}` | `[${string}]`;

/** Wire name → V3 name and type. */
export type Members = Readonly<Record<string, readonly [name: string, type: MemberType]>>;

export interface ShapeTable {
  /** Requests by operation. */
  readonly creates: Record<string, Members>;
  /** Answers by resource class. */
  readonly resources: Record<string, Members>;
  readonly shapes: Record<string, Members>;
}

/** Members that V3 writes to the wire under the same name; what is missing here V3 cannot send. */
export const SHAPES = members as unknown as ShapeTable;

export const RESOURCES_MODULE = 'sagemaker.core.resources';
export const SHAPES_MODULE = 'sagemaker.core.shapes';
export const CLIENT = 'boto3:sagemaker';
export const RUNTIME = 'boto3:sagemaker-runtime';
/** The analysis' name for the answer of an operation: this and the operation's name. */
export const RESPONSE_PREFIX = 'boto3:response:';
/** The analysis' name for what `get_waiter` gives. */
export const WAITER = 'boto3:waiter';

export interface Operation {
  readonly code: string;
  /** The V3 class. */
  readonly resource: string;
  /** The request member that names the resource, and the keyword for it. */
  readonly key: readonly [member: string, keyword: string];
}

const name = (resource: string, keyword: string): Pick<Operation, 'resource' | 'key'> => ({
  resource,
  key: [`${resource}Name`, keyword],
});

const MODEL = name('Model', 'model_name');
const CONFIG = name('EndpointConfig', 'endpoint_config_name');
const ENDPOINT = name('Endpoint', 'endpoint_name');
const TRAINING = name('TrainingJob', 'training_job_name');
const TRANSFORM = name('TransformJob', 'transform_job_name');
const TUNING = name('HyperParameterTuningJob', 'hyper_parameter_tuning_job_name');

export const CREATES: Readonly<Record<string, Operation>> = {
  create_training_job: { code: 'SM801', ...TRAINING },
  create_model: { code: 'SM802', ...MODEL },
  create_endpoint_config: { code: 'SM803', ...CONFIG },
  create_endpoint: { code: 'SM804', ...ENDPOINT },
  create_transform_job: { code: 'SM808', ...TRANSFORM },
  create_hyper_parameter_tuning_job: { code: 'SM808', ...TUNING },
};

/** Calls that only name what they end, with the method of the resource. */
export const ENDS: Readonly<Record<string, Operation & { readonly method: 'delete' | 'stop' }>> = {
  delete_endpoint: { code: 'SM806', ...ENDPOINT, method: 'delete' },
  delete_endpoint_config: { code: 'SM806', ...CONFIG, method: 'delete' },
  delete_model: { code: 'SM806', ...MODEL, method: 'delete' },
  stop_training_job: { code: 'SM806', ...TRAINING, method: 'stop' },
  stop_transform_job: { code: 'SM806', ...TRANSFORM, method: 'stop' },
  stop_hyper_parameter_tuning_job: { code: 'SM806', ...TUNING, method: 'stop' },
};

export const DESCRIBES: Readonly<Record<string, Operation>> = {
  describe_training_job: { code: 'SM807', ...TRAINING },
  describe_hyper_parameter_tuning_job: { code: 'SM807', ...TUNING },
  describe_transform_job: { code: 'SM807', ...TRANSFORM },
  describe_processing_job: { code: 'SM807', ...name('ProcessingJob', 'processing_job_name') },
  describe_model: { code: 'SM807', ...MODEL },
  describe_endpoint_config: { code: 'SM807', ...CONFIG },
  describe_endpoint: { code: 'SM807', ...ENDPOINT },
};

export interface Waiter extends Operation {
  /** What waits in V3. */
  readonly method: string;
  /** The status that is waited for, where the method asks. */
  readonly status?: string;
  /** Seconds between two requests of the boto3 waiter. */
  readonly delay: number;
  readonly attempts: number;
}

/** Waiters by name, with the limits of botocore. */
export const WAITERS: Readonly<Record<string, Waiter>> = {
  endpoint_in_service: {
    code: 'SM807',
    ...ENDPOINT,
    method: 'wait_for_status',
    status: 'InService',
    delay: 30,
    attempts: 120,
  },
  endpoint_deleted: { code: 'SM807', ...ENDPOINT, method: 'wait_for_delete', delay: 30, attempts: 60 },
  training_job_completed_or_stopped: { code: 'SM807', ...TRAINING, method: 'wait', delay: 120, attempts: 180 },
  transform_job_completed_or_stopped: {
    code: 'SM807',
    ...name('TransformJob', 'transform_job_name'),
    method: 'wait',
    delay: 60,
    attempts: 60,
  },
  processing_job_completed_or_stopped: {
    code: 'SM807',
    ...name('ProcessingJob', 'processing_job_name'),
    method: 'wait',
    delay: 60,
    attempts: 60,
  },
};

/** Members of an `invoke_endpoint` request by keyword of `Endpoint.invoke`; the endpoint's name is not among them. */
const INVOKE: Readonly<Record<string, string>> = {
  Body: 'body',
  ContentType: 'content_type',
  Accept: 'accept',
  CustomAttributes: 'custom_attributes',
  TargetModel: 'target_model',
  TargetVariant: 'target_variant',
  TargetContainerHostname: 'target_container_hostname',
  InferenceId: 'inference_id',
  EnableExplanations: 'enable_explanations',
  InferenceComponentName: 'inference_component_name',
  SessionId: 'session_id',
};

/** The same for an `invoke_endpoint_async` request and `Endpoint.invoke_async`. */
const INVOKE_ASYNC: Readonly<Record<string, string>> = {
  InputLocation: 'input_location',
  ContentType: 'content_type',
  Accept: 'accept',
  CustomAttributes: 'custom_attributes',
  InferenceId: 'inference_id',
  RequestTTLSeconds: 'request_ttl_seconds',
  InvocationTimeoutSeconds: 'invocation_timeout_seconds',
};

/** How a call of an endpoint looks in V3. */
export interface Invocation {
  readonly method: string;
  /** The member that holds, or points to, the data; without it there is no request. */
  readonly payload: string;
  readonly members: Readonly<Record<string, string>>;
}

/** Calls of the runtime client by name. */
export const INVOKES: Readonly<Record<string, Invocation>> = {
  invoke_endpoint: { method: 'invoke', payload: 'Body', members: INVOKE },
  invoke_endpoint_async: { method: 'invoke_async', payload: 'InputLocation', members: INVOKE_ASYNC },
};

/** What can be read of the answer of `invoke_async`. */
export const ASYNC_ANSWER: Members = {
  InferenceId: ['inference_id', 'text'],
  OutputLocation: ['output_location', 'text'],
  FailureLocation: ['failure_location', 'text'],
};

/** Numbers for which zero is a wish of its own; for other integers AWS demands one or more, or zero asks for nothing. */
export const ZERO_COUNTS: ReadonlySet<string> = new Set([
  'InitialSamplingPercentage',
  'InvocationsMaxRetries',
  'KeepAlivePeriodInSeconds',
  'LabelIndex',
  'MetricPublishFrequencyInSeconds',
  'MinInstanceCount',
  'ProbabilityIndex',
  'ProfilingIntervalInMilliseconds',
  'RandomSeed',
  'Seed',
  'SelectedInstanceCount',
  'TerminationWaitInSeconds',
  'WaitIntervalInSeconds',
]);

/** The shape that is written as a dict: two V3 classes have the name, and each place accepts one of them only. */
export const DICT_SHAPE = 'Tag';
