import { boto3Checks } from './boto3/boto3-checks';
import { caughtExceptions } from './caught-exceptions';
import type { Check } from './check';
import { classReferences } from './class-references';
import { deploymentChecks } from './deployment/deployment-checks';
import { handedOnMethods } from './handed-on-methods';
import { inferenceChecks } from './inference/inference-checks';
import { jobMembers } from './job-members';
import { misuseChecks } from './misuse/misuse-checks';
import { movedCalls } from './moved-calls';
import { goneSymbols, movedSymbols } from './moved-symbols';
import { pipelineChecks } from './pipelines/pipeline-checks';
import { sessionChecks } from './session/session-checks';
import { textCode } from './text-code';
import { textMembers } from './text-members';
import { textReferences } from './text-references';
import { trainingChecks } from './training/training-checks';
import { tuningChecks } from './tuning/tuning-checks';

/** All checks; where two report the same place with the same code, the earlier one wins. */
export const allChecks: readonly Check[] = [
  movedSymbols,
  ...sessionChecks,
  ...trainingChecks,
  ...tuningChecks,
  ...deploymentChecks,
  ...inferenceChecks,
  ...pipelineChecks,
  ...boto3Checks,
  ...misuseChecks,
  classReferences,
  caughtExceptions,
  jobMembers,
  handedOnMethods,
  movedCalls,
  goneSymbols,
  textReferences,
  textCode,
  textMembers,
];
