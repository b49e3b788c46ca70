import { describeRule, py } from '../support/check-harness';

describeRule('inference components', {
  fixes: [
    {
      name: 'a component with a name: deployed, asked and deleted',
      before: py`
        from sagemaker.enums import EndpointType
                                  # ^^^^^^^^^^^^ SM105 safe
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        name = "part"
        model = Model(image, data, role, predictor_cls=Predictor)
              # ^^^^^ SM401 safe
        part = model.deploy(
                   # ^^^^^^ SM403 safe
            initial_instance_count=1,
            instance_type="ml.g5.2xlarge",
            endpoint_type=EndpointType.INFERENCE_COMPONENT_BASED,
            inference_component_name=name,
            resources=needs,
        )
        print(part.predict(b"1,2"))
                 # ^^^^^^^ SM502 safe
        part.delete_predictor()
           # ^^^^^^^^^^^^^^^^ SM503 safe
      `,
      after: py`
        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.core.resources import InferenceComponent

        name = "part"
        model = ModelBuilder(
            image_uri=image,
            s3_model_data_url=data,
            role_arn=role,
            instance_type="ml.g5.2xlarge"
        )
        model.build()
        part = model.deploy(
            initial_instance_count=1,
            inference_component_name=name,
            inference_config=needs,
        )
        print(part.invoke(
            body=b"1,2",
            content_type="application/octet-stream",
            accept="*/*",
            inference_component_name=name,
        ).body.read())
        InferenceComponent.get(inference_component_name=name).delete()
      `,
    },
  ],
  withholds: [
    {
      name: 'a component without a name, for which V3 fails after it has created the endpoint',
      code: py`
        from sagemaker.enums import EndpointType
                                  # ^^^^^^^^^^^^ SM101 safe
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld

        model = Model(image, data, role)
              # ^^^^^ SM401 withheld
        model.deploy(1, "ml.g5.2xlarge", endpoint_type=EndpointType.INFERENCE_COMPONENT_BASED, resources=needs)
            # ^^^^^^ SM403 withheld
      `,
      reason: /fails without the name/,
    },
  ],
  silent: [],
});
