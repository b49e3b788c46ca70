# expect: equal
import json

import boto3

runtime = boto3.client("sagemaker-runtime")
response = runtime.invoke_endpoint(
    EndpointName="existing", ContentType="application/json", Accept="application/json", Body=json.dumps({"rows": [1, 2]})
)
print(json.loads(response["Body"].read()))
