import { describeRule, py } from '../support/check-harness';

describeRule('classes that extend Predictor', {
  fixes: [
    {
      name: 'sets the formats of a class on the endpoints that replace it',
      before: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.serializers import CSVSerializer
                                        # ^^^^^^^^^^^^^ SM105 safe
        from sagemaker.deserializers import JSONDeserializer
                                          # ^^^^^^^^^^^^^^^^ SM105 safe


        # Predicts from rows.
        class Rows(Predictor):
                 # ^^^^^^^^^ SM209 safe
            """Rows in, JSON out."""

            def __init__(self, *args, **kwargs):
                super().__init__(*args, serializer=CSVSerializer(), deserializer=JSONDeserializer(), **kwargs)


        model = Model("img", model_data="s3://b/m.tar.gz", role="r", predictor_cls=Rows)
              # ^^^^^ SM401 safe
        first = model.deploy(initial_instance_count=1, instance_type="ml.m5.large")
                    # ^^^^^^ SM403 safe
        print(first.predict([[1, 2]]))
                  # ^^^^^^^ SM502 safe
        second = Rows("existing")
               # ^^^^ SM501 safe
        print(second.predict("1,2"), second.endpoint_name)
                   # ^^^^^^^ SM502 safe
      `,
      after: py`
        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.core.serializers import CSVSerializer
        from sagemaker.core.deserializers import JSONDeserializer
        from sagemaker.core.resources import Endpoint


        # Predicts from rows.
        model = ModelBuilder(
            image_uri="img",
            s3_model_data_url="s3://b/m.tar.gz",
            role_arn="r",
            instance_type="ml.m5.large"
        )
        model.build()
        first = model.deploy(initial_instance_count=1)
        first.serializer = CSVSerializer()
        first.deserializer = JSONDeserializer()
        print(first.invoke(body=[[1, 2]], content_type="text/csv", accept="application/json").body)
        second = Endpoint.get(endpoint_name="existing")
        second.serializer = CSVSerializer()
        second.deserializer = JSONDeserializer()
        print(second.invoke(body="1,2", content_type="text/csv", accept="application/json").body, second.endpoint_name)
      `,
    },
    {
      name: 'follows named parameters and positions',
      before: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.serializers import IdentitySerializer
                                        # ^^^^^^^^^^^^^^^^^^ SM105 safe


        class Text(Predictor):
                 # ^^^^^^^^^ SM209 safe
            def __init__(self, endpoint_name, sagemaker_session=None):
                super(Text, self).__init__(endpoint_name, sagemaker_session, IdentitySerializer("text/plain"))


        text = Text(endpoint_name="existing")
             # ^^^^ SM501 safe
        print(text.predict("hello"))
                 # ^^^^^^^ SM502 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint
        from sagemaker.core.serializers import IdentitySerializer
        from sagemaker.core.deserializers import BytesDeserializer


        text = Endpoint.get(endpoint_name="existing")
        text.serializer = IdentitySerializer("text/plain")
        text.deserializer = BytesDeserializer()
        print(text.invoke(body="hello", content_type="text/plain", accept="*/*").body)
      `,
    },
  ],
  withholds: [
    {
      name: 'a class with a method of its own, and what deploy gives in its name',
      code: py`
        import sagemaker
        from sagemaker.core.serializers import JSONSerializer


        class Forecaster(sagemaker.predictor.Predictor):
                                           # ^^^^^^^^^ SM209 withheld
            def __init__(self, *args, **kwargs):
                super().__init__(*args, serializer=JSONSerializer(), **kwargs)

            def forecast(self, series):
                return series


        first = Forecaster("existing")
        print(first.forecast([1]))
      `,
      reason: /take an Endpoint in __init__ and keep it/,
    },
    {
      name: 'a class that other code asks for, or that nothing here uses',
      code: py`
        import sagemaker
        from sagemaker.core.serializers import JSONSerializer


        class Rows(sagemaker.predictor.Predictor):
                                     # ^^^^^^^^^ SM209 withheld
            def __init__(self, *args, **kwargs):
                super().__init__(*args, serializer=JSONSerializer(), **kwargs)


        class Texts(sagemaker.predictor.Predictor):
                                      # ^^^^^^^^^ SM209 withheld
            def __init__(self, *args, **kwargs):
                super().__init__(*args, serializer=JSONSerializer(), **kwargs)


        rows = Rows("existing")
        print(isinstance(rows, Rows))
      `,
      reason: /take an Endpoint in __init__/,
    },
    {
      name: 'a class whose parameters decide the format, or that takes another one',
      code: py`
        import sagemaker
        from sagemaker.core.serializers import IdentitySerializer


        class Chosen(sagemaker.predictor.Predictor):
                                       # ^^^^^^^^^ SM209 withheld
            def __init__(self, endpoint_name, mime):
                super().__init__(endpoint_name, serializer=IdentitySerializer(mime))


        class Logged(sagemaker.predictor.Predictor):
                                       # ^^^^^^^^^ SM209 withheld
            def __init__(self, *args, **kwargs):
                print(args)
                super().__init__(*args, serializer=IdentitySerializer("text/csv"), **kwargs)


        Chosen("existing", "text/csv")
        Logged("existing")
      `,
      reason: /take an Endpoint in __init__/,
    },
  ],
  silent: [
    {
      name: 'a class that extends something else',
      code: py`
        import sagemaker
        from elsewhere import Predictor


        class Rows(Predictor):
            def __init__(self, *args, **kwargs):
                super().__init__(*args, serializer=None, **kwargs)


        Rows("existing").predict("1,2")
      `,
    },
  ],
});
