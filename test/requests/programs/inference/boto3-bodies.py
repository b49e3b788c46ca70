# expect: equal
import boto3

runtime = boto3.client("sagemaker-runtime")
with open("rows.csv", "w") as out:
    out.write("1,2\n3,4\n")
with open("rows.csv") as rows:
    for row in rows:
        line = row.rstrip("\n")
        answer = runtime.invoke_endpoint(EndpointName="existing", ContentType="text/csv", Body=line)
        print(answer["ContentType"][: len("application")], answer["Body"].read())
with open("rows.csv", "rb") as rows:
    payload = rows.read().strip()
runtime.invoke_endpoint(EndpointName="existing", ContentType="text/csv", Body=payload)
as_array = bytearray(payload)
runtime.invoke_endpoint(EndpointName="existing", ContentType="text/csv", Body=as_array)
