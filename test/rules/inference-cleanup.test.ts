import { describeRule, py } from '../support/check-harness';

describeRule('cleanup', {
  fixes: [
    {
      name: 'deletes the configuration first, like V2',
      before: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe
        p.delete_endpoint()  # done
        # ^^^^^^^^^^^^^^^ SM503 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint, EndpointConfig

        p = Endpoint.get(endpoint_name="demo")
        EndpointConfig.get(endpoint_config_name=p.endpoint_config_name).delete()
        p.delete()  # done
      `,
    },
    {
      name: 'models, configuration, endpoint',
      before: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe
        p.delete_model()
        # ^^^^^^^^^^^^ SM503 safe
        p.delete_endpoint(delete_endpoint_config=True)
        # ^^^^^^^^^^^^^^^ SM503 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint, EndpointConfig, Model

        p = Endpoint.get(endpoint_name="demo")
        config = EndpointConfig.get(endpoint_config_name=p.endpoint_config_name)
        for variant in config.production_variants:
            Model.get(model_name=variant.model_name).delete()
        EndpointConfig.get(endpoint_config_name=p.endpoint_config_name).delete()
        p.delete()
      `,
    },
    {
      name: 'the endpoint only',
      before: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe
        print(p.delete_endpoint(delete_endpoint_config=False))
              # ^^^^^^^^^^^^^^^ SM503 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint

        p = Endpoint.get(endpoint_name="demo")
        print(p.delete())
      `,
    },
    {
      name: 'a flag',
      before: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe


        def clean(everything):
            p.delete_endpoint(everything)
            # ^^^^^^^^^^^^^^^ SM503 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint, EndpointConfig

        p = Endpoint.get(endpoint_name="demo")


        def clean(everything):
            if everything:
                EndpointConfig.get(endpoint_config_name=p.endpoint_config_name).delete()
            p.delete()
      `,
    },
    {
      name: 'statements that share a line',
      before: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe
        if done: p.delete_endpoint()
                 # ^^^^^^^^^^^^^^^ SM503 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint, EndpointConfig

        p = Endpoint.get(endpoint_name="demo")
        if done: EndpointConfig.get(endpoint_config_name=p.endpoint_config_name).delete(); p.delete()
      `,
    },
    {
      name: 'a predictor without a name',
      before: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe


        def clean():
            Predictor("demo").delete_endpoint()
          # ^^^^^^^^^ SM501 safe
                            # ^^^^^^^^^^^^^^^ SM503 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint, EndpointConfig


        def clean():
            endpoint = Endpoint.get(endpoint_name="demo")
            EndpointConfig.get(endpoint_config_name=endpoint.endpoint_config_name).delete()
            endpoint.delete()
      `,
    },
    {
      name: 'a session of its own',
      before: py`
        import boto3
        import sagemaker
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        session = sagemaker.Session(boto3.Session(region_name="eu-west-1"))
                          # ^^^^^^^ SM101 safe
        p = Predictor("demo", session)
          # ^^^^^^^^^ SM501 safe
        p.delete_endpoint()
        # ^^^^^^^^^^^^^^^ SM503 safe
      `,
      after: py`
        import boto3
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.resources import Endpoint, EndpointConfig

        session = Session(boto3.Session(region_name="eu-west-1"))
        p = Endpoint.get(endpoint_name="demo", session=session.boto_session)
        EndpointConfig.get(
            endpoint_config_name=p.endpoint_config_name,
            session=session.boto_session,
        ).delete()
        p.delete()
      `,
    },
    {
      name: 'models after their configuration is gone',
      before: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe
        p.delete_endpoint()
        # ^^^^^^^^^^^^^^^ SM503 safe
        p.delete_model()
        # ^^^^^^^^^^^^ SM503 review
      `,
      after: py`
        from sagemaker.core.resources import Endpoint, EndpointConfig, Model

        p = Endpoint.get(endpoint_name="demo")
        EndpointConfig.get(endpoint_config_name=p.endpoint_config_name).delete()
        p.delete()
        # TODO(sagemaker-v3 SM503): The endpoint configuration that names the models is deleted above: move this before it.
        config = EndpointConfig.get(endpoint_config_name=p.endpoint_config_name)
        for variant in config.production_variants:
            Model.get(model_name=variant.model_name).delete()
      `,
    },
  ],
  withholds: [],
  silent: [],
});

describeRule('cleanup that stays', {
  fixes: [],
  withholds: [
    {
      name: 'inside an expression',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe
        result = p.delete_endpoint()
                 # ^^^^^^^^^^^^^^^ SM503 withheld
      `,
      reason: /line of its own/,
    },
    {
      name: 'a computed flag',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe
        p.delete_endpoint(delete_endpoint_config=decide())
        # ^^^^^^^^^^^^^^^ SM503 withheld
      `,
      reason: /as a literal/,
    },
    {
      name: 'models in an expression',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe
        results = [p.delete_model()]
                   # ^^^^^^^^^^^^ SM503 withheld
      `,
      reason: /statement of its own/,
    },
    {
      name: 'keywords that cannot be seen',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        p = Predictor("demo")
          # ^^^^^^^^^ SM501 safe
        p.delete_endpoint(**settings)
        # ^^^^^^^^^^^^^^^ SM503 withheld
      `,
      reason: /settings/,
    },
  ],
  silent: [
    {
      name: 'the session, which still can',
      code: py`
        from sagemaker.core.helper.session_helper import Session

        Session().delete_endpoint("demo")
      `,
    },
    {
      name: 'a boto3 resource of another service',
      code: py`
        import boto3

        boto3.client("comprehend").delete_endpoint(EndpointArn=arn)
      `,
    },
    {
      name: 'an untyped parameter',
      code: py`
        import sagemaker


        def clean(predictor):
            predictor.delete_endpoint()
      `,
    },
  ],
});
