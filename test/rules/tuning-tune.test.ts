import { describeRule, py } from '../support/check-harness';

describeRule('fit of a tuner', {
  fixes: [
    {
      name: 'inputs objects become channels and meaningless keywords go',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.inputs import TrainingInput
                                   # ^^^^^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        tuner.fit(
            # ^^^ SM302 safe
            {'train': TrainingInput('s3://b/train', content_type='text/csv'), 'test': 's3://b/test'},
                    # ^^^^^^^^^^^^^ SM205 safe
            # not an algorithm of ours
            include_cls_metadata=False,
            logs=True,
            wait=False,  # hours
        )
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            StoppingCondition,
            Channel,
            DataSource,
            S3DataSource,
            InputData,
        )
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.large"),
            output_data_config=OutputDataConfig(s3_output_path="s3://b/o"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        tuner = HyperparameterTuner(
            model_trainer=est,
            objective_metric_name="loss",
            hyperparameter_ranges=ranges
        )
        tuner.tune(
            inputs=[
                Channel(
                    channel_name='train',
                    data_source=DataSource(
                        s3_data_source=S3DataSource(
                            s3_data_type='S3Prefix',
                            s3_uri='s3://b/train',
                            s3_data_distribution_type='FullyReplicated',
                        ),
                    ),
                    content_type='text/csv',
                ),
                InputData(channel_name='test', data_source='s3://b/test'),
            ],
            # not an algorithm of ours
            wait=False,  # hours
        )
      `,
    },
    {
      name: 'URIs and dicts of URIs stay',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        data = {"train": "s3://b/train"}
        tuner.fit("s3://b/train", "job-1")
            # ^^^ SM302 safe
        tuner.fit(data)
            # ^^^ SM302 safe
        tuner.fit({"train": f"{bucket}/train", "test": "s3://b/test"}, job_name="job-2", estimator_kwargs=None)
            # ^^^ SM302 safe
        tuner.fit()
            # ^^^ SM302 safe
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.large"),
            output_data_config=OutputDataConfig(s3_output_path="s3://b/o"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        tuner = HyperparameterTuner(
            model_trainer=est,
            objective_metric_name="loss",
            hyperparameter_ranges=ranges
        )
        data = {"train": "s3://b/train"}
        tuner.tune(inputs="s3://b/train", job_name="job-1")
        tuner.tune(inputs=data)
        tuner.tune(inputs={"train": f"{bucket}/train", "test": "s3://b/test"}, job_name="job-2")
        tuner.tune()
      `,
    },
    {
      name: 'inputs that cannot be seen',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe


        def run(ranges, data, uri):
            est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
                # ^^^^^^^^^ SM201 safe
            tuner = HyperparameterTuner(est, "loss", ranges)
                  # ^^^^^^^^^^^^^^^^^^^ SM301 safe
            tuner.fit(data)
                # ^^^ SM302 review
            tuner.fit({"train": uri})
                # ^^^ SM302 review
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner


        def run(ranges, data, uri):
            est = ModelTrainer(
                training_image=image,
                role=role,
                compute=Compute(instance_count=1, instance_type="ml.m5.large"),
                output_data_config=OutputDataConfig(s3_output_path="s3://b/o"),
                stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
            )
            tuner = HyperparameterTuner(
                model_trainer=est,
                objective_metric_name="loss",
                hyperparameter_ranges=ranges
            )
            # TODO(sagemaker-v3 SM302): tune() takes an S3 URI, a dict of URIs or a list of Channel objects, and ignores anything else; check what data is.
            tuner.tune(inputs=data)
            tuner.tune(inputs={"train": uri})
      `,
    },
    {
      name: 'an inputs object that a variable holds',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.inputs import TrainingInput
                                   # ^^^^^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        train = TrainingInput("s3://b/train", content_type="text/csv", input_mode="Pipe")
              # ^^^^^^^^^^^^^ SM205 safe
        tuner.fit({"train": train})
            # ^^^ SM302 safe
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            StoppingCondition,
            Channel,
            DataSource,
            S3DataSource,
        )
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.large"),
            output_data_config=OutputDataConfig(s3_output_path="s3://b/o"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        tuner = HyperparameterTuner(
            model_trainer=est,
            objective_metric_name="loss",
            hyperparameter_ranges=ranges
        )
        train = Channel(
            channel_name="train",
            data_source=DataSource(
                s3_data_source=S3DataSource(
                    s3_data_type="S3Prefix",
                    s3_uri="s3://b/train",
                    s3_data_distribution_type="FullyReplicated"
                )
            ),
            content_type="text/csv",
            input_mode="Pipe"
        )
        tuner.tune(inputs=[train])
      `,
    },
    {
      name: 'a dict of inputs objects that a variable holds',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.inputs import TrainingInput
                                   # ^^^^^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        data = {"train": TrainingInput("s3://b/train", content_type="text/csv")}
                       # ^^^^^^^^^^^^^ SM205 safe
        tuner.fit(data)
            # ^^^ SM302 safe
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            StoppingCondition,
            Channel,
            DataSource,
            S3DataSource,
        )
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.large"),
            output_data_config=OutputDataConfig(s3_output_path="s3://b/o"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        tuner = HyperparameterTuner(
            model_trainer=est,
            objective_metric_name="loss",
            hyperparameter_ranges=ranges
        )
        data = [
            Channel(
                channel_name="train",
                data_source=DataSource(
                    s3_data_source=S3DataSource(
                        s3_data_type="S3Prefix",
                        s3_uri="s3://b/train",
                        s3_data_distribution_type="FullyReplicated",
                    ),
                ),
                content_type="text/csv",
            ),
        ]
        tuner.tune(inputs=data)
      `,
    },
  ],
  withholds: [
    {
      name: 'arguments per estimator',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        tuner.fit("s3://b/x", estimator_kwargs={"a": {}})
            # ^^^ SM302 withheld
      `,
      reason: /nothing for estimator_kwargs=/,
    },
    {
      name: 'a local path',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        tuner.fit({"train": "file:///data/train"})
            # ^^^ SM302 withheld
      `,
      reason: /file:\/\/\/data\/train is not an S3 URI/,
    },
    {
      name: 'lists of records',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        tuner.fit([train, test])
            # ^^^ SM302 withheld
      `,
      reason: /no RecordSet/,
    },
    {
      name: 'arguments of the algorithm',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(est, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        tuner.fit("s3://b/x", mini_batch_size=200)
            # ^^^ SM302 withheld
      `,
      reason: /nothing for mini_batch_size=/,
    },
  ],
  silent: [
    {
      name: 'an untyped parameter',
      code: py`
        import sagemaker


        def run(tuner):
            tuner.fit("s3://b/x")
      `,
    },
    {
      name: 'a study of another package',
      code: py`
        import optuna
        import sagemaker

        study = optuna.create_study()
        study.fit({"train": "s3://b/train"})
      `,
    },
  ],
});
