import { describeRule, py } from '../support/check-harness';

describeRule('training-results', {
  fixes: [
    {
      name: 'the job, its name and its model',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        est.fit("s3://b/train")
          # ^^^ SM204 review
        print(est.model_data, est.latest_training_job.name, est._current_job_name)
                # ^^^^^^^^^^ SM206 safe
                                # ^^^^^^^^^^^^^^^^^^^ SM206 safe
                                                    # ^^^^ SM206 safe
                                                              # ^^^^^^^^^^^^^^^^^ SM206 safe
        job = est.latest_training_job
                # ^^^^^^^^^^^^^^^^^^^ SM206 safe
        print(job.job_name, est.output_path, est.image_uri, est.instance_type, est.role)
                # ^^^^^^^^ SM206 safe
                              # ^^^^^^^^^^^ SM206 safe
                                               # ^^^^^^^^^ SM206 safe
                                                              # ^^^^^^^^^^^^^ SM206 safe
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            StoppingCondition,
            InputData,
        )
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        est.train(
            input_data_config=[InputData(channel_name="training", data_source="s3://b/train")]
        )
        print(est._latest_training_job.model_artifacts.s3_model_artifacts, est._latest_training_job.training_job_name, est._latest_training_job.training_job_name)
        job = est._latest_training_job
        print(job.training_job_name, est.output_data_config.s3_output_path, est.training_image, est.compute.instance_type, est.role)
      `,
    },
    {
      name: 'describe() with keys, and as a dict',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        est.fit("s3://b/train")
          # ^^^ SM204 review
        model = est.latest_training_job.describe()["ModelArtifacts"]["S3ModelArtifacts"]
                  # ^^^^^^^^^^^^^^^^^^^ SM206 safe
                                      # ^^^^^^^^ SM206 safe
        answer = est.latest_training_job.describe()
                   # ^^^^^^^^^^^^^^^^^^^ SM206 safe
                                       # ^^^^^^^^ SM206 safe
        print(answer["SecondaryStatusTransitions"][0])
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            StoppingCondition,
            InputData,
        )
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        est.train(
            input_data_config=[InputData(channel_name="training", data_source="s3://b/train")]
        )
        model = est._latest_training_job.refresh().model_artifacts.s3_model_artifacts
        answer = est.sagemaker_session.sagemaker_client.describe_training_job(
            TrainingJobName=est._latest_training_job.training_job_name,
        )
        print(answer["SecondaryStatusTransitions"][0])
      `,
    },
    {
      name: 'a job that was not waited for',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        est.fit("s3://b/train", wait=False)
          # ^^^ SM204 review
        est.latest_training_job.wait(logs=False)
          # ^^^^^^^^^^^^^^^^^^^ SM206 safe
                              # ^^^^ SM206 safe
        est.latest_training_job.wait()
          # ^^^^^^^^^^^^^^^^^^^ SM206 safe
                              # ^^^^ SM206 safe
        est.logs()
          # ^^^^ SM206 review
        model = est.model_data
                  # ^^^^^^^^^^ SM206 safe
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            StoppingCondition,
            InputData,
        )
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        est.train(
            input_data_config=[InputData(channel_name="training", data_source="s3://b/train")],
            wait=False
        )
        est._latest_training_job.wait()
        est._latest_training_job.wait(logs=True)
        # TODO(sagemaker-v3 SM206): V3 streams the log of a running job only; logs() also replayed that of a finished one.
        est._latest_training_job.wait(logs=True)
        model = est._latest_training_job.refresh().model_artifacts.s3_model_artifacts
      `,
    },
    {
      name: 'metrics, image and isolation',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        frame = est.training_job_analytics.dataframe()
                  # ^^^^^^^^^^^^^^^^^^^^^^ SM206 safe
        print(est.training_image_uri(), est.enable_network_isolation())
                # ^^^^^^^^^^^^^^^^^^ SM206 safe
                                          # ^^^^^^^^^^^^^^^^^^^^^^^^ SM206 safe
        est.output_path = "s3://b/elsewhere"
          # ^^^^^^^^^^^ SM206 safe
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer
        from sagemaker.core.analytics import TrainingJobAnalytics

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        frame = TrainingJobAnalytics(
            est._latest_training_job.training_job_name,
            sagemaker_session=est.sagemaker_session,
        ).dataframe()
        print(est.training_image, bool(est.networking and est.networking.enable_network_isolation))
        est.output_data_config.s3_output_path = "s3://b/elsewhere"
      `,
    },
    {
      name: 'a function that takes the estimator by annotation',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe


        def report(est: Estimator):
                      # ^^^^^^^^^ SM108 safe
            print(est.model_data)
                    # ^^^^^^^^^^ SM206 safe
      `,
      after: py`
        from sagemaker.train import ModelTrainer


        def report(est: ModelTrainer):
            print(est._latest_training_job.model_artifacts.s3_model_artifacts)
      `,
    },
  ],
  withholds: [
    {
      name: 'a setting that is changed after the constructor',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, instance_count=1, instance_type="ml.m5.large", output_path=out)
            # ^^^^^^^^^ SM201 safe
        est.max_retry_attempts = 2
          # ^^^^^^^^^^^^^^^^^^ SM208 withheld
      `,
      reason: /instead of setting max_retry_attempts later/,
    },
    {
      name: 'a constructor that stays keeps its results',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld

        est = Estimator(image, role, **settings)
            # ^^^^^^^^^ SM201 withheld
        print(est.model_data)
                # ^^^^^^^^^^ SM206 withheld
      `,
      reason: /cannot be seen/,
    },
    {
      name: 'local mode has no job',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "local")
            # ^^^^^^^^^ SM201 review
        est.fit("file:///data")
          # ^^^ SM204 safe
        print(est.model_data)
                # ^^^^^^^^^^ SM206 withheld
      `,
      reason: /no training job object/,
    },
    {
      name: 'a setting that the constructor does not give',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        print(est.subnets)
                # ^^^^^^^ SM206 withheld
      `,
      reason: /gives none/,
    },
  ],
  silent: [
    {
      name: 'attributes of another object with the same names',
      code: py`
        import sagemaker

        print(report.model_data, report.latest_training_job.name)
      `,
    },
    {
      name: 'a V3 trainer',
      code: py`
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image=image, role=role)
        trainer.train()
        print(trainer._latest_training_job.model_artifacts.s3_model_artifacts)
      `,
    },
  ],
});
