import { GONE_FUNCTIONS, GONE_METHODS, TUNER } from '../../catalog/mappings/tuner';
import type { CallFact } from '../../python/facts';
import type { Check, Problem } from '../check';
import type { Context } from '../context';
import { allTuners, tunerMethod } from './tuner-objects';

const INSTANCE_CONFIG = 'sagemaker.tuner.InstanceConfig';

/** Finds what the V2 tuner could do and the V3 one cannot. */
export const tunerGone: Check = {
  name: 'tuner-gone',
  handles: [INSTANCE_CONFIG, ...Object.keys(GONE_FUNCTIONS)],
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    if (atom?.type === 'class' && atom.name === INSTANCE_CONFIG) {
      return [gone(fact, INSTANCE_CONFIG, 'override_resource_config', context)];
    }
    if (atom?.type === 'function' && Object.hasOwn(GONE_FUNCTIONS, atom.name)) {
      return [gone(fact, atom.name, GONE_FUNCTIONS[atom.name] ?? '', context)];
    }
    const name = tunerMethod(fact)?.name;
    return name !== undefined && Object.hasOwn(GONE_METHODS, name)
      ? [gone(fact, `${TUNER}.${name}`, name, context)]
      : [];
  },
};

function gone(fact: CallFact, v2: string, method: string, context: Context): Problem {
  const { call } = fact;
  const entry = GONE_METHODS[method];
  const short = v2.slice(v2.lastIndexOf('.') + 1);
  return {
    code: 'SM304',
    node: call.callee.kind === 'attribute' ? call.callee.name : call.callee,
    v2,
    message: `${short}() has no working counterpart in the V3 tuner`,
    fix: { grade: 'withheld', note: entry?.note ?? '', blocks: entry?.makesTuner ? [call] : [] },
    roots: [call, ...allTuners(context)],
  };
}
