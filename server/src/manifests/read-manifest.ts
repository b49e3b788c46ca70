import type { Manifest } from '../../../rules/engine/manifest';
import { readCondaEnvironment } from './conda-environment';
import { readDockerfile } from './dockerfile';
import { readPipfileLock, readTomlLock } from './lock-files';
import type { ManifestKind } from './manifest-kind';
import { readPipfile } from './pipfile';
import { readPyproject } from './pyproject';
import { readRequirementsFile } from './requirements-file';
import { readSetupCfg } from './setup-cfg';

const READERS: Readonly<Record<ManifestKind, (text: string) => Manifest>> = {
  requirements: (text) => readRequirementsFile(text),
  constraints: (text) => readRequirementsFile(text, true),
  pyproject: readPyproject,
  pipfile: readPipfile,
  'setup-cfg': readSetupCfg,
  conda: readCondaEnvironment,
  dockerfile: readDockerfile,
  'uv-lock': (text) => readTomlLock(text, 'uv lock --upgrade-package sagemaker'),
  'poetry-lock': (text) => readTomlLock(text, 'poetry update sagemaker'),
  'pipfile-lock': readPipfileLock,
};

/** Reads what a manifest requires of the SDK; malformed text gives what could be read and one line that says why. */
export function readManifest(kind: ManifestKind, text: string): Manifest {
  if (!text.includes('sagemaker')) return { requirements: [] };
  try {
    return READERS[kind](text);
  } catch (error) {
    return {
      requirements: [],
      problem: `${(error instanceof Error ? error.message : String(error)).split('\n')[0]}`,
    };
  }
}
