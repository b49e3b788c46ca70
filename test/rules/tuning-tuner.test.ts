import { describe, expect, it } from 'vitest';
import { describeRule, py } from '../support/check-harness';
import { testEngine } from '../support/engine';

describeRule('the construction of a tuner', {
  fixes: [
    {
      name: 'positional arguments become keywords and keep their comments',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner, IntegerParameter
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe
                                                       # ^^^^^^^^^^^^^^^^ SM101 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HyperparameterTuner(
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
            est,
            # what is optimised
            'validation:rmse',
            {'max_depth': IntegerParameter(1, 10)},
            [{'Name': 'validation:rmse', 'Regex': 'rmse=(.*)'}],
            max_jobs=20,  # the limit of the account
            estimator_name=None,
            autotune=False,
        )
      `,
      after: py`
        from sagemaker.core.parameter import IntegerParameter
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.large"),
            output_data_config=OutputDataConfig(s3_output_path="s3://b/o"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        tuner = HyperparameterTuner(
            model_trainer=est,
            # what is optimised
            objective_metric_name='validation:rmse',
            hyperparameter_ranges={'max_depth': IntegerParameter(1, 10)},
            metric_definitions=[{'Name': 'validation:rmse', 'Regex': 'rmse=(.*)'}],
            max_jobs=20,  # the limit of the account
        )
      `,
    },
    {
      name: 'aliases stay',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner as HT, ContinuousParameter as CP
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe
                                                             # ^^^^^^^^^^^^^^^^^^^ SM101 safe

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        tuner = HT(estimator=est, objective_metric_name="loss", hyperparameter_ranges={"lr": CP(0.1, 1)})
              # ^^ SM301 safe
      `,
      after: py`
        from sagemaker.core.parameter import ContinuousParameter as CP
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner as HT

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.large"),
            output_data_config=OutputDataConfig(s3_output_path="s3://b/o"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        tuner = HT(
            model_trainer=est,
            objective_metric_name="loss",
            hyperparameter_ranges={"lr": CP(0.1, 1)}
        )
      `,
    },
    {
      name: 'names through the module',
      before: py`
        import sagemaker
        import sagemaker.tuner
             # ^^^^^^^^^^^^^^^ SM105 safe

        est = sagemaker.estimator.Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
                                # ^^^^^^^^^ SM201 safe
        tuner = sagemaker.tuner.HyperparameterTuner(est, "loss", {"n": sagemaker.tuner.IntegerParameter(1, 2)})
                              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
                                                                                     # ^^^^^^^^^^^^^^^^ SM101 safe
      `,
      after: py`
        from sagemaker.core.parameter import IntegerParameter
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.large"),
            output_data_config=OutputDataConfig(s3_output_path="s3://b/o"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        tuner = HyperparameterTuner(
            model_trainer=est,
            objective_metric_name="loss",
            hyperparameter_ranges={"n": IntegerParameter(1, 2)}
        )
      `,
    },
    {
      name: 'settings that the V3 tuner does not send are named',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe

        est = Estimator(
            # ^^^^^^^^^ SM201 safe
            image_uri=image,
            role=role,
            instance_count=1,
            instance_type="ml.m5.large",
            output_path="s3://b/o",
            volume_kms_key=key,
            enable_network_isolation=True,
        )
        tuner = HyperparameterTuner(est, "loss", ranges, random_seed=0)
              # ^^^^^^^^^^^^^^^^^^^ SM301 review
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            Networking,
            StoppingCondition,
        )
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(
                instance_count=1,
                instance_type="ml.m5.large",
                volume_kms_key_id=key,
            ),
            output_data_config=OutputDataConfig(s3_output_path="s3://b/o"),
            networking=Networking(enable_network_isolation=True),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
        )
        # TODO(sagemaker-v3 SM301): V3 does not send random_seed=0; give another seed if the search must be repeatable. The V3 tuner does not send the KMS key of the volume or network isolation with its training jobs; where that matters, create the job with sagemaker.core.resources.HyperParameterTuningJob.create.
        tuner = HyperparameterTuner(
            model_trainer=est,
            objective_metric_name="loss",
            hyperparameter_ranges=ranges,
            random_seed=0
        )
      `,
    },
    {
      name: 'an estimator that cannot be seen',
      before: py`
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 safe


        def search(estimator, ranges):
            return HyperparameterTuner(estimator, "loss", ranges)
                 # ^^^^^^^^^^^^^^^^^^^ SM301 review
      `,
      after: py`
        from sagemaker.train.tuner import HyperparameterTuner


        def search(estimator, ranges):
            # TODO(sagemaker-v3 SM301): The tuner takes a ModelTrainer: check that estimator is one.
            return HyperparameterTuner(
                model_trainer=estimator,
                objective_metric_name="loss",
                hyperparameter_ranges=ranges
            )
      `,
    },
    {
      name: 'configuration objects',
      before: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        from sagemaker.tuner import (
            HyperbandStrategyConfig,
          # ^^^^^^^^^^^^^^^^^^^^^^^ SM105 safe
            HyperparameterTuner,
          # ^^^^^^^^^^^^^^^^^^^ SM105 safe
            StrategyConfig,
          # ^^^^^^^^^^^^^^ SM105 safe
            TuningJobCompletionCriteriaConfig,
          # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM105 safe
            WarmStartConfig,
          # ^^^^^^^^^^^^^^^ SM105 safe
            WarmStartTypes,
          # ^^^^^^^^^^^^^^ SM101 safe
        )

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 safe
        warm = WarmStartConfig(WarmStartTypes.TRANSFER_LEARNING, {"first", "second"})
             # ^^^^^^^^^^^^^^^ SM305 safe
        tuner = HyperparameterTuner(
              # ^^^^^^^^^^^^^^^^^^^ SM301 safe
            est,
            "loss",
            ranges,
            warm_start_config=warm,
            strategy="Hyperband",
            strategy_config=StrategyConfig(HyperbandStrategyConfig(27, 1)),
                          # ^^^^^^^^^^^^^^ SM305 safe
                                         # ^^^^^^^^^^^^^^^^^^^^^^^ SM305 safe
            completion_criteria_config=TuningJobCompletionCriteriaConfig(complete_on_convergence=stop, target_objective_metric_value=0.1),
                                     # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM305 safe
        )
      `,
      after: py`
        from sagemaker.train.tuner import WarmStartTypes, HyperparameterTuner
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer
        from sagemaker.core.shapes import (
            ParentHyperParameterTuningJob,
            HyperParameterTuningJobWarmStartConfig,
            HyperParameterTuningJobStrategyConfig,
            HyperbandStrategyConfig,
            ConvergenceDetected,
            TuningJobCompletionCriteria,
        )

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.large"),
            output_data_config=OutputDataConfig(s3_output_path="s3://b/o"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        warm = HyperParameterTuningJobWarmStartConfig(
            warm_start_type=WarmStartTypes.TRANSFER_LEARNING,
            parent_hyper_parameter_tuning_jobs=[
                ParentHyperParameterTuningJob(hyper_parameter_tuning_job_name="first"),
                ParentHyperParameterTuningJob(hyper_parameter_tuning_job_name="second")
            ]
        )
        tuner = HyperparameterTuner(
            model_trainer=est,
            objective_metric_name="loss",
            hyperparameter_ranges=ranges,
            warm_start_config=warm,
            strategy="Hyperband",
            strategy_config=HyperParameterTuningJobStrategyConfig(
                hyperband_strategy_config=HyperbandStrategyConfig(
                    max_resource=27,
                    min_resource=1
                )
            ),
            completion_criteria_config=TuningJobCompletionCriteria(
                convergence_detected=ConvergenceDetected(
                    complete_on_convergence="Enabled" if stop else "Disabled"
                ),
                target_objective_metric_value=0.1
            ),
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'autotune is not sent',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 withheld
        tuner = HyperparameterTuner(est, "loss", {}, autotune=True)
              # ^^^^^^^^^^^^^^^^^^^ SM301 withheld
        tuner.fit("s3://b/x")
            # ^^^ SM302 withheld
      `,
      reason: /autotune=True is lost/,
    },
    {
      name: 'a named estimator',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 withheld
        tuner = HyperparameterTuner(est, "loss", ranges, estimator_name="a")
              # ^^^^^^^^^^^^^^^^^^^ SM301 withheld
      `,
      reason: /no attribute 'training_image'/,
    },
    {
      name: 'an estimator without a rewrite',
      code: py`
        from sagemaker import KMeans
                            # ^^^^^^ SM105 withheld
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        tuner = HyperparameterTuner(KMeans(role, 1, "ml.m5.large", k=3), "loss", ranges)
              # ^^^^^^^^^^^^^^^^^^^ SM301 withheld
                                  # ^^^^^^ SM210 withheld
      `,
      reason: /no rewrite of sagemaker.amazon.kmeans.KMeans/,
    },
    {
      name: 'keywords that cannot be seen',
      code: py`
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        tuner = HyperparameterTuner(est, "loss", ranges, **settings)
              # ^^^^^^^^^^^^^^^^^^^ SM301 withheld
      `,
      reason: /settings.*cannot be seen/,
    },
    {
      name: 'a configuration that cannot be seen',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
            # ^^^^^^^^^ SM201 withheld
        tuner = HyperparameterTuner(est, "loss", ranges, warm_start_config=load())
              # ^^^^^^^^^^^^^^^^^^^ SM301 withheld
      `,
      reason: /warm_start_config=load\(\) holds cannot be seen/,
    },
    {
      name: 'a class that is passed on',
      code: py`
        import functools

        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        make = functools.partial(HyperparameterTuner, objective_metric_name="loss", hyperparameter_ranges=ranges)
                               # ^^^^^^^^^^^^^^^^^^^ SM301 withheld
        tuner = make(estimator)
              # ^^^^ SM301 withheld
        tuner.fit("s3://b/x")
            # ^^^ SM302 withheld
      `,
      reason: /takes model_trainer= for estimator=/,
    },
    {
      name: 'one tuner that stays next to one that is rewritten',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        first = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
              # ^^^^^^^^^ SM201 withheld
        second = Estimator(image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", output_path="s3://b/o")
               # ^^^^^^^^^ SM201 safe
        one = HyperparameterTuner(first, "loss", ranges, autotune=True)
            # ^^^^^^^^^^^^^^^^^^^ SM301 withheld
        two = HyperparameterTuner(second, "loss", ranges)
            # ^^^^^^^^^^^^^^^^^^^ SM301 safe
        one.fit("s3://b/x")
          # ^^^ SM302 withheld
        two.fit("s3://b/x")
          # ^^^ SM302 safe
      `,
      reason: /autotune=True is lost/,
    },
  ],
  silent: [
    {
      name: 'another package with a class of that name',
      code: py`
        from keras_tuner.tuner import HyperparameterTuner

        HyperparameterTuner(est, "loss", ranges).fit("s3://b/x")
      `,
    },
    {
      name: 'code that is V3 already',
      code: py`
        from sagemaker.train.tuner import HyperparameterTuner

        tuner = HyperparameterTuner(model_trainer=trainer, objective_metric_name="loss", hyperparameter_ranges=ranges)
        tuner.tune(inputs="s3://b/x")
        print(tuner.latest_tuning_job.hyper_parameter_tuning_job_name)
      `,
    },
  ],
});

describe('older V3 releases', () => {
  const tagged = py`
    from sagemaker.estimator import Estimator
    from sagemaker.tuner import HyperparameterTuner

    est = Estimator(
        image_uri=image,
        role=role,
        instance_count=1,
        instance_type="ml.m5.large",
        output_path="s3://b/o",
        checkpoint_s3_uri="s3://b/checkpoints",
        tags=[{"Key": "team", "Value": "a"}],
    )
    tuner = HyperparameterTuner(est, "loss", ranges)
  `;
  const noteFor = async (target?: string): Promise<string> => {
    const engine = await testEngine();
    const analysis = engine.analyse([{ id: 'case.py', text: tagged }], target ? { target } : {});
    return analysis.findings.find((finding) => finding.code === 'SM301')?.fix.note ?? '';
  };

  it('crash on tags', async () => {
    expect(await noteFor('3.25.0')).toMatch(/'Tag' object is not subscriptable/);
  });

  it('leave the checkpoint location out', async () => {
    expect(await noteFor('3.26.0')).toMatch(/does not send the checkpoint location/);
  });

  it('are repaired in the newest', async () => {
    expect(await noteFor()).toBe('');
    expect(await noteFor('3.27.0')).toBe('');
  });
});
