import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { allEntries } from '../../rules/catalog';
import {
  CREATES,
  DESCRIBES,
  DICT_SHAPE,
  ENDS,
  INVOKES,
  type Members,
  type Operation,
  RESOURCES_MODULE,
  SHAPES,
  SHAPES_MODULE,
  WAITERS,
} from '../../rules/catalog/mappings/boto3';
import type { Relocations } from '../../rules/catalog/relocations';
import { type Inventory, resolveSymbol } from '../../rules/catalog/sdk/lookup';
import relocations from '../../rules/catalog/sdk/relocations.json';
import v2 from '../../rules/catalog/sdk/signatures.json';
import { lastPart } from '../../rules/sdk/names';
import { SdkKnowledge } from '../../rules/sdk/sdk-knowledge';
import { pythonParser, unknownNames } from '../support/unknown-names';

const ROOT = resolve(__dirname, '..', '..');
const v3 = JSON.parse(readFileSync(join(ROOT, 'rules/catalog/sdk/v3-names.json'), 'utf8')) as Inventory;

/** Nothing is emitted that the real V3 does not have: modules, names, methods and keywords. */
describe('emitted V3 names', () => {
  const knowledge = new SdkKnowledge(v2 as unknown as Inventory, v3);
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

  it('exist for every constant, every name of sagemaker_core and every answer with a place', () => {
    const { constants, core, kept, changed, replaced } = relocations as unknown as Relocations;
    const named = [
      ...Object.entries(constants).flatMap(([module, names]) => names.map((name) => `${module}.${lastPart(name)}`)),
      ...[core, kept]
        .flatMap(Object.entries<readonly string[]>)
        .flatMap(([module, names]) => names.map((name) => `${module}.${name}`)),
      ...[changed, replaced].flatMap(Object.values).flatMap(([module]) => (module ? [module] : [])),
    ];
    expect(named.filter((name) => resolveSymbol(v3, name).kind === undefined)).toEqual([]);
  });

  it('exist for every member of a boto3 request and answer', () => {
    const missing: string[] = [];
    const look = (cls: string, names: readonly string[] | undefined, members: Members): void => {
      if (!names) missing.push(cls);
      for (const [name] of Object.values(members)) if (names && !names.includes(name)) missing.push(`${cls}(${name})`);
    };
    const typed = Object.values(SHAPES)
      .flatMap(Object.values<Members>)
      .flatMap(Object.values);
    for (const [, type] of typed as readonly Members[string][]) {
      const shape = /^[[{](.*)[\]}]$/.exec(type)?.[1];
      if (shape && shape !== DICT_SHAPE && !SHAPES.shapes[shape]) missing.push(`${shape}, a type`);
    }
    for (const [shape, members] of Object.entries(SHAPES.shapes)) {
      look(shape, knowledge.parameters(`${SHAPES_MODULE}.shapes.${shape}`), members);
    }
    for (const [operation, members] of Object.entries(SHAPES.creates)) {
      const resource = CREATES[operation]?.resource ?? operation;
      look(resource, knowledge.methodParameters(`${RESOURCES_MODULE}.${resource}`, 'create'), members);
    }
    for (const [resource, members] of Object.entries(SHAPES.resources)) {
      look(resource, knowledge.parameters(`${RESOURCES_MODULE}.${resource}`), members);
    }
    for (const { resource, key } of [CREATES, ENDS, DESCRIBES, WAITERS].flatMap(Object.values<Operation>)) {
      const get = knowledge.methodParameters(`${RESOURCES_MODULE}.${resource}`, 'get') ?? [];
      if (!get.some((one) => one.replace(/[=?]$/, '') === key[1])) missing.push(`${resource}.get(${key[1]})`);
    }
    for (const { resource, method } of Object.values(WAITERS)) {
      if (!knowledge.methodOwner(`${RESOURCES_MODULE}.${resource}`, method)) missing.push(`${resource}.${method}`);
    }
    for (const { method, members } of Object.values(INVOKES)) {
      const known = knowledge.methodParameters(`${RESOURCES_MODULE}.Endpoint`, method) ?? [];
      const lacks = Object.values(members).filter(
        (keyword) => !known.some((one) => one.replace(/[=?]$/, '') === keyword),
      );
      missing.push(...lacks.map((keyword) => `${method}(${keyword})`));
    }
    expect(missing).toEqual([]);
  });
});
