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
