import { FRAMEWORKS } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import { isSimple, knownString } from '../expressions';
import type { Trainer } from './trainer';

/** Looks the image of a framework estimator up the way V2 did; a string says why that is not possible. */
export function imageDoc(trainer: Trainer, asked: string): Doc | string {
  const { builder, context, fact } = trainer;
  const framework = FRAMEWORKS[trainer.cls];
  if (!framework) return `Estimator takes no ${asked}=.`;
  const versionName = framework.framework === 'huggingface' ? 'transformers_version' : 'framework_version';
  const version = trainer.given(versionName);
  const type = trainer.given('instance_type') ?? trainer.given('train_instance_type');
  if (!version || !type) {
    return `The training image depends on ${versionName}= and instance_type=, which must both be given.`;
  }
  const known = knownString(context, version.value);
  if (known !== undefined && !framework.versions.test(known)) {
    return `${known} is not a version of the ${framework.framework} training image; no image can be looked up for it.`;
  }
  if (!isSimple(type.value) || !isSimple(version.value)) {
    return 'The instance type or version is computed in place; give it a name first, because V3 needs it twice.';
  }
  const images = builder.import('sagemaker.core', 'image_uris', fact.call);
  const args: DocItem[] = [
    keyword('framework', code(trainer.text(framework.framework))),
    keyword('region', joined(trainer.sessionDoc(), code('.boto_region_name'))),
    keyword('version', source(version.value)),
  ];
  const python = trainer.given('py_version');
  if (python) args.push(keyword('py_version', source(python.value)));
  if (framework.framework === 'huggingface') {
    const base = baseFramework(trainer);
    if (!base) return 'HuggingFace needs a literal pytorch_version= or tensorflow_version= to find its image.';
    args.push(keyword('base_framework_version', code(trainer.text(base))));
  }
  args.push(keyword('instance_type', source(type.value)));
  args.push(keyword('image_scope', code(trainer.text('training'))));
  return callDoc(`${images}.retrieve`, args);
}

function baseFramework(trainer: Trainer): string | undefined {
  for (const name of ['pytorch', 'tensorflow']) {
    const argument = trainer.given(`${name}_version`);
    const version = argument && knownString(trainer.context, argument.value);
    if (version) return `${name}${version}`;
  }
  return undefined;
}
