import type { CatalogEntry } from './entry';

/** The tag that all source links point to. */
const CORE = 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-core/src/sagemaker/core';
const API = 'https://docs.aws.amazon.com/sagemaker/latest/APIReference';

/** A method of `sagemaker.core.resources`. */
function resource(title: string, line: number): CatalogEntry['links'][number] {
  return { title, url: `${CORE}/resources.py#L${line}` };
}

/** An operation of the service. */
function operation(title: string): CatalogEntry['links'][number] {
  return { title, url: `${API}/API_${title}.html` };
}

/** What holds for all of them. */
const KEEPS_WORKING =
  'boto3 works next to V3 exactly as before, so nothing has to be done. V3 offers a class for the same operation.';

const ONLY_WHEN_EQUAL =
  'The call is rewritten only when V3 sends the very same request. It stays with boto3, without a marker, when a ' +
  'dict is written out neither in the call nor in a variable of which every use is known (the same holds for ' +
  '`**request`), when the answer is used in a way that ' +
  'an object does not allow, when V3 would drop a value (zero, `False` and empty values inside shapes) or misspells ' +
  'a member (`ServerlessConfig.MemorySizeInMB`, `EnableSSMAccess`), and when the client has settings, exceptions or ' +
  'event handlers of its own.';

const ORIGIN =
  "The client's region and session are passed on as `region=` and `session=`; from 3.24 on the resource keeps them. " +
  'Without them V3 uses the session that was used first in the process, so a default client is only replaced in ' +
  'programs that have one session and region. Defaults of an SDK configuration file, which boto3 does not read, ' +
  'are added to what `create` sends.';

/** SM8xx: raw boto3. Every example was run against a recorder of botocore's calls, before and after. */
export const boto3Entries: readonly CatalogEntry[] = [
  {
    code: 'SM801',
    title: '`create_training_job` of boto3 keeps working; `TrainingJob.create` sends the same request',
    why:
      `${KEEPS_WORKING}\n\nCompared: the CreateTrainingJob request, member by member, with channels, metrics, tags, ` +
      'environment and `EnableNetworkIsolation=False`. V3 sends it unchanged, followed by one DescribeTrainingJob.' +
      `\n\n${ONLY_WHEN_EQUAL}\n\n${ORIGIN}`,
    before: `import boto3

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
client = boto3.client("sagemaker")
response = client.create_training_job(
    TrainingJobName="demo-job",
    AlgorithmSpecification={"TrainingImage": IMAGE, "TrainingInputMode": "File"},
    RoleArn=ROLE,
    InputDataConfig=[
        {
            "ChannelName": "train",
            "DataSource": {
                "S3DataSource": {
                    "S3DataType": "S3Prefix",
                    "S3Uri": "s3://demo-bucket/train",
                    "S3DataDistributionType": "FullyReplicated",
                }
            },
            "ContentType": "text/csv",
        }
    ],
    OutputDataConfig={"S3OutputPath": "s3://demo-bucket/output"},
    ResourceConfig={"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30},
    StoppingCondition={"MaxRuntimeInSeconds": 3600},
    HyperParameters={"max_depth": "5"},
)
print(response["TrainingJobArn"])
`,
    after: `import boto3
from sagemaker.core.resources import TrainingJob
from sagemaker.core.shapes import AlgorithmSpecification, Channel, DataSource, S3DataSource, OutputDataConfig, ResourceConfig, StoppingCondition

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
client = boto3.client("sagemaker")
response = TrainingJob.create(
    training_job_name="demo-job",
    algorithm_specification=AlgorithmSpecification(
        training_image=IMAGE,
        training_input_mode="File",
    ),
    role_arn=ROLE,
    input_data_config=[
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
    ],
    output_data_config=OutputDataConfig(s3_output_path="s3://demo-bucket/output"),
    resource_config=ResourceConfig(
        instance_type="ml.m5.xlarge",
        instance_count=1,
        volume_size_in_gb=30,
    ),
    stopping_condition=StoppingCondition(max_runtime_in_seconds=3600),
    hyper_parameters={"max_depth": "5"},
)
print(response.training_job_arn)
`,
    grade: 'review',
    severity: 'information',
    contradicts:
      'The migration guide turns `create_training_job` into `ModelTrainer`. That loses the exact job name, adds a ' +
      'time stamp to it and sends defaults of its own; `TrainingJob.create` keeps the request as it is.',
    links: [resource('TrainingJob.create', 31404), operation('CreateTrainingJob')],
    since: '3.0',
  },
  {
    code: 'SM802',
    title: '`create_model` of boto3 keeps working; `Model.create` sends the same request',
    why:
      `${KEEPS_WORKING}\n\nCompared: the CreateModel request with a container, empty environment values and a VPC. ` +
      `V3 sends it unchanged, followed by one DescribeModel.\n\n${ONLY_WHEN_EQUAL}\n\n${ORIGIN}`,
    before: `import boto3

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
client = boto3.client("sagemaker")
response = client.create_model(
    ModelName="demo",
    ExecutionRoleArn=ROLE,
    PrimaryContainer={"Image": IMAGE, "ModelDataUrl": "s3://demo-bucket/model.tar.gz"},
)
print(response["ModelArn"])
`,
    after: `import boto3
from sagemaker.core.resources import Model
from sagemaker.core.shapes import ContainerDefinition

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
ROLE = "arn:aws:iam::123456789012:role/demo"
client = boto3.client("sagemaker")
response = Model.create(
    model_name="demo",
    execution_role_arn=ROLE,
    primary_container=ContainerDefinition(
        image=IMAGE,
        model_data_url="s3://demo-bucket/model.tar.gz",
    ),
)
print(response.model_arn)
`,
    grade: 'review',
    severity: 'information',
    contradicts:
      'The migration guide turns the three steps of a boto3 deployment into `ModelBuilder`, which names the endpoint ' +
      'configuration like the endpoint and adds a tag.',
    links: [resource('Model.create', 20720), operation('CreateModel')],
    since: '3.0',
  },
  {
    code: 'SM803',
    title: '`create_endpoint_config` of boto3 keeps working; `EndpointConfig.create` sends the same request',
    why:
      `${KEEPS_WORKING}\n\nCompared: the CreateEndpointConfig request with a variant, its weight and data capture. ` +
      'V3 sends it unchanged, followed by one DescribeEndpointConfig. A serverless variant cannot be sent at all ' +
      `(\`MemorySizeInMb\`).\n\n${ONLY_WHEN_EQUAL}\n\n${ORIGIN}`,
    before: `import boto3

client = boto3.client("sagemaker")
client.create_endpoint_config(
    EndpointConfigName="demo-config",
    ProductionVariants=[
        {
            "VariantName": "AllTraffic",
            "ModelName": "demo",
            "InstanceType": "ml.m5.xlarge",
            "InitialInstanceCount": 1,
        }
    ],
)
`,
    after: `import boto3
from sagemaker.core.resources import EndpointConfig
from sagemaker.core.shapes import ProductionVariant

client = boto3.client("sagemaker")
EndpointConfig.create(
    endpoint_config_name="demo-config",
    production_variants=[
        ProductionVariant(
            variant_name="AllTraffic",
            model_name="demo",
            instance_type="ml.m5.xlarge",
            initial_instance_count=1,
        ),
    ],
)
`,
    grade: 'review',
    severity: 'information',
    links: [
      resource('EndpointConfig.create', 11079),
      { title: 'how shapes become requests', url: `${CORE}/utils/utils.py#L722` },
      operation('CreateEndpointConfig'),
    ],
    since: '3.0',
  },
  {
    code: 'SM804',
    title: '`create_endpoint` of boto3 keeps working; `Endpoint.create` sends the same request',
    why:
      `${KEEPS_WORKING}\n\nCompared: the CreateEndpoint request with tags and with another region. V3 sends it ` +
      `unchanged to the same region, followed by one DescribeEndpoint.\n\n${ONLY_WHEN_EQUAL}\n\n${ORIGIN}`,
    before: `import boto3

client = boto3.client("sagemaker", region_name="eu-west-1")
response = client.create_endpoint(EndpointName="demo", EndpointConfigName="demo-config")
print(response["EndpointArn"])
`,
    after: `import boto3
from sagemaker.core.resources import Endpoint

client = boto3.client("sagemaker", region_name="eu-west-1")
response = Endpoint.create(
    endpoint_name="demo",
    endpoint_config_name="demo-config",
    region="eu-west-1"
)
print(response.endpoint_arn)
`,
    grade: 'review',
    severity: 'information',
    links: [
      resource('Endpoint.create', 10259),
      { title: 'the clients of sessions and regions', url: `${CORE}/utils/utils.py#L422` },
      operation('CreateEndpoint'),
    ],
    since: '3.0',
  },
  {
    code: 'SM805',
    title: '`invoke_endpoint` and `…_async` of boto3 keep working; `Endpoint` sends the same request',
    why:
      `${KEEPS_WORKING}\n\nCompared: the InvokeEndpoint request with \`ContentType\`, \`Accept\` and \`TargetVariant\`, ` +
      'a body of text and one of bytes, also in another region. V3 sends it unchanged and nothing else; `.body` is ' +
      'the stream that boto3 gives. Compared too: InvokeEndpointAsync with every member but the endpoint. ' +
      '`invoke_endpoint_with_response_stream` has to stay with boto3: the method of V3 fails on every answer. Lists, arrays, files and byte arrays cannot be sent, and a failed request is ' +
      `repeated up to 10 times.\n\n${ONLY_WHEN_EQUAL}\n\n${ORIGIN}`,
    before: `import boto3

runtime = boto3.client("sagemaker-runtime")
response = runtime.invoke_endpoint(EndpointName="demo", ContentType="text/csv", Body="1,2,3")
result = response["Body"].read().decode("utf-8")
`,
    after: `import boto3
from sagemaker.core.resources import Endpoint

runtime = boto3.client("sagemaker-runtime")
response = Endpoint(endpoint_name="demo").invoke(body="1,2,3", content_type="text/csv")
result = response.body.read().decode("utf-8")
`,
    grade: 'review',
    severity: 'information',
    links: [
      resource('Endpoint.invoke', 10748),
      { title: 'InvokeEndpoint', url: `${API}/API_runtime_InvokeEndpoint.html` },
    ],
    since: '3.0',
  },
  {
    code: 'SM806',
    title: '`delete_…` and `stop_…` of boto3 keep working; V3 has `delete()` and `stop()` on the resource',
    why:
      `${KEEPS_WORKING}\n\nCompared: DeleteEndpoint, DeleteEndpointConfig and DeleteModel. An object made with only ` +
      'its name sends nothing before, so the requests are the same. `delete()` takes no session or region: clients ' +
      'of another one stay with boto3.',
    before: `import boto3

client = boto3.client("sagemaker")
client.delete_endpoint(EndpointName="demo")
client.delete_endpoint_config(EndpointConfigName="demo-config")
client.delete_model(ModelName="demo")
`,
    after: `import boto3
from sagemaker.core.resources import Endpoint, EndpointConfig, Model

client = boto3.client("sagemaker")
Endpoint(endpoint_name="demo").delete()
EndpointConfig(endpoint_config_name="demo-config").delete()
Model(model_name="demo").delete()
`,
    grade: 'safe',
    severity: 'information',
    contradicts:
      'The migration guide looks the endpoint configuration up before it deletes it ' +
      '(`EndpointConfig.get(...).delete()`), which is one more request.',
    links: [resource('Endpoint.delete', 10470), operation('DeleteEndpoint')],
    since: '3.0',
  },
  {
    code: 'SM807',
    title: 'Descriptions and waiters of boto3 keep working; V3 has `get()`, `wait()` and attributes',
    why:
      `${KEEPS_WORKING} \`get()\` sends the same Describe request and gives an object: members are attributes, in ` +
      'snake case. A member that AWS left out is `Unassigned()` there, where a dict raises `KeyError`.\n\nA waiter ' +
      'becomes `wait_for_status`, `wait` or `wait_for_delete` with the interval and limit of the waiter; it raises ' +
      '`FailedStatusError` or `TimeoutExceededError` instead of `WaiterError`, so programs that handle the latter ' +
      'stay as they are. The same holds where a description is used as a dict.\n\nDescriptions of model packages ' +
      'stay with boto3: V3 loses some of their lists.',
    before: `import boto3

client = boto3.client("sagemaker")
client.get_waiter("endpoint_in_service").wait(EndpointName="demo")
job = client.describe_training_job(TrainingJobName="demo-job")
print(job["TrainingJobStatus"], job["ModelArtifacts"]["S3ModelArtifacts"])
`,
    after: `import boto3
from sagemaker.core.resources import TrainingJob, Endpoint

client = boto3.client("sagemaker")
Endpoint(endpoint_name="demo").wait_for_status("InService", poll=30, timeout=3600)
job = TrainingJob.get(training_job_name="demo-job")
print(job.training_job_status, job.model_artifacts.s3_model_artifacts)
`,
    grade: 'safe',
    severity: 'information',
    links: [
      resource('Endpoint.wait_for_status', 10502),
      resource('TrainingJob.get', 31546),
      operation('DescribeTrainingJob'),
    ],
    since: '3.0',
  },
  {
    code: 'SM808',
    title: '`create_transform_job` and `create_hyper_parameter_tuning_job` of boto3 keep working',
    why:
      `${KEEPS_WORKING} \`TransformJob.create\` and \`HyperParameterTuningJob.create\` are V3's way to say it.\n\n` +
      `Compared: the CreateTransformJob and CreateHyperParameterTuningJob requests of calls with every part written out, and ` +
      `of a request in a dict.\n\n${ONLY_WHEN_EQUAL}\n\n${ORIGIN}`,
    before: `import boto3

client = boto3.client("sagemaker")
client.create_transform_job(
    TransformJobName="demo-batch",
    ModelName="demo",
    TransformInput={
        "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://demo-bucket/batch"}},
        "ContentType": "text/csv",
    },
    TransformOutput={"S3OutputPath": "s3://demo-bucket/out"},
    TransformResources={"InstanceType": "ml.m5.xlarge", "InstanceCount": 1},
)
`,
    after: `import boto3
from sagemaker.core.resources import TransformJob
from sagemaker.core.shapes import TransformInput, TransformDataSource, TransformS3DataSource, TransformOutput, TransformResources

client = boto3.client("sagemaker")
TransformJob.create(
    transform_job_name="demo-batch",
    model_name="demo",
    transform_input=TransformInput(
        data_source=TransformDataSource(
            s3_data_source=TransformS3DataSource(
                s3_data_type="S3Prefix",
                s3_uri="s3://demo-bucket/batch",
            ),
        ),
        content_type="text/csv",
    ),
    transform_output=TransformOutput(s3_output_path="s3://demo-bucket/out"),
    transform_resources=TransformResources(
        instance_type="ml.m5.xlarge",
        instance_count=1,
    ),
)
`,
    grade: 'review',
    severity: 'information',
    links: [
      operation('CreateTransformJob'),
      operation('CreateHyperParameterTuningJob'),
      {
        title: 'TransformJob.create in V3',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-core/src/sagemaker/core/resources.py',
      },
    ],
    since: '3.0',
  },
];
