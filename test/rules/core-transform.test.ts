import { describeRule, py } from '../support/check-harness';

describeRule(
  'batch transform in the style core',
  {
    fixes: [
      {
        name: 'a transformer becomes the settings of its jobs',
        before: py`
          from sagemaker.transformer import Transformer
                                          # ^^^^^^^^^^^ SM105 safe

          transformer = Transformer(
                      # ^^^^^^^^^^^ SM601 safe
              model_name="existing",
              instance_count=1,
              instance_type="ml.m5.large",
              output_path="s3://demo/out",  # kept for a week
              tags={"team": "blue"},
          )
          transformer.transform("s3://demo/in", content_type="text/csv", logs=False)
                    # ^^^^^^^^^ SM601 safe
          print(transformer.output_path, transformer.latest_transform_job.name)
                          # ^^^^^^^^^^^ SM601 safe
                                                   # ^^^^^^^^^^^^^^^^^^^^ SM601 safe
                                                                        # ^^^^ SM601 safe
        `,
        after: py`
          from sagemaker.core.shapes import (
              TransformOutput,
              TransformResources,
              TransformS3DataSource,
              TransformDataSource,
              TransformInput,
          )
          from sagemaker.core.common_utils import name_from_base
          from sagemaker.core.resources import TransformJob

          transformer = dict(
              model_name="existing",
              transform_output=TransformOutput(
                  s3_output_path="s3://demo/out",  # kept for a week
              ),
              transform_resources=TransformResources(
                  instance_type="ml.m5.large",
                  instance_count=1,
              ),
              tags=[{"key": "team", "value": "blue"}],
          )
          transform_job = TransformJob.create(
              transform_job_name=name_from_base(transformer["model_name"]),
              transform_input=TransformInput(
                  data_source=TransformDataSource(
                      s3_data_source=TransformS3DataSource(
                          s3_data_type="S3Prefix",
                          s3_uri="s3://demo/in"
                      )
                  ),
                  content_type="text/csv"
              ),
              **transformer
          )
          transform_job.wait()
          print(transformer["transform_output"].s3_output_path, transform_job.transform_job_name)
        `,
      },
      {
        name: 'without an output path V2 made one of the name: V3 has that transformer',
        before: py`
          from sagemaker.transformer import Transformer
                                          # ^^^^^^^^^^^ SM101 safe

          transformer = Transformer("existing", 1, "ml.m5.large")
          transformer.transform("s3://demo/in")
        `,
        after: py`
          from sagemaker.core.transformer import Transformer

          transformer = Transformer("existing", 1, "ml.m5.large")
          transformer.transform("s3://demo/in")
        `,
      },
      {
        name: 'what is handed on stays an object',
        before: py`
          from sagemaker.transformer import Transformer
                                          # ^^^^^^^^^^^ SM101 safe

          transformer = Transformer("existing", 1, "ml.m5.large", output_path="s3://demo/out")
          transformer.transform("s3://demo/in")
          report(transformer)
        `,
        after: py`
          from sagemaker.core.transformer import Transformer

          transformer = Transformer("existing", 1, "ml.m5.large", output_path="s3://demo/out")
          transformer.transform("s3://demo/in")
          report(transformer)
        `,
      },
    ],
    withholds: [
      {
        name: 'a transformer that is attached',
        code: py`
          from sagemaker.transformer import Transformer
                                          # ^^^^^^^^^^^ SM101 safe

          transformer = Transformer.attach("job-1")
                                  # ^^^^^^ SM601 withheld
        `,
        reason: /TransformJob.get/,
      },
    ],
    silent: [
      {
        name: 'a transformer of another package',
        code: py`
          from transformers import Transformer

          transformer = Transformer("existing", 1, "ml.m5.large", output_path="s3://demo/out")
          transformer.transform("s3://demo/in")
        `,
      },
    ],
  },
  { style: 'core' },
);
