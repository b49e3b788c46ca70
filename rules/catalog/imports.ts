import type { CatalogEntry } from './entry';

/** The tags that source links point to. */
const V3 = 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0';
const V2 = 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6';

/** SM1xx: imports, session and utilities. */
export const importEntries: readonly CatalogEntry[] = [
  {
    code: 'SM101',
    title: 'This SDK symbol moved in V3; import it from its new module',
    error: "ImportError: cannot import name 'get_execution_role' from 'sagemaker'",
    why:
      'V3 split the SDK into `sagemaker.core`, `sagemaker.train`, `sagemaker.serve` and `sagemaker.mlops`, and ' +
      'removed the V2 modules. The symbol itself works as before. `import sagemaker` still succeeds, so a ' +
      'reference through the package (`sagemaker.Session`) fails only when it is reached.',
    before: `import sagemaker
from sagemaker import get_execution_role

session = sagemaker.Session()
role = get_execution_role(sagemaker_session=session)
`,
    after: `from sagemaker.core.helper.session_helper import get_execution_role, Session

session = Session()
role = get_execution_role(sagemaker_session=session)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'Session in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/helper/session_helper.py` },
      { title: 'Import guidance in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/deprecations.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM102',
    title: 'This SDK symbol moved in V3 and takes or gives something else; adapt the call',
    error: 'ModuleNotFoundError: `sagemaker.session` was removed in the SageMaker Python SDK v3. Use `Session`.',
    why:
      'The symbol has a successor of the same purpose, but its parameters or its result differ, so that an ' +
      'import of the new name alone would break (or silently change) the program. The note on the finding says ' +
      'what differs. A handler of `UnexpectedStatusException` is rewritten to catch `FailedStatusError` as well, which ' +
      'is what the jobs of V3 raise.',
    before: `import boto3
from sagemaker.session import generate_default_sagemaker_bucket_name

bucket = generate_default_sagemaker_bucket_name(boto3.Session())
`,
    after: `import boto3
# TODO(sagemaker-v3 SM105): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.session import generate_default_sagemaker_bucket_name

# TODO(sagemaker-v3 SM102): sagemaker.session.generate_default_sagemaker_bucket_name is changed in V3 (sagemaker.core.helper.session_helper): became Session method generate_default_sagemaker_bucket_name(boto_session).
bucket = generate_default_sagemaker_bucket_name(boto3.Session())
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      { title: 'Session in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/helper/session_helper.py` },
      { title: 'Session in V2', url: `${V2}/src/sagemaker/session.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM103',
    title: 'Another class or function does this in V3; use the one the finding names',
    error:
      'ModuleNotFoundError: `sagemaker.utils` was removed in the SageMaker Python SDK v3. It may have moved to a new location.',
    why:
      'The V2 symbol is gone and something with another name and other arguments does the job. Which arguments ' +
      'it needs depends on the program, so the call is not rewritten.',
    before: `from sagemaker.utils import get_training_job_name_from_training_job_arn

name = get_training_job_name_from_training_job_arn("arn:aws:sagemaker:us-west-2:123456789012:training-job/demo")
`,
    after: `# TODO(sagemaker-v3 SM105): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.utils import get_training_job_name_from_training_job_arn

# TODO(sagemaker-v3 SM103): sagemaker.utils.get_training_job_name_from_training_job_arn is replaced in V3 (sagemaker.core.common_utils): get_resource_name_from_arn.
name = get_training_job_name_from_training_job_arn("arn:aws:sagemaker:us-west-2:123456789012:training-job/demo")
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      { title: 'common_utils in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/common_utils.py` },
      { title: 'utils in V2', url: `${V2}/src/sagemaker/utils.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM104',
    title: 'This SDK symbol is removed in V3 without a successor; write its job out',
    error: 'ModuleNotFoundError: `sagemaker.session` was removed in the SageMaker Python SDK v3. Use `Session`.',
    why:
      'Nothing in V3 does the same. Where the helper only put a request together, build the request by hand or ' +
      'call the API by boto3.',
    before: `from sagemaker.session import pipeline_container_def

containers = pipeline_container_def([])
`,
    after: `# TODO(sagemaker-v3 SM105): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.session import pipeline_container_def

# TODO(sagemaker-v3 SM104): sagemaker.session.pipeline_container_def is removed in V3: build the container dict list by hand.
containers = pipeline_container_def([])
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      { title: 'Session in V2', url: `${V2}/src/sagemaker/session.py` },
      { title: 'Session in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/helper/session_helper.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM105',
    title: 'This import fails in V3; it goes away with the uses that are rewritten',
    error:
      'ModuleNotFoundError: `sagemaker.estimator` was removed in the SageMaker Python SDK v3. Use `ModelTrainer`. (from sagemaker.train import ModelTrainer)',
    why:
      'V3 removed every top-level V2 module, so the import line fails before any other line runs. When all uses ' +
      'of the name are rewritten, the import is removed; while some are left, it is marked and stays.',
    before: `from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/models",
)
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
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'Import guidance in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/deprecations.py` },
      { title: 'ModelTrainer in V3', url: `${V3}/sagemaker-train/src/sagemaker/train/model_trainer.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM106',
    title: 'No supported SDK has this name (a V1 leftover); replace the use by hand',
    error: "ModuleNotFoundError: No module named 'sagemaker.fw_registry'",
    why:
      'The name exists neither in V2 2.257 nor in V3. It usually dates from SDK V1, whose names V2 had removed ' +
      'already: the program did not run under V2 either, or the import stood in a branch that was never reached.',
    before: `from sagemaker.fw_registry import default_framework_uri

print(default_framework_uri("pytorch", "us-west-2", "1.0"))
`,
    after: `# TODO(sagemaker-v3 SM106): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.fw_registry import default_framework_uri

print(default_framework_uri("pytorch", "us-west-2", "1.0"))
`,
    grade: 'withheld',
    severity: 'error',
    links: [{ title: 'Import guidance in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/deprecations.py` }],
    since: '3.0',
  },
  {
    code: 'SM107',
    title: 'A star import of a V2 module fails in V3; import the names you use',
    error:
      'ModuleNotFoundError: `sagemaker.estimator` was removed in the SageMaker Python SDK v3. Use `ModelTrainer`. (from sagemaker.train import ModelTrainer)',
    why:
      'The V2 module is gone, and with it all names that the star brought in. It is removed when every use of ' +
      'its names has been rewritten; otherwise it is marked and stays.',
    before: `from sagemaker.estimator import *

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/models",
)
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
`,
    grade: 'safe',
    severity: 'error',
    links: [{ title: 'Import guidance in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/deprecations.py` }],
    since: '3.0',
  },
  {
    code: 'SM108',
    title: 'This refers to a class that V3 does not have; the objects are of another class now',
    error: "NameError: name 'Estimator' is not defined",
    why:
      'Annotations and `isinstance` tests name the class of an object that the migration turned into an object ' +
      'of another class. Where the new class is certain, the reference follows it.',
    before: `from sagemaker.estimator import Estimator


def start(estimator: Estimator) -> None:
    estimator.fit("s3://demo-bucket/train")
`,
    after: `from sagemaker.core.training.configs import InputData
from sagemaker.train import ModelTrainer


def start(estimator: ModelTrainer) -> None:
    estimator.train(
        input_data_config=[
            InputData(channel_name="training", data_source="s3://demo-bucket/train")
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
    code: 'SM109',
    title: 'This text names something of V2; change it along with the code',
    error:
      'ModuleNotFoundError: `sagemaker.estimator` was removed in the SageMaker Python SDK v3. Use `ModelTrainer`. (from sagemaker.train import ModelTrainer)',
    why:
      'Targets of `patch`, `import_module` and the like are texts: they fail when the line is reached, not when the ' +
      'file is loaded. What a text has to say depends on the code under test, so it is marked and not rewritten. The same ' +
      'goes for code that is a text (`exec`), for names that are put together (`import_module(f"sagemaker.{name}")`) and for ' +
      'members by name (`getattr(estimator, "fit")`), where a default or a `hasattr` would even hide the failure. Names ' +
      'in docstrings and type comments break nothing: they are listed as information, without a marker.',
    before: `from unittest.mock import patch

with patch("sagemaker.estimator.Estimator") as estimator:
    print(estimator)
`,
    after: `from unittest.mock import patch

# TODO(sagemaker-v3 SM109): A text is not rewritten: V3 has no sagemaker.estimator.Estimator; see sagemaker.train.model_trainer.
with patch("sagemaker.estimator.Estimator") as estimator:
    print(estimator)
`,
    grade: 'withheld',
    severity: 'warning',
    links: [{ title: 'Import guidance in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/deprecations.py` }],
    since: '3.0',
  },
  {
    code: 'SM110',
    title: 'Session takes its later arguments in another order in V3; name them',
    why:
      'The constructor of V3 has the same keywords as that of V2, but from the sixth position on in another ' +
      'order: V2 had `settings, sagemaker_metrics_client, sagemaker_config`, V3 has `sagemaker_config, settings, ' +
      'sagemaker_metrics_client`. A positional argument there lands in the wrong parameter without a message.',
    before: `import boto3
from sagemaker.session import Session

session = Session(boto3.Session(), None, None, None, "demo-bucket", None, boto3.client("sagemaker-metrics"))
`,
    after: `import boto3
from sagemaker.core.helper.session_helper import Session

session = Session(boto3.Session(), None, None, None, "demo-bucket", settings=None, sagemaker_metrics_client=boto3.client("sagemaker-metrics"))
`,
    grade: 'safe',
    severity: 'warning',
    links: [
      { title: 'Session in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/helper/session_helper.py` },
      { title: 'Session in V2', url: `${V2}/src/sagemaker/session.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM111',
    title: 'The V3 Session lost this method; call the boto3 client or a resource class',
    error: "AttributeError: 'Session' object has no attribute 'describe_training_job'",
    why:
      'V3 dropped 91 of the 125 public methods of `Session`. Those that only passed one name on to the service ' +
      'are written as the call of `session.sagemaker_client` that V2 made; for the others (waiting, streaming ' +
      'logs, building requests) the finding names the class of V3 that does it.\n\n`create_endpoint_config` (in V3 from ' +
      '3.23 on) takes the variants ready made: what V2 was told of its one variant goes to `production_variant`. ' +
      '`create_model`, `create_endpoint` and `endpoint_from_production_variants` send what they sent. ' +
      'Where an SDK configuration file has defaults for the VPC, network isolation or role of a configuration, ' +
      '`create_endpoint_config` of V3 adds them.',
    before: `from sagemaker.session import Session

session = Session()
status = session.describe_training_job("demo-job")["TrainingJobStatus"]
session.logs_for_job("demo-job", wait=True)
`,
    after: `from sagemaker.core.helper.session_helper import Session
from sagemaker.core.resources import TrainingJob

session = Session()
status = TrainingJob.get(training_job_name="demo-job").training_job_status
# TODO(sagemaker-v3 SM111): Use TrainingJob.get(training_job_name=...).wait(logs=True) of sagemaker.core.resources while the job runs, or read the CloudWatch log group /aws/sagemaker/TrainingJobs.
session.logs_for_job("demo-job", wait=True)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'Session in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/helper/session_helper.py` },
      { title: 'Session in V2', url: `${V2}/src/sagemaker/session.py` },
      { title: 'Resources in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/resources.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM112',
    title: '`get_image_uri` is gone in V3; use `image_uris.retrieve` with an explicit version',
    error:
      'ModuleNotFoundError: `sagemaker.amazon` was removed in the SageMaker Python SDK v3. It may have moved to a new location.',
    why:
      'The V1 helper took the region first and defaulted to version 1 of an algorithm. `image_uris.retrieve` ' +
      'takes the framework first and has no such default, so the version is written out. Version 1 of XGBoost is ' +
      'retired: give a current version such as `1.7-1` when the look-up fails.',
    before: `from sagemaker.amazon.amazon_estimator import get_image_uri

image = get_image_uri("us-west-2", "kmeans")
`,
    after: `from sagemaker.core import image_uris

image = image_uris.retrieve(framework="kmeans", region="us-west-2", version="1")
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'image_uris in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/image_uris.py` },
      { title: 'get_image_uri in V2', url: `${V2}/src/sagemaker/amazon/amazon_estimator.py` },
    ],
    since: '3.0',
  },
  {
    code: 'SM113',
    title: 'This is a name of SDK V1; construct the class it stood for',
    error:
      'ModuleNotFoundError: `sagemaker.predictor` was removed in the SageMaker Python SDK v3. Use the `Endpoint` resource. (from sagemaker.core.resources import Endpoint)',
    why:
      'V1 offered ready-made objects such as `csv_serializer`. V2 kept some of them as deprecated aliases; V3 has the ' +
      'classes only. An object of the class without arguments does the same.',
    before: `from sagemaker.predictor import csv_serializer

body = csv_serializer.serialize([[1, 2], [3, 4]])
`,
    after: `from sagemaker.core.serializers import CSVSerializer

body = CSVSerializer().serialize([[1, 2], [3, 4]])
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'Serializers in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/serializers/base.py` },
      {
        title: 'Renames of the V1 upgrade tool',
        url: `${V2}/src/sagemaker/cli/compatibility/v2/modifiers/serde.py`,
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM114',
    title: 'V3 has no sagemaker.__version__; ask importlib.metadata for the version',
    error: "AttributeError: module 'sagemaker' has no attribute '__version__'",
    why:
      'V2 read its version from the installed distribution when it was imported. The package `sagemaker` of V3 is ' +
      'put together from several distributions and has no `__version__` of its own. The standard library gives the ' +
      'same text.',
    before: `import sagemaker

print(sagemaker.__version__)
`,
    after: `import importlib.metadata

print(importlib.metadata.version("sagemaker"))
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'The version in V2', url: `${V2}/src/sagemaker/__init__.py` },
      { title: 'importlib.metadata', url: 'https://docs.python.org/3/library/importlib.metadata.html' },
    ],
    since: '3.0',
  },
  {
    code: 'SM120',
    title: 'V3 cannot write or read RecordIO-protobuf; the few functions for it go into the program',
    error: 'NotImplementedError',
    why:
      '`write_numpy_to_dense_tensor`, `write_spmatrix_to_sparse_tensor`, `read_records`, `RecordSerializer` and ' +
      '`RecordDeserializer` import from V3, but their bodies raise `NotImplementedError` in all releases so far, and the ' +
      'protobuf class `Record` is not there at all. Only `read_recordio` works. The built-in algorithms still want that ' +
      'format, so the rewrite puts code below the imports that does the same: what it writes is proved to be, byte for ' +
      'byte, what V2 wrote. It uses numpy and protobuf, which V3 installs as well.',
    before: `import io

import numpy as np
from sagemaker.amazon.common import write_numpy_to_dense_tensor

buffer = io.BytesIO()
write_numpy_to_dense_tensor(buffer, np.array([[1.0, 2.0]]), np.array([0.0]))
`,
    after: `import io

import numpy as np


def _write_records(file, array, rows, labels):
    """Writes RecordIO-protobuf as SageMaker SDK 2 did; SDK 3 cannot write it."""
    import struct

    import numpy as np

    def varint(number):
        number &= (1 << 64) - 1
        digits = bytearray()
        while number > 127:
            digits.append(number & 127 | 128)
            number >>= 7
        return bytes(digits) + bytes([number])

    def field(number, content):
        return varint(number << 3 | 2) + varint(len(content)) + content

    def tensor(values, *others):
        if np.dtype(int) == values.dtype:
            if np.any(values != values.astype("int32")):
                raise ValueError("Value out of range")
            number, packed = 7, b"".join(map(varint, values.tolist()))
        else:
            number = 3 if np.dtype(float) == values.dtype else 2
            packed = values.tobytes()
        lists = [packed] + [b"".join(map(varint, other)) for other in others]
        content = b"".join(field(at, one) for at, one in enumerate(lists, 1) if one)
        return field(1, b"values") + field(2, field(number, content))

    if len(array.shape) != 2:
        raise ValueError("Array must be a Matrix")
    if labels is not None and len(labels.shape) != 1:
        raise ValueError("Labels must be a Vector")
    if labels is not None and labels.shape[0] not in array.shape:
        raise ValueError(f"{labels.shape} labels do not fit an array of {array.shape}")
    for one in [array] if labels is None else [labels, array]:
        if one.dtype not in (np.dtype(int), np.dtype(float), np.dtype("float32")):
            raise ValueError(f"Unsupported dtype {one.dtype} on array")
    for index, row in enumerate(rows):
        record = field(1, tensor(*row))
        if labels is not None:
            record += field(2, tensor(labels[[index]]))
        file.write(struct.pack("<II", 0xCED7230A, len(record)))
        file.write(record + bytes(-len(record) % 4))


def write_numpy_to_dense_tensor(file, array, labels=None):
    """Writes each row of a matrix as a RecordIO-protobuf record."""
    _write_records(file, array, ([row] for row in array), labels)


buffer = io.BytesIO()
write_numpy_to_dense_tensor(buffer, np.array([[1.0, 2.0]]), np.array([0.0]))
`,
    grade: 'safe',
    severity: 'error',
    links: [
      { title: 'Serializer utilities in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/serializers/utils.py` },
      { title: 'serializer_utils in V2', url: `${V2}/src/sagemaker/serializer_utils.py` },
    ],
    since: '3.0',
  },
];
