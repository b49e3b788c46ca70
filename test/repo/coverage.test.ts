import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findEntry } from '../../rules/catalog';
import type { Relocations } from '../../rules/catalog/relocations';
import { type Inventory, resolveSymbol } from '../../rules/catalog/sdk/lookup';
import relocations from '../../rules/catalog/sdk/relocations.json';
import { AnswerBook } from '../../rules/sdk/answers';
import { coverageOfV2, coveragePage } from '../../scripts/tables/coverage';

const ROOT = resolve(__dirname, '..', '..');
const v3 = JSON.parse(readFileSync(join(ROOT, 'rules/catalog/sdk/v3-names.json'), 'utf8')) as Inventory;
const book = new AnswerBook(relocations as unknown as Relocations);
const rows = coverageOfV2();

describe('answers for all of V2', () => {
  it.each(rows.map((row) => [row.module, row] as const))('%s', (_, row) => {
    expect(row.gaps).toEqual([]);
  });

  it('counts the whole public surface', () => {
    const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((all, row) => all + of(row), 0);
    expect(sum((row) => row.symbols)).toBeGreaterThan(1250);
    expect(sum((row) => row.methods)).toBeGreaterThan(1150);
    expect(sum((row) => row.parameters)).toBeGreaterThan(5000);
  });

  it('is what docs/coverage.md says', () => {
    expect(readFileSync(join(ROOT, 'docs/coverage.md'), 'utf8')).toBe(coveragePage(rows));
  });

  it('names only what V3 has where a symbol moved', () => {
    const { moved, differences } = relocations as unknown as Relocations;
    const names = [...Object.values(moved).flat(), ...Object.keys(differences)];
    const wrong = names.filter((name) => {
      const answer = book.answerFor(name);
      if (!answer || !findEntry(answer.code)) return true;
      return answer.relation === 'moved' && resolveSymbol(v3, answer.v3).kind === undefined;
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['sagemaker.s3.S3Uploader', 'moved', 'sagemaker.core.s3.S3Uploader'],
    ['sagemaker.s3.S3Uploader.upload(kms_key)', 'unchanged', 'sagemaker.core.s3.S3Uploader.upload(kms_key=)'],
    ['sagemaker.estimator.Estimator', 'replaced', 'sagemaker.train.model_trainer'],
    ['sagemaker.estimator.Estimator(image_uri)', 'replaced', 'sagemaker.train.ModelTrainer(training_image=)'],
    ['sagemaker.estimator.EstimatorBase.fit', 'replaced', 'sagemaker.train.ModelTrainer.train'],
    ['sagemaker.session.Session.wait_for_job', 'removed', ''],
    ['sagemaker.workflow.emr_step.EMRStep(retry_policies)', 'removed', ''],
    ['sagemaker.workflow.steps.ProcessingStep(processor)', 'removed', ''],
    ['sagemaker.workflow.steps.ProcessingStep(step_args)', 'unchanged', undefined],
    ['sagemaker.serve.spec.inference_spec.InferenceSpec', 'unchanged', undefined],
  ] as const)('%s is %s', (symbol, relation, name) => {
    const answer = book.answerFor(symbol);
    expect(answer?.relation).toBe(relation);
    if (name !== undefined) expect(answer?.v3).toBe(name);
    expect(answer?.message).toMatch(/sagemaker/);
  });

  it('has no answer for what V2 does not have', () => {
    expect(book.answerFor('sagemaker.nosuch.Thing')).toBeUndefined();
    expect(book.answerFor('requests.get')).toBeUndefined();
  });
});
