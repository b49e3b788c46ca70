import { readCall } from '../../edits/call-items';
import { callDoc, code, type Doc, type DocItem, joined, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import { publicName } from '../../sdk/names';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, quoted } from '../expressions';
import { estimatorsIn, keywordOf, rootsOf } from './estimator-objects';
import { hyperparameterValue } from './hyperparameters';

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
    const isScript = estimators.some(
      (atom) => atom.cls !== 'sagemaker.estimator.Estimator' || keywordOf(context, atom, 'source_dir') !== undefined,
    );
    return [
      {
        code: 'SM207',
        node: callee.name,
        v2: `${publicName(estimators[0]?.cls ?? '')}.${name}`,
        v3: 'sagemaker.train.ModelTrainer.hyperparameters',
        message: `ModelTrainer has no ${name}(): its hyperparameters are a dict`,
        fix: name === 'hyperparameters' ? rewriteRead(fact, context) : rewriteSet(fact, context, isScript),
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

function rewriteSet(fact: CallFact, context: Context, isScript: boolean): Rewrite | Refusal {
  const { call } = fact;
  const { callee } = call;
  if (callee.kind !== 'attribute') return { grade: 'withheld', note: 'It is not called on the estimator itself.' };
  const layout = readCall(context.textOf(call.host), call);
  const { quote } = context.style(call.host.text);
  const builder = context.rewrite();
  const items: DocItem[] = [];
  for (const { argument, above, after } of layout.items) {
    const comments = { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
    if (argument.form === 'double-star') {
      const value: Doc = isScript
        ? source(argument.value)
        : joined(code('{name: str(value) for name, value in '), source(argument.value), code('.items()}'));
      items.push({ label: '**', value, ...comments });
      continue;
    }
    if (!argument.keyword || argument.form !== 'keyword') {
      return { grade: 'withheld', note: 'set_hyperparameters() takes keywords only; what this passes cannot be seen.' };
    }
    const { doc, note } = hyperparameterValue(context, argument.value, isScript);
    if (note && !isNone(argument.value)) builder.note(note);
    items.push({ label: `${quoted(argument.keyword.id, quote)}: `, value: doc, ...comments });
  }
  const dict: Doc = { kind: 'group', head: undefined, open: '{', close: '}', items, spread: layout.isMultiline };
  const [only] = items;
  const value = items.length === 1 && only?.label === '**' ? only.value : dict;
  const doc = callDoc(joined(source(callee.object), code('.hyperparameters.update')), [{ label: '', value }]);
  return builder.replace(call, doc, layout).done('Update the hyperparameters');
}
