import { describeRule, py } from '../support/check-harness';

describeRule('what the V3 tuner lacks', {
  fixes: [
    {
      name: 'what V3 still has is left alone',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        tuner.wait()
        tuner.stop_tuning_job()
        print(tuner.best_training_job(), tuner.analytics().dataframe(), tuner._current_job_name)
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.large"),
            output_data_config=OutputDataConfig(s3_output_path="s3://b/o"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        tuner = HyperparameterTuner(
            model_trainer=est,
            objective_metric_name="loss",
            hyperparameter_ranges=ranges
        )
        tuner.wait()
        tuner.stop_tuning_job()
        print(tuner.best_training_job(), tuner.analytics().dataframe(), tuner._current_job_name)
      `,
    },
  ],
  withholds: [
    {
      name: 'several estimators',
      code: py`
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        tuner = HyperparameterTuner.create({"a": est}, {"a": "loss"}, {"a": ranges})
                                  # ^^^^^^ SM304 withheld
        tuner.fit({"a": "s3://b/x"})
            # ^^^ SM302 withheld
      `,
      reason: /several estimators/,
    },
    {
      name: 'warm start from a tuner',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe
        from sagemaker.tuner import create_identical_dataset_and_algorithm_tuner
                                  # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM105 withheld

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        second = tuner.transfer_learning_tuner({"other"})
                     # ^^^^^^^^^^^^^^^^^^^^^^^ SM304 withheld
        second.fit("s3://b/x")
             # ^^^ SM302 withheld
        third = create_identical_dataset_and_algorithm_tuner("job")
              # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM304 withheld
        third.fit("s3://b/x")
            # ^^^ SM302 withheld
      `,
      reason: /always raises in V3/,
    },
    {
      name: 'other instances',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner, InstanceConfig
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe
                                                       # ^^^^^^^^^^^^^^ SM105 withheld

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        tuner.override_resource_config([InstanceConfig(1, "ml.m5.large")])
            # ^^^^^^^^^^^^^^^^^^^^^^^^ SM304 withheld
                                      # ^^^^^^^^^^^^^^ SM304 withheld
        tuner.visualize_jobs()
            # ^^^^^^^^^^^^^^ SM304 withheld
      `,
      reason: /no effect in V3/,
    },
    {
      name: 'a tuner attached next to one that is rewritten',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        old = HyperparameterTuner.attach("job")
                                # ^^^^^^ SM306 withheld
        old.fit("s3://b/x")
          # ^^^ SM303 withheld
      `,
      reason: /makes no tuner out of an old job/,
    },
  ],
  silent: [
    {
      name: 'a tuner of the program itself',
      code: py`
        import sagemaker


        class HyperparameterTuner:
            @classmethod
            def attach(cls, name):
                return cls()


        HyperparameterTuner.attach("job")
      `,
    },
  ],
});
