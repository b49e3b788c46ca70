import { describe, expect, it } from 'vitest';
import { describeRule, py } from '../support/check-harness';
import { testEngine } from '../support/engine';
import { VirtualModules } from '../support/virtual-modules';

describeRule('members of V2 on objects of V3', {
  fixes: [
    {
      name: 'results and settings',
      before: py`
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image="img", role="r")
        trainer.train()
        print(trainer.image_uri, trainer.latest_training_job.name)
                    # ^^^^^^^^^ SM944 safe
                                       # ^^^^^^^^^^^^^^^^^^^ SM944 safe
      `,
      after: py`
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image="img", role="r")
        trainer.train()
        print(trainer.training_image, trainer._latest_training_job.training_job_name)
      `,
    },
    {
      name: 'fit of a tuner',
      before: py`
        from sagemaker.train.tuner import HyperparameterTuner

        tuner = HyperparameterTuner(model_trainer=trainer, objective_metric_name="m", hyperparameter_ranges={})
        tuner.fit("s3://b/train", wait=False)
            # ^^^ SM944 safe
      `,
      after: py`
        from sagemaker.train.tuner import HyperparameterTuner

        tuner = HyperparameterTuner(model_trainer=trainer, objective_metric_name="m", hyperparameter_ranges={})
        tuner.tune(inputs="s3://b/train", wait=False)
      `,
    },
    {
      name: 'deletions',
      before: py`
        from sagemaker.core.resources import Endpoint, Model

        endpoint = Endpoint.get("e")
        endpoint.delete_endpoint()
               # ^^^^^^^^^^^^^^^ SM944 safe
        Endpoint.get("f").delete_endpoint(delete_endpoint_config=False)
                        # ^^^^^^^^^^^^^^^ SM944 safe
        model = Model.get("m")
        print(model.name)
                  # ^^^^ SM944 safe
        model.delete_model()
            # ^^^^^^^^^^^^ SM944 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint, Model, EndpointConfig

        endpoint = Endpoint.get("e")
        EndpointConfig.get(endpoint_config_name=endpoint.endpoint_config_name).delete()
        endpoint.delete()
        Endpoint.get("f").delete()
        model = Model.get("m")
        print(model.model_name)
        model.delete()
      `,
    },
  ],
  withholds: [
    {
      name: 'a prediction of a builder, and the deletion of its endpoint',
      code: py`
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(image_uri="img", s3_model_data_url="s3://b/m.tar.gz", role_arn="r", instance_type="ml.m5.large")
        builder.build()
        builder.deploy(endpoint_name="e")
        builder.predict("1,2")
              # ^^^^^^^ SM944 withheld
        builder.delete_endpoint()
              # ^^^^^^^^^^^^^^^ SM944 withheld
      `,
      reason: /deploy\(\) returned|deploy\(\) returns/,
    },
    {
      name: 'deploy of a trainer',
      code: py`
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image="img", role="r")
        trainer.deploy(1, "ml.m5.xlarge")
              # ^^^^^^ SM944 withheld
      `,
      reason: /ModelBuilder/,
    },
    {
      name: 'inputs objects of V2, which only a fit of V2 gives a channel',
      code: py`
        from sagemaker.inputs import TrainingInput
                                   # ^^^^^^^^^^^^^ SM105 withheld
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image="img", role="r")
        trainer.fit({"train": TrainingInput("s3://b/train")}, wait=False)
              # ^^^ SM944 withheld
                            # ^^^^^^^^^^^^^ SM205 withheld
      `,
      reason: /./,
    },
    {
      name: 'inputs that cannot be seen',
      code: py`
        from sagemaker.train import ModelTrainer

        def run(inputs):
            trainer = ModelTrainer(training_image="img", role="r")
            trainer.fit(inputs)
                  # ^^^ SM944 withheld
      `,
      reason: /cannot be seen/,
    },
    {
      name: 'a deletion inside an expression',
      code: py`
        from sagemaker.core.resources import Endpoint

        done = Endpoint.get("e").delete_endpoint() or True
                               # ^^^^^^^^^^^^^^^ SM944 withheld
      `,
      reason: /two calls/,
    },
    {
      name: 'members without a word of their own',
      code: py`
        from sagemaker.train.tuner import HyperparameterTuner

        tuner = HyperparameterTuner(model_trainer=trainer, objective_metric_name="m", hyperparameter_ranges={})
        tuner.stop_tuning_job()
        tuner.last_tuning_job
        tuner.delete_endpoint()
            # ^^^^^^^^^^^^^^^ SM944 withheld
      `,
      reason: /what V3 has/,
    },
  ],
  silent: [
    {
      name: 'members of a builder that it has, gets as it is used, or that are not known',
      code: py`
        from sagemaker.serve.model_builder import ModelBuilder

        builder = ModelBuilder(image_uri="img", s3_model_data_url="s3://b/m.tar.gz", role_arn="r", instance_type="ml.m5.large")
        builder.build()
        print(builder.model_name, builder.image_uri, builder.endpoint_name, builder.model_data, builder.extra)
      `,
    },
    {
      name: 'members that V3 has',
      code: py`
        from sagemaker.core.resources import Endpoint, Model, TrainingJob
        from sagemaker.train import ModelTrainer
        from sagemaker.train.tuner import HyperparameterTuner

        trainer = ModelTrainer(training_image="img", role="r")
        trainer.train(wait=True)
        print(trainer.hyperparameters, trainer.role, trainer.environment, trainer.tags, trainer.output_data_config)
        trainer._latest_training_job.wait()
        tuner = HyperparameterTuner(model_trainer=trainer, objective_metric_name="m", hyperparameter_ranges={})
        tuner.best_training_job()
        tuner.analytics()
        tuner.hyperparameter_ranges()
        endpoint = Endpoint.get("e")
        print(endpoint.endpoint_name)
        endpoint.update(endpoint_config_name="c")
        endpoint.delete()
        Model.get("m").delete()
        job = TrainingJob.get("j")
        job.stop()
      `,
    },
    {
      name: 'names that neither has',
      code: py`
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image="img", role="r")
        trainer.our_own_helper()
      `,
    },
    {
      name: 'classes of the program with these names',
      code: py`
        from sagemaker.train import ModelTrainer

        class Trainer:
            def fit(self, inputs):
                return ModelTrainer(training_image="img", role="r")

            def deploy(self):
                return None

        Trainer().fit({}).train()
        Trainer().deploy()
      `,
    },
    {
      name: 'an attribute that the program gives to the object',
      code: py`
        from sagemaker.core.resources import Endpoint

        endpoint = Endpoint.get("e")
        endpoint.content_type = "text/csv"
        print(endpoint.content_type)
      `,
    },
    {
      name: 'a keras model',
      code: py`
        from sagemaker.train import ModelTrainer
        from tensorflow import keras

        model = keras.Sequential()
        model.fit(x, y)
      `,
    },
  ],
});

describe('a factory that is on V3 already', () => {
  const factory = 'from sagemaker.train import ModelTrainer\n\ndef make():\n    return ModelTrainer(role="r")\n';
  const train = 'from helpers import make\n\nest = make()\nest.fit("s3://b/train")\nest.deploy(1, "ml.m5.xlarge")\n';

  it('is not used by the old names without a word', async () => {
    const engine = await testEngine();
    const modules = new VirtualModules({ 'train.py': train, 'helpers.py': factory });
    const { findings } = engine.analyse([{ id: 'train.py', text: train }], {}, modules);
    expect(findings.map(({ code, fix }) => [code, fix.grade])).toEqual([
      ['SM944', 'safe'],
      ['SM944', 'withheld'],
    ]);
    const { texts } = engine.migrate([{ id: 'train.py', text: train }], {}, modules);
    expect(texts[0]).toContain('est.train(');
    expect(engine.migrate([{ id: 'train.py', text: texts[0] ?? '' }], {}, modules).texts).toEqual(texts);
  });
});
