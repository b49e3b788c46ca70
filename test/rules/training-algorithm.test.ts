import { describeRule, py } from '../support/check-harness';

describeRule('registered algorithms', {
  fixes: [
    {
      name: 'what V2 read from the algorithm',
      before: py`
        from sagemaker.algorithm import AlgorithmEstimator
                                      # ^^^^^^^^^^^^^^^^^^ SM105 safe

        algorithm = AlgorithmEstimator(arn, role, 1, "ml.m5.xlarge", hyperparameters=settings, output_path=out, sagemaker_session=session)
                  # ^^^^^^^^^^^^^^^^^^ SM210 review
        algorithm.set_hyperparameters(depth=3)
                # ^^^^^^^^^^^^^^^^^^^ SM207 safe
        algorithm.fit("s3://b/train")
                # ^^^ SM204 review
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            Networking,
            StoppingCondition,
            InputData,
        )
        from sagemaker.train import ModelTrainer

        algorithm_2 = session.sagemaker_client.describe_algorithm(AlgorithmName=arn)
        algorithm = ModelTrainer(
            algorithm_name=arn,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            hyperparameters={
                **{one["Name"]: one["DefaultValue"] for one in algorithm_2["TrainingSpecification"].get("SupportedHyperParameters", []) if "DefaultValue" in one},
                **{name: str(value) for name, value in settings.items()}
            },
            output_data_config=OutputDataConfig(s3_output_path=out),
            sagemaker_session=session,
            base_job_name=arn.split("/")[-1],
            networking=Networking(enable_network_isolation="ProductId" in algorithm_2),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        algorithm.hyperparameters.update({"depth": 3})
        algorithm.train(
            input_data_config=[InputData(channel_name="training", data_source="s3://b/train")]
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'what a ModelTrainer or ModelBuilder cannot be told',
      code: py`
        from sagemaker.algorithm import AlgorithmEstimator
                                      # ^^^^^^^^^^^^^^^^^^ SM105 withheld
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        a = AlgorithmEstimator(find(), role, 1, "ml.m5.xlarge")
          # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        b = AlgorithmEstimator(arn, role, 1, "local")
          # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        c = AlgorithmEstimator(arn, role, 1, "ml.m5.xlarge", model_uri="s3://b/model")
          # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        d = AlgorithmEstimator(arn, role, 1, "ml.m5.xlarge", output_path=out)
          # ^^^^^^^^^^^^^^^^^^ SM210 review
        d.fit("s3://b/train")
        # ^^^ SM204 review
        d.register(["text/csv"], ["text/csv"])
        # ^^^^^^^^ SM406 withheld
        e = AlgorithmEstimator(arn, role, 1, "ml.m5.xlarge", output_path=out)
          # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        tuner = HyperparameterTuner(e, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 withheld
      `,
      reason: /a name first|on SageMaker only|model_uri=|create_model_package|AlgorithmEstimator|A use of this/,
    },
  ],
  silent: [
    {
      name: 'a class of the same name from elsewhere',
      code: py`
        def train(AlgorithmEstimator):
            AlgorithmEstimator("arn").fit("s3://b/t")
      `,
    },
  ],
});
