import type { Attribute, Call, Expression, Name, Statement } from '../../../python/ast';
import { exactly } from '../../../python/values';
import { forEachExpression } from '../../../python/walk';
import type { Context, Uses } from '../../context';

/** Where an estimator is handed to functions of the program that ask it for its job only. */
export interface HandedOn {
  /** The arguments, which become the job. */
  readonly given: ReadonlySet<Expression>;
  /** The parameters where the functions read them. */
  readonly read: ReadonlySet<Expression>;
}

/** What a function may ask an estimator for when it gets the job instead. */
const OF_JOB: ReadonlySet<string> = new Set(['latest_training_job', 'model_data', '_current_job_name']);

/** The places where the estimator is handed on; undefined where it is needed as more than its job. */
export function handedOn(context: Context, made: Call, target: Name, passedTo: Uses['passedTo']): HandedOn | undefined {
  const given = new Set<Expression>();
  const read = new Set<Expression>();
  for (const { fact, at } of passedTo) {
    const called = exactly(fact.callee, 'local-function');
    if (!called || called.self || !context.isOwn(called.def) || called.def.body.kind !== 'function') return undefined;
    if (at.kind !== 'name' || at.id !== target.id || !isOnly(context, at, made)) return undefined;
    const index = fact.call.args.findIndex((one) => one.value === at);
    const argument = fact.call.args[index];
    if (!argument || fact.call.args.slice(0, index + 1).some(({ form }) => form === 'star')) return undefined;
    const parameter = called.def.body.params.find(({ name, form }, position) =>
      argument.keyword ? name.id === argument.keyword.id : position === index && form === 'plain',
    );
    const reads = parameter && readsOf(context, called.def, parameter.name, made);
    if (!reads) return undefined;
    given.add(at);
    for (const one of reads) read.add(one);
  }
  return { given, read };
}

function isOnly(context: Context, node: Expression, made: Call): boolean {
  return exactly(context.valueOf(node), 'instance')?.made === made;
}

/** Where the function reads its parameter, if that is for the job alone. */
function readsOf(context: Context, def: Statement, parameter: Name, made: Call): readonly Expression[] | undefined {
  const reads: Expression[] = [];
  let isForJob = true;
  if (def.body.kind !== 'function') return undefined;
  forEachExpression(def.body.body, (node) => {
    if (node.kind !== 'name' || node.id !== parameter.id) return;
    const member = context.parentOf(node);
    const isRead =
      member?.kind === 'attribute' && context.facts.attributes.has(member) && OF_JOB.has((member as Attribute).name.id);
    if (isRead && isOnly(context, node, made)) reads.push(node);
    else isForJob = false;
  });
  return isForJob ? reads : undefined;
}
