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
    {
      name: 'puts a class with methods around the endpoint',
      before: py`
        import json

        import sagemaker
        from sagemaker.core.serializers import IdentitySerializer


        class Forecaster(sagemaker.predictor.Predictor):
                                           # ^^^^^^^^^ SM209 safe
            def __init__(self, *args, **kwargs):
                super().__init__(*args, serializer=IdentitySerializer(content_type="application/json"), **kwargs)

            def set_frequency(self, freq):
                self.freq = freq

            def predict(self, series, samples=100):
                """One series at a time."""
                body = self.__encode(series, samples)
                return json.loads(super(Forecaster, self).predict(body))

            def __encode(self, series, samples):
                return json.dumps({"instances": [series], "samples": samples, "from": self.endpoint_name})


        def plot(predictor):
            return predictor.predict([1, 2], samples=5)


        model = sagemaker.Model("img", model_data="s3://b/m.tar.gz", role="r", predictor_cls=Forecaster)
                        # ^^^^^ SM401 safe
        first = model.deploy(initial_instance_count=1, instance_type="ml.m5.large")
                    # ^^^^^^ SM403 safe
        first.set_frequency("D")
        plot(first)
        second = Forecaster("existing")
               # ^^^^^^^^^^ SM501 safe
        plot(second)
        second.delete_endpoint()
             # ^^^^^^^^^^^^^^^ SM503 safe
      `,
      after: py`
        import json

        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.core.deserializers import BytesDeserializer
        from sagemaker.core.resources import Endpoint, EndpointConfig
        from sagemaker.core.serializers import IdentitySerializer


        class Forecaster:
            def __init__(self, endpoint):
                self.endpoint = endpoint

            def __getattr__(self, name):
                return getattr(self.endpoint, name)

            def set_frequency(self, freq):
                self.freq = freq

            def predict(self, series, samples=100):
                """One series at a time."""
                body = self.__encode(series, samples)
                return json.loads(self.endpoint.invoke(body=body, content_type="application/json", accept="*/*").body)

            def __encode(self, series, samples):
                return json.dumps({"instances": [series], "samples": samples, "from": self.endpoint_name})


        def plot(predictor):
            return predictor.predict([1, 2], samples=5)


        model = ModelBuilder(
            image_uri="img",
            s3_model_data_url="s3://b/m.tar.gz",
            role_arn="r",
            instance_type="ml.m5.large"
        )
        model.build()
        first = model.deploy(initial_instance_count=1)
        first.serializer = IdentitySerializer(content_type="application/json")
        first.deserializer = BytesDeserializer()
        first = Forecaster(first)
        first.set_frequency("D")
        plot(first)
        second = Endpoint.get(endpoint_name="existing")
        second.serializer = IdentitySerializer(content_type="application/json")
        second.deserializer = BytesDeserializer()
        second = Forecaster(second)
        plot(second)
        EndpointConfig.get(endpoint_config_name=second.endpoint_config_name).delete()
        second.delete()
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
                return self.sagemaker_session, series


        first = Forecaster("existing")
        print(first.forecast([1]))


        class Switching(sagemaker.predictor.Predictor):
                                          # ^^^^^^^^^ SM209 withheld
            def __init__(self, *args, **kwargs):
                super().__init__(*args, serializer=JSONSerializer(), **kwargs)

            def close(self):
                super().delete_endpoint()
                      # ^^^^^^^^^^^^^^^ SM503 safe


        Switching("existing").close()
      `,
      reason: /take an Endpoint in __init__ and keep it/,
    },
    {
      name: 'a class given to the deploy of a model, which takes none',
      code: py`
        import sagemaker
        from sagemaker.core.serializers import JSONSerializer


        class Rows(sagemaker.predictor.Predictor):
                                     # ^^^^^^^^^ SM209 withheld
            def __init__(self, *args, **kwargs):
                super().__init__(*args, serializer=JSONSerializer(), **kwargs)


        def deploy(model):
            model.deploy(1, "ml.m5.large", predictor_cls=Rows, **options)


        print(Rows)
      `,
      reason: /take an Endpoint in __init__/,
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
