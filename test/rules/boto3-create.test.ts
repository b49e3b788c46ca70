import { describeRule, py } from '../support/check-harness';

describeRule('boto3 create calls', {
  fixes: [
    {
      name: 'writes a whole training job with shapes, comments and the exact name',
      before: py`
        import boto3

        sm = boto3.client("sagemaker")

        response = sm.create_training_job(
                    # ^^^^^^^^^^^^^^^^^^^ SM801 review
            TrainingJobName=name,
            AlgorithmSpecification={
                "TrainingImage": image,  # built here
                "TrainingInputMode": "File",
            },
            RoleArn=role,
            InputDataConfig=[
                {
                    "ChannelName": "train",
                    "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": uri}},
                    # no header
                    "ContentType": "text/csv",
                }
            ],
            OutputDataConfig={"S3OutputPath": output},
            ResourceConfig={"InstanceType": "ml.m5.xlarge", "InstanceCount": count, "VolumeSizeInGB": 30},
            StoppingCondition={"MaxRuntimeInSeconds": 3600},
            HyperParameters={"depth": "5"},
            Tags=[{"Key": "team", "Value": team}],
        )
        print(response["TrainingJobArn"])
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import TrainingJob
        from sagemaker.core.shapes import AlgorithmSpecification, Channel, DataSource, S3DataSource, OutputDataConfig, ResourceConfig, StoppingCondition

        sm = boto3.client("sagemaker")

        response = TrainingJob.create(
            training_job_name=name,
            algorithm_specification=AlgorithmSpecification(
                training_image=image,  # built here
                training_input_mode="File",
            ),
            role_arn=role,
            input_data_config=[
                Channel(
                    channel_name="train",
                    data_source=DataSource(
                        s3_data_source=S3DataSource(s3_data_type="S3Prefix", s3_uri=uri),
                    ),
                    # no header
                    content_type="text/csv",
                ),
            ],
            output_data_config=OutputDataConfig(s3_output_path=output),
            resource_config=ResourceConfig(
                instance_type="ml.m5.xlarge",
                instance_count=count,
                volume_size_in_gb=30,
            ),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=3600),
            hyper_parameters={"depth": "5"},
            tags=[{"key": "team", "value": team}],
        )
        print(response.training_job_arn)
      `,
    },
    {
      name: 'keeps what is false at the top level, where V3 sends it',
      before: py`
        import boto3

        sm = boto3.client("sagemaker")

        sm.create_model(ModelName="m", PrimaryContainer={"Image": image}, EnableNetworkIsolation=False)
         # ^^^^^^^^^^^^ SM802 review
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import Model
        from sagemaker.core.shapes import ContainerDefinition

        sm = boto3.client("sagemaker")

        Model.create(
            model_name="m",
            primary_container=ContainerDefinition(image=image),
            enable_network_isolation=False
        )
      `,
    },
    {
      name: 'passes the region and the session of the client on',
      before: py`
        import boto3

        REGION = "eu-west-1"
        session = boto3.Session(profile_name="prod")
        here = boto3.client("sagemaker", region_name=REGION)
        there = session.client("sagemaker")
        here.create_endpoint(EndpointName="a", EndpointConfigName="c")
           # ^^^^^^^^^^^^^^^ SM804 review
        there.create_endpoint(EndpointName="a", EndpointConfigName="c")
            # ^^^^^^^^^^^^^^^ SM804 review
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import Endpoint

        REGION = "eu-west-1"
        session = boto3.Session(profile_name="prod")
        here = boto3.client("sagemaker", region_name=REGION)
        there = session.client("sagemaker")
        Endpoint.create(endpoint_name="a", endpoint_config_name="c", region=REGION)
        Endpoint.create(endpoint_name="a", endpoint_config_name="c", session=session)
      `,
    },
    {
      name: 'follows a client through a class and a parameter',
      before: py`
        import boto3


        class Deployer:
            def __init__(self):
                self.client = boto3.client("sagemaker")

            def run(self, name):
                self.client.create_endpoint(EndpointName=name, EndpointConfigName=name)
                          # ^^^^^^^^^^^^^^^ SM804 review


        def deploy(client):
            return client.create_endpoint(EndpointName="a", EndpointConfigName="a")["EndpointArn"]
                        # ^^^^^^^^^^^^^^^ SM804 review


        deploy(boto3.client("sagemaker"))
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import Endpoint


        class Deployer:
            def __init__(self):
                self.client = boto3.client("sagemaker")

            def run(self, name):
                Endpoint.create(endpoint_name=name, endpoint_config_name=name)


        def deploy(client):
            return Endpoint.create(endpoint_name="a", endpoint_config_name="a").endpoint_arn


        deploy(boto3.client("sagemaker"))
      `,
    },
    {
      name: 'rewrites a container and a request where their variables are filled',
      before: py`
        import boto3

        sm = boto3.client("sagemaker")

        container = "demo:1"
        container = {
            "Image": container,  # ours
            "ModelDataUrl": url,
        }
        container["Environment"] = {"STAGE": "dev"}
        container["Environment"]["LEVEL"] = "1"
        print(container["Image"])
        sm.create_model(ModelName="m", PrimaryContainer=container)
         # ^^^^^^^^^^^^ SM802 review
        container = {"Image": "demo:2"}
        sm.create_model(ModelName="n", Containers=[container])
         # ^^^^^^^^^^^^ SM802 review


        def train(name):
            params = {
                # The name is the caller's.
                "TrainingJobName": name,
                "AlgorithmSpecification": {"TrainingImage": "demo:1", "TrainingInputMode": "File"},
                "HyperParameters": {"depth": "5"},
            }
            params["StoppingCondition"] = {"MaxRuntimeInSeconds": 3600}
            params["HyperParameters"]["eta"] = "0.1"
            sm.create_training_job(RoleArn=role, **params)
             # ^^^^^^^^^^^^^^^^^^^ SM801 review
            return params["TrainingJobName"]
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import Model, TrainingJob
        from sagemaker.core.shapes import ContainerDefinition, AlgorithmSpecification, StoppingCondition

        sm = boto3.client("sagemaker")

        container = "demo:1"
        container = ContainerDefinition(
            image=container,  # ours
            model_data_url=url,
        )
        container.environment = {"STAGE": "dev"}
        container.environment["LEVEL"] = "1"
        print(container.image)
        Model.create(model_name="m", primary_container=container)
        container = ContainerDefinition(image="demo:2")
        Model.create(model_name="n", containers=[container])


        def train(name):
            params = {
                # The name is the caller's.
                "training_job_name": name,
                "algorithm_specification": AlgorithmSpecification(
                    training_image="demo:1",
                    training_input_mode="File",
                ),
                "hyper_parameters": {"depth": "5"},
            }
            params["stopping_condition"] = StoppingCondition(max_runtime_in_seconds=3600)
            params["hyper_parameters"]["eta"] = "0.1"
            TrainingJob.create(role_arn=role, **params)
            return params["training_job_name"]
      `,
    },
    {
      name: 'asks a Lambda function for the permission that it may lack',
      before: py`
        import boto3

        sm = boto3.client("sagemaker")


        def lambda_handler(event, context):
            sm.create_model(ModelName="m", PrimaryContainer={"Image": event["image"]})
             # ^^^^^^^^^^^^ SM802 review
            sm.create_endpoint(EndpointName="e", EndpointConfigName="c")
             # ^^^^^^^^^^^^^^^ SM804 review
            return sm.describe_endpoint(EndpointName="e")["EndpointStatus"]
                    # ^^^^^^^^^^^^^^^^^ SM807 safe
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import Model, Endpoint
        from sagemaker.core.shapes import ContainerDefinition

        sm = boto3.client("sagemaker")


        def lambda_handler(event, context):
            # TODO(sagemaker-v3 SM802): Model.create() also reads the resource back: check that this function's role may call sagemaker:DescribeModel.
            Model.create(
                model_name="m",
                primary_container=ContainerDefinition(image=event["image"])
            )
            Endpoint.create(endpoint_name="e", endpoint_config_name="c")
            return Endpoint.get(endpoint_name="e").endpoint_status
      `,
    },
    {
      name: 'rewrites what it can and leaves the rest without a marker',
      before: py`
        import boto3

        sm = boto3.client("sagemaker")

        sm.create_model(ModelName="m", Containers=[{"Image": image}, {"Image": other}])
         # ^^^^^^^^^^^^ SM802 review
        sm.create_endpoint_config(
         # ^^^^^^^^^^^^^^^^^^^^^^ SM803 withheld
            EndpointConfigName="c",
            ProductionVariants=[
                {"VariantName": "v", "ModelName": "m", "ServerlessConfig": {"MemorySizeInMB": 2048, "MaxConcurrency": 5}}
            ],
        )
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import Model
        from sagemaker.core.shapes import ContainerDefinition

        sm = boto3.client("sagemaker")

        Model.create(
            model_name="m",
            containers=[ContainerDefinition(image=image), ContainerDefinition(image=other)]
        )
        sm.create_endpoint_config(
            EndpointConfigName="c",
            ProductionVariants=[
                {"VariantName": "v", "ModelName": "m", "ServerlessConfig": {"MemorySizeInMB": 2048, "MaxConcurrency": 5}}
            ],
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'a serverless variant, whose memory V3 misspells',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        sm.create_endpoint_config(
         # ^^^^^^^^^^^^^^^^^^^^^^ SM803 withheld
            EndpointConfigName="c",
            ProductionVariants=[{"VariantName": "v", "ModelName": "m", "ServerlessConfig": {"MemorySizeInMB": 2048}}],
        )
      `,
      reason: /V3 cannot send MemorySizeInMB/,
      quiet: true,
    },
    {
      name: 'a weight of zero, which V3 drops',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        sm.create_endpoint_config(
         # ^^^^^^^^^^^^^^^^^^^^^^ SM803 withheld
            EndpointConfigName="c",
            ProductionVariants=[{"VariantName": "v", "ModelName": "m", "InitialVariantWeight": 0}],
        )
      `,
      reason: /InitialVariantWeight=0 out of the request/,
      quiet: true,
    },
    {
      name: 'a switch inside a shape that may be off',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        sm.create_endpoint_config(
         # ^^^^^^^^^^^^^^^^^^^^^^ SM803 withheld
            EndpointConfigName="c",
            ProductionVariants=[{"VariantName": "v", "ModelName": "m"}],
            DataCaptureConfig={
                "EnableCapture": capture,
                "InitialSamplingPercentage": 50,
                "DestinationS3Uri": uri,
                "CaptureOptions": [{"CaptureMode": "Input"}],
            },
        )
      `,
      reason: /EnableCapture=capture out of the request/,
      quiet: true,
    },
    {
      name: 'spread keywords that are not written out, or known elsewhere',
      code: py`
        import json

        import boto3

        sm = boto3.client("sagemaker")

        params = json.loads(text)
        sm.create_training_job(**params)
         # ^^^^^^^^^^^^^^^^^^^ SM801 withheld

        request = {"EndpointName": "e", "EndpointConfigName": "c"}
        print(request)
        sm.create_endpoint(**request)
         # ^^^^^^^^^^^^^^^ SM804 withheld

        shared = {"EndpointName": "e"}
        shared.update(more)
        sm.create_endpoint(EndpointConfigName="c", **shared)
         # ^^^^^^^^^^^^^^^ SM804 withheld
      `,
      reason: /cannot be rewritten, as (params is not written out|\w+ is used in another place)/,
      quiet: true,
    },
    {
      name: 'a container that one of two assignments gives, or that a function changes',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        if gpu:
            container = {"Image": image}
        else:
            container = {"Image": other}
        sm.create_model(ModelName="m", PrimaryContainer=container)
         # ^^^^^^^^^^^^ SM802 withheld

        parts = {"Image": image}


        def fill():
            parts.clear()


        sm.create_model(ModelName="n", PrimaryContainer=parts)
         # ^^^^^^^^^^^^ SM802 withheld
      `,
      reason: /(container is not written out|parts is used in another place)/,
      quiet: true,
    },
    {
      name: 'what is put into a container and V3 would drop, or has no name for',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        container = {"Image": image}
        container["Environment"] = {}
        sm.create_model(ModelName="m", PrimaryContainer=container)
         # ^^^^^^^^^^^^ SM802 withheld

        other = {"Image": image}
        other[key] = value
        sm.create_model(ModelName="n", PrimaryContainer=other)
         # ^^^^^^^^^^^^ SM802 withheld
      `,
      reason: /(Environment=\{\} out of the request|a key that is not written out)/,
      quiet: true,
    },
    {
      name: 'an empty tag, which V3 drops',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        sm.create_model(ModelName="m", PrimaryContainer={"Image": image}, Tags=[{"Key": "a", "Value": ""}])
         # ^^^^^^^^^^^^ SM802 withheld
      `,
      reason: /Value="" out of the request/,
      quiet: true,
    },
    {
      name: 'an answer used as a dict',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        response = sm.create_model(ModelName="m", PrimaryContainer={"Image": image})
                    # ^^^^^^^^^^^^ SM802 withheld
        print(response["ModelArn"], response)
      `,
      reason: /used as a whole/,
      quiet: true,
    },
    {
      name: 'an answer with a key that V3 does not have',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        print(sm.create_model(ModelName="m", PrimaryContainer={"Image": image})["ResponseMetadata"])
               # ^^^^^^^^^^^^ SM802 withheld
      `,
      reason: /ResponseMetadata.* has no counterpart/,
      quiet: true,
    },
    {
      name: 'a client with settings of its own',
      code: py`
        import boto3

        sm = boto3.client("sagemaker", config=settings)
        sm.create_endpoint(EndpointName="a", EndpointConfigName="c")
         # ^^^^^^^^^^^^^^^ SM804 withheld
      `,
      reason: /made with config=/,
      quiet: true,
    },
    {
      name: 'a program that catches exceptions of the client',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        try:
            sm.create_endpoint(EndpointName="a", EndpointConfigName="c")
             # ^^^^^^^^^^^^^^^ SM804 withheld
        except sm.exceptions.ResourceLimitExceeded:
            print("full")
      `,
      reason: /sm.exceptions, which belongs to this client/,
      quiet: true,
    },
    {
      name: 'a default client beside another region',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        there = boto3.client("sagemaker", region_name="eu-west-1")
        sm.create_endpoint(EndpointName="a", EndpointConfigName="c")
         # ^^^^^^^^^^^^^^^ SM804 withheld
      `,
      reason: /more than one session or region/,
      quiet: true,
    },
  ],
  silent: [
    {
      name: 'calls without a rewrite',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        sm.list_models()
        sm.create_model_package_group(ModelPackageGroupName="g")
        sm.update_endpoint(EndpointName="a", EndpointConfigName="c")
      `,
    },
    {
      name: 'another service',
      code: py`
        import boto3

        boto3.client("s3").create_endpoint(EndpointName="a")
        sagemaker = None
      `,
    },
    {
      name: 'an untyped client',
      code: py`
        import boto3  # sagemaker


        def run(client):
            client.create_model(ModelName="m")
      `,
    },
  ],
});
