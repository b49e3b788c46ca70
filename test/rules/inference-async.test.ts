import { describeRule, py } from '../support/check-harness';

describeRule('asynchronous inference', {
  fixes: [
    {
      name: 'a deploy with its configuration, requests and what their answers are read for',
      before: py`
        from sagemaker import Model
                            # ^^^^^ SM105 safe
        from sagemaker.async_inference import AsyncInferenceConfig
                                            # ^^^^^^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        model = Model(image, data, role, predictor_cls=Predictor)
              # ^^^^^ SM401 safe
        later = model.deploy(1, "ml.m5.large", async_inference_config=AsyncInferenceConfig())
                    # ^^^^^^ SM403 safe
        answer = later.predict_async(input_path=path, inference_id="a")  # queued
                     # ^^^^^^^^^^^^^ SM506 safe
        print(answer.output_path)
                   # ^^^^^^^^^^^ SM506 safe
        later.delete_endpoint()
            # ^^^^^^^^^^^^^^^ SM503 safe
      `,
      after: py`
        from sagemaker.core.inference_config import AsyncInferenceConfig
        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.core.resources import EndpointConfig

        model = ModelBuilder(
            image_uri=image,
            s3_model_data_url=data,
            role_arn=role,
            instance_type="ml.m5.large"
        )
        model.build()
        later = model.deploy(initial_instance_count=1, inference_config=AsyncInferenceConfig())
        answer = later.invoke_async(input_location=path, accept="*/*", inference_id="a")  # queued
        print(answer.output_location)
        EndpointConfig.get(endpoint_config_name=later.endpoint_config_name).delete()
        later.delete()
      `,
    },
    {
      name: 'data to upload and an answer to wait for take the AsyncPredictor of V3',
      before: py`
        from sagemaker.async_inference import WaiterConfig
                                            # ^^^^^^^^^^^^ SM101 safe
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.predictor_async import AsyncPredictor
                                            # ^^^^^^^^^^^^^^ SM105 safe
        from sagemaker.serializers import JSONSerializer
                                        # ^^^^^^^^^^^^^^ SM105 safe

        later = AsyncPredictor(Predictor("demo", serializer=JSONSerializer()), name="uploads")
              # ^^^^^^^^^^^^^^ SM506 safe
                             # ^^^^^^^^^ SM501 safe
        answer = later.predict_async(data=rows)
                     # ^^^^^^^^^^^^^ SM506 review
        print(answer.output_path, answer.get_result(WaiterConfig(max_attempts=4)))
      `,
      after: py`
        from sagemaker.serve.async_inference.waiter_config import WaiterConfig
        from sagemaker.core.deserializers import BytesDeserializer
        from sagemaker.core.helper.session_helper import Session
        from types import SimpleNamespace
        from sagemaker.core.serializers import JSONSerializer
        from sagemaker.serve.predictor_async import AsyncPredictor
        from sagemaker.core.resources import Endpoint

        later = Endpoint.get(endpoint_name="demo")
        async_client = AsyncPredictor(
            SimpleNamespace(
                endpoint_name=later.endpoint_name,
                sagemaker_session=Session(),
                serializer=JSONSerializer(),
                deserializer=BytesDeserializer(),
                accept=["*/*"],
                _handle_response=lambda response: BytesDeserializer().deserialize(response["Body"], response["ContentType"]),
            ),
            name="uploads",
        )
        answer = async_client.predict_async(data=rows)
        print(answer.output_path, answer.get_result(WaiterConfig(max_attempts=4)))
      `,
    },
  ],
  withholds: [
    {
      name: 'data to upload with a serializer that is not known',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.predictor_async import AsyncPredictor
                                            # ^^^^^^^^^^^^^^ SM105 safe

        later = AsyncPredictor(Predictor("demo", serializer=own))
              # ^^^^^^^^^^^^^^ SM506 safe
                             # ^^^^^^^^^ SM501 safe
        later.predict_async(data=rows)
            # ^^^^^^^^^^^^^ SM506 withheld
      `,
      reason: /no async predictor/,
    },
    {
      name: 'waiting for the result of a predictor that is handed on',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.predictor_async import AsyncPredictor
                                            # ^^^^^^^^^^^^^^ SM105 safe

        later = AsyncPredictor(Predictor("demo"))
              # ^^^^^^^^^^^^^^ SM506 safe
                             # ^^^^^^^^^ SM501 safe
        keep(later)
        print(later.predict_async(input_path=path).get_result())
                  # ^^^^^^^^^^^^^ SM506 safe
                                                 # ^^^^^^^^^^ SM506 withheld
      `,
      reason: /object_exists/,
    },
    {
      name: 'an inference component that goes, whose name is computed in place',
      code: py`
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        part = Predictor("demo", component_name=find())
             # ^^^^^^^^^ SM501 safe
        part.delete_predictor()
           # ^^^^^^^^^^^^^^^^ SM503 withheld
      `,
      reason: /InferenceComponent\.get/,
    },
  ],
  silent: [
    { name: 'another object', code: 'def wait(job):\n    return job.predict_async(input_path="a").output_path\n' },
  ],
});
