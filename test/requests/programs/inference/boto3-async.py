# expect: equal
import boto3

runtime = boto3.client("sagemaker-runtime")
response = runtime.invoke_endpoint_async(
    EndpointName="existing",
    InputLocation="s3://demo-bucket/in.json",
    ContentType="application/json",
    Accept="application/json",
    CustomAttributes="trace-1",
    InferenceId="id-1",
    RequestTTLSeconds=3600,
    InvocationTimeoutSeconds=600,
)
print(response["OutputLocation"], response["FailureLocation"], response["InferenceId"])
print(runtime.invoke_endpoint_async(EndpointName="existing", InputLocation="s3://demo-bucket/in.csv")["OutputLocation"])
