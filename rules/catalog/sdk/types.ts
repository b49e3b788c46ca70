/**
 * What calls and attributes of the SDKs and of boto3 give, where the signature inventory cannot know it.
 * Keys are canonical `<owner class>.<method>` or function names; values are class names, or:
 * `str` a string; `s3` the URI of an object in S3; `self` the receiver's own class; `receiver` the same object; `argument:<name>` the value passed
 * for that parameter of the receiver's constructor; `argument:<name>|<class>` the same, or that class where it is unknown;
 * `list:<class>` a list of such objects.
 * Read from the sources of SDK 2.257.6 (`src/sagemaker/…`) and 3.27.0.
 */
export const RETURNS: Readonly<Record<string, string>> = {
  'sagemaker.session.get_execution_role': 'str',
  'sagemaker.image_uris.retrieve': 'str',
  'sagemaker.image_uris.get_training_image_uri': 'str',
  'sagemaker.model_uris.retrieve': 's3',
  'sagemaker.script_uris.retrieve': 's3',
  'sagemaker.session.Session.default_bucket': 'str',
  'sagemaker.session.Session.upload_data': 'str',
  'sagemaker.session.Session.upload_string_as_file_body': 'str',
  'sagemaker.session.Session.get_caller_identity_arn': 'str',
  'sagemaker.session.Session.account_id': 'str',
  'sagemaker.session.Session.expand_role': 'str',
  'sagemaker.s3.S3Uploader.upload': 'str',
  'sagemaker.s3.S3Uploader.upload_string_as_file_body': 'str',

  'sagemaker.debugger.debugger.Rule.sagemaker': 'self',
  'sagemaker.debugger.debugger.Rule.custom': 'self',
  'sagemaker.debugger.debugger.ProfilerRule.sagemaker': 'self',
  'sagemaker.debugger.debugger.ProfilerRule.custom': 'self',

  'sagemaker.estimator.EstimatorBase.deploy': 'sagemaker.base_predictor.Predictor',
  'sagemaker.estimator.EstimatorBase.register': 'sagemaker.model.ModelPackage',
  'sagemaker.estimator.EstimatorBase.create_model': 'sagemaker.model.Model',
  'sagemaker.estimator.Estimator.create_model': 'sagemaker.model.Model',
  'sagemaker.estimator.EstimatorBase.transformer': 'sagemaker.transformer.Transformer',
  'sagemaker.estimator.Framework.transformer': 'sagemaker.transformer.Transformer',
  'sagemaker.estimator.EstimatorBase.compile_model': 'sagemaker.model.Model',
  'sagemaker.amazon.amazon_estimator.AmazonAlgorithmEstimatorBase.record_set':
    'sagemaker.amazon.amazon_estimator.RecordSet',
  'sagemaker.estimator.EstimatorBase.attach': 'self',
  'sagemaker.estimator.Framework.attach': 'self',
  'sagemaker.estimator.EstimatorBase.training_image_uri': 'str',
  'sagemaker.estimator.Estimator.training_image_uri': 'str',
  'sagemaker.estimator.Framework.training_image_uri': 'str',
  'sagemaker.pytorch.estimator.PyTorch.create_model': 'sagemaker.pytorch.model.PyTorchModel',
  'sagemaker.tensorflow.estimator.TensorFlow.create_model': 'sagemaker.tensorflow.model.TensorFlowModel',
  'sagemaker.tensorflow.estimator.TensorFlow.transformer': 'sagemaker.transformer.Transformer',
  'sagemaker.huggingface.estimator.HuggingFace.create_model': 'sagemaker.huggingface.model.HuggingFaceModel',
  'sagemaker.sklearn.estimator.SKLearn.create_model': 'sagemaker.sklearn.model.SKLearnModel',
  'sagemaker.xgboost.estimator.XGBoost.create_model': 'sagemaker.xgboost.model.XGBoostModel',
  'sagemaker.mxnet.estimator.MXNet.create_model': 'sagemaker.mxnet.model.MXNetModel',
  'sagemaker.jumpstart.estimator.JumpStartEstimator.deploy': 'sagemaker.base_predictor.Predictor',
  'sagemaker.algorithm.AlgorithmEstimator.create_model': 'sagemaker.model.ModelPackage',
  'sagemaker.algorithm.AlgorithmEstimator.transformer': 'sagemaker.transformer.Transformer',

  'sagemaker.tuner.HyperparameterTuner.best_estimator': 'argument:estimator|sagemaker.estimator.EstimatorBase',
  'sagemaker.tuner.HyperparameterTuner.deploy': 'sagemaker.base_predictor.Predictor',
  'sagemaker.tuner.HyperparameterTuner.best_training_job': 'str',
  'sagemaker.tuner.HyperparameterTuner.analytics': 'sagemaker.analytics.HyperparameterTuningJobAnalytics',
  'sagemaker.tuner.HyperparameterTuner.attach': 'self',
  'sagemaker.tuner.HyperparameterTuner.describe': 'sagemaker.tuner._TuningJobDescription',
  'sagemaker.tuner._TuningJob.describe': 'sagemaker.tuner._TuningJobDescription',
  'sagemaker.tuner.create_identical_dataset_and_algorithm_tuner': 'sagemaker.tuner.HyperparameterTuner',
  'sagemaker.tuner.create_transfer_learning_tuner': 'sagemaker.tuner.HyperparameterTuner',
  'sagemaker.tuner.HyperparameterTuner.create': 'self',
  'sagemaker.tuner.HyperparameterTuner.transfer_learning_tuner': 'self',
  'sagemaker.tuner.HyperparameterTuner.identical_dataset_and_algorithm_tuner': 'self',

  'sagemaker.model.Model.compile': 'receiver',
  'sagemaker.model.Model.create': 'sagemaker.workflow.pipeline_context._ModelStepArguments',
  'sagemaker.model.Model.deploy': 'sagemaker.base_predictor.Predictor',
  'sagemaker.model.Model.transformer': 'sagemaker.transformer.Transformer',
  'sagemaker.model.Model.register': 'sagemaker.model.ModelPackage',
  'sagemaker.model.ModelPackage.deploy': 'sagemaker.base_predictor.Predictor',
  'sagemaker.pipeline.PipelineModel.deploy': 'sagemaker.base_predictor.Predictor',
  'sagemaker.pipeline.PipelineModel.transformer': 'sagemaker.transformer.Transformer',
  'sagemaker.multidatamodel.MultiDataModel.deploy': 'sagemaker.base_predictor.Predictor',
  'sagemaker.jumpstart.model.JumpStartModel.deploy': 'sagemaker.base_predictor.Predictor',
  'sagemaker.jumpstart.model.JumpStartModel.attach': 'self',
  'sagemaker.jumpstart.model.JumpStartModel.retrieve_all_examples':
    'list:sagemaker.jumpstart.types.JumpStartSerializablePayload',
  'sagemaker.jumpstart.model.JumpStartModel.retrieve_example_payload':
    'sagemaker.jumpstart.types.JumpStartSerializablePayload',
  'sagemaker.model_monitor.model_monitoring.ModelMonitor.list_executions':
    'list:sagemaker.model_monitor.model_monitoring.MonitoringExecution',
  'sagemaker.payloads.retrieve_all_examples': 'list:sagemaker.jumpstart.types.JumpStartSerializablePayload',
  'sagemaker.payloads.retrieve_example': 'sagemaker.jumpstart.types.JumpStartSerializablePayload',
  'sagemaker.tensorflow.model.TensorFlowModel.deploy': 'sagemaker.base_predictor.Predictor',
  'sagemaker.huggingface.model.HuggingFaceModel.deploy': 'sagemaker.base_predictor.Predictor',
  'sagemaker.djl_inference.model.DJLModel.deploy': 'sagemaker.base_predictor.Predictor',
  'sagemaker.serve.builder.model_builder.ModelBuilder.build': 'sagemaker.model.Model',
  'sagemaker.serve.builder.model_builder.ModelBuilder.deploy': 'sagemaker.base_predictor.Predictor',
  'sagemaker.serve.builder.model_builder.ModelBuilder.optimize': 'sagemaker.model.Model',
  'sagemaker.predictor_async.AsyncPredictor.predict_async':
    'sagemaker.async_inference.async_inference_response.AsyncInferenceResponse',
  'sagemaker.predictor.retrieve_default': 'sagemaker.base_predictor.Predictor',
  'sagemaker.transformer.Transformer.attach': 'self',
  'sagemaker.automl.automl.AutoML.attach': 'self',
  'sagemaker.automl.automl.AutoML.create_model': 'sagemaker.pipeline.PipelineModel',
  'sagemaker.automl.automl.AutoML.deploy': 'sagemaker.base_predictor.Predictor',
  'sagemaker.automl.automlv2.AutoMLV2.attach': 'self',
  'sagemaker.automl.automlv2.AutoMLV2.create_model': 'sagemaker.pipeline.PipelineModel',
  'sagemaker.automl.automlv2.AutoMLV2.deploy': 'sagemaker.base_predictor.Predictor',

  'sagemaker.workflow.parameters.ParameterBoolean': 'sagemaker.workflow.parameters.Parameter',

  // V3: what the misuse checks need to follow.
  'sagemaker.train.tuner.HyperparameterTuner.best_training_job': 'str',
  'sagemaker.train.model_trainer.ModelTrainer.from_jumpstart_config': 'self',
  'sagemaker.train.model_trainer.ModelTrainer.from_recipe': 'self',
  'sagemaker.train.model_trainer.ModelTrainer.with_metric_definitions': 'receiver',
  'sagemaker.train.model_trainer.ModelTrainer.with_tensorboard_output_config': 'receiver',
  'sagemaker.train.model_trainer.ModelTrainer.with_retry_strategy': 'receiver',
  'sagemaker.train.model_trainer.ModelTrainer.with_infra_check_config': 'receiver',
  'sagemaker.train.model_trainer.ModelTrainer.with_remote_debug_config': 'receiver',
  'sagemaker.train.model_trainer.ModelTrainer.with_session_chaining_config': 'receiver',
  'sagemaker.train.model_trainer.ModelTrainer.with_checkpoint_config': 'receiver',
  'sagemaker.serve.model_builder.ModelBuilder.build': 'sagemaker.core.resources.Model',
  'sagemaker.serve.model_builder.ModelBuilder.deploy': 'sagemaker.core.resources.Endpoint',
  'sagemaker.serve.model_builder.ModelBuilder.from_jumpstart_config': 'self',
  'sagemaker.serve.model_builder.ModelBuilder.transformer': 'sagemaker.core.transformer.Transformer',
  'sagemaker.core.resources.Endpoint.get': 'self',
  'sagemaker.core.resources.Endpoint.create': 'self',
  'sagemaker.core.resources.Endpoint.invoke': 'sagemaker.core.shapes.shapes.InvokeEndpointOutput',
  'sagemaker.core.resources.EndpointConfig.get': 'self',
  'sagemaker.core.resources.EndpointConfig.create': 'self',
  'sagemaker.core.resources.Model.get': 'self',
  'sagemaker.core.resources.Model.create': 'self',
  'sagemaker.core.resources.TrainingJob.get': 'self',
  'sagemaker.core.resources.TrainingJob.create': 'self',
  'sagemaker.core.resources.HyperParameterTuningJob.get': 'self',
  'sagemaker.core.resources.HyperParameterTuningJob.create': 'self',
  'boto3:sagemaker.create_endpoint': 'boto3:response:create_endpoint',
  'boto3:sagemaker.create_endpoint_config': 'boto3:response:create_endpoint_config',
  'boto3:sagemaker.create_model': 'boto3:response:create_model',
  'boto3:sagemaker.create_training_job': 'boto3:response:create_training_job',
  'boto3:sagemaker.describe_endpoint': 'boto3:response:describe_endpoint',
  'boto3:sagemaker.describe_endpoint_config': 'boto3:response:describe_endpoint_config',
  'boto3:sagemaker.describe_hyper_parameter_tuning_job': 'boto3:response:describe_hyper_parameter_tuning_job',
  'boto3:sagemaker.describe_model': 'boto3:response:describe_model',
  'boto3:sagemaker.describe_processing_job': 'boto3:response:describe_processing_job',
  'boto3:sagemaker.describe_training_job': 'boto3:response:describe_training_job',
  'boto3:sagemaker.describe_transform_job': 'boto3:response:describe_transform_job',
  'boto3:sagemaker.get_waiter': 'boto3:waiter',
  'boto3:sagemaker-runtime.invoke_endpoint': 'boto3:response:invoke_endpoint',
  'boto3:sagemaker-runtime.invoke_endpoint_async': 'boto3:response:invoke_endpoint_async',
};

/** Classes of attribute values, by canonical `<owner class>.<attribute>`; the owner may be any base. */
export const ATTRIBUTES: Readonly<Record<string, string>> = {
  'sagemaker.session.Session.boto_session': 'boto3.session.Session',
  'sagemaker.session.Session.sagemaker_client': 'boto3:sagemaker',
  'sagemaker.session.Session.sagemaker_runtime_client': 'boto3:sagemaker-runtime',
  'sagemaker.estimator.EstimatorBase.latest_training_job': 'sagemaker.estimator._TrainingJob',
  'sagemaker.estimator.EstimatorBase.training_job_analytics': 'sagemaker.analytics.TrainingJobAnalytics',
  'sagemaker.estimator.EstimatorBase.sagemaker_session': 'sagemaker.session.Session',
  'sagemaker.tuner.HyperparameterTuner.latest_tuning_job': 'sagemaker.tuner._TuningJob',
  'sagemaker.tuner.HyperparameterTuner.sagemaker_session': 'sagemaker.session.Session',
  'sagemaker.tuner.HyperparameterTuner.estimator': 'argument:estimator',
  'sagemaker.model.Model.sagemaker_session': 'sagemaker.session.Session',
  'sagemaker.base_predictor.Predictor.sagemaker_session': 'sagemaker.session.Session',
  'sagemaker.transformer.Transformer.latest_transform_job': 'sagemaker.transformer._TransformJob',
  'sagemaker.processing.Processor.latest_job': 'sagemaker.processing.ProcessingJob',
  'sagemaker.model_monitor.model_monitoring.ModelMonitor.latest_baselining_job':
    'sagemaker.model_monitor.model_monitoring.BaseliningJob',
  'sagemaker.model_monitor.clarify_model_monitoring.ClarifyModelMonitor.latest_baselining_job':
    'sagemaker.model_monitor.clarify_model_monitoring.ClarifyBaseliningJob',
  'sagemaker.workflow.steps.Step.properties': 'sagemaker.workflow.properties.Properties',
  'sagemaker.workflow.step_collections.StepCollection.properties': 'sagemaker.workflow.properties.Properties',
  ...Object.fromEntries(
    [
      'CURRENT_DATETIME',
      'PIPELINE_ARN',
      'PIPELINE_EXECUTION_ARN',
      'PIPELINE_EXECUTION_ID',
      'PIPELINE_NAME',
      'PROCESSING_JOB_NAME',
      'START_DATETIME',
      'TRAINING_JOB_NAME',
    ].map((name) => [
      `sagemaker.workflow.execution_variables.ExecutionVariables.${name}`,
      'sagemaker.workflow.execution_variables.ExecutionVariable',
    ]),
  ),
  'sagemaker.core.helper.session_helper.Session.boto_session': 'boto3.session.Session',
  'sagemaker.core.helper.session_helper.Session.sagemaker_client': 'boto3:sagemaker',
  'sagemaker.core.helper.session_helper.Session.sagemaker_runtime_client': 'boto3:sagemaker-runtime',
  'sagemaker.train.model_trainer.ModelTrainer._latest_training_job': 'sagemaker.core.resources.TrainingJob',
  'sagemaker.train.tuner.HyperparameterTuner.latest_tuning_job': 'sagemaker.core.resources.HyperParameterTuningJob',
};

/** Classes whose attributes and items are all of the class itself: `step.properties.ModelArtifacts.S3ModelArtifacts`. */
export const TREES: ReadonlySet<string> = new Set(['sagemaker.workflow.properties.Properties']);

/** boto3 service names whose clients are followed, with the class name the analysis gives them. */
export const BOTO_CLIENTS: Readonly<Record<string, string>> = {
  sagemaker: 'boto3:sagemaker',
  'sagemaker-runtime': 'boto3:sagemaker-runtime',
  'runtime.sagemaker': 'boto3:sagemaker-runtime',
};

/** Methods that a class has although its inventory entry is private or absent. */
export const PRIVATE_CLASSES: Readonly<Record<string, readonly string[]>> = {
  'sagemaker.estimator._TrainingJob': ['describe', 'wait', 'stop', 'rule_job_summary', 'start_new'],
  'sagemaker.tuner._TuningJob': ['describe', 'wait', 'stop', 'start_new', 'create_tuning_job'],
  'sagemaker.transformer._TransformJob': ['describe', 'wait', 'stop', 'start_new'],
};

/** boto3 clients answer to any method name in snake case. */
export const OPEN_CLASSES: ReadonlySet<string> = new Set(['boto3:sagemaker', 'boto3:sagemaker-runtime', 'boto3:waiter', 'boto3.session.Session']);
