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
  ],
  withholds: [
    {
      name: 'what from_jumpstart_config() cannot say',
      code: py`
        from sagemaker.jumpstart.estimator import JumpStartEstimator
                                                # ^^^^^^^^^^^^^^^^^^ SM105 withheld

        a = JumpStartEstimator(model_id="demo", region="eu-west-1")
          # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        b = JumpStartEstimator(model_id="demo", model_version="1.*")
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
      reason: /no counterpart|exact versions|accepted|instance type with|network isolation/,
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
        estimator.fit({"training": data})
                # ^^^ SM204 review
        print(estimator.model_id)
                      # ^^^^^^^^ SM208 withheld
        predictor = estimator.deploy(instance_type="ml.g5.2xlarge")
                            # ^^^^^^ SM404 withheld
        predictor.predict({"inputs": "a"})
                # ^^^^^^^ SM502 withheld
        tuned = JumpStartEstimator(model_id="demo", output_path=out)
              # ^^^^^^^^^^^^^^^^^^ SM210 withheld
        tuner = HyperparameterTuner(tuned, "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 withheld
      `,
      reason: /base model|JumpStartEstimator|variable of your own|wait|A use of this/,
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
