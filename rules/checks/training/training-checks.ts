import type { Check } from '../check';
import { algorithmFit } from './algorithm-fit';
import { algorithmMembers } from './algorithm-members';
import { attach } from './attached/attach';
import { attachedAccess } from './attached/attached-access';
import { estimator } from './estimator';
import { estimatorMembers } from './estimator-members';
import { fit } from './fit';
import { inertSettings } from './inert-settings';
import { instanceGroup } from './instance-group';
import { otherEstimators } from './other-estimators';
import { remoteFunction } from './remote-function';
import { resultAccess } from './result-access';
import { sdkSubclasses } from './sdk-subclasses';
import { setHyperparameters } from './set-hyperparameters';
import { toolkitMembers } from './toolkit-members';
import { trainingInput } from './training-input';
import { trainingJob } from './training-job';

/** The checks of this area, in order. */
export const trainingChecks: readonly Check[] = [
  estimator,
  sdkSubclasses,
  otherEstimators,
  toolkitMembers,
  trainingInput,
  fit,
  algorithmFit,
  algorithmMembers,
  resultAccess,
  trainingJob,
  setHyperparameters,
  estimatorMembers,
  attach,
  attachedAccess,
  inertSettings,
  instanceGroup,
  remoteFunction,
];
