import { describeRule, py } from '../support/check-harness';

describeRule('training-estimator', {
  fixes: [
    {
      name: 'positional arguments, None values and a default bucket of the given session',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 2, "ml.m5.xlarge", 50, sagemaker_session=session, max_run=None, subnets=None)
            # ^^^^^^^^^ SM201 safe
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, StoppingCondition, OutputDataConfig
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(
                instance_count=2,
                instance_type="ml.m5.xlarge",
                keep_alive_period_in_seconds=50
            ),
            sagemaker_session=session,
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
            output_data_config=OutputDataConfig(
                s3_output_path=f"s3://{session.default_bucket()}/"
            )
        )
      `,
    },
    {
      name: 'a hanging list keeps its style and carries comments along',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image_uri=image,
            # ^^^^^^^^^ SM201 safe
                        role=role,  # may train
                        # one is enough
                        instance_count=1,
                        instance_type=kind,
                        output_path=out)
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(training_image=image,
                           role=role,  # may train
                           compute=Compute(
                                           # one is enough
                                           instance_count=1,
                                           instance_type=kind),
                           output_data_config=OutputDataConfig(s3_output_path=out),
                           stopping_condition=StoppingCondition(max_runtime_in_seconds=86400))
      `,
    },
    {
      name: 'hyperparameters travel as the text of V2',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(
            # ^^^^^^^^^ SM201 safe
            image_uri=image,
            role=role,
            instance_count=1,
            instance_type="ml.m5.xlarge",
            output_path=out,
            hyperparameters={"eta": 0.1, "flag": True, "layers": [1, 2], "rounds": rounds},
        )
        other = Estimator(
              # ^^^^^^^^^ SM201 safe
            image_uri=image,
            role=role,
            instance_count=1,
            instance_type="ml.m5.xlarge",
            output_path=out,
            hyperparameters=settings,
        )
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            hyperparameters={"eta": 0.1, "flag": "True", "layers": str([1, 2]), "rounds": str(rounds)},
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
        )
        other = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            hyperparameters={name: str(value) for name, value in settings.items()},
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
        )
      `,
    },
    {
      name: 'chained settings, tags, checkpoints and a private registry',
      before: py`
        from sagemaker.debugger import TensorBoardOutputConfig
                                     # ^^^^^^^^^^^^^^^^^^^^^^^ SM105 safe
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(
            # ^^^^^^^^^ SM201 safe
            image_uri=image,
            role=role,
            instance_count=1,
            instance_type="ml.m5.xlarge",
            output_path=out,
            max_retry_attempts=2,
            enable_remote_debug=True,
            tensorboard_output_config=TensorBoardOutputConfig("s3://b/tb", container_local_output_path="/opt/tb"),
            tags=[{"Key": "team", "Value": team}],
            checkpoint_local_path="/opt/ml/checkpoints",
            training_repository_access_mode="Vpc",
            training_repository_credentials_provider_arn=arn,
        )
      `,
      after: py`
        from sagemaker.core.training.configs import (
            RetryStrategy,
            RemoteDebugConfig,
            TensorBoardOutputConfig,
            Tag,
            TrainingRepositoryAuthConfig,
            Compute,
            OutputDataConfig,
            TrainingImageConfig,
            StoppingCondition,
        )
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            tags=[Tag(key="team", value=team)],
            training_image_config=TrainingImageConfig(
                training_repository_access_mode="Vpc",
                training_repository_auth_config=TrainingRepositoryAuthConfig(
                    training_repository_credentials_provider_arn=arn,
                ),
            ),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
        ).with_retry_strategy(RetryStrategy(maximum_retry_attempts=2)).with_remote_debug_config(
            RemoteDebugConfig(enable_remote_debug=True),
        ).with_tensorboard_output_config(
            TensorBoardOutputConfig(s3_output_path="s3://b/tb", local_path="/opt/tb"),
        )
      `,
    },
    {
      name: 'local mode writes to a folder and keeps no session of its own',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.local import LocalSession
                                  # ^^^^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "local", output_path="file:///tmp/out", sagemaker_session=LocalSession())
            # ^^^^^^^^^ SM201 review
        est.fit({"training": "file:///tmp/in"})
          # ^^^ SM204 safe
      `,
      after: py`
        from sagemaker.train.model_trainer import Mode
        from sagemaker.core.training.configs import Compute, InputData
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1),
            training_mode=Mode.LOCAL_CONTAINER,
            local_container_root="/tmp/out"
        )
        est.train(input_data_config=[InputData(channel_name="training", data_source="/tmp/in")])
      `,
    },
    {
      name: 'an XGBoost script with a folder on S3 and no instance count',
      before: py`
        from sagemaker.xgboost import XGBoost
                                    # ^^^^^^^ SM105 safe

        est = XGBoost(
            # ^^^^^^^ SM202 review
            entry_point="train.py",
            source_dir=f"s3://{bucket}/code",
            role=role,
            framework_version="1.7-1",
            instance_type="ml.m5.xlarge",
            output_path=out,
        )
      `,
      after: py`
        from sagemaker.core import image_uris
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.training.configs import (
            SourceCode,
            Compute,
            OutputDataConfig,
            StoppingCondition,
        )
        from sagemaker.train import ModelTrainer

        # TODO(sagemaker-v3 SM202): V2 installed a requirements.txt of source_dir by itself: where there is one, add requirements="requirements.txt" to SourceCode.
        est = ModelTrainer(
            source_code=SourceCode(entry_script="train.py", source_dir=f"s3://{bucket}/code/"),
            role=role,
            training_image=image_uris.retrieve(
                framework="xgboost",
                region=Session().boto_region_name,
                version="1.7-1",
                instance_type="ml.m5.xlarge",
                image_scope="training",
            ),
            compute=Compute(instance_type="ml.m5.xlarge", instance_count=1),
            output_data_config=OutputDataConfig(s3_output_path=out),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
        )
      `,
    },
    {
      name: 'MPI options become a list',
      before: py`
        from sagemaker.pytorch import PyTorch
                                    # ^^^^^^^ SM105 safe

        est = PyTorch(
            # ^^^^^^^ SM202 review
            entry_point="train.py",
            source_dir="src",
            role=role,
            image_uri=image,
            instance_count=2,
            instance_type="ml.p4d.24xlarge",
            output_path=out,
            distribution={"mpi": {"enabled": True, "processes_per_host": 8, "custom_mpi_options": "-x A=1"}},
        )
      `,
      after: py`
        import os

        from sagemaker.train.distributed import MPI
        from sagemaker.core.training.configs import (
            SourceCode,
            Compute,
            OutputDataConfig,
            StoppingCondition,
        )
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            source_code=SourceCode(
                entry_script="train.py",
                source_dir="src",
                requirements="requirements.txt" if os.path.exists("src/requirements.txt") else None,
            ),
            role=role,
            training_image=image,
            compute=Compute(instance_count=2, instance_type="ml.p4d.24xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            distributed=MPI(process_count_per_node=8, mpi_additional_options=["-x", "A=1"]),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
        )
      `,
    },
    {
      name: 'settings in variables and MPI options that a shell must split',
      before: py`
        from sagemaker.pytorch import PyTorch
                                    # ^^^^^^^ SM105 safe

        METRICS = [{"Name": "loss", "Regex": "loss=(.*)"}]
        TAGS = {"team": "demo"}
        LAUNCH = {"pytorchddp": {"enabled": True}}
        est = PyTorch(
            # ^^^^^^^ SM202 review
            entry_point="src/train.py",
            role=role,
            image_uri=image,
            instance_count=2,
            instance_type="ml.p4d.24xlarge",
            output_path=out,
            metric_definitions=METRICS,
            tags=TAGS,
            distribution={"mpi": {"enabled": True, "custom_mpi_options": options}},
        )
        other = PyTorch(
              # ^^^^^^^ SM202 review
            entry_point="train.py",
            source_dir="src",
            role=role,
            image_uri=image,
            instance_count=2,
            instance_type="ml.p4d.24xlarge",
            output_path=out,
            distribution=LAUNCH,
        )
      `,
      after: py`
        import os

        from sagemaker.core.training.configs import (
            MetricDefinition,
            Tag,
            SourceCode,
            Compute,
            OutputDataConfig,
            StoppingCondition,
        )
        from shlex import split
        from sagemaker.train.distributed import MPI, Torchrun
        from sagemaker.train import ModelTrainer

        METRICS = [{"Name": "loss", "Regex": "loss=(.*)"}]
        TAGS = {"team": "demo"}
        LAUNCH = {"pytorchddp": {"enabled": True}}
        est = ModelTrainer(
            source_code=SourceCode(
                source_dir="src",
                entry_script="train.py",
                ignore_patterns=[name for name in os.listdir("src") if name != "train.py"],
            ),
            role=role,
            training_image=image,
            compute=Compute(instance_count=2, instance_type="ml.p4d.24xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            tags=[Tag(key=key, value=value) for key, value in TAGS.items()],
            distributed=MPI(mpi_additional_options=split(options)),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
        ).with_metric_definitions(
            [MetricDefinition(name=metric["Name"], regex=metric["Regex"]) for metric in METRICS],
        )
        # TODO(sagemaker-v3 SM202): V2 ran pytorchddp by the smdistributed launcher; Torchrun() starts the script by torchrun instead.
        other = ModelTrainer(
            source_code=SourceCode(
                entry_script="train.py",
                source_dir="src",
                requirements="requirements.txt" if os.path.exists("src/requirements.txt") else None,
            ),
            role=role,
            training_image=image,
            compute=Compute(instance_count=2, instance_type="ml.p4d.24xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            distributed=Torchrun(),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'groups of instances that are not all written out',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.instance_group import InstanceGroup
                                           # ^^^^^^^^^^^^^ SM105 withheld

        group = InstanceGroup("workers", **more)
              # ^^^^^^^^^^^^^ SM102 withheld
        est = Estimator(image, role, instance_groups=[group])
            # ^^^^^^^^^ SM201 withheld
        other = Estimator(image, role, instance_groups=[InstanceGroup("a", "ml.m5.large", 1), *rest])
              # ^^^^^^^^^ SM201 withheld
                                                      # ^^^^^^^^^^^^^ SM102 withheld
      `,
      reason: /Write the name, the type and the count/,
    },
    {
      name: 'functools.partial over the class',
      code: py`
        from functools import partial
        from sagemaker.pytorch import PyTorch
                                    # ^^^^^^^ SM105 withheld

        make = partial(PyTorch, role=role)
                     # ^^^^^^^ SM202 withheld
        est = make(entry_point="train.py", instance_count=1, instance_type="ml.m5.xlarge")
            # ^^^^ SM202 withheld
        est.fit()
          # ^^^ SM204 withheld
      `,
      reason: /write a function that returns/,
    },
    {
      name: 'an instance type that may be local',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld

        est = Estimator(image, role, 1, "local" if test else "ml.m5.xlarge")
            # ^^^^^^^^^ SM201 withheld
      `,
      reason: /name first/,
    },
    {
      name: 'a session made in place is needed twice',
      code: py`
        import sagemaker
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld

        est = Estimator(image, role, 1, "ml.m5.xlarge", sagemaker_session=sagemaker.Session(boto_session))
            # ^^^^^^^^^ SM201 withheld
                                                                                  # ^^^^^^^ SM101 safe
      `,
      reason: /give it a name first/,
    },
    {
      name: 'an entry point that V3 cannot start',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld

        est = Estimator(image, role, 1, "ml.m5.xlarge", entry_point="train", source_dir="src")
            # ^^^^^^^^^ SM201 withheld
      `,
      reason: /\.py and \.sh/,
    },
    {
      name: 'a class that depends on the path',
      code: py`
        from sagemaker.pytorch import PyTorch
                                    # ^^^^^^^ SM105 withheld
        from sagemaker.tensorflow import TensorFlow
                                       # ^^^^^^^^^^ SM105 withheld

        cls = PyTorch if torch else TensorFlow
            # ^^^^^^^ SM103 withheld
                                  # ^^^^^^^^^^ SM103 withheld
        est = cls(entry_point="train.py", role=role, instance_count=1, instance_type="ml.m5.xlarge")
            # ^^^ SM202 withheld
      `,
      reason: /depends on the path/,
    },
    {
      name: 'dependencies and a long list of keywords V3 lacks',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld

        est = Estimator(image, role, 1, "ml.m5.xlarge", instance_groups=groups, dependencies=[])
            # ^^^^^^^^^ SM201 withheld
        other = Estimator(image, role, 1, "ml.m5.xlarge", container_entry_point=["python"])
              # ^^^^^^^^^ SM201 withheld
      `,
      reason: /What instance_groups= holds cannot be seen/,
    },
  ],
  silent: [
    {
      name: 'a V3 trainer',
      code: py`
        from sagemaker.core.training.configs import Compute
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image=image, role=role, compute=Compute(instance_count=1))
        trainer.train()
      `,
    },
    {
      name: 'partial over a function of the program',
      code: py`
        from functools import partial
        import sagemaker

        make = partial(build, role=role)
        make().fit()
      `,
    },
  ],
});
