import type { CatalogEntry } from './entry';

/** The tag that all source links point to. */
const SOURCE = 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0';

/** One place in the SDK source. */
function source(title: string, path: string, line: number): CatalogEntry['links'][number] {
  return { title, url: `${SOURCE}/${path}#L${line}` };
}

/**
 * Mistakes in V3 code: SM901 to SM913 are the pitfalls of the migration guide in its order, the rest are traps that
 * code written for V3 falls into, most of them without a message. `until` ends an entry that a later release repaired.
 */
export const misuseEntries: readonly CatalogEntry[] = [
  {
    code: 'SM901',
    title: '`ModelBuilder` has no `model_data` or `role`; use `s3_model_data_url` and `role_arn`',
    error: "TypeError: ModelBuilder.__init__() got an unexpected keyword argument 'model_data'",
    why:
      '`ModelBuilder` is a dataclass with a fixed list of fields. The names of the V2 `Model` constructor are ' +
      'not among them: `model_data` is now `s3_model_data_url` and `role` is `role_arn`. The values stay the ' +
      'same.',
    before: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    model_data=DATA,
    role=ROLE,
    image_uri=IMAGE,
    instance_type="ml.m5.xlarge",
)
model_builder.build(model_name="demo")
`,
    after: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    s3_model_data_url=DATA,
    role_arn=ROLE,
    image_uri=IMAGE,
    instance_type="ml.m5.xlarge",
)
model_builder.build(model_name="demo")
`,
    grade: 'safe',
    severity: 'error',
    links: [
      source('s3_model_data_url', 'sagemaker-serve/src/sagemaker/serve/model_builder.py', 339),
      source('role_arn', 'sagemaker-serve/src/sagemaker/serve/model_builder.py', 318),
    ],
    since: '3.0',
  },
  {
    code: 'SM902',
    title: 'The result of `build()` has no `deploy`; call `deploy` on the `ModelBuilder`',
    error: "AttributeError: 'Model' object has no attribute 'deploy'",
    why:
      '`build()` creates the model in SageMaker and returns the `sagemaker.core.resources.Model` that describes ' +
      'it. Deploying stayed with the builder, which remembers what it built.',
    before: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model = model_builder.build(model_name="demo")
endpoint = model.deploy(endpoint_name="demo", initial_instance_count=1)
`,
    after: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model = model_builder.build(model_name="demo")
endpoint = model_builder.deploy(endpoint_name="demo", initial_instance_count=1)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      source('ModelBuilder.deploy', 'sagemaker-serve/src/sagemaker/serve/model_builder.py', 6047),
      source('ModelBuilder.build', 'sagemaker-serve/src/sagemaker/serve/model_builder.py', 4505),
    ],
    since: '3.0',
  },
  {
    code: 'SM903',
    title: '`Endpoint` has no `predict`; call `invoke` with `content_type` and `accept` and read `.body`',
    error: "AttributeError: 'Endpoint' object has no attribute 'predict'",
    why:
      '`Endpoint.invoke` replaces `Predictor.predict`. It returns an object; the answer is in its `body`, ' +
      'already deserialized when the endpoint has both a serializer and a deserializer, and a stream to ' +
      '`.read()` otherwise.\n\nThe serializer turns the data into the request body but does not announce its ' +
      'type: V2 sent `ContentType` and `Accept` by itself, V3 sends them only when `content_type=` and `accept=` ' +
      'are given.',
    before: `from sagemaker.core.deserializers import JSONDeserializer
from sagemaker.core.resources import Endpoint
from sagemaker.core.serializers import CSVSerializer

endpoint = Endpoint.get(endpoint_name="demo")
endpoint.serializer = CSVSerializer()
endpoint.deserializer = JSONDeserializer()
result = endpoint.predict([[1, 2], [3, 4]])
print(result)
`,
    after: `from sagemaker.core.deserializers import JSONDeserializer
from sagemaker.core.resources import Endpoint
from sagemaker.core.serializers import CSVSerializer

endpoint = Endpoint.get(endpoint_name="demo")
endpoint.serializer = CSVSerializer()
endpoint.deserializer = JSONDeserializer()
result = endpoint.invoke(
    body=[[1, 2], [3, 4]],
    content_type="text/csv",
    accept="application/json",
).body
print(result)
`,
    grade: 'safe',
    severity: 'error',
    contradicts:
      'The guide says that a V3 `Endpoint` has no serializers. It has: `Endpoint.serializer` and ' +
      '`Endpoint.deserializer` are fields since 3.0 and take the classes of `sagemaker.core.serializers` and ' +
      '`sagemaker.core.deserializers`. The guide also splits the answer at commas, which fails when rows are ' +
      'separated by line breaks.',
    links: [
      source('Endpoint.invoke', 'sagemaker-core/src/sagemaker/core/resources.py', 10748),
      {
        title: 'InvokeEndpoint',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM904',
    title: '`best_training_job()` returns a name; get the job with `TrainingJob.get`',
    error: "AttributeError: 'str' object has no attribute 'model_artifacts'",
    why:
      '`HyperparameterTuner.best_training_job()` returns the name of the job as a string, as V2 did. The job ' +
      'itself, with its model artifacts and metrics, comes from `sagemaker.core.resources.TrainingJob.get`.',
    before: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
)
tuner.tune(inputs="s3://demo-bucket/train", wait=True)
best_job_name = tuner.best_training_job()
model_data = best_job_name.model_artifacts.s3_model_artifacts
`,
    after: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner
from sagemaker.core.resources import TrainingJob

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
)
tuner.tune(inputs="s3://demo-bucket/train", wait=True)
best_job_name = tuner.best_training_job()
model_data = TrainingJob.get(training_job_name=best_job_name).model_artifacts.s3_model_artifacts
`,
    grade: 'safe',
    severity: 'error',
    links: [
      source('HyperparameterTuner.best_training_job', 'sagemaker-train/src/sagemaker/train/tuner.py', 698),
      source('TrainingJob.get', 'sagemaker-core/src/sagemaker/core/resources.py', 31546),
    ],
    since: '3.0',
  },
  {
    code: 'SM905',
    title: 'Splitting the answer at commas fails on several rows; split at line breaks too',
    error: "ValueError: could not convert string to float: '0.1\\n0.2'",
    why:
      '`result.body.read()` returns exactly what the container sent. XGBoost containers separate the predictions ' +
      'of one request by commas or by line breaks, depending on their version and on the request. A parser that ' +
      'knows only one of the two works for one row and fails for more.\n\nThis is the container, not the SDK: ' +
      'the same answer arrives under V2. The fix treats a line break as another separator and returns one flat ' +
      'list.',
    before: `from sagemaker.core.resources import Endpoint

endpoint = Endpoint.get(endpoint_name="demo")
result = endpoint.invoke(body="1,2\\n3,4", content_type="text/csv")
response_body = result.body.read().decode("utf-8")
predictions = [float(number) for number in response_body.strip().split(",")]
`,
    after: `from sagemaker.core.resources import Endpoint

endpoint = Endpoint.get(endpoint_name="demo")
result = endpoint.invoke(body="1,2\\n3,4", content_type="text/csv")
response_body = result.body.read().decode("utf-8")
# TODO(sagemaker-v3 SM905): A line break now separates numbers like a comma does; split by lines first if the rows have several columns.
predictions = [float(number) for number in response_body.strip().replace("\\n", ",").split(",")]
`,
    grade: 'review',
    severity: 'warning',
    contradicts:
      'The guide parses a whole line as one number when the answer has line breaks, so rows with several columns ' +
      "fail there: `could not convert string to float: '0.1,0.2'`.",
    links: [
      source('Endpoint.invoke', 'sagemaker-core/src/sagemaker/core/resources.py', 10748),
      {
        title: 'Common data formats for inference',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/cdf-inference.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM906',
    title: '`InputData` has no `compression`; remove it, or use `Channel(compression_type="Gzip")`',
    error:
      'pydantic_core._pydantic_core.ValidationError: 1 validation error for InputData\ncompression\n  Extra ' +
      "inputs are not permitted [type=extra_forbidden, input_value='None', input_type=str]",
    why:
      '`InputData` has three fields: `channel_name`, `data_source` and `content_type`. Uncompressed data is the ' +
      'default, so `"None"` can go. Compressed data needs a `Channel` from `sagemaker.core.training.configs`, ' +
      'whose `compression_type` is `"None"` or `"Gzip"`.',
    before: `from sagemaker.core.training.configs import InputData
from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
train_input = InputData(
    channel_name="train",
    data_source="s3://demo-bucket/train",
    content_type="text/csv",
    compression="None",
)
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
trainer.train(input_data_config=[train_input])
`,
    after: `from sagemaker.core.training.configs import InputData
from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
train_input = InputData(
    channel_name="train",
    data_source="s3://demo-bucket/train",
    content_type="text/csv",
)
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
trainer.train(input_data_config=[train_input])
`,
    grade: 'safe',
    severity: 'error',
    contradicts:
      'The guide blames the string `"None"`. The field does not exist, so every value fails, `None` included.',
    links: [
      source('InputData', 'sagemaker-core/src/sagemaker/core/training/configs.py', 276),
      { title: 'Channel', url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Channel.html' },
    ],
    since: '3.0',
  },
  {
    code: 'SM907',
    title: '`ModelTrainer` has no `training_job_name`; give the prefix as `base_job_name`',
    error:
      'pydantic_core._pydantic_core.ValidationError: 1 validation error for ModelTrainer\ntraining_job_name\n  ' +
      "Extra inputs are not permitted [type=extra_forbidden, input_value='my-training-job', input_type=str]",
    why:
      'V3 always makes the name of a training job: `base_job_name`, a hyphen and a timestamp. The fix keeps the ' +
      'given name as that prefix. Code that needs the name reads ' +
      '`trainer._latest_training_job.training_job_name` after `train()`.\n\nAnything that relies on the exact ' +
      'name, such as paths of outputs or alarms, has to follow.',
    before: `from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(
    training_job_name="my-training-job",
    training_image=IMAGE,
    role=ROLE,
)
trainer.train()
`,
    after: `from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
# TODO(sagemaker-v3 SM907): V3 appends a timestamp to base_job_name=: adapt what relies on the exact name of the job.
trainer = ModelTrainer(
    base_job_name="my-training-job",
    training_image=IMAGE,
    role=ROLE,
)
trainer.train()
`,
    grade: 'review',
    severity: 'error',
    contradicts: 'The guide drops the name altogether; `base_job_name` keeps it as the prefix.',
    links: [
      source('ModelTrainer fields', 'sagemaker-train/src/sagemaker/train/model_trainer.py', 283),
      source('ModelTrainer forbids other fields', 'sagemaker-train/src/sagemaker/train/model_trainer.py', 277),
    ],
    since: '3.0',
  },
  {
    code: 'SM908',
    title: '`HyperparameterTuner` takes no `tuning_job_name`; pass `job_name` to `tune`',
    error: "TypeError: HyperparameterTuner.__init__() got an unexpected keyword argument 'tuning_job_name'",
    why:
      'The constructor knows only a prefix, `base_tuning_job_name`. The exact name of a tuning job is an ' +
      'argument of `tune`: `tune(job_name="...")`, at most 32 characters.',
    before: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
tuner = HyperparameterTuner(
    tuning_job_name="my-tuning-job",
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
)
tuner.tune(inputs="s3://demo-bucket/train", wait=True)
`,
    after: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
)
tuner.tune(inputs="s3://demo-bucket/train", job_name="my-tuning-job", wait=True)
`,
    grade: 'safe',
    severity: 'error',
    contradicts:
      'The guide calls this a `ValidationError` and says that names are always generated. It is a `TypeError`, ' +
      'and `tune(job_name=...)` sets the exact name.',
    links: [
      source('HyperparameterTuner', 'sagemaker-train/src/sagemaker/train/tuner.py', 110),
      source('HyperparameterTuner.tune', 'sagemaker-train/src/sagemaker/train/tuner.py', 607),
    ],
    since: '3.0',
  },
  {
    code: 'SM909',
    title: '`sagemaker.train.configs` has no parameter ranges; import them from `sagemaker.core.parameter`',
    error: "ImportError: cannot import name 'ContinuousParameter' from 'sagemaker.train.configs'",
    why:
      'The parameter ranges of a tuning job are plain classes in `sagemaker.core.parameter`, with the same ' +
      'arguments as in V2.',
    before: `from sagemaker.train.configs import ContinuousParameter
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
)
tuner.tune(inputs="s3://demo-bucket/train", wait=True)
`,
    after: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
)
tuner.tune(inputs="s3://demo-bucket/train", wait=True)
`,
    grade: 'safe',
    severity: 'error',
    links: [source('sagemaker.core.parameter', 'sagemaker-core/src/sagemaker/core/parameter.py', 88)],
    since: '3.0',
  },
  {
    code: 'SM910',
    title: '`HyperparameterTuner` takes no `sagemaker_session`; give it to the `ModelTrainer`',
    error: "TypeError: HyperparameterTuner.__init__() got an unexpected keyword argument 'sagemaker_session'",
    why:
      'The tuner works with the session of its trainer, readable as `tuner.sagemaker_session`. V2 had no such ' +
      'argument either.',
    before: `from sagemaker.core.helper.session_helper import Session
from sagemaker.core.parameter import ContinuousParameter
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
session = Session()
trainer = ModelTrainer(training_image=IMAGE, role=ROLE, sagemaker_session=session)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
    sagemaker_session=session,
)
`,
    after: `from sagemaker.core.helper.session_helper import Session
from sagemaker.core.parameter import ContinuousParameter
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
session = Session()
trainer = ModelTrainer(training_image=IMAGE, role=ROLE, sagemaker_session=session)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
)
`,
    grade: 'safe',
    severity: 'error',
    links: [source('HyperparameterTuner', 'sagemaker-train/src/sagemaker/train/tuner.py', 110)],
    since: '3.0',
  },
  {
    code: 'SM911',
    title: '`TrainingJob.get` takes no `sagemaker_session`; pass its boto3 session as `session`',
    error:
      'pydantic_core._pydantic_core.ValidationError: 1 validation error for TrainingJob.get\nsagemaker_session\n ' +
      ' Unexpected keyword argument [type=unexpected_keyword_argument',
    why:
      'The classes of `sagemaker.core.resources` work with boto3 sessions: `session=` takes the boto3 session ' +
      'inside the SageMaker one, `session.boto_session`. Before 3.24 the first session that a process used won ' +
      'and later ones were ignored.',
    before: `from sagemaker.core.helper.session_helper import Session
from sagemaker.core.resources import TrainingJob

session = Session()
job = TrainingJob.get(training_job_name="my-job", sagemaker_session=session)
print(job.model_artifacts.s3_model_artifacts)
`,
    after: `from sagemaker.core.helper.session_helper import Session
from sagemaker.core.resources import TrainingJob

session = Session()
job = TrainingJob.get(training_job_name="my-job", session=session.boto_session)
print(job.model_artifacts.s3_model_artifacts)
`,
    grade: 'safe',
    severity: 'error',
    contradicts: 'The guide drops the session, and with it the account and the region that it stood for.',
    links: [source('TrainingJob.get', 'sagemaker-core/src/sagemaker/core/resources.py', 31546)],
    since: '3.0',
  },
  {
    code: 'SM912',
    title: '`Endpoint.delete` takes no argument; delete the `EndpointConfig` by itself',
    error:
      'pydantic_core._pydantic_core.ValidationError: 1 validation error for Endpoint.delete\n' +
      'delete_endpoint_config\n  Unexpected keyword argument [type=unexpected_keyword_argument, ' +
      'input_value=True, input_type=bool]',
    why:
      'V2 deleted the endpoint configuration together with the endpoint. In V3 each is a resource of its own; ' +
      'the endpoint knows the name of its configuration.',
    before: `from sagemaker.core.resources import Endpoint

endpoint = Endpoint.get(endpoint_name="demo")
endpoint.delete(delete_endpoint_config=True)
`,
    after: `from sagemaker.core.resources import Endpoint, EndpointConfig

endpoint = Endpoint.get(endpoint_name="demo")
EndpointConfig.get(endpoint_config_name=endpoint.endpoint_config_name).delete()
endpoint.delete()
`,
    grade: 'safe',
    severity: 'error',
    links: [
      source('Endpoint.delete', 'sagemaker-core/src/sagemaker/core/resources.py', 10470),
      source('EndpointConfig.delete', 'sagemaker-core/src/sagemaker/core/resources.py', 11257),
    ],
    since: '3.0',
  },
  {
    code: 'SM913',
    title: '`Session.default_bucket` is a method; call it',
    error: "TypeError: expected string or bytes-like object, got 'method'",
    why:
      '`default_bucket()` returns the name of the bucket as a string and creates the bucket when it is missing. ' +
      'Without the parentheses the method itself is passed on.\n\nIn an f-string nothing fails: ' +
      '`f"s3://{session.default_bucket}/out"` sends `s3://<bound method Session.default_bucket of ...>/out` to ' +
      'AWS.',
    before: `from sagemaker.core.helper.session_helper import Session

session = Session()
bucket = session.default_bucket
session.upload_data("train.csv", bucket=bucket, key_prefix="train")
`,
    after: `from sagemaker.core.helper.session_helper import Session

session = Session()
bucket = session.default_bucket()
session.upload_data("train.csv", bucket=bucket, key_prefix="train")
`,
    grade: 'safe',
    severity: 'error',
    contradicts:
      'The guide treats `default_bucket` as a property or a method that may return `None` and adds fallback ' +
      'code. It is a method in every release, as in V2, and always returns a name. The fallback is not needed, ' +
      'and its `except s3_client.exceptions.NoSuchBucket` does not catch the 404 of `head_bucket`.',
    links: [source('Session.default_bucket', 'sagemaker-core/src/sagemaker/core/helper/session_helper.py', 637)],
    since: '3.0',
  },
  {
    code: 'SM914',
    title: '`deploy(instance_type=)` was ignored before 3.23; set it on the `ModelBuilder`',
    why:
      'Up to 3.22 `deploy` uses the instance type of the builder and drops its own argument, so this endpoint ' +
      'runs on `ml.m5.large` without any message. From 3.23 on the argument wins. The constructor works in every ' +
      'release.',
    before: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE)
model_builder.build(model_name="demo")
endpoint = model_builder.deploy(
    endpoint_name="demo",
    instance_type="ml.c5.2xlarge",
    initial_instance_count=1,
)
`,
    after: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.c5.2xlarge")
model_builder.build(model_name="demo")
endpoint = model_builder.deploy(
    endpoint_name="demo",
    initial_instance_count=1,
)
`,
    grade: 'safe',
    severity: 'warning',
    contradicts: 'The guide and the migration notes of the SDK pass `instance_type` to `deploy`.',
    links: [
      source('ModelBuilder.deploy since 3.23', 'sagemaker-serve/src/sagemaker/serve/model_builder.py', 6234),
      {
        title: 'CreateEndpointConfig',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html',
      },
    ],
    since: '3.0',
    until: '3.23',
  },
  {
    code: 'SM915',
    title: 'An image without model data gets an invented `ModelDataUrl`; pass the container as `model`',
    why:
      'With `image_uri` and no `s3_model_data_url` the builder makes up `s3://<default ' +
      'bucket>/model-builder/<model name>/<id>/` and sends it as `ModelDataUrl`. Nothing is there, so the ' +
      'container has no model to load. V2 sent no `ModelDataUrl` in that case.\n\nA one-element list of ' +
      '`sagemaker.core.resources.Model` is sent as written, in `Containers` instead of `PrimaryContainer`. The ' +
      'name of that element is never used.',
    before: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
model_builder = ModelBuilder(
    image_uri=IMAGE,
    env_vars={"HF_MODEL_ID": "gpt2"},
    role_arn=ROLE,
    instance_type="ml.m5.xlarge",
)
model_builder.build(model_name="demo")
`,
    after: `from sagemaker.serve.model_builder import ModelBuilder
from sagemaker.core.resources import Model
from sagemaker.core.shapes import ContainerDefinition

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
# TODO(sagemaker-v3 SM915): Check that the container needs no model data; it gets none now.
model_builder = ModelBuilder(
    model=[
        Model(
            model_name="unused",
            primary_container=ContainerDefinition(
                image=IMAGE,
                environment={"HF_MODEL_ID": "gpt2"},
            ),
        ),
    ],
    role_arn=ROLE,
    instance_type="ml.m5.xlarge",
)
model_builder.build(model_name="demo")
`,
    grade: 'review',
    severity: 'warning',
    links: [
      source('where the URL is made', 'sagemaker-serve/src/sagemaker/serve/model_builder_utils.py', 2927),
      {
        title: 'ContainerDefinition',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM916',
    title: 'A string `data_source` forces File mode on its channel; use an `S3DataSource`',
    why:
      'For an `InputData` with a plain string the trainer writes `InputMode="File"` on the channel, and the mode ' +
      'of a channel wins over `training_input_mode`. The job copies all data before it starts instead of ' +
      'streaming it. With an `S3DataSource` object no mode is written and `training_input_mode` counts.',
    before: `from sagemaker.core.training.configs import InputData
from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE, training_input_mode="FastFile")
trainer.train(
    input_data_config=[
        InputData(channel_name="train", data_source="s3://demo-bucket/train"),
    ]
)
`,
    after: `from sagemaker.core.training.configs import InputData, S3DataSource
from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE, training_input_mode="FastFile")
trainer.train(
    input_data_config=[
        InputData(channel_name="train", data_source=S3DataSource(
            s3_data_type="S3Prefix",
            s3_uri="s3://demo-bucket/train",
            s3_data_distribution_type="FullyReplicated",
        )),
    ]
)
`,
    grade: 'safe',
    severity: 'warning',
    links: [
      source('create_input_data_channel', 'sagemaker-train/src/sagemaker/train/model_trainer.py', 1161),
      { title: 'Channel', url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Channel.html' },
    ],
    since: '3.0',
  },
  {
    code: 'SM917',
    title: 'The RecordIO writers of V3 only raise `NotImplementedError`; write the records yourself',
    error: 'NotImplementedError',
    why:
      '`write_numpy_to_dense_tensor`, `write_spmatrix_to_sparse_tensor`, `read_records`, `RecordSerializer` and ' +
      '`RecordDeserializer` import, and every call raises `NotImplementedError`, in all releases so far. Only ' +
      '`read_recordio` works. Send CSV where the algorithm takes it, or write the protobuf records with code of ' +
      'your own.',
    before: `import io

import numpy as np
from sagemaker.core.serializers.utils import write_numpy_to_dense_tensor

buffer = io.BytesIO()
write_numpy_to_dense_tensor(buffer, np.ones((2, 3), dtype="float32"))
`,
    after: `import io

import numpy as np
from sagemaker.core.serializers.utils import write_numpy_to_dense_tensor

buffer = io.BytesIO()
# TODO(sagemaker-v3 SM917): write the RecordIO records with own code, or send text/csv; the V3 function is a stub
write_numpy_to_dense_tensor(buffer, np.ones((2, 3), dtype="float32"))
`,
    grade: 'withheld',
    severity: 'error',
    contradicts:
      'The guide maps `sagemaker.amazon.common` to `sagemaker.core.serializers.utils`. The names are there, the ' +
      'code is not.',
    links: [source('write_numpy_to_dense_tensor', 'sagemaker-core/src/sagemaker/core/serializers/utils.py', 74)],
    since: '3.0',
  },
  {
    code: 'SM918',
    title: 'The tuner dropped the content type of `InputData` before 3.24; pass a `Channel`',
    why:
      'Up to 3.23 `tune` copies only name and location of an `InputData`. The jobs then run without ' +
      '`ContentType`, and for instance XGBoost reads CSV as LibSVM. A `Channel` is sent as written in every ' +
      'release.',
    before: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.core.training.configs import InputData
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
)
tuner.tune(
    inputs=[
        InputData(channel_name="train", data_source="s3://demo-bucket/train", content_type="text/csv"),
    ]
)
`,
    after: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.core.training.configs import Channel, DataSource, S3DataSource
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
)
tuner.tune(
    inputs=[
        Channel(
            channel_name="train",
            data_source=DataSource(
                s3_data_source=S3DataSource(
                    s3_data_type="S3Prefix",
                    s3_uri="s3://demo-bucket/train",
                    s3_data_distribution_type="FullyReplicated",
                ),
            ),
            content_type="text/csv",
        ),
    ]
)
`,
    grade: 'safe',
    severity: 'warning',
    contradicts: 'The tuning pattern of the guide passes `InputData(..., content_type="libsvm")` to `tune`.',
    links: [
      source('how tune builds channels since 3.24', 'sagemaker-train/src/sagemaker/train/tuner.py', 1465),
      { title: 'Channel', url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Channel.html' },
    ],
    since: '3.0',
    until: '3.24',
  },
  {
    code: 'SM919',
    title: '`train` takes a list of channels, not a dict or a string; wrap each in `InputData`',
    error:
      'pydantic_core._pydantic_core.ValidationError: 1 validation error for ModelTrainer.train\n1\n  Input ' +
      "should be a valid list [type=list_type, input_value={'train': 's3://demo-bucket/train'}, input_type=dict]",
    why:
      '`ModelTrainer.train` accepts a list of `InputData` or `Channel` only. A dict of channels becomes one ' +
      '`InputData` for each key; a single string is the channel that V2 called `training`.',
    before: `from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
trainer.train({"train": "s3://demo-bucket/train"})
`,
    after: `from sagemaker.train import ModelTrainer
from sagemaker.core.training.configs import InputData

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
trainer.train([InputData(channel_name="train", data_source="s3://demo-bucket/train")])
`,
    grade: 'safe',
    severity: 'error',
    links: [source('ModelTrainer.train', 'sagemaker-train/src/sagemaker/train/model_trainer.py', 912)],
    since: '3.0',
  },
  {
    code: 'SM920',
    title: '`invoke` sends only `bytes` and `str`; serialize the body first',
    error:
      'botocore.exceptions.ParamValidationError: Parameter validation failed:\nInvalid type for parameter Body, ' +
      "value: {'instances': [[1.0, 2.0]]}, type: <class 'dict'>, valid types: <class 'bytes'>, <class " +
      "'bytearray'>, file-like object",
    why:
      'Without a serializer the body goes to AWS as it is. Lists and dicts fail there; NumPy arrays and ' +
      '`bytearray` fail earlier with `TypeError: vars() argument must have __dict__ attribute`; open files and ' +
      '`BytesIO` objects become an empty dict.\n\nFor `application/json` the body is `json.dumps(...)`. For ' +
      'other types use the serializer that V2 used, for example `CSVSerializer().serialize(data)` from ' +
      '`sagemaker.core.serializers`.',
    before: `from sagemaker.core.resources import Endpoint

endpoint = Endpoint.get(endpoint_name="demo")
result = endpoint.invoke(body={"instances": [[1.0, 2.0]]}, content_type="application/json")
print(result.body.read())
`,
    after: `import json

from sagemaker.core.resources import Endpoint

endpoint = Endpoint.get(endpoint_name="demo")
result = endpoint.invoke(body=json.dumps({"instances": [[1.0, 2.0]]}), content_type="application/json")
print(result.body.read())
`,
    grade: 'safe',
    severity: 'error',
    links: [
      source('Endpoint.invoke', 'sagemaker-core/src/sagemaker/core/resources.py', 10829),
      source('what counts as primitive', 'sagemaker-core/src/sagemaker/core/utils/utils.py', 305),
      {
        title: 'InvokeEndpoint',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM921',
    title: '`invoke` needs a deserializer when there is a serializer; set both',
    error: 'ValueError: Both serializer and deserializer must be provided together, or neither should be provided',
    why:
      '`Endpoint.invoke` refuses one without the other. `BytesDeserializer` returns the answer as bytes, which ' +
      'is what a V2 `Predictor` without a deserializer did.\n\n`result.body` is then the value itself, not a ' +
      'stream: remove a following `.read()`. Neither object sets a header: keep `content_type=` and `accept=`.',
    before: `from sagemaker.core.resources import Endpoint
from sagemaker.core.serializers import CSVSerializer

endpoint = Endpoint.get(endpoint_name="demo")
endpoint.serializer = CSVSerializer()
result = endpoint.invoke(body=[[1, 2], [3, 4]], content_type="text/csv")
print(result.body)
`,
    after: `from sagemaker.core.resources import Endpoint
from sagemaker.core.serializers import CSVSerializer
from sagemaker.core.deserializers import BytesDeserializer

endpoint = Endpoint.get(endpoint_name="demo")
# TODO(sagemaker-v3 SM921): The body of an answer is now bytes and no stream: remove .read() where it follows.
endpoint.serializer = CSVSerializer()
endpoint.deserializer = BytesDeserializer()
result = endpoint.invoke(body=[[1, 2], [3, 4]], content_type="text/csv")
print(result.body)
`,
    grade: 'review',
    severity: 'error',
    links: [source('Endpoint.invoke', 'sagemaker-core/src/sagemaker/core/resources.py', 10808)],
    since: '3.0',
  },
  {
    code: 'SM922',
    title: '`ModelTrainer` rejects look-alike config classes; import from `sagemaker.core.training.configs`',
    error:
      'pydantic_core._pydantic_core.ValidationError: 1 validation error for ModelTrainer\ncompute\n  Input ' +
      'should be a valid dictionary or instance of Compute [type=model_type',
    why:
      '`Compute`, `SourceCode`, `InputData` and `Networking` of `sagemaker.core.modules.configs`, and `Compute` ' +
      'of `sagemaker.serve.configs`, have the right names and fields but are other classes. `ModelTrainer` ' +
      'accepts only those of `sagemaker.core.training.configs`, which `sagemaker.train.configs` re-exports with ' +
      'a deprecation warning.',
    before: `from sagemaker.core.modules.configs import Compute
from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE, compute=Compute(instance_type="ml.m5.xlarge"))
trainer.train()
`,
    after: `from sagemaker.core.training.configs import Compute
from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE, compute=Compute(instance_type="ml.m5.xlarge"))
trainer.train()
`,
    grade: 'safe',
    severity: 'error',
    links: [
      source('the look-alike', 'sagemaker-core/src/sagemaker/core/modules/configs.py', 134),
      source('the accepted class', 'sagemaker-core/src/sagemaker/core/training/configs.py', 137),
    ],
    since: '3.0',
  },
  {
    code: 'SM923',
    title: '`deploy` rejects look-alike inference configs; import from `sagemaker.core.inference_config`',
    error: 'ValueError: Deployment Options not supported',
    why:
      '`deploy` accepts the serverless, asynchronous and resource classes of `sagemaker.core.inference_config`. ' +
      'The classes of the same names in `sagemaker.core.serverless_inference_config`, ' +
      '`sagemaker.core.compute_resource_requirements` and `sagemaker.core.shapes` are others. Given as ' +
      '`serverless_inference_config=` or `async_inference_config=` they fail with `... needs to be a ' +
      'ServerlessInferenceConfig object`.',
    before: `from sagemaker.core.serverless_inference_config import ServerlessInferenceConfig
from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE)
model_builder.build(model_name="demo")
endpoint = model_builder.deploy(
    endpoint_name="demo",
    inference_config=ServerlessInferenceConfig(memory_size_in_mb=4096, max_concurrency=10),
)
`,
    after: `from sagemaker.core.inference_config import ServerlessInferenceConfig
from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE)
model_builder.build(model_name="demo")
endpoint = model_builder.deploy(
    endpoint_name="demo",
    inference_config=ServerlessInferenceConfig(memory_size_in_mb=4096, max_concurrency=10),
)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      source('ModelBuilder.deploy', 'sagemaker-serve/src/sagemaker/serve/model_builder.py', 6437),
      source('the look-alike', 'sagemaker-core/src/sagemaker/core/serverless_inference_config.py', 23),
      source('the accepted classes', 'sagemaker-core/src/sagemaker/core/inference_config.py', 98),
    ],
    since: '3.0',
  },
  {
    code: 'SM924',
    title: 'A tuner crashed on `Tag` objects before 3.26; give the tags to the tuner as dicts',
    error: "TypeError: 'Tag' object is not subscriptable",
    why:
      'Up to 3.25 the tuner reads the tags of its trainer as boto3 dicts, but a trainer only holds `Tag` ' +
      'objects. Dicts with `Key` and `Value` on the tuner itself work in every release and tag the tuning job. A ' +
      'trainer that also runs by itself loses its tags by this change.',
    before: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.core.training.configs import Tag
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE, tags=[Tag(key="team", value="demo")])
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
)
tuner.tune(inputs="s3://demo-bucket/train")
`,
    after: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
# TODO(sagemaker-v3 SM924): The tags are now on the tuner; a trainer that also runs by itself has none any more.
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
    tags=[{"Key": "team", "Value": "demo"}],
)
tuner.tune(inputs="s3://demo-bucket/train")
`,
    grade: 'review',
    severity: 'error',
    links: [source('the conversion that 3.26 added', 'sagemaker-train/src/sagemaker/train/tuner.py', 76)],
    since: '3.0',
    until: '3.26',
  },
  {
    code: 'SM925',
    title: '`EndpointConfig.create` cannot make a serverless variant; use boto3 or `ModelBuilder.deploy`',
    error:
      'botocore.exceptions.ParamValidationError: Parameter validation failed:\nMissing required parameter in ' +
      'ProductionVariants[0].ServerlessConfig: "MemorySizeInMB"\nUnknown parameter in ' +
      'ProductionVariants[0].ServerlessConfig: "MemorySizeInMb", must be one of: MemorySizeInMB, MaxConcurrency, ' +
      'ProvisionedConcurrency',
    why:
      'The name of the memory field is rebuilt as `MemorySizeInMb`, but AWS calls it `MemorySizeInMB`, so every ' +
      'serverless variant is refused before it is sent. `boto3` and ' +
      '`ModelBuilder.deploy(inference_config=ServerlessInferenceConfig(...))` build the request themselves and ' +
      'work.',
    before: `from sagemaker.core.resources import EndpointConfig
from sagemaker.core.shapes import ProductionVariant, ProductionVariantServerlessConfig

EndpointConfig.create(
    endpoint_config_name="demo",
    production_variants=[
        ProductionVariant(
            variant_name="AllTraffic",
            model_name="demo",
            serverless_config=ProductionVariantServerlessConfig(memory_size_in_mb=2048, max_concurrency=5),
        )
    ],
)
`,
    after: `from sagemaker.core.resources import EndpointConfig
from sagemaker.core.shapes import ProductionVariant, ProductionVariantServerlessConfig

# TODO(sagemaker-v3 SM925): call create_endpoint_config of boto3 here; V3 misspells MemorySizeInMB
EndpointConfig.create(
    endpoint_config_name="demo",
    production_variants=[
        ProductionVariant(
            variant_name="AllTraffic",
            model_name="demo",
            serverless_config=ProductionVariantServerlessConfig(memory_size_in_mb=2048, max_concurrency=5),
        )
    ],
)
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      source('how field names are built', 'sagemaker-core/src/sagemaker/core/utils/utils.py', 277),
      source('ProductionVariantServerlessConfig', 'sagemaker-core/src/sagemaker/core/shapes/shapes.py', 7102),
      {
        title: 'CreateEndpointConfig',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM926',
    title: '`deploy(update_endpoint=True)` always fails; create an `EndpointConfig` and call `Endpoint.update`',
    error: "TypeError: Session.create_endpoint_config() got an unexpected keyword argument 'model_name'",
    why:
      'The builder calls a session method with arguments that it does not take; before 3.23 the method did not ' +
      "exist and the error was `AttributeError: 'Session' object has no attribute 'create_endpoint_config'`.\n\n" +
      'To update: create a new configuration with `EndpointConfig.create`, set `endpoint.endpoint_config_name` ' +
      'to its name, then call `endpoint.update()` and `endpoint.wait_for_status("InService")`.',
    before: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model_builder.build(model_name="demo")
endpoint = model_builder.deploy(endpoint_name="demo", initial_instance_count=1, update_endpoint=True)
`,
    after: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model_builder.build(model_name="demo")
# TODO(sagemaker-v3 SM926): create a new EndpointConfig, set endpoint_config_name to it and call update()
endpoint = model_builder.deploy(endpoint_name="demo", initial_instance_count=1, update_endpoint=True)
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      source('the failing call', 'sagemaker-serve/src/sagemaker/serve/model_builder.py', 4282),
      source('Session.create_endpoint_config', 'sagemaker-core/src/sagemaker/core/helper/session_helper.py', 1134),
    ],
    since: '3.0',
  },
  {
    code: 'SM927',
    title: '`enable_capture=False` is dropped from the request; leave out `data_capture_config`',
    why:
      'Inside the objects of `sagemaker.core.shapes` every falsy value is left out of the request: `False`, `0`, ' +
      '`0.0` and empty strings. AWS gets a capture configuration without `EnableCapture`, and the documented ' +
      'default is to capture. The same way `initial_variant_weight=0` turns into the default weight 1.\n\n' +
      'Without `data_capture_config` nothing is captured. `sagemaker.core.model_monitor.DataCaptureConfig` in ' +
      '`ModelBuilder.deploy` is not affected.',
    before: `from sagemaker.core.resources import EndpointConfig
from sagemaker.core.shapes import CaptureOption, DataCaptureConfig, ProductionVariant

EndpointConfig.create(
    endpoint_config_name="demo",
    production_variants=[
        ProductionVariant(
            variant_name="AllTraffic", model_name="demo", instance_type="ml.m5.large", initial_instance_count=1
        )
    ],
    data_capture_config=DataCaptureConfig(
        enable_capture=False,
        initial_sampling_percentage=100,
        destination_s3_uri="s3://demo-bucket/capture",
        capture_options=[CaptureOption(capture_mode="Input")],
    ),
)
`,
    after: `from sagemaker.core.resources import EndpointConfig
from sagemaker.core.shapes import ProductionVariant

# TODO(sagemaker-v3 SM927): data_capture_config= was left out, which captures nothing: V3 cannot send enable_capture=False.
EndpointConfig.create(
    endpoint_config_name="demo",
    production_variants=[
        ProductionVariant(
            variant_name="AllTraffic", model_name="demo", instance_type="ml.m5.large", initial_instance_count=1
        )
    ],
)
`,
    grade: 'review',
    severity: 'warning',
    links: [
      source('where falsy values are dropped', 'sagemaker-core/src/sagemaker/core/utils/utils.py', 733),
      {
        title: 'DataCaptureConfig',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataCaptureConfig.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM928',
    title: '`deploy` without `build` fails; call `build` first',
    error: 'ValueError: Model needs to be built before deploying',
    why: 'V2 created the model inside `deploy`. In V3 `build()` creates it and `deploy()` only makes the endpoint.',
    before: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
endpoint = model_builder.deploy(endpoint_name="demo", initial_instance_count=1)
`,
    after: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model_builder.build()
endpoint = model_builder.deploy(endpoint_name="demo", initial_instance_count=1)
`,
    grade: 'safe',
    severity: 'error',
    links: [source('ModelBuilder.deploy', 'sagemaker-serve/src/sagemaker/serve/model_builder.py', 6232)],
    since: '3.0',
  },
  {
    code: 'SM929',
    title: 'The first positional argument of `deploy` is now the endpoint name; use keywords',
    error:
      'botocore.exceptions.ParamValidationError: Parameter validation failed:\nInvalid type for parameter ' +
      "EndpointConfigName, value: 1, type: <class 'int'>, valid types: <class 'str'>",
    why:
      'V2 took `deploy(initial_instance_count, instance_type)`; V3 starts with `endpoint_name, ' +
      'initial_instance_count, instance_type`. Positional arguments of V2 land in the wrong place.',
    before: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model_builder.build(model_name="demo")
endpoint = model_builder.deploy(1, "ml.c5.2xlarge")
`,
    after: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model_builder.build(model_name="demo")
endpoint = model_builder.deploy(initial_instance_count=1, instance_type="ml.c5.2xlarge")
`,
    grade: 'safe',
    severity: 'error',
    links: [source('ModelBuilder.deploy', 'sagemaker-serve/src/sagemaker/serve/model_builder.py', 6047)],
    since: '3.0',
  },
  {
    code: 'SM930',
    title: 'Tags of a `ModelTrainer` use `key` and `value`; rename `Key` and `Value`',
    error:
      'pydantic_core._pydantic_core.ValidationError: 4 validation errors for ModelTrainer\ntags.0.key\n  Field ' +
      "required [type=missing, input_value={'Key': 'team', 'Value': 'demo'}, input_type=dict]",
    why:
      '`ModelTrainer.tags` is a list of `Tag` objects or of dicts with their field names, which are lower case. ' +
      'The boto3 spelling is rejected. `HyperparameterTuner(tags=)` and `ModelBuilder` still want `Key` and ' +
      '`Value`.',
    before: `from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(
    training_image=IMAGE,
    role=ROLE,
    tags=[{"Key": "team", "Value": "demo"}],
)
`,
    after: `from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(
    training_image=IMAGE,
    role=ROLE,
    tags=[{"key": "team", "value": "demo"}],
)
`,
    grade: 'safe',
    severity: 'error',
    links: [source('ModelTrainer.tags', 'sagemaker-train/src/sagemaker/train/model_trainer.py', 299)],
    since: '3.0',
  },
  {
    code: 'SM931',
    title: '`SourceCode` needs a `source_dir` next to `entry_script`; split the path',
    error:
      'pydantic_core._pydantic_core.ValidationError: 1 validation error for ModelTrainer\n  Value error, If ' +
      "'requirements' or 'entry_script' is provided in 'source_code', 'source_dir' must also be provided.",
    why:
      'V2 accepted an entry point without a source directory and uploaded one file. V3 wants both and uploads ' +
      'the whole directory, so look at what else is in it.',
    before: `from sagemaker.core.training.configs import SourceCode
from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(
    training_image=IMAGE,
    role=ROLE,
    source_code=SourceCode(entry_script="src/train.py"),
)
`,
    after: `from sagemaker.core.training.configs import SourceCode
from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
# TODO(sagemaker-v3 SM931): All of src is uploaded with the script; check what else is in it.
trainer = ModelTrainer(
    training_image=IMAGE,
    role=ROLE,
    source_code=SourceCode(source_dir="src", entry_script="train.py"),
)
`,
    grade: 'review',
    severity: 'error',
    links: [source('the check', 'sagemaker-train/src/sagemaker/train/model_trainer.py', 549)],
    since: '3.0',
  },
  {
    code: 'SM932',
    title: '`train(logs=)` is a boolean; write `True` for `"All"` and `False` for `"None"`',
    error:
      'pydantic_core._pydantic_core.ValidationError: 1 validation error for ModelTrainer.train\nlogs\n  Input ' +
      "should be a valid boolean, unable to interpret input [type=bool_parsing, input_value='All', " +
      'input_type=str]',
    why:
      'V2 took the names of log types. V3 shows the log of the training job or does not; `"Training"` and ' +
      '`"Rules"` have no counterpart.',
    before: `from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
trainer.train(wait=True, logs="All")
`,
    after: `from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
trainer.train(wait=True, logs=True)
`,
    grade: 'safe',
    severity: 'error',
    links: [source('ModelTrainer.train', 'sagemaker-train/src/sagemaker/train/model_trainer.py', 912)],
    since: '3.0',
  },
  {
    code: 'SM933',
    title: '`tune` takes no `include_cls_metadata` or `logs`; remove them',
    error:
      'TypeError: HyperparameterTuner._train_with_model_trainer() got an unexpected keyword argument ' +
      "'include_cls_metadata'",
    why:
      '`HyperparameterTuner.tune` takes `inputs`, `job_name`, `model_trainer_kwargs` and `wait`. Class metadata ' +
      'of an estimator is not sent any more, and waiting shows no log.',
    before: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
)
tuner.tune(inputs="s3://demo-bucket/train", include_cls_metadata=False, wait=True)
`,
    after: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
)
tuner.tune(inputs="s3://demo-bucket/train", wait=True)
`,
    grade: 'safe',
    severity: 'error',
    links: [source('HyperparameterTuner.tune', 'sagemaker-train/src/sagemaker/train/tuner.py', 650)],
    since: '3.0',
  },
  {
    code: 'SM934',
    title: 'A tuner wants metric definitions as dicts with `Name` and `Regex`, not `MetricDefinition`',
    error: "AttributeError: 'MetricDefinition' object has no attribute 'items'",
    why:
      'The tuner still reads boto3 dicts, unlike `ModelTrainer.with_metric_definitions`. Definitions that were ' +
      'set on the trainer are not used by a tuning job: repeat them on the tuner.',
    before: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.core.training.configs import MetricDefinition
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
    metric_definitions=[MetricDefinition(name="loss", regex="loss: (.*)")],
)
tuner.tune(inputs="s3://demo-bucket/train", wait=True)
`,
    after: `from sagemaker.core.parameter import ContinuousParameter
from sagemaker.train import ModelTrainer
from sagemaker.train.tuner import HyperparameterTuner

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
tuner = HyperparameterTuner(
    model_trainer=trainer,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
    metric_definitions=[{"Name": "loss", "Regex": "loss: (.*)"}],
)
tuner.tune(inputs="s3://demo-bucket/train", wait=True)
`,
    grade: 'safe',
    severity: 'error',
    links: [source('HyperparameterTuner', 'sagemaker-train/src/sagemaker/train/tuner.py', 115)],
    since: '3.0',
  },
  {
    code: 'SM935',
    title: '`ModelTrainer` has no `image_uri`; use `training_image`',
    error:
      'pydantic_core._pydantic_core.ValidationError: 1 validation error for ModelTrainer\nimage_uri\n  Extra ' +
      'inputs are not permitted [type=extra_forbidden',
    why: 'The image of a `ModelTrainer` is `training_image`; only `ModelBuilder` kept the name `image_uri`.',
    before: `from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(image_uri=IMAGE, role=ROLE)
`,
    after: `from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
`,
    grade: 'safe',
    severity: 'error',
    contradicts: 'The migration notes of the SDK show `ModelTrainer(image_uri=...)`.',
    links: [source('ModelTrainer.training_image', 'sagemaker-train/src/sagemaker/train/model_trainer.py', 290)],
    since: '3.0',
  },
  {
    code: 'SM936',
    title: '`Compute` has no `use_spot_instances`; use `enable_managed_spot_training`',
    error:
      'pydantic_core._pydantic_core.ValidationError: 1 validation error for Compute\nuse_spot_instances\n  Extra ' +
      'inputs are not permitted [type=extra_forbidden, input_value=True, input_type=bool]',
    why:
      'Spot training is `Compute.enable_managed_spot_training`. Its waiting time is a field of ' +
      '`StoppingCondition`, `max_wait_time_in_seconds`, and needs `max_runtime_in_seconds` next to it: given ' +
      'alone, the request has no run-time limit.',
    before: `from sagemaker.core.training.configs import Compute
from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(
    training_image=IMAGE,
    role=ROLE,
    compute=Compute(instance_type="ml.m5.xlarge", use_spot_instances=True),
)
`,
    after: `from sagemaker.core.training.configs import Compute
from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(
    training_image=IMAGE,
    role=ROLE,
    compute=Compute(instance_type="ml.m5.xlarge", enable_managed_spot_training=True),
)
`,
    grade: 'safe',
    severity: 'error',
    contradicts:
      'The migration notes of the SDK show `Compute(use_spot_instances=True, max_wait_time_in_seconds=7200)`.',
    links: [source('Compute', 'sagemaker-core/src/sagemaker/core/training/configs.py', 176)],
    since: '3.0',
  },
  {
    code: 'SM937',
    title: '`sagemaker.train` does not export `Mode`; import it from `sagemaker.train.model_trainer`',
    error: "ImportError: cannot import name 'Mode' from 'sagemaker.train'",
    why:
      '`sagemaker.train` exports only `ModelTrainer`, the fine-tuning trainers and a few helpers. The training ' +
      'modes are in `sagemaker.train.model_trainer`. `Mode` of `sagemaker.serve.mode.function_pointers` is for ' +
      'deployment and is another class.',
    before: `from sagemaker.train import Mode
from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE, training_mode=Mode.LOCAL_CONTAINER)
`,
    after: `from sagemaker.train.model_trainer import Mode
from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE, training_mode=Mode.LOCAL_CONTAINER)
`,
    grade: 'safe',
    severity: 'error',
    contradicts: 'The migration notes of the SDK import `Mode` from `sagemaker.train`.',
    links: [source('Mode', 'sagemaker-train/src/sagemaker/train/model_trainer.py', 128)],
    since: '3.0',
  },
  {
    code: 'SM938',
    title: '`deploy` ignores `Compute.instance_count`; pass `initial_instance_count` to it',
    why:
      'Of the `compute` of a `ModelBuilder` only the instance type is used. `deploy` sends its own ' +
      '`initial_instance_count`, 1 unless given, so this endpoint gets one instance without any message.',
    before: `from sagemaker.core.training.configs import Compute
from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE,
    s3_model_data_url=DATA,
    role_arn=ROLE,
    compute=Compute(instance_type="ml.m5.xlarge", instance_count=3),
)
model_builder.build(model_name="demo")
endpoint = model_builder.deploy(endpoint_name="demo")
`,
    after: `from sagemaker.core.training.configs import Compute
from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE,
    s3_model_data_url=DATA,
    role_arn=ROLE,
    compute=Compute(instance_type="ml.m5.xlarge", instance_count=3),
)
model_builder.build(model_name="demo")
endpoint = model_builder.deploy(endpoint_name="demo", initial_instance_count=3)
`,
    grade: 'safe',
    severity: 'warning',
    links: [source('ModelBuilder.deploy', 'sagemaker-serve/src/sagemaker/serve/model_builder.py', 6050)],
    since: '3.0',
  },
  {
    code: 'SM939',
    title: '`container_timeout_in_seconds` is for local mode; use `container_startup_health_check_timeout`',
    why:
      'For an endpoint in SageMaker the value is not sent; the container gets the default time to start. The ' +
      'keyword that reaches the request is `container_startup_health_check_timeout`, as in V2.',
    before: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model_builder.build(model_name="demo")
endpoint = model_builder.deploy(
    endpoint_name="demo", initial_instance_count=1, container_timeout_in_seconds=900
)
`,
    after: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model_builder.build(model_name="demo")
# TODO(sagemaker-v3 SM939): The container now gets this much time to start; check that the value suits it.
endpoint = model_builder.deploy(
    endpoint_name="demo", initial_instance_count=1, container_startup_health_check_timeout=900
)
`,
    grade: 'review',
    severity: 'warning',
    links: [
      source('the keyword that is read', 'sagemaker-serve/src/sagemaker/serve/model_builder.py', 3974),
      {
        title: 'ProductionVariant',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM940',
    title: 'A second `build()` replaces the model data by an invented URL; use a new `ModelBuilder`',
    why:
      '`build()` resets `s3_model_data_url`. A second call on the same builder finds none and makes up ' +
      '`s3://<default bucket>/model-builder/<model name>/<id>/`, where nothing is. Make one `ModelBuilder` for ' +
      'each model.',
    before: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model_builder.build(model_name="demo")
model_builder.build(model_name="demo-2")
`,
    after: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model_builder.build(model_name="demo")
# TODO(sagemaker-v3 SM940): build this model with a ModelBuilder of its own
model_builder.build(model_name="demo-2")
`,
    grade: 'withheld',
    severity: 'warning',
    links: [source('where the URL is made', 'sagemaker-serve/src/sagemaker/serve/model_builder_utils.py', 2927)],
    since: '3.0',
  },
  {
    code: 'SM941',
    title: '`deploy(tags=)` takes no mapping; use a list of `Key` and `Value` dicts',
    error: "KeyError: 'Key'",
    why:
      'V2 turned a mapping into tags. V3 reads a list of boto3 dicts there. These tags reach the endpoint and ' +
      'its configuration, not the model: tag that with `model_builder.add_tags([...])` before `build()`.',
    before: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model_builder.build(model_name="demo")
endpoint = model_builder.deploy(
    endpoint_name="demo",
    initial_instance_count=1,
    tags={"team": "demo"},
)
`,
    after: `from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model_builder.build(model_name="demo")
endpoint = model_builder.deploy(
    endpoint_name="demo",
    initial_instance_count=1,
    tags=[{"Key": "team", "Value": "demo"}],
)
`,
    grade: 'safe',
    severity: 'error',
    links: [source('ModelBuilder.deploy', 'sagemaker-serve/src/sagemaker/serve/model_builder.py', 6080)],
    since: '3.0',
  },
  {
    code: 'SM942',
    title: 'Before 3.24 only the first session of a process counts; use boto3 for the other region',
    why:
      'Up to 3.23 the resource classes share one client for the whole process. The first session or region wins ' +
      'and every later `session=` or `region=` is ignored without a message, so the second call here asks ' +
      '`us-west-2`. From 3.24 on each resource keeps the session it was made with.',
    before: `import boto3
from sagemaker.core.resources import Endpoint

first = Endpoint.get(endpoint_name="demo", session=boto3.Session(region_name="us-west-2"))
second = Endpoint.get(endpoint_name="demo", session=boto3.Session(region_name="eu-west-1"))
`,
    after: `import boto3
from sagemaker.core.resources import Endpoint

first = Endpoint.get(endpoint_name="demo", session=boto3.Session(region_name="us-west-2"))
# TODO(sagemaker-v3 SM942): upgrade to 3.24 or newer, or use boto3; this session is ignored
second = Endpoint.get(endpoint_name="demo", session=boto3.Session(region_name="eu-west-1"))
`,
    grade: 'withheld',
    severity: 'warning',
    links: [source('the client cache of 3.24', 'sagemaker-core/src/sagemaker/core/utils/utils.py', 369)],
    since: '3.0',
    until: '3.24',
  },
  {
    code: 'SM943',
    title: '`deploy` swallows `serializer` and `deserializer`; assign them to the `Endpoint`',
    error:
      'botocore.exceptions.ParamValidationError: Parameter validation failed:\nInvalid type for parameter Body, ' +
      "value: [[1, 2]], type: <class 'list'>, valid types: <class 'bytes'>, <class 'bytearray'>, file-like object",
    why:
      '`deploy` accepts any keyword and drops those that it does not know. The endpoint it returns has neither a ' +
      'serializer nor a deserializer, so the first `invoke` with anything but `bytes` or `str` fails.',
    before: `from sagemaker.core.deserializers import JSONDeserializer
from sagemaker.core.serializers import CSVSerializer
from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model_builder.build(model_name="demo")
endpoint = model_builder.deploy(
    endpoint_name="demo",
    initial_instance_count=1,
    serializer=CSVSerializer(),
    deserializer=JSONDeserializer(),
)
result = endpoint.invoke(body=[[1, 2]], content_type="text/csv", accept="application/json").body
`,
    after: `from sagemaker.core.deserializers import JSONDeserializer
from sagemaker.core.serializers import CSVSerializer
from sagemaker.serve.model_builder import ModelBuilder

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
DATA = "s3://demo-bucket/model.tar.gz"
model_builder = ModelBuilder(
    image_uri=IMAGE, s3_model_data_url=DATA, role_arn=ROLE, instance_type="ml.m5.xlarge"
)
model_builder.build(model_name="demo")
endpoint = model_builder.deploy(
    endpoint_name="demo",
    initial_instance_count=1,
)
endpoint.serializer = CSVSerializer()
endpoint.deserializer = JSONDeserializer()
result = endpoint.invoke(body=[[1, 2]], content_type="text/csv", accept="application/json").body
`,
    grade: 'safe',
    severity: 'warning',
    links: [
      source('ModelBuilder.deploy takes any keyword', 'sagemaker-serve/src/sagemaker/serve/model_builder.py', 6080),
      source('Endpoint.invoke', 'sagemaker-core/src/sagemaker/core/resources.py', 10748),
    ],
    since: '3.0',
  },
  {
    code: 'SM944',
    title: 'A V3 object has no members of its V2 predecessor; use what V3 has in their place',
    error: "AttributeError: 'ModelTrainer' object has no attribute 'fit'",
    why:
      'Classes of V3 keep few names of V2: `fit` became `train` (on a tuner: `tune`), `latest_training_job` became ' +
      '`_latest_training_job`, and `deploy` is a method of `ModelBuilder` alone. Code that gets such an object from ' +
      'a helper, a colleague or an earlier cell that is on V3 already fails when it goes on with the old names.',
    before: `from sagemaker.train import ModelTrainer

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
trainer.fit({"train": "s3://demo-bucket/train"})
job = trainer.latest_training_job
`,
    after: `from sagemaker.train import ModelTrainer
from sagemaker.core.training.configs import InputData

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer(training_image=IMAGE, role=ROLE)
trainer.train(
    input_data_config=[
        InputData(channel_name="train", data_source="s3://demo-bucket/train")
    ]
)
job = trainer._latest_training_job
`,
    grade: 'safe',
    severity: 'error',
    links: [
      source('ModelTrainer', 'sagemaker-train/src/sagemaker/train/model_trainer.py', 140),
      source('Endpoint', 'sagemaker-core/src/sagemaker/core/resources.py', 10600),
    ],
    since: '3.0',
  },
  {
    code: 'SM945',
    title: 'A `ModelBuilder` on a trainer made for JumpStart hosts the base model, not the trained one',
    error: 'no error: CreateModel gets the archive of the JumpStart metadata',
    why:
      'For a `ModelTrainer` of `from_jumpstart_config`, `ModelBuilder.build()` keeps no more than the model id and then ' +
      'takes image, environment and archive of the metadata: the endpoint answers with the untrained model, and nothing ' +
      'says so. Give the builder the archive of the training job and what the metadata say of a trained model.',
    before: `from sagemaker.core.jumpstart.configs import JumpStartConfig
from sagemaker.serve.model_builder import ModelBuilder
from sagemaker.train import ModelTrainer

ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer.from_jumpstart_config(
    jumpstart_config=JumpStartConfig(model_id="huggingface-tc-bert-base-cased"), role=ROLE
)
trainer.train()
builder = ModelBuilder(model=trainer, role_arn=ROLE)
builder.build()
`,
    after: `from sagemaker.core.jumpstart.configs import JumpStartConfig
from sagemaker.serve.model_builder import ModelBuilder
from sagemaker.train import ModelTrainer

ROLE = "arn:aws:iam::123456789012:role/demo"
trainer = ModelTrainer.from_jumpstart_config(
    jumpstart_config=JumpStartConfig(model_id="huggingface-tc-bert-base-cased"), role=ROLE
)
trainer.train()
# TODO(sagemaker-v3 SM945): A ModelBuilder with model= this trainer hosts the base model of JumpStart: give it s3_model_data_url=trainer._latest_training_job.model_artifacts.s3_model_artifacts, and image_uri= and env_vars= as get_init_kwargs(model_id=..., model_from_estimator=True) of sagemaker.serve.model_builder_utils gives them.
builder = ModelBuilder(model=trainer, role_arn=ROLE)
builder.build()
`,
    grade: 'withheld',
    severity: 'warning',
    links: [
      source('_build_for_jumpstart', 'sagemaker-serve/src/sagemaker/serve/model_builder_servers.py', 1033),
      source('ModelBuilder.build', 'sagemaker-serve/src/sagemaker/serve/model_builder.py', 3620),
    ],
    since: '3.0',
  },
];
