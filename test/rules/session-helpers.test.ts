import { describeRule, py } from '../support/check-harness';

describeRule('session-helpers', {
  fixes: [
    {
      name: 'the image of an algorithm with its old default version',
      before: py`
        from sagemaker.amazon.amazon_estimator import get_image_uri
                                                    # ^^^^^^^^^^^^^ SM105 safe

        image = get_image_uri(region, "kmeans")
              # ^^^^^^^^^^^^^ SM112 safe
        other = get_image_uri(repo_name="xgboost", region_name="us-west-2", repo_version="1.7-1")
              # ^^^^^^^^^^^^^ SM112 safe
      `,
      after: py`
        from sagemaker.core import image_uris

        image = image_uris.retrieve(framework="kmeans", region=region, version="1")
        other = image_uris.retrieve(framework="xgboost", region="us-west-2", version="1.7-1")
      `,
    },
    {
      name: 'the V1 name of TrainingInput',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.session import s3_input
                                    # ^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        train = s3_input(s3_data="s3://b/train", content_type="csv")
              # ^^^^^^^^ SM205 safe
        est.fit({"train": train})
          # ^^^ SM204 review
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            StoppingCondition,
            InputData,
        )
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        train = InputData(channel_name="train", data_source="s3://b/train", content_type="csv")
        est.train(input_data_config=[train])
      `,
    },
    {
      name: 'read_recordio moved',
      before: py`
        from sagemaker.amazon.common import read_recordio
                                          # ^^^^^^^^^^^^^ SM101 safe

        for record in read_recordio(stream):
            print(record)
      `,
      after: py`
        from sagemaker.core.serializers.utils import read_recordio

        for record in read_recordio(stream):
            print(record)
      `,
    },
  ],
  withholds: [
    {
      name: 'arguments that cannot be seen',
      code: py`
        from sagemaker.amazon.amazon_estimator import get_image_uri
                                                    # ^^^^^^^^^^^^^ SM105 withheld

        image = get_image_uri(*names)
              # ^^^^^^^^^^^^^ SM112 withheld
      `,
      reason: /image_uris\.retrieve/,
    },
  ],
  silent: [
    {
      name: 'V3 look-ups',
      code: py`
        from sagemaker.core import image_uris

        image = image_uris.retrieve(framework="kmeans", region=region, version="1")
      `,
    },
    {
      name: 'a writer of the program',
      code: py`
        import sagemaker


        def write_numpy_to_dense_tensor(stream, data):
            stream.write(data)
      `,
    },
  ],
});
