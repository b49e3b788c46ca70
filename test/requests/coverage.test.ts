import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEPLOY_PARAMETERS } from '../../rules/catalog/mappings/deploy';
import { MODEL_PARAMETERS } from '../../rules/catalog/mappings/model';
import { INVOKE_PARAMETERS, REQUEST_KEYS } from '../../rules/catalog/mappings/predictor';
import { TRANSFORMER_PARAMETERS } from '../../rules/catalog/mappings/transformer';
import type { Inventory } from '../../rules/catalog/sdk/lookup';
import v2 from '../../rules/catalog/sdk/signatures.json';
import v3 from '../../rules/catalog/sdk/v3-names.json';
import { evaluateProgram } from '../../rules/python/evaluator';
import { PythonSource } from '../../rules/python/source';
import { bindArguments } from '../../rules/sdk/bind-arguments';
import { SdkKnowledge } from '../../rules/sdk/sdk-knowledge';
import { pythonParser } from '../support/unknown-names';

const PREDICTOR = 'sagemaker.base_predictor.Predictor';
const TRANSFORMER = 'sagemaker.transformer.Transformer';
const MODEL = 'sagemaker.model.Model';

/** Parameters that no program of ours gives, with the reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  [`${MODEL}(git_config)`]: 'V2 clones over the network, which is denied',
  [`${MODEL}(resources)`]: 'the deploy of an inference component gives it',
  [`${MODEL}(model_reference_arn)`]: 'names a model of a private hub, which the fake account has not',
  [`${MODEL}(models)`]: 'a parameter of PipelineModel',
  [`${MODEL}(image)`]: 'the V1 name of image_uri, which V2 refuses',
  [`${MODEL}(tensorflow_version)`]: 'withheld unless literal, as pytorch_version, which is given',
  [`${MODEL}(inference_tool)`]: 'a parameter of HuggingFaceModel that is withheld',
  [`${MODEL}(image_uri_region)`]: 'a parameter of JumpStart models, left out with a note',
  'sagemaker.huggingface.model.HuggingFaceModel(tensorflow_version)': 'the same look-up as with pytorch_version',
  [`${MODEL}.deploy(inference_recommendation_id)`]: 'needs a finished recommendation job, which moto has not',
  [`${MODEL}.deploy(model_reference_arn)`]: 'names a model of a private hub, which the fake account has not',
  [`${MODEL}.deploy(predictor_cls)`]: 'a parameter of estimator.deploy()',
  [`${MODEL}.deploy(model_name)`]: 'a parameter of estimator.deploy()',
  [`${MODEL}.deploy(use_compiled_model)`]: 'a parameter of estimator.deploy() that is withheld',
};

/** V2 callables whose parameters the programs have to give, and what the rules know of them besides. */
const WANTED: readonly { readonly name: string; readonly also: readonly string[] }[] = [
  { name: MODEL, also: Object.keys(MODEL_PARAMETERS) },
  { name: 'sagemaker.pipeline.PipelineModel', also: [] },
  { name: 'sagemaker.pytorch.model.PyTorchModel', also: [] },
  { name: 'sagemaker.huggingface.model.HuggingFaceModel', also: [] },
  { name: `${MODEL}.deploy`, also: Object.keys(DEPLOY_PARAMETERS) },
  { name: `${MODEL}.transformer`, also: [...TRANSFORMER_PARAMETERS] },
  { name: PREDICTOR, also: [] },
  { name: `${PREDICTOR}.predict`, also: Object.keys(INVOKE_PARAMETERS) },
  { name: `${PREDICTOR}.delete_endpoint`, also: [] },
  { name: TRANSFORMER, also: [] },
  { name: `${TRANSFORMER}.transform`, also: [] },
];

const knowledge = new SdkKnowledge(v2 as unknown as Inventory, v3 as unknown as Inventory);

/** Parameters that the programs give, as `callable(parameter)`; subclasses count for their bases. */
let given: ReadonlySet<string>;
let text: string;

beforeAll(async () => {
  const parser = await pythonParser();
  const found = new Set<string>();
  const paths = globSync('**/*.py', { cwd: resolve(__dirname, 'programs'), absolute: true });
  const texts = paths.map((path) => readFileSync(path, 'utf8'));
  for (const program of texts) {
    const source = new PythonSource(parser, 'program.py', program);
    for (const { call, callee } of evaluateProgram([source.statements()], knowledge).calls.values()) {
      for (const atom of callee.atoms) {
        if (atom.type !== 'class' && atom.type !== 'method') continue;
        const cls = atom.type === 'class' ? atom.name : atom.self.cls;
        const params = atom.type === 'class' ? knowledge.parameters(cls) : knowledge.methodParameters(cls, atom.name);
        const bound = params && bindArguments(params, call);
        if (!bound) continue;
        for (const owner of [cls, ...knowledge.orderOf(cls)]) {
          const name = atom.type === 'class' ? owner : `${owner}.${atom.name}`;
          for (const parameter of [...bound.byName.keys(), ...bound.extra.keys()]) found.add(`${name}(${parameter})`);
        }
      }
    }
    source.dispose();
  }
  given = found;
  text = texts.join('\n');
});

function parametersOf(name: string): readonly string[] {
  const params =
    knowledge.parameters(name) ??
    knowledge.methodParameters(name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)) ??
    [];
  return params.filter((one) => !one.startsWith('*'));
}

describe('the programs of test/requests', () => {
  it.each(WANTED)('give every parameter of $name', ({ name, also }) => {
    const own = parametersOf(name);
    expect(own.length).toBeGreaterThan(0);
    const wanted = [...new Set([...own, ...also])].map((one) => `${name}(${one})`);
    expect(wanted.filter((one) => !given.has(one) && LEFT_OUT[one] === undefined)).toEqual([]);
  });

  it('give every key of a request that predict() hands on', () => {
    expect(
      Object.keys(REQUEST_KEYS).filter((key) => !text.includes(`"${key}": `) && LEFT_OUT[key] === undefined),
    ).toEqual([]);
  });

  it('leave nothing out that some program gives', () => {
    expect(Object.keys(LEFT_OUT).filter((one) => given.has(one))).toEqual([]);
  });
});
