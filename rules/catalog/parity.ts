import { deploymentParity } from './parity/deployment';
import type { ParityEntry } from './parity/entry';
import { processingParity } from './parity/processing';
import { trainingParity } from './parity/training';
import { tuningParity } from './parity/tuning';

/** What V2 can do and some V3 releases cannot, by area; where two fit one place, the first speaks. */
export const parityEntries: readonly ParityEntry[] = [
  ...trainingParity,
  ...tuningParity,
  ...deploymentParity,
  ...processingParity,
];

/** Threads that were read and have no entry, with the reason. */
export const parityLeftOut: readonly { readonly thread: number; readonly what: string; readonly why: string }[] = [
  {
    thread: 5672,
    what: 'ProcessingInput with a local file',
    why: 'run() uploads local files in every V3 release, also for a pipeline; only the field is called s3_uri.',
  },
  {
    thread: 5440,
    what: 'ModelStep without add_depends_on',
    why: 'V2 had none either; V3 has it from 3.0 on.',
  },
  {
    thread: 5531,
    what: 'torch as a dependency of sagemaker-serve',
    why: 'A matter of what is installed, not of the code; sagemaker-core needs no torch from 3.8 on.',
  },
  {
    thread: 5371,
    what: 'ModelBuilder cannot be imported after an installation from the repository',
    why: 'The published packages have the module in every release.',
  },
  {
    thread: 5828,
    what: 'register() in a pipeline makes no repack step',
    why: 'Still open; the step of a model that brings code along is withheld.',
  },
  {
    thread: 5829,
    what: 'ModelStep wants a session of the model resource',
    why: 'Of the resource only: the steps that are written have a ModelBuilder, which keeps its session.',
  },
  {
    thread: 5562,
    what: 'A processor in local mode without a role',
    why: 'V2 raised the same error; V3 asks for no role in local mode from 3.25 on.',
  },
  {
    thread: 6163,
    what: 'Pipelines of the fine-tuning trainers',
    why: 'V2 had no such trainers.',
  },
  {
    thread: 6171,
    what: 'Not known',
    why: 'No commit, pull request, changelog or release note of the SDK that was read names it, and the thread itself was not to be had; an entry needs both.',
  },
];
