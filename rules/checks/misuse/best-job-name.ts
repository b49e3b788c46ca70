import { V3 } from '../../catalog/mappings/misuse';
import { code, joined, source } from '../../edits/doc';
import type { Attribute } from '../../python/ast';
import { forEachExpression } from '../../python/walk';
import type { Check, Problem } from '../check';
import type { Context } from '../context';
import { calleeOf, originOf } from './program-facts';

const BEST_JOB = `${V3.tuner}.best_training_job`;

/** Finds fields of a training job read from the name that `best_training_job()` returns. */
export const bestJobName: Check = {
  name: 'best-job-name',
  program(context) {
    const isUsed = [...context.facts.calls.values()].some((fact) => calleeOf(fact)?.name === BEST_JOB);
    if (!isUsed) return [];
    const problems: Problem[] = [];
    for (const statements of context.facts.texts) {
      forEachExpression(statements, (node) => {
        if (node.kind === 'attribute' && isField(node, context) && isName(node, context))
          problems.push(problemOf(node, context));
      });
    }
    return problems;
  },
};

function isField(node: Attribute, { knowledge }: Context): boolean {
  const name = node.name.id;
  return knowledge.hasAttribute(V3.trainingJob, name) || knowledge.methodOwner(V3.trainingJob, name) !== undefined;
}

function isName(node: Attribute, context: Context): boolean {
  const origin = originOf(context, node.object);
  const fact = origin.kind === 'call' ? context.facts.calls.get(origin) : undefined;
  return fact !== undefined && calleeOf(fact)?.name === BEST_JOB;
}

function problemOf(node: Attribute, context: Context): Problem {
  const builder = context.rewrite();
  const local = builder.import('sagemaker.core.resources', 'TrainingJob', node);
  const job = joined(code(`${local}.get(training_job_name=`), source(node.object), code(')'));
  return {
    code: 'SM904',
    node: node.name,
    v2: `str.${node.name.id}`,
    v3: `${V3.trainingJob}.${node.name.id}`,
    fix: builder.replace(node.object, job).done('Get the TrainingJob'),
  };
}
