import { ALGORITHM_ESTIMATOR } from '../../catalog/mappings/algorithm';
import { REGISTER_PARAMETERS } from '../../catalog/mappings/deploy';
import { FRAMEWORK_MODELS, FRAMEWORK_NOTE } from '../../catalog/mappings/model';
import { TRANSFORMER_PARAMETERS } from '../../catalog/mappings/transformer';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Call, Conditional, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly, type InstanceAtom, type MethodAtom } from '../../python/values';
import { publicName } from '../../sdk/names';
import { type NamedArgument, readArguments } from '../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple, unwrap } from '../expressions';
import { numberedName } from '../numbered-name';
import type { RewriteBuilder } from '../rewrite-builder';
import { TRAINERS } from '../training/estimator';
import { jobPlan } from '../training/jobs/job-plan';
import { bestEstimatorCall, estimatorMakers, tunerRoots } from '../tuning/tuner-objects';
import { describeAlgorithm } from './algorithm-package';
import { BuilderCall } from './builder-call';
import { type DeployArguments, sortDeploy, tagsDoc } from './deploy-arguments';
import { describeEstimator } from './estimator-source';
import { deployJumpStart, isJumpStartTrainer } from './jumpstart-deploy';
import { addFormats } from './model';
import { firstOf } from './model-plan';
import { statementFor } from './sites';

const TUNER = 'sagemaker.tuner.HyperparameterTuner';
const CODES: Readonly<Record<string, string>> = { deploy: 'SM404', register: 'SM406', transformer: 'SM601' };

/** Rewrites `estimator.deploy(…)`, `.transformer(…)`, `.register(…)` and `tuner.deploy(…)` through a ModelBuilder. */
export const estimatorDeploy: Check = {
  name: 'estimator-deploy',
  call(fact, context) {
    const atom = fact.callee.atoms.find((one): one is MethodAtom => one.type === 'method' && isDeploying(one));
    const { callee } = fact.call;
    if (!atom || callee.kind !== 'attribute') return [];
    const made = fact.callee.atoms.flatMap((one) => (one.type === 'method' && one.self.made ? [one.self.made] : []));
    const choice = choiceOf(context, callee.object);
    const isTuner =
      choice !== undefined || atom.self.cls === TUNER || bestEstimatorCall(context, atom.self.made) !== undefined;
    const owners = isTuner ? made.flatMap((one) => [one, ...tunerRoots(context, one)]) : made;
    const problem: Problem = {
      code: isTuner && atom.name === 'deploy' ? 'SM405' : (CODES[atom.name] ?? 'SM406'),
      node: callee.name,
      v2: `${publicName(atom.self.cls)}.${atom.name}`,
      v3: `sagemaker.serve.model_builder.ModelBuilder.${atom.name}`,
      message: `${atom.name}() is gone from ${isTuner ? 'tuning' : 'training'} in V3: build a ModelBuilder from the training job`,
      fix:
        atom.name === 'deploy' && isJumpStartTrainer(context, callee.object)
          ? deployJumpStart(fact, context)
          : rewriteThroughBuilder(fact, atom.name, context, isTuner),
      roots: [...owners, fact.call],
      partial: fact.callee.open || !fact.callee.atoms.every((one) => one.type === 'method' && isDeploying(one)),
    };
    return [problem];
  },
};

function isDeploying(atom: MethodAtom): boolean {
  if (atom.self.cls === TUNER) return atom.name === 'deploy';
  // Other estimators' models are found with the models.
  if (atom.self.cls === ALGORITHM_ESTIMATOR && atom.name === 'create_model') return true;
  return TRAINERS.has(atom.self.cls) && Object.hasOwn(CODES, atom.name);
}

function rewriteThroughBuilder(fact: CallFact, method: string, context: Context, isTuner: boolean): Rewrite | Refusal {
  const { call } = fact;
  const { callee } = call;
  const no = (note: string): Refusal => ({ grade: 'withheld', note, blocks: [call] });
  if (callee.kind !== 'attribute') return no(`${method} is not called on the object itself.`);
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return no(`${method}() cannot be rewritten because ${obstacle}; write the arguments out.`);
  const statement = statementFor(context, call);
  if (!statement) return no(`V3 needs statements above this ${method}(): move it to a statement of its own.`);
  const builder = context.rewrite();
  const { lines, job, refused } = jobLines(context, builder, callee.object, isTuner);
  if (refused) return no(refused);
  const algorithm = isTuner ? undefined : describeAlgorithm(context, callee.object, method);
  const owner = algorithm ?? describeEstimator(context, callee.object, job);
  if (owner.refused) return no(owner.refused);
  const parts = partsOf(context, method, args);
  if (parts.refused) return no(parts.refused);
  const made = algorithm?.makePackage(builder, call, parts);
  if (made?.refused) return no(made.refused);
  lines.push(...(made?.lines ?? []));
  noteUnfinished(context, builder, callee.object);
  const model = new BuilderCall(context, builder, call, owner.modelClass);
  model.folder = owner.folder;
  model.servingLevel = owner.servingLevel;
  model.takeAll(parts.forModel);
  const type = parts.instanceType;
  const isCopied = type !== undefined && (isSimple(type) || unwrap(type).kind === 'constant');
  if (type && !isCopied) return no('Give the instance type a name first: the ModelBuilder needs it.');
  const typeDoc = type && code(context.source(type));
  const { serverless } = parts;
  owner.describe(
    model,
    serverless && isSimple(serverless)
      ? { serverless: code(context.source(unwrap(serverless))) }
      : { instanceType: typeDoc },
  );
  if (typeDoc && method === 'deploy') model.set('instance_type', typeDoc);
  if (method === 'register') {
    model.set('dependencies', code('{}'));
    if (Object.hasOwn(FRAMEWORK_MODELS, owner.modelClass)) builder.tell(FRAMEWORK_NOTE);
    if (!parts.items.some((item) => item.label === 'model_card=')) {
      builder.note(
        'V2 attached a draft model card with the details of the training job: give model_card= to register() where it is read.',
      );
    }
  }
  const doc = model.finish(true);
  if (model.refused) return no(model.refused);
  const name = builderName(context, call);
  lines.push(joined(code(`${name} = `), doc));
  const found = parts.tags ? undefined : owner.foundTags?.(builder, call);
  const tags = method === 'register' ? undefined : (found ?? tagList(context, builder, parts.tags, owner.tags));
  if (tags && algorithm?.tagsModel !== false) lines.push(callDoc(`${name}.add_tags`, [{ label: '', value: tags }]));
  if (tags && method === 'transformer') parts.items.push(keyword('tags', tags));
  const modelName = parts.modelName ?? model.modelName;
  if (method !== 'register') {
    const given = made?.modelName ?? (modelName && source(modelName));
    const value = given ? joined(code('model_name='), given) : code('');
    lines.push(joined(code(`${name}.build(`), value, code(')')));
  }
  const isNamed = parts.items.some((item) => item.label === 'endpoint_name=');
  if (method === 'deploy' && !isNamed && choiceOf(context, callee.object)) {
    return no('What V2 names the endpoint depends on the object that is deployed; give endpoint_name=.');
  }
  // V2 named the endpoint of a tuner after its best job.
  if (atomOf(context, callee.object)?.cls === TUNER && !isNamed) {
    parts.items.push(keyword('endpoint_name', code(`${job}.training_job_name`)));
  }
  if (made) parts.items.unshift(...made.items(name));
  const target = made?.callee ?? code(`${name}.${method}`);
  builder.replaceBelow(
    statement,
    lines,
    call,
    callDoc(target, parts.items, items.isMultiline && parts.items.length > 1),
    items,
  );
  if (method === 'deploy') addFormats(context, fact, builder);
  return builder.done(`Rewrite as ${method}() of a ModelBuilder`);
}

/** The line that fetches the best training job, and the name of the variable that holds it. */
function jobLines(
  context: Context,
  builder: RewriteBuilder,
  owner: Expression,
  isTuner: boolean,
): { lines: Doc[]; job: string | undefined; refused?: string } {
  if (!isTuner) {
    const refused = isSimple(owner)
      ? undefined
      : 'Give the estimator a name first: the ModelBuilder reads it more than once.';
    return { lines: [], job: undefined, ...(refused ? { refused } : {}) };
  }
  const isBest = unwrap(owner).kind === 'call';
  const atom = atomOf(context, owner);
  const isTunerItself = atom?.cls === TUNER;
  if (!isTunerItself && isSimple(owner)) return { lines: [], job: context.source(owner) };
  const choice = choiceOf(context, owner);
  if (!isBest && !isSimple(owner) && !choice)
    return { lines: [], job: undefined, refused: 'Give the tuner a name first.' };
  const job = numberedName(context, owner, 'best_training_job');
  if (!isTunerItself && !choice) return { lines: [joined(code(`${job} = `), source(owner))], job };
  if (choice) {
    const jobs = [choice.then, choice.otherwise].map((one) =>
      atomOf(context, one)?.cls === TUNER
        ? bestJobDoc(context, builder, one)
        : joined(source(one), code('._latest_training_job')),
    );
    const [then = code(''), otherwise = code('')] = jobs;
    const test = joined(code(' if '), source(choice.test), code(' else '));
    return { lines: [joined(code(`${job} = `), then, test, otherwise)], job };
  }
  return { lines: [joined(code(`${job} = `), bestJobDoc(context, builder, owner))], job };
}

/** The best training job of a tuner. */
function bestJobDoc(context: Context, builder: RewriteBuilder, tuner: Expression): Doc {
  const cls = builder.import('sagemaker.core.resources', 'TrainingJob', tuner);
  const items = [keyword('training_job_name', joined(source(tuner), code('.best_training_job()')))];
  const made = atomOf(context, tuner)?.made;
  const hasSession = made !== undefined && estimatorMakers(context, made).some((one) => hasOwnSession(context, one));
  if (hasSession) items.push(keyword('session', joined(source(tuner), code('.sagemaker_session.boto_session'))));
  return callDoc(`${cls}.get`, items);
}

/** `tuner if … else estimator`, the estimator being the one that is tuned. */
function choiceOf(context: Context, node: Expression): Conditional | undefined {
  const inner = unwrap(node);
  if (inner.kind !== 'conditional') return undefined;
  const sides = [inner.then, inner.otherwise];
  const makers = sides.map((side) => {
    const atom = exactly(context.valueOf(side), 'instance');
    if (!atom?.made || !isSimple(side)) return undefined;
    if (atom.cls !== TUNER) return atom.made;
    const tuned = estimatorMakers(context, atom.made);
    return tuned.length === 1 ? tuned[0]?.call : undefined;
  });
  return makers[0] && makers[0] === makers[1] ? inner : undefined;
}

function hasOwnSession(context: Context, maker: CallFact): boolean {
  const session = context.bind(maker)?.byName.get('sagemaker_session')?.value;
  return session !== undefined && !isNone(session);
}

type Parts = DeployArguments;

function partsOf(context: Context, method: string, args: readonly NamedArgument[]): Parts {
  if (method === 'deploy') return sortDeploy(context, args, true);
  const items: DocItem[] = [];
  const forModel: NamedArgument[] = [];
  const found = new Map<string, Expression>();
  let refused: string | undefined;
  const known = method === 'transformer' ? TRANSFORMER_PARAMETERS : REGISTER_PARAMETERS;
  for (const argument of args) {
    const { name, value, above, after } = argument;
    if (isNone(value)) continue;
    if (known.has(name)) {
      const comments = { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
      items.push({ ...keyword(name, source(value)), ...comments });
      if (name === 'instance_type') found.set(name, value);
      const first = name === 'inference_instances' ? firstOf(value) : undefined;
      if (first && isSimple(first)) found.set('instance_type', first);
    } else if (method === 'transformer' && name === 'tags') {
      found.set(name, value);
    } else if (method === 'transformer' && name === 'model_name') found.set(name, value);
    else if (method === 'transformer' && ['role', 'enable_network_isolation'].includes(name)) forModel.push(argument);
    else
      refused ??= `${method}() of ModelBuilder has nothing for ${name}=; set it on the ModelBuilder or leave it out.`;
  }
  return {
    items,
    refused,
    instanceType: found.get('instance_type'),
    serverless: undefined,
    modelName: found.get('model_name'),
    tags: found.get('tags'),
    acceptEula: undefined,
    forModel,
  };
}

/** The tags of the call, or those written out at the estimator, repeated as text because they stand elsewhere. */
function tagList(
  context: Context,
  builder: RewriteBuilder,
  given: Expression | undefined,
  own: Expression | undefined,
): Doc | undefined {
  if (given) return tagsDoc(context, builder, given);
  const value = own && unwrap(own);
  if (!value || (value.kind !== 'sequence' && value.kind !== 'dict')) return undefined;
  const text = context.source(value);
  if (value.kind === 'sequence' && !text.includes('\n')) return code(text);
  builder.note('V2 put the tags of the estimator here too: pass them to add_tags() before build().');
  return undefined;
}

const UNFINISHED =
  'Training is not waited for: call wait() on the training job first, because its model_artifacts are empty until it has finished.';

/** The artifacts are only known when training was waited for. */
function noteUnfinished(context: Context, builder: RewriteBuilder, owner: Expression): void {
  for (const atom of context.valueOf(owner).atoms) {
    if (atom.type !== 'instance' || !atom.made) continue;
    const fits = context.usesOf(atom.made).methods.filter((use) => use.name === 'fit');
    const isLoose = fits.some((use) => {
      const wait = context.bind(use.fact)?.byName.get('wait')?.value;
      return wait !== undefined && context.source(wait) !== 'True';
    });
    if (isLoose) {
      builder.note(
        jobPlan(context, atom.made)
          ? UNFINISHED
          : 'Training is not waited for: call wait() and refresh() on _latest_training_job first, because its model_artifacts are empty until it has finished.',
      );
    }
  }
}

function atomOf(context: Context, node: Expression): InstanceAtom | undefined {
  return context.valueOf(node).atoms.find((one): one is InstanceAtom => one.type === 'instance');
}

function builderName(context: Context, call: Call): string {
  return numberedName(context, call, 'model_builder');
}
