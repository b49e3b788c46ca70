import { describeRule, py } from '../support/check-harness';

describeRule('constructors and jobs of V3', {
  fixes: [
    {
      name: 'wrong names on a ModelBuilder, comments kept',
      before: py`
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(
            # where the model is
            model_data="s3://bucket/model.tar.gz",
          # ^^^^^^^^^^ SM901 safe
            role="arn:aws:iam::123456789012:role/demo",  # who runs it
          # ^^^^ SM901 safe
            env={"A": "1"},
          # ^^^ SM901 safe
            image_uri="image",
        )
        builder.build()
      `,
      after: py`
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(
            # where the model is
            s3_model_data_url="s3://bucket/model.tar.gz",
            role_arn="arn:aws:iam::123456789012:role/demo",  # who runs it
            env_vars={"A": "1"},
            image_uri="image",
        )
        builder.build()
      `,
    },
    {
      name: 'compression that Channel knows',
      before: py`
        from sagemaker.core.training.configs import InputData

        data = InputData(channel_name="train", data_source="s3://bucket/train", compression="Gzip")
                                                                              # ^^^^^^^^^^^ SM906 safe
        other = InputData(channel_name="test", data_source="s3://bucket/test")
      `,
      after: py`
        from sagemaker.core.training.configs import InputData, Channel, DataSource, S3DataSource

        data = Channel(
            channel_name="train",
            data_source=DataSource(
                s3_data_source=S3DataSource(
                    s3_data_type="S3Prefix",
                    s3_uri="s3://bucket/train",
                    s3_data_distribution_type="FullyReplicated",
                ),
            ),
            compression_type="Gzip",
        )
        other = InputData(channel_name="test", data_source="s3://bucket/test")
      `,
    },
    {
      name: 'a look-alike used for the trainer only, in a list of channels',
      before: py`
        from sagemaker.core.modules.configs import InputData, StoppingCondition
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image="image", stopping_condition=StoppingCondition(max_runtime_in_seconds=60))
        trainer.train([InputData(channel_name="train", data_source="s3://bucket/train")])
                     # ^^^^^^^^^ SM922 safe
      `,
      after: py`
        from sagemaker.core.training.configs import InputData
        from sagemaker.core.modules.configs import StoppingCondition
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image="image", stopping_condition=StoppingCondition(max_runtime_in_seconds=60))
        trainer.train([InputData(channel_name="train", data_source="s3://bucket/train")])
      `,
    },
    {
      name: 'names that sagemaker.train does not export, one of several in a line',
      before: py`
        from sagemaker.train import HyperparameterTuner, ModelTrainer
                                  # ^^^^^^^^^^^^^^^^^^^ SM937 safe
        from sagemaker.train.configs import Compute, IntegerParameter as Whole
                                                   # ^^^^^^^^^^^^^^^^ SM909 safe

        trainer = ModelTrainer(training_image="image", compute=Compute(instance_type="ml.m5.xlarge"))
        tuner = HyperparameterTuner(trainer, "rmse", {"depth": Whole(1, 9)})
      `,
      after: py`
        from sagemaker.train.tuner import HyperparameterTuner
        from sagemaker.train import ModelTrainer
        from sagemaker.train.configs import Compute
        from sagemaker.core.parameter import IntegerParameter as Whole

        trainer = ModelTrainer(training_image="image", compute=Compute(instance_type="ml.m5.xlarge"))
        tuner = HyperparameterTuner(trainer, "rmse", {"depth": Whole(1, 9)})
      `,
    },
    {
      name: 'a dict of channels under the old keyword',
      before: py`
        from sagemaker.core.training.configs import InputData
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image="image")
        trainer.train(inputs={"train": "s3://bucket/a", "test": f"s3://{bucket}/b"}, logs="None")
                    # ^^^^^^ SM919 safe
                                                                                        # ^^^^^^ SM932 safe
        trainer.train("s3://bucket/c", logs="Training")
                    # ^^^^^^^^^^^^^^^ SM919 safe
                                          # ^^^^^^^^^^ SM932 review
      `,
      after: py`
        from sagemaker.core.training.configs import InputData
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image="image")
        trainer.train(input_data_config=[
            InputData(channel_name="train", data_source="s3://bucket/a"),
            InputData(channel_name="test", data_source=f"s3://{bucket}/b"),
        ], logs=False)
        # TODO(sagemaker-v3 SM932): V3 knows logs=True and logs=False only.
        trainer.train([InputData(channel_name="training", data_source="s3://bucket/c")], logs=True)
      `,
    },
    {
      name: 'the session moves to a trainer without one',
      before: py`
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner

        session = Session()
        trainer = ModelTrainer(training_image="image")
        tuner = HyperparameterTuner(trainer, "rmse", ranges, sagemaker_session=session)
                                                           # ^^^^^^^^^^^^^^^^^ SM910 safe
      `,
      after: py`
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner

        session = Session()
        trainer = ModelTrainer(training_image="image", sagemaker_session=session)
        tuner = HyperparameterTuner(trainer, "rmse", ranges)
      `,
    },
    {
      name: 'a streaming mode on the trainer',
      before: py`
        from sagemaker.core.training.configs import InputData
        from sagemaker.train import ModelTrainer

        train = InputData(channel_name="train", data_source=f"s3://{bucket}/train", content_type="text/csv")
                                              # ^^^^^^^^^^^ SM916 safe
        trainer = ModelTrainer(training_image="image", training_input_mode="Pipe")
        trainer.train(input_data_config=[train])
      `,
      after: py`
        from sagemaker.core.training.configs import InputData, S3DataSource
        from sagemaker.train import ModelTrainer

        train = InputData(channel_name="train", data_source=S3DataSource(
            s3_data_type="S3Prefix",
            s3_uri=f"s3://{bucket}/train",
            s3_data_distribution_type="FullyReplicated",
        ), content_type="text/csv")
        trainer = ModelTrainer(training_image="image", training_input_mode="Pipe")
        trainer.train(input_data_config=[train])
      `,
    },
    {
      name: 'a script without a folder',
      before: py`
        from sagemaker.core.training.configs import SourceCode
        from sagemaker.train.model_trainer import ModelTrainer

        source = SourceCode(entry_script='train.py')
                          # ^^^^^^^^^^^^ SM931 review
        trainer = ModelTrainer(training_image="image", source_code=source)
      `,
      after: py`
        from sagemaker.core.training.configs import SourceCode
        from sagemaker.train.model_trainer import ModelTrainer

        # TODO(sagemaker-v3 SM931): All of the working directory is uploaded with the script; check what else is in it.
        source = SourceCode(source_dir=".", entry_script="train.py")
        trainer = ModelTrainer(training_image="image", source_code=source)
      `,
    },
    {
      name: 'metrics as objects in a variable',
      before: py`
        from sagemaker.core.training.configs import MetricDefinition, Tag
        from sagemaker.train.tuner import HyperparameterTuner

        metrics = [MetricDefinition(name="loss", regex='loss: ([0-9.]+)')]
        tuner = HyperparameterTuner(trainer, "loss", ranges, metric_definitions=metrics, tags=[Tag(key="a", value="b")])
                                                           # ^^^^^^^^^^^^^^^^^^ SM934 safe
      `,
      after: py`
        from sagemaker.core.training.configs import Tag
        from sagemaker.train.tuner import HyperparameterTuner

        metrics = [{"Name": "loss", "Regex": 'loss: ([0-9.]+)'}]
        tuner = HyperparameterTuner(trainer, "loss", ranges, metric_definitions=metrics, tags=[Tag(key="a", value="b")])
      `,
    },
    {
      name: 'upper-case tags in a variable',
      before: py`
        from sagemaker.train import ModelTrainer

        tags = [{"Key": "team", "Value": "demo"}, {"Key": "a", "Value": b}]
        trainer = ModelTrainer(training_image="image", tags=tags)
                                                     # ^^^^ SM930 review
      `,
      after: py`
        from sagemaker.train import ModelTrainer

        tags = [{"key": "team", "value": "demo"}, {"key": "a", "value": b}]
        # TODO(sagemaker-v3 SM930): The spelling changed where the tags are written; check that nothing else reads them.
        trainer = ModelTrainer(training_image="image", tags=tags)
      `,
    },
  ],
  withholds: [
    {
      name: 'both names given',
      code: py`
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(s3_model_data_url="s3://bucket/a", model_data="s3://bucket/b", image_uri="image")
                                                                # ^^^^^^^^^^ SM901 withheld
      `,
      reason: /both|given as well/,
    },
    {
      name: 'a name for one run',
      code: py`
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image="image")
        trainer.train(job_name="run-1")
                    # ^^^^^^^^ SM907 withheld
      `,
      reason: /base_job_name/,
    },
    {
      name: 'the waiting time of spot training',
      code: py`
        from sagemaker.core.training.configs import Compute

        compute = Compute(instance_type="ml.m5.xlarge", max_wait_time_in_seconds=7200)
                                                      # ^^^^^^^^^^^^^^^^^^^^^^^^ SM936 withheld
      `,
      reason: /StoppingCondition/,
    },
    {
      name: 'a dict of unknown channels',
      code: py`
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image="image")
        trainer.train({"train": load_channel()})
                    # ^^^^^^^^^^^^^^^^^^^^^^^^^ SM919 withheld
      `,
      reason: /list of InputData/,
    },
    {
      name: 'a look-alike that something else uses too',
      code: py`
        from sagemaker.core.modules.configs import Compute
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image="image", compute=Compute(instance_type="ml.m5.xlarge"))
                                                             # ^^^^^^^ SM922 withheld
        schedule(Compute)
      `,
      reason: /Import Compute/,
    },
    {
      name: 'a tuning job name without a visible tune',
      code: py`
        from sagemaker.train.tuner import HyperparameterTuner

        def make(trainer):
            return HyperparameterTuner(trainer, "rmse", {}, tuning_job_name="exact")
                                                          # ^^^^^^^^^^^^^^^ SM908 withheld
      `,
      reason: /tune\(\)/,
    },
    {
      name: 'a local path in a streaming mode',
      code: py`
        from sagemaker.core.training.configs import InputData
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image="image", training_input_mode="FastFile")
        trainer.train([InputData(channel_name="train", data_source="./data")])
                                                     # ^^^^^^^^^^^ SM916 withheld
      `,
      reason: /local path/,
    },
  ],
  silent: [
    {
      name: 'training as the guide of the SDK shows it',
      code: py`
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.parameter import ContinuousParameter
        from sagemaker.core.resources import TrainingJob
        from sagemaker.train import ModelTrainer
        from sagemaker.train.configs import Compute, InputData, OutputDataConfig, SourceCode, StoppingCondition
        from sagemaker.train.tuner import HyperparameterTuner

        session = Session()
        bucket = session.default_bucket()
        train_input = InputData(channel_name="train", data_source=f"s3://{bucket}/train", content_type="text/csv")
        trainer = ModelTrainer(
            training_image="image",
            role="role",
            compute=Compute(instance_type="ml.m5.xlarge", instance_count=1, enable_managed_spot_training=True),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=3600),
            output_data_config=OutputDataConfig(s3_output_path=f"s3://{bucket}/out"),
            source_code=SourceCode(source_dir="src", entry_script="train.py"),
            hyperparameters={"max_depth": "5"},
            tags=[{"key": "team", "value": "demo"}],
            training_input_mode="File",
            sagemaker_session=session,
        )
        trainer.train(input_data_config=[train_input], wait=True, logs=True)
        tuner = HyperparameterTuner(
            model_trainer=trainer,
            objective_metric_name="validation:rmse",
            hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.5)},
            metric_definitions=[{"Name": "loss", "Regex": "loss"}],
            tags=[{"Key": "team", "Value": "demo"}],
        )
        tuner.tune(inputs=[train_input], job_name="exact", wait=True)
        best_job_name = tuner.best_training_job()
        print(best_job_name.upper())
        best = TrainingJob.get(training_job_name=best_job_name, session=session.boto_session)
        model_data = best.model_artifacts.s3_model_artifacts
      `,
    },
    {
      name: 'a streaming mode with an S3DataSource or a Channel',
      code: py`
        from sagemaker.core.training.configs import Channel, DataSource, InputData, S3DataSource
        from sagemaker.train import ModelTrainer

        where = S3DataSource(s3_data_type="S3Prefix", s3_uri="s3://bucket/a", s3_data_distribution_type="FullyReplicated")
        trainer = ModelTrainer(training_image="image", training_input_mode="FastFile")
        trainer.train([InputData(channel_name="a", data_source=where), Channel(channel_name="b", data_source=DataSource(s3_data_source=where))])
      `,
    },
    {
      name: 'classes of other packages with the same names and keywords',
      code: py`
        import sagemaker
        from mylib import Compute, HyperparameterTuner, InputData, ModelBuilder, ModelTrainer

        builder = ModelBuilder(model_data="a", role="b")
        model = builder.build()
        model.deploy()
        trainer = ModelTrainer(image_uri="a", training_job_name="b", compute=Compute(use_spot_instances=True))
        trainer.train({"train": InputData(compression="None")}, logs="All")
        tuner = HyperparameterTuner(tuning_job_name="a", sagemaker_session=None)
        tuner.best_training_job().model_artifacts
      `,
    },
    {
      name: 'tuner repairs that newer releases made',
      code: py`
        from sagemaker.core.training.configs import InputData, Tag
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner

        trainer = ModelTrainer(training_image="image", tags=[Tag(key="a", value="b")])
        tuner = HyperparameterTuner(model_trainer=trainer, objective_metric_name="m", hyperparameter_ranges={})
        tuner.tune(inputs=[InputData(channel_name="a", data_source="s3://b/a", content_type="text/csv")])
      `,
    },
    {
      name: 'a script without a directory that no trainer gets',
      code: py`
        from sagemaker.core.training.configs import SourceCode
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(image_uri="image", s3_model_data_url="s3://b/m", source_code=SourceCode(entry_script="inference.py"))
        builder.build()
      `,
    },
  ],
});
