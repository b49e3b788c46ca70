import { code } from '../../edits/doc';
import type { Call } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { publicName } from '../../sdk/names';
import { readArguments } from '../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { quoted } from '../expressions';
import { isChannel, planOf } from './input-plan';
import { FILE_SYSTEM_INPUT, inputDoc, TRAINING_INPUT } from './input-shape';
import { channelsOf } from './training-inputs';

const SHUFFLE = 'sagemaker.inputs.ShuffleConfig';

/** Rewrites TrainingInput and FileSystemInput objects as InputData, or as Channel where that cannot hold them. */
export const trainingInput: Check = {
  name: 'training-input',
  handles: [TRAINING_INPUT, FILE_SYSTEM_INPUT, SHUFFLE],
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    if (atom?.type === 'class' && atom.name === SHUFFLE) return [shuffle(fact, context)];
    if (atom?.type !== 'class' || (atom.name !== TRAINING_INPUT && atom.name !== FILE_SYSTEM_INPUT)) return [];
    const node = fact.call.callee.kind === 'attribute' ? fact.call.callee.name : fact.call.callee;
    const v2 = publicName(atom.name);
    return [
      {
        code: 'SM205',
        node,
        v2,
        v3: 'sagemaker.core.training.configs.InputData',
        message: `${v2} is gone in V3: train() takes InputData or Channel objects`,
        fix: rewriteInput(fact, context),
        roots: [fact.call, ...planOf(context, fact.call).owners],
      },
    ];
  },
};

/** Inside a TrainingInput it is rewritten with that; elsewhere nothing in V3 takes it. */
function shuffle(fact: CallFact, context: Context): Problem {
  const parent = context.parentOf(fact.call);
  const owner = parent?.kind === 'call' ? context.facts.calls.get(parent) : undefined;
  const isInside = owner?.callee.atoms.some((atom) => atom.type === 'class' && atom.name === TRAINING_INPUT);
  const done = owner && isInside ? rewriteInput(owner, context) : undefined;
  const fix =
    done && done.grade !== 'withheld'
      ? context.rewrite().done('Rewrite as ShuffleConfig')
      : withheld('Channel takes ShuffleConfig(seed=...) of sagemaker.core.training.configs as shuffle_config.');
  const v3 = 'sagemaker.core.training.configs.ShuffleConfig';
  const node = fact.call.callee.kind === 'attribute' ? fact.call.callee.name : fact.call.callee;
  const roots = owner && isInside ? [owner.call, ...planOf(context, owner.call).owners] : [];
  return {
    code: 'SM205',
    node,
    v2: SHUFFLE,
    v3,
    message: `${SHUFFLE} is gone in V3: Channel takes another one`,
    fix,
    roots,
  };
}

function withheld(note: string): Refusal {
  return { grade: 'withheld', note };
}

function rewriteInput(fact: CallFact, context: Context): Rewrite | Refusal {
  const plan = planOf(context, fact.call);
  const builder = context.rewrite();
  let isKept = false;
  for (const fit of plan.fits) {
    const channels = consumed(context, fit);
    if (channels?.kept?.includes(fact.call)) isKept = true;
    if (!channels?.inline?.includes(fact.call)) continue;
    // Written inside the inputs of fit(), it is rewritten together with them.
    return channels.refused === undefined ? builder.done('Rewrite as InputData') : withheld(channels.refused);
  }
  const parent = context.parentOf(fact.call);
  const isInside = parent !== undefined && parent.kind !== 'conditional' && parent.kind !== 'wrapper';
  if (plan.refused !== undefined || plan.name === undefined || (isInside && !isKept)) {
    return withheld(plan.refused ?? 'What holds it cannot be rewritten here; make it a Channel or InputData by hand.');
  }
  const { quote } = context.style(fact.call.host.text);
  const name = code(quoted(plan.name, quote));
  const { explicit } = plan;
  const doc = inputDoc(context, {
    call: fact.call,
    name,
    builder,
    at: fact.call,
    asChannel: isChannel(context, plan),
    explicit,
  });
  if (typeof doc === 'string') return { grade: 'withheld', note: doc, blocks: true };
  return builder.replace(fact.call, doc, readArguments(context, fact).items).done('Rewrite as InputData');
}

/** What becomes of the inputs of one `fit` call. */
function consumed(context: Context, fit: CallFact): ReturnType<typeof channelsOf> | undefined {
  return context.memo('consumed', fit.call, () => {
    const { args, obstacle } = readArguments(context, fit);
    const inputs = args.find((one) => one.name === 'inputs');
    if (!inputs || obstacle) return undefined;
    return channelsOf(context, inputs.value, context.rewrite(), fit.call as Call);
  });
}
