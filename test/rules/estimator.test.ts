import { describeRule, py } from '../support/check-harness';

describeRule('estimator', {
  fixes: [
    {
      name: 'reshapes keywords into configuration objects and keeps comments',
      before: py`
        from sagemaker.estimator import Estimator
        #                               ^^^^^^^^^ SM105 safe

        est = Estimator(
        #     ^^^^^^^^^ SM201 safe
            image_uri=image,
            role=role,
            instance_count=1,
            instance_type='ml.m5.xlarge',  # large enough
            max_run=3600,
            output_path='s3://bucket/out',
        )
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, StoppingCondition, OutputDataConfig
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(
                instance_count=1,
                instance_type='ml.m5.xlarge',  # large enough
            ),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=3600),
            output_data_config=OutputDataConfig(s3_output_path='s3://bucket/out'),
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'keywords that cannot be seen',
      code: py`
        from sagemaker.estimator import Estimator
        #                               ^^^^^^^^^ SM105 withheld

        est = Estimator(image, role, **settings)
        #     ^^^^^^^^^ SM201 withheld
      `,
      reason: /settings.*cannot be seen/,
    },
  ],
  silent: [
    {
      name: 'another package with a class of that name',
      code: 'from keras.estimator import Estimator\nEstimator(1).fit(x)\n',
    },
    { name: 'an untyped parameter', code: 'import sagemaker\ndef run(estimator):\n    estimator.fit("s3://x")\n' },
  ],
});
