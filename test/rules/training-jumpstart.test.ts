import { describeRule, py } from '../support/check-harness';

describeRule('JumpStart estimators', {
  fixes: [
    {
      name: 'what V2 took from the metadata, and the agreement to the licence',
      before: py`
        from sagemaker.jumpstart.estimator import JumpStartEstimator
                                                # ^^^^^^^^^^^^^^^^^^ SM105 safe

        estimator = JumpStartEstimator(
                  # ^^^^^^^^^^^^^^^^^^ SM210 review
            model_id=model_id,
            model_version=version,
            environment={"accept_eula": agreed},
            max_run=3600,
            encrypt_inter_container_traffic=False,
            metric_definitions=[{"Name": "loss", "Regex": "loss=(.*)"}],
            output_path=out,
        )
        estimator.set_hyperparameters(epoch="5")
                # ^^^^^^^^^^^^^^^^^^^ SM207 safe
        estimator.fit({"train": data})
                # ^^^ SM204 review
      `,
      after: py`
        from sagemaker.core.jumpstart.configs import JumpStartConfig
        from sagemaker.core.training.configs import (
            MetricDefinition,
            StoppingCondition,
            Networking,
            OutputDataConfig,
            InputData,
        )
        from sagemaker.train import ModelTrainer

        # TODO(sagemaker-v3 SM210): Where the metadata name a default data set, V3 adds it as the channel "training" unless train() has one of that name.
        jumpstart_config = JumpStartConfig(
            model_id=model_id,
            model_version=None if version == "*" else version,
            accept_eula=agreed == "true",
        )
        estimator = ModelTrainer.from_jumpstart_config(
            jumpstart_config=jumpstart_config,
            stopping_condition=StoppingCondition(max_runtime_in_seconds=3600),
            networking=Networking(enable_inter_container_traffic_encryption=False),
            output_data_config=OutputDataConfig(s3_output_path=out),
            hyperparameters={},
        ).with_metric_definitions([MetricDefinition(name="loss", regex="loss=(.*)")])
        estimator.hyperparameters.update({"epoch": '"5"'})
        estimator.train(input_data_config=[InputData(channel_name="train", data_source=data)])
      `,
    },
    {
      name: 'the deployment of the trained model',
      before: py`
        from sagemaker.jumpstart.estimator import JumpStartEstimator
                                                # ^^^^^^^^^^^^^^^^^^ SM105 safe

        estimator = JumpStartEstimator(model_id="demo", sagemaker_session=session, output_path=out)
                  # ^^^^^^^^^^^^^^^^^^ SM210 review
        estimator.fit("s3://b/train")
                # ^^^ SM204 review
        predictor = estimator.deploy(1, "ml.g5.2xlarge", model_data_download_timeout=900, volume_size=50)
                            # ^^^^^^ SM404 safe
        print(predictor.predict({"inputs": "a"}))
                      # ^^^^^^^ SM502 safe
      `,
      after: py`
        from sagemaker.core.jumpstart.configs import JumpStartConfig
        from sagemaker.core.training.configs import (
            MetricDefinition,
            OutputDataConfig,
            StoppingCondition,
            Networking,
            InputData,
        )
        from sagemaker.core.jumpstart.document import get_hub_content_and_document
        from sagemaker.train import ModelTrainer
        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.serve.model_builder_utils import get_init_kwargs, get_deploy_kwargs
        from sagemaker.core.serializers.implementations import (
            retrieve_default as retrieve_serializer,
        )
        from sagemaker.core import content_types, accept_types
        from sagemaker.core.deserializers.implementations import (
            retrieve_default as retrieve_deserializer,
        )

        jumpstart_config = JumpStartConfig(model_id="demo")
        jumpstart_metadata = get_hub_content_and_document(jumpstart_config, session)[1]
        estimator = ModelTrainer.from_jumpstart_config(
            jumpstart_config=jumpstart_config,
            sagemaker_session=session,
            output_data_config=OutputDataConfig(s3_output_path=out),
            stopping_condition=StoppingCondition(
                max_runtime_in_seconds=jumpstart_metadata.MaxRuntimeInSeconds or 86400
            ),
            networking=Networking(
                enable_inter_container_traffic_encryption=jumpstart_metadata.EncryptInterContainerTraffic or False
            )
        ).with_metric_definitions(
            [MetricDefinition(name=metric.Name, regex=metric.Regex) for metric in jumpstart_metadata.TrainingMetrics or []]
        )
        estimator.train(
            input_data_config=[InputData(channel_name="training", data_source="s3://b/train")]
        )
        model_settings = get_init_kwargs(
            model_id=estimator._jumpstart_config.model_id,
            model_version=estimator._jumpstart_config.model_version or "*",
            sagemaker_session=estimator.sagemaker_session,
            instance_type="ml.g5.2xlarge",
            model_from_estimator=True,
            training_instance_type=estimator.compute.instance_type,
        )
        model_builder = ModelBuilder(
            image_uri=model_settings.image_uri,
            s3_model_data_url=estimator._latest_training_job.model_artifacts.s3_model_artifacts,
            env_vars=model_settings.env,
            role_arn=estimator.role,
            instance_type=model_settings.instance_type,
            network=Networking(
                enable_network_isolation=model_settings.enable_network_isolation or False,
            ),
            dependencies={},
            sagemaker_session=estimator.sagemaker_session,
        )
        model_builder.build()
        deploy_settings = get_deploy_kwargs(
            model_id=estimator._jumpstart_config.model_id,
            model_version=estimator._jumpstart_config.model_version or "*",
            sagemaker_session=estimator.sagemaker_session,
            instance_type=model_settings.instance_type,
        )
        predictor = model_builder.deploy(
            initial_instance_count=1,
            model_data_download_timeout=900,
            volume_size=50,
            container_startup_health_check_timeout=deploy_settings.container_startup_health_check_timeout
        )
        predictor.serializer = retrieve_serializer(
            model_id=estimator._jumpstart_config.model_id,
            model_version=estimator._jumpstart_config.model_version or "*",
        )
        predictor.serializer.content_type = content_types.retrieve_default(
            model_id=estimator._jumpstart_config.model_id,
            model_version=estimator._jumpstart_config.model_version or "*",
        )
        predictor.deserializer = retrieve_deserializer(
            model_id=estimator._jumpstart_config.model_id,
            model_version=estimator._jumpstart_config.model_version or "*",
        )
        predictor.deserializer.accept = accept_types.retrieve_default(
            model_id=estimator._jumpstart_config.model_id,
            model_version=estimator._jumpstart_config.model_version or "*",
        )
        print(predictor.invoke(
            body={"inputs": "a"},
            content_type=predictor.serializer.CONTENT_TYPE,
            accept=", ".join(predictor.deserializer.ACCEPT),
        ).body)
      `,
    },
  ],
  withholds: [
    {
      name: 'what from_jumpstart_config() cannot say',
      code: py`
        from sagemaker.jumpstart.estimator import JumpStartEstimator
                                                # ^^^^^^^^^^^^^^^^^^ SM105 withheld

        a = JumpStartEstimator(model_id="demo", region="eu-west-1")
          # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        b = JumpStartEstimator(model_id=pick(), model_version="1.*")
          # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        c = JumpStartEstimator(model_id="demo", environment=settings)
          # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        d = JumpStartEstimator(model_id="demo", instance_count=2)
          # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        e = JumpStartEstimator(model_id="demo", enable_network_isolation=False)
          # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        f = JumpStartEstimator(model_id="demo", config_name="fast")
          # ^^^^^^^^^^^^^^^^^^ SM210 withheld
      `,
      reason: /no counterpart|a name first|accepted|instance type with|network isolation/,
    },
    {
      name: 'deployment and tuning',
      code: py`
        from sagemaker.jumpstart.estimator import JumpStartEstimator
                                                # ^^^^^^^^^^^^^^^^^^ SM105 withheld
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        estimator = JumpStartEstimator(model_id="demo", output_path=out)
                  # ^^^^^^^^^^^^^^^^^^ SM210 review
        estimator.fit("s3://b/train")
                # ^^^ SM204 review
        print(estimator.model_id)
                      # ^^^^^^^^ SM208 withheld
        estimator.deploy(predictor_cls=Own)
                # ^^^^^^ SM404 withheld
        estimator.transformer(1, "ml.g5.2xlarge")
                # ^^^^^^^^^^^ SM601 withheld
        tuned = JumpStartEstimator(model_id="demo", output_path=out)
              # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        tuner = HyperparameterTuner(tuned, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 withheld
      `,
      reason: /base model|JumpStartEstimator|variable of your own|wait|A use of this|not proved/,
    },
    {
      name: 'places without a statement of their own, and two agreements',
      code: py`
        from sagemaker.jumpstart.estimator import JumpStartEstimator
                                                # ^^^^^^^^^^^^^^^^^^ SM105 withheld

        estimators = [JumpStartEstimator(model_id=one) for one in models]
                    # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        agreed = JumpStartEstimator(model_id="demo")
               # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        agreed.fit(data, accept_eula=True)
             # ^^^ SM204 withheld
        agreed.fit(data)
             # ^^^ SM204 withheld
      `,
      reason: /statement above|same accept_eula=|cannot be seen/,
    },
  ],
  silent: [
    {
      name: 'a class of the same name from elsewhere',
      code: py`
        def train(JumpStartEstimator):
            JumpStartEstimator(model_id="demo").fit({"training": "s3://b/t"})
      `,
    },
  ],
});
