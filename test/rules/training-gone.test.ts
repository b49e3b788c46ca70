import { describeRule, py } from '../support/check-harness';

describeRule('training-gone', {
  fixes: [
    {
      name: 'inline Debugger settings go with the estimator',
      before: py`
        from sagemaker.debugger import DebuggerHookConfig
                                     # ^^^^^^^^^^^^^^^^^^ SM105 safe
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(
            # ^^^^^^^^^ SM201 review
            image_uri=image,
            role=role,
            instance_count=1,
            instance_type="ml.m5.xlarge",
            output_path=out,
            debugger_hook_config=DebuggerHookConfig("s3://b/debug"),
            disable_profiler=True,
        )
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer

        # TODO(sagemaker-v3 SM201): debugger_hook_config= was left out: V3 training sends no Debugger or profiler settings; create the job with sagemaker.core.resources.TrainingJob.create where they matter.
        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'members without a counterpart',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        est.enable_default_profiling()
          # ^^^^^^^^^^^^^^^^^^^^^^^^ SM208 withheld
        est.latest_training_job.rule_job_summary()
          # ^^^^^^^^^^^^^^^^^^^ SM206 safe
                              # ^^^^^^^^^^^^^^^^ SM208 withheld
        print(est.jobs)
                # ^^^^ SM208 withheld
      `,
      reason: /profiler settings/,
    },
    {
      name: 'a subclass stays, and so do its objects',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld


        class Mine(Estimator):
                 # ^^^^^^^^^ SM209 withheld
            def go(self):
                super().fit("s3://b/train")


        mine = Mine(image, role, 1, "ml.m5.xlarge")
        mine.fit("s3://b/train")
           # ^^^ SM204 withheld
      `,
      reason: /holds the V3 object/,
    },
    {
      name: 'estimators of other families',
      code: py`
        from sagemaker.estimator import Framework
                                      # ^^^^^^^^^ SM105 withheld

        net = Framework("train.py", role=role)
            # ^^^^^^^^^ SM210 withheld
      `,
      reason: /SourceCode/,
    },
    {
      name: 'Debugger settings in a variable',
      code: py`
        from sagemaker.debugger import CollectionConfig, DebuggerHookConfig
                                     # ^^^^^^^^^^^^^^^^ SM105 withheld
                                                       # ^^^^^^^^^^^^^^^^^^ SM105 withheld

        hook = DebuggerHookConfig("s3://b/debug", collection_configs=[CollectionConfig("weights")])
             # ^^^^^^^^^^^^^^^^^^ SM230 withheld
      `,
      reason: /no Debugger, profiler/,
    },
  ],
  silent: [
    {
      name: 'a class that extends something else',
      code: py`
        import sagemaker
        from mine import Estimator


        class Mine(Estimator):
            pass
      `,
    },
    {
      name: 'attach of another class',
      code: py`
        import sagemaker

        Job.attach("job").enable_default_profiling()
      `,
    },
  ],
});
