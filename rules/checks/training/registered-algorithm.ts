import { ALGORITHM_ESTIMATOR, ALGORITHM_SHARED } from '../../catalog/mappings/algorithm';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import { type NamedArgument, readArguments } from '../arguments';
import type { Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { statementFor } from '../deployment/sites';
import { isNone, knownString } from '../expressions';
import { numberedName } from '../numbered-name';
import { sessionKind } from '../pipelines/pipeline-sessions';
import { localityOf } from './local-mode';
import { Trainer } from './trainer';

/** Rewrites `AlgorithmEstimator(…)` as a ModelTrainer, with what V2 read from the algorithm. */
export function rewriteAlgorithm(fact: CallFact, context: Context): Rewrite | Refusal {
  const { args, items, obstacle } = readArguments(context, fact);
  const refusal = (note: string): Refusal => ({ grade: 'withheld', note, blocks: true });
  if (obstacle) return refusal(`This construction cannot be rewritten because ${obstacle}; write the arguments out.`);
  const statement = statementFor(context, fact.call);
  if (!statement) return refusal('V3 needs a statement above this construction: give it a statement of its own.');
  const builder = context.rewrite();
  const trainer = new Trainer(ALGORITHM_ESTIMATOR, fact, context, builder, args);
  const arn = trainer.given('algorithm_arn');
  if (!arn || !trainer.isHandy(arn.value)) return refusal('Give the ARN of the algorithm a name first.');
  const name = numberedName(context, fact.call, 'algorithm');
  const defaults = defaultsDoc(trainer, name);
  for (const argument of args) take(trainer, argument, defaults);
  if (!trainer.has('base_job_name')) trainer.add('base_job_name', baseName(trainer, arn), undefined);
  if (!trainer.has('hyperparameters')) trainer.add('hyperparameters', dictOf([['**', defaults]]), undefined);
  // What comes from the marketplace runs without a network.
  const isolation = code(`${trainer.text('ProductId')} in ${name}`);
  trainer.addTo('networking', 'enable_network_isolation', isolation, undefined);
  if (!trainer.hasIn('compute', 'instance_count')) trainer.addTo('compute', 'instance_count', code('1'), undefined);
  if (!trainer.hasIn('stopping_condition', 'max_runtime_in_seconds')) {
    trainer.addTo('stopping_condition', 'max_runtime_in_seconds', code('86400'), undefined, true);
  }
  if (!trainer.hasIn('output_data_config', 's3_output_path')) {
    trainer.addTo('output_data_config', 's3_output_path', trainer.defaultOutput(), undefined, true);
  }
  builder.tell('V2 checked the settings against the algorithm before the job, V3 leaves that to the service.');
  const client = joined(trainer.sessionDoc(), code('.sagemaker_client.describe_algorithm'));
  const look = callDoc(client, [keyword('AlgorithmName', trainer.doc(arn.value))]);
  trainer.close();
  if (trainer.refused) return refusal(trainer.refused);
  const cls = builder.import('sagemaker.train', 'ModelTrainer', fact.call);
  const doc = joined(callDoc(cls, trainer.items, items.isMultiline), ...trainer.suffix);
  builder.replaceBelow(statement, [joined(code(`${name} = `), look)], fact.call, doc, items);
  return builder.done('Rewrite as ModelTrainer');
}

function take(trainer: Trainer, argument: NamedArgument, defaults: Doc): void {
  const { name, value } = argument;
  const { context } = trainer;
  if (isNone(value)) return trainer.skip(argument);
  if (name === 'algorithm_arn') return trainer.add('algorithm_name', trainer.doc(value), argument);
  if (name === 'hyperparameters') {
    const text = joined(code('{name: str(value) for name, value in '), source(value), code('.items()}'));
    return trainer.add(
      'hyperparameters',
      dictOf([
        ['**', defaults],
        ['**', text],
      ]),
      argument,
    );
  }
  if (!ALGORITHM_SHARED.has(name)) {
    return trainer.refuse(`ModelTrainer has nothing for ${name}= of an algorithm; write it out by hand.`);
  }
  if (name === 'sagemaker_session' && sessionKind(context, value) !== 'plain') {
    return trainer.refuse('V3 reads the algorithm when the trainer is made: do without the session of a pipeline.');
  }
  if (/instance_type$/.test(name) && localityOf(context, value) !== 'remote') {
    return trainer.refuse('V3 runs algorithms on SageMaker only.');
  }
  trainer.take(argument);
}

/** The values that the algorithm has for hyperparameters that are not given. */
function defaultsDoc(trainer: Trainer, algorithm: string): Doc {
  const text = (value: string): string => trainer.text(value);
  return code(
    `{one[${text('Name')}]: one[${text('DefaultValue')}] for one in ${algorithm}[${text('TrainingSpecification')}].get(${text('SupportedHyperParameters')}, []) if ${text('DefaultValue')} in one}`,
  );
}

function baseName(trainer: Trainer, arn: NamedArgument): Doc {
  const known = knownString(trainer.context, arn.value);
  if (known !== undefined) return code(trainer.text(known.slice(known.lastIndexOf('/') + 1)));
  return joined(trainer.doc(arn.value), code(`.split(${trainer.text('/')})[-1]`));
}

function dictOf(parts: readonly (readonly [string, Doc])[]): Doc {
  const items = parts.map(([label, value]): DocItem => ({ label, value }));
  return { kind: 'group', head: undefined, open: '{', close: '}', items, spread: false };
}
