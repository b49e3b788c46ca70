import { describeRule, py } from '../support/check-harness';

describeRule('model', {
  fixes: [
    {
      name: 'positional arguments and the instance type of the only deploy',
      before: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe

        model = Model("image", "s3://bucket/model.tar.gz", role, name="churn")  # trained elsewhere
              # ^^^^^ SM401 safe
        predictor = model.deploy(1, "ml.m5.xlarge", endpoint_name="churn")
                        # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.serve.model_builder import ModelBuilder

        model = ModelBuilder(
            image_uri="image",
            s3_model_data_url="s3://bucket/model.tar.gz",
            role_arn=role,
            instance_type="ml.m5.xlarge"
        )  # trained elsewhere
        model.build(model_name="churn")
        predictor = model.deploy(initial_instance_count=1, endpoint_name="churn")
      `,
    },
    {
      name: 'network, tags as a mapping, comments of arguments that move',
      before: py`
        from sagemaker import Model
                            # ^^^^^ SM105 safe

        model = Model(
              # ^^^^^ SM401 safe
            image_uri=image,
            model_data=data,  # from the registry
            role=role,
            vpc_config={"Subnets": subnets, "SecurityGroupIds": groups},
            enable_network_isolation=True,
        )
        model.deploy(
            # ^^^^^^ SM403 safe
            initial_instance_count=2,
            instance_type="ml.c5.xlarge",  # large enough
            tags={"team": "risk"},
            wait=False,
        )
        print(model.name)
                  # ^^^^ SM406 safe
      `,
      after: py`
        from sagemaker.core.training.configs import Networking
        from sagemaker.serve.model_builder import ModelBuilder

        model = ModelBuilder(
            image_uri=image,
            s3_model_data_url=data,  # from the registry
            role_arn=role,
            network=Networking(
                subnets=subnets,
                security_group_ids=groups,
                enable_network_isolation=True,
            ),
            instance_type="ml.c5.xlarge",
        )
        model.add_tags([{"Key": "team", "Value": "risk"}])
        model.build()
        model.deploy(
            initial_instance_count=2,
            # large enough
            wait=False,
        )
        print(model.model_name)
      `,
    },
    {
      name: 'an image without model data',
      before: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe

        model = Model(image_uri=image, role=role, env={"HF_MODEL_ID": "gpt2"})
              # ^^^^^ SM401 review
        model.deploy(initial_instance_count=1, instance_type="ml.g5.2xlarge")
            # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.core.resources import Model
        from sagemaker.core.shapes import ContainerDefinition
        from sagemaker.serve.model_builder import ModelBuilder

        model = ModelBuilder(
            model=[
                Model(
                    model_name="container",
                    primary_container=ContainerDefinition(
                        image=image,
                        environment={"HF_MODEL_ID": "gpt2"}
                    )
                )
            ],
            role_arn=role,
            instance_type="ml.g5.2xlarge"
        )
        model.build()
        model.deploy(initial_instance_count=1)
      `,
    },
    {
      name: 'several deployments of one model',
      before: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe

        model = Model(image_uri=image, model_data=data, role=role)
              # ^^^^^ SM401 safe
        for stage in stages:
            model.deploy(initial_instance_count=1, instance_type=stage.type, endpoint_name=stage.name)
                # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.serve.model_builder import ModelBuilder

        model = ModelBuilder(image_uri=image, s3_model_data_url=data, role_arn=role)
        model.build()
        for stage in stages:
            model.instance_type = stage.type
            model.deploy(initial_instance_count=1, endpoint_name=stage.name)
      `,
    },
    {
      name: 'a model kept in an attribute',
      before: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe


        class Service:
            def __init__(self, name):
                self.model = Model(image_uri=image, model_data=data, role=role, name=name)
                           # ^^^^^ SM401 safe

            def up(self, kind):
                return self.model.deploy(initial_instance_count=1, instance_type=kind)
                                # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.serve.model_builder import ModelBuilder


        class Service:
            def __init__(self, name):
                self.model = ModelBuilder(
                    image_uri=image,
                    s3_model_data_url=data,
                    role_arn=role
                )
                self.model.build(model_name=name)

            def up(self, kind):
                self.model.instance_type = kind
                return self.model.deploy(initial_instance_count=1)
      `,
    },
    {
      name: 'a model of either branch',
      before: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe

        if fast:
            model = Model(image, fast_data, role)
                  # ^^^^^ SM401 safe
        else:
            model = Model(image, data, role)
                  # ^^^^^ SM401 safe
        model.deploy(1, kind)
            # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.serve.model_builder import ModelBuilder

        if fast:
            model = ModelBuilder(image_uri=image, s3_model_data_url=fast_data, role_arn=role)
        else:
            model = ModelBuilder(image_uri=image, s3_model_data_url=data, role_arn=role)
        model.instance_type = kind
        model.build()
        model.deploy(initial_instance_count=1)
      `,
    },
    {
      name: 'a framework model with its inference image and code',
      before: py`
        from sagemaker.pytorch import PyTorchModel
                                    # ^^^^^^^^^^^^ SM105 safe

        model = PyTorchModel(
              # ^^^^^^^^^^^^ SM402 safe
            model_data="s3://bucket/model.tar.gz",
            role=role,
            entry_point="inference.py",
            source_dir="code",
            framework_version="2.1",
            py_version="py310",
            model_server_workers=2,
            sagemaker_session=session,
        )
        model.deploy(initial_instance_count=1, instance_type="ml.g4dn.xlarge")
            # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.core import image_uris
        from sagemaker.core.training.configs import SourceCode
        from sagemaker.serve.model_builder import ModelBuilder

        model = ModelBuilder(
            image_uri=image_uris.retrieve(
                framework="pytorch",
                region=session.boto_region_name,
                version="2.1",
                py_version="py310",
                instance_type="ml.g4dn.xlarge",
                image_scope="inference",
            ),
            s3_model_data_url="s3://bucket/model.tar.gz",
            role_arn=role,
            source_code=SourceCode(entry_script="inference.py", source_dir="code"),
            env_vars={"SAGEMAKER_MODEL_SERVER_WORKERS": "2"},
            sagemaker_session=session,
            instance_type="ml.g4dn.xlarge",
        )
        model.build()
        model.deploy(initial_instance_count=1)
      `,
    },
    {
      name: 'serverless inference',
      before: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe
        from sagemaker.serverless import ServerlessInferenceConfig
                                       # ^^^^^^^^^^^^^^^^^^^^^^^^^ SM101 safe

        model = Model(image_uri=image, model_data=data, role=role)
              # ^^^^^ SM401 safe
        model.deploy(serverless_inference_config=ServerlessInferenceConfig(memory_size_in_mb=4096, max_concurrency=10))
            # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.core.inference_config import ServerlessInferenceConfig
        from sagemaker.serve.model_builder import ModelBuilder

        model = ModelBuilder(image_uri=image, s3_model_data_url=data, role_arn=role)
        model.build()
        model.deploy(
            inference_config=ServerlessInferenceConfig(memory_size_in_mb=4096, max_concurrency=10)
        )
      `,
    },
    {
      name: 'a model known by its annotation',
      before: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe


        def serve(model: Model):
                       # ^^^^^ SM108 safe
            model.deploy(initial_instance_count=1, instance_type="ml.m5.large")
                # ^^^^^^ SM403 review
      `,
      after: py`
        from sagemaker.serve.model_builder import ModelBuilder


        def serve(model: ModelBuilder):
            # TODO(sagemaker-v3 SM403): Where this ModelBuilder is constructed cannot be seen: build() may run only once on it, and the name of the model belongs there.
            model.instance_type = "ml.m5.large"
            model.build()
            model.deploy(initial_instance_count=1)
      `,
    },
    {
      name: 'registering without building',
      before: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe

        model = Model(image_uri=image, model_data=data, role=role, sagemaker_session=session)
              # ^^^^^ SM401 safe
        package = model.register(["text/csv"], ["text/csv"], model_package_group_name="churn")
                      # ^^^^^^^^ SM406 safe
        print(package.model_package_arn)
                    # ^^^^^^^^^^^^^^^^^ SM406 safe
      `,
      after: py`
        from sagemaker.serve.model_builder import ModelBuilder

        model = ModelBuilder(
            image_uri=image,
            s3_model_data_url=data,
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
    },
  ],
  withholds: [
    {
      name: 'versions that change before the instance type is known',
      code: py`
        from sagemaker.pytorch import PyTorchModel
                                    # ^^^^^^^^^^^^ SM105 withheld

        version = "2.0"
        model = PyTorchModel(data, role, "serve.py", source_dir="src", framework_version=version, py_version="py310")
              # ^^^^^^^^^^^^ SM402 withheld
        version = "2.1"
        kind = pick()
        model.deploy(1, kind)
            # ^^^^^^ SM403 withheld
      `,
      reason: /names that change/,
    },
    {
      name: 'a compiled model stays with what is deployed of it',
      code: py`
        from sagemaker.pytorch import PyTorchModel
                                    # ^^^^^^^^^^^^ SM105 withheld

        model = PyTorchModel(model_data=data, role=role, entry_point="i.py", framework_version="1.13", py_version="py39")
              # ^^^^^^^^^^^^ SM402 withheld
        neo = model.compile(target_instance_family="ml_inf1", input_shape=shape, output_path=out, role=role)
                  # ^^^^^^^ SM406 withheld
        predictor = neo.deploy(1, "ml.inf1.xlarge")
                      # ^^^^^^ SM403 withheld
      `,
      reason: /CompilationJob/,
    },
    {
      name: 'a chained deploy',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld

        predictor = Model(image_uri=image, model_data=data, role=role).deploy(1, "ml.m5.large")
                  # ^^^^^ SM401 withheld
                                                                     # ^^^^^^ SM403 withheld
      `,
      reason: /Give the model a name first/,
    },
    {
      name: 'updating an endpoint whose name is not given',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld

        model = Model(image_uri=image, model_data=data, role=role)
              # ^^^^^ SM401 withheld
        model.deploy(1, "ml.m5.large", update_endpoint=True)
            # ^^^^^^ SM403 withheld
      `,
      reason: /endpoint_config_name/,
    },
    {
      name: 'local mode',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld

        model = Model(image_uri=image, model_data=data, role=role)
              # ^^^^^ SM401 withheld
        model.deploy(1, "local")
            # ^^^^^^ SM403 withheld
      `,
      reason: /Mode.LOCAL_CONTAINER/,
    },
    {
      name: 'a keyword that V3 would swallow',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld

        model = Model(image_uri=image, model_data=data, role=role)
              # ^^^^^ SM401 withheld
        model.deploy(1, "ml.m5.large", warm_pool=True)
            # ^^^^^^ SM403 withheld
      `,
      reason: /would ignore warm_pool=/,
    },
    {
      name: 'arguments that cannot be seen',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld

        model = Model(image_uri=image, **settings)
              # ^^^^^ SM401 withheld
        model.deploy(1, "ml.m5.large")
            # ^^^^^^ SM403 withheld
      `,
      reason: /settings.*cannot be seen/,
    },
    {
      name: 'model data on disk',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld

        model = Model(image_uri=image, model_data="file:///tmp/model.tar.gz", role=role)
              # ^^^^^ SM401 withheld
      `,
      reason: /from S3 only/,
    },
    {
      name: 'a model that goes into a pipeline model',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld
        from sagemaker.pipeline import PipelineModel
                                     # ^^^^^^^^^^^^^ SM105 withheld

        first = Model(image, data, role)
              # ^^^^^ SM401 withheld
        both = PipelineModel([first, second], role)
             # ^^^^^^^^^^^^^ SM402 withheld
      `,
      reason: /takes this model/,
    },
    {
      name: 'a framework without a V3 image',
      code: py`
        from sagemaker.sparkml import SparkMLModel
                                    # ^^^^^^^^^^^^ SM105 withheld

        model = SparkMLModel(data, role, spark_version="3.3")
              # ^^^^^^^^^^^^ SM420 withheld
        model.deploy(1, "ml.m5.large")
            # ^^^^^^ SM420 withheld
      `,
      reason: /no SparkML model/,
    },
    {
      name: 'a framework image without an instance type',
      code: py`
        from sagemaker.tensorflow import TensorFlowModel
                                       # ^^^^^^^^^^^^^^^ SM105 withheld

        model = TensorFlowModel(model_data=data, role=role, framework_version="2.12")
              # ^^^^^^^^^^^^^^^ SM402 withheld
      `,
      reason: /depends on the instance type/,
    },
  ],
  silent: [
    {
      name: 'another package with a class of that name',
      code: py`
        from keras import Model

        Model(1).deploy(2)
      `,
    },
    {
      name: 'an untyped parameter',
      code: py`
        def run(model):
            model.deploy(1, "ml.m5.large")
      `,
    },
    {
      name: 'a ModelBuilder',
      code: py`
        from sagemaker.serve.model_builder import ModelBuilder

        model = ModelBuilder(image_uri=image, s3_model_data_url=data, role_arn=role, instance_type="ml.m5.large")
        model.build(model_name="churn")
        endpoint = model.deploy(endpoint_name="churn", initial_instance_count=1)
      `,
    },
  ],
});
