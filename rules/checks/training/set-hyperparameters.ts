import { readCall } from '../../edits/call-items';
import { callDoc, code, type Doc, type DocItem, joined, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { InstanceAtom } from '../../python/values';
import { publicName } from '../../sdk/names';
import { readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { isContainerLaunched } from './container-launch';
import { estimatorsIn, keywordOf, rootsOf } from './estimator-objects';
import { hyperparameterDoc, hyperparameterValue, type Reader, type WrittenHyperparameters } from './hyperparameters';
import { jobParameters } from './jobs/job-access';
import { jobPlan } from './jobs/job-plan';

/** Rewrites `set_hyperparameters(…)` and `hyperparameters()` on the dict that ModelTrainer keeps. */
export const setHyperparameters: Check = {
  name: 'set-hyperparameters',
  call(fact, context) {
    const { callee } = fact.call;
    if (callee.kind !== 'attribute') return [];
    const name = callee.name.id;
    if (name !== 'set_hyperparameters' && name !== 'hyperparameters') return [];
    const owner = context.valueOf(callee.object);
    const estimators = estimatorsIn(context, owner);
    if (estimators.length === 0) return [];
    const plan = jobPlan(context, estimators[0]?.made);
    return [
      {
        code: 'SM207',
        node: callee.name,
        v2: `${publicName(estimators[0]?.cls ?? '')}.${name}`,
        v3: 'sagemaker.train.ModelTrainer.hyperparameters',
        message: `ModelTrainer has no ${name}(): its hyperparameters are a dict`,
        fix: plan
          ? jobParameters(fact, plan, context)
          : name === 'hyperparameters'
            ? rewriteRead(fact, context)
            : rewriteSet(fact, context, encodingOf(context, estimators)),
        roots: rootsOf(estimators),
        partial: owner.open || owner.atoms.length > estimators.length,
      },
    ];
  },
};

function rewriteRead(fact: CallFact, context: Context): Rewrite {
  return context
    .rewrite()
    .note('V3 gives the hyperparameters as they were set; V2 gave encoded text and added sagemaker_* keys.')
    .replace(fact.call, source(fact.call.callee))
    .done('Read the hyperparameters');
}

function isSelfStarted(context: Context, atom: InstanceAtom): boolean {
  const maker = context.makerOf(atom);
  if (!maker) return false;
  const given = new Map(readArguments(context, maker).args.map((one) => [one.name, one]));
  return isContainerLaunched(context, atom.cls, (name) => given.get(name));
}

/**
 * How V2 encoded what was set: a framework estimator did it when it was set and again when it was sent, so that its script
 * got JSON text, which is also what the driver of V3 hands on.
 */
type Encoding = Reader | 'twice' | 'json';

function encodingOf(context: Context, estimators: readonly InstanceAtom[]): Encoding {
  const isSelf = estimators.some((atom) => isSelfStarted(context, atom));
  if (estimators.some(({ cls }) => cls !== 'sagemaker.estimator.Estimator')) return isSelf ? 'twice' : 'json';
  if (isSelf) return 'toolkit';
  return estimators.some((atom) => keywordOf(context, atom, 'source_dir')) ? 'driver' : 'algorithm';
}

/** The text that a container which starts the script gets: V2 encoded it when it was set and when it was sent. */
function twiceEncoded(context: Context, value: Expression, builder: RewriteBuilder): Doc {
  const literal = unwrap(value);
  const { quote } = context.style(value.host.text);
  const known =
    literal.kind === 'text'
      ? literal.value
      : literal.kind === 'constant' && /^(?:True|False|\d+|\d+\.\d*[1-9])$/.test(context.source(literal))
        ? JSON.parse(context.source(literal).toLowerCase())
        : undefined;
  if (known !== undefined) return code(quoted(JSON.stringify(JSON.stringify(known)), quote));
  return encodedTwice(source(value), builder, value);
}

function encodedTwice(value: Doc, builder: RewriteBuilder, at: Expression): Doc {
  const json = builder.importModule('json', at);
  return callDoc(`${json}.dumps`, [{ label: '', value: callDoc(`${json}.dumps`, [{ label: '', value }]) }]);
}

function rewriteSet(fact: CallFact, context: Context, encoding: Encoding): Rewrite | Refusal {
  const { call } = fact;
  const { callee } = call;
  if (callee.kind !== 'attribute') return { grade: 'withheld', note: 'It is not called on the estimator itself.' };
  const layout = readCall(context.textOf(call.host), call);
  const { quote } = context.style(call.host.text);
  const builder = context.rewrite();
  const json = (): string => builder.importModule('json', call);
  const taken = ({ doc, note, told }: WrittenHyperparameters): Doc => {
    if (note) builder.note(note);
    if (told) builder.tell(told);
    return doc;
  };
  const valueDoc = (value: Expression): Doc => {
    if (encoding === 'twice') return twiceEncoded(context, value, builder);
    return taken(hyperparameterValue(context, value, encoding === 'json' ? 'toolkit' : encoding, json));
  };
  const spreadDoc = (value: Expression): Doc => {
    if (encoding === 'json') return source(value);
    if (encoding !== 'twice') return taken(hyperparameterDoc(context, value, encoding, json));
    const each = encodedTwice(code('value'), builder, call);
    return joined(code('{name: '), each, code(' for name, value in '), source(value), code('.items()}'));
  };
  const items: DocItem[] = [];
  for (const { argument, above, after } of layout.items) {
    const comments = { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
    if (argument.form === 'double-star') {
      items.push({ label: '**', value: spreadDoc(argument.value), ...comments });
      continue;
    }
    if (!argument.keyword || argument.form !== 'keyword') {
      return { grade: 'withheld', note: 'set_hyperparameters() takes keywords only; what this passes cannot be seen.' };
    }
    const doc = valueDoc(argument.value);
    items.push({ label: `${quoted(argument.keyword.id, quote)}: `, value: doc, ...comments });
  }
  const dict: Doc = { kind: 'group', head: undefined, open: '{', close: '}', items, spread: layout.isMultiline };
  const [only] = items;
  const value = items.length === 1 && only?.label === '**' ? only.value : dict;
  const doc = callDoc(joined(source(callee.object), code('.hyperparameters.update')), [{ label: '', value }]);
  return builder.replace(call, doc, layout).done('Update the hyperparameters');
}
