import { describe, expect, it } from 'vitest';
import { testEngine } from '../support/engine';

/** Analyses and migrates one text for a V3 version. */
async function at(target: string, text: string) {
  const engine = await testEngine();
  const texts = [{ id: 'program.py', text }];
  return { findings: engine.analyse(texts, { target }).findings, migrated: engine.migrate(texts, { target }) };
}

const metrics = `from sagemaker.estimator import Estimator
estimator = Estimator(
    image_uri="image",
    role="role",
    instance_count=1,
    instance_type="ml.m5.large",
    metric_definitions=[{"Name": "loss", "Regex": "loss=(.*)"}],
)
estimator.fit()
`;
const moved = `from sagemaker.feature_store.dataset_builder import TableType
print(TableType)
`;

const named = `from sagemaker.estimator import Estimator
estimator = Estimator("image", "role", 1, "ml.m5.large")
estimator.fit(job_name="churn-1")
keep(estimator)
`;

describe('the target version', () => {
  it('leaves a job name out where ModelTrainer has no request to add it to', async () => {
    const [older, newer] = [await at('3.2', named), await at('3.3', named)];
    expect(older.migrated.texts[0]).toContain('job_name="churn-1" was left out');
    expect(newer.migrated.texts[0]).toContain('"training_job_name": "churn-1"');
  });

  it('withholds a rewrite to a method that came later, and names the minor', async () => {
    const { findings, migrated } = await at('3.1', metrics);
    expect(findings.map(({ fix }) => fix.grade)).not.toContain('safe');
    expect(findings.some(({ fix }) => /with_metric_definitions exists from SDK 3\.2 on/.test(fix.note))).toBe(true);
    expect(migrated.texts[0]).toContain('estimator = Estimator(');
    expect(migrated.texts[0]).not.toContain('with_metric_definitions(');
  });

  it('rewrites the same where the method is there', async () => {
    const { migrated } = await at('3.2', metrics);
    expect(migrated.texts[0]).toContain('.with_metric_definitions(');
  });

  it('leaves an import whose new home came later, and names the minor', async () => {
    const { findings, migrated } = await at('3.4', moved);
    expect(findings.some(({ fix }) => /TableType exists from SDK 3\.5 on and the target is 3\.4/.test(fix.note))).toBe(
      true,
    );
    expect(migrated.texts[0]).toContain('from sagemaker.feature_store.dataset_builder import TableType');
  });

  it('redirects the same where the home is there', async () => {
    const { migrated } = await at('3.5', moved);
    expect(migrated.texts[0]).toBe(
      'from sagemaker.mlops.feature_store.dataset_builder import TableType\nprint(TableType)\n',
    );
  });

  it('follows a name of another package that both SDKs offer', async () => {
    const { migrated } = await at('3.27', 'from sagemaker.debugger import rule_configs\nrule_configs.overfit()\n');
    expect(migrated.texts[0]).toBe('from sagemaker.core.debugger import rule_configs\nrule_configs.overfit()\n');
  });
});
