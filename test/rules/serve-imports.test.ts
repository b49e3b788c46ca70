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
      `,
      after: py`
        from sagemaker.serve.mode.function_pointers import Mode
        from sagemaker.serve import ModelBuilder
        from sagemaker.serve.builder.schema_builder import SchemaBuilder

        builder = ModelBuilder(mode=Mode.SAGEMAKER_ENDPOINT, schema_builder=SchemaBuilder([1], [2]), role_arn="r")
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
