import { RL_ESTIMATOR, RL_FRAMEWORK, RL_TOOLKIT } from '../../catalog/mappings/toolkits';
import { code, type Doc, listDoc } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf } from '../../python/values';
import { publicName } from '../../sdk/names';
import type { Check } from '../check';
import type { Context } from '../context';
import { quoted } from '../expressions';
import { toolkitIn } from './toolkit';

const DEFAULTS = 'default_metric_definitions';

/** Writes out what V2 knew of the toolkits of reinforcement learning. */
export const toolkitMembers: Check = {
  name: 'toolkit-members',
  handles: [RL_TOOLKIT, RL_FRAMEWORK],
  call(fact, context) {
    const { callee } = fact.call;
    if (callee.kind !== 'attribute' || !isDefaults(fact)) return [];
    const bound = context.bind(fact)?.byName.get('toolkit')?.value ?? fact.call.args[0]?.value;
    const toolkit = toolkitIn(context, bound);
    const builder = context.rewrite();
    const { quote } = context.style(fact.call.host.text);
    const text = (value: string): string => quoted(value, quote);
    const definitions = toolkit?.metrics.map(
      ({ name, regex }): Doc => code(`{${text('Name')}: ${text(name)}, ${text('Regex')}: ${text(regex)}}`),
    );
    return [
      {
        code: 'SM210',
        node: callee.name,
        v2: `${publicName(RL_ESTIMATOR)}.${DEFAULTS}`,
        message: `${publicName(RL_ESTIMATOR)} is gone in V3, and with it ${DEFAULTS}()`,
        fix: definitions
          ? builder.replace(fact.call, listDoc(definitions, true)).done('Write the metric definitions out')
          : { grade: 'withheld', note: 'Write the metric definitions of the toolkit out: V3 has no list of them.' },
      },
    ];
  },
  attribute(node, { owner }, context) {
    const cls = atomsOf(owner, 'class').find(({ name }) => name === RL_TOOLKIT || name === RL_FRAMEWORK);
    if (!cls || isPartOfAnother(node, context)) return [];
    return [
      {
        code: 'SM210',
        node: node.object.kind === 'attribute' ? node.object.name : node.object,
        v2: publicName(cls.name),
        message: `${publicName(cls.name)} is gone in V3`,
        fix: {
          grade: 'withheld',
          note: 'V3 knows no toolkits: their names are part of the framework= of image_uris.retrieve, for example "ray-pytorch".',
        },
      },
    ];
  },
};

function isDefaults(fact: CallFact): boolean {
  return fact.callee.atoms.some(
    (atom) => atom.type === 'method' && atom.name === DEFAULTS && atom.self.cls === RL_ESTIMATOR,
  );
}

/** Inside an RLEstimator it goes, or stays, with that. */
function isPartOfAnother(node: Expression, context: Context): boolean {
  const parent = context.parentOf(node);
  const fact = parent?.kind === 'call' ? context.facts.calls.get(parent) : undefined;
  if (!fact) return false;
  return (
    isDefaults(fact) || fact.callee.atoms.some((atom) => atom.type === 'class' && atom.name.startsWith('sagemaker.rl.'))
  );
}
