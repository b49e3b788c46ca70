import { describe, expect, it } from 'vitest';
import { mentionsSageMaker } from '../../rules/engine/session';

describe('a text mentions the SDK', () => {
  it.each([
    'import sagemaker',
    'import os, sagemaker as sm',
    'from sagemaker.estimator import Estimator',
    'from sagemaker_core.resources import Endpoint',
    'client = boto3.client("sagemaker")',
    "client = boto3.client('sagemaker-runtime')",
    'client = boto3.client("runtime.sagemaker")',
    'client = boto3.client("sagemaker-featurestore-runtime")',
    'session=sagemaker.Session()',
    '%pip install "sagemaker>=2,<3"',
    '!pip install -U sagemaker',
    '# TODO(sagemaker-v3 SM201): Look at this.',
    'x = 1  # sagemaker-v3: ignore',
  ])('in %s', (text) => {
    expect(mentionsSageMaker(text)).toBe(true);
  });

  it.each([
    'bucket = "s3://amazon-sagemaker-examples/data"',
    'path = "/opt/ml/sagemaker/x"',
    'arn = "arn:aws:sagemaker:us-east-1:1:endpoint/x"',
    'from sagemaker_inference import encoder',
    'prefix = "sagemaker/demo"',
    'import SageMaker',
    '',
  ])('but not in %j', (text) => {
    expect(mentionsSageMaker(text)).toBe(false);
  });
});
