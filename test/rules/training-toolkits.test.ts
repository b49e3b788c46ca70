import { describeRule, py } from '../support/check-harness';

describeRule('training-toolkits', {
  fixes: [
    {
      name: 'an image of a toolkit, its metrics and a folder beside the source',
      before: py`
        from sagemaker.rl import RLEstimator, RLFramework, RLToolkit
                               # ^^^^^^^^^^^ SM105 safe
                                            # ^^^^^^^^^^^ SM105 safe
                                                         # ^^^^^^^^^ SM105 safe

        estimator = RLEstimator(
                  # ^^^^^^^^^^^ SM202 review
            entry_point="train.py",
            source_dir="src",
            dependencies=["common"],
            toolkit=RLToolkit.COACH,
            toolkit_version="0.11.0",
            framework=RLFramework.MXNET,
            role=role,
            instance_count=1,
            instance_type="ml.m4.xlarge",
            output_path=out,
            sagemaker_session=session,
        )
        estimator.fit()
                # ^^^ SM204 review
      `,
      after: py`
        from sagemaker.core import image_uris
        from sagemaker.core.fw_utils import tar_and_upload_dir
        from sagemaker.core.common_utils import name_from_base
        from sagemaker.core.training.configs import (
            MetricDefinition,
            Compute,
            OutputDataConfig,
            StoppingCondition,
        )
        from sagemaker.train import ModelTrainer

        estimator = ModelTrainer(
            training_image=image_uris.retrieve(
                framework="coach-mxnet",
                region=session.boto_region_name,
                version="0.11.0",
                instance_type="ml.m4.xlarge",
            ),
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m4.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            sagemaker_session=session,
            hyperparameters={
                "sagemaker_program": "train.py",
                "sagemaker_submit_directory": tar_and_upload_dir(
                    session=session.boto_session,
                    bucket=session.default_bucket(),
                    s3_key_prefix=name_from_base("training") + "/source",
                    script="train.py",
                    directory="src",
                    dependencies=["common"],
                ).s3_prefix,
                "sagemaker_container_log_level": 20,
                "sagemaker_region": session.boto_region_name,
                "sagemaker_s3_output": out,
                "sagemaker_estimator": "RLEstimator",
            },
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
        ).with_metric_definitions(
            [
                MetricDefinition(
                    name="reward-training",
                    regex="^Training>.*Total reward=(.*?),",
                ),
                MetricDefinition(name="reward-testing", regex="^Testing>.*Total reward=(.*?),"),
            ],
        )
        estimator.train()
      `,
    },
  ],
  withholds: [
    {
      name: 'metrics of a toolkit that cannot be seen',
      code: py`
        from sagemaker.rl import RLEstimator, RLFramework, RLToolkit
                               # ^^^^^^^^^^^ SM105 withheld
                                            # ^^^^^^^^^^^ SM105 withheld
                                                         # ^^^^^^^^^ SM105 safe

        print(RLEstimator.default_metric_definitions(RLToolkit.COACH))
                        # ^^^^^^^^^^^^^^^^^^^^^^^^^^ SM210 safe
        print(RLFramework.MXNET.value)
            # ^^^^^^^^^^^ SM210 withheld
        print(RLEstimator.default_metric_definitions(kit))
                        # ^^^^^^^^^^^^^^^^^^^^^^^^^^ SM210 withheld
      `,
      reason: /no toolkits|of the toolkit out/,
    },
    {
      name: 'images that depend on the path or do not exist',
      code: py`
        from sagemaker.rl import RLEstimator, RLFramework, RLToolkit
                               # ^^^^^^^^^^^ SM105 withheld
                                            # ^^^^^^^^^^^ SM105 withheld
                                                         # ^^^^^^^^^ SM105 withheld

        toolkit = RLToolkit.RAY if new else RLToolkit.COACH
                # ^^^^^^^^^ SM210 withheld
                                          # ^^^^^^^^^ SM210 withheld
        estimator = RLEstimator(
                  # ^^^^^^^^^^^ SM202 withheld
            "train.py",
            toolkit=toolkit,
            toolkit_version="1.6.0",
            framework=RLFramework.PYTORCH,
            role=role,
            instance_count=1,
            instance_type="ml.m4.xlarge",
        )
        never = RLEstimator(
              # ^^^^^^^^^^^ SM202 withheld
            "train.py",
            toolkit=RLToolkit.RAY,
            toolkit_version="0.8.2",
            framework=RLFramework.MXNET,
            role=role,
            instance_count=1,
            instance_type="ml.m4.xlarge",
        )
      `,
      reason: /toolkit/,
    },
    {
      name: 'options whose value decides on the request',
      code: py`
        from sagemaker.chainer import Chainer
                                    # ^^^^^^^ SM105 withheld
        from sagemaker.mxnet import MXNet
                                  # ^^^^^ SM105 withheld
        from sagemaker.sklearn import SKLearn
                                    # ^^^^^^^ SM105 withheld

        chainer = Chainer(
                # ^^^^^^^ SM202 withheld
            "train.py",
            use_mpi=flag,
            image_uri=image,
            role=role,
            instance_count=1,
            instance_type="ml.m4.xlarge",
        )
        net = MXNet(
            # ^^^^^ SM202 withheld
            "train.py",
            image_uri=image,
            role=role,
            instance_count=1,
            instance_type="ml.m4.xlarge",
            enable_network_isolation=flag,
        )
        forest = SKLearn(
               # ^^^^^^^ SM202 withheld
            "train.py",
            dependencies=["lib"],
            framework_version="1.2-1",
            role=role,
            instance_count=1,
            instance_type="local",
        )
      `,
      reason: /use_mpi=|network|dependencies=/,
    },
    {
      name: 'the deployment of what was trained',
      code: py`
        from sagemaker.rl import RLEstimator
                               # ^^^^^^^^^^^ SM105 safe

        estimator = RLEstimator(
                  # ^^^^^^^^^^^ SM202 review
            "train.py",
            source_dir="src",
            image_uri=image,
            role=role,
            instance_count=1,
            instance_type="ml.m4.xlarge",
            output_path=out,
        )
        estimator.fit()
                # ^^^ SM204 review
        predictor = estimator.deploy(1, "ml.m4.xlarge")
                            # ^^^^^^ SM404 withheld
      `,
      reason: /chose the model of an RLEstimator/,
    },
  ],
  silent: [
    {
      name: 'classes of the same name from elsewhere',
      code: py`
        class RLToolkit:
            RAY = "ray"


        def train(RLEstimator, MXNet):
            RLEstimator.default_metric_definitions(RLToolkit.RAY)
            MXNet("train.py", toolkit=RLToolkit.RAY).fit()
      `,
    },
  ],
});
