import { FRAMEWORKS } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, type DocItem, joined, keyword } from '../../edits/doc';
import { knownString } from '../expressions';
import { compilerCall, compilerDoc } from './container-launch';
import { isModelParallel } from './distribution';
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
  if (!trainer.isHandy(type.value) || !trainer.isHandy(version.value)) {
    return 'The instance type or version is computed in place; give it a name first, because V3 needs it twice.';
  }
  const images = builder.import('sagemaker.core', 'image_uris', fact.call);
  const python = trainer.given('py_version');
  if (!python && /^(?:mxnet|chainer)$/.test(framework.framework)) {
    return 'The training image depends on py_version=, which V2 asks for as well.';
  }
  if (framework.framework === 'pytorch' && isModelParallel(trainer)) {
    const text = (value: string): string => trainer.text(value);
    return callDoc(`${images}.get_training_image_uri`, [
      keyword('region', joined(trainer.sessionDoc(), code('.boto_region_name'))),
      keyword('framework', code(text('pytorch'))),
      keyword('framework_version', trainer.doc(version.value)),
      ...(python ? [keyword('py_version', trainer.doc(python.value))] : []),
      // What decides on the image of the library is that these keys are there.
      keyword(
        'distribution',
        code(`{${text('torch_distributed')}: {}, ${text('smdistributed')}: {${text('modelparallel')}: {}}}`),
      ),
      keyword('instance_type', trainer.doc(type.value)),
    ]);
  }
  const compiler = trainer.isContainerLaunched && compilerCall(context, (name) => trainer.given(name));
  if (compiler) {
    const base = ['pytorch_version', 'tensorflow_version'].flatMap((name) => {
      const given = framework.framework === 'huggingface' ? trainer.given(name) : undefined;
      return given ? [keyword(name, trainer.doc(given.value))] : [];
    });
    return callDoc(`${images}.get_training_image_uri`, [
      keyword('region', joined(trainer.sessionDoc(), code('.boto_region_name'))),
      keyword('framework', code(trainer.text(framework.framework))),
      keyword('framework_version', trainer.doc(version.value)),
      ...(python ? [keyword('py_version', trainer.doc(python.value))] : []),
      ...base,
      keyword('compiler_config', compilerDoc(trainer, compiler)),
      keyword('instance_type', trainer.doc(type.value)),
    ]);
  }
  const args: DocItem[] = [
    keyword('framework', code(trainer.text(framework.framework))),
    keyword('region', joined(trainer.sessionDoc(), code('.boto_region_name'))),
    keyword('version', trainer.doc(version.value)),
  ];
  if (python) args.push(keyword('py_version', trainer.doc(python.value)));
  if (framework.framework === 'huggingface') {
    const base = baseFramework(trainer);
    if (!base) return 'HuggingFace needs a literal pytorch_version= or tensorflow_version= to find its image.';
    args.push(keyword('base_framework_version', code(trainer.text(base))));
  }
  args.push(keyword('instance_type', trainer.doc(type.value)));
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
