import { describeRule, py } from '../support/check-harness';

describeRule('boto3 invoke_endpoint', {
  fixes: [
    {
      name: 'invokes asynchronously, the place of the data first',
      before: py`
        import boto3

        runtime = boto3.client("sagemaker-runtime")
        answer = runtime.invoke_endpoint_async(
                       # ^^^^^^^^^^^^^^^^^^^^^ SM805 review
            EndpointName=name,
            ContentType="text/csv",
            InputLocation=location,  # uploaded above
            InvocationTimeoutSeconds=600,
        )
        print(answer["OutputLocation"])
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import Endpoint

        runtime = boto3.client("sagemaker-runtime")
        answer = Endpoint(endpoint_name=name).invoke_async(
            input_location=location,  # uploaded above
            content_type="text/csv",
            invocation_timeout_seconds=600,
        )
        print(answer.output_location)
      `,
    },
    {
      name: 'invokes with the same members and reads the answer by attributes',
      before: py`
        import json

        import boto3

        runtime = boto3.client("sagemaker-runtime")
        response = runtime.invoke_endpoint(
                         # ^^^^^^^^^^^^^^^ SM805 review
            EndpointName=name,
            ContentType="application/json",
            Body=json.dumps(data),
            TargetModel="a.tar.gz",
        )
        print(json.loads(response["Body"].read()), response["ContentType"])
      `,
      after: py`
        import json

        import boto3
        from sagemaker.core.resources import Endpoint

        runtime = boto3.client("sagemaker-runtime")
        response = Endpoint(endpoint_name=name).invoke(
            body=json.dumps(data),
            content_type="application/json",
            target_model="a.tar.gz",
        )
        print(json.loads(response.body.read()), response.content_type)
      `,
    },
    {
      name: 'reads the answer at once, and what a text holds as before',
      before: py`
        import boto3

        runtime = boto3.client("sagemaker-runtime")

        text = runtime.invoke_endpoint(EndpointName=name, Body="1,2")["Body"].read().decode("utf-8")
                     # ^^^^^^^^^^^^^^^ SM805 review
        size = int(runtime.invoke_endpoint(EndpointName=name, Body=b"1")["ContentType"][len(prefix) :])
                         # ^^^^^^^^^^^^^^^ SM805 review
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import Endpoint

        runtime = boto3.client("sagemaker-runtime")

        text = Endpoint(endpoint_name=name).invoke(body="1,2").body.read().decode("utf-8")
        size = int(Endpoint(endpoint_name=name).invoke(body=b"1").content_type[len(prefix) :])
      `,
    },
    {
      name: 'knows the body from a file, from its lines and from above a block',
      before: py`
        import boto3

        runtime = boto3.client("sagemaker-runtime")

        with open("image.png", "rb") as file:
            payload = file.read()
        if ready:
            runtime.invoke_endpoint(EndpointName="a", Body=payload)
                  # ^^^^^^^^^^^^^^^ SM805 review
        with open("rows.csv") as file:
            for line in file:
                row = line.rstrip()
                runtime.invoke_endpoint(EndpointName="a", Body=row)
                      # ^^^^^^^^^^^^^^^ SM805 review
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import Endpoint

        runtime = boto3.client("sagemaker-runtime")

        with open("image.png", "rb") as file:
            payload = file.read()
        if ready:
            Endpoint(endpoint_name="a").invoke(body=payload)
        with open("rows.csv") as file:
            for line in file:
                row = line.rstrip()
                Endpoint(endpoint_name="a").invoke(body=row)
      `,
    },
    {
      name: 'knows the body from the line above',
      before: py`
        import boto3

        runtime = boto3.client("sagemaker-runtime")

        payload = ",".join(values)
        answer = runtime.invoke_endpoint(EndpointName="a", Body=payload, ContentType="text/csv")
                       # ^^^^^^^^^^^^^^^ SM805 review
      `,
      after: py`
        import boto3
        from sagemaker.core.resources import Endpoint

        runtime = boto3.client("sagemaker-runtime")

        payload = ",".join(values)
        answer = Endpoint(endpoint_name="a").invoke(body=payload, content_type="text/csv")
      `,
    },
  ],
  withholds: [
    {
      name: 'asynchronous calls with what V3 does not send, and without a place',
      code: py`
        import boto3

        runtime = boto3.client("sagemaker-runtime")

        runtime.invoke_endpoint_async(EndpointName="a", InputLocation="s3://demo-bucket/in", S3OutputPathExtension="x")
              # ^^^^^^^^^^^^^^^^^^^^^ SM805 withheld
        runtime.invoke_endpoint_async(EndpointName="a", **request)
              # ^^^^^^^^^^^^^^^^^^^^^ SM805 withheld
        runtime.invoke_endpoint_async(EndpointName="a")
              # ^^^^^^^^^^^^^^^^^^^^^ SM805 withheld
      `,
      reason: /stays with boto3/,
      quiet: true,
    },
    {
      name: 'an asynchronous answer that is read as a dict, or for what V3 does not keep',
      code: py`
        import boto3

        runtime = boto3.client("sagemaker-runtime")

        answer = runtime.invoke_endpoint_async(EndpointName="a", InputLocation="s3://demo-bucket/in")
                       # ^^^^^^^^^^^^^^^^^^^^^ SM805 withheld
        print(answer.get("OutputLocation"))
        other = runtime.invoke_endpoint_async(EndpointName="a", InputLocation="s3://demo-bucket/in")
                      # ^^^^^^^^^^^^^^^^^^^^^ SM805 withheld
        print(other["ResponseMetadata"])
      `,
      reason: /stays with boto3/,
      quiet: true,
    },
    {
      name: 'a body that is a file',
      code: py`
        import boto3

        runtime = boto3.client("sagemaker-runtime")

        runtime.invoke_endpoint(EndpointName="a", Body=open("image.png", "rb"))
              # ^^^^^^^^^^^^^^^ SM805 withheld
      `,
      reason: /bytes and text only/,
      quiet: true,
    },
    {
      name: 'a byte array',
      code: py`
        import boto3

        runtime = boto3.client("sagemaker-runtime")

        payload = bytearray(image)
        runtime.invoke_endpoint(EndpointName="a", Body=payload, ContentType="application/x-image")
              # ^^^^^^^^^^^^^^^ SM805 withheld
      `,
      reason: /bytes and text only/,
      quiet: true,
    },
    {
      name: 'a body of unknown type',
      code: py`
        import boto3

        runtime = boto3.client("sagemaker-runtime")


        def ask(body):
            runtime.invoke_endpoint(EndpointName="a", Body=body)
                  # ^^^^^^^^^^^^^^^ SM805 withheld


        for part in parts:
            runtime.invoke_endpoint(EndpointName="a", Body=text)
                  # ^^^^^^^^^^^^^^^ SM805 withheld
            text = part.encode()
      `,
      reason: /what its body is cannot be seen/,
      quiet: true,
    },
    {
      name: 'the open file itself, and a byte array on one of two paths',
      code: py`
        import boto3

        runtime = boto3.client("sagemaker-runtime")

        with open("image.png", "rb") as image:
            runtime.invoke_endpoint(EndpointName="a", Body=image)
                  # ^^^^^^^^^^^^^^^ SM805 withheld
            data = bytearray(image.read()) if large else "1"
        runtime.invoke_endpoint(EndpointName="a", Body=data)
              # ^^^^^^^^^^^^^^^ SM805 withheld
      `,
      reason: /no files or byte arrays/,
      quiet: true,
    },
    {
      name: 'an answer handed on',
      code: py`
        import boto3

        runtime = boto3.client("sagemaker-runtime")


        def ask(body):
            return runtime.invoke_endpoint(EndpointName="a", Body=body)
                         # ^^^^^^^^^^^^^^^ SM805 withheld
      `,
      reason: /goes where it cannot be followed/,
      quiet: true,
    },
    {
      name: 'a variable that may hold another answer',
      code: py`
        import boto3

        runtime = boto3.client("sagemaker-runtime")

        if cached:
            response = load()
        else:
            response = runtime.invoke_endpoint(EndpointName="a", Body="1")
                             # ^^^^^^^^^^^^^^^ SM805 withheld
        print(response["Body"])
      `,
      reason: /depends on the path/,
      quiet: true,
    },
  ],
  silent: [
    {
      name: 'streams, which V3 cannot read, and what only looks like the client',
      code: py`
        import boto3

        runtime = boto3.client("sagemaker-runtime")

        runtime.invoke_endpoint_with_response_stream(EndpointName="a", Body="1")
        other.invoke_endpoint_async(EndpointName="a", InputLocation="s3://demo-bucket/in")
      `,
    },
  ],
});
