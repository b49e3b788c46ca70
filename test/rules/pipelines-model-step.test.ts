import { describeRule, py } from '../support/check-harness';

describeRule('pipelines-model-step', {
  fixes: [
    {
      name: 'steps that create and register a model, and texts that name them',
      before: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe
        from sagemaker.workflow.condition_step import ConditionStep
                                                    # ^^^^^^^^^^^^^ SM101 safe
        from sagemaker.workflow.model_step import ModelStep
                                                # ^^^^^^^^^ SM105 safe

        model = Model(image_uri=image, model_data=train.properties.ModelArtifacts.S3ModelArtifacts, role=role, sagemaker_session=session)
              # ^^^^^ SM401 safe
        create = ModelStep(
               # ^^^^^^^^^ SM701 safe
            name='Create',  # once
            step_args=model.create(instance_type="ml.m5.large"),
                          # ^^^^^^ SM406 safe
        )
        args = model.register(content_types=["text/csv"], response_types=["text/csv"], model_package_group_name="churn")
                   # ^^^^^^^^ SM406 safe
        register = ModelStep(f"{prefix}-Register", step_args=args, depends_on=["Create"])
                 # ^^^^^^^^^ SM701 safe
        last = ModelStep(step_name, args)
             # ^^^^^^^^^ SM701 safe
        check = ConditionStep("Check", conditions=[good], if_steps=[register], depends_on=["Create", "Other"])
      `,
      after: py`
        from sagemaker.mlops.workflow.condition_step import ConditionStep
        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.mlops.workflow.model_step import ModelStep

        model = ModelBuilder(
            image_uri=image,
            s3_model_data_url=train.properties.ModelArtifacts.S3ModelArtifacts,
            role_arn=role,
            sagemaker_session=session
        )
        create = ModelStep(
            name='Create-CreateModel',  # once
            step_args=model.build(),
        )
        args = model.register(content_types=["text/csv"], response_types=["text/csv"], model_package_group_name="churn")
        register = ModelStep(f"{prefix}-Register-RegisterModel", step_args=args, depends_on=["Create-CreateModel"])
        last = ModelStep(step_name + "-RegisterModel", args)
        check = ConditionStep("Check", conditions=[good], if_steps=[register], depends_on=["Create-CreateModel", "Other"])
      `,
    },
  ],
  withholds: [
    {
      name: 'a model with code, which one more step of the pipeline would pack',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld
        from sagemaker.workflow.model_step import ModelStep
                                                # ^^^^^^^^^ SM105 withheld

        model = Model(image_uri=image, model_data=data, role=role, entry_point="inference.py", source_dir="src", sagemaker_session=session)
              # ^^^^^ SM401 withheld
        step = ModelStep(name="Create", step_args=model.create(instance_type="ml.m5.large"))
             # ^^^^^^^^^ SM701 withheld
                                                      # ^^^^^^ SM406 withheld
      `,
      reason: /code of its own/,
    },
    {
      name: 'arguments that cannot be seen',
      code: py`
        from sagemaker.workflow.model_step import ModelStep
                                                # ^^^^^^^^^ SM105 withheld

        step = ModelStep(name="Create", step_args=arguments)
             # ^^^^^^^^^ SM701 withheld
      `,
      reason: /cannot be seen here/,
    },
    {
      name: 'the steps inside of the collection',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld
        from sagemaker.workflow.model_step import ModelStep
                                                # ^^^^^^^^^ SM105 withheld

        model = Model(image_uri=image, model_data=data, role=role, sagemaker_session=session)
              # ^^^^^ SM401 withheld
        step = ModelStep(name="Create", step_args=model.create())
             # ^^^^^^^^^ SM701 withheld
                                                      # ^^^^^^ SM406 withheld
        first = step.steps[0]
                   # ^^^^^ SM701 withheld
      `,
      reason: /is the step itself/,
    },
  ],
  silent: [
    {
      name: 'a step of V3',
      code: py`
        from sagemaker.mlops.workflow.model_step import ModelStep
        from sagemaker.serve.model_builder import ModelBuilder

        model = ModelBuilder(image_uri=image, s3_model_data_url=data, role_arn=role, sagemaker_session=session)
        step = ModelStep(name="Create", step_args=model.build())
      `,
    },
  ],
});
