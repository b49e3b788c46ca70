import { TRANSFORM_JOB_ATTRIBUTES, TRANSFORMER_GAPS } from '../../catalog/mappings/transformer';
import type { Attribute, Expression } from '../../python/ast';
import { atomsOf } from '../../python/values';
import type { Check, Problem } from '../check';
import type { Context } from '../context';
import { transformMember, transformSettings } from './core/transform-job';
import { TRANSFORMER, transformPlan } from './core/transform-plan';

const JOB = 'sagemaker.transformer._TransformJob';

/** Finds the members of a transformer and its job that V3 renamed or that fail there. */
export const transform: Check = {
  name: 'transform',
  attribute(node, fact, context) {
    const core = memberOf(node, fact.owner.atoms.find((one) => one.type === 'instance')?.made, context);
    if (core) return [core];
    const isJob = fact.owner.atoms.some((one) => one.type === 'instance' && one.cls === JOB);
    const to = Object.hasOwn(TRANSFORM_JOB_ATTRIBUTES, node.name.id)
      ? TRANSFORM_JOB_ATTRIBUTES[node.name.id]
      : undefined;
    if (!isJob || !to) return [];
    return [
      {
        code: 'SM601',
        node: node.name,
        v2: `${TRANSFORMER}.latest_transform_job.${node.name.id}`,
        v3: `sagemaker.core.resources.TransformJob.${to}`,
        message: `latest_transform_job.${node.name.id} is .${to} in V3`,
        fix: context.rewrite().replace(node.name, to).done(`Read ${to}`),
        roots: rootsOf(context, node.object),
      },
    ];
  },
  call(fact, context) {
    const { callee } = fact.call;
    const [cls] = fact.callee.atoms;
    const plan = cls?.type === 'class' ? transformPlan(context, fact.call) : undefined;
    if (plan) {
      return [
        {
          code: 'SM601',
          node: callee.kind === 'attribute' ? callee.name : callee,
          v2: TRANSFORMER,
          v3: 'sagemaker.core.resources.TransformJob',
          message: 'Transformer is replaced by TransformJob.create() and its settings',
          fix: transformSettings(fact, plan, context),
          roots: [fact.call],
        },
      ];
    }
    const atom = fact.callee.atoms.find((one) => one.type === 'method');
    const core = callee.kind === 'attribute' && atom?.type === 'method' && memberOf(callee, atom.self.made, context);
    if (core) return [core];
    if (atom?.type !== 'method' || callee.kind !== 'attribute') return [];
    const gap = atom.self.cls === TRANSFORMER ? TRANSFORMER_GAPS[atom.name] : undefined;
    const isDescribe = atom.self.cls === JOB && atom.name === 'describe';
    if (!gap && !isDescribe) return [];
    const note =
      gap ??
      'latest_transform_job is a sagemaker.core.resources.TransformJob in V3: call refresh() and read its attributes (transform_job_status, …) instead of the dict of describe().';
    return [
      {
        code: 'SM601',
        node: callee.name,
        v2: `${isDescribe ? `${TRANSFORMER}.latest_transform_job` : TRANSFORMER}.${atom.name}`,
        message: `${atom.name}() does not work on V3's transform job`,
        fix: { grade: 'withheld', note, blocks: [fact.call] },
        roots: [...rootsOf(context, callee.object), fact.call],
      },
    ];
  },
};

/** What becomes of a member of a transformer whose jobs are created one by one. */
function memberOf(node: Attribute, made: Expression | undefined, context: Context): Problem | undefined {
  const plan = transformPlan(context, made);
  const fix = plan && transformMember(node, plan, context);
  if (!plan || !fix) return undefined;
  return {
    code: 'SM601',
    node: node.name,
    v2: `${TRANSFORMER}.${node.name.id}`,
    v3: 'sagemaker.core.resources.TransformJob',
    message: `There is no ${node.name.id} in V3 where a transform job is a TransformJob of sagemaker.core.resources`,
    fix,
    roots: [plan.made],
  };
}

/** What made the transformer that the expression is or comes from. */
function rootsOf(context: Context, node: Expression): readonly Expression[] {
  return atomsOf(context.valueOf(node), 'instance').flatMap((atom) => {
    if (atom.cls === TRANSFORMER) return atom.made ? [atom.made] : [];
    return atom.made?.kind === 'attribute' ? rootsOf(context, atom.made.object) : [];
  });
}
