import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import { atomsOf } from '../../python/values';
import { isBelow } from '../../sdk/versions';
import type { NamedArgument } from '../arguments';
import type { Context } from '../context';
import { isNone, isSimple, quoted } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { keywordOf } from './estimator-objects';
import { experimentDoc } from './jobs/experiment';
import { waitLines } from './jobs/start-job';
import { localityOf } from './local-mode';

/** First minor whose ModelTrainer makes the request in a method of its own. */
const SINCE = '3.3';

/** What `train()` cannot send and `TrainingJob.create` can, by the keyword of V2's `fit`. */
const EXACT: ReadonlySet<string> = new Set(['job_name', 'experiment_config']);

/** The parameters of `fit` that have a place here; the constructor takes `accept_eula`. */
const KNOWN: ReadonlySet<string> = new Set(['inputs', 'wait', 'logs', 'accept_eula', ...EXACT]);

/** True where `fit` is given something that the request has a place for, but `train()` has not. */
function wantsExactRequest(context: Context, args: readonly NamedArgument[]): boolean {
  return args.some(({ name, value }) => EXACT.has(name) && !mayBeNone(context, value));
}

function mayBeNone(context: Context, value: NamedArgument['value']): boolean {
  return isNone(value) || atomsOf(context.valueOf(value), 'literal').some(({ of }) => of === 'none');
}

/** A local container has no place for either. */
function mayBeLocal(context: Context, fact: CallFact): boolean {
  return fact.callee.atoms.some((atom) => {
    if (atom.type !== 'method') return false;
    const { self } = atom;
    const type = keywordOf(context, self, 'instance_type') ?? keywordOf(context, self, 'train_instance_type');
    return localityOf(context, type) !== 'remote';
  });
}

/**
 * The job that a ModelTrainer would start, with the name or the experiment that `fit` gave, kept where `train()` keeps it;
 * undefined where only `train()` itself fits. The builder gets the lines that wait for it.
 */
export function exactRequest(
  fact: CallFact,
  context: Context,
  builder: RewriteBuilder,
  args: readonly NamedArgument[],
  inputs: DocItem | undefined,
): Doc | undefined {
  const { call } = fact;
  const { callee, host } = call;
  if (!args.every(({ name }) => KNOWN.has(name)) || !wantsExactRequest(context, args)) return undefined;
  if (mayBeLocal(context, fact)) return undefined;
  const { version } = context.target;
  if (version !== undefined && isBelow(version, SINCE)) return undefined;
  if (host.body.kind !== 'expression' || host.body.value !== call) return undefined;
  if (callee.kind !== 'attribute' || !isSimple(callee.object)) return undefined;
  const given = new Map(args.filter(({ value }) => !isNone(value)).map((one) => [one.name, one]));
  if ([...given.values()].some(({ name, value }) => EXACT.has(name) && mayBeNone(context, value))) return undefined;
  const { quote } = context.style(host.text);
  const trainer = context.source(callee.object);
  const job = `${trainer}._latest_training_job`;
  const members: DocItem[] = [
    {
      label: '**',
      value: callDoc(joined(source(callee.object), code('._create_training_job_args')), inputs ? [inputs] : []),
    },
  ];
  const name = given.get('job_name');
  if (name) members.push(member(quoted('training_job_name', quote), source(name.value), name));
  const experiment = given.get('experiment_config');
  if (experiment) {
    const doc = experimentDoc(context, builder, experiment.value, call);
    if (typeof doc === 'string') return undefined;
    members.push(member(quoted('experiment_config', quote), doc, experiment));
  }
  const cls = builder.import('sagemaker.core.resources', 'TrainingJob', call);
  const request: Doc = { kind: 'group', head: undefined, open: '{', close: '}', items: members, spread: true };
  const created = callDoc(
    `${cls}.create`,
    [keyword('session', code(`${trainer}.sagemaker_session.boto_session`)), { label: '**', value: request }],
    true,
  );
  const waiting = waitLines(context, job, given.get('wait'), given.get('logs'), builder);
  if (waiting.length > 0) builder.insertAfter(host, waiting);
  return joined(code(`${job} = `), created);
}

function member(label: string, value: Doc, { above, after }: NamedArgument): DocItem {
  return { label: `${label}: `, value, ...(above.length > 0 && { above }), ...(after && { after }) };
}
