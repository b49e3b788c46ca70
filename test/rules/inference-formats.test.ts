import { describeRule, py } from '../support/check-harness';

describeRule('formats that a function sets, or that two objects share', {
  fixes: [
    {
      name: 'the function that deploys sets both before it returns',
      before: py`
        from sagemaker.deserializers import JSONDeserializer
                                          # ^^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.serializers import CSVSerializer
                                        # ^^^^^^^^^^^^^ SM101 safe

        def attached(name):
            found = Predictor(name)
                  # ^^^^^^^^^ SM501 safe
            found.serializer = CSVSerializer()
            found.deserializer = JSONDeserializer()
            return found

        predictor = attached("demo")
        for row in rows:
            print(predictor.predict(row))
                          # ^^^^^^^ SM502 safe
      `,
      after: py`
        from sagemaker.core.deserializers import JSONDeserializer
        from sagemaker.core.serializers import CSVSerializer
        from sagemaker.core.resources import Endpoint

        def attached(name):
            found = Endpoint.get(endpoint_name=name)
            found.serializer = CSVSerializer()
            found.deserializer = JSONDeserializer()
            return found

        predictor = attached("demo")
        for row in rows:
            print(predictor.invoke(body=row, content_type="text/csv", accept="application/json").body)
      `,
    },
  ],
  withholds: [
    {
      name: 'another function sees the object before its formats are set',
      code: py`
        from sagemaker.deserializers import JSONDeserializer
                                          # ^^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.serializers import CSVSerializer
                                        # ^^^^^^^^^^^^^ SM101 safe

        def ask(endpoint):
            return endpoint.predict(b"1")
                          # ^^^^^^^ SM502 withheld

        def attached(name):
            found = Predictor(name)
                  # ^^^^^^^^^ SM501 safe
            ask(found)
            found.serializer = CSVSerializer()
            found.deserializer = JSONDeserializer()
            return found
      `,
      reason: /depends on the path taken/,
    },
    {
      name: 'a return before the formats are set',
      code: py`
        from sagemaker.deserializers import JSONDeserializer
                                          # ^^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.serializers import CSVSerializer
                                        # ^^^^^^^^^^^^^ SM101 safe

        def attached(name, raw):
            found = Predictor(name)
                  # ^^^^^^^^^ SM501 safe
            if raw:
                return found
            found.serializer = CSVSerializer()
            found.deserializer = JSONDeserializer()
            return found

        print(attached("demo", raw).predict(row))
                                  # ^^^^^^^ SM502 withheld
      `,
      reason: /depends on the path taken/,
    },
  ],
  silent: [],
});
