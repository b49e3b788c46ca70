import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { allEntries } from '../../rules/catalog';
import type { Relocations } from '../../rules/catalog/relocations';
import { type Inventory, resolveSymbol } from '../../rules/catalog/sdk/lookup';
import relocations from '../../rules/catalog/sdk/relocations.json';
import { lastPart } from '../../rules/sdk/names';
import { pythonParser, unknownNames } from '../support/unknown-names';

const ROOT = resolve(__dirname, '..', '..');
const v3 = JSON.parse(readFileSync(join(ROOT, 'rules/catalog/sdk/v3-names.json'), 'utf8')) as Inventory;

/** Nothing is emitted that the real V3 does not have: modules, names, methods and keywords. */
describe('emitted V3 names', () => {
  let unknownIn: (text: string) => string[];
  beforeAll(async () => {
    unknownIn = unknownNames(await pythonParser(), v3);
  });

  it('would notice names that guides invent', () => {
    const text = [
      'from sagemaker.train import Mode, ModelTrainer',
      'from sagemaker.core.training.configs import Compute',
      'trainer = ModelTrainer(image_uri="i", compute=Compute(use_spot_instances=True))',
      'trainer.fit()',
    ].join('\n');
    expect(unknownIn(text).sort()).toEqual([
      'import sagemaker.train.Mode',
      'sagemaker.core.training.configs.Compute(use_spot_instances=)',
      'sagemaker.train.model_trainer.ModelTrainer(image_uri=)',
      'sagemaker.train.model_trainer.ModelTrainer.fit',
    ]);
  });

  it.each(globSync('test/fixtures/*.v3.py', { cwd: ROOT }).sort())('%s', (file) => {
    expect(unknownIn(readFileSync(join(ROOT, file), 'utf8'))).toEqual([]);
  });

  it.each(allEntries.map((entry) => [entry.code, entry.after] as const))('the example of %s', (_, after) => {
    expect(unknownIn(after)).toEqual([]);
  });

  it('exist for every relocation', () => {
    const { moved, modules } = relocations as unknown as Relocations;
    const missing = Object.entries(moved).flatMap(([module, names]) =>
      names.map((name) => `${module}.${lastPart(name)}`).filter((name) => resolveSymbol(v3, name).kind === undefined),
    );
    expect(missing).toEqual([]);
    expect(Object.values(modules).filter((module) => resolveSymbol(v3, module).kind !== 'module')).toEqual([]);
  });
});
