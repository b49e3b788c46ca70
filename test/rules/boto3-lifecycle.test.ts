import { describeRule, py } from '../support/check-harness';

describeRule('boto3 describe, wait and delete', {
  fixes: [
    {
      name: 'reads attributes, also deep ones and by index',
      before: py`
        import boto3

        sm = boto3.client("sagemaker")

        print(sm.describe_endpoint(EndpointName="a")["EndpointStatus"])
               # ^^^^^^^^^^^^^^^^^ SM807 safe
        job = sm.describe_training_job(TrainingJobName="j")
               # ^^^^^^^^^^^^^^^^^^^^^ SM807 safe
        data = job["ModelArtifacts"]["S3ModelArtifacts"]
        config = sm.describe_endpoint_config(EndpointConfigName="c")
                  # ^^^^^^^^^^^^^^^^^^^^^^^^ SM807 safe
        print(config["ProductionVariants"][0]["ModelName"])
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import Endpoint, TrainingJob, EndpointConfig

        sm = boto3.client("sagemaker")

        print(Endpoint.get(endpoint_name="a").endpoint_status)
        job = TrainingJob.get(training_job_name="j")
        data = job.model_artifacts.s3_model_artifacts
        config = EndpointConfig.get(endpoint_config_name="c")
        print(config.production_variants[0].model_name)
      `,
    },
    {
      name: 'rewrites calls that share a variable together',
      before: py`
        import boto3

        sm = boto3.client("sagemaker")

        response = sm.describe_endpoint(EndpointName="a")
                    # ^^^^^^^^^^^^^^^^^ SM807 safe
        while response["EndpointStatus"] == "Creating":
            response = sm.describe_endpoint(EndpointName="a")
                        # ^^^^^^^^^^^^^^^^^ SM807 safe
        print(response["EndpointArn"])
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import Endpoint

        sm = boto3.client("sagemaker")

        response = Endpoint.get(endpoint_name="a")
        while response.endpoint_status == "Creating":
            response = Endpoint.get(endpoint_name="a")
        print(response.endpoint_arn)
      `,
    },
    {
      name: 'waits as often and as long as the waiter, which goes where it is not used any more',
      before: py`
        import boto3

        sm = boto3.client("sagemaker")

        waiter = sm.get_waiter("endpoint_in_service")
        waiter.wait(EndpointName="a")
             # ^^^^ SM807 safe
        sm.get_waiter("training_job_completed_or_stopped").wait(
                                                         # ^^^^ SM807 safe
            TrainingJobName="j", WaiterConfig={"Delay": 10, "MaxAttempts": 60}
        )
        sm.get_waiter("endpoint_deleted").wait(EndpointName="a")
                                        # ^^^^ SM807 safe
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import Endpoint, TrainingJob

        sm = boto3.client("sagemaker")

        Endpoint(endpoint_name="a").wait_for_status("InService", poll=30, timeout=3600)
        TrainingJob(training_job_name="j").wait(poll=10, timeout=600)
        Endpoint(endpoint_name="a").wait_for_delete(poll=30, timeout=1800)
      `,
    },
    {
      name: 'deletes without asking first',
      before: py`
        import boto3

        sm = boto3.client("sagemaker")

        for name in names:
            sm.delete_endpoint(EndpointName=name)  # costs money
             # ^^^^^^^^^^^^^^^ SM806 safe
        sm.delete_endpoint_config(EndpointConfigName="c")
         # ^^^^^^^^^^^^^^^^^^^^^^ SM806 safe
        sm.delete_model(ModelName="m")
         # ^^^^^^^^^^^^ SM806 safe
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import Endpoint, EndpointConfig, Model

        sm = boto3.client("sagemaker")

        for name in names:
            Endpoint(endpoint_name=name).delete()  # costs money
        EndpointConfig(endpoint_config_name="c").delete()
        Model(model_name="m").delete()
      `,
    },
  ],
  withholds: [
    {
      name: 'one of several reads is not known',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        response = sm.describe_endpoint(EndpointName="a")
                    # ^^^^^^^^^^^^^^^^^ SM807 withheld
        print(response["EndpointStatus"], response["ProductionVariants"])
      `,
      reason: /ProductionVariants.* is an object in V3/,
      quiet: true,
    },
    {
      name: 'a key that may be missing',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        response = sm.describe_endpoint(EndpointName="a")
                    # ^^^^^^^^^^^^^^^^^ SM807 withheld
        print(response.get("FailureReason"))
      `,
      reason: /used as a whole/,
      quiet: true,
    },
    {
      name: 'an answer that the program changes',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        response = sm.describe_endpoint(EndpointName="a")
                    # ^^^^^^^^^^^^^^^^^ SM807 withheld
        response["EndpointStatus"] = "mine"
      `,
      reason: /changed afterwards/,
      quiet: true,
    },
    {
      name: 'deleting with a region',
      code: py`
        import boto3

        sm = boto3.client("sagemaker", region_name="eu-west-1")
        sm.delete_endpoint(EndpointName="a")
         # ^^^^^^^^^^^^^^^ SM806 withheld
      `,
      reason: /takes no session or region/,
      quiet: true,
    },
    {
      name: 'a program that handles the error of waiters',
      code: py`
        import boto3
        from botocore.exceptions import WaiterError

        sm = boto3.client("sagemaker")
        try:
            sm.get_waiter("endpoint_in_service").wait(EndpointName="a")
                                               # ^^^^ SM807 withheld
        except WaiterError:
            print("failed")
      `,
      reason: /handles WaiterError/,
      quiet: true,
    },
  ],
  silent: [
    {
      name: 'waiters and descriptions that V3 has no class for here',
      code: py`
        import boto3

        sm = boto3.client("sagemaker")

        sm.get_waiter("image_created").wait(ImageName="a")
        sm.describe_domain(DomainId="d")["Status"]
      `,
    },
  ],
});
