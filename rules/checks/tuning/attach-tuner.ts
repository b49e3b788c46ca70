import { ATTACHED_TUNER_GONE, GONE_METHODS, TUNER, TUNING_JOB } from '../../catalog/mappings/tuner';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Attribute, Call } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { readArguments } from '../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple } from '../expressions';
import { sessionItem } from '../training/attached/attach';
import { sessionText } from '../training/attached/attached-job';
import { type AttachedTuner, attachedTuner, attachedTunersIn, jobsOfAttachedTuner } from './attached-tuner';
import { tuningPlan } from './core-plan';
import { allTuners } from './tuner-objects';

const RESOURCES = 'sagemaker.core.resources';
const NAME = 'hyper_parameter_tuning_job_name';

/** Arguments of `attach` that V3 does without. */
const NEEDLESS: ReadonlySet<string> = new Set(['job_details', 'estimator_cls']);

/** Members that other checks rewrite. */
const ELSEWHERE: ReadonlySet<string> = new Set(['best_estimator', 'describe', 'deploy', ...Object.keys(GONE_METHODS)]);

/** Rewrites `HyperparameterTuner.attach(name)` as the HyperParameterTuningJob of that name, with what is read of it. */
export const attachTuner: Check = {
  name: 'attach-tuner',
  call(fact, context) {
    const { callee } = fact.call;
    if (!attachedTuner(context, fact.call) || tuningPlan(context, fact.call) || callee.kind !== 'attribute') return [];
    const fix = rewriteAttach(fact, context);
    // Where the class stays, its marker has to be written along with the tuners that become V3's.
    const others = fix.grade === 'withheld' ? allTuners(context) : [];
    return [
      {
        code: 'SM306',
        node: callee.name,
        v2: `${TUNER}.attach`,
        v3: `${RESOURCES}.HyperParameterTuningJob.get`,
        fix,
        roots: [fact.call, ...others],
      },
    ];
  },
  attribute(node, { owner }, context) {
    // What starts the job is no member of it.
    if (node.name.id === 'fit' && owner.atoms.some((one) => one.type === 'instance' && tuningPlan(context, one.made)))
      return [];
    const tuners = attachedTunersIn(context, owner);
    const all = tuners.length > 0 ? tuners : jobsOfAttachedTuner(context, owner);
    const [first] = all;
    if (!first) return [];
    const isJob = tuners.length === 0;
    const fix = isJob ? ofJob(node) : ofTuner(node, first, context);
    if (!fix) return [];
    const problem: Problem = {
      code: 'SM303',
      node: node.name,
      v2: `${isJob ? TUNING_JOB : TUNER}.${node.name.id}`,
      v3: `${RESOURCES}.HyperParameterTuningJob`,
      message: `The HyperParameterTuningJob that V3 gives for an attached tuner has no ${node.name.id}`,
      fix,
      roots: all.map(({ made }) => made),
      partial: owner.open || owner.atoms.length > all.length,
    };
    return [problem];
  },
};

function refusal(note: string, blocks: Refusal['blocks'] = false): Refusal {
  return { grade: 'withheld', note, ...(blocks && { blocks }) };
}

function rewriteAttach(fact: CallFact, context: Context): Rewrite | Refusal {
  const { call } = fact;
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return refusal(`attach() cannot be rewritten because ${obstacle}; write the arguments out.`, [call]);
  if (context.usesOf(call).methods.some(({ name }) => name === 'fit'))
    return refusal(ATTACHED_TUNER_GONE.fit ?? '', [call]);
  const builder = context.rewrite();
  const out: DocItem[] = [];
  const dropped: string[] = [];
  for (const { name, value, above, after } of args) {
    if (isNone(value) && above.length === 0 && !after) continue;
    // The job describes itself, and the class was that of the estimator to deploy.
    if (NEEDLESS.has(name) && isSimple(value)) {
      dropped.push(...above, ...(after ? [after] : []));
      continue;
    }
    const content =
      name === 'tuning_job_name'
        ? keyword(NAME, source(value))
        : name === 'sagemaker_session'
          ? sessionItem(context, value)
          : `HyperParameterTuningJob.get() has nothing for ${name}=; leave it out where it is not needed.`;
    if (typeof content === 'string') return refusal(content, [call]);
    if (content) out.push({ ...content, ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) });
  }
  const last = out.at(-1);
  if (last && dropped.length > 0) out[out.length - 1] = { ...last, above: [...(last.above ?? []), ...dropped] };
  for (const { fact: user } of context.usesOf(call).passedTo) {
    if (user.callee.atoms.some((atom) => atom.type === 'class' || atom.type === 'method')) {
      return refusal(
        `${context.source(user.call.callee)}() takes the attached tuner, and V3 has only its HyperParameterTuningJob.`,
        [call],
      );
    }
  }
  const cls = builder.import(RESOURCES, 'HyperParameterTuningJob', call);
  return builder.replace(call, callDoc(`${cls}.get`, out, items.isMultiline), items).done('Get the tuning job');
}

function callOf(node: Attribute, context: Context): Call | undefined {
  const parent = context.parentOf(node);
  return parent?.kind === 'call' && parent.callee === node ? parent : undefined;
}

function ofTuner(node: Attribute, attached: AttachedTuner, context: Context): Rewrite | Refusal | undefined {
  const name = node.name.id;
  const call = callOf(node, context);
  if (ELSEWHERE.has(name)) return undefined;
  const builder = context.rewrite();
  const of = (member: string): Doc => joined(source(node.object), code(`.${member}`));
  switch (name) {
    case 'wait':
      return undefined;
    case 'stop_tuning_job':
      return builder.replace(node.name, 'stop').done('Use stop()');
    case 'best_training_job': {
      if (!call) break;
      const doc = of('refresh().best_training_job.training_job_name');
      return builder.replace(call, doc).done('Read the best training job');
    }
    case 'latest_tuning_job':
      return builder.replace(node, source(node.object)).done('Use the job itself');
    case '_current_job_name':
      return builder.replace(node.name, NAME).done(`Read ${NAME}`);
    case 'sagemaker_session':
    case 'analytics': {
      if (name === 'analytics' && !call) break;
      const session = sessionText(context, attached, builder, node);
      if (!session) return refusal('Give the session that attach() gets a name first: it is needed here too.');
      if (name === 'sagemaker_session') return builder.replace(node, session).done('Use the session');
      const cls = builder.import('sagemaker.core.analytics', 'HyperparameterTuningJobAnalytics', node);
      const doc = callDoc(cls, [{ label: '', value: of(NAME) }, keyword('sagemaker_session', code(session))]);
      return builder.replace(call as Call, doc).done('Build HyperparameterTuningJobAnalytics');
    }
  }
  const note = Object.hasOwn(ATTACHED_TUNER_GONE, name) ? ATTACHED_TUNER_GONE[name] : undefined;
  const { knowledge } = context;
  // What the class never had belongs to something else that the value may be.
  if (!note && !knowledge.methodOwner(TUNER, name) && !knowledge.parameters(TUNER)?.includes(name)) return undefined;
  return refusal(note ?? `The HyperParameterTuningJob of V3 has no ${name}; see its attributes in ${RESOURCES}.`);
}

/** Members of `tuner.latest_tuning_job`, which is the job itself; its name is renamed as that of any tuning job. */
function ofJob(node: Attribute): Rewrite | Refusal | undefined {
  const known = new Set(['name', 'job_name', 'describe', 'wait', 'stop']);
  if (known.has(node.name.id)) return undefined;
  return refusal(`The HyperParameterTuningJob of V3 has no ${node.name.id}; see its attributes in ${RESOURCES}.`);
}
