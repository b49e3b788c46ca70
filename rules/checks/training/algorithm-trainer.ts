import {
  ALGORITHMS,
  FORCED_HYPERPARAMETERS,
  hyperparameterOf,
  SINGLE_INSTANCE,
} from '../../catalog/mappings/algorithms';
import { callDoc, code, type DocItem, joined, keyword } from '../../edits/doc';
import type { Call } from '../../python/ast';
import { atomsOf, type Value } from '../../python/values';
import { lastPart } from '../../sdk/names';
import type { NamedArgument } from '../arguments';
import type { Context } from '../context';
import { statementFor } from '../deployment/sites';
import { isNone } from '../expressions';
import { keptLocation } from './algorithm-location';
import { algorithmValue } from './algorithm-values';
import type { Trainer } from './trainer';

/** Keywords that V2's base class takes and the algorithms do nothing with. */
const MEANINGLESS: ReadonlySet<string> = new Set([
  'hyperparameters',
  'image_uri',
  'entry_point',
  'source_dir',
  'dependencies',
  'code_location',
  'git_config',
]);

/** Takes the arguments of a built-in algorithm's class: its hyperparameters as a dict, its image by a look-up. */
export function takeAlgorithm(trainer: Trainer, cls: string, args: readonly NamedArgument[]): void {
  const algorithm = ALGORITHMS[cls];
  if (!algorithm) return;
  const { builder, context, fact } = trainer;
  if (isTuned(context, fact.call)) {
    return trainer.refuse(
      'V2 took feature_dim and the channels of the jobs from record sets: build a ModelTrainer with feature_dim and mini_batch_size among its hyperparameters, and give tune() the channels.',
    );
  }
  const kept = keptLocation(context, { type: 'instance', cls, made: fact.call }, fact.call);
  const statement = kept && statementFor(context, fact.call);
  if (kept && statement) builder.insertBefore(statement, [kept.line]);
  const images = builder.import('sagemaker.core', 'image_uris', fact.call);
  const image = callDoc(`${images}.retrieve`, [
    keyword('framework', code(trainer.text(algorithm.image))),
    keyword('region', joined(trainer.sessionDoc(), code('.boto_region_name'))),
    keyword('version', code(trainer.text(algorithm.version))),
  ]);
  trainer.add('training_image', image, undefined);
  const entries: DocItem[] = Object.entries(FORCED_HYPERPARAMETERS[cls] ?? {}).map(([name, value]) => ({
    label: `${trainer.text(name)}: `,
    value: code(trainer.text(value)),
  }));
  for (const argument of args) {
    const { name, value, above, after } = argument;
    const target = hyperparameterOf(cls, name);
    if (MEANINGLESS.has(name) && !isNone(value)) return trainer.refuse(`${lastPart(cls)} does nothing with ${name}=.`);
    if (target && argument.optional) return trainer.refuse(`Whether ${name}= is given depends on the path taken.`);
    if (
      name === 'data_location' ||
      (cls === SINGLE_INSTANCE && name === 'instance_count') ||
      (target && isNone(value))
    ) {
      trainer.skip(argument);
    } else if (target) {
      const doc = algorithmValue(context, target.type, value, trainer.doc(value));
      if (typeof doc === 'string') return trainer.refuse(`${name}=: ${doc}`);
      entries.push({
        label: `${trainer.text(target.name)}: `,
        value: doc,
        ...(above.length > 0 ? { above } : {}),
        ...(after ? { after } : {}),
      });
    } else trainer.take(argument);
  }
  const spread = entries.some((entry) => entry.above || entry.after);
  trainer.add(
    'hyperparameters',
    { kind: 'group', head: undefined, open: '{', close: '}', items: entries, spread },
    undefined,
  );
}

/** True when a tuner takes the estimator, by itself or in a dict of several. */
function isTuned(context: Context, made: Call): boolean {
  const isIt = (value: Value): boolean =>
    atomsOf(value, 'instance').some((atom) => atom.made === made) ||
    atomsOf(value, 'dict').some((dict) => [...dict.entries.values()].some(isIt));
  return [...context.facts.calls.values()].some(({ call, args }) => {
    const { callee } = call;
    const owners = [callee, ...(callee.kind === 'attribute' ? [callee.object] : [])];
    const isTuner = owners.some((one) =>
      context.valueOf(one).atoms.some((atom) => 'name' in atom && atom.name === TUNER),
    );
    return isTuner && args.some(({ value }) => isIt(value));
  });
}

const TUNER = 'sagemaker.tuner.HyperparameterTuner';
