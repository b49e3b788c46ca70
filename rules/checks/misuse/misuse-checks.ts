import type { Check } from '../check';
import { answerParsing } from './answer-parsing';
import { bestJobName } from './best-job-name';
import { buildOrder } from './build-order';
import { buildResult } from './build-result';
import { deployArguments } from './deploy-arguments';
import { deploySerializers } from './deploy-serializers';
import { endpointConfig } from './endpoint-config';
import { endpointDelete } from './endpoint-delete';
import { endpointPredict } from './endpoint-predict';
import { imageOnlyBuilder } from './image-only-builder';
import { inputData } from './input-data';
import { invokeBody } from './invoke-body';
import { jumpStartTrainerModel } from './jumpstart-trainer-model';
import { lookAlikes } from './look-alikes';
import { misplacedImports } from './misplaced-imports';
import { recordioStubs } from './recordio-stubs';
import { resourceSessions } from './resource-sessions';
import { sessionBucket } from './session-bucket';
import { sourceCode } from './source-code';
import { tags } from './tags';
import { trainArguments } from './train-arguments';
import { tunerArguments } from './tuner-arguments';
import { tunerMetrics } from './tuner-metrics';
import { v2Members } from './v2-members';
import { wrongKeywords } from './wrong-keywords';

/** The checks of this area, in order. */
export const misuseChecks: readonly Check[] = [
  wrongKeywords,
  buildResult,
  endpointPredict,
  bestJobName,
  answerParsing,
  inputData,
  tunerArguments,
  misplacedImports,
  resourceSessions,
  endpointDelete,
  sessionBucket,
  deployArguments,
  imageOnlyBuilder,
  recordioStubs,
  trainArguments,
  invokeBody,
  lookAlikes,
  tags,
  endpointConfig,
  buildOrder,
  sourceCode,
  tunerMetrics,
  deploySerializers,
  jumpStartTrainerModel,
  v2Members,
];
