import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, MigrateOptions, Migration } from '../../rules/engine/api';
import { py } from '../support/check-harness';
import { testEngine } from '../support/engine';

let engine: Engine;
beforeAll(async () => {
  engine = await testEngine();
});

const texts = (...cells: string[]) => cells.map((text, index) => ({ id: String(index), text }));

/** Migrates, and expects a stable result in which nothing was rewritten that had been withheld. */
function migrate(cells: readonly string[], options: MigrateOptions = {}): Migration {
  const result = engine.migrate(texts(...cells), options);
  expect(result.found).toBe(result.rewritten + result.marked + result.suppressed + result.left);
  const undone = result.outcomes.filter(
    ({ finding, outcome }) => outcome === 'rewritten' && finding.fix.grade === 'withheld',
  );
  expect(undone).toEqual([]);
  expect(engine.migrate(texts(...result.texts), options).texts).toEqual(result.texts);
  return result;
}

const withoutMarkers = (text = ''): string => text.replace(/^[ \t]*# TODO\(sagemaker-v3 .*\n/gm, '');

/** What keeps the estimator, and the inputs that its fit() takes, in V2. */
const stuck = 'estimator = Estimator("image", "role", 1, "ml.m5.large", **unknown)\n';

describe('a module of which something stays that is another class in V3', () => {
  it.each([
    ['imported by name', 'from sagemaker import inputs\n', 'inputs'],
    ['imported by another name', 'from sagemaker import inputs as channels\n', 'channels'],
    ['imported by its path and another name', 'import sagemaker.inputs as channels\n', 'channels'],
    ['imported by its path', 'import sagemaker.inputs\n', 'sagemaker.inputs'],
    ['reached through the package', 'import sagemaker\n', 'sagemaker.inputs'],
    ['reached through an alias of the package', 'import sagemaker as sm\n', 'sm.inputs'],
  ])('stays, %s', (_, imported, module) => {
    const text = `${imported}from sagemaker.estimator import Estimator\n${stuck}estimator.fit({"train": ${module}.TrainingInput("s3://b/t", content_type="text/csv")})\n`;
    expect(withoutMarkers(migrate([text]).texts[0])).toBe(text);
    expect(withoutMarkers(migrate([text], { safeOnly: true }).texts[0])).toBe(text);
  });

  it('stays where it is used in another cell', () => {
    const cells = [
      'from sagemaker import inputs\nfrom sagemaker.estimator import Estimator\n',
      stuck,
      'estimator.fit({"train": inputs.TrainingInput("s3://b/t", content_type="text/csv")})\n',
    ];
    expect(migrate(cells).texts.map(withoutMarkers)).toEqual(cells);
  });

  it('moves when all that is taken from it is rewritten, or is the same thing in V3', () => {
    const text = py`
      from sagemaker import image_uris, inputs
      from sagemaker.estimator import Estimator
      estimator = Estimator(image_uris.retrieve("xgboost", "us-west-2"), "role", 1, "ml.m5.large", max_run=60, output_path=out)
      estimator.fit({"train": inputs.TrainingInput("s3://b/t", content_type="text/csv")})
    `;
    const [after] = migrate([text]).texts;
    expect(after).toContain('from sagemaker.core import image_uris\n');
    expect(after).not.toMatch(/\binputs\b|TODO/);
  });
});

describe('objects that are used together', () => {
  it('stay together, with what makes them: a model whose predictor is used like one that stays', () => {
    const text = py`
      from sagemaker.model import Model
      from sagemaker.predictor import Predictor
      model = Model("image", role=role, model_data="s3://b/m.tar.gz", predictor_cls=Predictor)
      first = model.deploy(1, "ml.m5.large")
      second = Predictor("name", serializer=unknown(), **more)
      def ask(predictor, text):
          return predictor.predict(text.encode(), {"ContentType": "text/plain"})
      ask(first, "a")
      ask(second, "b")
      first.delete_endpoint()
    `;
    expect(withoutMarkers(migrate([text]).texts[0])).toBe(text);
  });

  it('carry a marker where a construction waits: its class is not in V3 either', () => {
    const [after] = migrate([
      py`
        import sagemaker
        from sagemaker.estimator import Framework
        class Own(Framework):
            _framework_name = "own"
        est = Own(entry_point="train.py", role=role, instance_count=1, instance_type="ml.m5.large")
        data = sagemaker.inputs.TrainingInput("s3://b/train")
        est.fit({"train": data})
      `,
    ]).texts;
    expect(after).toContain(
      '# TODO(sagemaker-v3 SM205): It is used together with an object that stays as it is (see the marker of that), so it has to wait for it.\n' +
        'data = sagemaker.inputs.TrainingInput("s3://b/train")\nest.fit({"train": data})\n',
    );
  });
});
