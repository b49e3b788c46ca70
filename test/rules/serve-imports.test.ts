import { describeRule, py } from '../support/check-harness';

describeRule('sagemaker.serve, which both SDKs have', {
  fixes: [
    {
      name: 'names that only V2 offers there are imported from where both define them',
      before: py`
        from sagemaker.serve import Mode, ModelBuilder, SchemaBuilder
        #                           ^^^^ SM101 safe
        #                                               ^^^^^^^^^^^^^ SM101 safe

        builder = ModelBuilder(mode=Mode.SAGEMAKER_ENDPOINT, schema_builder=SchemaBuilder([1], [2]), role_arn="r")
                # ^^^^^^^^^^^^ SM430 review
      `,
      after: py`
        from sagemaker.serve.mode.function_pointers import Mode
        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.serve.builder.schema_builder import SchemaBuilder

        # TODO(sagemaker-v3 SM430): V3 packs its own server code with the model, so the container has to install SageMaker V3 where V2 wrote sagemaker>=2.199 into requirements.txt; the container logs at level INFO. Try the endpoint once.
        builder = ModelBuilder(
            mode=Mode.SAGEMAKER_ENDPOINT,
            schema_builder=SchemaBuilder([1], [2]),
            role_arn="r",
            dependencies={"auto": False, "custom": ["sagemaker>=3,<4"]}
        )
      `,
    },
  ],
  withholds: [],
  silent: [
    {
      name: 'right V3 code',
      code: 'from sagemaker.serve import ModelBuilder\nb = ModelBuilder(image_uri="i", s3_model_data_url="s3://b/m.tar.gz", role_arn="r")\nb.build()\n',
    },
  ],
});
