import { V3 } from '../../catalog/mappings/misuse';
import type { Argument } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly } from '../../python/values';
import { isBelow } from '../../sdk/versions';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isString, knownString } from '../expressions';
import { habitsOf, removeArguments } from './call-edits';
import { channelDoc, s3SourceDoc } from './channel-docs';
import { argumentsOf, calleeOf, keywordOf, makingOf } from './program-facts';

/** Finds `InputData` that cannot say, or says silently wrong, what the job is to do with the data. */
export const inputData: Check = {
  name: 'input-data',
  call(fact, context) {
    const callee = calleeOf(fact);
    if (callee?.name === V3.inputData) return compression(fact, context);
    if (callee?.name === V3.trainer) return forcedMode(fact, keywordOf(fact.call, 'input_data_config'), context);
    if (callee?.name === `${V3.trainer}.train`) {
      const trainer = makingOf(context, callee.made);
      const given = argumentsOf(context, fact)?.get('input_data_config');
      return trainer ? forcedMode(trainer.fact, given, context) : [];
    }
    const isTune = callee?.name === `${V3.tuner}.tune`;
    return isTune && isBelow(context.options.target, '3.24') ? lostContentType(fact, context) : [];
  },
};

function compression(fact: CallFact, context: Context): Problem[] {
  const argument = keywordOf(fact.call, 'compression');
  if (!argument?.keyword) return [];
  const text = knownString(context, argument.value);
  const isDefault = text === 'None' || isNone(argument.value);
  return [
    {
      code: 'SM906',
      node: argument.keyword,
      v2: `${V3.inputData}(compression=)`,
      ...(isDefault ? {} : { v3: 'sagemaker.core.training.configs.Channel(compression_type=)' }),
      fix: isDefault ? without(fact, argument, context) : asChannel(fact, context, { compression: 'compression_type' }),
    },
  ];
}

function without(fact: CallFact, argument: Argument, context: Context): Rewrite {
  const builder = context.rewrite();
  removeArguments(context, builder, fact.call, [argument]);
  return builder.done('Remove compression=');
}

function asChannel(fact: CallFact, context: Context, rename: Readonly<Record<string, string>> = {}): Rewrite | Refusal {
  const args = argumentsOf(context, fact);
  const builder = context.rewrite();
  const doc = args && channelDoc(context, builder, fact.call, args, rename);
  if (!doc)
    return { grade: 'withheld', note: 'Write a Channel of sagemaker.core.training.configs instead of this InputData.' };
  builder.release(fact.call.callee);
  return builder.replace(fact.call, doc, habitsOf(context, fact.call)).done('Rewrite as Channel');
}

/** `InputData` objects among the channels, with the calls that make them. */
function inputsOf(
  given: Argument | undefined,
  context: Context,
): { fact: CallFact; args: ReadonlyMap<string, Argument> }[] {
  const list = given && exactly(context.valueOf(given.value), 'sequence');
  return (list?.items ?? []).flatMap((item) => {
    const atom = exactly(item, 'instance');
    const making = atom?.cls === V3.inputData ? makingOf(context, atom.made) : undefined;
    return making ? [making] : [];
  });
}

function forcedMode(trainer: CallFact, given: Argument | undefined, context: Context): Problem[] {
  const mode = keywordOf(trainer.call, 'training_input_mode');
  const name = mode && knownString(context, mode.value);
  if (!name || name === 'File') return [];
  return inputsOf(given, context).flatMap(({ args }): Problem[] => {
    const data = args.get('data_source');
    if (!data?.keyword || !isString(context, data.value)) return [];
    const builder = context.rewrite();
    const doc = s3SourceDoc(context, builder, data.value);
    return [
      {
        code: 'SM916',
        node: data.keyword,
        v2: `${V3.inputData}(data_source=)`,
        v3: 'sagemaker.core.training.configs.S3DataSource',
        fix: doc
          ? builder.replace(data.value, doc).done('Rewrite as S3DataSource')
          : {
              grade: 'withheld',
              note: `A local path is always copied in File mode; upload it and use an S3DataSource for ${name}.`,
            },
      },
    ];
  });
}

function lostContentType(fact: CallFact, context: Context): Problem[] {
  return inputsOf(argumentsOf(context, fact)?.get('inputs'), context).flatMap((making): Problem[] => {
    const type = making.args.get('content_type');
    if (!type?.keyword || isNone(type.value)) return [];
    return [
      {
        code: 'SM918',
        node: type.keyword,
        v2: `${V3.inputData}(content_type=)`,
        v3: 'sagemaker.core.training.configs.Channel',
        fix: asChannel(making.fact, context),
      },
    ];
  });
}
