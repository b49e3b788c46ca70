import { callDoc, type Doc, type DocItem, keyword, source } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { lastPart, publicName } from '../../sdk/names';
import { type ReadArguments, readArguments } from '../arguments';
import type { Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone } from '../expressions';
import { jobsOf, type OldStep } from './old-steps';

/** What a step becomes, with the inputs objects that change along with it. */
export interface RewrittenStep {
  readonly fix: Rewrite | Refusal;
  readonly inputs: readonly Expression[];
}

/** The step stays as it is, with all that it takes. */
export function withheldStep(note: string): RewrittenStep {
  return { fix: { grade: 'withheld', note, blocks: true }, inputs: [] };
}

/** The finding of a step that takes the object whose job it describes. */
export function stepProblem(
  fact: CallFact,
  { cls, job }: OldStep,
  method: string,
  roots: readonly Expression[],
  fix: Rewrite | Refusal,
): Problem {
  return {
    code: 'SM701',
    node: fact.call.args.find((one) => one.value === job.value)?.keyword ?? job.value,
    v2: `${publicName(cls)}(${job.name}=)`,
    v3: `sagemaker.mlops.workflow.steps.${lastPart(cls)}`,
    message: `${lastPart(cls)} takes no ${job.name}= in V3: ${method}() describes the job`,
    fix,
    roots: [fact.call, ...roots],
    partial: fact.callee.open || fact.callee.atoms.length > 1,
  };
}

/** The call of the step with `step_args` in the place of the object; `gone` are parameters that the described call has taken. */
export function stepDoc(
  call: Call,
  { args, items }: ReadArguments,
  job: string,
  described: Doc,
  gone: readonly string[],
): Doc {
  const out = args.flatMap(({ name, value, above, after }): DocItem[] => {
    if (gone.includes(name) || (name === 'step_args' && isNone(value))) return [];
    const item = name === job ? keyword('step_args', described) : keyword(name, source(value));
    return [{ ...item, ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) }];
  });
  return callDoc(source(call.callee), out, items.isMultiline);
}

/** Reads the step's arguments, when the object it takes is certainly made by constructions of the classes. */
export function readStep(
  context: Context,
  fact: CallFact,
  { job }: OldStep,
  isKnownClass: (cls: string) => boolean,
): ReadArguments | undefined {
  const value = context.valueOf(job.value);
  const jobs = jobsOf(context, fact);
  const isKnown = jobs.length > 0 && jobs.length === value.atoms.length && !value.open;
  const isMade = jobs.every((atom) => context.makerOf(atom)?.callee.atoms.every((one) => one.type === 'class'));
  if (!isKnown || !isMade || jobs.some(({ cls }) => !isKnownClass(cls))) return undefined;
  return readArguments(context, fact);
}
