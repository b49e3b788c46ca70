import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, EngineOptions } from '../../rules/engine/api';
import { testEngine } from '../support/engine';

const HEAD = `from sagemaker.estimator import Estimator
from sagemaker.sklearn import SKLearn
from sagemaker.tuner import HyperparameterTuner, IntegerParameter

`;

/** A program whose tuner the style takes, unless a part is another. */
function program(
  parts: { made?: string; estimator?: string; ranges?: string; tuner?: string; fit?: string } = {},
): string {
  const made = parts.made ?? 'Estimator("img", "arn:aws:iam::123456789012:role/demo", 1, "ml.m5.large"';
  return `${HEAD}estimator = ${made}${parts.estimator ?? ''})
tuner = HyperparameterTuner(
    estimator, "loss", ${parts.ranges ?? '{"depth": IntegerParameter(2, 8)}'}, max_jobs=2${parts.tuner ?? ''}
)
${parts.fit ?? 'tuner.fit({"train": "s3://demo/in"}, job_name="mine")'}
`;
}

const TAKEN: Readonly<Record<string, string>> = {
  plainly: program(),
  'with members of an attached tuner': `${program()}tuner.stop_tuning_job()\nprint(tuner.best_training_job())\n`,
  'without waiting': program({ fit: 'tuner.fit("s3://demo/in", wait=False)' }),
  'with tags and metrics': program({
    tuner: ', tags=[{"Key": "a", "Value": "b"}], metric_definitions=[{"Name": "loss", "Regex": "l=(.*)"}]',
  }),
};

const LEFT: Readonly<Record<string, string>> = {
  'a hyperparameter that is fixed and tuned': program({ estimator: ', hyperparameters={"depth": 3}' }),
  'hyperparameters that are made elsewhere': program({ estimator: ', hyperparameters=settings()' }),
  'ranges that are made elsewhere': program({ ranges: 'ranges()' }),
  'a seed of zero': program({ tuner: ', random_seed=0' }),
  'a seed that may be zero': program({ tuner: ', random_seed=seed()' }),
  'no retries': program({ estimator: ', max_retry_attempts=0' }),
  'tags of the estimator': program({ estimator: ', tags=[{"Key": "a", "Value": "b"}]' }),
  'a setting that V2 did not send with tuning': program({ estimator: ', keep_alive_period_in_seconds=60' }),
  autotune: program({ tuner: ', autotune=True' }),
  'a name for the estimator': program({ tuner: ', estimator_name="one"' }),
  'metrics with another key': program({ tuner: ', metric_definitions=[{"Name": "loss", "Pattern": "l"}]' }),
  'a comment among the arguments': program({ tuner: ',  # enough' }),
  'a script': program({
    made: 'SKLearn("train.py", framework_version="1.2-1", role="demo", instance_type="ml.m5.large"',
  }),
  'a script of a plain estimator': program({ estimator: ', entry_point="train.py", source_dir="src"' }),
  'class metadata': program({ fit: 'tuner.fit("s3://demo/in", include_cls_metadata=True)' }),
  'a name that may be None': program({ fit: 'tuner.fit("s3://demo/in", job_name=name())' }),
  'a second fit': program({ fit: 'tuner.fit("s3://demo/in")\ntuner.fit("s3://demo/more")' }),
  'a fit in a loop': program({ fit: 'for one in paths():\n    tuner.fit("s3://demo/in")' }),
  'a tuner that is handed on': `${program()}report(tuner)\n`,
  'an estimator that is needed again': `${program()}print(estimator.role)\n`,
  'a variable with a type': program().replace('tuner =', 'tuner: HyperparameterTuner ='),
  'a member that the job lacks': `${program()}print(tuner.analytics())\n`,
  'a tuner that is read in a function': `${program()}def best():\n    return tuner.best_training_job()\n`,
};

describe('hyperparameter tuning in the style core', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await testEngine();
  });
  const migrated = (text: string, options: EngineOptions): string => {
    const result = engine.migrate([{ id: 'case.py', text }], options);
    expect(result.failures).toEqual([]);
    expect(result.rewritten + result.marked + result.suppressed + result.left).toBe(result.found);
    return result.texts[0] ?? '';
  };

  it.each(Object.entries(TAKEN))('becomes HyperParameterTuningJob.create: %s', (_, text) => {
    const after = migrated(text, { style: 'core' });
    expect(after).toContain('tuner = HyperParameterTuningJob.create(');
    expect(after).not.toMatch(/HyperparameterTuner\b|IntegerParameter\b|TODO|ModelTrainer/);
    expect(after.includes('tuner.wait()')).toBe(!text.includes('wait=False'));
    expect(migrated(after, { style: 'core' })).toBe(after);
  });

  it.each(Object.entries(LEFT))('stays what the default style makes of it: %s', (_, text) => {
    const after = migrated(text, { style: 'core' });
    expect(after).not.toContain('= HyperParameterTuningJob.create(');
    expect(after).toBe(migrated(text, {}));
  });
});
