import { OTHER_ESTIMATORS } from '../../catalog/mappings/other-estimators';
import { publicName } from '../../sdk/names';
import type { Check } from '../check';

/** Finds estimators that V3 has no class for and says which ModelTrainer replaces each. */
export const otherEstimators: Check = {
  name: 'other-estimators',
  handles: Object.keys(OTHER_ESTIMATORS),
  call(fact) {
    return fact.callee.atoms.flatMap((atom) => {
      if (atom.type !== 'class') return [];
      const note = OTHER_ESTIMATORS[atom.name];
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
