import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../rules/engine/api';
import { testEngine } from '../support/engine';

/** Both SDKs have `sagemaker.serve`: what V3 has there is nothing to report. */
describe('names of sagemaker.serve that V3 has', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await testEngine();
  });
  const codes = (text: string): readonly string[] =>
    engine.analyse([{ id: 'a.py', text }]).findings.map(({ code }) => code);

  it.each([
    [
      'a module that only V3 has',
      'from sagemaker.serve.bedrock_model_builder import BedrockModelBuilder\nBedrockModelBuilder()\n',
    ],
    [
      'an enumeration that gained members',
      'from sagemaker.serve.utils.types import ModelServer\nprint(ModelServer.TRITON)\n',
    ],
    ['a constant', 'from sagemaker.serve.utils.lineage_constants import MLFLOW_S3_PATH\nprint(MLFLOW_S3_PATH)\n'],
    ['a module through an attribute', 'import sagemaker.serve.bedrock_model_builder as b\nb.BedrockModelBuilder()\n'],
    [
      'a private name, which no list has',
      'from sagemaker.serve.detector.image_detector import _get_model_base\n_get_model_base(1)\n',
    ],
  ])('%s is left in peace', (_name, text) => {
    expect(codes(text)).toEqual([]);
  });

  it.each([
    ['a name that no SDK has', 'from sagemaker.serve.utils.types import ModelFarm\nprint(ModelFarm)\n'],
    ['a module that no SDK has', 'from sagemaker.serve.nowhere import Thing\nprint(Thing)\n'],
    ['a private name of a module that V3 lacks', 'from sagemaker.serve.nowhere import _thing\nprint(_thing)\n'],
  ])('%s is still reported', (_name, text) => {
    expect(codes(text)).toContain('SM106');
  });
});
