import { describeRule, py } from '../support/check-harness';

describeRule(
  'hosting in the style core',
  {
    fixes: [
      {
        name: 'a deployment becomes a model, a configuration and an endpoint',
        before: py`
          from sagemaker.model import Model
                                    # ^^^^^ SM105 safe

          image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
          model = Model(image_uri=image, model_data="s3://demo/model.tar.gz", role="arn:aws:iam::1:role/demo")
                # ^^^^^ SM401 safe
          endpoint = model.deploy(initial_instance_count=1, instance_type="ml.m5.large", wait=False)
                         # ^^^^^^ SM403 safe
          print(model.name)
                    # ^^^^ SM406 safe
          model.delete_model()
              # ^^^^^^^^^^^^ SM406 safe
        `,
        after: py`
          from sagemaker.core.shapes import ContainerDefinition, ProductionVariant
          from sagemaker.core.common_utils import name_from_base, base_from_name
          from sagemaker.core.resources import Model, EndpointConfig, Endpoint

          image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
          model = Model.create(
              model_name=name_from_base("demo"),
              primary_container=ContainerDefinition(
                  image=image,
                  model_data_url="s3://demo/model.tar.gz"
              ),
              execution_role_arn="arn:aws:iam::1:role/demo"
          )
          endpoint_name = name_from_base(base_from_name(model.model_name))
          EndpointConfig.create(
              endpoint_config_name=endpoint_name,
              production_variants=[
                  ProductionVariant(
                      variant_name="AllTraffic",
                      model_name=model.model_name,
                      initial_variant_weight=1,
                      initial_instance_count=1,
                      instance_type="ml.m5.large",
                  ),
              ],
          )
          endpoint = Endpoint.create(
              endpoint_name=endpoint_name,
              endpoint_config_name=endpoint_name
          )
          print(model.model_name)
          model.delete()
        `,
      },
      {
        name: 'serverless endpoints stay with ModelBuilder: the shape has another wire name',
        before: py`
          from sagemaker.model import Model
                                    # ^^^^^ SM105 safe
          from sagemaker.serverless import ServerlessInferenceConfig
                                         # ^^^^^^^^^^^^^^^^^^^^^^^^^ SM101 safe

          model = Model(image_uri="demo:1", model_data="s3://demo/model.tar.gz", role="arn:aws:iam::1:role/demo")
                # ^^^^^ SM401 safe
          model.deploy(serverless_inference_config=ServerlessInferenceConfig(), endpoint_name="demo")
              # ^^^^^^ SM403 safe
        `,
        after: py`
          from sagemaker.core.inference_config import ServerlessInferenceConfig
          from sagemaker.serve.model_builder import ModelBuilder

          model = ModelBuilder(
              image_uri="demo:1",
              s3_model_data_url="s3://demo/model.tar.gz",
              role_arn="arn:aws:iam::1:role/demo"
          )
          model.build()
          model.deploy(inference_config=ServerlessInferenceConfig(), endpoint_name="demo")
        `,
      },
      {
        name: 'what is deployed twice or on one path only stays with ModelBuilder',
        before: py`
          from sagemaker.model import Model
                                    # ^^^^^ SM105 safe

          model = Model(image_uri="demo:1", model_data="s3://demo/model.tar.gz", role="arn:aws:iam::1:role/demo")
                # ^^^^^ SM401 safe
          if ready:
              model.deploy(1, "ml.m5.large", endpoint_name="demo")
                  # ^^^^^^ SM403 safe
        `,
        after: py`
          from sagemaker.serve.model_builder import ModelBuilder

          model = ModelBuilder(
              image_uri="demo:1",
              s3_model_data_url="s3://demo/model.tar.gz",
              role_arn="arn:aws:iam::1:role/demo",
              instance_type="ml.m5.large"
          )
          if ready:
              model.build()
              model.deploy(initial_instance_count=1, endpoint_name="demo")
        `,
      },
      {
        name: 'capture that may be off stays with ModelBuilder: the shapes leave out what is false',
        before: py`
          from sagemaker.model import Model
                                    # ^^^^^ SM105 safe
          from sagemaker.model_monitor import DataCaptureConfig
                                            # ^^^^^^^^^^^^^^^^^ SM101 safe

          model = Model(image_uri="demo:1", model_data="s3://demo/model.tar.gz", role="arn:aws:iam::1:role/demo")
                # ^^^^^ SM401 safe
          capture = DataCaptureConfig(enable_capture=False, destination_s3_uri="s3://demo/capture")
          model.deploy(1, "ml.m5.large", endpoint_name="demo", data_capture_config=capture)
              # ^^^^^^ SM403 safe
        `,
        after: py`
          from sagemaker.core.model_monitor import DataCaptureConfig
          from sagemaker.serve.model_builder import ModelBuilder

          model = ModelBuilder(
              image_uri="demo:1",
              s3_model_data_url="s3://demo/model.tar.gz",
              role_arn="arn:aws:iam::1:role/demo",
              instance_type="ml.m5.large"
          )
          capture = DataCaptureConfig(enable_capture=False, destination_s3_uri="s3://demo/capture")
          model.build()
          model.deploy(
              initial_instance_count=1,
              endpoint_name="demo",
              data_capture_config=capture
          )
        `,
      },
    ],
    withholds: [
      {
        name: 'what neither style can do',
        code: py`
          from sagemaker.model import Model
                                    # ^^^^^ SM105 withheld

          model = Model(image_uri="demo:1", model_data="s3://demo/model.tar.gz", role="arn:aws:iam::1:role/demo")
                # ^^^^^ SM401 withheld
          model.deploy(1, "ml.m5.large", endpoint_name="demo", use_compiled_model=True)
              # ^^^^^^ SM403 withheld
        `,
        reason: /use_compiled_model/,
      },
      {
        name: 'local mode',
        code: py`
          from sagemaker.model import Model
                                    # ^^^^^ SM105 withheld

          model = Model(image_uri="demo:1", model_data="s3://demo/model.tar.gz", role="arn:aws:iam::1:role/demo")
                # ^^^^^ SM401 withheld
          model.deploy(1, "local", endpoint_name="demo")
              # ^^^^^^ SM403 withheld
        `,
        reason: /Local deployment/,
      },
    ],
    silent: [
      {
        name: 'a model of another package',
        code: py`
          from keras import Model

          model = Model(inputs=a, outputs=b)
          model.deploy(1, "ml.m5.large")
        `,
      },
    ],
  },
  { style: 'core' },
);

describeRule('hosting that ModelBuilder cannot send', {
  fixes: [
    {
      name: 'code that ModelBuilder cannot place goes the way of V2, in the default style too',
      before: py`
        import sagemaker
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe

        session = sagemaker.Session()
                          # ^^^^^^^ SM101 safe
        model = Model(
              # ^^^^^ SM401 safe
            image_uri="demo:1",
            model_data="s3://demo/model.tar.gz",
            role="arn:aws:iam::1:role/demo",
            entry_point="inference.py",
            source_dir="code",
            dependencies=["shared"],
            code_location="s3://demo/code",
            name="demo",
            sagemaker_session=session,
        )
        model.deploy(1, "ml.m5.large", endpoint_name="demo", wait=False)
            # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.s3 import s3_path_join
        from sagemaker.core.common_utils import repack_model
        from sagemaker.core.shapes import ContainerDefinition, ProductionVariant
        from sagemaker.core.resources import Model, EndpointConfig, Endpoint

        session = Session()
        repacked_model = s3_path_join(
            "s3://",
            "demo",
            s3_path_join("code", "demo"),
            "model.tar.gz",
        )
        repack_model(
            inference_script="inference.py",
            source_directory="code",
            dependencies=["shared"],
            model_uri="s3://demo/model.tar.gz",
            repacked_model_uri=repacked_model,
            sagemaker_session=session,
        )
        model = Model.create(
            model_name="demo",
            primary_container=ContainerDefinition(
                image="demo:1",
                model_data_url=repacked_model,
                environment={
                    "SAGEMAKER_PROGRAM": "inference.py",
                    "SAGEMAKER_SUBMIT_DIRECTORY": "/opt/ml/model/code",
                    "SAGEMAKER_CONTAINER_LOG_LEVEL": "20",
                    "SAGEMAKER_REGION": session.boto_region_name,
                },
            ),
            execution_role_arn="arn:aws:iam::1:role/demo",
            session=session.boto_session,
        )
        EndpointConfig.create(
            endpoint_config_name="demo",
            production_variants=[
                ProductionVariant(
                    variant_name="AllTraffic",
                    model_name=model.model_name,
                    initial_variant_weight=1,
                    initial_instance_count=1,
                    instance_type="ml.m5.large",
                ),
            ],
            session=session.boto_session,
        )
        Endpoint.create(
            endpoint_name="demo",
            endpoint_config_name="demo",
            session=session.boto_session
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'two deployments of one model: V2 made a name for each',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld

        model = Model(
              # ^^^^^ SM401 withheld
            image_uri="demo:1",
            model_data="s3://demo/model.tar.gz",
            role="arn:aws:iam::1:role/demo",
            entry_point="inference.py",
            source_dir="code",
            dependencies=["shared"],
        )
        model.deploy(1, "ml.m5.large", endpoint_name="one")
            # ^^^^^^ SM403 withheld
        model.deploy(1, "ml.m5.large", endpoint_name="two")
            # ^^^^^^ SM403 withheld
      `,
      reason: /dependencies/,
    },
  ],
  silent: [],
});
