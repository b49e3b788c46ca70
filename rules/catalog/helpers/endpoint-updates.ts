import type { Helper } from './helper';

/**
 * V2's updates of an endpoint (2.257.7 `base_predictor.py`, `update_endpoint`, and `session.py`,
 * `create_endpoint_config_from_existing`): a copy of the configuration under a new name, with what has changed. The resources
 * of V3 cannot copy one: their shapes leave out what is zero or false.
 */
export const UPDATE_ENDPOINT: Helper = {
  name: 'update_endpoint',
  source: `def update_endpoint(endpoint, session, variant=None, wait=True, **changes):
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
`,
  imports: [{ module: 'sagemaker.core.common_utils', name: 'name_from_base' }],
};
