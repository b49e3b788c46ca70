import { describeRule, py } from '../support/check-harness';

describeRule('moved-calls', {
  fixes: [
    {
      name: 'positions that V3 gives to something else',
      before: py`
        from sagemaker.workflow.pipeline import Pipeline
                                              # ^^^^^^^^ SM101 safe

        pipeline = Pipeline("churn", [], None, [first])
                 # ^^^^^^^^ SM701 review
                                             # ^^^^^^^ SM701 safe
        pipeline.start({}, "run", "nightly", None, None, 3)
                                                       # ^ SM701 safe
      `,
      after: py`
        from sagemaker.mlops.workflow.pipeline import Pipeline

        pipeline = Pipeline("churn", [], None, steps=[first])
        pipeline.start({}, "run", "nightly", None, None, pipeline_version_id=3)
      `,
    },
    {
      name: 'steps that get the arguments of a deferred call',
      before: py`
        from sagemaker.workflow.steps import CacheConfig, ProcessingStep
                                           # ^^^^^^^^^^^ SM101 safe
                                                        # ^^^^^^^^^^^^^^ SM101 safe

        step = ProcessingStep("prepare", step_args=arguments, cache_config=CacheConfig())
      `,
      after: py`
        from sagemaker.mlops.workflow.steps import CacheConfig, ProcessingStep

        step = ProcessingStep("prepare", step_args=arguments, cache_config=CacheConfig())
      `,
    },
  ],
  withholds: [
    {
      name: 'an estimator handed to a step that V3 does not have',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.workflow.step_collections import EstimatorTransformer
                                                      # ^^^^^^^^^^^^^^^^^^^^ SM105 withheld

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 withheld
        step = EstimatorTransformer(name="batch", estimator=est, model_data=data)
             # ^^^^^^^^^^^^^^^^^^^^ SM701 withheld
      `,
      reason: /ModelStep/,
    },
    {
      name: 'methods that the baselining job lost with its base class',
      code: py`
        from sagemaker.model_monitor import DefaultModelMonitor, ModelBiasMonitor
                                          # ^^^^^^^^^^^^^^^^^^^ SM101 safe
                                                               # ^^^^^^^^^^^^^^^^ SM101 safe

        monitor = DefaultModelMonitor(role=role)
        monitor.latest_baselining_job.wait(logs=False)
                                    # ^^^^ SM703 withheld
        monitor.latest_baselining_job.describe()
        bias = ModelBiasMonitor(role=role)
        bias.suggest_baseline(data_config=data, bias_config=config, model_config=model)
           # ^^^^^^^^^^^^^^^^ SM703 withheld
        bias.list_executions()
           # ^^^^^^^^^^^^^^^ SM703 withheld
        bias.latest_baselining_job.stop()
                                 # ^^^^ SM703 withheld
      `,
      reason: /suggest_baseline\(\) waits unless it is given wait=False/,
    },
    {
      name: 'a keyword that a step of V3 lacks, in code that is V3 already',
      code: py`
        from sagemaker.mlops.workflow.steps import ProcessingStep

        step = ProcessingStep(name="prepare", processor=processor)
                                            # ^^^^^^^^^ SM701 withheld
      `,
      reason: /step_args=processor.run/,
    },
  ],
  silent: [
    {
      name: 'steps of V3 used as V3 wants them',
      code: py`
        from sagemaker.mlops.workflow.steps import ProcessingStep

        step = ProcessingStep("prepare", arguments, "Prepare the data", "daily")
      `,
    },
  ],
});
