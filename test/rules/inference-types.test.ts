import { describeRule, py } from '../support/check-harness';

describeRule('what a predictor says of its types', {
  fixes: [
    {
      name: 'read from the formats, and an attribute that nothing reads',
      before: py`
        from sagemaker.deserializers import JSONDeserializer
                                          # ^^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.serializers import CSVSerializer
                                        # ^^^^^^^^^^^^^ SM101 safe

        raw = Predictor("raw")
            # ^^^^^^^^^ SM501 safe
        print(raw.content_type, raw.accept)
                # ^^^^^^^^^^^^ SM505 safe
                                  # ^^^^^^ SM505 safe
        predictor = Predictor("rows")
                  # ^^^^^^^^^ SM501 safe
        predictor.ContentType = "text/csv"
                # ^^^^^^^^^^^ SM505 safe
        predictor.serializer = CSVSerializer()
        predictor.deserializer = JSONDeserializer()
        print(predictor.content_type, predictor.accept)
                      # ^^^^^^^^^^^^ SM505 safe
                                              # ^^^^^^ SM505 safe
        print(predictor.predict([1, 2]))
                      # ^^^^^^^ SM502 safe
      `,
      after: py`
        from sagemaker.core.deserializers import JSONDeserializer
        from sagemaker.core.serializers import CSVSerializer
        from sagemaker.core.resources import Endpoint

        raw = Endpoint.get(endpoint_name="raw")
        print("application/octet-stream", ("*/*",))
        predictor = Endpoint.get(endpoint_name="rows")
        predictor.serializer = CSVSerializer()
        predictor.deserializer = JSONDeserializer()
        print(predictor.serializer.CONTENT_TYPE, predictor.deserializer.ACCEPT)
        print(predictor.invoke(body=[1, 2], content_type="text/csv", accept="application/json").body)
      `,
    },
    {
      name: 'the same constant imported twice',
      before: py`
        from sagemaker.content_types import CONTENT_TYPE_CSV
                                          # ^^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.predictor import csv_serializer, RealTimePredictor
                                      # ^^^^^^^^^^^^^^ SM105 safe
                                                      # ^^^^^^^^^^^^^^^^^ SM105 safe

        first = RealTimePredictor("a", serializer=csv_serializer, content_type=CONTENT_TYPE_CSV, accept=CONTENT_TYPE_CSV)
              # ^^^^^^^^^^^^^^^^^ SM501 safe
                                                # ^^^^^^^^^^^^^^ SM113 safe
        print(first.predict("1,2"))
                  # ^^^^^^^ SM502 safe
        from sagemaker.content_types import CONTENT_TYPE_CSV
                                          # ^^^^^^^^^^^^^^^^ SM101 safe
        second = RealTimePredictor("b", serializer=csv_serializer, content_type=CONTENT_TYPE_CSV, accept=CONTENT_TYPE_CSV)
               # ^^^^^^^^^^^^^^^^^ SM501 safe
                                                 # ^^^^^^^^^^^^^^ SM113 safe
        print(second.predict("1,2"))
                   # ^^^^^^^ SM502 safe
      `,
      after: py`
        from sagemaker.core.content_types import CONTENT_TYPE_CSV
        from sagemaker.core.resources import Endpoint
        from sagemaker.core.serializers import CSVSerializer
        from sagemaker.core.deserializers import BytesDeserializer

        first = Endpoint.get(endpoint_name="a")
        first.serializer = CSVSerializer()
        first.deserializer = BytesDeserializer()
        print(first.invoke(body="1,2", content_type=CONTENT_TYPE_CSV, accept=CONTENT_TYPE_CSV).body)
        from sagemaker.core.content_types import CONTENT_TYPE_CSV
        second = Endpoint.get(endpoint_name="b")
        second.serializer = CSVSerializer()
        second.deserializer = BytesDeserializer()
        print(second.invoke(body="1,2", content_type=CONTENT_TYPE_CSV, accept=CONTENT_TYPE_CSV).body)
      `,
    },
  ],
  withholds: [
    {
      name: 'attributes that are read, or whose value does something, and a type that is not known',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        one = Predictor("one")
            # ^^^^^^^^^ SM501 safe
        one.mine = "text/csv"
          # ^^^^ SM505 withheld
        print(one.mine)
                # ^^^^ SM508 withheld
        two = Predictor("two")
            # ^^^^^^^^^ SM501 safe
        two.content_type = pick()
          # ^^^^^^^^^^^^ SM504 withheld
        print(two.content_type)
                # ^^^^^^^^^^^^ SM505 withheld
        three = Predictor("three")
              # ^^^^^^^^^ SM501 safe
        three.label = ask()
            # ^^^^^ SM505 withheld
      `,
      reason: /keep mine in a variable/,
    },
  ],
  silent: [
    {
      name: 'the types of a serializer',
      code: py`
        from sagemaker.core.serializers import CSVSerializer

        rows = CSVSerializer()
        print(rows.content_type, rows.CONTENT_TYPE)
      `,
    },
  ],
});
