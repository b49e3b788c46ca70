import { describeRule, py } from '../support/check-harness';

describeRule('pipelines-old-steps', {
  fixes: [
    {
      name: 'an estimator with a plain session in a step, and its registration',
      before: py`
        import sagemaker
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.inputs import TrainingInput
                                   # ^^^^^^^^^^^^^ SM105 safe
        from sagemaker.workflow.step_collections import RegisterModel
                                                      # ^^^^^^^^^^^^^ SM105 safe
        from sagemaker.workflow.steps import TrainingStep
                                           # ^^^^^^^^^^^^ SM101 safe

        session = sagemaker.Session(default_bucket=bucket)
                          # ^^^^^^^ SM101 safe
        est = Estimator(image, role, 1, kind, output_path=out, sagemaker_session=session, disable_profiler=True, debugger_hook_config=False)
            # ^^^^^^^^^ SM201 safe
        step = TrainingStep(
            name="Train",
            estimator=est,  # the job
          # ^^^^^^^^^ SM701 safe
            inputs={"train": TrainingInput(data, content_type="text/csv")},
                           # ^^^^^^^^^^^^^ SM205 safe
        )
        register = RegisterModel(
                 # ^^^^^^^^^^^^^ SM701 safe
            name="Register",
            estimator=est,
            model_data=step.properties.ModelArtifacts.S3ModelArtifacts,
            content_types=["text/csv"],
            response_types=["text/csv"],
            model_package_group_name="churn",
        )
      `,
      after: py`
        from sagemaker.mlops.workflow.steps import TrainingStep
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.workflow.pipeline_context import PipelineSession
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            StoppingCondition,
            InputData,
        )
        from sagemaker.train import ModelTrainer
        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.mlops.workflow.model_step import ModelStep

        session = Session(default_bucket=bucket)
        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type=kind),
            output_data_config=OutputDataConfig(s3_output_path=out),
            sagemaker_session=PipelineSession(
                boto_session=session.boto_session,
                sagemaker_client=session.sagemaker_client,
                default_bucket=session.default_bucket()
            ),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        step = TrainingStep(
            name="Train",
            step_args=est.train(
                input_data_config=[
                    InputData(channel_name="train", data_source=data, content_type="text/csv"),
                ],
            ),  # the job
        )
        register = ModelStep(
            name="Register-RegisterModel",
            step_args=ModelBuilder(
                image_uri=est.training_image,
                s3_model_data_url=step.properties.ModelArtifacts.S3ModelArtifacts,
                role_arn=est.role,
                sagemaker_session=est.sagemaker_session,
                dependencies={},
            ).register(
                content_types=["text/csv"],
                response_types=["text/csv"],
                model_package_group_name="churn",
            ),
        )
      `,
    },
    {
      name: 'a transformer that is given the session it needs',
      before: py`
        from sagemaker.inputs import TransformInput
                                   # ^^^^^^^^^^^^^^ SM105 safe
        from sagemaker.transformer import Transformer
                                        # ^^^^^^^^^^^ SM101 safe
        from sagemaker.workflow.steps import TransformStep
                                           # ^^^^^^^^^^^^^ SM101 safe

        transformer = Transformer(model, 1, kind, output_path=out)
        step = TransformStep(name="Batch", transformer=transformer, inputs=TransformInput(data=data, split_type="Line"))
                                         # ^^^^^^^^^^^ SM701 safe
      `,
      after: py`
        from sagemaker.core.transformer import Transformer
        from sagemaker.mlops.workflow.steps import TransformStep
        from sagemaker.core.workflow.pipeline_context import PipelineSession

        transformer = Transformer(model, 1, kind, output_path=out, sagemaker_session=PipelineSession())
        step = TransformStep(
            name="Batch",
            step_args=transformer.transform(data=data, split_type="Line")
        )
      `,
    },
    {
      name: 'a condition on a value that a step wrote',
      before: py`
        from sagemaker.workflow.condition_step import ConditionStep, JsonGet
                                                    # ^^^^^^^^^^^^^ SM101 safe
                                                                   # ^^^^^^^ SM105 safe
        from sagemaker.workflow.conditions import ConditionLessThanOrEqualTo
                                                # ^^^^^^^^^^^^^^^^^^^^^^^^^^ SM101 safe

        good = ConditionLessThanOrEqualTo(
            left=JsonGet(
               # ^^^^^^^ SM701 safe
                step=step_eval,
                property_file=report,  # of the evaluation
                json_path="metrics.mse.value",
            ),
            right=JsonGet(other, report, "limit"),
                # ^^^^^^^ SM701 safe
        )
        check = ConditionStep(name="Check", conditions=[good])
      `,
      after: py`
        from sagemaker.mlops.workflow.condition_step import ConditionStep
        from sagemaker.core.workflow.conditions import ConditionLessThanOrEqualTo
        from sagemaker.core.workflow.functions import JsonGet

        good = ConditionLessThanOrEqualTo(
            left=JsonGet(
                step_name=step_eval.name,
                property_file=report,  # of the evaluation
                json_path="metrics.mse.value",
            ),
            right=JsonGet(other.name, report, "limit"),
        )
        check = ConditionStep(name="Check", conditions=[good])
      `,
    },
  ],
  withholds: [
    {
      name: 'an estimator that is trained at once besides',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.workflow.steps import TrainingStep
                                           # ^^^^^^^^^^^^ SM101 safe

        est = Estimator(image, role, 1, kind, output_path=out)
            # ^^^^^^^^^ SM201 withheld
        est.fit("s3://b/train")
          # ^^^ SM204 withheld
        step = TrainingStep(name="Train", estimator=est)
                                        # ^^^^^^^^^ SM701 withheld
      `,
      reason: /fit\(\) would not run/,
    },
    {
      name: 'a JumpStart estimator, whose trainer takes no session of a pipeline',
      code: py`
        from sagemaker.jumpstart.estimator import JumpStartEstimator
                                                # ^^^^^^^^^^^^^^^^^^ SM105 withheld
        from sagemaker.workflow.steps import TrainingStep
                                           # ^^^^^^^^^^^^ SM101 safe

        est = JumpStartEstimator(model_id="xgboost-classification-model", role=role)
            # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        step = TrainingStep(name="Train", estimator=est)
                                        # ^^^^^^^^^ SM701 withheld
      `,
      reason: /with a plain Session train\(\) would start a job at once/,
    },
    {
      name: 'an estimator that comes from elsewhere',
      code: py`
        from sagemaker.workflow.steps import TrainingStep
                                           # ^^^^^^^^^^^^ SM101 safe

        def step_of(estimator):
            return TrainingStep(name="Train", estimator=estimator)
                                            # ^^^^^^^^^ SM701 withheld
      `,
      reason: /with a plain Session train\(\) would start a job at once/,
    },
    {
      name: 'a framework whose version is not fixed, which takes the training step along',
      code: py`
        from sagemaker.workflow.step_collections import RegisterModel
                                                      # ^^^^^^^^^^^^^ SM105 withheld
        from sagemaker.workflow.steps import TrainingStep
                                           # ^^^^^^^^^^^^ SM101 safe
        from sagemaker.xgboost import XGBoost
                                    # ^^^^^^^ SM105 withheld

        for version in versions:
            est = XGBoost("train.py", version, role=role, instance_count=1, instance_type="ml.m5.xlarge", output_path=out, source_dir="src")
                # ^^^^^^^ SM202 withheld
            version = "1.5-1"
            step = TrainingStep(name="Train", estimator=est)
                                            # ^^^^^^^^^ SM701 withheld
            register = RegisterModel("Register", ["text/csv"], ["text/csv"], estimator=est, model_data=data)
                     # ^^^^^^^^^^^^^ SM701 withheld
      `,
      reason: /inference image/,
    },
    {
      name: 'tags of a package, which register() does not take',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld
        from sagemaker.workflow.step_collections import RegisterModel
                                                      # ^^^^^^^^^^^^^ SM105 withheld

        model = Model(image_uri=image, model_data=data, role=role, sagemaker_session=session)
              # ^^^^^ SM401 withheld
        step = RegisterModel("Register", ["text/csv"], ["text/csv"], model=model, tags=tags)
             # ^^^^^^^^^^^^^ SM701 withheld
      `,
      reason: /no tags= for this step/,
    },
    {
      name: 'a tuner of several estimators',
      code: py`
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld
        from sagemaker.workflow.steps import TuningStep
                                           # ^^^^^^^^^^ SM101 safe

        tuner = HyperparameterTuner.create(estimators, metrics, ranges)
                                  # ^^^^^^ SM304 withheld
        step = TuningStep(name="Tune", tuner=tuner)
                                     # ^^^^^ SM701 withheld
      `,
      reason: /tune\(\) would start a job at once/,
    },
    {
      name: 'a step that is looked up in place',
      code: py`
        from sagemaker.workflow.condition_step import JsonGet
                                                    # ^^^^^^^ SM105 withheld

        score = JsonGet(step=find("Evaluate"), property_file=report, json_path="mse")
              # ^^^^^^^ SM701 withheld
      `,
      reason: /step_name=step\.name/,
    },
  ],
  silent: [
    {
      name: 'steps of V3',
      code: py`
        from sagemaker.core.transformer import Transformer
        from sagemaker.core.workflow.pipeline_context import PipelineSession
        from sagemaker.mlops.workflow.steps import TransformStep

        transformer = Transformer(model, 1, kind, output_path=out, sagemaker_session=PipelineSession())
        step = TransformStep(name="Batch", step_args=transformer.transform(data=data))
      `,
    },
  ],
});
