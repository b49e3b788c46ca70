import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  attributeOf,
  basesOf,
  classOf,
  type Inventory,
  isSubclass,
  linearise,
  methodOf,
  parametersOf,
  resolveSymbol,
} from '../../rules/catalog/sdk/lookup';

function load(file: string): Inventory {
  return JSON.parse(readFileSync(join(__dirname, '../../rules/catalog/sdk', file), 'utf8')) as Inventory;
}

const v2 = load('signatures.json');
const v3 = load('v3-names.json');

function names(inventory: Inventory, symbol: string): string[] {
  return [...(parametersOf(inventory, symbol) ?? [])].filter((name) => !/^[*/]/.test(name));
}

describe('V2 signatures', () => {
  it('keeps the positional order of the Estimator constructor', () => {
    const first = ['image_uri', 'role', 'instance_count', 'instance_type', 'keep_alive_period_in_seconds'];
    expect(parametersOf(v2, 'sagemaker.estimator.Estimator')?.slice(0, 5)).toEqual(first);
    expect(parametersOf(v2, 'sagemaker.estimator.Estimator')?.at(-1)).toBe('**kwargs');
  });

  it('follows the re-exports of the top package', () => {
    expect(resolveSymbol(v2, 'sagemaker.Session')).toEqual({ name: 'sagemaker.session.Session', kind: 'class' });
    expect(resolveSymbol(v2, 'sagemaker.get_execution_role')).toEqual({
      name: 'sagemaker.session.get_execution_role',
      kind: 'function',
    });
    expect(resolveSymbol(v2, 'sagemaker.predictor.Predictor').name).toBe('sagemaker.base_predictor.Predictor');
    expect(resolveSymbol(v2, 'sagemaker.tuner.IntegerParameter').name).toBe('sagemaker.parameter.IntegerParameter');
  });

  it('follows a deprecated class alias to the class it wraps', () => {
    const alias = resolveSymbol(v2, 'sagemaker.predictor.RealTimePredictor');
    expect(alias).toEqual({ name: 'sagemaker.base_predictor.Predictor', kind: 'class' });
  });

  it('tells modules, constants and unknown names apart', () => {
    expect(resolveSymbol(v2, 'sagemaker.image_uris').kind).toBe('module');
    expect(resolveSymbol(v2, 'sagemaker.image_uris.retrieve').kind).toBe('function');
    expect(resolveSymbol(v2, 'sagemaker.base_predictor.csv_serializer').kind).toBe('constant');
    expect(resolveSymbol(v2, 'sagemaker.estimator.NoSuchThing').kind).toBeUndefined();
    expect(resolveSymbol(v2, 'numpy.array')).toEqual({ name: 'numpy.array', kind: undefined });
  });

  it('knows that PyTorch is a Framework estimator and inherits fit', () => {
    expect(isSubclass(v2, 'sagemaker.pytorch.PyTorch', 'sagemaker.estimator.EstimatorBase')).toBe(true);
    expect(isSubclass(v2, 'sagemaker.pytorch.PyTorch', 'sagemaker.estimator.Estimator')).toBe(false);
    expect(basesOf(v2, 'sagemaker.pytorch.estimator.PyTorch').slice(0, 2)).toEqual([
      'sagemaker.estimator.Framework',
      'sagemaker.estimator.EstimatorBase',
    ]);
    const fit = methodOf(v2, 'sagemaker.pytorch.PyTorch', 'fit');
    expect(fit?.owner).toBe('sagemaker.estimator.EstimatorBase');
    expect(fit?.params).toEqual(['inputs', 'wait', 'logs', 'job_name', 'experiment_config']);
    expect(attributeOf(v2, 'sagemaker.pytorch.PyTorch', 'model_data')?.owner).toBe('sagemaker.estimator.EstimatorBase');
  });

  it('marks class methods and inherits constructors', () => {
    expect(methodOf(v2, 'sagemaker.estimator.Estimator', 'attach')?.kind).toBe('class');
    expect(methodOf(v2, 'sagemaker.model.Model', 'deploy')?.kind).toBe('instance');
    expect(classOf(v2, 'sagemaker.sklearn.processing.SKLearnProcessor')?.i?.[0]).toBe('framework_version');
    expect(classOf(v2, 'sagemaker.amazon.amazon_estimator.RecordSet')?.b).toBeUndefined();
  });

  it('reads attrs classes as constructors', () => {
    expect(parametersOf(v2, 'sagemaker.feature_store.feature_group.FeatureGroup')?.slice(0, 2)).toEqual([
      'name',
      'sagemaker_session',
    ]);
    expect(parametersOf(v2, 'sagemaker.workflow.parameters.ParameterString')).toEqual([
      'name',
      'default_value',
      'enum_values',
    ]);
  });
});

describe('V3 names', () => {
  it('no longer has the V2 estimator module', () => {
    expect(resolveSymbol(v3, 'sagemaker.estimator').kind).toBeUndefined();
    expect(resolveSymbol(v3, 'sagemaker.Session').kind).toBeUndefined();
    expect(resolveSymbol(v2, 'sagemaker.estimator').kind).toBe('module');
  });

  it('resolves the lazy exports of sagemaker.train', () => {
    expect(resolveSymbol(v3, 'sagemaker.train.ModelTrainer')).toEqual({
      name: 'sagemaker.train.model_trainer.ModelTrainer',
      kind: 'class',
    });
    expect(resolveSymbol(v3, 'sagemaker.train.Session').name).toBe('sagemaker.core.helper.session_helper.Session');
    expect(resolveSymbol(v3, 'sagemaker.core.utils.name_from_base').kind).toBe('function');
  });

  it('has the ModelTrainer fields as keywords', () => {
    const fields = names(v3, 'sagemaker.train.ModelTrainer');
    expect(parametersOf(v3, 'sagemaker.train.ModelTrainer')?.[0]).toBe('*');
    expect(fields).toEqual(expect.arrayContaining(['training_image', 'source_code', 'compute', 'role', 'networking']));
    expect(fields).not.toContain('instance_type');
    expect(fields.some((name) => name.startsWith('_'))).toBe(false);
    expect(attributeOf(v3, 'sagemaker.train.ModelTrainer', 'compute')).toBeDefined();
  });

  it('has the ModelBuilder dataclass fields in order', () => {
    expect(classOf(v3, 'sagemaker.serve.ModelBuilder')?.d).toBe('dataclass');
    const fields = parametersOf(v3, 'sagemaker.serve.model_builder.ModelBuilder');
    expect(fields?.slice(0, 4)).toEqual(['model', 'model_path', 'inference_spec', 'schema_builder']);
    expect(fields).toEqual(expect.arrayContaining(['role_arn', 's3_model_data_url', 'env_vars', 'image_uri']));
    expect(fields).not.toContain('instance_count');
  });

  it('knows that Compute forbids extras', () => {
    expect(resolveSymbol(v3, 'sagemaker.train.configs.Compute').name).toBe('sagemaker.core.training.configs.Compute');
    expect(classOf(v3, 'sagemaker.train.configs.Compute')?.x).toBe(1);
    expect(classOf(v3, 'sagemaker.serve.ModelBuilder')?.x).toBeUndefined();
  });

  it('has the resource methods', () => {
    expect(methodOf(v3, 'sagemaker.core.resources.Endpoint', 'invoke')?.params.slice(0, 3)).toEqual([
      'body',
      'content_type',
      'accept',
    ]);
    const get = methodOf(v3, 'sagemaker.core.resources.TrainingJob', 'get');
    expect(get).toEqual({
      owner: 'sagemaker.core.resources.TrainingJob',
      params: ['training_job_name', 'session', 'region'],
      kind: 'class',
    });
    expect(parametersOf(v3, 'sagemaker.core.resources.TrainingJob')).toContain('training_job_name');
  });

  it('only names re-exports that lead somewhere', () => {
    const dangling = Object.values(v3.modules)
      .flatMap((module) => Object.values(module.r ?? {}))
      .filter((target) => resolveSymbol(v3, target).kind === undefined);
    expect(dangling).toEqual([]);
  });
});

describe('V3 inventory', () => {
  it('records the advice for removed modules literally', () => {
    const { removedModules } = load('v3.json') as Inventory & { removedModules: Record<string, string> };
    expect(removedModules['sagemaker.async_inference']).toBe(
      '`sagemaker.async_inference` was removed in the SageMaker Python SDK v3. ' +
        'Use `ModelBuilder` (async deploy). (from sagemaker.serve import ModelBuilder)',
    );
    expect(removedModules['sagemaker.lineage']).toBeUndefined();
  });
});

describe('linearise', () => {
  const order = (bases: Record<string, string[]>) => linearise('D', (cls) => bases[cls] ?? []);

  it('puts a shared base after all classes that share it', () => {
    expect(order({ D: ['B', 'C'], B: ['A'], C: ['A'] })).toEqual(['D', 'B', 'C', 'A']);
  });

  it('ends on a circle and on an inconsistent order', () => {
    expect(order({ D: ['B'], B: ['D'] })).toContain('B');
    expect(order({ D: ['A', 'B'], B: ['A'] })).toEqual(expect.arrayContaining(['A', 'B']));
  });
});
