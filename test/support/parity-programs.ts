const HEAD = `from sagemaker.estimator import Estimator
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner
from sagemaker.workflow.parameters import ParameterInteger, ParameterString

text = ParameterString(name="Text", default_value="a")
number = ParameterInteger(name="Number", default_value=1)
`;

/** A plain estimator with one more line. */
function estimator(line: string): string {
  return `${HEAD}estimator = Estimator(
    image_uri="image",
    role="role",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    ${line}
)
estimator.fit()
`;
}

/** A tuner of an estimator with one more line each. */
function tuner(estimatorLine: string, tunerLine = 'max_jobs=4,'): string {
  return `${HEAD}estimator = Estimator(
    image_uri="image",
    role="role",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    ${estimatorLine}
)
tuner = HyperparameterTuner(
    estimator=estimator,
    objective_metric_name="loss",
    hyperparameter_ranges={"rate": ContinuousParameter(0.1, 0.2)},
    metric_definitions=[{"Name": "loss", "Regex": "loss=(.*)"}],
    ${tunerLine}
)
tuner.fit()
`;
}

function processor(line: string): string {
  return `from sagemaker.processing import Processor

TAGS = [{"Key": "team", "Value": "demo"}]
processor = Processor(
    role="role",
    image_uri="image",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    ${line}
)
`;
}

function framework(line: string, run: string): string {
  return `from sagemaker.processing import FrameworkProcessor
from sagemaker.sklearn.estimator import SKLearn

processor = FrameworkProcessor(
    estimator_cls=SKLearn,
    framework_version="1.2-1",
    role="role",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    ${line}
)
processor.run(code="process.py", ${run})
`;
}

function model(lines: string): string {
  return `from sagemaker.model import Model

model = Model(
    image_uri="image",
    role="role",
    ${lines}
)
model.deploy(initial_instance_count=1, instance_type="ml.m5.xlarge")
`;
}

function session(boto: string): string {
  return `import boto3
import sagemaker

session = sagemaker.Session(boto_session=boto3.Session(${boto}))
print(session.default_bucket())
`;
}

const features = (use: string): string => `from sagemaker.feature_store.feature_group import FeatureGroup
import pandas

group = FeatureGroup(name="demo")
frame = pandas.DataFrame()
${use}
`;

const transformer = (rest: string): string => `from sagemaker.transformer import Transformer

transformer = Transformer("model", 1, "ml.m5.xlarge"${rest})
transformer.transform("s3://bucket/data")
`;

const tuneInput = (rest: string): string => `from sagemaker.core.training.configs import InputData
from sagemaker.train.tuner import HyperparameterTuner

tuner = HyperparameterTuner(model_trainer=None, objective_metric_name="loss", hyperparameter_ranges={})
tuner.tune(inputs=[InputData(channel_name="train", data_source="s3://bucket/train"${rest})])
`;

/** A program that each parity entry is about, and one beside it that it is not about. */
export const parityPrograms: Readonly<Record<string, { readonly code: string; readonly unaffected: string }>> = {
  '5504': {
    code: estimator('hyperparameters={"depth": number},'),
    unaffected: estimator('hyperparameters={"depth": 5},'),
  },
  '5519': {
    code: estimator('keep_alive_period_in_seconds=number,'),
    unaffected: estimator('keep_alive_period_in_seconds=60,'),
  },
  '5524': { code: estimator('input_mode=text,'), unaffected: estimator('input_mode="Pipe",') },
  '5614a': { code: estimator('environment={"A": text},'), unaffected: estimator('environment={"A": "b"},') },
  '5608': { code: estimator('max_run=number,'), unaffected: estimator('max_run=60,') },
  '5668': {
    code: estimator('entry_point="train.py", dependencies=["lib"],'),
    unaffected: estimator('dependencies=[],'),
  },
  '5555': {
    code: `from sagemaker.estimator import Estimator
from sagemaker.instance_group import InstanceGroup

group = InstanceGroup("group", "ml.m5.xlarge", 1)
estimator = Estimator(image_uri="image", role="role", instance_groups=[group])
`,
    unaffected: estimator('instance_groups=None,'),
  },
  '6089': {
    code: `from sagemaker.inputs import TrainingInput

data = TrainingInput("s3://bucket/train", instance_groups=["group"])
`,
    unaffected: `from sagemaker.inputs import TrainingInput

data = TrainingInput("s3://bucket/train", content_type="text/csv")
`,
  },
  '5904': {
    code: estimator(String.raw`entry_point="train.py", source_dir="C:\\work\\src",`),
    unaffected: estimator('entry_point="train.py", source_dir="src/train",'),
  },
  '5956': {
    code: estimator('entry_point="train.py", source_dir="src", output_kms_key="key",'),
    unaffected: estimator('output_kms_key="key",'),
  },
  '5765d': {
    code: estimator('entry_point="train.py", source_dir="src", environment={"CA_REPOSITORY_ARN": "arn"},'),
    unaffected: estimator('environment={"OTHER_ARN": "arn"},'),
  },
  '5508': { code: tuner('entry_point="train.py", source_dir="src",'), unaffected: tuner('volume_size=40,') },
  '5610': {
    code: tuner('entry_point="train.py", source_dir="src", distribution={"torch_distributed": {"enabled": True}},'),
    unaffected: tuner('distribution=None,'),
  },
  '5613': { code: tuner('environment={"A": "b"},'), unaffected: tuner('environment={},') },
  '5634': {
    code: tuner('subnets=["subnet-1"], security_group_ids=["sg-1"],'),
    unaffected: tuner('subnets=None,'),
  },
  '5584': {
    code: tuner('use_spot_instances=True, max_run=60, max_wait=90,'),
    unaffected: tuner('use_spot_instances=False,'),
  },
  '5791': { code: tuner('output_kms_key="key",'), unaffected: tuner('output_path="s3://bucket/models",') },
  '5632': { code: tuneInput(', content_type="text/csv"'), unaffected: tuneInput('') },
  '5614b': { code: tuner('max_run=60,', 'random_seed=number,'), unaffected: tuner('max_run=60,', 'random_seed=7,') },
  '5614c': { code: tuner('max_run=60,', 'max_jobs=number,'), unaffected: tuner('max_run=60,', 'max_jobs=4,') },
  '5344': {
    code: `from sagemaker.workflow.steps import TuningStep


def build(args):
    return TuningStep(name="tune", step_args=args)
`,
    unaffected: `from sagemaker.workflow.steps import TransformStep


def build(args):
    return TransformStep(name="transform", step_args=args)
`,
  },
  '5827': {
    code: model('enable_network_isolation=True,'),
    unaffected: model('enable_network_isolation=False,'),
  },
  '6105': {
    code: model('model_data="s3://bucket/model.tar.gz", entry_point="serve.py", source_dir="src",'),
    unaffected: model('model_data="s3://bucket/model.tar.gz",'),
  },
  '5986': { code: session('profile_name="demo"'), unaffected: session('region_name="eu-west-1"') },
  '5765a': { code: session('profile_name="demo"'), unaffected: session('region_name="eu-west-1"') },
  '5442': { code: processor('tags=TAGS,'), unaffected: processor('env={"A": "b"},') },
  '5765b': {
    code: framework('code_location="s3://bucket/code",', 'source_dir="src"'),
    unaffected: framework('code_location=None,', 'source_dir="src"'),
  },
  '5765c': {
    code: framework('', 'codeartifact_repo_arn="arn"'),
    unaffected: framework('', 'source_dir="src"'),
  },
  '5735': {
    code: framework('', 'source_dir="s3://bucket/code.tar.gz"'),
    unaffected: framework('', 'source_dir="src"'),
  },
  '6090': {
    code: transformer(', tags=[{"Key": "team", "Value": "demo"}]'),
    unaffected: transformer(', max_payload=6'),
  },
  '5865': {
    code: `from sagemaker.model_monitor import BatchTransformInput, MonitoringDatasetFormat

data = BatchTransformInput("s3://bucket/captured", "/opt/ml/processing/input", MonitoringDatasetFormat.csv())
`,
    unaffected: `from sagemaker.model_monitor import EndpointInput

data = EndpointInput("endpoint", "/opt/ml/processing/input")
`,
  },
  '5496': {
    code: features('group.describe()'),
    unaffected: 'from sagemaker.estimator import Estimator\n\nprint(Estimator)\n',
  },
  '5675': {
    code: features('group.load_feature_definitions(frame)'),
    unaffected: features('group.describe()'),
  },
  '6197': { code: features('group.ingest(frame)'), unaffected: features('group.describe()') },
};
