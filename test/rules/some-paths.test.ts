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
    {
      name: 'two estimators for which V3 wants the same call',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        if flag:
            job = Estimator("one", "role", 1, "ml.m5.large", max_run=60, output_path="s3://b/out")
                # ^^^^^^^^^ SM201 safe
        else:
            job = Estimator("two", "role", 1, "ml.m5.large", max_run=60, output_path="s3://b/out")
                # ^^^^^^^^^ SM201 safe
        print(job.model_data)
                # ^^^^^^^^^^ SM206 safe
        predictor = job.deploy(1, "ml.m5.large")
                      # ^^^^^^ SM404 safe
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, StoppingCondition, OutputDataConfig
        from sagemaker.train import ModelTrainer
        from sagemaker.serve.model_builder import ModelBuilder

        if flag:
            job = ModelTrainer(
                training_image="one",
                role="role",
                compute=Compute(instance_count=1, instance_type="ml.m5.large"),
                stopping_condition=StoppingCondition(max_runtime_in_seconds=60),
                output_data_config=OutputDataConfig(s3_output_path="s3://b/out")
            )
        else:
            job = ModelTrainer(
                training_image="two",
                role="role",
                compute=Compute(instance_count=1, instance_type="ml.m5.large"),
                stopping_condition=StoppingCondition(max_runtime_in_seconds=60),
                output_data_config=OutputDataConfig(s3_output_path="s3://b/out")
            )
        print(job._latest_training_job.model_artifacts.s3_model_artifacts)
        model_builder = ModelBuilder(
            image_uri=job.training_image,
            s3_model_data_url=job._latest_training_job.model_artifacts.s3_model_artifacts,
            role_arn=job.role,
            instance_type="ml.m5.large",
        )
        model_builder.build()
        predictor = model_builder.deploy(initial_instance_count=1)
      `,
    },
  ],
  withholds: [
    {
      name: 'two estimators whose models would be hosted in different images',
      code: py`
        from sagemaker.pytorch import PyTorch
                                    # ^^^^^^^ SM105 withheld
        from sagemaker.sklearn import SKLearn
                                    # ^^^^^^^ SM105 withheld
        if flag:
            job = PyTorch("a.py", source_dir="src", framework_version="2.1", py_version="py310", role="r", instance_count=1, instance_type="ml.m5.large")
                # ^^^^^^^ SM202 withheld
        else:
            job = SKLearn("a.py", source_dir="src", framework_version="1.2-1", role="r", instance_type="ml.m5.large")
                # ^^^^^^^ SM202 withheld
        job.deploy(1, "ml.m5.large")
          # ^^^^^^ SM404 withheld
      `,
      reason: /depends on the path taken, and V3 wants another call for each/,
    },
    {
      name: 'two estimators of one class with different versions, made by a function',
      code: py`
        from sagemaker.pytorch import PyTorch
                                    # ^^^^^^^ SM105 withheld
        def make(kind):
            if kind == "old":
                return PyTorch("a.py", source_dir="src", framework_version="1.12", py_version="py38", role="r", instance_count=1, instance_type="ml.m5.large")
                     # ^^^^^^^ SM202 withheld
            return PyTorch("a.py", source_dir="src", framework_version="2.1", py_version="py310", role="r", instance_count=1, instance_type="ml.m5.large")
                 # ^^^^^^^ SM202 withheld
        job = make(kind)
        job.deploy(1, "ml.m5.large")
          # ^^^^^^ SM404 withheld
      `,
      reason: /depends on the path taken, and V3 wants another call for each/,
    },
  ],
  silent: [
    {
      name: 'no path leads to the SDK',
      code: 'import sagemaker\nif flag:\n    job = one()\nelse:\n    job = other()\nprint(job.model_data)\njob.fit()\n',
    },
  ],
});
