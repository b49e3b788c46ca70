/**
 * What of a V2 predictor V3's `Endpoint` has under another name, and what it has not at all.
 * Read from 2.257.7 `base_predictor.py`, `predictor_async.py` and sagemaker-core 2.27.0 `resources.py`.
 */

/** Keywords of `predict` (2.257.7) by the keyword of `Endpoint.invoke`. */
export const INVOKE_PARAMETERS: Readonly<Record<string, string>> = {
  target_model: 'target_model',
  target_variant: 'target_variant',
  inference_id: 'inference_id',
  custom_attributes: 'custom_attributes',
  component_name: 'inference_component_name',
};

/** Keywords of `predict_stream` (2.257.7) by the member of the request. */
export const STREAM_PARAMETERS: Readonly<Record<string, string>> = {
  target_variant: 'TargetVariant',
  inference_id: 'InferenceId',
  custom_attributes: 'CustomAttributes',
  component_name: 'InferenceComponentName',
  target_container_hostname: 'TargetContainerHostname',
};

/** Keys of `initial_args` (the boto3 request) by the keyword of `Endpoint.invoke`. */
export const REQUEST_KEYS: Readonly<Record<string, string>> = {
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

/** Attributes that only got another name. */
export const RENAMED_ATTRIBUTES: Readonly<Record<string, string>> = {
  endpoint: 'endpoint_name',
  _endpoint_config_name: 'endpoint_config_name',
};

/** Attributes that the endpoint has under the same name. */
export const KEPT_ATTRIBUTES: ReadonlySet<string> = new Set(['endpoint_name', 'serializer', 'deserializer']);

/** What to do instead of a member that `Endpoint` does not have. */
export const GONE_MEMBERS: Readonly<Record<string, string>> = {
  accept: 'An Endpoint has no accept: pass accept= to invoke().',
  component_name: 'An Endpoint knows no inference component: pass inference_component_name= to invoke().',
  content_type: 'An Endpoint has no content_type: pass content_type= to invoke().',
  sagemaker_session: 'An Endpoint has no sagemaker_session: use the session that it was created with.',
  classify: 'Call invoke() with custom_attributes="tfs-method=classify".',
  regress: 'Call invoke() with custom_attributes="tfs-method=regress".',
  explain: 'Call invoke() with enable_explanations= set to the JMESPath expression.',
  delete_predictor:
    'Delete the InferenceComponent, or the endpoint and its EndpointConfig, from sagemaker.core.resources.',
  endpoint_context:
    'Use EndpointContext.list(source_uri=endpoint.endpoint_arn) and EndpointContext.load() of sagemaker.core.lineage.context.',
  list_monitors:
    'Use MonitoringSchedule.get_all(endpoint_name=...) of sagemaker.core.resources; it gives schedules, not monitors.',
  list_related_models: 'Use InferenceComponent.get_all(endpoint_name_equals=...) of sagemaker.core.resources.',
  predict_stream:
    'Call invoke_endpoint_with_response_stream of sagemaker_runtime_client of the session and give its Body to an iterator of sagemaker.core.iterators; invoke_with_response_stream of the Endpoint fails on every answer.',
  update_predictor: 'Use InferenceComponent.get(...).update(...) of sagemaker.core.resources.',
  _get_model_names:
    'Read model_name of EndpointConfig.get(endpoint_config_name=endpoint.endpoint_config_name).production_variants.',
  _model_names:
    'Read model_name of EndpointConfig.get(endpoint_config_name=endpoint.endpoint_config_name).production_variants.',
};

/** Members of V2's AsyncPredictor only. */
export const ASYNC_MEMBERS: ReadonlySet<string> = new Set(['predict_async', 'predictor']);

/** Further keys of the request of an asynchronous inference. */
export const ASYNC_KEYS: Readonly<Record<string, string>> = {
  RequestTTLSeconds: 'request_ttl_seconds',
  InvocationTimeoutSeconds: 'invocation_timeout_seconds',
};

/** What V2's answer to predict_async() and that of `invoke_async` call the same. */
export const ASYNC_ANSWER: Readonly<Record<string, string>> = {
  output_path: 'output_location',
  failure_path: 'failure_location',
};

export const ASYNC_NOTE =
  'V3 has no async predictor: upload the payload to S3, call invoke_async(input_location=..., content_type=...) on the endpoint and read its output_location once it exists.';
