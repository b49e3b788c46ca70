import { describeRule, py } from '../support/check-harness';

describeRule('session-methods', {
  fixes: [
    {
      name: 'plain service calls go to the boto3 client',
      before: py`
        from sagemaker.session import Session
                                    # ^^^^^^^ SM101 safe

        session = Session()
        print(session.describe_training_job("job")["TrainingJobStatus"])
                    # ^^^^^^^^^^^^^^^^^^^^^ SM111 safe
        session.stop_processing_job(job_name="job")
              # ^^^^^^^^^^^^^^^^^^^ SM111 safe
        session.describe_tuning_job(job_name=name)
              # ^^^^^^^^^^^^^^^^^^^ SM111 safe
      `,
      after: py`
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.resources import TrainingJob, HyperParameterTuningJob

        session = Session()
        print(TrainingJob.get(training_job_name="job").training_job_status)
        session.sagemaker_client.stop_processing_job(ProcessingJobName="job")
        HyperParameterTuningJob.get(hyper_parameter_tuning_job_name=name)
      `,
    },
    {
      name: 'late positional arguments of the constructor',
      before: py`
        import boto3
        import sagemaker

        session = sagemaker.Session(boto3.Session(), None, None, None, "bucket", settings)
                          # ^^^^^^^ SM101 safe
                                                                               # ^^^^^^^^ SM110 safe
      `,
      after: py`
        import boto3
        from sagemaker.core.helper.session_helper import Session

        session = Session(boto3.Session(), None, None, None, "bucket", settings=settings)
      `,
    },
    {
      name: 'methods of V2 on a session of V3, as a program has them whose imports were moved first',
      before: py`
        from sagemaker.core.helper.session_helper import Session

        session = Session()
        session.stop_training_job("job")
              # ^^^^^^^^^^^^^^^^^ SM111 safe
      `,
      after: py`
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.resources import TrainingJob

        session = Session()
        TrainingJob(training_job_name="job").stop()
      `,
    },
    {
      name: 'methods on a session made in place',
      before: py`
        import sagemaker

        print(sagemaker.Session().describe_model("model"))
                      # ^^^^^^^ SM101 safe
                                # ^^^^^^^^^^^^^^ SM111 safe
      `,
      after: py`
        from sagemaker.core.helper.session_helper import Session

        print(Session().sagemaker_client.describe_model(ModelName="model"))
      `,
    },
  ],
  withholds: [
    {
      name: 'methods that V3 lost',
      code: py`
        from sagemaker.session import Session
                                    # ^^^^^^^ SM101 safe

        session = Session()
        session.logs_for_job("job", wait=True)
              # ^^^^^^^^^^^^ SM111 withheld
        session.wait_for_job("job")
              # ^^^^^^^^^^^^ SM111 withheld
        session.list_hubs()
              # ^^^^^^^^^ SM111 withheld
        session.create_endpoint_config("config", "model", 1, "ml.m5.large")
              # ^^^^^^^^^^^^^^^^^^^^^^ SM111 withheld
      `,
      reason: /wait\(logs=True\)/,
    },
    {
      name: 'methods that V3 lost, on a session of V3',
      code: py`
        from sagemaker.core.helper.session_helper import Session

        session = Session()
        session.logs_for_job("job", wait=True)
              # ^^^^^^^^^^^^ SM111 withheld
        stop = session.stop_training_job
                     # ^^^^^^^^^^^^^^^^^ SM111 withheld
      `,
      reason: /wait\(logs=True\)/,
    },
    {
      name: 'a spread that hides a position',
      code: py`
        from sagemaker.session import Session
                                    # ^^^^^^^ SM101 safe

        session = Session(None, None, None, None, None, *rest, settings)
                                                             # ^^^^^^^^ SM110 withheld
      `,
      reason: /hides which one/,
    },
  ],
  silent: [
    {
      name: 'methods that V3 kept',
      code: py`
        from sagemaker.core.helper.session_helper import Session

        session = Session()
        session.upload_data("x", bucket=session.default_bucket())
        session.delete_endpoint("endpoint")
        session.sagemaker_client.list_training_jobs()
        print(session.boto_region_name, session.of_my_own)
      `,
    },
    {
      name: 'an untyped session',
      code: py`
        import sagemaker

        session.describe_training_job("job")
      `,
    },
  ],
});
