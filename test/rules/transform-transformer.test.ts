import { describeRule, py } from '../support/check-harness';

describeRule('transformer', {
  fixes: [
    {
      name: 'of an estimator',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path="s3://bucket/out")
            # ^^^^^^^^^ SM201 safe
        est.fit("s3://bucket/train")
          # ^^^ SM204 review
        transformer = est.transformer(1, "ml.m5.large", output_path="s3://bucket/scores", model_name="churn")
                        # ^^^^^^^^^^^ SM601 safe
        transformer.transform("s3://bucket/batch", content_type="text/csv", split_type="Line")
        transformer.wait()
        print(transformer.latest_transform_job.name, transformer.output_path)
                                             # ^^^^ SM601 safe
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            StoppingCondition,
            InputData,
        )
        from sagemaker.train import ModelTrainer
        from sagemaker.serve.model_builder import ModelBuilder

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path="s3://bucket/out"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        est.train(
            input_data_config=[
                InputData(channel_name="training", data_source="s3://bucket/train")
            ]
        )
        model_builder = ModelBuilder(
            image_uri=est.training_image,
            s3_model_data_url=est._latest_training_job.model_artifacts.s3_model_artifacts,
            role_arn=est.role,
        )
        model_builder.build(model_name="churn")
        transformer = model_builder.transformer(
            instance_count=1,
            instance_type="ml.m5.large",
            output_path="s3://bucket/scores"
        )
        transformer.transform("s3://bucket/batch", content_type="text/csv", split_type="Line")
        transformer.wait()
        print(transformer.latest_transform_job.transform_job_name, transformer.output_path)
      `,
    },
    {
      name: 'of a model',
      before: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe

        model = Model(image_uri=image, model_data=data, role=role)
              # ^^^^^ SM401 safe
        transformer = model.transformer(
                          # ^^^^^^^^^^^ SM601 safe
            instance_count=1,
            instance_type="ml.m5.large",
            tags=[{"Key": "team", "Value": "risk"}],
        )
        transformer.transform("s3://bucket/batch")
      `,
      after: py`
        from sagemaker.serve.model_builder import ModelBuilder

        model = ModelBuilder(
            image_uri=image,
            s3_model_data_url=data,
            role_arn=role,
            instance_type="ml.m5.large"
        )
        model.add_tags([{"Key": "team", "Value": "risk"}])
        model.build()
        transformer = model.transformer(
            instance_count=1,
            instance_type="ml.m5.large",
            tags=[{"Key": "team", "Value": "risk"}],
        )
        transformer.transform("s3://bucket/batch")
      `,
    },
    {
      name: 'constructed on its own',
      before: py`
        from sagemaker.transformer import Transformer
                                        # ^^^^^^^^^^^ SM101 safe

        transformer = Transformer("churn", 1, "ml.m5.large", output_path="s3://bucket/scores")
        transformer.transform("s3://bucket/batch", wait=True)
        print(transformer.latest_transform_job.job_name)
                                             # ^^^^^^^^ SM601 safe
      `,
      after: py`
        from sagemaker.core.transformer import Transformer

        transformer = Transformer("churn", 1, "ml.m5.large", output_path="s3://bucket/scores")
        transformer.transform("s3://bucket/batch", wait=True)
        print(transformer.latest_transform_job.transform_job_name)
      `,
    },
  ],
  withholds: [
    {
      name: 'attaching to a job',
      code: py`
        from sagemaker.transformer import Transformer
                                        # ^^^^^^^^^^^ SM101 safe

        transformer = Transformer.attach("job")
                                # ^^^^^^ SM601 withheld
      `,
      reason: /TransformJob.get/,
    },
    {
      name: 'describing the job',
      code: py`
        from sagemaker.transformer import Transformer
                                        # ^^^^^^^^^^^ SM101 safe

        transformer = Transformer("churn", 1, "ml.m5.large")
        transformer.transform("s3://bucket/batch")
        status = transformer.latest_transform_job.describe()["TransformJobStatus"]
                                                # ^^^^^^^^ SM601 withheld
      `,
      reason: /refresh/,
    },
    {
      name: 'a keyword that ModelBuilder lacks',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path="s3://bucket/out")
            # ^^^^^^^^^ SM201 safe
        est.transformer(1, "ml.m5.large", vpc_config_override=vpc)
          # ^^^^^^^^^^^ SM601 withheld
      `,
      reason: /vpc_config_override=/,
    },
  ],
  silent: [
    {
      name: 'the V3 class',
      code: py`
        from sagemaker.core.transformer import Transformer

        transformer = Transformer("churn", 1, "ml.m5.large")
        transformer.transform("s3://bucket/batch")
        print(transformer.latest_transform_job.transform_job_name)
      `,
    },
    {
      name: 'an untyped parameter',
      code: py`
        def run(model):
            return model.transformer(1, "ml.m5.large")
      `,
    },
  ],
});
