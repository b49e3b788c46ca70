import { callDoc, code, type Doc, joined } from '../../edits/doc';
import { mayBeVariable } from '../pipelines/pipeline-variables';
import { asDict, entryOf, givenDistribution, launcherDisplay } from './launcher-options';
import type { Trainer } from './trainer';

/**
 * The `model_dir` that V2 passed to a TensorFlow script: what was given, or a folder under the output path that is named
 * by the job (V2 `tensorflow/estimator.py`, `_default_s3_path`); undefined where the script got none.
 */
export function modelDirDoc(trainer: Trainer): Doc | undefined {
  const given = trainer.given('model_dir');
  if (given) return trainer.context.source(given.value) === 'False' ? undefined : trainer.doc(given.value);
  if (!trainer.cls.endsWith('.TensorFlow')) return undefined;
  if (startsByMpi(trainer)) return code(trainer.text('/opt/ml/model'));
  const { builder, fact } = trainer;
  const output = trainer.given('output_path');
  const isKnown = output && trainer.isHandy(output.value) && !mayBeVariable(trainer.context, output.value);
  const base = trainer.given('base_job_name');
  const name =
    base && trainer.isHandy(base.value) ? trainer.doc(base.value) : code(trainer.text('tensorflow-training'));
  const unique = builder.import('sagemaker.core.common_utils', 'name_from_base', fact.call);
  return callDoc(builder.import('sagemaker.core.s3', 's3_path_join', fact.call), [
    { label: '', value: isKnown ? trainer.doc(output.value) : trainer.defaultOutput() },
    { label: '', value: joined(code(`${unique}(`), name, code(')')) },
    { label: '', value: code(trainer.text('model')) },
  ]);
}

function startsByMpi(trainer: Trainer): boolean {
  const options = launcherDisplay(trainer.context, givenDistribution(trainer.given)?.value);
  const enabled = entryOf(asDict(entryOf(options, 'mpi')), 'enabled');
  return enabled?.kind === 'constant' && enabled.source === 'True';
}
