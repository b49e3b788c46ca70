import { describeRule, py } from '../support/check-harness';

describeRule('session-methods', {
  fixes: [
    {
      name: 'describes the one variant of a configuration, and keeps those that are ready made',
      before: py`
        from sagemaker.session import Session
                                    # ^^^^^^^ SM101 safe

        session = Session()
        name = session.create_endpoint_config("config", "model", 1, "ml.m5.large")
                     # ^^^^^^^^^^^^^^^^^^^^^^ SM111 safe
        session.create_endpoint_config(
              # ^^^^^^^^^^^^^^^^^^^^^^ SM111 safe
            "serverless",
            # the newest one
            model_name=model,
            serverless_inference_config_dict={"MemorySizeInMB": 2048},
            accelerator_type=None,
            tags=tags,
        )
        session.create_endpoint_config("ready", production_variants=variants)
        session.endpoint_from_production_variants("endpoint", variants)
        session.create_endpoint("endpoint", name)
      `,
      after: py`
        from sagemaker.core.helper.session_helper import Session, production_variant

        session = Session()
        name = session.create_endpoint_config(
            name="config",
            production_variants=[production_variant(
                model_name="model",
                initial_instance_count=1,
                instance_type="ml.m5.large"
            )]
        )
        session.create_endpoint_config(
            name="serverless",
            production_variants=[production_variant(
                # the newest one
                model_name=model,
                serverless_inference_config={"MemorySizeInMB": 2048},
            )],
            tags=tags,
        )
        session.create_endpoint_config("ready", production_variants=variants)
        session.endpoint_from_production_variants("endpoint", variants)
        session.create_endpoint("endpoint", name)
      `,
    },
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
      name: 'a configuration whose variant V3 would describe otherwise, or that cannot be seen',
      code: py`
        from sagemaker.session import Session
                                    # ^^^^^^^ SM101 safe

        session = Session()
        session.create_endpoint_config("config", "model", 1, "ml.m5.large", role=role)
              # ^^^^^^^^^^^^^^^^^^^^^^ SM111 withheld
        session.create_endpoint_config("config", production_variants=variants, volume_size=30)
              # ^^^^^^^^^^^^^^^^^^^^^^ SM111 withheld
        session.create_endpoint_config("config", **options)
              # ^^^^^^^^^^^^^^^^^^^^^^ SM111 withheld
        session.create_endpoint_config("config")
              # ^^^^^^^^^^^^^^^^^^^^^^ SM111 withheld
      `,
      reason: /production_variant\(model_name=/,
    },
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

describeRule(
  'session-methods before 3.23',
  {
    fixes: [],
    withholds: [
      {
        name: 'a configuration before V3 had the method',
        code: py`
        from sagemaker.session import Session
                                    # ^^^^^^^ SM101 safe

        session = Session()
        session.create_endpoint_config("config", "model", 1, "ml.m5.large")
              # ^^^^^^^^^^^^^^^^^^^^^^ SM111 withheld
      `,
        reason: /from 3\.23 on/,
      },
    ],
    silent: [],
  },
  { target: '3.22.1' },
);
