import { ALGORITHM_IMAGES, OTHER_ESTIMATORS } from '../../catalog/mappings/other-estimators';
import { publicName } from '../../sdk/names';
import type { Check } from '../check';

/** Finds estimators that V3 has no class for and says which ModelTrainer replaces each. */
export const otherEstimators: Check = {
  name: 'other-estimators',
  handles: [...Object.keys(ALGORITHM_IMAGES), ...Object.keys(OTHER_ESTIMATORS)],
  call(fact) {
    return fact.callee.atoms.flatMap((atom) => {
      if (atom.type !== 'class') return [];
      const image = ALGORITHM_IMAGES[atom.name];
      const note = image ? algorithmNote(image) : OTHER_ESTIMATORS[atom.name];
      if (note === undefined) return [];
      const shown = publicName(atom.name);
      return [
        {
          code: 'SM210',
          node: fact.call.callee.kind === 'attribute' ? fact.call.callee.name : fact.call.callee,
          v2: shown,
          v3: 'sagemaker.train.ModelTrainer',
          message: `${shown} is gone in V3: build a ModelTrainer for it`,
          fix: { grade: 'withheld', note, blocks: true },
          roots: [fact.call],
        },
      ];
    });
  },
};

function algorithmNote(image: string): string {
  const force = image === 'kmeans' ? ', "force_dense": "True"' : '';
  return `Build ModelTrainer(training_image=image_uris.retrieve("${image}", region, version="1"), hyperparameters={"feature_dim": ...${force}}, ...): V2 took feature_dim and mini_batch_size from the RecordSet, V3 trains on RecordIO or CSV files that you upload.`;
}
