import { describeRule, py } from '../support/check-harness';

describeRule('pipelines-training', {
  fixes: [
    {
      name: 'an estimator with a PipelineSession, whose fit() describes a step',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.inputs import TrainingInput
                                   # ^^^^^^^^^^^^^ SM105 safe
        from sagemaker.workflow.pipeline_context import PipelineSession
                                                      # ^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.workflow.steps import TrainingStep
                                           # ^^^^^^^^^^^^ SM101 safe

        session = PipelineSession()
        est = Estimator(image, role, 1, kind, output_path=out, sagemaker_session=session, disable_profiler=True, debugger_hook_config=False)
            # ^^^^^^^^^ SM201 safe
        data = TrainingInput(prepare.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri)
             # ^^^^^^^^^^^^^ SM205 safe
        args = est.fit({"train": data}, job_name="nightly")
                 # ^^^ SM204 safe
        step = TrainingStep("Train", step_args=args)
      `,
      after: py`
        from sagemaker.core.workflow.pipeline_context import PipelineSession
        from sagemaker.mlops.workflow.steps import TrainingStep
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            StoppingCondition,
            InputData,
        )
        from sagemaker.train import ModelTrainer

        session = PipelineSession()
        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type=kind),
            output_data_config=OutputDataConfig(s3_output_path=out),
            sagemaker_session=session,
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        data = InputData(
            channel_name="train",
            data_source=prepare.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri
        )
        args = est.train(input_data_config=[data])
        step = TrainingStep("Train", step_args=args)
      `,
    },
    {
      name: 'hyperparameters and an image that are known in the execution only',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.workflow.execution_variables import ExecutionVariables
                                                         # ^^^^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.workflow.parameters import ParameterBoolean, ParameterString
                                                # ^^^^^^^^^^^^^^^^ SM101 safe
                                                                  # ^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.workflow.pipeline_context import PipelineSession
                                                      # ^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.workflow.steps import TrainingStep
                                           # ^^^^^^^^^^^^ SM101 safe

        image = ParameterString(name="Image")
        shuffle = ParameterBoolean(name="Shuffle")
        first = TrainingStep("First", step_args=earlier)
        est = Estimator(
            # ^^^^^^^^^ SM201 safe
            image_uri=image,
            role=role,
            instance_count=1,
            instance_type=kind,
            output_path=out,
            sagemaker_session=PipelineSession(),
            hyperparameters={
                "shuffle": shuffle,
                "run": ExecutionVariables.PIPELINE_EXECUTION_ID,
                "loss": first.properties.FinalMetricDataList["loss"].Value,
            },
        )
      `,
      after: py`
        from sagemaker.core.workflow.execution_variables import ExecutionVariables
        from sagemaker.core.workflow.parameters import ParameterBoolean, ParameterString
        from sagemaker.core.workflow.pipeline_context import PipelineSession
        from sagemaker.mlops.workflow.steps import TrainingStep
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer

        image = ParameterString(name="Image")
        shuffle = ParameterBoolean(name="Shuffle")
        first = TrainingStep("First", step_args=earlier)
        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type=kind),
            output_data_config=OutputDataConfig(s3_output_path=out),
            sagemaker_session=PipelineSession(),
            hyperparameters={
                "shuffle": shuffle.to_string(),
                "run": ExecutionVariables.PIPELINE_EXECUTION_ID.to_string(),
                "loss": first.properties.FinalMetricDataList["loss"].Value.to_string(),
            },
            base_job_name="training",
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'a pipeline that runs locally',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.workflow.pipeline_context import LocalPipelineSession
                                                      # ^^^^^^^^^^^^^^^^^^^^ SM105 withheld

        session = LocalPipelineSession()
                # ^^^^^^^^^^^^^^^^^^^^ SM701 withheld
        est = Estimator(image, role, 1, "local", sagemaker_session=session)
            # ^^^^^^^^^ SM201 withheld
        args = est.fit("s3://b/train")
                 # ^^^ SM204 withheld
      `,
      reason: /runs locally/,
    },
    {
      name: 'a role that is a pipeline parameter',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.workflow.parameters import ParameterString
                                                # ^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.workflow.pipeline_context import PipelineSession
                                                      # ^^^^^^^^^^^^^^^ SM101 safe

        role = ParameterString(name="Role")
        est = Estimator(image, role, 1, kind, sagemaker_session=PipelineSession())
            # ^^^^^^^^^ SM201 withheld
        args = est.fit("s3://b/train")
                 # ^^^ SM204 withheld
      `,
      reason: /no pipeline variable for role=/,
    },
    {
      name: 'a definition that may keep job names',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.workflow.pipeline_context import PipelineSession
                                                      # ^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.workflow.pipeline_definition_config import PipelineDefinitionConfig
                                                                # ^^^^^^^^^^^^^^^^^^^^^^^^ SM101 safe

        config = PipelineDefinitionConfig(use_custom_job_prefix=True)
        est = Estimator(image, role, 1, kind, sagemaker_session=PipelineSession())
            # ^^^^^^^^^ SM201 withheld
        args = est.fit("s3://b/train")
                 # ^^^ SM204 withheld
      `,
      reason: /PipelineDefinitionConfig/,
    },
  ],
  silent: [
    {
      name: 'a trainer of V3 in a step',
      code: py`
        from sagemaker.core.workflow.pipeline_context import PipelineSession
        from sagemaker.mlops.workflow.steps import TrainingStep
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image=image, role=role, sagemaker_session=PipelineSession())
        step = TrainingStep("Train", step_args=trainer.train())
      `,
    },
  ],
});
