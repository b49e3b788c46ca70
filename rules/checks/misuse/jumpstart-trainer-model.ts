import { V3 } from '../../catalog/mappings/misuse';
import type { Expression } from '../../python/ast';
import { exactly } from '../../python/values';
import type { Check } from '../check';
import type { Context } from '../context';
import { argumentsOf, calleeOf } from './program-facts';

/** What to do with a trainer made for JumpStart instead of handing it to a ModelBuilder. */
export const HOST_THE_ARCHIVE =
  'A ModelBuilder with model= this trainer hosts the base model of JumpStart: give it s3_model_data_url=trainer._latest_training_job.model_artifacts.s3_model_artifacts, and image_uri= and env_vars= as get_init_kwargs(model_id=..., model_from_estimator=True) of sagemaker.serve.model_builder_utils gives them.';

/**
 * Finds a `ModelBuilder` on a trainer made for JumpStart: `_build_for_jumpstart` of sagemaker-serve 1.27.0 takes the
 * archive of the metadata, not that of the training job.
 */
export const jumpStartTrainerModel: Check = {
  name: 'jumpstart-trainer-model',
  call(fact, context) {
    if (calleeOf(fact)?.name !== V3.builder) return [];
    const model = argumentsOf(context, fact)?.get('model');
    if (!model || !isJumpStartTrainer(context, model.value)) return [];
    return [
      {
        code: 'SM945',
        node: model.keyword ?? model.value,
        v2: `${V3.builder}(model=)`,
        v3: `${V3.builder}(s3_model_data_url=)`,
        fix: { grade: 'withheld', note: HOST_THE_ARCHIVE },
        partial: fact.callee.open,
      },
    ];
  },
};

/** True for a `ModelTrainer` that certainly was made by `from_jumpstart_config`. */
export function isJumpStartTrainer(context: Context, node: Expression): boolean {
  const made = exactly(context.valueOf(node), 'instance')?.made;
  if (made?.kind !== 'call' || exactly(context.valueOf(node), 'instance')?.cls !== V3.trainer) return false;
  return made.callee.kind === 'attribute' && made.callee.name.id === 'from_jumpstart_config';
}
