import { describeRule, py } from '../support/check-harness';

describeRule('JumpStart models', {
  fixes: [
    {
      name: 'the agreement moves to the constructor, and the formats of the metadata to the endpoint',
      before: py`
        from sagemaker.jumpstart.model import JumpStartModel
                                            # ^^^^^^^^^^^^^^ SM105 safe

        model = JumpStartModel(model_id="demo", model_version="2.*", role=role)
              # ^^^^^^^^^^^^^^ SM407 safe
        predictor = model.deploy(instance_type="ml.g5.2xlarge", accept_eula=True)
                        # ^^^^^^ SM403 safe
        print(model.model_id, model.retrieve_example_payload().body)
                  # ^^^^^^^^ SM406 safe
                                  # ^^^^^^^^^^^^^^^^^^^^^^^^ SM406 safe
        print(predictor.predict(payload))
                      # ^^^^^^^ SM502 safe
      `,
      after: py`
        from sagemaker.core.jumpstart.configs import JumpStartConfig
        from sagemaker.core.training.configs import Compute
        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.core.serializers.implementations import (
            retrieve_default as retrieve_serializer,
        )
        from sagemaker.core import content_types, accept_types, payloads
        from sagemaker.core.deserializers.implementations import (
            retrieve_default as retrieve_deserializer,
        )

        model = ModelBuilder.from_jumpstart_config(
            jumpstart_config=JumpStartConfig(
                model_id="demo",
                model_version="2.*",
                accept_eula=True
            ),
            role_arn=role,
            compute=Compute(instance_type="ml.g5.2xlarge")
        )
        model.dependencies = {}
        model.build()
        predictor = model.deploy()
        predictor.serializer = retrieve_serializer(
            model_id=model.model,
            model_version=model.model_version,
        )
        predictor.serializer.content_type = content_types.retrieve_default(
            model_id=model.model,
            model_version=model.model_version,
        )
        predictor.deserializer = retrieve_deserializer(
            model_id=model.model,
            model_version=model.model_version,
        )
        predictor.deserializer.accept = accept_types.retrieve_default(
            model_id=model.model,
            model_version=model.model_version,
        )
        print(model.model, payloads.retrieve_example(
            model_id=model.model,
            model_version=model.model_version,
        ).body)
        print(predictor.invoke(
            body=payload,
            content_type=predictor.serializer.CONTENT_TYPE,
            accept=", ".join(predictor.deserializer.ACCEPT),
        ).body)
      `,
    },
    {
      name: 'variables of its own are to be compared with those of the metadata',
      before: py`
        from sagemaker.jumpstart.model import JumpStartModel
                                            # ^^^^^^^^^^^^^^ SM105 safe

        model = JumpStartModel(model_id=choice.value, env={"A": "b"}, instance_type=kind)
              # ^^^^^^^^^^^^^^ SM407 review
        model.deploy(wait=False)
            # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.core.jumpstart.configs import JumpStartConfig
        from sagemaker.core.training.configs import Compute
        from sagemaker.serve.model_builder import ModelBuilder

        # TODO(sagemaker-v3 SM407): Where env= and the metadata of the JumpStart model both set a variable, V3 takes that of the metadata.
        model = ModelBuilder.from_jumpstart_config(
            jumpstart_config=JumpStartConfig(model_id=choice.value, accept_eula=None),
            env_vars={"A": "b"},
            compute=Compute(instance_type=kind)
        )
        model.dependencies = {}
        model.build()
        model.deploy(wait=False)
      `,
    },
  ],
  withholds: [
    {
      name: 'a region of its own',
      code: py`
        from sagemaker.jumpstart.model import JumpStartModel
                                            # ^^^^^^^^^^^^^^ SM105 withheld

        model = JumpStartModel(model_id="demo", region="eu-west-1")
              # ^^^^^^^^^^^^^^ SM407 withheld
      `,
      reason: /region of the session/,
    },
    {
      name: 'network isolation switched off',
      code: py`
        from sagemaker.jumpstart.model import JumpStartModel
                                            # ^^^^^^^^^^^^^^ SM105 withheld

        model = JumpStartModel(model_id="demo", enable_network_isolation=False)
              # ^^^^^^^^^^^^^^ SM407 withheld
      `,
      reason: /cannot switch it off/,
    },
    {
      name: 'an instance type that is not known at the constructor',
      code: py`
        from sagemaker.jumpstart.model import JumpStartModel
                                            # ^^^^^^^^^^^^^^ SM105 withheld

        model = JumpStartModel(model_id="demo")
              # ^^^^^^^^^^^^^^ SM407 withheld
        kind = pick()
        model.deploy(instance_type=kind)
            # ^^^^^^ SM403 withheld
      `,
      reason: /give the one of deploy\(\) a name above it/,
    },
  ],
  silent: [
    {
      name: 'another class of that name',
      code: 'from mine import JumpStartModel\n\nJumpStartModel(model_id="a").deploy()\n',
    },
    {
      name: 'a V3 builder',
      code: py`
        from sagemaker.core.jumpstart.configs import JumpStartConfig
        from sagemaker.serve.model_builder import ModelBuilder

        model = ModelBuilder.from_jumpstart_config(jumpstart_config=JumpStartConfig(model_id="a"))
        model.build()
        model.deploy(initial_instance_count=1)
      `,
    },
  ],
});

describeRule('model packages', {
  fixes: [],
  withholds: [
    {
      name: 'a package made of an algorithm',
      code: py`
        from sagemaker import ModelPackage
                            # ^^^^^^^^^^^^ SM105 withheld

        model = ModelPackage(role=role, algorithm_arn=arn, model_data=data)
              # ^^^^^^^^^^^^ SM408 withheld
        model.deploy(1, "ml.m5.large")
            # ^^^^^^ SM403 withheld
      `,
      reason: /create_model_package_from_algorithm/,
    },
    {
      name: 'its approval by a method',
      code: py`
        from sagemaker import ModelPackage
                            # ^^^^^^^^^^^^ SM105 safe

        model = ModelPackage(role=role, model_package_arn=arn)
              # ^^^^^^^^^^^^ SM408 safe
        model.update_approval_status("Rejected")
            # ^^^^^^^^^^^^^^^^^^^^^^ SM406 withheld
      `,
      reason: /update\(\) of sagemaker\.core\.resources\.ModelPackage/,
    },
  ],
  silent: [],
});

describeRule('models of many archives', {
  fixes: [
    {
      name: 'the container goes into a list, and the endpoint gets the name of the model as in V2',
      before: py`
        from sagemaker.multidatamodel import MultiDataModel
                                           # ^^^^^^^^^^^^^^ SM105 safe

        many = MultiDataModel("many", prefix, image_uri=image, role=role)
             # ^^^^^^^^^^^^^^ SM402 safe
        many.deploy(1, "ml.m5.xlarge", mode=None, volume_size_in_gb=100)
           # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.core.resources import Model
        from sagemaker.core.shapes import ContainerDefinition
        from sagemaker.serve.model_builder import ModelBuilder

        many = ModelBuilder(
            model=[
                Model(
                    model_name="container",
                    primary_container=ContainerDefinition(
                        image=image,
                        model_data_url=prefix,
                        mode="MultiModel"
                    )
                )
            ],
            role_arn=role,
            instance_type="ml.m5.xlarge"
        )
        many.build(model_name="many")
        many.deploy(initial_instance_count=1, endpoint_name=many.model_name)
      `,
    },
  ],
  withholds: [
    {
      name: 'a model with a network of its own',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld
        from sagemaker.multidatamodel import MultiDataModel
                                           # ^^^^^^^^^^^^^^ SM105 withheld

        one = Model(image, data, role, vpc_config=network)
            # ^^^^^ SM401 withheld
        many = MultiDataModel("many", prefix, model=one)
             # ^^^^^^^^^^^^^^ SM402 withheld
      `,
      reason: /code or settings of its own/,
    },
    {
      name: 'listing what it can serve',
      code: py`
        from sagemaker.multidatamodel import MultiDataModel
                                           # ^^^^^^^^^^^^^^ SM105 safe

        many = MultiDataModel("many", prefix, image_uri=image, role=role)
             # ^^^^^^^^^^^^^^ SM402 safe
        print(list(many.list_models()))
                      # ^^^^^^^^^^^ SM406 withheld
      `,
      reason: /Give model_data_prefix= a name/,
    },
  ],
  silent: [],
});
