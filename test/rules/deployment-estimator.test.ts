import { describeRule, py } from '../support/check-harness';

describeRule('estimator deploy', {
  fixes: [
    {
      name: 'a built-in algorithm with its network and tags',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(
            # ^^^^^^^^^ SM201 safe
            image_uri=image,
            role=role,
            instance_count=1,
            instance_type="ml.m5.xlarge",
            output_path="s3://bucket/out",
            subnets=subnets,
            security_group_ids=groups,
            tags=[{"Key": "team", "Value": "risk"}],
        )
        est.fit("s3://bucket/train")
          # ^^^ SM204 review
        predictor = est.deploy(1, "ml.m5.large", endpoint_name="churn", model_name="churn-model")
                      # ^^^^^^ SM404 safe
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Tag,
            Compute,
            OutputDataConfig,
            Networking,
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
            networking=Networking(subnets=subnets, security_group_ids=groups),
            tags=[Tag(key="team", value="risk")],
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
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
            network=est.networking,
            instance_type="ml.m5.large",
        )
        model_builder.add_tags([{"Key": "team", "Value": "risk"}])
        model_builder.build(model_name="churn-model")
        predictor = model_builder.deploy(initial_instance_count=1, endpoint_name="churn")
      `,
    },
    {
      name: 'training that is not waited for',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path="s3://bucket/out")
            # ^^^^^^^^^ SM201 safe
        est.fit("s3://bucket/train", wait=False)
          # ^^^ SM204 review
        est.deploy(1, "ml.m5.large")
          # ^^^^^^ SM404 review
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
            ],
            wait=False
        )
        # TODO(sagemaker-v3 SM404): Training is not waited for: call wait() and refresh() on _latest_training_job first, because its model_artifacts are empty until it has finished.
        model_builder = ModelBuilder(
            image_uri=est.training_image,
            s3_model_data_url=est._latest_training_job.model_artifacts.s3_model_artifacts,
            role_arn=est.role,
            instance_type="ml.m5.large",
        )
        model_builder.build()
        model_builder.deploy(initial_instance_count=1)
      `,
    },
    {
      name: 'a framework estimator in a function',
      before: py`
        from sagemaker.xgboost import XGBoost
                                    # ^^^^^^^ SM105 safe


        def run():
            est = XGBoost(
                # ^^^^^^^ SM202 review
                entry_point="train.py",
                source_dir="src",
                framework_version="1.7-1",
                role=role,
                instance_count=1,
                instance_type="ml.m5.xlarge",
                output_path="s3://bucket/out",
            )
            est.fit("s3://bucket/train")
              # ^^^ SM204 review
            est.deploy(initial_instance_count=1, instance_type="ml.m5.large")
              # ^^^^^^ SM404 review
      `,
      after: py`
        import os

        from sagemaker.core import image_uris
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.training.configs import (
            SourceCode,
            Compute,
            OutputDataConfig,
            StoppingCondition,
            InputData,
        )
        from sagemaker.train import ModelTrainer
        from sagemaker.serve.model_builder import ModelBuilder


        def run():
            est = ModelTrainer(
                source_code=SourceCode(
                    entry_script="train.py",
                    source_dir="src",
                    requirements="requirements.txt" if os.path.exists("src/requirements.txt") else None,
                ),
                training_image=image_uris.retrieve(
                    framework="xgboost",
                    region=Session().boto_region_name,
                    version="1.7-1",
                    instance_type="ml.m5.xlarge",
                    image_scope="training",
                ),
                role=role,
                compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
                output_data_config=OutputDataConfig(s3_output_path="s3://bucket/out"),
                stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
            )
            est.train(
                input_data_config=[
                    InputData(channel_name="training", data_source="s3://bucket/train")
                ]
            )
            model_builder = ModelBuilder(
                image_uri=image_uris.retrieve(
                    framework="xgboost",
                    region=Session().boto_region_name,
                    version="1.7-1",
                    py_version="py3",
                    instance_type="ml.m5.large",
                    image_scope="inference",
                ),
                s3_model_data_url=est._latest_training_job.model_artifacts.s3_model_artifacts,
                role_arn=est.role,
                source_code=est.source_code.model_copy(update={"requirements": None}),
                instance_type="ml.m5.large",
            )
            model_builder.build()
            model_builder.deploy(initial_instance_count=1)
      `,
    },
    {
      name: 'the best job of a tuner',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner, IntegerParameter
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe
                                                       # ^^^^^^^^^^^^^^^^ SM101 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path="s3://bucket/out")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "validation:auc", {"max_depth": IntegerParameter(1, 9)})
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        tuner.fit("s3://bucket/train")
            # ^^^ SM302 safe
        tuner.deploy(initial_instance_count=1, instance_type="ml.m5.large")
            # ^^^^^^ SM405 safe
        best = tuner.best_estimator()
                   # ^^^^^^^^^^^^^^ SM303 safe
        best.deploy(1, "ml.c5.large", endpoint_name="best")
           # ^^^^^^ SM405 safe
      `,
      after: py`
        from sagemaker.core.parameter import IntegerParameter
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner
        from sagemaker.core.resources import TrainingJob
        from sagemaker.serve.model_builder import ModelBuilder

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path="s3://bucket/out"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        tuner = HyperparameterTuner(
            model_trainer=est,
            objective_metric_name="validation:auc",
            hyperparameter_ranges={"max_depth": IntegerParameter(1, 9)}
        )
        tuner.tune(inputs="s3://bucket/train")
        best_training_job = TrainingJob.get(training_job_name=tuner.best_training_job())
        model_builder = ModelBuilder(
            image_uri=best_training_job.algorithm_specification.training_image,
            s3_model_data_url=best_training_job.model_artifacts.s3_model_artifacts,
            role_arn=best_training_job.role_arn,
            instance_type="ml.m5.large",
        )
        model_builder.build()
        model_builder.deploy(
            initial_instance_count=1,
            endpoint_name=best_training_job.training_job_name
        )
        best = TrainingJob.get(training_job_name=tuner.best_training_job())
        model_builder_2 = ModelBuilder(
            image_uri=best.algorithm_specification.training_image,
            s3_model_data_url=best.model_artifacts.s3_model_artifacts,
            role_arn=best.role_arn,
            instance_type="ml.c5.large",
        )
        model_builder_2.build()
        model_builder_2.deploy(initial_instance_count=1, endpoint_name="best")
      `,
    },
    {
      name: 'a model of an estimator',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path="s3://bucket/out")
            # ^^^^^^^^^ SM201 safe
        est.fit("s3://bucket/train")
          # ^^^ SM204 review
        model = est.create_model(name="churn")
                  # ^^^^^^^^^^^^ SM406 safe
        model.deploy(1, "ml.m5.large")
            # ^^^^^^ SM403 safe
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
        model = ModelBuilder(
            image_uri=est.training_image,
            s3_model_data_url=est._latest_training_job.model_artifacts.s3_model_artifacts,
            role_arn=est.role,
            instance_type="ml.m5.large"
        )
        model.build(model_name="churn")
        model.deploy(initial_instance_count=1)
      `,
    },
  ],
  withholds: [
    {
      name: 'updating an endpoint: the training is rewritten all the same',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path="s3://bucket/out")
            # ^^^^^^^^^ SM201 safe
        est.deploy(1, "ml.m5.large", update_endpoint=True)
          # ^^^^^^ SM404 withheld
      `,
      reason: /update_endpoint=True\) fails/,
    },
    {
      name: 'no place for statements',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path="s3://bucket/out")
            # ^^^^^^^^^ SM201 safe
        predictors = [est.deploy(1, kind) for kind in kinds]
                        # ^^^^^^ SM404 withheld
      `,
      reason: /statement of its own/,
    },
    {
      name: 'a compiled model',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path="s3://bucket/out")
            # ^^^^^^^^^ SM201 safe
        est.deploy(1, "ml.c5.large", use_compiled_model=True)
          # ^^^^^^ SM404 withheld
      `,
      reason: /CompilationJob/,
    },
    {
      name: 'an instance type that is computed',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path="s3://bucket/out")
            # ^^^^^^^^^ SM201 safe
        est.deploy(1, pick(est))
          # ^^^^^^ SM404 withheld
      `,
      reason: /a name first/,
    },
  ],
  silent: [
    {
      name: 'an untyped parameter',
      code: py`
        def run(estimator, tuner):
            tuner.deploy(1, "ml.m5.large")
            return estimator.deploy(1, "ml.m5.large")
      `,
    },
    {
      name: 'another estimator',
      code: py`
        from sklearn.ensemble import RandomForestClassifier

        RandomForestClassifier().deploy(1)
      `,
    },
  ],
});
