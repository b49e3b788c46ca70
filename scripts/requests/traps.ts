/** A way in which a plausible rewrite, or V3 code that looks right, goes wrong. */
export interface Trap {
  readonly area: 'Training' | 'Tuning' | 'Deployment and inference';
  /** One sentence, true of the newest V3 that is supported. */
  readonly what: string;
  /** Programs below `test/requests/programs` that run into it in V2's spelling, with what their migration has instead. */
  readonly avoided: readonly { readonly program: string; readonly shows: RegExp }[];
  /** Catalog codes that find it in V3 code, or that withhold the V2 code that has no other way. */
  readonly codes: readonly string[];
}

const TRAINING: readonly Trap[] = [
  {
    area: 'Training',
    what: 'A job without a time limit stops after one hour in V3; V2 gave it a day.',
    avoided: [{ program: 'training/estimator-minimal', shows: /max_runtime_in_seconds=86400/ }],
    codes: [],
  },
  {
    area: 'Training',
    what: 'Without an output path V3 writes below the base name of the job, V2 into the root of the default bucket.',
    avoided: [{ program: 'training/estimator-base-name', shows: /s3_output_path=f"s3:\/\/\{/ }],
    codes: [],
  },
  {
    area: 'Training',
    what: 'ModelTrainer takes no exact job name, only the part before the time stamp.',
    avoided: [{ program: 'training/fit-job-name', shows: /training_job_name="churn-1"/ }],
    codes: ['SM907'],
  },
  {
    area: 'Training',
    what: 'V3 cuts a job name at its end, so a base of 49 characters or more loses its time stamp.',
    avoided: [
      { program: 'training/estimator-long-name', shows: /base_job_name="churn-of-customers-by-region-and-produc"/ },
    ],
    codes: [],
  },
  {
    area: 'Training',
    what: 'A plain Estimator sent `str(value)` for hyperparameters, V3 sends JSON: `True` becomes `true`.',
    avoided: [
      { program: 'training/estimator-values', shows: /"flag": "False"/ },
      { program: 'training/set-hyperparameters', shows: /"silent": "False"/ },
    ],
    codes: [],
  },
  {
    area: 'Training',
    what: 'V3 decodes a hyperparameter that reads as JSON before the script gets it: "0.10" arrives as 0.1.',
    avoided: [{ program: 'training/pytorch-number-text', shows: /'"0\.10"'/ }],
    codes: [],
  },
  {
    area: 'Training',
    what: 'Booleans, None, lists and dicts reach a script as JSON text in V3, as Python text in V2.',
    avoided: [{ program: 'training/pytorch-values', shows: /as JSON text on its command line/ }],
    codes: ['SM202'],
  },
  {
    area: 'Training',
    what: 'A channel whose data source is a string is read in File mode, whatever the mode of the job.',
    avoided: [
      { program: 'training/estimator-fast-file', shows: /S3DataSource\(/ },
      { program: 'training/inputs-training-input', shows: /input_mode="File"/ },
    ],
    codes: ['SM916'],
  },
  {
    area: 'Training',
    what: 'V3 installs a requirements.txt only where SourceCode names it, and refuses one that is not there.',
    avoided: [{ program: 'training/sklearn-script', shows: /requirements="requirements\.txt"/ }],
    codes: [],
  },
  {
    area: 'Training',
    what: 'A script needs a source_dir in V3, all of which is uploaded.',
    avoided: [{ program: 'training/script-alone', shows: /ignore_patterns=/ }],
    codes: ['SM931'],
  },
  {
    area: 'Training',
    what: 'The configuration classes of V3 take keywords only and nothing that they do not know.',
    avoided: [
      { program: 'training/estimator-positional', shows: /training_image=/ },
      { program: 'training/estimator-instance-groups', shows: /instance_group_name=/ },
    ],
    codes: ['SM906', 'SM935', 'SM936'],
  },
  {
    area: 'Training',
    what: 'Classes of the same name in other modules are refused or accepted and of no use.',
    avoided: [{ program: 'training/estimator-tensorboard-inline', shows: /from sagemaker\.core\.training\.configs/ }],
    codes: ['SM922'],
  },
  {
    area: 'Training',
    what: '`train()` takes a list of channels; the dict, string and inputs objects of V2 all fail.',
    avoided: [
      { program: 'training/fit-training-input', shows: /channel_name="training"/ },
      { program: 'training/fit-inputs-variable', shows: /input_data_config=/ },
    ],
    codes: ['SM919'],
  },
  {
    area: 'Training',
    what: '`train(logs=)` is a boolean.',
    avoided: [{ program: 'training/fit-logs', shows: /logs=False/ }],
    codes: ['SM932'],
  },
  {
    area: 'Training',
    what: 'V3 adds channels named code and sm_drivers for a script and does not look whether the user has one.',
    avoided: [{ program: 'training/fit-code-channel', shows: /a channel named code of its own/ }],
    codes: ['SM204'],
  },
  {
    area: 'Training',
    what: 'Tags of a trainer are spelled `key` and `value`.',
    avoided: [{ program: 'training/estimator-network', shows: /Tag\(key="team", value="vision"\)/ }],
    codes: ['SM930'],
  },
  {
    area: 'Training',
    what: 'Options for MPI are a list of words, not one text.',
    avoided: [{ program: 'training/pytorch-mpi', shows: /mpi_additional_options=\["-x", "NCCL_DEBUG=INFO"\]/ }],
    codes: [],
  },
  {
    area: 'Training',
    what: 'The driver of V3 has no launcher for smdistributed, the parameter server and mirrored workers; the container of the framework has.',
    avoided: [
      { program: 'training/pytorch-data-parallel', shows: /"sagemaker_program": "train\.py"/ },
      { program: 'training/tensorflow-parameter-server', shows: /"sagemaker_program": "train\.py"/ },
      { program: 'training/tensorflow-mirrored', shows: /"sagemaker_program": "train\.py"/ },
    ],
    codes: ['SM202'],
  },
  {
    area: 'Training',
    what: 'TensorBoard settings of the debugger module are accepted and fail in `train()`.',
    avoided: [{ program: 'training/estimator-tensorboard-inline', shows: /with_tensorboard_output_config\(/ }],
    codes: ['SM922'],
  },
  {
    area: 'Training',
    what: 'ModelTrainer sends no debugger rules, profiler settings or experiment.',
    avoided: [
      { program: 'training/estimator-debugger', shows: /debug_rule_configurations=\[DebugRuleConfiguration\(/ },
      { program: 'training/fit-experiment', shows: /experiment_config=ExperimentConfig\(/ },
    ],
    codes: ['SM230'],
  },
  {
    area: 'Training',
    what: 'The Training Compiler has a class in V3, but ModelTrainer does not use it.',
    avoided: [{ program: 'training/huggingface-compiler', shows: /TrainingCompilerConfig\(\)/ }],
    codes: ['SM202'],
  },
  {
    area: 'Training',
    what: 'A max_wait without max_run leaves the job without a limit for its run.',
    avoided: [{ program: 'training/estimator-spot-checkpoints', shows: /max_runtime_in_seconds=3600/ }],
    codes: [],
  },
  {
    area: 'Training',
    what: 'A checkpoint path without a location makes V3 invent a location.',
    avoided: [{ program: 'training/estimator-spot-checkpoints', shows: /CheckpointConfig\(/ }],
    codes: [],
  },
];

const TUNING: readonly Trap[] = [
  {
    area: 'Tuning',
    what: 'The tuner takes metric definitions as dicts; the class of the trainer crashes it.',
    avoided: [{ program: 'tuning/ranges', shows: /metric_definitions=\[\{"Name"/ }],
    codes: ['SM934'],
  },
  {
    area: 'Tuning',
    what: 'Values of a dict of inputs have to be strings, and content types belong into a Channel.',
    avoided: [{ program: 'tuning/training-inputs', shows: /Channel\(/ }],
    codes: ['SM918'],
  },
  {
    area: 'Tuning',
    what: '`tune()` takes no include_cls_metadata or logs.',
    avoided: [{ program: 'tuning/results', shows: /tuner\.tune\(inputs=\{"train": "s3:\/\/demo-bucket\/train"\}\)/ }],
    codes: ['SM933'],
  },
  {
    area: 'Tuning',
    what: 'autotune loses the hyperparameters that it should tune.',
    avoided: [{ program: 'tuning/autotune', shows: /autotune=True is lost/ }],
    codes: ['SM301'],
  },
  {
    area: 'Tuning',
    what: 'A tuner with a name for its trainer, or with several trainers, fails in `tune()`.',
    avoided: [
      { program: 'tuning/estimator-name', shows: /model_trainer_name=, with which tune\(\) fails/ },
      { program: 'tuning/several-estimators', shows: /tune\(\) fails in V3 on a tuner with several/ },
    ],
    codes: ['SM301', 'SM304'],
  },
  {
    area: 'Tuning',
    what: '`transfer_learning_tuner()` always raises; the warm start has to be built by hand.',
    avoided: [
      { program: 'tuning/transfer-learning-method', shows: /transfer_learning_tuner\(\) always raises/ },
      { program: 'tuning/transfer-learning', shows: /HyperParameterTuningJobWarmStartConfig\(/ },
    ],
    codes: ['SM304'],
  },
  {
    area: 'Tuning',
    what: '`override_resource_config()` is stored and never sent.',
    avoided: [{ program: 'tuning/override-instances', shows: /has no effect in V3/ }],
    codes: ['SM304'],
  },
  {
    area: 'Tuning',
    what: 'Network isolation, encryption between containers and the key of the volume are not sent.',
    avoided: [
      { program: 'tuning/isolated', shows: /does not send network isolation/ },
      { program: 'tuning/volume-key', shows: /does not send the KMS key/ },
    ],
    codes: ['SM301'],
  },
  {
    area: 'Tuning',
    what: 'A random seed of 0 is taken for none.',
    avoided: [{ program: 'tuning/seed-zero', shows: /does not send random_seed=0/ }],
    codes: ['SM301'],
  },
  {
    area: 'Tuning',
    what: 'The best job is a name, not an object, and the tuner deploys nothing.',
    avoided: [
      { program: 'tuning/results', shows: /TrainingJob\.get\(/ },
      { program: 'tuning/deploy-best', shows: /ModelBuilder\(/ },
    ],
    codes: ['SM904'],
  },
  {
    area: 'Tuning',
    what: 'A trainer whose tuner was given Tag objects crashed it before 3.26.',
    avoided: [{ program: 'tuning/limits', shows: /tags=\[\{"Key": "team"/ }],
    codes: ['SM924'],
  },
];

const INFERENCE: readonly Trap[] = [
  {
    area: 'Deployment and inference',
    what: 'Before 3.23 `deploy(instance_type=)` was ignored: the endpoint came up on ml.m5.large.',
    avoided: [{ program: 'deployment/model-real-time', shows: /ModelBuilder\([^)]*instance_type="ml\.m5/s }],
    codes: ['SM914'],
  },
  {
    area: 'Deployment and inference',
    what: 'The instance count of Compute does not reach the endpoint.',
    avoided: [{ program: 'deployment/model-real-time', shows: /deploy\(\s*initial_instance_count=/ }],
    codes: ['SM938'],
  },
  {
    area: 'Deployment and inference',
    what: 'An image without model data gets an invented location of model data.',
    avoided: [{ program: 'deployment/huggingface-hub', shows: /model=\[/ }],
    codes: ['SM915'],
  },
  {
    area: 'Deployment and inference',
    what: '`deploy(update_endpoint=True)` always fails.',
    avoided: [{ program: 'deployment/model-update-endpoint', shows: /endpoint\.update\(\)/ }],
    codes: ['SM926'],
  },
  {
    area: 'Deployment and inference',
    what: '`deploy()` swallows keywords that it does not know, such as serializer=.',
    avoided: [{ program: 'deployment/estimator-deploy-options', shows: /predictor\.serializer = CSVSerializer\(\)/ }],
    codes: ['SM943'],
  },
  {
    area: 'Deployment and inference',
    what: 'A serializer of an endpoint sets no ContentType and Accept, and needs a deserializer beside it.',
    avoided: [{ program: 'inference/serializer-pairs', shows: /content_type="text\/csv"/ }],
    codes: ['SM921'],
  },
  {
    area: 'Deployment and inference',
    what: '`invoke` sends bytes and text only; a bytearray, an open file, a list or an array fails.',
    avoided: [
      { program: 'inference/payload-kinds', shows: /body=bytes\(bytearray\(/ },
      { program: 'inference/parsed-answers', shows: /\.serializer = CSVSerializer\(\)/ },
    ],
    codes: ['SM920'],
  },
  {
    area: 'Deployment and inference',
    what: 'Before 3.24 the first session of a process counted for all: a second region or account was ignored.',
    avoided: [{ program: 'deployment/two-regions', shows: /sagemaker_session=session/ }],
    codes: ['SM942'],
  },
  {
    area: 'Deployment and inference',
    what: 'Zero, False and empty values inside shapes vanish from the request.',
    avoided: [
      { program: 'deployment/capture-off', shows: /enable_capture=False, sampling_percentage=0/ },
      { program: 'deployment/boto3-weights', shows: /"InitialVariantWeight": 0/ },
    ],
    codes: ['SM927'],
  },
  {
    area: 'Deployment and inference',
    what: '`EndpointConfig.create` misspells members of the request and cannot make a serverless variant.',
    avoided: [
      { program: 'deployment/boto3-serverless', shows: /client\.create_endpoint_config\(/ },
      { program: 'deployment/model-serverless', shows: /inference_config=ServerlessInferenceConfig\(/ },
    ],
    codes: ['SM925'],
  },
  {
    area: 'Deployment and inference',
    what: 'The writers and readers of RecordIO exist and only raise NotImplementedError.',
    avoided: [{ program: 'inference/record-io', shows: /^def write_numpy_to_dense_tensor/m }],
    codes: ['SM917', 'SM120'],
  },
  {
    area: 'Deployment and inference',
    what: 'There are look-alikes of the classes that `deploy` takes.',
    avoided: [
      { program: 'deployment/look-alikes', shows: /from sagemaker\.core\.inference_config import/ },
      { program: 'deployment/model-serverless', shows: /from sagemaker\.core\.inference_config import/ },
    ],
    codes: ['SM923'],
  },
  {
    area: 'Deployment and inference',
    what: 'container_timeout_in_seconds is not sent; container_startup_health_check_timeout is.',
    avoided: [{ program: 'deployment/estimator-deploy-options', shows: /container_startup_health_check_timeout=300/ }],
    codes: ['SM939'],
  },
  {
    area: 'Deployment and inference',
    what: '`deploy` takes no mapping of tags.',
    avoided: [{ program: 'deployment/model-tags-mapping', shows: /"Key": "team"/ }],
    codes: ['SM941'],
  },
  {
    area: 'Deployment and inference',
    what: 'V3 adds a tag of its own, and `deploy(tags=)` leaves the model without tags.',
    avoided: [{ program: 'deployment/estimator-deploy-all', shows: /add_tags\(|build\([^)]*tags=/ }],
    codes: [],
  },
  {
    area: 'Deployment and inference',
    what: 'Without a role V3 silently takes the role of the caller.',
    avoided: [{ program: 'deployment/model-real-time', shows: /role_arn=/ }],
    codes: ['SM901'],
  },
  {
    area: 'Deployment and inference',
    what: 'A training job cannot be the model of a ModelBuilder.',
    avoided: [
      { program: 'tuning/deploy-best', shows: /s3_model_data_url=\w+\.model_artifacts\.s3_model_artifacts/ },
      { program: 'deployment/estimator-deploy-all', shows: /s3_model_data_url=/ },
    ],
    codes: [],
  },
  {
    area: 'Deployment and inference',
    what: 'A registered model package given as the model is taken for a fine-tuned foundation model and fails.',
    avoided: [{ program: 'deployment/model-package', shows: /ContainerDefinition\(model_package_name=/ }],
    codes: [],
  },
  {
    area: 'Deployment and inference',
    what: 'The first positional argument of `build` and `deploy` is another one than in V2.',
    avoided: [{ program: 'deployment/model-positional', shows: /deploy\(\s*initial_instance_count=/ }],
    codes: ['SM929'],
  },
  {
    area: 'Deployment and inference',
    what: 'A second `build()` replaces the model data by an invented location.',
    avoided: [{ program: 'deployment/model-twice', shows: /\.build\((?!.*\.build\()/s }],
    codes: ['SM940'],
  },
  {
    area: 'Deployment and inference',
    what: '`register()` without a `build()` adds variables of its own to the package.',
    avoided: [{ program: 'deployment/register-model', shows: /\.register\(/ }],
    codes: [],
  },
  {
    area: 'Deployment and inference',
    what: 'The deploy of an inference component without a name fails after the endpoint was made.',
    avoided: [{ program: 'deployment/inference-component', shows: /inference_component_name=/ }],
    codes: ['SM403'],
  },
  {
    area: 'Deployment and inference',
    what: 'Requirements in the SourceCode of a ModelBuilder are looked for in the working directory.',
    avoided: [{ program: 'training/pytorch-script-deploy', shows: /model_copy\(update=\{"requirements": None\}\)/ }],
    codes: [],
  },
  {
    area: 'Deployment and inference',
    what: 'SourceCode without a source_dir is ignored with a warning.',
    avoided: [
      {
        program: 'deployment/model-entry-point',
        shows: /source_dir=[^\n]*copy\("code\/inference\.py"[^\n]*\n\s*entry_script="inference\.py"/,
      },
    ],
    codes: [],
  },
  {
    area: 'Deployment and inference',
    what: 'ModelBuilder packs all of source_dir, whatever SourceCode says to ignore.',
    avoided: [{ program: 'deployment/estimator-script-alone', shows: /shutil\.copy\("code\/inference\.py"/ }],
    codes: [],
  },
  {
    area: 'Deployment and inference',
    what: 'AsyncPredictor takes no Endpoint, and waits without end for an answer that never comes.',
    avoided: [{ program: 'inference/async-results', shows: /AsyncPredictor\(\s*SimpleNamespace\(/ }],
    codes: ['SM506'],
  },
  {
    area: 'Deployment and inference',
    what: '`register()` takes no framework, and a builder with an attribute of that name looks for other code.',
    avoided: [{ program: 'deployment/framework-register', shows: /image_uris\.retrieve\([\s\S]*\.register\(/ }],
    codes: ['SM406'],
  },
  {
    area: 'Deployment and inference',
    what: '`Transformer.attach` fails before 3.27, and ModelPackage.create in a group always.',
    avoided: [{ program: 'transform/attach-transformer', shows: /TransformJob\.get\(/ }],
    codes: ['SM601'],
  },
];

/** The traps of V3 that a migration must not step into. */
export const TRAPS: readonly Trap[] = [...TRAINING, ...TUNING, ...INFERENCE];
