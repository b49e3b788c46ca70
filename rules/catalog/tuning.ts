import type { CatalogEntry } from './entry';

const V3 = 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0';
const TUNER = `${V3}/sagemaker-train/src/sagemaker/train/tuner.py`;
const RESOURCES = `${V3}/sagemaker-core/src/sagemaker/core/resources.py`;
const SHAPES = `${V3}/sagemaker-core/src/sagemaker/core/shapes/shapes.py`;
const V2_TUNER = 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/tuner.py';

/** SM3xx: hyperparameter tuning. */
export const tuningEntries: readonly CatalogEntry[] = [
  {
    code: 'SM301',
    title: '`sagemaker.tuner` is gone; the tuner of `sagemaker.train.tuner` takes a `ModelTrainer`',
    error:
      'ModuleNotFoundError: `sagemaker.tuner` was removed in the SageMaker Python SDK v3. Use the `HyperParameterTuningJob` resource.',
    why:
      '`HyperparameterTuner` lives in `sagemaker.train.tuner` and its first parameter is `model_trainer`, a `ModelTrainer`, instead of `estimator` ("HyperparameterTuner.__init__() got an unexpected keyword argument \'estimator\'"). The other parameters keep their names and defaults; the parameter ranges moved to `sagemaker.core.parameter`, and metric definitions stay dicts. The tuner and its estimator are rewritten together.\n\n' +
      'The job that V3 creates is the same but for a few settings of the `ModelTrainer` that its tuner never sends: network isolation, encryption between containers and the KMS key of the volume. A seed of 0 is not sent either. `autotune=True` and a named estimator do not work at all and are left alone. `Tag` objects on the trainer crash `tune()` before 3.26, and a checkpoint location is sent from 3.27 on.',
    before: `from sagemaker.estimator import Estimator
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/xgboost:1.7-1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/output",
)
tuner = HyperparameterTuner(
    estimator,
    "validation:rmse",
    {"eta": ContinuousParameter(0.1, 0.5)},
    objective_type="Minimize",
    max_jobs=20,
)
`,
    after: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

estimator = ModelTrainer(
    training_image="123456789012.dkr.ecr.us-west-2.amazonaws.com/xgboost:1.7-1",
    role="arn:aws:iam::123456789012:role/demo",
    compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
    output_data_config=OutputDataConfig(s3_output_path="s3://demo-bucket/output"),
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
)
tuner = HyperparameterTuner(
    model_trainer=estimator,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
    objective_type="Minimize",
    max_jobs=20,
)
`,
    grade: 'safe',
    severity: 'error',
    contradicts:
      'The guide says that nothing but the estimator changes; the settings above are lost without a message.',
    links: [
      { title: 'HyperparameterTuner (V3)', url: `${TUNER}#L102` },
      { title: 'What V3 sends of the ModelTrainer', url: `${TUNER}#L1403` },
      { title: 'HyperparameterTuner (V2)', url: `${V2_TUNER}#L579` },
      {
        title: 'Automatic model tuning',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/automatic-model-tuning.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM302',
    title: 'The tuner has no `fit`; call `tune` with URIs or `Channel` objects',
    error: "AttributeError: 'HyperparameterTuner' object has no attribute 'fit'",
    why:
      '`tune` takes an S3 URI, a dict of URIs or a list of `Channel` (or `InputData`) objects. A `TrainingInput` in a dict fails ("Input should be a valid string"), and other objects are ignored, so that the job gets no input data; the rewrite makes a `Channel` of each `TrainingInput`, which also keeps its content type before 3.24. `job_name=` and `wait=` stay.\n\n' +
      '`include_cls_metadata=` and `logs=` go: any other keyword is a `TypeError`. The class metadata only served `attach()`, and V2 ignored `logs=`. Nothing is uploaded, so a local path is left alone.',
    before: `from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/xgboost:1.7-1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/output",
)
tuner = HyperparameterTuner(
    estimator,
    "validation:rmse",
    {"eta": ContinuousParameter(0.1, 0.5)},
    objective_type="Minimize",
    max_jobs=20,
)
tuner.fit({"train": TrainingInput("s3://demo-bucket/train", content_type="text/csv")}, include_cls_metadata=False)
`,
    after: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.core.training.configs import (
    Compute,
    OutputDataConfig,
    StoppingCondition,
    Channel,
    DataSource,
    S3DataSource,
)
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

estimator = ModelTrainer(
    training_image="123456789012.dkr.ecr.us-west-2.amazonaws.com/xgboost:1.7-1",
    role="arn:aws:iam::123456789012:role/demo",
    compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
    output_data_config=OutputDataConfig(s3_output_path="s3://demo-bucket/output"),
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
)
tuner = HyperparameterTuner(
    model_trainer=estimator,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
    objective_type="Minimize",
    max_jobs=20,
)
tuner.tune(
    inputs=[
        Channel(
            channel_name="train",
            data_source=DataSource(
                s3_data_source=S3DataSource(
                    s3_data_type="S3Prefix",
                    s3_uri="s3://demo-bucket/train",
                    s3_data_distribution_type="FullyReplicated"
                )
            ),
            content_type="text/csv"
        )
    ]
)
`,
    grade: 'safe',
    severity: 'error',
    contradicts: 'The guide says that the name of a tuning job cannot be set; `tune(job_name=...)` sets it.',
    links: [
      { title: 'HyperparameterTuner.tune', url: `${TUNER}#L607` },
      { title: 'Inputs of the training jobs', url: `${TUNER}#L1439` },
      { title: 'HyperparameterTuner.fit (V2)', url: `${V2_TUNER}#L964` },
      {
        title: 'CreateHyperParameterTuningJob',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateHyperParameterTuningJob.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM303',
    title: '`best_estimator()` and dict results of a tuner are gone; read the job resources of V3',
    error: "AttributeError: 'HyperparameterTuner' object has no attribute 'best_estimator'",
    why:
      'The V3 tuner names the best training job but attaches no estimator to it: `TrainingJob.get(training_job_name=tuner.best_training_job())` gives the job, with its artifacts in `model_artifacts.s3_model_artifacts`.\n\n' +
      '`latest_tuning_job` is a `HyperParameterTuningJob`, whose name is `hyper_parameter_tuning_job_name`, and `describe()` gives such an object instead of a dict ("\'HyperParameterTuningJob\' object is not subscriptable"). `best_training_job()`, `analytics()`, `wait()` and `stop_tuning_job()` are unchanged.',
    before: `from sagemaker.estimator import Estimator
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/xgboost:1.7-1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/output",
)
tuner = HyperparameterTuner(
    estimator,
    "validation:rmse",
    {"eta": ContinuousParameter(0.1, 0.5)},
    objective_type="Minimize",
    max_jobs=20,
)
tuner.fit({"train": "s3://demo-bucket/train"})
print(tuner.latest_tuning_job.name, tuner.describe()["HyperParameterTuningJobStatus"])
best = tuner.best_estimator()
print(best.model_data)
`,
    after: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner
from sagemaker.core.resources import TrainingJob

estimator = ModelTrainer(
    training_image="123456789012.dkr.ecr.us-west-2.amazonaws.com/xgboost:1.7-1",
    role="arn:aws:iam::123456789012:role/demo",
    compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
    output_data_config=OutputDataConfig(s3_output_path="s3://demo-bucket/output"),
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
)
tuner = HyperparameterTuner(
    model_trainer=estimator,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
    objective_type="Minimize",
    max_jobs=20,
)
tuner.tune(inputs={"train": "s3://demo-bucket/train"})
print(tuner.latest_tuning_job.hyper_parameter_tuning_job_name, tuner.describe().hyper_parameter_tuning_job_status)
best = TrainingJob.get(training_job_name=tuner.best_training_job())
print(best.model_artifacts.s3_model_artifacts)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'best_training_job', url: `${TUNER}#L698` },
      { title: 'HyperParameterTuningJob', url: `${RESOURCES}#L14974` },
      { title: 'TrainingJob', url: `${RESOURCES}#L31247` },
      { title: 'best_estimator (V2)', url: `${V2_TUNER}#L1395` },
      {
        title: 'DescribeHyperParameterTuningJob',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeHyperParameterTuningJob.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM304',
    title: 'Several estimators, warm-start helpers and charts do not work in V3',
    error: "AttributeError: 'HyperparameterTuner' object has no attribute 'visualize_jobs'",
    why:
      'The V3 tuner has no `identical_dataset_and_algorithm_tuner` or `visualize_jobs`. `create` and `transfer_learning_tuner` still exist and fail when used; `override_resource_config` exists and is ignored without a message. The ranges that `hyperparameter_ranges()` gives have other keys.\n\n' +
      'Everything that a tuning job can do is open to `HyperParameterTuningJob.get(...)` and `HyperParameterTuningJob.create(...)` in `sagemaker.core.resources`; a warm start is a `warm_start_config=` of the constructor.',
    before: `from sagemaker.tuner import HyperparameterTuner

tuner = HyperparameterTuner.create(estimators, metrics, ranges)
`,
    after: `# TODO(sagemaker-v3 SM105): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.tuner import HyperparameterTuner

# TODO(sagemaker-v3 SM304): tune() fails in V3 on a tuner with several estimators: create the job with sagemaker.core.resources.HyperParameterTuningJob.create(training_job_definitions=[...]).
tuner = HyperparameterTuner.create(estimators, metrics, ranges)
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      { title: 'transfer_learning_tuner', url: `${TUNER}#L914` },
      { title: 'override_resource_config', url: `${TUNER}#L280` },
      { title: 'create', url: `${TUNER}#L1022` },
      { title: 'HyperParameterTuningJob', url: `${RESOURCES}#L14974` },
      {
        title: 'Warm start tuning jobs',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/automatic-model-tuning-warm-start.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM305',
    title: "The tuner's configuration classes are gone; V3 takes shapes of `sagemaker.core.shapes`",
    error: "ImportError: cannot import name 'WarmStartConfig' from 'sagemaker.train.tuner'",
    why: '`WarmStartConfig`, `StrategyConfig`, `HyperbandStrategyConfig` and `TuningJobCompletionCriteriaConfig` became the shapes of the API, which take keywords only and nest deeper: each parent job is a `ParentHyperParameterTuningJob`, and each completion criterion an object of its own. `WarmStartTypes` is in `sagemaker.train.tuner` and accepted as it is.',
    before: `from sagemaker.tuner import WarmStartConfig, WarmStartTypes

warm_start = WarmStartConfig(WarmStartTypes.TRANSFER_LEARNING, parents={"first-job", "second-job"})
`,
    after: `from sagemaker.train.tuner import WarmStartTypes
from sagemaker.core.shapes import (
    ParentHyperParameterTuningJob,
    HyperParameterTuningJobWarmStartConfig,
)

warm_start = HyperParameterTuningJobWarmStartConfig(
    warm_start_type=WarmStartTypes.TRANSFER_LEARNING,
    parent_hyper_parameter_tuning_jobs=[
        ParentHyperParameterTuningJob(hyper_parameter_tuning_job_name="first-job"),
        ParentHyperParameterTuningJob(hyper_parameter_tuning_job_name="second-job")
    ]
)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'HyperParameterTuningJobWarmStartConfig', url: `${SHAPES}#L7872` },
      { title: 'TuningJobCompletionCriteria', url: `${SHAPES}#L7694` },
      { title: 'WarmStartConfig (V2)', url: `${V2_TUNER}#L103` },
      {
        title: 'HyperParameterTuningJobConfig',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobConfig.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM306',
    title: '`HyperparameterTuner.attach` is gone; get the `HyperParameterTuningJob`',
    error: "AttributeError: type object 'HyperparameterTuner' has no attribute 'attach'",
    why:
      'V3 makes no tuner out of an old job. The job itself is `HyperParameterTuningJob.get(...)` of `sagemaker.core.resources`: ' +
      'it has `wait()`, `stop()` and, after `refresh()`, the state and the best training job as attributes. ' +
      '`analytics()` becomes `HyperparameterTuningJobAnalytics` of `sagemaker.core.analytics`, and `best_estimator()` the `TrainingJob` of the best job.\n\n' +
      'V2 chose the class of the best estimator by the hyperparameters and the image of the job, so `deploy()` is withheld, ' +
      'and so is an attached tuner that searches again.',
    before: `from sagemaker.tuner import HyperparameterTuner

tuner = HyperparameterTuner.attach("demo-tuning-job")
print(tuner.best_training_job())
`,
    after: `from sagemaker.core.resources import HyperParameterTuningJob

tuner = HyperParameterTuningJob.get(hyper_parameter_tuning_job_name="demo-tuning-job")
print(tuner.refresh().best_training_job.training_job_name)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'attach (V2)', url: `${V2_TUNER}#L1089` },
      { title: 'HyperParameterTuningJob', url: `${RESOURCES}#L14974` },
    ],
    since: '3.0',
  },
];
