import { describeRule, py } from '../support/check-harness';

describeRule(
  'inference style bytes',
  {
    fixes: [
      {
        name: 'each call encodes and reads, by plain Python where that is exact',
        before: py`
          from sagemaker.deserializers import JSONDeserializer, NumpyDeserializer
                                            # ^^^^^^^^^^^^^^^^ SM105 safe
                                                              # ^^^^^^^^^^^^^^^^^ SM105 safe
          from sagemaker.predictor import Predictor
                                        # ^^^^^^^^^ SM105 safe
          from sagemaker.serializers import CSVSerializer, JSONSerializer
                                          # ^^^^^^^^^^^^^ SM105 safe
                                                         # ^^^^^^^^^^^^^^ SM105 safe

          payload = {"rows": [[1, -2.5]]}
          predictor = Predictor("demo", serializer=JSONSerializer(), deserializer=JSONDeserializer())
                    # ^^^^^^^^^ SM501 safe
          print(predictor.predict(payload))  # the plain case
                        # ^^^^^^^ SM502 safe
          print(predictor.predict(load()))
                        # ^^^^^^^ SM502 safe
          table = Predictor("table")
                # ^^^^^^^^^ SM501 safe
          table.serializer = CSVSerializer()
              # ^^^^^^^^^^ SM504 safe
          table.deserializer = NumpyDeserializer(dtype="float32")
              # ^^^^^^^^^^^^ SM504 safe
          result = table.predict(rows)
                       # ^^^^^^^ SM502 safe
        `,
        after: py`
          import json

          from sagemaker.core.resources import Endpoint
          from sagemaker.core.serializers import JSONSerializer, CSVSerializer
          from sagemaker.core.deserializers import NumpyDeserializer

          payload = {"rows": [[1, -2.5]]}
          predictor = Endpoint.get(endpoint_name="demo")
          print(json.loads(predictor.invoke(
              body=json.dumps(payload),
              content_type="application/json",
              accept="application/json",
          ).body.read()))  # the plain case
          print(json.loads(predictor.invoke(
              body=JSONSerializer().serialize(load()),
              content_type="application/json",
              accept="application/json",
          ).body.read()))
          table = Endpoint.get(endpoint_name="table")
          response = table.invoke(
              body=CSVSerializer().serialize(rows),
              content_type="text/csv",
              accept="application/x-npy",
          )
          result = NumpyDeserializer(dtype="float32").deserialize(response.body, response.content_type)
        `,
      },
      {
        name: 'but the endpoint carries them where other code gets it',
        before: py`
          from sagemaker.predictor import Predictor
                                        # ^^^^^^^^^ SM105 safe
          from sagemaker.serializers import JSONSerializer
                                          # ^^^^^^^^^^^^^^ SM105 safe

          shared = Predictor("demo", serializer=JSONSerializer())
                 # ^^^^^^^^^ SM501 safe
          score(shared)
          print(shared.predict("a"))
                     # ^^^^^^^ SM502 safe
        `,
        after: py`
          from sagemaker.core.resources import Endpoint
          from sagemaker.core.serializers import JSONSerializer
          from sagemaker.core.deserializers import BytesDeserializer

          shared = Endpoint.get(endpoint_name="demo")
          shared.serializer = JSONSerializer()
          shared.deserializer = BytesDeserializer()
          score(shared)
          print(shared.invoke(body="a", content_type="application/json", accept="*/*").body)
        `,
      },
    ],
    withholds: [
      {
        name: 'formats that depend on the path',
        code: py`
          from sagemaker.predictor import Predictor
                                        # ^^^^^^^^^ SM105 safe
          from sagemaker.serializers import CSVSerializer
                                          # ^^^^^^^^^^^^^ SM101 safe

          branch = Predictor("branch")
                 # ^^^^^^^^^ SM501 safe
          if wide:
              branch.serializer = CSVSerializer()
                   # ^^^^^^^^^^ SM504 safe
          branch.predict(rows)
               # ^^^^^^^ SM502 withheld
        `,
        reason: /depends on the path/,
      },
    ],
    silent: [
      {
        name: 'V3 code in either style',
        code: py`
          import json
          from sagemaker.core.resources import Endpoint
          from sagemaker.core.serializers import CSVSerializer

          endpoint = Endpoint.get(endpoint_name="demo")
          answer = endpoint.invoke(body=CSVSerializer().serialize(rows), content_type="text/csv", accept="application/json")
          print(json.loads(answer.body.read()))
        `,
      },
    ],
  },
  { inferenceStyle: 'bytes' },
);

describeRule('predictors without a name', {
  fixes: [
    {
      name: 'encode at the call',
      before: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.serializers import CSVSerializer
                                        # ^^^^^^^^^^^^^ SM105 safe

        def ask(rows):
            return Predictor("demo", serializer=CSVSerializer()).predict(rows)
                 # ^^^^^^^^^ SM501 safe
                                                               # ^^^^^^^ SM502 safe

        answers = [Predictor(name, serializer=CSVSerializer()).predict(row) for row in rows]
                 # ^^^^^^^^^ SM501 safe
                                                             # ^^^^^^^ SM502 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint
        from sagemaker.core.serializers import CSVSerializer

        def ask(rows):
            return Endpoint.get(endpoint_name="demo").invoke(
                body=CSVSerializer().serialize(rows),
                content_type="text/csv",
                accept="*/*",
            ).body.read()

        answers = [Endpoint.get(endpoint_name=name).invoke(
            body=CSVSerializer().serialize(row),
            content_type="text/csv",
            accept="*/*",
        ).body.read() for row in rows]
      `,
    },
  ],
  withholds: [
    {
      name: 'two answers of one statement that need a name each',
      code: py`
        from sagemaker.pytorch import PyTorchPredictor
                                    # ^^^^^^^^^^^^^^^^ SM105 withheld

        both = [PyTorchPredictor("a").predict(x), PyTorchPredictor("b").predict(x)]
              # ^^^^^^^^^^^^^^^^ SM520 withheld
                                    # ^^^^^^^ SM502 withheld
                                                # ^^^^^^^^^^^^^^^^ SM520 withheld
                                                                      # ^^^^^^^ SM502 withheld
      `,
      reason: /assign it to a name/,
    },
  ],
  silent: [
    {
      name: 'a predictor of the program',
      code: py`
        from models import Predictor

        print(Predictor("demo").predict(rows))
      `,
    },
  ],
});
