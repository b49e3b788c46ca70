import { describeRule, py } from '../support/check-harness';

describeRule('pipeline-model', {
  fixes: [
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
      name: 'a part with code of its own',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld
        from sagemaker.pipeline import PipelineModel
                                     # ^^^^^^^^^^^^^ SM105 withheld

        part = Model(image_uri=image, model_data=data, role=role, entry_point="serve.py")
             # ^^^^^ SM401 withheld
        chain = PipelineModel(models=[part], role=role)
              # ^^^^^^^^^^^^^ SM402 withheld
      `,
      reason: /entry_point=/,
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
