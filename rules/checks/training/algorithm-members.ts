import { uploadRecordSet } from '../../catalog/helpers/record-sets';
import { hyperparameterOf } from '../../catalog/mappings/algorithms';
import { callDoc, code, type DocItem, joined, source } from '../../edits/doc';
import type { Attribute, Expression } from '../../python/ast';
import type { CallFact, StoreFact } from '../../python/facts';
import type { InstanceAtom, Value } from '../../python/values';
import { lastPart, publicName } from '../../sdk/names';
import { readArguments } from '../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple, quoted } from '../expressions';
import { algorithmMethod } from './algorithm-fit';
import { locationOf } from './algorithm-location';
import { FILE_SYSTEM_RECORD_SET, RECORD_SET } from './algorithm-records';
import { algorithmValue } from './algorithm-values';
import { estimatorsIn, rootsOf } from './estimator-objects';

/** Rewrites what else is done with the object of an algorithm's class: its hyperparameters and the upload of arrays. */
export const algorithmMembers: Check = {
  name: 'algorithm-members',
  call: (fact, context) => [...uploads(fact, context), ...recordSetMethods(fact)],
  store: stores,
  attribute: (node, { owner }, context) => loads(node, owner, context),
};

function uploads(fact: CallFact, context: Context): Problem[] {
  const atom = algorithmMethod(fact, 'record_set');
  const { callee } = fact.call;
  if (!atom || callee.kind !== 'attribute') return [];
  return [
    {
      code: 'SM210',
      node: callee.name,
      v2: `${publicName(atom.self.cls)}.record_set`,
      message: 'V3 uploads no arrays: write the records by code of your own',
      fix: rewriteUpload(fact, callee, atom.self, context),
      roots: [...(atom.self.made ? [atom.self.made] : []), fact.call],
      partial: fact.callee.open,
    },
  ];
}

function rewriteUpload(fact: CallFact, callee: Attribute, self: InstanceAtom, context: Context): Rewrite | Refusal {
  const no = (note: string): Refusal => ({ grade: 'withheld', note, blocks: [fact.call] });
  const { items, obstacle } = readArguments(context, fact);
  if (obstacle) return no(`record_set() cannot be rewritten because ${obstacle}.`);
  if (fact.callee.atoms.length > 1) return no('Which algorithm this is depends on the path taken.');
  if (!isSimple(callee.object)) return no('Give the estimator a name first.');
  const location = locationOf(context, self);
  if (location === undefined) {
    return no('data_location= of the estimator is made in place: give it a name that does not change.');
  }
  const { quote } = context.style(fact.call.host.text);
  const builder = context.rewrite();
  const name = builder.define(uploadRecordSet, fact.call);
  const first: DocItem[] = [
    { label: '', value: source(callee.object) },
    { label: '', value: code(quoted(lastPart(self.cls), quote)) },
    { label: '', value: code(location) },
  ];
  const rest = fact.call.args.map(
    (argument): DocItem => ({
      label: argument.keyword ? `${argument.keyword.id}=` : '',
      value: source(argument.value),
    }),
  );
  return builder.replace(fact.call, callDoc(name, [...first, ...rest]), items).done('Upload by code of your own');
}

/** What a record set of V2 gives as V2's inputs objects. */
function recordSetMethods(fact: CallFact): Problem[] {
  const [atom] = fact.callee.atoms;
  const { callee } = fact.call;
  const isMethod = atom?.type === 'method' && (atom.name === 'records_s3_input' || atom.name === 'data_channel');
  if (!isMethod || callee.kind !== 'attribute' || ![RECORD_SET, FILE_SYSTEM_RECORD_SET].includes(atom.self.cls))
    return [];
  const note = 'Take input_channel() of the record set instead, which is the Channel that train() and tune() take.';
  return [
    {
      code: 'SM210',
      node: callee.name,
      v2: `${publicName(atom.self.cls)}.${atom.name}`,
      message: `The record set written for V3 has no ${atom.name}()`,
      fix: { grade: 'withheld', note },
      roots: atom.self.made ? [atom.self.made] : [],
    },
  ];
}

/** The hyperparameter that an attribute of the object stands for. */
function hyperparameterIn(
  context: Context,
  owner: Value,
  attribute: string,
): { estimators: readonly InstanceAtom[]; name?: string; type?: string } | undefined {
  const estimators = estimatorsIn(context, owner);
  const [first] = estimators;
  if (!first) return undefined;
  const found = hyperparameterOf(first.cls, attribute);
  if (found) return { estimators, ...found };
  const isOther = context.knowledge.isSubclass(first.cls, BASE) && OTHERS.has(attribute);
  return isOther ? { estimators } : undefined;
}

const BASE = 'sagemaker.amazon.amazon_estimator.AmazonAlgorithmEstimatorBase';
const OTHERS: ReadonlySet<string> = new Set(['data_location', 'feature_dim', 'mini_batch_size']);

function stores({ node, owner, valueNode, statement }: StoreFact, context: Context): Problem[] {
  const found = hyperparameterIn(context, owner, node.name.id);
  if (!found) return [];
  const problem = problemOf(node, found.estimators, owner);
  const note = `Set it by hyperparameters[...] of the ModelTrainer, or where ${node.name.id} is used.`;
  const isPlain = statement.body.kind === 'assign' && statement.body.targets.length === 1;
  if (!found.name || !valueNode || !isPlain || isNone(valueNode) || owner.atoms.length > 1) {
    return [{ ...problem, fix: { grade: 'withheld', note } }];
  }
  const value = algorithmValue(context, found.type ?? 'str', valueNode, source(valueNode));
  if (typeof value === 'string') return [{ ...problem, fix: { grade: 'withheld', note: value } }];
  const builder = context.rewrite();
  builder.replace(node, joined(source(node.object), code(`.hyperparameters[${textOf(context, node, found.name)}]`)));
  if (value.kind !== 'source') builder.replace(valueNode, value);
  return [{ ...problem, fix: builder.done('Set it in the hyperparameters') }];
}

function loads(node: Attribute, owner: Value, context: Context): Problem[] {
  const found = hyperparameterIn(context, owner, node.name.id);
  if (!found) return [];
  const name = found.name ?? node.name.id;
  const note =
    name === 'data_location'
      ? 'A ModelTrainer has no data_location: use the name or text that the location was given as.'
      : `Read hyperparameters[${textOf(context, node, name)}] of the ModelTrainer.`;
  return [{ ...problemOf(node, found.estimators, owner), fix: { grade: 'withheld', note } }];
}

function problemOf(node: Attribute, estimators: readonly InstanceAtom[], owner: Value): Omit<Problem, 'fix'> {
  const name = node.name.id;
  return {
    code: 'SM210',
    node: node.name,
    v2: `${publicName(estimators[0]?.cls ?? '')}.${name}`,
    message: `ModelTrainer has no ${name}`,
    roots: rootsOf(estimators),
    partial: owner.open,
  };
}

function textOf(context: Context, node: Expression, name: string): string {
  return quoted(name, context.style(node.host.text).quote);
}
