import { describeRule, py } from '../support/check-harness';

describeRule('boto3-jobs', {
  fixes: [
    {
      name: 'a batch transform, and the end of jobs',
      before: py`
        import boto3

        client = boto3.client("sagemaker")
        client.create_transform_job(
             # ^^^^^^^^^^^^^^^^^^^^ SM808 review
            TransformJobName="demo",
            ModelName=model_name,
            TransformInput={
                "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": uri}},
            },
            TransformOutput={"S3OutputPath": out},  # written here
            TransformResources={"InstanceType": "ml.m5.xlarge", "InstanceCount": 1},
        )
        client.stop_transform_job(TransformJobName="demo")
             # ^^^^^^^^^^^^^^^^^^ SM806 safe
        client.stop_training_job(TrainingJobName=job_name)
             # ^^^^^^^^^^^^^^^^^ SM806 safe
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import TransformJob, TrainingJob
        from sagemaker.core.shapes import TransformInput, TransformDataSource, TransformS3DataSource, TransformOutput, TransformResources

        client = boto3.client("sagemaker")
        TransformJob.create(
            transform_job_name="demo",
            model_name=model_name,
            transform_input=TransformInput(
                data_source=TransformDataSource(
                    s3_data_source=TransformS3DataSource(s3_data_type="S3Prefix", s3_uri=uri),
                ),
            ),
            transform_output=TransformOutput(s3_output_path=out),  # written here
            transform_resources=TransformResources(
                instance_type="ml.m5.xlarge",
                instance_count=1,
            ),
        )
        TransformJob(transform_job_name="demo").stop()
        TrainingJob(training_job_name=job_name).stop()
      `,
    },
  ],
  withholds: [
    {
      name: 'what V3 would leave out: a seed that may be zero, a flag that is off',
      code: py`
        import boto3

        client = boto3.client("sagemaker")
        client.create_hyper_parameter_tuning_job(
             # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM808 withheld
            HyperParameterTuningJobName="demo",
            HyperParameterTuningJobConfig={
                "Strategy": "Random",
                "ResourceLimits": {"MaxParallelTrainingJobs": 1},
                "RandomSeed": seed,
            },
        )
        client.create_transform_job(
             # ^^^^^^^^^^^^^^^^^^^^ SM808 withheld
            TransformJobName="demo",
            DataCaptureConfig={"DestinationS3Uri": uri, "GenerateInferenceId": False},
        )
      `,
      quiet: true,
      reason: /out of the request where it counts as false/,
    },
    {
      name: 'an answer that is used, another region',
      code: py`
        import boto3

        client = boto3.client("sagemaker")
        answer = client.stop_training_job(TrainingJobName=job_name)
                      # ^^^^^^^^^^^^^^^^^ SM806 withheld
        other = boto3.client("sagemaker", region_name="eu-west-1")
        other.stop_transform_job(TransformJobName="demo")
            # ^^^^^^^^^^^^^^^^^^ SM806 withheld
      `,
      quiet: true,
      reason: /its answer is used|takes no session or region/,
    },
  ],
  silent: [
    {
      name: 'a client of another service',
      code: py`
        import boto3

        boto3.client("comprehend").stop_training_job(TrainingJobName="demo")
      `,
    },
  ],
});
