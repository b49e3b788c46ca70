import type { CatalogEntry } from './entry';

/** SM4xx and SM6xx: deployment and batch transform. */
export const deploymentEntries: readonly CatalogEntry[] = [
  {
    code: 'SM401',
    title: '`Model` is gone; build the model with `ModelBuilder`',
    error:
      'ModuleNotFoundError: `sagemaker.model` was removed in the SageMaker Python SDK v3. Use `ModelBuilder`. (from sagemaker.serve import ModelBuilder)',
    why: 'V3 describes a model by `ModelBuilder`: `model_data` is `s3_model_data_url`, `role` is `role_arn`, `env` is `env_vars`, the network settings go into `Networking`, code into `SourceCode`, and the name is given to `build(model_name=...)`, which creates the model. `build()` may run only once on a builder: a second run loses the model data.\n\nThe instance type belongs to the builder. Its `deploy(instance_type=...)` was ignored before 3.27, and the endpoint came up on `ml.m5.large`.\n\nAn image without model data is passed as a list of containers: `ModelBuilder(image_uri=...)` alone invents an S3 URL that does not exist. Since 3.19 every endpoint also gets a `sagemaker.amazonaws.com/model-source` tag, which V2 did not send.',
    before: `from sagemaker.model import Model

model = Model(
    image_uri=image,
    model_data="s3://bucket/model.tar.gz",
    role=role,
    name="churn",
    env={"LOG_LEVEL": "info"},
)
predictor = model.deploy(initial_instance_count=1, instance_type="ml.m5.xlarge")
`,
    after: `from sagemaker.serve.model_builder import ModelBuilder

model = ModelBuilder(
    image_uri=image,
    s3_model_data_url="s3://bucket/model.tar.gz",
    role_arn=role,
    env_vars={"LOG_LEVEL": "info"},
    instance_type="ml.m5.xlarge",
)
model.build(model_name="churn")
predictor = model.deploy(initial_instance_count=1)
`,
    grade: 'safe',
    severity: 'error',
    contradicts:
      'The migration guide builds a model from `InferenceSpec(image_uri=...)`; that class is abstract and takes no such parameters.',
    links: [
      {
        title: 'ModelBuilder.build',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-serve/src/sagemaker/serve/model_builder.py#L4505',
      },
      {
        title: 'V2 `model.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/model.py#L153',
      },
      {
        title: 'SageMaker API: CreateModel',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM402',
    title: 'Framework models are gone; look the image up and use `ModelBuilder`',
    error:
      'ModuleNotFoundError: `sagemaker.pytorch` was removed in the SageMaker Python SDK v3. Use `ModelTrainer`. (from sagemaker.train import ModelTrainer)',
    why: 'V3 has no class per framework. The inference image that V2 chose from the versions is looked up with `image_uris.retrieve(..., image_scope="inference")`, the script goes into `SourceCode`, and `model_server_workers` is the environment variable `SAGEMAKER_MODEL_SERVER_WORKERS`.\n\nV3 packs the whole `source_dir` into the model archive. V2 did the same for PyTorch, TensorFlow and Hugging Face; for scikit-learn and XGBoost it uploaded the code next to the archive.',
    before: `from sagemaker.pytorch import PyTorchModel

model = PyTorchModel(
    model_data="s3://bucket/model.tar.gz",
    role=role,
    entry_point="inference.py",
    source_dir="code",
    framework_version="2.1",
    py_version="py310",
    name="churn",
)
model.deploy(initial_instance_count=1, instance_type="ml.g4dn.xlarge")
`,
    after: `from sagemaker.core import image_uris
from sagemaker.core.helper.session_helper import Session
from sagemaker.core.training.configs import SourceCode
from sagemaker.serve.model_builder import ModelBuilder

model = ModelBuilder(
    image_uri=image_uris.retrieve(
        framework="pytorch",
        region=Session().boto_region_name,
        version="2.1",
        py_version="py310",
        instance_type="ml.g4dn.xlarge",
        image_scope="inference",
    ),
    s3_model_data_url="s3://bucket/model.tar.gz",
    role_arn=role,
    source_code=SourceCode(entry_script="inference.py", source_dir="code"),
    instance_type="ml.g4dn.xlarge",
)
model.build(model_name="churn")
model.deploy(initial_instance_count=1)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      {
        title: 'ModelBuilder pass-through',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-serve/src/sagemaker/serve/model_builder.py#L2095',
      },
      {
        title: 'V2 `model.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/pytorch/model.py#L94',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM403',
    title: '`Model.deploy` takes other arguments; `build()` first, then `deploy(...)` by keyword',
    error: 'ValueError: Model needs to be built before deploying',
    why: 'The first position of `ModelBuilder.deploy` is the endpoint name, not the instance count, and unknown keywords are swallowed without a word: a left-over `serializer=` or a misspelt keyword does nothing. So all arguments are written as keywords, the instance type moves to the builder, tags are added to it before `build()` (V2 tagged the model as well), and serverless or asynchronous settings go to `inference_config=`. Tags must be a list: a mapping raises `KeyError`.\n\n`update_endpoint=True` fails in V3: where the model can be described by resources, it becomes `Model.create`, `EndpointConfig.create` and `Endpoint.update`.',
    before: `from sagemaker.model import Model

model = Model(image_uri=image, model_data="s3://bucket/model.tar.gz", role=role)
predictor = model.deploy(1, "ml.m5.xlarge", endpoint_name="churn", tags={"team": "risk"})
`,
    after: `from sagemaker.serve.model_builder import ModelBuilder

model = ModelBuilder(
    image_uri=image,
    s3_model_data_url="s3://bucket/model.tar.gz",
    role_arn=role,
    instance_type="ml.m5.xlarge"
)
model.add_tags([{"Key": "team", "Value": "risk"}])
model.build()
predictor = model.deploy(initial_instance_count=1, endpoint_name="churn")
`,
    grade: 'safe',
    severity: 'error',
    contradicts: 'The migration guide gives `instance_type=` to `deploy`; until 3.27 it was ignored there.',
    links: [
      {
        title: 'ModelBuilder.deploy',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-serve/src/sagemaker/serve/model_builder.py#L6047',
      },
      {
        title: 'V2 `model.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/model.py#L1383',
      },
      {
        title: 'SageMaker API: CreateEndpointConfig',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM404',
    title: '`estimator.deploy` is gone; build a `ModelBuilder` from the training job',
    error: "AttributeError: 'ModelTrainer' object has no attribute 'deploy'",
    why: 'A `ModelTrainer` only trains. The model is built from its last training job: the same image for a plain estimator, the inference image of the framework otherwise, with the role, network, session and tags that V2 took from the estimator. The artifacts are known only once the training has finished. For an `AlgorithmEstimator` a model package of the algorithm and the archive is made first, as V2 did; its `create_model()` and `register()` stay and are marked.',
    before: `from sagemaker.estimator import Estimator

est = Estimator(image, role, 1, "ml.m5.xlarge", output_path="s3://bucket/out")
est.fit("s3://bucket/train")
predictor = est.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="churn")
`,
    after: `from sagemaker.core.training.configs import (
    Compute,
    OutputDataConfig,
    StoppingCondition,
    InputData,
)
from sagemaker.train import ModelTrainer
from sagemaker.serve.model_builder import ModelBuilder

est = ModelTrainer(
    training_image=image,
    role=role,
    compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
    output_data_config=OutputDataConfig(s3_output_path="s3://bucket/out"),
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
)
est.train(
    input_data_config=[
        InputData(channel_name="training", data_source="s3://bucket/train")
    ]
)
model_builder = ModelBuilder(
    image_uri=est.training_image,
    s3_model_data_url=est._latest_training_job.model_artifacts.s3_model_artifacts,
    role_arn=est.role,
    instance_type="ml.m5.large",
)
model_builder.build()
predictor = model_builder.deploy(initial_instance_count=1, endpoint_name="churn")
`,
    grade: 'safe',
    severity: 'error',
    links: [
      {
        title: 'ModelBuilder.deploy',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-serve/src/sagemaker/serve/model_builder.py#L6047',
      },
      {
        title: 'V2 `estimator.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/estimator.py#L1637',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM405',
    title: '`tuner.deploy` is gone; build a `ModelBuilder` from the best training job',
    error: "AttributeError: 'HyperparameterTuner' object has no attribute 'deploy'",
    why: '`best_training_job()` gives the name of the best job; `TrainingJob.get` reads its image, artifacts and role, and a `ModelBuilder` deploys them. V2 named the endpoint after that job when no name was given, so the name is passed on.',
    before: `from sagemaker.estimator import Estimator
from sagemaker.tuner import HyperparameterTuner, IntegerParameter

est = Estimator(image, role, 1, "ml.m5.xlarge", output_path="s3://bucket/out")
tuner = HyperparameterTuner(est, "validation:auc", {"max_depth": IntegerParameter(1, 9)})
tuner.fit("s3://bucket/train")
tuner.deploy(initial_instance_count=1, instance_type="ml.m5.large")
`,
    after: `from sagemaker.core.parameter import IntegerParameter
from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner
from sagemaker.core.resources import TrainingJob
from sagemaker.serve.model_builder import ModelBuilder

est = ModelTrainer(
    training_image=image,
    role=role,
    compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
    output_data_config=OutputDataConfig(s3_output_path="s3://bucket/out"),
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
)
tuner = HyperparameterTuner(
    model_trainer=est,
    objective_metric_name="validation:auc",
    hyperparameter_ranges={"max_depth": IntegerParameter(1, 9)}
)
tuner.tune(inputs="s3://bucket/train")
best_training_job = TrainingJob.get(training_job_name=tuner.best_training_job())
model_builder = ModelBuilder(
    image_uri=best_training_job.algorithm_specification.training_image,
    s3_model_data_url=best_training_job.model_artifacts.s3_model_artifacts,
    role_arn=best_training_job.role_arn,
    instance_type="ml.m5.large",
)
model_builder.build()
model_builder.deploy(
    initial_instance_count=1,
    endpoint_name=best_training_job.training_job_name
)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      {
        title: 'HyperparameterTuner',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-train/src/sagemaker/train/tuner.py',
      },
      {
        title: 'V2 `tuner.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/tuner.py#L1299',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM406',
    title: 'Models are created, registered, deleted and read in other words on `ModelBuilder`',
    error: "AttributeError: 'ModelBuilder' object has no attribute 'name'",
    why: '`create_model()` is a `ModelBuilder` on the training job, `create()` is `build()`, `delete_model()` is `built_model.delete()`, and `.name`, `.model_data`, `.role`, `.env` are `.model_name`, `.s3_model_data_url`, `.role_arn`, `.env_vars`. `register()` has another order of parameters, so they are written as keywords, and it returns the ARN itself instead of a `ModelPackage`. A builder that is registered without `build()` gets `dependencies={}`, or V3 adds four environment variables to the package.',
    before: `from sagemaker.model import Model

model = Model(image_uri=image, model_data="s3://bucket/model.tar.gz", role=role, sagemaker_session=session)
package = model.register(["text/csv"], ["text/csv"], model_package_group_name="churn")
print(package.model_package_arn)
`,
    after: `from sagemaker.serve.model_builder import ModelBuilder

model = ModelBuilder(
    image_uri=image,
    s3_model_data_url="s3://bucket/model.tar.gz",
    role_arn=role,
    sagemaker_session=session,
    dependencies={}
)
package = model.register(
    content_types=["text/csv"],
    response_types=["text/csv"],
    model_package_group_name="churn"
)
print(package)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      {
        title: 'ModelBuilder.register',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-serve/src/sagemaker/serve/model_builder.py#L6899',
      },
      {
        title: 'V2 `model.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/model.py#L457',
      },
      {
        title: 'SageMaker API: CreateModelPackage',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM420',
    title: 'This kind of model has no ready counterpart in V3; its marker says what to do',
    error:
      'ModuleNotFoundError: `sagemaker.sparkml` was removed in the SageMaker Python SDK v3. It may have moved to a new location.',
    why: 'SparkML, DJL and the built-in algorithm models have no class in V3: look their image up with `image_uris.retrieve` and build a `ModelBuilder`. These change more than arguments, so they are left to you.',
    before: `from sagemaker.sparkml import SparkMLModel

model = SparkMLModel("s3://bucket/model.tar.gz", role, spark_version="3.3")
`,
    after: `# TODO(sagemaker-v3 SM105): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.sparkml import SparkMLModel

# TODO(sagemaker-v3 SM420): V3 has no SparkML model: look its image up with sagemaker.core.image_uris.retrieve("sparkml-serving", region=..., version="3.3") and build a ModelBuilder with s3_model_data_url=.
model = SparkMLModel("s3://bucket/model.tar.gz", role, spark_version="3.3")
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      {
        title: 'ModelBuilder',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-serve/src/sagemaker/serve/model_builder.py#L272',
      },
      {
        title: 'V2 `model.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/sparkml/model.py#L81',
      },
      {
        title: 'SageMaker API: CreateModel',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM430',
    title: "V2's own `sagemaker.serve` ModelBuilder is another class in V3",
    error: "ModuleNotFoundError: No module named 'sagemaker.serve.builder.model_builder'",
    why: "V2 had its own `ModelBuilder` under `sagemaker.serve.builder`. V3's is in `sagemaker.serve.model_builder` and is another class: `build()` takes the model name first and gives a `Model` resource without `deploy()`, and the endpoint that `deploy()` of the builder gives has no formats until the program sets those of the schema. A JumpStart model is built by `from_jumpstart_config`, which alone reads the timeouts of the metadata. Code that V3 packs with a model needs SageMaker V3 in the container. Models of the Hugging Face hub, local containers, inference components and payload translators are left to you.",
    before: `from sagemaker.serve.builder.model_builder import ModelBuilder
from sagemaker.serve.builder.schema_builder import SchemaBuilder

schema = SchemaBuilder({"inputs": "Hello"}, [{"generated_text": "Hello"}])
builder = ModelBuilder(model="meta-textgeneration-llama-2-7b", schema_builder=schema, role_arn=role)
model = builder.build()
predictor = model.deploy(initial_instance_count=1, instance_type="ml.g5.2xlarge", accept_eula=True)
print(predictor.predict({"inputs": "Hello"}))
`,
    after: `from sagemaker.core.jumpstart.configs import JumpStartConfig
from sagemaker.serve.model_builder import ModelBuilder
from sagemaker.core.training.configs import Compute
from sagemaker.serve.builder.schema_builder import SchemaBuilder

schema = SchemaBuilder({"inputs": "Hello"}, [{"generated_text": "Hello"}])
builder = ModelBuilder.from_jumpstart_config(
    jumpstart_config=JumpStartConfig(
        model_id="meta-textgeneration-llama-2-7b",
        accept_eula=True
    ),
    schema_builder=schema,
    role_arn=role,
    compute=Compute(instance_type="ml.c5.xlarge")
)
builder.dependencies = {}
model = builder.build()
builder.instance_type = "ml.g5.2xlarge"
predictor = builder.deploy(initial_instance_count=1)
predictor.serializer = builder.schema_builder.input_serializer
predictor.deserializer = builder.schema_builder.output_deserializer
print(predictor.invoke(
    body={"inputs": "Hello"},
    content_type=predictor.serializer.CONTENT_TYPE,
    accept=predictor.deserializer.ACCEPT,
).body)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      {
        title: 'ModelBuilder',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-serve/src/sagemaker/serve/model_builder.py#L272',
      },
      {
        title: 'V2 `model_builder.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/serve/builder/model_builder.py',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM601',
    title: 'Transformers come from `ModelBuilder.transformer()` after `build()`',
    error: "AttributeError: 'ModelTrainer' object has no attribute 'transformer'",
    why: 'The class `Transformer` only moved, to `sagemaker.core.transformer`, and `transform()` sends the same request. An estimator makes none any more: a `ModelBuilder` is built from its training job first, and `build()` creates the model that V2 created inside `transformer()`. `latest_transform_job` is a `TransformJob` resource: `.name` is `.transform_job_name`, and `describe()` is `refresh()` plus attributes. `Transformer.attach` fails in V3.',
    before: `from sagemaker.estimator import Estimator

est = Estimator(image, role, 1, "ml.m5.xlarge", output_path="s3://bucket/out")
est.fit("s3://bucket/train")
transformer = est.transformer(1, "ml.m5.large", output_path="s3://bucket/scores")
transformer.transform("s3://bucket/batch", content_type="text/csv", split_type="Line")
print(transformer.latest_transform_job.name)
`,
    after: `from sagemaker.core.training.configs import (
    Compute,
    OutputDataConfig,
    StoppingCondition,
    InputData,
)
from sagemaker.train import ModelTrainer
from sagemaker.serve.model_builder import ModelBuilder

est = ModelTrainer(
    training_image=image,
    role=role,
    compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
    output_data_config=OutputDataConfig(s3_output_path="s3://bucket/out"),
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
)
est.train(
    input_data_config=[
        InputData(channel_name="training", data_source="s3://bucket/train")
    ]
)
model_builder = ModelBuilder(
    image_uri=est.training_image,
    s3_model_data_url=est._latest_training_job.model_artifacts.s3_model_artifacts,
    role_arn=est.role,
)
model_builder.build()
transformer = model_builder.transformer(
    instance_count=1,
    instance_type="ml.m5.large",
    output_path="s3://bucket/scores"
)
transformer.transform("s3://bucket/batch", content_type="text/csv", split_type="Line")
print(transformer.latest_transform_job.transform_job_name)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      {
        title: 'ModelBuilder.transformer',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-serve/src/sagemaker/serve/model_builder.py#L4947',
      },
      {
        title: 'Transformer',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-core/src/sagemaker/core/transformer.py',
      },
      {
        title: 'V2 `estimator.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/estimator.py#L2161',
      },
      {
        title: 'SageMaker API: CreateTransformJob',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM602',
    title: 'Processing changed in V3; see `sagemaker.core.processing`',
    error:
      'ModuleNotFoundError: `sagemaker.processing` was removed in the SageMaker Python SDK v3. Use the `ProcessingJob` resource. (from sagemaker.core.resources import ProcessingJob)',
    why: 'The processors live in `sagemaker.core.processing`, and their inputs and outputs are shapes of `sagemaker.core.shapes`: `ProcessingInput(input_name=..., s3_input=ProcessingS3Input(...))`. The framework processors became `FrameworkProcessor`. How these are built differs from call to call, so they are marked and left to you.',
    before: `from sagemaker.processing import ProcessingInput

source = ProcessingInput(source="s3://bucket/raw", destination="/opt/ml/processing/input")
`,
    after: `# TODO(sagemaker-v3 SM105): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.processing import ProcessingInput

# TODO(sagemaker-v3 SM602): sagemaker.processing.ProcessingInput is changed in V3 (sagemaker.core.shapes): pydantic shape, keyword-only; source/destination/s3_* move into s3_input=ProcessingS3Input(...); input_name and s3_data_type are required.
source = ProcessingInput(source="s3://bucket/raw", destination="/opt/ml/processing/input")
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      {
        title: 'sagemaker.core.processing',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-core/src/sagemaker/core/processing.py',
      },
      {
        title: 'V2 `processing.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/processing.py',
      },
      {
        title: 'SageMaker API: CreateProcessingJob',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html',
      },
    ],
    since: '3.0',
  },
];
