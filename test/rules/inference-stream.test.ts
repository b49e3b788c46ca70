import { describeRule, py } from '../support/check-harness';

describeRule('predict_stream', {
  fixes: [
    {
      name: 'sends what the serializer of the endpoint makes, through the named session',
      before: py`
        import boto3
        import sagemaker
        from sagemaker.iterators import LineIterator
                                      # ^^^^^^^^^^^^ SM101 safe
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.serializers import JSONSerializer
                                        # ^^^^^^^^^^^^^^ SM105 safe

        session = sagemaker.Session(boto3.Session(region_name="us-east-1"))
                          # ^^^^^^^ SM101 safe
        predictor = Predictor("demo", session, serializer=JSONSerializer())
                  # ^^^^^^^^^ SM501 safe
        for line in predictor.predict_stream(data, custom_attributes="accept_eula=true", iterator=LineIterator):
                            # ^^^^^^^^^^^^^^ SM505 safe
            print(line)
      `,
      after: py`
        import boto3
        from sagemaker.core.iterators import LineIterator
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.resources import Endpoint
        from sagemaker.core.serializers import JSONSerializer
        from sagemaker.core.deserializers import BytesDeserializer

        session = Session(boto3.Session(region_name="us-east-1"))
        predictor = Endpoint.get(endpoint_name="demo", session=session.boto_session)
        predictor.serializer = JSONSerializer()
        predictor.deserializer = BytesDeserializer()
        for line in LineIterator(session.sagemaker_runtime_client.invoke_endpoint_with_response_stream(
            EndpointName=predictor.endpoint_name,
            Body=predictor.serializer.serialize(data),
            ContentType="application/json",
            Accept="*/*",
            CustomAttributes="accept_eula=true",
        )["Body"]):
            print(line)
      `,
    },
    {
      name: 'sends bytes as they are and iterates over bytes by default',
      before: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        predictor = Predictor("demo", component_name="part")
                  # ^^^^^^^^^ SM501 safe
        stream = predictor.predict_stream(b"1,2", initial_args={"ContentType": "text/csv"}, target_variant=None)
                         # ^^^^^^^^^^^^^^ SM505 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.iterators import ByteIterator

        predictor = Endpoint.get(endpoint_name="demo")
        stream = ByteIterator(Session().sagemaker_runtime_client.invoke_endpoint_with_response_stream(
            EndpointName=predictor.endpoint_name,
            Body=b"1,2",
            ContentType="text/csv",
            Accept="*/*",
            InferenceComponentName="part",
        )["Body"])
      `,
    },
  ],
  withholds: [
    {
      name: 'texts that may be None, iterators and requests that cannot be seen',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        predictor = Predictor("demo")
                  # ^^^^^^^^^ SM501 safe
        predictor.predict_stream(b"1", target_variant=variant)
                # ^^^^^^^^^^^^^^ SM505 withheld
        predictor.predict_stream(b"1", initial_args=settings)
                # ^^^^^^^^^^^^^^ SM505 withheld
        predictor.predict_stream(b"1", iterator=choose())
                # ^^^^^^^^^^^^^^ SM505 withheld
        predictor.predict_stream(b"1", {"CustomAttributes": "a"}, custom_attributes="b")
                # ^^^^^^^^^^^^^^ SM505 withheld
        predictor.predict_stream(*request)
                # ^^^^^^^^^^^^^^ SM505 withheld
        ask = predictor.predict_stream
                      # ^^^^^^^^^^^^^^ SM505 withheld
      `,
      reason: /invoke_endpoint_with_response_stream of sagemaker_runtime_client/,
    },
    {
      name: 'a predictor whose component only the program knows',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        predictor = Predictor("demo", component_name=component)
                  # ^^^^^^^^^ SM501 safe
        predictor.predict_stream(b"1")
                # ^^^^^^^^^^^^^^ SM505 withheld
      `,
      reason: /is no literal/,
    },
  ],
  silent: [
    {
      name: 'streams of other objects',
      code: py`
        from model import predictor

        for part in predictor.predict_stream("text"):
            print(part)
      `,
    },
  ],
});
