import { describeRule, py } from '../support/check-harness';

describeRule('training-attach', {
  fixes: [
    {
      name: 'the job in place of the estimator, and what is read of it',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        session = make_session()
        est = Estimator.attach(job_name, sagemaker_session=session)  # from yesterday
                      # ^^^^^^ SM211 safe
        print(est.model_data, est.latest_training_job.name, est.output_path)
                # ^^^^^^^^^^ SM206 safe
                                # ^^^^^^^^^^^^^^^^^^^ SM206 safe
                                                    # ^^^^ SM206 safe
                                                              # ^^^^^^^^^^^ SM206 safe
        print(est.hyperparameters(), est.image_uri)
                # ^^^^^^^^^^^^^^^ SM206 safe
                                       # ^^^^^^^^^ SM206 safe
        frame = est.training_job_analytics.dataframe()
                  # ^^^^^^^^^^^^^^^^^^^^^^ SM206 safe
      `,
      after: py`
        from sagemaker.core.resources import TrainingJob
        from sagemaker.core.analytics import TrainingJobAnalytics

        session = make_session()
        est = TrainingJob.get(training_job_name=job_name, session=session.boto_session)  # from yesterday
        est.wait()
        print(est.model_artifacts.s3_model_artifacts, est.training_job_name, est.output_data_config.s3_output_path)
        print(est.hyper_parameters, est.algorithm_specification.training_image)
        frame = TrainingJobAnalytics(est.training_job_name, sagemaker_session=session).dataframe()
      `,
    },
    {
      name: 'a job that is returned, one that is waited for only, and one whose log follows',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.pytorch import PyTorch
                                    # ^^^^^^^ SM105 safe


        def artifacts(name):
            return Estimator.attach(training_job_name=name).model_data
                           # ^^^^^^ SM211 safe
                                                          # ^^^^^^^^^^ SM206 safe


        Estimator.attach("first")
                # ^^^^^^ SM211 safe
        script = PyTorch.attach("second", model_channel_name="weights")
                       # ^^^^^^ SM211 safe
        script.logs()
             # ^^^^ SM206 review
      `,
      after: py`
        from sagemaker.core.resources import TrainingJob


        def artifacts(name):
            training_job = TrainingJob.get(training_job_name=name)
            training_job.wait()
            return training_job.model_artifacts.s3_model_artifacts


        TrainingJob.get(training_job_name="first").wait()
        script = TrainingJob.get(training_job_name="second")
        # TODO(sagemaker-v3 SM206): V3 streams the log of a running job only; logs() also replayed that of a finished one.
        script.wait(logs=True)
      `,
    },
    {
      name: 'deployment with what the job knows',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator.attach("demo-job")
                      # ^^^^^^ SM211 safe
        predictor = est.deploy(initial_instance_count=1, instance_type="ml.m5.large")
                      # ^^^^^^ SM404 safe
      `,
      after: py`
        from sagemaker.core.resources import TrainingJob, Tag
        from sagemaker.core.training.configs import Networking
        from sagemaker.serve.model_builder import ModelBuilder

        est = TrainingJob.get(training_job_name="demo-job")
        est.wait()
        model_builder = ModelBuilder(
            image_uri=est.algorithm_specification.training_image,
            s3_model_data_url=est.model_artifacts.s3_model_artifacts,
            role_arn=est.role_arn,
            network=Networking(
                enable_network_isolation=est.enable_network_isolation is True,
                subnets=getattr(est.vpc_config, "subnets", None),
                security_group_ids=getattr(est.vpc_config, "security_group_ids", None),
            ),
            instance_type="ml.m5.large",
        )
        model_builder.add_tags(
            [{"Key": tag.key, "Value": tag.value} for tag in Tag.get_all(resource_arn=est.training_job_arn)],
        )
        model_builder.build()
        predictor = model_builder.deploy(initial_instance_count=1)
      `,
    },
    {
      name: 'deployment of a JumpStart model, whose metadata are looked up',
      before: py`
        from sagemaker.jumpstart.estimator import JumpStartEstimator
                                                # ^^^^^^^^^^^^^^^^^^ SM105 safe

        model_id = "demo-model"
        est = JumpStartEstimator.attach("demo-job", model_id)
                               # ^^^^^^ SM211 safe
        est.deploy(volume_size=30, model_data_download_timeout=60, container_startup_health_check_timeout=60)
          # ^^^^^^ SM404 safe
      `,
      after: py`
        from sagemaker.core.resources import TrainingJob, Tag
        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.serve.model_builder_utils import get_init_kwargs
        from sagemaker.core.training.configs import Networking

        model_id = "demo-model"
        est = TrainingJob.get(training_job_name="demo-job")
        est.wait()
        model_settings = get_init_kwargs(
            model_id=model_id,
            model_version="*",
            tolerate_deprecated_model=True,
            tolerate_vulnerable_model=True,
            model_from_estimator=True,
            training_instance_type=est.resource_config.instance_type,
        )
        model_builder = ModelBuilder(
            image_uri=model_settings.image_uri,
            s3_model_data_url=est.model_artifacts.s3_model_artifacts,
            env_vars=model_settings.env,
            role_arn=est.role_arn,
            instance_type=model_settings.instance_type,
            network=Networking(
                subnets=getattr(est.vpc_config, "subnets", None),
                security_group_ids=getattr(est.vpc_config, "security_group_ids", None),
                enable_network_isolation=model_settings.enable_network_isolation or False,
            ),
            dependencies={},
        )
        model_builder.add_tags(
            [{"Key": tag.key, "Value": tag.value} for tag in Tag.get_all(resource_arn=est.training_job_arn)],
        )
        model_builder.build()
        model_builder.deploy(
            volume_size=30,
            model_data_download_timeout=60,
            container_startup_health_check_timeout=60
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'a JumpStart model that the tags of the job tell',
      code: py`
        from sagemaker.jumpstart.estimator import JumpStartEstimator
                                                # ^^^^^^^^^^^^^^^^^^ SM105 safe

        est = JumpStartEstimator.attach("demo-job")
                               # ^^^^^^ SM211 safe
        est.deploy()
          # ^^^^^^ SM404 withheld
      `,
      reason: /found out the model by the tags/,
    },
    {
      name: 'an attached estimator that trains again',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld

        again = Estimator.attach(job_name)
                        # ^^^^^^ SM211 withheld
        again.set_hyperparameters(epochs=3)
            # ^^^^^^^^^^^^^^^^^^^ SM206 withheld
        again.fit("s3://b/train")
            # ^^^ SM206 withheld
      `,
      reason: /makes no trainer out of an old job/,
    },
    {
      name: 'the image that a framework chooses',
      code: py`
        from sagemaker.pytorch import PyTorch
                                    # ^^^^^^^ SM105 safe

        hosted = PyTorch.attach("job")
                       # ^^^^^^ SM211 safe
        hosted.deploy(1, "ml.m5.large")
             # ^^^^^^ SM404 withheld
        print(hosted.image_uri)
                   # ^^^^^^^^^ SM206 withheld
      `,
      reason: /depends on the image and the script of the job/,
    },
    {
      name: 'arguments that cannot be seen, local jobs and settings',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.local import LocalSession
                                  # ^^^^^^^^^^^^ SM101 safe

        spread = Estimator.attach(**options)
                         # ^^^^^^ SM211 withheld
        local = Estimator.attach("job", sagemaker_session=LocalSession())
                        # ^^^^^^ SM211 withheld
        named = Estimator.attach("job")
                        # ^^^^^^ SM211 withheld
        named.base_job_name = "other"
            # ^^^^^^^^^^^^^ SM211 withheld
      `,
      reason: /cannot be seen here|local session/,
    },
    {
      name: 'a tuner that takes it',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        tuned = Estimator.attach("job")
                        # ^^^^^^ SM211 withheld
        tuner = HyperparameterTuner(tuned, "accuracy", {})
              # ^^^^^^^^^^^^^^^^^^^ SM301 withheld
      `,
      reason: /describe the new jobs by a ModelTrainer/,
    },
  ],
  silent: [
    {
      name: 'attach of another class',
      code: py`
        from other import Estimator

        est = Estimator.attach("job")
        print(est.model_data)
      `,
    },
    {
      name: 'an object that may be anything',
      code: py`
        def read(estimator):
            return estimator.attach("job").model_data
      `,
    },
  ],
});
