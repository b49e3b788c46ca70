import { describeRule, py } from '../support/check-harness';

describeRule('pipeline-model', {
  fixes: [
    {
      name: 'code is uploaded beside the model, as V2 did',
      before: py`
        from sagemaker.pipeline import PipelineModel
                                     # ^^^^^^^^^^^^^ SM105 safe
        from sagemaker.sklearn import SKLearnModel
                                    # ^^^^^^^^^^^^ SM105 safe

        one = SKLearnModel(data, role, "inference.py", framework_version="1.2-1", source_dir="src", env={"A": "1"})
            # ^^^^^^^^^^^^ SM402 safe
        both = PipelineModel(models=[one], role=role)
             # ^^^^^^^^^^^^^ SM402 safe
        both.deploy(1, "ml.m5.large")
           # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.common_utils import name_from_base
        from sagemaker.core.fw_utils import tar_and_upload_dir
        from sagemaker.core import image_uris
        from sagemaker.core.resources import Model
        from sagemaker.core.shapes import ContainerDefinition
        from sagemaker.serve.model_builder import ModelBuilder

        uploaded_code = tar_and_upload_dir(
            session=Session().boto_session,
            bucket=Session().default_bucket(),
            s3_key_prefix=name_from_base("sklearn"),
            script="inference.py",
            directory="src",
            settings=Session().settings,
        )
        one = Model(
            model_name="container",
            primary_container=ContainerDefinition(
                image=image_uris.retrieve(
                    framework="sklearn",
                    region=Session().boto_region_name,
                    version="1.2-1",
                    py_version="py3",
                    instance_type="ml.m5.large",
                    image_scope="inference"
                ),
                model_data_url=data,
                environment={
                    "A": "1",
                    "SAGEMAKER_PROGRAM": uploaded_code.script_name,
                    "SAGEMAKER_SUBMIT_DIRECTORY": uploaded_code.s3_prefix,
                    "SAGEMAKER_CONTAINER_LOG_LEVEL": "20",
                    "SAGEMAKER_REGION": Session().boto_region_name
                }
            )
        )
        both = ModelBuilder(model=[one], role_arn=role, instance_type="ml.m5.large")
        both.build()
        both.deploy(initial_instance_count=1)
      `,
    },
    {
      name: 'its parts become containers and it takes the list',
      before: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe
        from sagemaker.pipeline import PipelineModel
                                     # ^^^^^^^^^^^^^ SM105 safe

        first = Model(
              # ^^^^^ SM401 safe
            image_uri=image,
            model_data=data,  # from the search
            role=role,
            env={"STAGE": "first"},
        )
        second = Model(other, "s3://bucket/b.tar.gz", role, name="second")
               # ^^^^^ SM401 safe
        chain = PipelineModel(models=[first, second], role=role, name="chain")
              # ^^^^^^^^^^^^^ SM402 safe
        chain.deploy(1, "ml.m5.xlarge", endpoint_name="chain")
            # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.core.resources import Model
        from sagemaker.core.shapes import ContainerDefinition
        from sagemaker.serve.model_builder import ModelBuilder

        first = Model(
            model_name="container",
            primary_container=ContainerDefinition(
                image=image,
                model_data_url=data,  # from the search
                environment={"STAGE": "first"},
            ),
        )
        second = Model(
            model_name="second",
            primary_container=ContainerDefinition(
                image=other,
                model_data_url="s3://bucket/b.tar.gz"
            )
        )
        chain = ModelBuilder(model=[first, second], role_arn=role, instance_type="ml.m5.xlarge")
        chain.build(model_name="chain")
        chain.deploy(initial_instance_count=1, endpoint_name="chain")
      `,
    },
  ],
  withholds: [
    {
      name: 'a part that is deployed by itself as well',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld
        from sagemaker.pipeline import PipelineModel
                                     # ^^^^^^^^^^^^^ SM105 withheld

        part = Model(image_uri=image, model_data=data, role=role)
             # ^^^^^ SM401 withheld
        part.deploy(1, "ml.m5.large")
           # ^^^^^^ SM403 withheld
        chain = PipelineModel([part], role)
              # ^^^^^^^^^^^^^ SM402 withheld
        chain.deploy(1, "ml.m5.large")
            # ^^^^^^ SM403 withheld
      `,
      reason: /used besides/,
    },
    {
      name: 'parts that cannot be seen',
      code: py`
        from sagemaker.pipeline import PipelineModel
                                     # ^^^^^^^^^^^^^ SM105 withheld

        chain = PipelineModel(models=load(), role=role)
              # ^^^^^^^^^^^^^ SM402 withheld
        chain.deploy(1, "ml.m5.large")
            # ^^^^^^ SM403 withheld
      `,
      reason: /not a list that is written out/,
    },
    {
      name: 'a part whose code V2 packed into the archive',
      code: py`
        from sagemaker.pipeline import PipelineModel
                                     # ^^^^^^^^^^^^^ SM105 withheld
        from sagemaker.pytorch import PyTorchModel
                                    # ^^^^^^^^^^^^ SM105 withheld

        one = PyTorchModel(model_data=data, role=role, entry_point="inference.py", framework_version="2.3", py_version="py311")
            # ^^^^^^^^^^^^ SM402 withheld
        both = PipelineModel(models=[one], role=role)
             # ^^^^^^^^^^^^^ SM402 withheld
        both.deploy(1, "ml.m5.large")
           # ^^^^^^ SM403 withheld
      `,
      reason: /copy of the model archive/,
    },
  ],
  silent: [
    {
      name: 'the pipeline of another package',
      code: py`
        from sklearn.pipeline import Pipeline as PipelineModel

        chain = PipelineModel([part])
        chain.deploy(1)
      `,
    },
  ],
});
