import { describeRule, py } from '../support/check-harness';

describeRule('predictor', {
  fixes: [
    {
      name: 'sets the formats below the construction',
      before: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.serializers import CSVSerializer
                                        # ^^^^^^^^^^^^^ SM105 safe

        class Client:
            def __init__(self, name):
                self.predictor = Predictor(
                               # ^^^^^^^^^ SM501 safe
                    endpoint_name=name,  # given
                    serializer=CSVSerializer(),
                )

            def ask(self, rows):
                return self.predictor.predict(rows)
                                    # ^^^^^^^ SM502 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint
        from sagemaker.core.serializers import CSVSerializer
        from sagemaker.core.deserializers import BytesDeserializer

        class Client:
            def __init__(self, name):
                self.predictor = Endpoint.get(
                    endpoint_name=name,  # given
                )
                self.predictor.serializer = CSVSerializer()
                self.predictor.deserializer = BytesDeserializer()

            def ask(self, rows):
                return self.predictor.invoke(body=rows, content_type="text/csv", accept="*/*").body
      `,
    },
    {
      name: 'drops a default session, passes on another',
      before: py`
        import sagemaker
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        session = sagemaker.Session()
                          # ^^^^^^^ SM101 safe
        a = Predictor("a", sagemaker_session=session)
          # ^^^^^^^^^ SM501 safe


        def other(session):
            return Predictor("b", sagemaker_session=session)
                 # ^^^^^^^^^ SM501 safe
      `,
      after: py`
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.resources import Endpoint

        session = Session()
        a = Endpoint.get(endpoint_name="a")


        def other(session):
            return Endpoint.get(endpoint_name="b", session=session.boto_session)
      `,
    },
    {
      name: 'types',
      before: py`
        from typing import Optional

        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe


        def first(p: Predictor, q: "Predictor", r: Optional[Predictor] = None) -> Predictor:
                   # ^^^^^^^^^ SM108 safe
                                  # ^^^^^^^^^ SM108 safe
                                                          # ^^^^^^^^^ SM108 safe
                                                                                # ^^^^^^^^^ SM108 safe
            print(q.endpoint_name)
            return p
      `,
      after: py`
        from typing import Optional

        from sagemaker.core.resources import Endpoint


        def first(p: Endpoint, q: "Endpoint", r: Optional[Endpoint] = None) -> Endpoint:
            print(q.endpoint_name)
            return p
      `,
    },
    {
      name: 'framework predictors bring their formats',
      before: py`
        from sagemaker.huggingface import HuggingFacePredictor
                                        # ^^^^^^^^^^^^^^^^^^^^ SM105 safe

        p = HuggingFacePredictor(endpoint_name="demo")
          # ^^^^^^^^^^^^^^^^^^^^ SM520 safe
        p.predict({"inputs": "Hello"})
        # ^^^^^^^ SM502 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint
        from sagemaker.core.serializers import JSONSerializer
        from sagemaker.core.deserializers import JSONDeserializer

        p = Endpoint.get(endpoint_name="demo")
        p.serializer = JSONSerializer()
        p.deserializer = JSONDeserializer()
        p.invoke(
            body={"inputs": "Hello"},
            content_type="application/json",
            accept="application/json",
        ).body
      `,
    },
    {
      name: 'renamed attributes',
      before: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe
        print(p.endpoint, p._get_endpoint_config_name())
              # ^^^^^^^^ SM505 safe
                          # ^^^^^^^^^^^^^^^^^^^^^^^^^ SM505 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint

        p = Endpoint.get(endpoint_name="demo")
        print(p.endpoint_name, p.endpoint_config_name)
      `,
    },
    {
      name: 'completes a lone deserializer',
      before: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.deserializers import JSONDeserializer
                                          # ^^^^^^^^^^^^^^^^ SM101 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe
        p.deserializer = JSONDeserializer()  # parsed
        # ^^^^^^^^^^^^ SM504 safe
        p.predict(b"1")
        # ^^^^^^^ SM502 safe
      `,
      after: py`
        from sagemaker.core.deserializers import JSONDeserializer
        from sagemaker.core.resources import Endpoint
        from sagemaker.core.serializers import IdentitySerializer

        p = Endpoint.get(endpoint_name="demo")
        p.deserializer = JSONDeserializer()  # parsed
        p.serializer = IdentitySerializer()
        p.invoke(body=b"1", content_type="application/octet-stream", accept="application/json").body
      `,
    },
  ],
  withholds: [],
  silent: [],
});

describeRule('predictor that stays', {
  fixes: [],
  withholds: [
    {
      name: 'one that is used where another may stand that stays',
      code: py`
        from sagemaker.deserializers import JSONDeserializer
                                          # ^^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 withheld

        if is_new:
            estimator = Estimator(**settings)
                      # ^^^^^^^^^ SM201 withheld
            predictor = estimator.deploy(initial_instance_count=1, instance_type="ml.m5.xlarge")
                                # ^^^^^^ SM404 withheld
        else:
            predictor = Predictor("demo", deserializer=JSONDeserializer())
                      # ^^^^^^^^^ SM501 withheld
        predictor.predict(b"1")
                # ^^^^^^^ SM502 withheld
      `,
      reason: /used together with an object that stays/,
    },
    {
      name: 'a text instead of a serializer',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 withheld

        predictor = Predictor("demo", serializer="text/csv")
                  # ^^^^^^^^^ SM501 withheld
      `,
      reason: /takes objects only/,
    },
    {
      name: 'formats without a place to set them',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.serializers import CSVSerializer
                                        # ^^^^^^^^^^^^^ SM101 safe

        def ask(rows):
            return Predictor("demo", serializer=CSVSerializer())
                 # ^^^^^^^^^ SM501 withheld
      `,
      reason: /assign it to a name/,
    },
    {
      name: 'arguments that cannot be seen',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 withheld

        p = Predictor(**settings)
          # ^^^^^^^^^ SM501 withheld
        p.predict(payload)
        # ^^^^^^^ SM502 withheld
      `,
      reason: /settings/,
    },
    {
      name: 'a TensorFlow model name',
      code: py`
        from sagemaker.tensorflow import TensorFlowPredictor
                                       # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        p = TensorFlowPredictor("demo", model_name="one")
          # ^^^^^^^^^^^^^^^^^^^ SM520 withheld
      `,
      reason: /model_name=/,
    },
    {
      name: 'operations of other resources',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe
        p.update_endpoint(tags=tags)
        # ^^^^^^^^^^^^^^^ SM505 withheld
        p.update_data_capture_config(config)
        # ^^^^^^^^^^^^^^^^^^^^^^^^^^ SM505 withheld
        p.list_monitors()
        # ^^^^^^^^^^^^^ SM505 withheld
      `,
      reason: /MonitoringSchedule/,
    },
    {
      name: 'a method that never was',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe
        p.describe()
        # ^^^^^^^^ SM508 withheld
      `,
      reason: /not a V2 method/,
    },
    {
      name: 'an attribute of the program',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe
        p.owner = "me"
        # ^^^^^ SM505 withheld
        share(p)
      `,
      reason: /variable/,
    },
    {
      name: 'an async predictor that a function gets',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.predictor_async import AsyncPredictor
                                            # ^^^^^^^^^^^^^^ SM105 safe

        p = AsyncPredictor(Predictor("demo"))
          # ^^^^^^^^^^^^^^ SM506 safe
                         # ^^^^^^^^^ SM501 safe
        p.predict_async(payload)
        # ^^^^^^^^^^^^^ SM506 withheld
        keep(p)
      `,
      reason: /invoke_async/,
    },
    {
      name: 'a content type that only the running program knows',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        def ask(kind):
            p = Predictor("demo")
              # ^^^^^^^^^ SM501 safe
            p.content_type = kind
            # ^^^^^^^^^^^^ SM504 withheld
            return p.predict("1")
                   # ^^^^^^^ SM502 withheld
      `,
      reason: /content_type/,
    },
  ],
  silent: [
    {
      name: 'a class of that name from elsewhere',
      code: py`
        from autogluon.tabular import Predictor

        p = Predictor("demo")
        p.serializer = 1
        p.predict(rows)
      `,
    },
    {
      name: 'serializers used on their own',
      code: py`
        from sagemaker.core.serializers import CSVSerializer

        print(CSVSerializer().serialize([1, 2]))
      `,
    },
  ],
});
