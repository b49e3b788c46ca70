import { describeRule, py } from '../support/check-harness';

describeRule('local mode', {
  fixes: [
    {
      name: 'a local training whose output is read keeps the note',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        out = "s3://b/out"
        est = Estimator(image, role, 1, "local", output_path=out)
            # ^^^^^^^^^ SM201 review
        est.fit()
          # ^^^ SM204 safe
        !aws s3 ls $out
      `,
      after: py`
        from sagemaker.train.model_trainer import Mode
        from sagemaker.core.training.configs import Compute, OutputDataConfig
        from sagemaker.train import ModelTrainer

        out = "s3://b/out"
        # TODO(sagemaker-v3 SM201): Local mode in V3 writes its output below the working directory and keeps no training job object.
        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1),
            training_mode=Mode.LOCAL_CONTAINER,
            output_data_config=OutputDataConfig(s3_output_path=out)
        )
        est.train()
        !aws s3 ls $out
      `,
    },
    {
      name: 'a script of a container that a switch may start locally, and one that it does',
      before: py`
        from sagemaker.rl import RLEstimator
                               # ^^^^^^^^^^^ SM105 safe

        is_local = False
        if is_local:
            kind = "local"
        else:
            kind = "ml.m5.xlarge"
        est = RLEstimator("train.py", role=role, instance_count=1, instance_type=kind, image_uri=image, output_path=out)
            # ^^^^^^^^^^^ SM202 review
        is_here = True
        if is_here:
            type = "local"
        else:
            type = "ml.m5.xlarge"
        one = RLEstimator("train.py", role=role, instance_count=1, instance_type=type, image_uri=image, output_path=out)
            # ^^^^^^^^^^^ SM202 review
      `,
      after: py`
        import os

        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.fw_utils import tar_and_upload_dir
        from sagemaker.core.common_utils import name_from_base
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer

        is_local = False
        if is_local:
            kind = "local"
        else:
            kind = "ml.m5.xlarge"
        est = ModelTrainer(
            role=role,
            compute=Compute(instance_count=1, instance_type=kind),
            training_image=image,
            output_data_config=OutputDataConfig(s3_output_path=out),
            hyperparameters={
                "sagemaker_program": os.path.basename("train.py"),
                "sagemaker_submit_directory": tar_and_upload_dir(
                    session=Session().boto_session,
                    bucket=Session().default_bucket(),
                    s3_key_prefix=name_from_base("training") + "/source",
                    script="train.py"
                ).s3_prefix,
                "sagemaker_container_log_level": 20,
                "sagemaker_region": Session().boto_region_name,
                "sagemaker_s3_output": out,
                "sagemaker_estimator": "RLEstimator"
            },
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        is_here = True
        if is_here:
            type = "local"
        else:
            type = "ml.m5.xlarge"
        # TODO(sagemaker-v3 SM202): V3 cannot start this script in local mode: the service refuses the instance type "local", which this may be.
        one = ModelTrainer(
            role=role,
            compute=Compute(instance_count=1, instance_type=type),
            training_image=image,
            output_data_config=OutputDataConfig(s3_output_path=out),
            hyperparameters={
                "sagemaker_program": os.path.basename("train.py"),
                "sagemaker_submit_directory": tar_and_upload_dir(
                    session=Session().boto_session,
                    bucket=Session().default_bucket(),
                    s3_key_prefix=name_from_base("training") + "/source",
                    script="train.py"
                ).s3_prefix,
                "sagemaker_container_log_level": 20,
                "sagemaker_region": Session().boto_region_name,
                "sagemaker_s3_output": out,
                "sagemaker_estimator": "RLEstimator"
            },
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
      `,
    },
    {
      name: 'an instance type that is local on one path',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        kind = "local" if here else "ml.m5.large"
        est = Estimator(image, role, instance_count=1, instance_type=kind, output_path=out)
            # ^^^^^^^^^ SM201 review
        est.fit()
          # ^^^ SM204 review
      `,
      after: py`
        from sagemaker.train.model_trainer import Mode
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer

        kind = "local" if here else "ml.m5.large"
        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type=kind),
            training_mode=Mode.LOCAL_CONTAINER if kind.startswith("local") else Mode.SAGEMAKER_TRAINING_JOB,
            output_data_config=OutputDataConfig(s3_output_path=out),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        est.train()
      `,
    },
    {
      name: 'one of two local types, and a script that the container would start',
      before: py`
        from sagemaker.mxnet import MXNet
                                  # ^^^^^ SM105 safe
        from sagemaker.pytorch import PyTorch
                                    # ^^^^^^^ SM105 safe

        kind = "local_gpu" if gpu else "local"
        torch = PyTorch(
              # ^^^^^^^ SM202 review
            "train.py",
            source_dir="src",
            role=role,
            instance_count=1,
            instance_type=kind,
            framework_version="2.3",
            py_version="py311",
        )
        torch.fit()
            # ^^^ SM204 safe
        place = "local" if here else "ml.m5.large"
        net = MXNet(
            # ^^^^^ SM202 review
            "train.py",
            source_dir="src",
            image_uri=image,
            role=role,
            instance_count=1,
            instance_type=place,
            output_path=out,
        )
        net.fit()
          # ^^^ SM204 review
      `,
      after: py`
        import os

        from sagemaker.train.model_trainer import Mode
        from sagemaker.core import image_uris
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.training.configs import (
            SourceCode,
            Compute,
            OutputDataConfig,
            StoppingCondition,
        )
        from sagemaker.train import ModelTrainer
        from sagemaker.core.fw_utils import tar_and_upload_dir
        from sagemaker.core.common_utils import name_from_base

        kind = "local_gpu" if gpu else "local"
        torch = ModelTrainer(
            source_code=SourceCode(
                entry_script="train.py",
                source_dir="src",
                requirements="requirements.txt" if os.path.exists("src/requirements.txt") else None,
            ),
            role=role,
            compute=Compute(instance_count=1, instance_type=kind),
            training_mode=Mode.LOCAL_CONTAINER,
            training_image=image_uris.retrieve(
                framework="pytorch",
                region=Session().boto_region_name,
                version="2.3",
                py_version="py311",
                instance_type=kind,
                image_scope="training",
            ),
        )
        torch.train()
        place = "local" if here else "ml.m5.large"
        # TODO(sagemaker-v3 SM202): V3 cannot start this script in local mode: the service refuses the instance type "local", which this may be.
        net = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type=place),
            output_data_config=OutputDataConfig(s3_output_path=out),
            hyperparameters={
                "sagemaker_program": "train.py",
                "sagemaker_submit_directory": tar_and_upload_dir(
                    session=Session().boto_session,
                    bucket=Session().default_bucket(),
                    s3_key_prefix=name_from_base("training") + "/source",
                    script="train.py",
                    directory="src",
                ).s3_prefix,
                "sagemaker_container_log_level": 20,
                "sagemaker_region": Session().boto_region_name,
            },
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
        )
        net.train()
      `,
    },
  ],
  withholds: [
    {
      name: 'an instance type computed in place',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld

        est = Estimator(image, role, instance_count=1, instance_type="local" if here else "ml.m5.large", output_path=out)
            # ^^^^^^^^^ SM201 withheld
        est.fit()
          # ^^^ SM204 withheld
      `,
      reason: /name first/,
    },
    {
      name: 'what is for training jobs only',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld

        kind = "local"
        est = Estimator(image, role, instance_count=1, instance_type=kind, output_path="s3://b/out", dependencies=["lib"])
            # ^^^^^^^^^ SM201 withheld
      `,
      reason: /dependencies=/,
    },
  ],
  silent: [
    {
      name: 'a constant of another class',
      code: py`
        kind = "local" if here else "ml.m5.large"
        print(kind)
      `,
    },
  ],
});
