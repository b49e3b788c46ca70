import { expect, it } from 'vitest';
import { testEngine } from '../support/engine';

const CELLS = [
  'from sagemaker.serve import SchemaBuilder\nfrom sagemaker.serve import ModelBuilder\n',
  'builder = ModelBuilder(schema_builder=schema, role_arn=role, model_metadata={"MLFLOW_MODEL_PATH": "s3://b/model"})\n',
];

it('an import from sagemaker.serve in another cell is pointed at the module of V3, once', async () => {
  const engine = await testEngine();
  const cells = (texts: readonly string[]) => texts.map((text, index) => ({ id: `cell${index}`, text }));
  const first = engine.migrate(cells(CELLS), {});
  expect(first.texts[0]).toBe('from sagemaker.serve.model_builder import ModelBuilder\n');
  expect(engine.migrate(cells(first.texts), {}).texts).toEqual(first.texts);
});
