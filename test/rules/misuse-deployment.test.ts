import { describeRule, py } from '../support/check-harness';

describeRule('building and deploying in V3', {
  fixes: [
    {
      name: 'deploy on what build returned, in one expression',
      before: py`
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(image_uri="image", s3_model_data_url="s3://b/m", role_arn="role")
        endpoint = builder.build(model_name="m").deploy(endpoint_name="e", initial_instance_count=1)
                                               # ^^^^^^ SM902 safe
      `,
      after: py`
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(image_uri="image", s3_model_data_url="s3://b/m", role_arn="role")
        builder.build(model_name="m")
        endpoint = builder.deploy(endpoint_name="e", initial_instance_count=1)
      `,
    },
    {
      name: 'deploy on the model, inside a function',
      before: py`
        from sagemaker.serve.model_builder import ModelBuilder

        def serve(data):
            builder = ModelBuilder(image_uri="image", s3_model_data_url=data, role_arn="role")
            model = builder.build()
            return model.deploy(initial_instance_count=1)
                       # ^^^^^^ SM902 safe
      `,
      after: py`
        from sagemaker.serve.model_builder import ModelBuilder

        def serve(data):
            builder = ModelBuilder(image_uri="image", s3_model_data_url=data, role_arn="role")
            model = builder.build()
            return builder.deploy(initial_instance_count=1)
      `,
    },
    {
      name: 'arguments of V2 in deploy, with a method of its own for each',
      before: py`
        from sagemaker.core.deserializers import JSONDeserializer
        from sagemaker.core.serializers import JSONSerializer
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(image_uri="image", s3_model_data_url="s3://b/m", role_arn="role")
        builder.build()
        labels = {"team": "demo"}
        endpoint = builder.deploy(2, "ml.m5.large", tags=labels, serializer=JSONSerializer(), deserializer=JSONDeserializer())
                                # ^ SM929 safe
                                                       # ^^^^^^ SM941 safe
                                                               # ^^^^^^^^^^ SM943 safe
        answer = endpoint.predict({"a": 1})
                        # ^^^^^^^ SM903 withheld
      `,
      after: py`
        from sagemaker.core.deserializers import JSONDeserializer
        from sagemaker.core.serializers import JSONSerializer
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(image_uri="image", s3_model_data_url="s3://b/m", role_arn="role")
        builder.build()
        labels = {"team": "demo"}
        endpoint = builder.deploy(initial_instance_count=2, instance_type="ml.m5.large", tags=[{"Key": key, "Value": value} for key, value in labels.items()])
        endpoint.serializer = JSONSerializer()
        endpoint.deserializer = JSONDeserializer()
        answer = endpoint.invoke(
            body={"a": 1},
            content_type="application/json",
            accept="application/json",
        ).body
      `,
    },
    {
      name: 'the count of the compute',
      before: py`
        from sagemaker.core.training.configs import Compute
        from sagemaker.serve.model_builder import ModelBuilder

        COUNT = 4
        builder = ModelBuilder(
            image_uri="image",
            s3_model_data_url="s3://b/m",
            compute=Compute(instance_type="ml.m5.large", instance_count=COUNT),
        )
        builder.build()
        builder.deploy()
              # ^^^^^^ SM938 safe
      `,
      after: py`
        from sagemaker.core.training.configs import Compute
        from sagemaker.serve.model_builder import ModelBuilder

        COUNT = 4
        builder = ModelBuilder(
            image_uri="image",
            s3_model_data_url="s3://b/m",
            compute=Compute(instance_type="ml.m5.large", instance_count=COUNT),
        )
        builder.build()
        builder.deploy(initial_instance_count=COUNT)
      `,
    },
    {
      name: 'deploy without build',
      before: py`
        from sagemaker.serve.model_builder import ModelBuilder

        def serve(data):
            builder = ModelBuilder(image_uri="image", s3_model_data_url=data, role_arn="role")
            return builder.deploy(endpoint_name="e", initial_instance_count=1)
                         # ^^^^^^ SM928 safe
      `,
      after: py`
        from sagemaker.serve.model_builder import ModelBuilder

        def serve(data):
            builder = ModelBuilder(image_uri="image", s3_model_data_url=data, role_arn="role")
            builder.build()
            return builder.deploy(endpoint_name="e", initial_instance_count=1)
      `,
    },
    {
      name: 'an image of its own without a model, comments kept',
      before: py`
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(
            image_uri="image",  # carries the model
          # ^^^^^^^^^ SM915 review
            role_arn="role",
        )
        builder.build()
      `,
      after: py`
        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.core.resources import Model
        from sagemaker.core.shapes import ContainerDefinition

        # TODO(sagemaker-v3 SM915): Check that the container needs no model data; it gets none now.
        builder = ModelBuilder(
            model=[
                Model(model_name="unused", primary_container=ContainerDefinition(image="image")),
            ],  # carries the model
            role_arn="role",
        )
        builder.build()
      `,
    },
    {
      name: 'a look-alike configuration by keyword, through a module',
      before: py`
        import sagemaker.core.serverless_inference_config as serverless
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(image_uri="image", s3_model_data_url="s3://b/m", role_arn="role")
        builder.build()
        builder.deploy(inference_config=serverless.ServerlessInferenceConfig(memory_size_in_mb=2048))
                                                 # ^^^^^^^^^^^^^^^^^^^^^^^^^ SM923 safe
      `,
      after: py`
        from sagemaker.core.inference_config import ServerlessInferenceConfig
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(image_uri="image", s3_model_data_url="s3://b/m", role_arn="role")
        builder.build()
        builder.deploy(inference_config=ServerlessInferenceConfig(memory_size_in_mb=2048))
      `,
    },
    {
      name: 'captures switched off, another configuration kept',
      before: py`
        from sagemaker.core.resources import EndpointConfig
        from sagemaker.core.shapes import DataCaptureConfig

        off = DataCaptureConfig(enable_capture=False, initial_sampling_percentage=1, destination_s3_uri="s3://b", capture_options=[])
                              # ^^^^^^^^^^^^^^ SM927 review
        EndpointConfig.create(endpoint_config_name="c", production_variants=variants, data_capture_config=off)
      `,
      after: py`
        from sagemaker.core.resources import EndpointConfig
        from sagemaker.core.shapes import DataCaptureConfig

        # TODO(sagemaker-v3 SM927): data_capture_config= was left out, which captures nothing: V3 cannot send enable_capture=False.
        off = DataCaptureConfig(enable_capture=False, initial_sampling_percentage=1, destination_s3_uri="s3://b", capture_options=[])
        EndpointConfig.create(endpoint_config_name="c", production_variants=variants)
      `,
    },
  ],
  withholds: [
    {
      name: 'deploy on a model whose builder is not seen',
      code: py`
        from sagemaker.core.resources import Model

        model = Model.get(model_name="m")
        model.deploy(initial_instance_count=1)
            # ^^^^^^ SM902 withheld
      `,
      reason: /on the ModelBuilder/,
    },
    {
      name: 'deploy on the model of a builder that was replaced since',
      code: py`
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(image_uri="image", s3_model_data_url="s3://b/m", role_arn="role")
        model = builder.build()
        builder = ModelBuilder(image_uri="other", s3_model_data_url="s3://b/n", role_arn="role")
        model.deploy(initial_instance_count=1)
            # ^^^^^^ SM902 withheld
      `,
      reason: /on the ModelBuilder/,
    },
    {
      name: 'building in a loop',
      code: py`
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(image_uri="image", s3_model_data_url="s3://b/m", role_arn="role")
        for name in ["a", "b"]:
            builder.build(model_name=name)
                  # ^^^^^ SM940 withheld
      `,
      reason: /of its own/,
    },
    {
      name: 'a serializer whose endpoint has no name',
      code: py`
        from sagemaker.core.serializers import CSVSerializer
        from sagemaker.serve.model_builder import ModelBuilder

        def serve(builder: ModelBuilder):
            return builder.deploy(initial_instance_count=1, serializer=CSVSerializer())
                                                          # ^^^^^^^^^^ SM943 withheld
      `,
      reason: /Assign the serializer/,
    },
    {
      name: 'update and a shape of other fields',
      code: py`
        from sagemaker.core.shapes import AsyncInferenceConfig
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(image_uri="image", s3_model_data_url="s3://b/m", role_arn="role")
        builder.build()
        builder.deploy(endpoint_name="e", update_endpoint=True, inference_config=AsyncInferenceConfig(output_config=out))
                                        # ^^^^^^^^^^^^^^^ SM926 withheld
                                                                               # ^^^^^^^^^^^^^^^^^^^^ SM923 withheld
      `,
      reason: /EndpointConfig|other fields/,
    },
  ],
  silent: [
    {
      name: 'deployment as the guide of the SDK shows it',
      code: py`
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.inference_config import ServerlessInferenceConfig
        from sagemaker.serve.mode.function_pointers import Mode
        from sagemaker.serve.model_builder import ModelBuilder

        session = Session()
        model_builder = ModelBuilder(
            s3_model_data_url="s3://b/m",
            role_arn="role",
            image_uri="image",
            mode=Mode.SAGEMAKER_ENDPOINT,
            sagemaker_session=session,
        )
        model = model_builder.build()
        endpoint = model_builder.deploy(
            instance_type="ml.m5.xlarge", initial_instance_count=1, endpoint_name="my-endpoint", wait=True
        )
        print(endpoint.endpoint_name, model.model_name)
        model_builder.deploy(endpoint_name="s", inference_config=ServerlessInferenceConfig(memory_size_in_mb=2048))
        model_builder.deploy(endpoint_name="t", update_endpoint=False, tags=[{"Key": "a", "Value": "b"}])
      `,
    },
    {
      name: 'the timeout of local mode',
      code: py`
        from sagemaker.serve.mode.function_pointers import Mode
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(image_uri="image", s3_model_data_url="s3://b/m", mode=Mode.LOCAL_CONTAINER)
        builder.build()
        builder.deploy(endpoint_name="local", container_timeout_in_seconds=900)
      `,
    },
    {
      name: 'one build on each path, one builder for each turn, and a builder that goes elsewhere',
      code: py`
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(image_uri="image", s3_model_data_url="s3://b/m")
        if fast:
            builder.build(model_name="a")
        else:
            builder.build(model_name="b")
        for data in many:
            one = ModelBuilder(image_uri="image", s3_model_data_url=data)
            one.build()
        other = ModelBuilder(image_uri="image", s3_model_data_url="s3://b/m")
        prepare(other)
        other.deploy(endpoint_name="e")
      `,
    },
    {
      name: 'an image next to a model of another kind',
      code: py`
        from sagemaker.serve.model_builder import ModelBuilder

        by_name = ModelBuilder(model="gpt2", image_uri="image", role_arn="role")
        by_name.build()
        by_path = ModelBuilder(model_path="./model", image_uri="image", role_arn="role")
        by_path.build()
        hidden = ModelBuilder(image_uri="image", **options)
        hidden.build()
      `,
    },
    {
      name: 'deploy of V2 and of other packages',
      code: py`
        from mlflow import Model
        from sagemaker.core.resources import Endpoint

        model = Model("a")
        model.deploy(1, "ml.m5.large", serializer=None, tags={"a": "b"}, update_endpoint=True)
      `,
    },
  ],
});
