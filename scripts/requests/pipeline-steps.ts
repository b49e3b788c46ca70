import type { Json, RecordedCall } from './model';

/** The request that the service makes when it runs a step, by the step's type in the definition. */
const REQUESTS: Readonly<Record<string, string>> = {
  Training: 'CreateTrainingJob',
  Tuning: 'CreateHyperParameterTuningJob',
  Transform: 'CreateTransformJob',
  Processing: 'CreateProcessingJob',
  Model: 'CreateModel',
  RegisterModel: 'CreateModelPackage',
};

type Fields = { readonly [key: string]: Json };

/**
 * A request with the definition of a pipeline as several: the pipeline itself, whose definition is read as JSON and keeps of
 * each step what is around its arguments, and for each step the request that the service will make, with the step's name as
 * `PipelineStep`. Any other request stays as it is.
 */
export function withSteps(call: RecordedCall): readonly RecordedCall[] {
  const { PipelineDefinition: text, ...rest } = call.parameters;
  if (typeof text !== 'string') return [call];
  const requests: RecordedCall[] = [];
  const definition = JSON.parse(text) as Json;
  const outline = isFields(definition)
    ? { ...definition, Steps: outlined(definition.Steps, call, requests) }
    : definition;
  return [{ ...call, parameters: { ...rest, PipelineDefinition: outline } }, ...requests];
}

/** The steps without the arguments of jobs and models, which are added to the requests. */
function outlined(steps: Json | undefined, call: RecordedCall, requests: RecordedCall[]): Json {
  if (!Array.isArray(steps)) return steps ?? null;
  return steps.map((step: Json): Json => {
    if (!isFields(step)) return step;
    const { Arguments: args, ...outline } = step;
    const operation = typeof step.Type === 'string' ? REQUESTS[step.Type] : undefined;
    if (operation !== undefined && isFields(args)) {
      requests.push({ ...call, operation, parameters: { PipelineStep: step.Name ?? null, ...args } });
      return outline;
    }
    if (step.Type !== 'Condition' || !isFields(args)) return step;
    const branches = ['IfSteps', 'ElseSteps'].map((name) => [name, outlined(args[name], call, requests)] as const);
    return { ...outline, Arguments: { ...args, ...Object.fromEntries(branches) } };
  });
}

function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
