import { describeRule, py } from '../support/check-harness';

describeRule('results of a tuner', {
  fixes: [
    {
      name: 'the name of the tuning job',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        tuner.fit("s3://b/x", wait=False)
            # ^^^ SM302 safe
        job = tuner.latest_tuning_job
        print(job.name, tuner.latest_tuning_job.job_name, tuner.estimator)
                # ^^^^ SM303 safe
                                              # ^^^^^^^^ SM303 safe
                                                              # ^^^^^^^^^ SM303 safe
        job.wait()
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
        tuner.tune(inputs="s3://b/x", wait=False)
        job = tuner.latest_tuning_job
        print(job.hyper_parameter_tuning_job_name, tuner.latest_tuning_job.hyper_parameter_tuning_job_name, tuner.model_trainer)
        job.wait()
      `,
    },
    {
      name: 'what describe() says',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        print(tuner.describe()["BestTrainingJob"]["TunedHyperParameters"]["lr"])
                             # ^^^^^^^^^^^^^^^^^ SM303 safe
        answer = tuner.describe()
        best = answer["BestTrainingJob"]["FinalHyperParameterTuningJobObjectiveMetric"]["Value"]
                    # ^^^^^^^^^^^^^^^^^ SM303 safe
        print(answer)
        print(tuner.latest_tuning_job.describe()["HyperParameterTuningJobStatus"])
                                    # ^^^^^^^^ SM303 safe
                                               # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM303 safe
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
        print(tuner.describe().best_training_job.tuned_hyper_parameters["lr"])
        answer = tuner.describe()
        best = answer.best_training_job.final_hyper_parameter_tuning_job_objective_metric.value
        print(answer)
        print(tuner.latest_tuning_job.refresh().hyper_parameter_tuning_job_status)
      `,
    },
    {
      name: 'the best estimator',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        best = tuner.best_estimator()
                   # ^^^^^^^^^^^^^^ SM303 safe
        print(best.model_data, best.latest_training_job.name, best.latest_training_job.job_name)
                 # ^^^^^^^^^^ SM303 safe
                                                      # ^^^^ SM303 safe
                                                                                     # ^^^^^^^^ SM303 safe
        artifacts = tuner.best_estimator().model_data
                        # ^^^^^^^^^^^^^^ SM303 safe
                                         # ^^^^^^^^^^ SM303 safe
        other = tuner.best_estimator({"TrainingJobName": "job-7"}).model_data
                    # ^^^^^^^^^^^^^^ SM303 safe
                                                                 # ^^^^^^^^^^ SM303 safe
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner
        from sagemaker.core.resources import TrainingJob

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
        best = TrainingJob.get(training_job_name=tuner.best_training_job())
        print(best.model_artifacts.s3_model_artifacts, best.training_job_name, best.training_job_name)
        artifacts = TrainingJob.get(training_job_name=tuner.best_training_job()).model_artifacts.s3_model_artifacts
        other = TrainingJob.get(
            training_job_name={"TrainingJobName": "job-7"}["TrainingJobName"],
        ).model_artifacts.s3_model_artifacts
      `,
    },
    {
      name: 'hyperparameters are text, and the session is kept',
      before: py`
        import sagemaker
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        session = sagemaker.Session(boto_session=boto)
                          # ^^^^^^^ SM101 safe
        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o", sagemaker_session=session)
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        best = tuner.best_estimator()
                   # ^^^^^^^^^^^^^^ SM303 safe
        print(best.hyperparameters()["lr"])
                 # ^^^^^^^^^^^^^^^ SM303 review
      `,
      after: py`
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner
        from sagemaker.core.resources import TrainingJob

        session = Session(boto_session=boto)
        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.large"),
            output_data_config=OutputDataConfig(s3_output_path="s3://b/o"),
            sagemaker_session=session,
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        tuner = HyperparameterTuner(
            model_trainer=est,
            objective_metric_name="loss",
            hyperparameter_ranges=ranges
        )
        best = TrainingJob.get(
            training_job_name=tuner.best_training_job(),
            session=tuner.sagemaker_session.boto_session,
        )
        # TODO(sagemaker-v3 SM303): The values in hyper_parameters are the strings that were sent; V2 decoded the JSON text of script-mode estimators.
        print(best.hyper_parameters["lr"])
      `,
    },
    {
      name: 'the best of an estimator that cannot be seen',
      before: py`
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe


        def best_of(estimator, ranges):
            tuner = HyperparameterTuner(estimator, "loss", ranges)
                  # ^^^^^^^^^^^^^^^^^^^ SM301 review
            tuner.fit("s3://b/x")
                # ^^^ SM302 safe
            print(tuner.best_estimator().model_data)
                      # ^^^^^^^^^^^^^^ SM303 safe
                                       # ^^^^^^^^^^ SM303 safe
            return tuner.best_estimator()
                       # ^^^^^^^^^^^^^^ SM303 review
      `,
      after: py`
        from sagemaker.train.tuner import HyperparameterTuner
        from sagemaker.core.resources import TrainingJob


        def best_of(estimator, ranges):
            # TODO(sagemaker-v3 SM301): The tuner takes a ModelTrainer: check that estimator is one.
            tuner = HyperparameterTuner(
                model_trainer=estimator,
                objective_metric_name="loss",
                hyperparameter_ranges=ranges
            )
            tuner.tune(inputs="s3://b/x")
            print(TrainingJob.get(training_job_name=tuner.best_training_job()).model_artifacts.s3_model_artifacts)
            # TODO(sagemaker-v3 SM303): This is a TrainingJob now, not an estimator: its artifacts are in model_artifacts.s3_model_artifacts, and a ModelBuilder deploys them.
            return TrainingJob.get(training_job_name=tuner.best_training_job())
      `,
    },
  ],
  withholds: [
    {
      name: 'describe() as a whole',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        answer = tuner.describe()
        save(answer)
           # ^^^^^^ SM303 withheld
        print(answer.get("BestTrainingJob"), "BestTrainingJob" in answer, answer["Other"])
            # ^^^^^^ SM303 withheld
                                                                # ^^^^^^ SM303 withheld
                                                                               # ^^^^^^^ SM303 withheld
      `,
      reason: /keys are attributes/,
    },
    {
      name: 'what a TrainingJob does not have',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        best = tuner.best_estimator()
                   # ^^^^^^^^^^^^^^ SM303 safe
        best.logs()
           # ^^^^ SM303 withheld
        print(best.rules)
                 # ^^^^^ SM303 withheld
      `,
      reason: /has no logs/,
    },
    {
      name: 'results of a tuner that stays',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 withheld
        tuner = HyperparameterTuner(est, "loss", {}, autotune=True)
              # ^^^^^^^^^^^^^^^^^^^ SM301 withheld
        print(tuner.latest_tuning_job.name, tuner.best_estimator().model_data)
                                    # ^^^^ SM303 withheld
                                                # ^^^^^^^^^^^^^^ SM303 withheld
                                                                 # ^^^^^^^^^^ SM303 withheld
      `,
      reason: /stays as it is/,
    },
    {
      name: 'deploying the best of an estimator that cannot be seen',
      code: py`
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe


        def host(estimator, ranges):
            tuner = HyperparameterTuner(estimator, "loss", ranges)
                  # ^^^^^^^^^^^^^^^^^^^ SM301 review
            best = tuner.best_estimator()
                       # ^^^^^^^^^^^^^^ SM303 safe
            print(best.latest_training_job.describe())
                                         # ^^^^^^^^ SM303 withheld
            return best.deploy(1, "ml.m5.large")
                      # ^^^^^^ SM303 withheld
      `,
      reason: /build a ModelBuilder/,
    },
  ],
  silent: [
    {
      name: 'an untyped parameter',
      code: py`
        import sagemaker


        def show(tuner):
            print(tuner.describe()["BestTrainingJob"]["TrainingJobName"])
            return tuner.best_estimator().model_data
      `,
    },
  ],
});
