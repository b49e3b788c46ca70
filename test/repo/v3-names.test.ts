import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';
import { allEntries } from '../../rules/catalog';
import type { Relocations } from '../../rules/catalog/relocations';
import { type Inventory, resolveSymbol } from '../../rules/catalog/sdk/lookup';
import relocations from '../../rules/catalog/sdk/relocations.json';
import v2 from '../../rules/catalog/sdk/signatures.json';
import { evaluateProgram } from '../../rules/python/evaluator';
import { PythonSource } from '../../rules/python/source';
import { bindArguments } from '../../rules/sdk/bind-arguments';
import { lastPart } from '../../rules/sdk/names';
import { SdkKnowledge } from '../../rules/sdk/sdk-knowledge';

const ROOT = resolve(__dirname, '..', '..');
const v3 = JSON.parse(readFileSync(join(ROOT, 'rules/catalog/sdk/v3-names.json'), 'utf8')) as Inventory;

/** Nothing is emitted that the real V3 does not have: modules, names, methods and keywords. */
describe('emitted V3 names', () => {
  let parser: Parser;
  let knowledge: SdkKnowledge;
  beforeAll(async () => {
    const modules = join(ROOT, 'node_modules');
    await Parser.init({ locateFile: () => join(modules, 'web-tree-sitter', 'web-tree-sitter.wasm') });
    parser = new Parser();
    parser.setLanguage(await Language.load(join(modules, 'tree-sitter-python', 'tree-sitter-python.wasm')));
    knowledge = new SdkKnowledge(v2 as unknown as Inventory, v3);
  });

  /** Names and keywords in the program that V3 does not have; lines under a marker are left out. */
  const unknownIn = (text: string): string[] => {
    const source = new PythonSource(parser, 'after.py', text);
    const facts = evaluateProgram([source.statements()], knowledge);
    const lines = text.split('\n');
    const isMarked = (offset: number): boolean => {
      const line = text.slice(0, offset).split('\n').length - 1;
      return /# TODO\(sagemaker-v3/.test(lines[line - 1] ?? '');
    };
    const wrong: string[] = [];
    for (const fact of facts.imports) {
      if (fact.dual || !knowledge.isV3(fact.written)) continue;
      if (resolveSymbol(v3, fact.written).kind === undefined) wrong.push(`import ${fact.written}`);
    }
    for (const { call, callee } of facts.calls.values()) {
      for (const atom of callee.atoms) {
        const name = atom.type === 'class' || atom.type === 'function' ? atom.name : undefined;
        const method = atom.type === 'method' ? atom : undefined;
        const owner = name ?? method?.self.cls ?? '';
        if (!knowledge.isV3(owner) || isMarked(call.host.start)) continue;
        const params = method ? knowledge.methodParameters(method.self.cls, method.name) : knowledge.parameters(owner);
        if (!params || params.some((one) => one.startsWith('**'))) continue;
        const { extra, surplus } = bindArguments(params, call);
        for (const keyword of extra.keys()) wrong.push(`${owner}${method ? `.${method.name}` : ''}(${keyword}=)`);
        if (surplus.length > 0) wrong.push(`${owner}: too many positional arguments`);
      }
    }
    for (const [node, { owner, value }] of facts.attributes) {
      for (const atom of owner.atoms) {
        if (atom.type !== 'instance' || !knowledge.isV3(atom.cls) || isMarked(node.host.start)) continue;
        const name = node.name.id;
        if (value.atoms.length > 0 || name.startsWith('_') || knowledge.hasAttribute(atom.cls, name)) continue;
        wrong.push(`${atom.cls}.${name}`);
      }
    }
    source.dispose();
    return wrong;
  };

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
