import { ALGORITHMS, DEFAULT_BATCHES } from '../../catalog/mappings/algorithms';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { MethodAtom } from '../../python/values';
import { publicName } from '../../sdk/names';
import { type NamedArgument, readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { statementFor } from '../deployment/sites';
import { isNone, isSimple, quoted, unwrap } from '../expressions';
import { recordsOf } from './algorithm-records';
import { lostByDefault } from './fit';
import { passedOptions } from './fit-options';

/** Rewrites `fit(record_set, mini_batch_size=…)` of a built-in algorithm's class as `trainer.train(…)`. */
export const algorithmFit: Check = {
  name: 'algorithm-fit',
  call(fact, context) {
    const atom = algorithmMethod(fact, 'fit');
    if (!atom || fact.call.callee.kind !== 'attribute') return [];
    const made = fact.callee.atoms.flatMap((one) => (one.type === 'method' && one.self.made ? [one.self.made] : []));
    const { fix, roots } = rewriteFit(fact, atom, context);
    return [
      {
        code: 'SM204',
        node: fact.call.callee.name,
        v2: `${publicName(atom.self.cls)}.fit`,
        v3: 'sagemaker.train.ModelTrainer.train',
        fix,
        roots: [...made, ...roots],
        partial: fact.callee.open,
      },
    ];
  },
};

/** The method of an algorithm's class that the call certainly or possibly is. */
export function algorithmMethod(fact: CallFact, name: string): MethodAtom | undefined {
  return fact.callee.atoms.find(
    (atom): atom is MethodAtom =>
      atom.type === 'method' && atom.name === name && Object.hasOwn(ALGORITHMS, atom.self.cls),
  );
}

const OWN: ReadonlySet<string> = new Set(['records', 'mini_batch_size']);

interface Rewritten {
  readonly fix: Rewrite | Refusal;
  readonly roots: readonly Expression[];
}

function rewriteFit(fact: CallFact, { self }: MethodAtom, context: Context): Rewritten {
  const { call } = fact;
  const no = (note: string): Rewritten => ({ fix: { grade: 'withheld', note }, roots: [] });
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return no(`fit() cannot be rewritten because ${obstacle}.`);
  if (fact.callee.atoms.length > 1) return no('Which algorithm is trained here depends on the path taken.');
  const { callee } = call;
  if (callee.kind !== 'attribute' || !isSimple(callee.object)) {
    return no('Give the estimator a name first: V3 needs its hyperparameters before it trains.');
  }
  const statement = statementFor(context, call);
  if (!statement) return no('V3 needs a statement above this fit(): move it to a statement of its own.');
  const data = args.find((one) => one.name === 'records');
  const records = data ? recordsOf(context, data.value) : 'fit() is called without records.';
  if (typeof records === 'string') return no(records);
  const builder = context.rewrite();
  const batch = batchDoc(context, self.cls, args, records.train, source(callee.object));
  if (batch?.refused) return no(batch.refused);
  const options = passedOptions(
    context,
    builder,
    args.filter((one) => !OWN.has(one.name)),
    false,
  );
  if (typeof options === 'string') return no(options);
  const { quote } = context.style(call.host.text);
  const entry = (name: string, value: Doc): DocItem => ({ label: `${quoted(name, quote)}: `, value });
  const numbers: Doc = {
    kind: 'group',
    head: undefined,
    open: '{',
    close: '}',
    items: [
      entry('feature_dim', joined(records.train, code('.feature_dim'))),
      ...(batch?.doc ? [entry('mini_batch_size', batch.doc)] : []),
    ],
    spread: false,
  };
  const update = callDoc(joined(source(callee.object), code('.hyperparameters.update')), [
    { label: '', value: numbers },
  ]);
  const lines = [...records.lines, update];
  if (!batch?.doc && hasOtherFits(context, self.made)) {
    const name = quoted('mini_batch_size', quote);
    lines.push(joined(source(callee.object), code(`.hyperparameters.pop(${name}, None)`)));
  }
  const comments = data && (data.above.length > 0 || data.after) ? commentsOf(data) : {};
  const train = callDoc(
    joined(source(callee.object), code('.train')),
    [{ ...keyword('input_data_config', records.channels), ...comments }, ...options],
    items.isMultiline && options.length > 0,
  );
  const lost = lostByDefault(context, [self]);
  if (lost) builder.tell(lost);
  builder.replaceBelow(statement, lines, call, train, items);
  return { fix: builder.done('Rewrite as train()'), roots: records.roots };
}

/** Another fit() may have left its batch size; V2 sent the one of the call alone. */
function hasOtherFits(context: Context, made: Expression | undefined): boolean {
  return made === undefined || context.usesOf(made).methods.filter((use) => use.name === 'fit').length > 1;
}

function commentsOf({ above, after }: NamedArgument): Pick<DocItem, 'above' | 'after'> {
  return { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
}

/** The batch size that V2 sent: the given one, or what the class made up without one. */
function batchDoc(
  context: Context,
  cls: string,
  args: readonly NamedArgument[],
  records: Doc,
  trainer: Doc,
): { readonly doc?: Doc; readonly refused?: string } | undefined {
  const argument = args.find((one) => one.name === 'mini_batch_size');
  const given = argument && !isNone(argument.value) ? argument.value : undefined;
  const usual = DEFAULT_BATCHES[cls];
  const most = usual?.most;
  const made =
    most === undefined
      ? usual?.is === undefined
        ? undefined
        : code(String(usual.is))
      : joined(
          code(`min(${most}, max(1, `),
          records,
          code('.num_records // '),
          trainer,
          code('.compute.instance_count))'),
        );
  if (!given) return made && { doc: made };
  if (/^[1-9]\d*$/.test(context.source(unwrap(given)))) return { doc: source(given) };
  const isSure = context.valueOf(given).atoms.every((atom) => atom.type === 'literal' && atom.of === 'int');
  if (isSure && !context.valueOf(given).open && context.valueOf(given).atoms.length > 0) return { doc: source(given) };
  if (context.valueOf(given).atoms.some((atom) => atom.type === 'literal' && atom.of === 'none')) {
    return { refused: 'mini_batch_size= may be None here: write the call out for each case.' };
  }
  return { doc: joined(code('int('), source(given), code(')')) };
}
