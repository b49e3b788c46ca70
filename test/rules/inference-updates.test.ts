import { describeRule, py } from '../support/check-harness';

describeRule('updates of an endpoint', {
  fixes: [
    {
      name: 'an update becomes a changed copy of the configuration',
      before: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        predictor = Predictor("demo")
                  # ^^^^^^^^^ SM501 safe
        predictor.update_endpoint(initial_instance_count=2, instance_type="ml.m5.large", wait=False)
                # ^^^^^^^^^^^^^^^ SM505 safe
        predictor.disable_data_capture()
                # ^^^^^^^^^^^^^^^^^^^^ SM505 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.common_utils import name_from_base
        from sagemaker.core.model_monitor import DataCaptureConfig


        def update_endpoint(endpoint, session, variant=None, wait=True, **changes):
            """Gives the endpoint a changed copy of its configuration as SageMaker SDK 2 did; SDK 3 has no call for it."""
            client = session.sagemaker_client
            endpoint.refresh()
            config = client.describe_endpoint_config(EndpointConfigName=endpoint.endpoint_config_name)
            if variant:
                models = [one["ModelName"] for one in config["ProductionVariants"]]
                if "ModelName" not in variant and len(models) > 1:
                    raise ValueError(f"Unable to choose one of the models {models} of the endpoint")
                usual = {"VariantName": "AllTraffic", "ModelName": models[0], "InitialVariantWeight": 1}
                changes["ProductionVariants"] = [{**usual, **variant}]
            kept = ("ProductionVariants", "KmsKeyId", "DataCaptureConfig", "AsyncInferenceConfig", "ExplainerConfig")
            request = {key: changes.get(key) or config.get(key) for key in kept}
            pages = client.get_paginator("list_tags").paginate(ResourceArn=config["EndpointConfigArn"])
            request["Tags"] = [tag for page in pages for tag in page["Tags"] if "aws:" not in tag["Key"]]
            name = name_from_base(endpoint.endpoint_name)
            request = {key: value for key, value in request.items() if value}
            client.create_endpoint_config(EndpointConfigName=name, **request)
            endpoint.endpoint_config_name = name
            endpoint.update()
            if wait:
                endpoint.wait_for_status("InService")


        predictor = Endpoint.get(endpoint_name="demo")
        update_endpoint(
            predictor,
            Session(),
            variant={"InitialInstanceCount": 2, "InstanceType": "ml.m5.large"},
            wait=False
        )
        update_endpoint(
            predictor,
            Session(),
            DataCaptureConfig=DataCaptureConfig(
                enable_capture=False,
                sagemaker_session=Session()
            )._to_request_dict()
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'an instance type without a count, which V2 refused',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        Predictor("demo").update_endpoint(instance_type="ml.m5.large")
      # ^^^^^^^^^ SM501 safe
                        # ^^^^^^^^^^^^^^^ SM505 withheld
      `,
      reason: /together/,
    },
  ],
  silent: [
    {
      name: 'an update by boto3',
      code: py`
        import boto3

        client = boto3.client("s3")
        client.update_endpoint(EndpointName="demo")
      `,
    },
  ],
});
