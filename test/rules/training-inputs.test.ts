import { describeRule, py } from '../support/check-harness';

describeRule('training-inputs', {
  fixes: [
    {
      name: 'a dict in a variable that only fit reads becomes a list with its comments',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.inputs import TrainingInput
                                   # ^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        channels = {
            "train": TrainingInput(uri, content_type="text/csv"),  # most of it
                   # ^^^^^^^^^^^^^ SM205 safe
            # kept back
            "validation": "s3://b/validation",
        }
        est.fit(inputs=channels, wait=False, logs="None")
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
        channels = [
            InputData(channel_name="train", data_source=uri, content_type="text/csv"),  # most of it
            # kept back
            InputData(channel_name="validation", data_source="s3://b/validation"),
        ]
        est.train(input_data_config=channels, wait=False, logs=False)
      `,
    },
    {
      name: 'Pipe mode needs sources without a mode of their own',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out, input_mode="Pipe")
            # ^^^^^^^^^ SM201 safe
        est.fit({"train": "s3://b/train"})
          # ^^^ SM204 review
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            StoppingCondition,
            InputData,
            S3DataSource,
        )
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            training_input_mode="Pipe",
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        est.train(
            input_data_config=[
                InputData(
                    channel_name="train",
                    data_source=S3DataSource(
                        s3_data_type="S3Prefix",
                        s3_uri="s3://b/train",
                        s3_data_distribution_type="FullyReplicated"
                    )
                )
            ]
        )
      `,
    },
    {
      name: 'keywords that only Channel has, a file system and a shuffle',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.inputs import FileSystemInput, ShuffleConfig, TrainingInput
                                   # ^^^^^^^^^^^^^^^ SM105 safe
                                                    # ^^^^^^^^^^^^^ SM105 safe
                                                                   # ^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        train = TrainingInput("s3://b/train", compression="Gzip", shuffle_config=ShuffleConfig(1234))
              # ^^^^^^^^^^^^^ SM205 safe
                                                                               # ^^^^^^^^^^^^^ SM205 safe
        est.fit({"train": train, "disk": FileSystemInput("fs-1", "EFS", "/data")})
          # ^^^ SM204 review
                                       # ^^^^^^^^^^^^^^^ SM205 safe
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            StoppingCondition,
            ShuffleConfig,
            Channel,
            DataSource,
            S3DataSource,
            InputData,
            FileSystemDataSource,
        )
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
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
            compression_type="Gzip",
            shuffle_config=ShuffleConfig(seed=1234)
        )
        est.train(
            input_data_config=[
                train,
                InputData(
                    channel_name="disk",
                    data_source=FileSystemDataSource(
                        file_system_id="fs-1",
                        file_system_type="EFS",
                        directory_path="/data",
                        file_system_access_mode="ro"
                    )
                )
            ]
        )
      `,
    },
    {
      name: 'a dict that is also used elsewhere is read in a loop',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        uris = {"train": "s3://b/train", "test": "s3://b/test"}
        print(uris)
        est.fit(uris)
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
        uris = {"train": "s3://b/train", "test": "s3://b/test"}
        print(uris)
        est.train(
            input_data_config=[InputData(channel_name=name, data_source=uri) for name, uri in uris.items()]
        )
      `,
    },
    {
      name: 'dict() and one estimator in a loop',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        for uri in ["s3://b/1", "s3://b/2"]:
            est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
                # ^^^^^^^^^ SM201 safe
            est.fit(dict(train=uri))
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

        for uri in ["s3://b/1", "s3://b/2"]:
            est = ModelTrainer(
                training_image=image,
                role=role,
                compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
                output_data_config=OutputDataConfig(s3_output_path=out),
                stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
            )
            est.train(input_data_config=[InputData(channel_name="train", data_source=uri)])
      `,
    },
    {
      name: 'two channel names for one object, and dicts that stay dicts',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.inputs import TrainingInput
                                   # ^^^^^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out, disable_profiler=True, debugger_hook_config=False)
            # ^^^^^^^^^ SM201 safe
        data = TrainingInput("s3://b/data")
             # ^^^^^^^^^^^^^ SM205 safe
        est.fit({"train": data})
          # ^^^ SM204 safe
        est.fit({"test": data})
          # ^^^ SM204 safe
        channels = {"train": data}
        if more:
            channels["more"] = more
        est.fit(channels)
          # ^^^ SM204 safe
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
        data = InputData(channel_name="train", data_source="s3://b/data")
        est.train(input_data_config=[data])
        est.train(input_data_config=[data.model_copy(update={"channel_name": "test"})])
        channels = {"train": data}
        if more:
            channels["more"] = more
        est.train(
            input_data_config=[InputData(channel_name=name, data_source=data) if isinstance(data, str) else data.model_copy(update={"channel_name": name}) for name, data in channels.items()]
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'inputs by the path of their module, when the fit that takes them waits: V3 has another class there',
      code: py`
        import sagemaker
        from sagemaker.estimator import Estimator
        #                               ^^^^^^^^^ SM105 withheld
        data = sagemaker.inputs.TrainingInput("s3://b/t", content_type="text/csv")
        #                ^^^^^^ SM101 withheld
        #                       ^^^^^^^^^^^^^ SM205 withheld
        est = Estimator("img", "role", 1, "ml.m5.large", **unknown)
        #     ^^^^^^^^^ SM201 withheld
        est.fit({"train": data})
        #   ^^^ SM204 withheld
      `,
      reason: /the module has to wait/,
    },
    {
      name: 'a name that cannot be seen',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        est.fit(inputs)
          # ^^^ SM204 withheld
      `,
      reason: /cannot be seen here/,
    },
    {
      name: 'inputs for a step of a pipeline',
      code: py`
        from sagemaker.inputs import TrainingInput
                                   # ^^^^^^^^^^^^^ SM105 withheld

        inputs = {"train": TrainingInput("s3://b/train")}
                         # ^^^^^^^^^^^^^ SM205 withheld
        run(inputs)
      `,
      reason: /No fit\(\) call or step/,
    },
    {
      name: 'a channel name that V3 takes for itself',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.inputs import TrainingInput
                                   # ^^^^^^^^^^^^^ SM105 withheld

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        est.fit({"code": TrainingInput("s3://b/code")})
          # ^^^ SM204 withheld
                       # ^^^^^^^^^^^^^ SM205 withheld
      `,
      reason: /channel named code/,
    },
    {
      name: 'a dict with something that is neither a URI nor inputs',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.inputs import TrainingInput
                                   # ^^^^^^^^^^^^^ SM105 withheld

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        channels = {"train": TrainingInput("s3://b/data"), "more": ["s3://b/more"]}
                           # ^^^^^^^^^^^^^ SM205 withheld
        print(channels)
        est.fit(channels)
          # ^^^ SM204 withheld
      `,
      reason: /something else than URIs and inputs objects/,
    },
  ],
  silent: [
    {
      name: 'V3 inputs',
      code: py`
        from sagemaker.core.training.configs import InputData

        data = InputData(channel_name="train", data_source="s3://b/train")
      `,
    },
    {
      name: 'TrainingInput of another package',
      code: py`
        from mypackage.sagemaker_like import TrainingInput

        data = TrainingInput("s3://b/data")
      `,
    },
  ],
});
