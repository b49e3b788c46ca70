import { CONFIGS, V3 } from '../../catalog/mappings/misuse';
import { callDoc, code, type Doc, keyword, listDoc, source } from '../../edits/doc';
import type { Argument, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly } from '../../python/values';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { instanceClass, isNone, isString, knownString, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { calleeOf, keywordOf } from './program-facts';

const TRAIN = `${V3.trainer}.train`;

/** Finds arguments of V2's `fit` in `ModelTrainer.train`: channels by name, and names of logs. */
export const trainArguments: Check = {
  name: 'train-arguments',
  call(fact, context) {
    const callee = calleeOf(fact);
    if (callee?.name !== TRAIN) return [];
    return [...channels(fact, context), ...logs(fact, context)].map((problem) => ({
      ...problem,
      partial: callee.partial,
    }));
  },
};

function channels(fact: CallFact, context: Context): Problem[] {
  const renamed = keywordOf(fact.call, 'inputs');
  const [first] = fact.call.args;
  const argument =
    renamed ?? keywordOf(fact.call, 'input_data_config') ?? (first?.form === 'positional' ? first : undefined);
  if (!argument) return [];
  const value = context.valueOf(argument.value);
  const [atom] = value.atoms;
  const isWrong = atom?.type === 'dict' || (atom?.type === 'literal' && atom.of === 'str');
  const isSure = isWrong && !value.open && value.atoms.length === 1;
  if (!isSure && !renamed) return [];
  return [
    {
      code: 'SM919',
      node: renamed?.keyword ?? argument.value,
      v2: renamed ? `${TRAIN}(inputs=)` : TRAIN,
      v3: `${TRAIN}(input_data_config=)`,
      ...(isSure ? {} : { message: '`train` takes no `inputs`; use `input_data_config`, a list of `InputData`' }),
      fix: isSure ? asList(argument, context) : rename(argument, context),
    },
  ];
}

function rename(argument: Argument, context: Context): Rewrite | Refusal {
  const isList = exactly(context.valueOf(argument.value), 'sequence') !== undefined;
  if (!isList || !argument.keyword) {
    return { grade: 'withheld', note: 'Pass input_data_config=, a list of InputData or Channel objects.' };
  }
  return context.rewrite().replace(argument.keyword, 'input_data_config').done('Rename to input_data_config=');
}

function asList(argument: Argument, context: Context): Rewrite | Refusal {
  const builder = context.rewrite();
  const node = unwrap(argument.value);
  const docs = node.kind === 'dict' ? fromDict(node, builder, context) : [single(node, builder, context)];
  if (!docs || docs.some((doc) => doc === undefined)) {
    return {
      grade: 'withheld',
      note: 'Pass a list of InputData(channel_name=..., data_source=...) objects, one for each channel.',
    };
  }
  builder.replace(argument.value, listDoc(docs as Doc[]));
  if (argument.keyword && argument.keyword.id !== 'input_data_config')
    builder.replace(argument.keyword, 'input_data_config');
  return builder.done('Wrap each channel in InputData');
}

function fromDict(
  node: Extract<Expression, { kind: 'dict' }>,
  builder: RewriteBuilder,
  context: Context,
): (Doc | undefined)[] | undefined {
  if (node.items.length === 0) return undefined;
  return node.items.map(({ key, value }) => {
    const cls = instanceClass(context, value);
    const name = key && knownString(context, key);
    if (cls === V3.inputData) {
      const made = exactly(context.valueOf(value), 'instance')?.made;
      const own = made?.kind === 'call' ? keywordOf(made, 'channel_name') : undefined;
      return own && knownString(context, own.value) === name ? source(value) : undefined;
    }
    return key && isString(context, value) ? inputDoc(source(key), value, builder) : undefined;
  });
}

function single(node: Expression, builder: RewriteBuilder, context: Context): Doc | undefined {
  const { quote } = context.style(node.host.text);
  return isString(context, node) ? inputDoc(code(quoted('training', quote)), node, builder) : undefined;
}

function inputDoc(name: Doc, value: Expression, builder: RewriteBuilder): Doc {
  const cls = builder.import(CONFIGS, 'InputData', value);
  return callDoc(cls, [keyword('channel_name', name), keyword('data_source', source(value))]);
}

const LOGS: Readonly<Record<string, string>> = { All: 'True', Training: 'True', Rules: 'True', None: 'False' };

function logs(fact: CallFact, context: Context): Problem[] {
  const argument = keywordOf(fact.call, 'logs');
  if (!argument?.keyword || isNone(argument.value)) return [];
  const name = knownString(context, argument.value);
  if (name === undefined) return [];
  const to = LOGS[name];
  const builder = context.rewrite();
  if (name === 'Training' || name === 'Rules') builder.note('V3 knows logs=True and logs=False only.');
  return [
    {
      code: 'SM932',
      node: argument.value,
      v2: `${TRAIN}(logs=)`,
      fix: to
        ? builder.replace(argument.value, to).done(`Write ${to}`)
        : { grade: 'withheld', note: 'logs= is a boolean in V3.' },
    },
  ];
}
