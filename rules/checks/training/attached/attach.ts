import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../../edits/doc';
import type { Call, Expression, Statement } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import { publicName } from '../../../sdk/names';
import { readArguments } from '../../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../../check';
import type { Context } from '../../context';
import { statementFor, targetOf } from '../../deployment/sites';
import { instanceClass, isNone, isSimple, unwrap } from '../../expressions';
import { blockOf } from '../../inference/program-order';
import { numberedName } from '../../numbered-name';
import { attachedJob } from './attached-job';

const SESSION = /\.session(?:_helper)?\.Session$/;
const RESOURCES = 'sagemaker.core.resources';

/** What only says how the estimator would train or host another time; whoever does that asks for it. */
const UNUSED: ReadonlySet<string> = new Set([
  'model_channel_name',
  'model_id',
  'model_version',
  'hub_arn',
  'config_name',
]);

/** Rewrites `Estimator.attach(name)` as the TrainingJob of that name. */
export const attach: Check = {
  name: 'attach',
  call(fact, context) {
    const attached = attachedJob(context, fact.call);
    const { callee } = fact.call;
    if (!attached || callee.kind !== 'attribute') return [];
    const problem: Problem = {
      code: 'SM211',
      node: callee.name,
      v2: `${publicName(attached.cls)}.attach`,
      v3: `${RESOURCES}.TrainingJob.get`,
      fix: rewriteAttach(fact, context),
      roots: [fact.call],
    };
    return [problem];
  },
  store(fact, context) {
    const made = fact.owner.atoms.flatMap((atom) =>
      atom.type === 'instance' ? (attachedJob(context, atom.made)?.made ?? []) : [],
    );
    if (made.length === 0) return [];
    const name = fact.node.name.id;
    return [
      {
        code: 'SM211',
        node: fact.node.name,
        v2: 'sagemaker.estimator.Estimator.attach',
        v3: `${RESOURCES}.TrainingJob`,
        message: `The TrainingJob in place of the attached estimator has no ${name} to be set`,
        fix: refusal(
          `A TrainingJob takes the place of an attached estimator in V3: keep ${name} in a variable of its own.`,
        ),
        roots: made,
      },
    ];
  },
};

function refusal(note: string): Refusal {
  return { grade: 'withheld', note, blocks: true };
}

function rewriteAttach(fact: CallFact, context: Context): Rewrite | Refusal {
  const { call } = fact;
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return refusal(`attach() cannot be rewritten because ${obstacle}; write the arguments out.`);
  const builder = context.rewrite();
  const out: DocItem[] = [];
  let dropped: string[] = [];
  for (const { name, value, above, after } of args) {
    const content = name === 'sagemaker_session' ? sessionItem(context, value) : nameItem(name, value);
    if (typeof content === 'string') return refusal(content);
    const comments = [...dropped, ...above];
    dropped = [];
    if (!content) dropped = [...comments, ...(after ? [after] : [])];
    else out.push({ ...content, ...(comments.length > 0 ? { above: comments } : {}), ...(after ? { after } : {}) });
  }
  const last = out.at(-1);
  if (last && dropped.length > 0) out[out.length - 1] = { ...last, above: [...(last.above ?? []), ...dropped] };
  for (const { fact: user } of context.usesOf(call).passedTo) {
    const isSdk = user.callee.atoms.some((atom) => atom.type === 'class' || atom.type === 'method');
    if (isSdk) {
      return refusal(
        `${context.source(user.call.callee)}() takes the attached estimator, and V3 has only its TrainingJob: describe the new jobs by a ModelTrainer.`,
      );
    }
    if (!user.callee.atoms.some((atom) => atom.type === 'local-function') && !prints(user)) {
      builder.note('This is a TrainingJob now, not an estimator: check what the call that gets it does with it.');
    }
  }
  const doc = callDoc(`${builder.import(RESOURCES, 'TrainingJob', call)}.get`, out, items.isMultiline);
  const at = waitSite(context, call);
  const { body } = call.host;
  if (at === 'nowhere') {
    builder.note('V2 waited for the job to end: call wait() on the TrainingJob where it may still run.');
    return builder.replace(call, doc, items).done('Get the TrainingJob');
  }
  if (body.kind === 'expression' && unwrap(body.value) === call) {
    return builder.replace(call, joined(doc, code('.wait()')), items).done('Wait for the TrainingJob');
  }
  const target = targetOf(call);
  if (target) {
    builder.replace(call, doc, items);
    if (at !== 'followed') builder.insertAfter(call.host, [`${context.source(target)}.wait()`]);
    return builder.done('Get the TrainingJob');
  }
  const name = numberedName(context, call, 'training_job');
  const lines: Doc[] = [joined(code(`${name} = `), doc), code(`${name}.wait()`)];
  return builder.replaceBelow(call.host, lines, call, code(name), items).done('Get the TrainingJob');
}

function nameItem(name: string, value: Expression): DocItem | string | undefined {
  if (name === 'training_job_name') return keyword(name, source(value));
  return UNUSED.has(name) ? undefined : `TrainingJob.get() has nothing for ${name}=.`;
}

/** The boto3 session of the SDK's session. */
export function sessionItem(context: Context, value: Expression): DocItem | string | undefined {
  if (isNone(value)) return undefined;
  const cls = instanceClass(context, value) ?? '';
  const inner = unwrap(value);
  const made = inner.kind === 'call' ? context.source(inner.callee) : '';
  if (cls.includes('.local.') || made.endsWith('LocalSession')) {
    return 'A local session knows no jobs in V3: read the model from the folder where the container wrote it.';
  }
  // A new session of the default kind is what the resource makes for itself.
  if (inner.kind === 'call' && inner.args.length === 0 && SESSION.test(cls)) return undefined;
  if (!isSimple(value) && inner.kind !== 'call')
    return 'Give the session a name first: get() of a resource takes its boto_session.';
  return keyword('session', joined(source(value), code('.boto_session')));
}

function prints({ call }: CallFact): boolean {
  return call.callee.kind === 'name' && /^(print|display|type|str|repr)$/.test(call.callee.id);
}

/** Where `wait()` can stand: V2 waited for the job. `followed` when the next line waits anyway, and shows the log. */
function waitSite(context: Context, call: Call): 'here' | 'followed' | 'nowhere' {
  const statement = statementFor(context, call);
  if (statement !== call.host) return 'nowhere';
  const text = context.textOf(call.host);
  if (!/^[ \t]*(#.*)?(\r?\n|$)/.test(text.slice(call.host.end))) return 'nowhere';
  return showsLog(context, call, nextOf(context, call.host)) ? 'followed' : 'here';
}

function nextOf(context: Context, statement: Statement): Statement | undefined {
  const block = blockOf(context, statement);
  return block[block.indexOf(statement) + 1];
}

function showsLog(context: Context, made: Call, next: Statement | undefined): boolean {
  const value = next?.body.kind === 'expression' ? unwrap(next.body.value) : undefined;
  if (value?.kind !== 'call' || value.callee.kind !== 'attribute' || value.callee.name.id !== 'logs') return false;
  return context.valueOf(value.callee.object).atoms.some((atom) => atom.type === 'instance' && atom.made === made);
}
