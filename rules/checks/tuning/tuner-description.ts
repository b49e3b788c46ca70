import { DESCRIPTION, DESCRIPTION_FIELDS, type Fields, TUNER, TUNING_JOB } from '../../catalog/mappings/tuner';
import { code, joined, source } from '../../edits/doc';
import type { Call, Expression, Name, Statement, Subscript } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly } from '../../python/values';
import { forEachExpression } from '../../python/walk';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { knownString } from '../expressions';
import { attachedTunersIn } from './attached-tuner';
import { rootsOfOwner } from './tuner-objects';

/** Rewrites reads of the dict that `describe()` gave as reads of the object that it gives in V3. */
export const tunerDescription: Check = {
  name: 'tuner-description',
  call(fact, context) {
    if (!describes(fact)) return [];
    const { callee } = fact.call;
    const problems = read(fact.call, fact.call, context);
    const onJob = fact.callee.atoms.some((atom) => atom.type === 'method' && atom.self.cls === TUNING_JOB);
    const isAttached =
      callee.kind === 'attribute' && attachedTunersIn(context, context.valueOf(callee.object)).length > 0;
    // The job itself is asked by `refresh()` in V3; `describe()` of the tuner keeps its name.
    if (!(onJob || isAttached) || callee.kind !== 'attribute') return problems;
    const rename: Problem = {
      ...problem(callee.name, fact.call, context),
      message: 'describe() of a tuning job is gone in V3: use refresh()',
      v2: `${TUNING_JOB}.describe`,
      fix: context.rewrite().replace(callee.name, 'refresh').done('Rename to refresh()'),
    };
    return [rename, ...problems];
  },
  program(context) {
    const isUsed = [...context.facts.calls.values()].some(describes);
    return isUsed ? context.facts.texts.flatMap((statements) => readsByName(statements, context)) : [];
  },
};

/** Places that read a description through a variable. */
function readsByName(statements: readonly Statement[], context: Context): Problem[] {
  const problems: Problem[] = [];
  forEachExpression(statements, (node) => {
    if (node.kind !== 'name' || isTarget(node)) return;
    const atom = exactly(context.valueOf(node), 'instance');
    if (atom?.cls === DESCRIPTION && atom.made?.kind === 'call') problems.push(...read(node, atom.made, context));
  });
  return problems;
}

function isTarget(node: Name): boolean {
  const { body } = node.host;
  return body.kind === 'assign' && body.targets.includes(node);
}

function describes(fact: CallFact): boolean {
  return fact.callee.atoms.some(
    (atom) =>
      atom.type === 'method' && atom.name === 'describe' && (atom.self.cls === TUNER || atom.self.cls === TUNING_JOB),
  );
}

/** The problem of one place that reads the description; places that work with the object too have none. */
function read(node: Name | Call, made: Call, context: Context): Problem[] {
  const parent = context.parentOf(node);
  if (parent?.kind === 'subscript' && parent.object === node) return [subscripted(parent, made, context)];
  if (isHarmless(node, parent, context)) return [];
  return [{ ...problem(shownOf(node), made, context), fix: refusal('Its keys are attributes in V3') }];
}

function isHarmless(node: Expression, parent: Expression | undefined, context: Context): boolean {
  if (parent?.kind === 'call') {
    const isPrint = parent.callee.kind === 'name' && /^(print|pprint|display|type)$/.test(parent.callee.id);
    return isPrint || (parent.callee.kind === 'attribute' && parent.callee.name.id === 'pprint');
  }
  if (parent?.kind === 'wrapper') return isHarmless(parent, context.parentOf(parent), context);
  if (parent) return false;
  const { body } = node.host;
  if (body.kind === 'assign') return body.targets.every((target) => target.kind === 'name');
  return body.kind === 'expression';
}

function subscripted(first: Subscript, made: Call, context: Context): Problem {
  const path: string[] = [];
  let fields: Fields | undefined = DESCRIPTION_FIELDS;
  let whole: Subscript = first;
  for (let at: Expression | undefined = first; at?.kind === 'subscript' && fields; at = context.parentOf(at)) {
    if (at !== first && at.object !== whole) break;
    const [index, ...more] = at.indices;
    const key: string | undefined = index && more.length === 0 ? knownString(context, index) : undefined;
    const field: Fields[string] | undefined = key !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field)
      return { ...base(first, made, context), fix: refusal(`${context.source(at)} is read by attributes in V3`) };
    path.push(field.to);
    whole = at;
    fields = field.fields;
  }
  const attributes = path.join('.');
  const doc = joined(source(first.object), code(`.${attributes}`));
  const fix: Rewrite = context.rewrite().replace(whole, doc).done(`Read ${attributes}`);
  return { ...base(first, made, context), v3: `sagemaker.core.resources.HyperParameterTuningJob.${attributes}`, fix };
}

function base(first: Subscript, made: Call, context: Context): Omit<Problem, 'fix'> {
  return problem(first.indices[0] ?? first, made, context);
}

function problem(node: Problem['node'], made: Call, context: Context): Omit<Problem, 'fix'> {
  return {
    code: 'SM303',
    node,
    v2: `${TUNER}.describe`,
    v3: 'sagemaker.core.resources.HyperParameterTuningJob',
    message: 'describe() gives an object in V3, not a dict: read its attributes',
    roots: made.callee.kind === 'attribute' ? rootsOfOwner(context, made.callee.object) : [],
  };
}

function shownOf(node: Name | Call): Problem['node'] {
  return node.kind === 'call' && node.callee.kind === 'attribute' ? node.callee.name : node;
}

function refusal(what: string): Refusal {
  return {
    grade: 'withheld',
    note: `${what}: describe() gives a HyperParameterTuningJob there, for example job.best_training_job.training_job_name.`,
  };
}
