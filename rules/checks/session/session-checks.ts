import type { Check } from '../check';
import { imageUriHelper } from './image-uri-helper';
import { llmImageUri } from './llm-image-uri';
import { recordIo } from './record-io';
import { sdkVersion } from './sdk-version';
import { sessionConstructor } from './session-constructor';
import { sessionMethods } from './session-methods';

/** The checks of this area, in order. */
export const sessionChecks: readonly Check[] = [
  sessionConstructor,
  sessionMethods,
  imageUriHelper,
  llmImageUri,
  recordIo,
  sdkVersion,
];
