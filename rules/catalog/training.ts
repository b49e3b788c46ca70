import type { CatalogEntry } from './entry';

/** The tags that source links point to. */
const V3 = 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0';
const V2 = 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6';

/** SM2xx: training. */
export const trainingEntries: readonly CatalogEntry[] = [
  {
    code: 'SM201',
    title: '`Estimator` is gone in V3; use `ModelTrainer` with configuration objects',
    error:
      'ModuleNotFoundError: `sagemaker.estimator` was removed in the SageMaker Python SDK v3. Use `ModelTrainer`. (from sagemaker.train import ModelTrainer)',
    why:
      '`ModelTrainer` takes its settings in objects (`Compute`, `StoppingCondition`, `OutputDataConfig`, ' +
      '`Networking`, `SourceCode`) and by keyword only. Defaults of V2 that V3 has otherwise are written out: a ' +
      'job of V3 stops after 3600 seconds instead of 86400, and its output goes below the name of the job. ' +
      'Hyperparameters that V2 sent as `str(value)` and V3 would send as JSON are turned into that text.',
    before: `from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    volume_size=50,  # gigabytes
    output_path="s3://demo-bucket/models",
    hyperparameters={"max_depth": 5, "verbose": True},
    use_spot_instances=True,
    max_wait=90000,
)
`,
    after: `from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
from sagemaker.train import ModelTrainer

estimator = ModelTrainer(
    training_image="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    compute=Compute(
        instance_count=1,
        instance_type="ml.m5.xlarge",
        volume_size_in_gb=50,  # gigabytes
        enable_managed_spot_training=True,
    ),
    output_data_config=OutputDataConfig(s3_output_path="s3://demo-bucket/models"),
    hyperparameters={"max_depth": 5, "verbose": "True"},
    stopping_condition=StoppingCondition(
        max_runtime_in_seconds=86400,
        max_wait_time_in_seconds=90000,
    ),
)
`,
    grade: 'safe',
    severity: 'error',
    contradicts:
      'The migration guide of the SDK shows `ModelTrainer(image_uri=...)` and `Compute(use_spot_instances=...)`; ' +
      'the classes take `training_image` and `enable_managed_spot_training` and refuse the others.',
    links: [
      { title: 'ModelTrainer in V3', url: `${V3}/sagemaker-train/src/sagemaker/train/model_trainer.py` },
      { title: 'Configuration classes in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/training/configs.py` },
      { title: 'Estimator in V2', url: `${V2}/src/sagemaker/estimator.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM202',
    title: 'Framework estimators are gone in V3; use `ModelTrainer` with the image of the framework',
    error:
      'ModuleNotFoundError: `sagemaker.pytorch` was removed in the SageMaker Python SDK v3. Use `ModelTrainer`. (from sagemaker.train import ModelTrainer)',
    why:
      'The class only chose an image and started a script in it. V3 does both in the open: `image_uris.retrieve` ' +
      'gives the same image, `SourceCode` names the script. The script is started by a driver of V3 instead of ' +
      'the training toolkit of the image, so its working directory, the installation of `requirements.txt` and ' +
      'some `SM_*` variables differ: that is what to review.',
    before: `from sagemaker.pytorch import PyTorch
from sagemaker.session import Session

session = Session()
estimator = PyTorch(
    entry_point="train.py",
    source_dir="src",
    role="arn:aws:iam::123456789012:role/demo",
    framework_version="2.1.0",
    py_version="py310",
    instance_count=2,
    instance_type="ml.p4d.24xlarge",
    distribution={"torch_distributed": {"enabled": True}},
    sagemaker_session=session,
)
`,
    after: `import os

from sagemaker.core.helper.session_helper import Session
from sagemaker.core import image_uris
from sagemaker.train.distributed import Torchrun
from sagemaker.core.training.configs import (
    SourceCode,
    Compute,
    StoppingCondition,
    OutputDataConfig,
)
from sagemaker.train import ModelTrainer

session = Session()
estimator = ModelTrainer(
    source_code=SourceCode(
        entry_script="train.py",
        source_dir="src",
        requirements="requirements.txt" if os.path.exists("src/requirements.txt") else None,
    ),
    role="arn:aws:iam::123456789012:role/demo",
    training_image=image_uris.retrieve(
        framework="pytorch",
        region=session.boto_region_name,
        version="2.1.0",
        py_version="py310",
        instance_type="ml.p4d.24xlarge",
        image_scope="training",
    ),
    compute=Compute(instance_count=2, instance_type="ml.p4d.24xlarge"),
    distributed=Torchrun(),
    sagemaker_session=session,
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
    output_data_config=OutputDataConfig(
        s3_output_path=f"s3://{session.default_bucket()}/",
    ),
)
`,
    grade: 'review',
    severity: 'error',
    links: [
      { title: 'ModelTrainer in V3', url: `${V3}/sagemaker-train/src/sagemaker/train/model_trainer.py` },
      { title: 'Launchers in V3', url: `${V3}/sagemaker-train/src/sagemaker/train/distributed.py` },
      { title: 'PyTorch in V2', url: `${V2}/src/sagemaker/pytorch/estimator.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM204',
    title: '`fit` is gone in V3; call `train` with a list of channels',
    error: "AttributeError: 'ModelTrainer' object has no attribute 'fit'",
    why:
      '`train(input_data_config=[...])` takes `InputData` or `Channel` objects that carry their channel name; ' +
      'dicts, bare URIs and `TrainingInput` are refused by validation. A bare URI meant the channel `training` ' +
      'in V2. `logs` is a boolean. `ModelTrainer` cannot set the exact name of a job (`job_name`) or an experiment: such ' +
      'a job is started by `TrainingJob.create` of `sagemaker.core.resources`, and the estimator becomes its settings. Where ' +
      'it is handed on, to a tuner for instance, it becomes a `ModelTrainer` whose request gets the name.',
    before: `from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/models",
)
estimator.fit({"train": "s3://demo-bucket/train", "validation": "s3://demo-bucket/validation"}, logs="All")
`,
    after: `from sagemaker.core.training.configs import (
    Compute,
    OutputDataConfig,
    StoppingCondition,
    InputData,
)
from sagemaker.train import ModelTrainer

estimator = ModelTrainer(
    training_image="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
    output_data_config=OutputDataConfig(s3_output_path="s3://demo-bucket/models"),
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
)
estimator.train(
    input_data_config=[
        InputData(channel_name="train", data_source="s3://demo-bucket/train"),
        InputData(channel_name="validation", data_source="s3://demo-bucket/validation")
    ]
)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'ModelTrainer in V3', url: `${V3}/sagemaker-train/src/sagemaker/train/model_trainer.py` },
      { title: 'Estimator in V2', url: `${V2}/src/sagemaker/estimator.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM205',
    title: '`TrainingInput` is gone in V3; use `InputData`, or `Channel` for its other keywords',
    error:
      'ModuleNotFoundError: `sagemaker.inputs` was removed in the SageMaker Python SDK v3. Use `InputData`. (from sagemaker.train.configs import InputData)',
    why:
      '`InputData` holds a channel name, a source and a content type. Everything else (`compression`, ' +
      '`record_wrapping`, `input_mode`, `shuffle_config`) belongs to `Channel`, other S3 data types to ' +
      '`S3DataSource`. A URI given as text makes V3 write `InputMode=File` onto the channel, so trainers in Pipe ' +
      'or FastFile mode get an `S3DataSource`. `FileSystemInput` becomes a `FileSystemDataSource`.',
    before: `from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/models",
)
train = TrainingInput("s3://demo-bucket/train", content_type="text/csv")
pipe = TrainingInput("s3://demo-bucket/pipe", input_mode="Pipe", compression="Gzip")
estimator.fit({"train": train, "pipe": pipe})
`,
    after: `from sagemaker.core.training.configs import (
    Compute,
    OutputDataConfig,
    StoppingCondition,
    InputData,
    Channel,
    DataSource,
    S3DataSource,
)
from sagemaker.train import ModelTrainer

estimator = ModelTrainer(
    training_image="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
    output_data_config=OutputDataConfig(s3_output_path="s3://demo-bucket/models"),
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
)
train = InputData(
    channel_name="train",
    data_source="s3://demo-bucket/train",
    content_type="text/csv"
)
pipe = Channel(
    channel_name="pipe",
    data_source=DataSource(
        s3_data_source=S3DataSource(
            s3_data_type="S3Prefix",
            s3_uri="s3://demo-bucket/pipe",
            s3_data_distribution_type="FullyReplicated"
        )
    ),
    compression_type="Gzip",
    input_mode="Pipe"
)
estimator.train(input_data_config=[train, pipe])
`,
    grade: 'safe',
    severity: 'error',
    contradicts:
      'The migration guide gives a lone `TrainingInput` the channel name `train`; V2 calls that channel ' +
      '`training`.',
    links: [
      { title: 'Configuration classes in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/training/configs.py` },
      { title: 'Inputs in V2', url: `${V2}/src/sagemaker/inputs.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM206',
    title: '`ModelTrainer` keeps results and settings elsewhere; read them there',
    error: "AttributeError: 'ModelTrainer' object has no attribute 'model_data'",
    why:
      'The last job is the private attribute `_latest_training_job`, a `TrainingJob` resource with attributes ' +
      'instead of a dict with keys; there is no public accessor. Settings live in the configuration objects. A ' +
      'use of the whole `describe()` dict becomes the boto3 call that V2 made.',
    before: `from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/models",
)
estimator.fit("s3://demo-bucket/train")
print(estimator.latest_training_job.name)
print(estimator.model_data)
seconds = estimator.latest_training_job.describe()["BillableTimeInSeconds"]
`,
    after: `from sagemaker.core.training.configs import (
    Compute,
    OutputDataConfig,
    StoppingCondition,
    InputData,
)
from sagemaker.train import ModelTrainer

estimator = ModelTrainer(
    training_image="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
    output_data_config=OutputDataConfig(s3_output_path="s3://demo-bucket/models"),
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
)
estimator.train(
    input_data_config=[
        InputData(channel_name="training", data_source="s3://demo-bucket/train")
    ]
)
print(estimator._latest_training_job.training_job_name)
print(estimator._latest_training_job.model_artifacts.s3_model_artifacts)
seconds = estimator._latest_training_job.refresh().billable_time_in_seconds
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'ModelTrainer in V3', url: `${V3}/sagemaker-train/src/sagemaker/train/model_trainer.py` },
      { title: 'TrainingJob in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/resources.py` },
      { title: 'Estimator in V2', url: `${V2}/src/sagemaker/estimator.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM207',
    title: '`set_hyperparameters` is gone in V3; update the `hyperparameters` dict',
    error: "AttributeError: 'ModelTrainer' object has no attribute 'set_hyperparameters'",
    why:
      '`ModelTrainer.hyperparameters` is a plain dict. It is encoded as JSON when the job is sent, where a plain ' +
      '`Estimator` sent `str(value)`; values that may differ are written as the text of V2. Reading it gives the ' +
      'values as they were set, without the `sagemaker_*` keys that V2 added.',
    before: `from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/models",
)
estimator.set_hyperparameters(max_depth=5, verbose=True)
`,
    after: `from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
from sagemaker.train import ModelTrainer

estimator = ModelTrainer(
    training_image="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
    output_data_config=OutputDataConfig(s3_output_path="s3://demo-bucket/models"),
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
    hyperparameters={},
)
estimator.hyperparameters.update({"max_depth": 5, "verbose": "True"})
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'ModelTrainer in V3', url: `${V3}/sagemaker-train/src/sagemaker/train/model_trainer.py` },
      { title: 'Estimator in V2', url: `${V2}/src/sagemaker/estimator.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM208',
    title: '`ModelTrainer` has no counterpart for this estimator member; see the finding',
    error: "AttributeError: 'ModelTrainer' object has no attribute 'jobs'",
    why:
      'Debugger, profiler, Training Compiler and the list of all jobs have nothing in V3 that a call ' +
      'could be rewritten to. The finding says what to use instead, often a resource class or a boto3 call.',
    before: `from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/models",
)
print(estimator.jobs)
`,
    after: `from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
from sagemaker.train import ModelTrainer

estimator = ModelTrainer(
    training_image="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
    output_data_config=OutputDataConfig(s3_output_path="s3://demo-bucket/models"),
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
)
# TODO(sagemaker-v3 SM208): ModelTrainer remembers its last job only (_latest_training_job); keep a list of your own.
print(estimator.jobs)
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      { title: 'ModelTrainer in V3', url: `${V3}/sagemaker-train/src/sagemaker/train/model_trainer.py` },
      { title: 'Estimator in V2', url: `${V2}/src/sagemaker/estimator.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM209',
    title: 'This class extends a V2 SDK class that V3 does not have; hold the V3 object instead',
    error:
      'ModuleNotFoundError: `sagemaker.predictor` was removed in the SageMaker Python SDK v3. Use the `Endpoint` resource. (from sagemaker.core.resources import Endpoint)',
    why:
      'A class that only gives `Predictor` other formats goes: the endpoints that replace its instances carry the ' +
      'formats. That holds for an `__init__` that calls `super().__init__` and nothing else, in a program where every ' +
      'use of the class is seen. One that adds methods, and takes no more of V2 than `super().predict(data)`, goes on ' +
      'to exist around an Endpoint, to which it passes on what it does not have itself. ' +
      'What other subclasses override or rely on has no fixed counterpart: `Endpoint` and ' +
      '`ModelTrainer` are pydantic models with other methods and refuse unknown attributes. Objects of such a class ' +
      'stay as they are until it is rewritten by hand as one that holds the V3 object.',
    before: `from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer


class RowsPredictor(Predictor):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, serializer=CSVSerializer(), **kwargs)


predictor = RowsPredictor("demo")
print(predictor.predict([[1, 2]]))
`,
    after: `from sagemaker.core.resources import Endpoint
from sagemaker.core.serializers import CSVSerializer
from sagemaker.core.deserializers import BytesDeserializer


predictor = Endpoint.get(endpoint_name="demo")
predictor.serializer = CSVSerializer()
predictor.deserializer = BytesDeserializer()
print(predictor.invoke(body=[[1, 2]], content_type="text/csv", accept="*/*").body)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'Endpoint in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/resources.py` },
      { title: 'Predictor in V2', url: `${V2}/src/sagemaker/base_predictor.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM210',
    title: 'This estimator class is gone in V3; train with a `ModelTrainer`',
    error: "ImportError: cannot import name 'KMeans' from 'sagemaker'",
    why:
      'The classes of built-in algorithms turned keywords into hyperparameters, took `feature_dim` and ' +
      '`mini_batch_size` from the data and uploaded arrays as RecordIO. The rewrite looks up the same image, sends the ' +
      'same hyperparameters, writes the code for record sets into the program and reads the numbers off them before ' +
      '`train()`. `AlgorithmEstimator` read defaults from the service, which this tool cannot know. ' +
      'A `JumpStartEstimator` is rewritten as `ModelTrainer.from_jumpstart_config`, with a look at what differs.',
    before: `from sagemaker import KMeans

kmeans = KMeans(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    k=10,
)
`,
    after: `from sagemaker.core import image_uris
from sagemaker.core.helper.session_helper import Session
from sagemaker.core.training.configs import Compute, StoppingCondition, OutputDataConfig
from sagemaker.train import ModelTrainer

kmeans = ModelTrainer(
    training_image=image_uris.retrieve(
        framework="kmeans",
        region=Session().boto_region_name,
        version="1",
    ),
    role="arn:aws:iam::123456789012:role/demo",
    compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
    hyperparameters={"force_dense": "True", "k": 10},
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
    output_data_config=OutputDataConfig(
        s3_output_path=f"s3://{Session().default_bucket()}/",
    ),
)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'ModelTrainer in V3', url: `${V3}/sagemaker-train/src/sagemaker/train/model_trainer.py` },
      { title: 'KMeans in V2', url: `${V2}/src/sagemaker/amazon/kmeans.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM211',
    title: '`Estimator.attach` is gone; get the `TrainingJob` and wait for it',
    error: "AttributeError: type object 'ModelTrainer' has no attribute 'attach'",
    why:
      'V3 makes no trainer out of an old job. The job itself is `TrainingJob.get(training_job_name=...)`, and what V2 ' +
      'read from its description is an attribute of it: `model_data` is `model_artifacts.s3_model_artifacts`, ' +
      '`latest_training_job.name` is `training_job_name`, `role` is `role_arn`. V2 waited for the job, so `wait()` follows.\n\n' +
      'A plain `Estimator` that was attached is deployed by a `ModelBuilder` with the image, artifacts, role, network and ' +
      'tags of the job, read when the program runs; one of JumpStart with the metadata of its model besides. Those of a framework or an algorithm are withheld there: V2 chose ' +
      'another image for them. An attached estimator that trains again stays as it is.',
    before: `from sagemaker.estimator import Estimator

estimator = Estimator.attach("demo-job")
print(estimator.model_data)
`,
    after: `from sagemaker.core.resources import TrainingJob

estimator = TrainingJob.get(training_job_name="demo-job")
estimator.wait()
print(estimator.model_artifacts.s3_model_artifacts)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'TrainingJob in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/resources.py` },
      { title: 'attach (V2)', url: `${V2}/src/sagemaker/estimator.py#L1551` },
    ],
    since: '3.0',
  },
  {
    code: 'SM220',
    title: 'This training module changed in V3; adapt the call as the finding says',
    error:
      'ModuleNotFoundError: `sagemaker.aws_batch` was removed in the SageMaker Python SDK v3. It may have moved to a new location.',
    why:
      '`sagemaker.remote_function`, `sagemaker.aws_batch` and `sagemaker.modules` have homes in V3 ' +
      '(`sagemaker.core.remote_function`, `sagemaker.train.aws_batch`, `sagemaker.train`). Most of their names ' +
      'moved unchanged and are only imported anew; those with this code take other arguments.',
    before: `from sagemaker.aws_batch.training_queue import TrainingQueue

queue = TrainingQueue("demo-queue")
`,
    after: `# TODO(sagemaker-v3 SM105): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.aws_batch.training_queue import TrainingQueue

# TODO(sagemaker-v3 SM220): sagemaker.aws_batch.training_queue.TrainingQueue is changed in V3 (sagemaker.train.aws_batch.training_queue): submit(-experiment_config,+quota_share_name,+preemption_config); map(-experiment_config,+quota_share_name); adds list_jobs_by_share.
queue = TrainingQueue("demo-queue")
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      { title: 'Training queues in V3', url: `${V3}/sagemaker-train/src/sagemaker/train/aws_batch/training_queue.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM240',
    title: 'V2 installs itself in the job of a remote function; V3 has to be installed there',
    error: '/usr/bin/python: No module named sagemaker.core',
    why:
      'The job of `@remote`, `RemoteExecutor` and `@step` unpacks and runs the function by the SDK. V2 puts ' +
      '`sagemaker>=2.256.0,<3.0.0` into the dependencies of every such job, also into a requirements file that it is ' +
      'given. V3 puts nothing there and starts `sagemaker.core.remote_function.invoke_function`, which an image with ' +
      'V2, or with no SDK, does not have. A call that sets up no environment of its own gets a command that installs ' +
      'V3; others have a note. Everything else that is sent was compared and is the same, apart from signatures. ' +
      'Results of jobs that V2 started cannot be read by V3 (`get_future`: KeyError `REMOTE_FUNCTION_SECRET_KEY`).',
    before: `from sagemaker.remote_function import remote


@remote(instance_type="ml.m5.xlarge", role="arn:aws:iam::123456789012:role/demo")
def add(a, b):
    return a + b
`,
    after: `from sagemaker.core.remote_function.client import remote


@remote(
    instance_type="ml.m5.xlarge",
    role="arn:aws:iam::123456789012:role/demo",
    pre_execution_commands=["python -m pip install 'sagemaker>=3,<4'"],
)
def add(a, b):
    return a + b
`,
    grade: 'review',
    severity: 'error',
    links: [
      { title: 'The job in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/remote_function/job.py` },
      { title: 'What V2 adds', url: `${V2}/src/sagemaker/remote_function/job.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM230',
    title: 'V3 training ignores Debugger, profiler and compiler settings; see the finding',
    why:
      'V3 still ships the classes of `sagemaker.debugger` under `sagemaker.core`, but `ModelTrainer` has no ' +
      'parameter for them and sends no Debugger hook, rules or profiler settings. `TrainingJob.create` of ' +
      '`sagemaker.core.resources` does: training whose estimator takes such settings, and is used in one place, is ' +
      'started by that.',
    before: `from sagemaker.debugger import DebuggerHookConfig

hook = DebuggerHookConfig(s3_output_path="s3://demo-bucket/debug")
`,
    after: `# TODO(sagemaker-v3 SM105): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.debugger import DebuggerHookConfig

# TODO(sagemaker-v3 SM230): ModelTrainer sends no Debugger, profiler or compiler settings: remove them, or create the job by TrainingJob.create(...) of sagemaker.core.resources.
hook = DebuggerHookConfig(s3_output_path="s3://demo-bucket/debug")
`,
    grade: 'withheld',
    severity: 'warning',
    links: [
      { title: 'ModelTrainer in V3', url: `${V3}/sagemaker-train/src/sagemaker/train/model_trainer.py` },
      { title: 'Debugger in V2', url: `${V2}/src/sagemaker/debugger/debugger.py` },
    ],
    since: '3.0',
  },
];
