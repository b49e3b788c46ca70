import { JUMPSTART_MODEL, JUMPSTART_PARAMETERS } from './jumpstart';
import {
  MODEL_PACKAGE,
  MODEL_PARAMETERS,
  type ModelParameter,
  MULTI_MODEL,
  MULTI_PARAMETERS,
  PACKAGE_PARAMETERS,
} from './model';
import { CONFIG_MODULE } from './trainer';

/** Configuration objects of a ModelBuilder: the keyword they are given as, their module and class. */
export const BUILDER_CONFIGS = {
  network: [CONFIG_MODULE, 'Networking'],
  source_code: [CONFIG_MODULE, 'SourceCode'],
  compute: [CONFIG_MODULE, 'Compute'],
  jumpstart_config: ['sagemaker.core.jumpstart.configs', 'JumpStartConfig'],
} as const;

const OWN: Readonly<Record<string, Readonly<Record<string, ModelParameter>>>> = {
  [JUMPSTART_MODEL]: JUMPSTART_PARAMETERS,
  [MODEL_PACKAGE]: PACKAGE_PARAMETERS,
  [MULTI_MODEL]: MULTI_PARAMETERS,
};

/** Where each parameter of a V2 model class goes. */
export function parametersOf(cls: string): Readonly<Record<string, ModelParameter>> {
  return OWN[cls] ?? MODEL_PARAMETERS;
}
