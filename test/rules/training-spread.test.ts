import { describeRule, py } from '../support/check-harness';

describeRule('training-spread', {
  fixes: [
    {
      name: 'keywords that V2 took and ignored',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out, env={"A": "b"}, region=region)
            # ^^^^^^^^^ SM201 review
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
      `,
    },
    {
      name: 'settings of a dict() call, and of a dict that may be empty',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        common = dict(role=role, instance_count=1, instance_type="ml.m5.xlarge", max_run=60 * 60, output_path=out)
        network = {"subnets": subnets} if private else {}
        est = Estimator(image, **common, **network)
            # ^^^^^^^^^ SM201 safe
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Compute,
            StoppingCondition,
            OutputDataConfig,
            Networking,
        )
        from sagemaker.train import ModelTrainer

        common = dict(role=role, instance_count=1, instance_type="ml.m5.xlarge", max_run=60 * 60, output_path=out)
        network = {"subnets": subnets} if private else {}
        est = ModelTrainer(
            training_image=image,
            role=common["role"],
            compute=Compute(
                instance_count=common["instance_count"],
                instance_type=common["instance_type"]
            ),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=common["max_run"]),
            output_data_config=OutputDataConfig(s3_output_path=common["output_path"]),
            networking=Networking(subnets=network.get("subnets"))
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'settings out of which something is taken',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld

        settings = dict(role=role, instance_count=1, instance_type="ml.m5.xlarge", max_run=60)
        settings.pop("max_run")
        est = Estimator(image, **settings)
            # ^^^^^^^^^ SM201 withheld
        other = dict(role=role, instance_count=1, instance_type="ml.m5.xlarge", max_run=60)
        del other["max_run"]
        two = Estimator(image, **other)
            # ^^^^^^^^^ SM201 withheld
      `,
      reason: /Whether max_run= is given depends/,
    },
    {
      name: 'what a dict may lack and V3 needs to know',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld

        more = {"max_run": 60} if short else {}
        est = Estimator(image, role, 1, "ml.m5.xlarge", **more)
            # ^^^^^^^^^ SM201 withheld
      `,
      reason: /Whether max_run= is given depends on the path/,
    },
    {
      name: 'a key that cannot be seen, and one that is given twice',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld

        more = dict(role=role)
        more[key] = value
        est = Estimator(image, instance_count=1, instance_type="ml.m5.xlarge", **more)
            # ^^^^^^^^^ SM201 withheld
        twice = dict(role=role)
        other = Estimator(image, role, 1, "ml.m5.xlarge", **twice)
              # ^^^^^^^^^ SM201 withheld
      `,
      reason: /cannot be seen here/,
    },
  ],
  silent: [],
});
