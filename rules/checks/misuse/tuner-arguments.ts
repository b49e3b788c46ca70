import { V3 } from '../../catalog/mappings/misuse';
import { source } from '../../edits/doc';
import type { Argument } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly } from '../../python/values';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple } from '../expressions';
import { addKeyword, removeArguments } from './call-edits';
import { calleeOf, escapes, keywordOf, madeAs } from './program-facts';

/** Finds what a tuner's constructor does not take: the exact name belongs to `tune`, the session to the trainer. */
export const tunerArguments: Check = {
  name: 'tuner-arguments',
  call(fact, context) {
    const callee = calleeOf(fact);
    if (callee?.name !== V3.tuner) return [];
    const problems: Problem[] = [];
    const add = (code: string, name: string, v3: string, fix: (argument: Argument) => Rewrite | Refusal): void => {
      const argument = keywordOf(fact.call, name);
      if (!argument?.keyword) return;
      const v2 = `${V3.tuner}(${name}=)`;
      problems.push({ code, node: argument.keyword, v2, v3, fix: fix(argument), partial: callee.partial });
    };
    add('SM908', 'tuning_job_name', `${V3.tuner}.tune(job_name=)`, (argument) => jobName(argument, fact, context));
    add('SM910', 'sagemaker_session', `${V3.trainer}(sagemaker_session=)`, (argument) =>
      session(argument, fact, context),
    );
    return problems;
  },
};

function jobName(argument: Argument, fact: CallFact, context: Context): Rewrite | Refusal {
  const builder = context.rewrite();
  if (!isNone(argument.value)) {
    const runs = context.usesOf(fact.call).methods.filter(({ name }) => name === 'tune');
    const tune = runs[0]?.fact.call;
    const isFree = tune && !keywordOf(tune, 'job_name') && tune.args.every(({ form }) => form === 'keyword');
    if (runs.length !== 1 || !isFree || !isSimple(argument.value) || escapes(context, fact.call)) {
      return { grade: 'withheld', note: 'Pass the name to tune() as job_name=.' };
    }
    addKeyword(context, builder, tune, 'job_name', source(argument.value), keywordOf(tune, 'inputs'));
  }
  removeArguments(context, builder, fact.call, [argument]);
  return builder.done('Pass job_name= to tune()');
}

function session(argument: Argument, fact: CallFact, context: Context): Rewrite | Refusal {
  const builder = context.rewrite();
  removeArguments(context, builder, fact.call, [argument]);
  const given = keywordOf(fact.call, 'model_trainer') ?? fact.call.args.find(({ form }) => form === 'positional');
  const trainer = given && madeAs(context, given.value, V3.trainer);
  const isPlain = trainer?.args.every(({ form }) => form === 'keyword');
  if (!isNone(argument.value) && !(trainer && keywordOf(trainer, 'sagemaker_session'))) {
    const made = exactly(context.valueOf(argument.value), 'instance')?.made;
    const isEarlier = made && trainer && made.host.text === trainer.host.text && made.end < trainer.start;
    if (trainer && isPlain && isEarlier && isSimple(argument.value)) {
      addKeyword(context, builder, trainer, 'sagemaker_session', source(argument.value));
    } else {
      builder.note('The tuner now works with the session of its trainer: give sagemaker_session= to the ModelTrainer.');
    }
  }
  return builder.done('Leave the session to the ModelTrainer');
}
