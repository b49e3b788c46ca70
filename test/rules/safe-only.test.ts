import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Migration } from '../../rules/engine/api';
import { py } from '../support/check-harness';
import { testEngine } from '../support/engine';

let engine: Engine;

beforeAll(async () => {
  engine = await testEngine();
});

const quietly = 'disable_profiler=True, debugger_hook_config=False';

function migrate(text: string): Migration {
  const migration = engine.migrate([{ id: 'a.py', text }], { safeOnly: true });
  const { found, rewritten, marked, suppressed, left } = migration;
  expect(found).toBe(rewritten + marked + suppressed + left);
  return migration;
}

describe('safe rewrites only', () => {
  it('leave an object whole when something of it is to be reviewed', () => {
    const text = py`
      from sagemaker.estimator import Estimator

      a = Estimator("image", "role", 1, "ml.m5.large")
      a.fit("s3://bucket/train")
    `;
    expect(migrate(text)).toMatchObject({ texts: [text], found: 3, rewritten: 0, review: 0, left: 3 });
  });

  it('rewrite another object of the same class, and keep the import that the first one needs', () => {
    const text = py`
      from sagemaker.estimator import Estimator

      a = Estimator("image", "role", 1, "ml.m5.large", ${quietly})
      a.fit("s3://bucket/a")
      b = Estimator("image", "role", 1, "ml.m5.large")
      b.fit("s3://bucket/b")
    `;
    const { texts, ...counts } = migrate(text);
    expect(texts[0]).toContain('from sagemaker.estimator import Estimator\n');
    expect(texts[0]).toMatch(/^a = ModelTrainer\(/m);
    expect(texts[0]).toMatch(/^a\.train\(/m);
    expect(texts[0]).toContain('b = Estimator("image", "role", 1, "ml.m5.large")\nb.fit("s3://bucket/b")\n');
    expect(counts).toMatchObject({ found: 5, rewritten: 2, review: 0, left: 3 });
  });

  it('leave it whole also where something else of the file has to be marked on the way', () => {
    const text = py`
      from sagemaker.model import Model
      from sagemaker.predictor import Predictor
      from sagemaker.serializers import CSVSerializer

      def up(role) -> Predictor:
          model = Model(image_uri="i", model_data="s3://m", role=role, predictor_cls=Predictor)
          return model.deploy(initial_instance_count=2, instance_type="ml.c5.large", serializer=CSVSerializer())

      def ask(predictor: Predictor, rows):
          return predictor.predict(rows)

      def down(predictor: Predictor):
          predictor.delete_endpoint(delete_endpoint_config=True)
    `;
    const { texts, review, outcomes } = migrate(text);
    expect(review).toBe(0);
    expect(texts[0]).toMatch(/^ {4}model = Model\(.*\n {4}return model\.deploy\(initial_instance_count=2, /m);
    const written = outcomes.filter(
      ({ finding, outcome }) => finding.fix.grade === 'review' && outcome === 'rewritten',
    );
    expect(written).toEqual([]);
  });

  it('change nothing in a second run', () => {
    const first = migrate(py`
      import sagemaker
      from sagemaker.estimator import Estimator

      session = sagemaker.Session()
      a = Estimator("image", "role", 1, "ml.m5.large")
      a.fit("s3://bucket/a")
    `);
    const [text = ''] = first.texts;
    expect(text).toContain('a.fit("s3://bucket/a")');
    expect(migrate(text).texts).toEqual([text]);
  });
});
