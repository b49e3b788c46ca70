import {
  ATTRIBUTE_PATHS,
  GONE_MEMBERS,
  OPTIONAL_PATHS,
  OTHER_AREAS,
  SAME_ATTRIBUTES,
} from '../../catalog/mappings/estimator-members';
import type { Attribute } from '../../python/ast';
import type { Value } from '../../python/values';
import { publicName } from '../../sdk/names';
import type { Check, Problem } from '../check';
import type { Context } from '../context';
import { estimatorsIn, rootsOf } from './estimator-objects';
import { jobPlan } from './jobs/job-plan';

/** Finds members of an estimator that ModelTrainer has no counterpart for. */
export const estimatorMembers: Check = {
  name: 'estimator-members',
  attribute(node, { owner }, context) {
    return goneMember(node, owner, context);
  },
  store(fact, context) {
    const name = fact.node.name.id;
    if (ATTRIBUTE_PATHS[name] || SAME_ATTRIBUTES.has(name) || name === 'hyperparameters') return [];
    const estimators = estimatorsIn(context, fact.owner);
    const [first] = estimators;
    if (!first || !(GONE_MEMBERS[name] || OPTIONAL_PATHS[name] || isSetting(context, first.cls, name))) return [];
    return [
      gone(
        fact.node,
        first.cls,
        rootsOf(estimators),
        `Give it to the constructor of ModelTrainer instead of setting ${name} later.`,
      ),
    ];
  },
};

/** True for parameters of the constructor; those of a built-in algorithm have a check of their own. */
function isSetting(context: Context, cls: string, name: string): boolean {
  const { knowledge } = context;
  if (knowledge.isSubclass(cls, 'sagemaker.amazon.amazon_estimator.AmazonAlgorithmEstimatorBase')) return false;
  return [cls, 'sagemaker.estimator.EstimatorBase'].some((one) => knowledge.parameters(one)?.includes(name));
}

function goneMember(node: Attribute, owner: Value, context: Context): Problem[] {
  const estimators = estimatorsIn(context, owner);
  const [first] = estimators;
  const name = node.name.id;
  // The settings of a job are asked elsewhere, and what attach() does is the same for any object of the class.
  if (jobPlan(context, first?.made) || name === 'attach') return [];
  if (!first || OTHER_AREAS.has(name) || ATTRIBUTE_PATHS[name] || OPTIONAL_PATHS[name] || SAME_ATTRIBUTES.has(name)) {
    return [];
  }
  const note = GONE_MEMBERS[name];
  if (!note && context.knowledge.methodOwner(first.cls, name) === undefined) return [];
  return [
    gone(node, first.cls, rootsOf(estimators), note ?? `ModelTrainer has no ${name}(); do without it or call boto3.`),
  ];
}

function gone(node: Attribute, cls: string, roots: Problem['roots'] & object, note: string): Problem {
  const name = node.name.id;
  return {
    code: 'SM208',
    node: node.name,
    v2: `${publicName(cls)}.${name}`,
    message: `ModelTrainer has no ${name}`,
    fix: { grade: 'withheld', note },
    roots,
  };
}
