import { describeRule, py } from '../support/check-harness';

describeRule('values that are the SDK’s on some paths only', {
  fixes: [
    {
      name: 'the rewrite asks for a look',
      before: py`
        from sagemaker.estimator import Estimator
        #                               ^^^^^^^^^ SM105 safe

        if flag:
            job = Estimator("image", "role", 1, "ml.m5.large", max_run=60, output_path="s3://b/out")
        #         ^^^^^^^^^ SM201 safe
        else:
            job = local_trainer()
        print(job.model_data)
        #         ^^^^^^^^^^ SM206 review
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, StoppingCondition, OutputDataConfig
        from sagemaker.train import ModelTrainer

        if flag:
            job = ModelTrainer(
                training_image="image",
                role="role",
                compute=Compute(instance_count=1, instance_type="ml.m5.large"),
                stopping_condition=StoppingCondition(max_runtime_in_seconds=60),
                output_data_config=OutputDataConfig(s3_output_path="s3://b/out")
            )
        else:
            job = local_trainer()
        # TODO(sagemaker-v3 SM206): On some paths model_data may not be the SDK's; check that all of them still work.
        print(job._latest_training_job.model_artifacts.s3_model_artifacts)
      `,
    },
  ],
  withholds: [],
  silent: [
    {
      name: 'no path leads to the SDK',
      code: 'import sagemaker\nif flag:\n    job = one()\nelse:\n    job = other()\nprint(job.model_data)\njob.fit()\n',
    },
  ],
});
