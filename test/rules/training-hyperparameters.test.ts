import { describe, expect, it } from 'vitest';
import { describeRule, py } from '../support/check-harness';
import { testEngine } from '../support/engine';

describeRule('training-hyperparameters', {
  fixes: [
    {
      name: 'a pipeline variable as the text that V2 sent for it',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.workflow.parameters import ParameterInteger
                                                # ^^^^^^^^^^^^^^^^ SM101 safe

        depth = ParameterInteger(name="Depth", default_value=5)
        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out, hyperparameters={"depth": depth, "eta": 1})
            # ^^^^^^^^^ SM201 safe
      `,
      after: py`
        from sagemaker.core.workflow.parameters import ParameterInteger
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer

        depth = ParameterInteger(name="Depth", default_value=5)
        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            hyperparameters={"depth": depth.to_string(), "eta": 1},
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
      `,
    },
    {
      name: 'keywords and a spread dict',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        est.set_hyperparameters(max_depth=5, verbose=True, **extra)
          # ^^^^^^^^^^^^^^^^^^^ SM207 safe
        est.set_hyperparameters(**extra)
          # ^^^^^^^^^^^^^^^^^^^ SM207 safe
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
            hyperparameters={}
        )
        est.hyperparameters.update(
            {
                "max_depth": 5,
                "verbose": "True",
                **{name: str(value) for name, value in extra.items()}
            }
        )
        est.hyperparameters.update({name: str(value) for name, value in extra.items()})
      `,
    },
    {
      name: 'several lines with comments',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out, hyperparameters={"eta": 0.1})
            # ^^^^^^^^^ SM201 safe
        est.set_hyperparameters(
          # ^^^^^^^^^^^^^^^^^^^ SM207 safe
            max_depth=5,  # not deeper
            # quiet
            objective='binary:logistic',
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
            hyperparameters={"eta": 0.1},
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        est.hyperparameters.update({
            "max_depth": 5,  # not deeper
            # quiet
            "objective": 'binary:logistic',
        })
      `,
    },
    {
      name: 'reading them',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        print(est.hyperparameters())
                # ^^^^^^^^^^^^^^^ SM207 review
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
        # TODO(sagemaker-v3 SM207): V3 gives the hyperparameters as they were set; V2 gave encoded text and added sagemaker_* keys.
        print(est.hyperparameters)
      `,
    },
  ],
  withholds: [
    {
      name: 'positional arguments',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        est.set_hyperparameters(*values)
          # ^^^^^^^^^^^^^^^^^^^ SM207 withheld
      `,
      reason: /keywords only/,
    },
    {
      name: 'a constructor that stays',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld

        est = Estimator(image, role, **settings)
            # ^^^^^^^^^ SM201 withheld
        est.set_hyperparameters(a=1)
          # ^^^^^^^^^^^^^^^^^^^ SM207 withheld
      `,
      reason: /cannot be seen/,
    },
  ],
  silent: [
    {
      name: 'an untyped object',
      code: py`
        import sagemaker

        thing.set_hyperparameters(a=1)
      `,
    },
    {
      name: 'the dict of a V3 trainer',
      code: py`
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image=image, role=role, hyperparameters={})
        trainer.hyperparameters.update({"a": 1})
      `,
    },
  ],
});

describe('text of a script estimator that reads as JSON', () => {
  const migrated = async (settings: string, more = ''): Promise<string> => {
    const text = py`
      from sagemaker.pytorch import PyTorch

      est = PyTorch("train.py", source_dir="src", framework_version="2.3", py_version="py311", role=role,
                    instance_count=1, instance_type="ml.m5.large", output_path=out, hyperparameters=${settings})
      ${more}
    `;
    return (await testEngine()).migrate([{ id: 'case.py', text }]).texts[0] ?? '';
  };

  it('keeps the quotes that V2 sent around it, which the driver of V3 takes off', async () => {
    expect(await migrated('{"rate": "0.10", "optimizer": "adam", "epochs": 3}')).toContain(
      `hyperparameters={"rate": '"0.10"', "optimizer": "adam", "epochs": 3}`,
    );
  });

  it('writes booleans and what cannot be seen as the text that the script got', async () => {
    const text = await migrated('{"train": True, "name": name, "layers": [1, 2], **more}');
    expect(text).toContain(`"train": "True"`);
    expect(text).toContain(`"name": json.dumps(str(name))`);
    expect(text).toContain(`"layers": json.dumps(str([1, 2]))`);
    expect(text).toContain(`**{name: json.dumps(str(value)) for name, value in more.items()}`);
    expect(text).toMatch(/^import json$/m);
    expect(text).not.toContain('TODO');
  });

  it('asks about None and dicts, which the container of V2 took apart', async () => {
    const text = await migrated('{"none": None, "options": {"a": 1}}');
    expect(text).toContain('hyperparameters={"none": None, "options": {"a": 1}}');
    expect(text).toMatch(/TODO\(sagemaker-v3 SM202\): The script now gets None and dicts as JSON text/);
  });

  it('leaves values of set_hyperparameters() alone, which V2 encoded twice', async () => {
    expect(await migrated('{"epochs": 3}', 'est.set_hyperparameters(train=True, name=name)')).toContain(
      `{"train": True, "name": name}`,
    );
  });

  it('keeps them in set_hyperparameters() too', async () => {
    expect(await migrated('{"epochs": 3}', 'est.set_hyperparameters(version="007", flag="true", kind="a")')).toContain(
      `"version": "007", "flag": '"true"', "kind": "a"`,
    );
  });
});
