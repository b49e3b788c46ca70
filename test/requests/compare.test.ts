import { describe, expect, it } from 'vitest';
import { compareRecordings } from '../../scripts/requests/compare';
import type { Json, Recording } from '../../scripts/requests/model';

type Parameters = { readonly [key: string]: Json };

function recording(operation: string, parameters: Parameters, printed: readonly Json[] = []): Recording {
  return {
    calls: [{ service: 'sagemaker', operation, region: 'us-west-2', parameters }],
    printed: [printed],
    error: null,
  };
}

function differences(operation: string, v2: Parameters, v3: Parameters): string[] {
  const comparison = compareRecordings(recording(operation, v2), recording(operation, v3), '');
  return comparison.differences.map(({ path, declared }) => `${path}: ${declared?.kind ?? 'undeclared'}`);
}

const channel = (mode?: string): Json => [{ ChannelName: 'train', ...(mode !== undefined && { InputMode: mode }) }];
const job = (mode: string, input?: string): Parameters => ({
  AlgorithmSpecification: { TrainingInputMode: mode },
  InputDataConfig: channel(input),
});

describe('compareRecordings', () => {
  it('declares a channel mode that spells out the mode of the job, and no other', () => {
    expect(differences('CreateTrainingJob', job('File'), job('File', 'File'))).toEqual([
      'InputDataConfig[train].InputMode: cosmetic',
    ]);
    expect(differences('CreateTrainingJob', job('FastFile'), job('FastFile', 'File'))).toEqual([
      'InputDataConfig[train].InputMode: undeclared',
    ]);
  });

  it('declares the other spelling of the instances of a tuning job only for the same instances', () => {
    const old = { TrainingJobDefinition: { HyperParameterTuningResourceConfig: { InstanceCount: 2 } } };
    const young = (count: number): Parameters => ({
      TrainingJobDefinition: { ResourceConfig: { InstanceCount: count } },
    });
    const verdicts = (count: number): string[] => differences('CreateHyperParameterTuningJob', old, young(count));
    expect(new Set(verdicts(2).map((one) => one.split(': ')[1]))).toEqual(new Set(['cosmetic']));
    expect(new Set(verdicts(1).map((one) => one.split(': ')[1]))).toEqual(new Set(['undeclared']));
  });

  it('declares quotes around a string, but not where the driver of V3 would decode it', () => {
    const values = (name: string): Parameters => ({ HyperParameters: { name } });
    expect(differences('CreateTrainingJob', values('"adam"'), values('adam'))).toEqual([
      'HyperParameters.name: cosmetic',
    ]);
    expect(differences('CreateTrainingJob', values('"0.10"'), values('0.10'))).toEqual([
      'HyperParameters.name: undeclared',
    ]);
  });

  it('declares no member of a repacked archive that has another text or another place', () => {
    const archive = (key: string, members: { readonly [member: string]: string }): Recording => ({
      calls: [
        {
          service: 's3',
          operation: 'PutObject',
          region: 'us-west-2',
          parameters: { Bucket: 'sagemaker-us-west-2-1', Key: key },
          content: { archive: members },
        },
      ],
      printed: [],
      error: null,
    });
    const before = archive('a/sourcedir.tar.gz', { 'inference.py': 'x' });
    const undeclared = (key: string, members: { readonly [member: string]: string }): string[] =>
      compareRecordings(before, archive(key, members), '')
        .differences.filter(({ declared }) => !declared)
        .map(({ path }) => path);
    expect(undeclared('a/model.tar.gz', { 'code/inference.py': 'x', 'model.bin': 'weights' })).toEqual([]);
    expect(undeclared('a/model.tar.gz', { 'code/inference.py': 'y' })).toEqual([
      'member inference.py',
      'member code/inference.py',
    ]);
    expect(undeclared('b/model.tar.gz', { 'code/inference.py': 'x' })).toEqual(['Key']);
    expect(undeclared('a/model.tar.gz', { 'code/inference.py': 'x', 'other.bin': 'z' })).toEqual(['member other.bin']);
  });

  it('compares what is printed', () => {
    const none = {};
    const { differences: found } = compareRecordings(
      recording('CreateModel', none, ['s3://a/model.tar.gz']),
      recording('CreateModel', none, ['s3://b/model.tar.gz']),
      '',
    );
    expect(found.map(({ operation, declared }) => [operation, declared])).toEqual([['print', undefined]]);
  });
});
