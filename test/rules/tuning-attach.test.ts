import { describeRule, py } from '../support/check-harness';

describeRule('tuning-attach', {
  fixes: [
    {
      name: 'the tuning job in place of the tuner, and what is read of it',
      before: py`
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        tuner = HyperparameterTuner.attach(job_name)  # from yesterday
                                  # ^^^^^^ SM306 safe
        tuner.wait()
        print(tuner.best_training_job(), tuner.latest_tuning_job.name)
                  # ^^^^^^^^^^^^^^^^^ SM303 safe
                                             # ^^^^^^^^^^^^^^^^^ SM303 safe
                                                               # ^^^^ SM303 safe
        print(tuner.describe()["HyperParameterTuningJobStatus"])
                  # ^^^^^^^^ SM303 safe
                             # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM303 safe
        tuner.stop_tuning_job()
            # ^^^^^^^^^^^^^^^ SM303 safe
      `,
      after: py`
        from sagemaker.core.resources import HyperParameterTuningJob

        tuner = HyperParameterTuningJob.get(hyper_parameter_tuning_job_name=job_name)  # from yesterday
        tuner.wait()
        print(tuner.refresh().best_training_job.training_job_name, tuner.hyper_parameter_tuning_job_name)
        print(tuner.refresh().hyper_parameter_tuning_job_status)
        tuner.stop()
      `,
    },
    {
      name: 'a description that V3 fetches itself, and members of something else',
      before: py`
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        tuner = HyperparameterTuner.attach("job", job_details=details, estimator_cls="sagemaker.estimator.Estimator")
                                  # ^^^^^^ SM306 safe
        print(tuner.best_training_job(), tuner._asdict())
                  # ^^^^^^^^^^^^^^^^^ SM303 safe
      `,
      after: py`
        from sagemaker.core.resources import HyperParameterTuningJob

        tuner = HyperParameterTuningJob.get(hyper_parameter_tuning_job_name="job")
        print(tuner.refresh().best_training_job.training_job_name, tuner._asdict())
      `,
    },
    {
      name: 'results and the best job, through a session',
      before: py`
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        session = make_session()
        tuner = HyperparameterTuner.attach("job", session)
                                  # ^^^^^^ SM306 safe
        frame = tuner.analytics().dataframe()
                    # ^^^^^^^^^ SM303 safe
        best = tuner.best_estimator()
                   # ^^^^^^^^^^^^^^ SM303 safe
        print(best.model_data)
                 # ^^^^^^^^^^ SM303 safe
      `,
      after: py`
        from sagemaker.core.resources import HyperParameterTuningJob, TrainingJob
        from sagemaker.core.analytics import HyperparameterTuningJobAnalytics

        session = make_session()
        tuner = HyperParameterTuningJob.get(
            hyper_parameter_tuning_job_name="job",
            session=session.boto_session
        )
        frame = HyperparameterTuningJobAnalytics(
            tuner.hyper_parameter_tuning_job_name,
            sagemaker_session=session,
        ).dataframe()
        best = TrainingJob.get(
            training_job_name=tuner.refresh().best_training_job.training_job_name,
            session=session.boto_session,
        )
        print(best.model_artifacts.s3_model_artifacts)
      `,
    },
  ],
  withholds: [
    {
      name: 'an attached tuner that searches again',
      code: py`
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        tuner = HyperparameterTuner.attach("job")
                                  # ^^^^^^ SM306 withheld
        tuner.fit("s3://b/train")
            # ^^^ SM303 withheld
      `,
      reason: /makes no tuner out of an old job/,
    },
    {
      name: 'deployment of what it found, and a warm start from it',
      code: py`
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        tuner = HyperparameterTuner.attach("job")
                                  # ^^^^^^ SM306 safe
        tuner.deploy(1, "ml.m5.large")
            # ^^^^^^ SM405 withheld
        child = tuner.transfer_learning_tuner()
                    # ^^^^^^^^^^^^^^^^^^^^^^^ SM304 withheld
      `,
      reason: /How the estimator was made|always raises/,
    },
    {
      name: 'arguments that cannot be seen, or that V3 has nothing for',
      code: py`
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        spread = HyperparameterTuner.attach(**options)
                                   # ^^^^^^ SM306 withheld
        known = HyperparameterTuner.attach("job", job_details=describe("job"))
                                  # ^^^^^^ SM306 withheld
      `,
      reason: /cannot be seen here|nothing for job_details=/,
    },
  ],
  silent: [
    {
      name: 'attach of another class',
      code: py`
        from other import HyperparameterTuner

        print(HyperparameterTuner.attach("job").best_training_job())
      `,
    },
    {
      name: 'an object that may be anything',
      code: py`
        def best(tuner):
            return tuner.attach("job").best_training_job()
      `,
    },
  ],
});
