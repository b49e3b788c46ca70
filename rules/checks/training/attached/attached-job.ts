import { code, type DocItem, keyword } from '../../../edits/doc';
import type { Attribute, Call, Expression } from '../../../python/ast';
import { atomsOf, type InstanceAtom, type Value } from '../../../python/values';
import { readArguments } from '../../arguments';
import type { Context } from '../../context';
import { isFixed } from '../../deployment/sites';
import { isNone, isSimple, quoted } from '../../expressions';
import type { RewriteBuilder } from '../../rewrite-builder';
import { PLAIN, TRAINERS } from '../estimator';

/** An estimator that `attach(…)` gave: in V3 a TrainingJob stands in its place. */
export interface AttachedJob {
  /** The V2 class whose `attach` was called. */
  readonly cls: string;
  readonly made: Call;
  /** The session that it was given, if any. */
  readonly session: Expression | undefined;
  /** No class of a framework or an algorithm, which would choose another image to host the model. */
  readonly isPlain: boolean;
}

const JOB = 'sagemaker.estimator._TrainingJob';

/** What the call attaches to, where it certainly is `attach` of an estimator class. */
export function attachedJob(context: Context, made: Expression | undefined): AttachedJob | undefined {
  if (made?.kind !== 'call' || made.callee.kind !== 'attribute' || made.callee.name.id !== 'attach') return undefined;
  return context.memo('attached-job', made, () => read(context, made));
}

function read(context: Context, made: Call): AttachedJob | undefined {
  const fact = context.facts.calls.get(made);
  const classes = fact?.callee.atoms.flatMap((atom) =>
    atom.type === 'method' && TRAINERS.has(atom.self.cls) ? [atom.self.cls] : [],
  );
  const [cls] = classes ?? [];
  if (!fact || !cls || fact.callee.open || classes?.length !== fact.callee.atoms.length) return undefined;
  const given = readArguments(context, fact).args.find(({ name }) => name === 'sagemaker_session')?.value;
  const session = given && !isNone(given) ? given : undefined;
  return { cls, made, session, isPlain: classes.every((one) => one === PLAIN) };
}

/** The attached estimators that a value may be. */
export function attachedIn(context: Context, value: Value): readonly AttachedJob[] {
  return atomsOf(value, 'instance').flatMap((atom: InstanceAtom) => attachedJob(context, atom.made) ?? []);
}

/** The same for `estimator.latest_training_job`. */
export function jobsOfAttached(context: Context, value: Value): readonly AttachedJob[] {
  return atomsOf(value, 'instance').flatMap((atom) => {
    const made = atom.cls === JOB && atom.made?.kind === 'attribute' ? (atom.made as Attribute) : undefined;
    const owner = made && context.facts.attributes.get(made)?.owner;
    return owner ? attachedIn(context, owner) : [];
  });
}

/** The session that it was given, or a new one of the same kind; undefined where that cannot be written again. */
export function sessionText(
  context: Context,
  { session }: Pick<AttachedJob, 'session'>,
  builder: RewriteBuilder,
  at: Expression,
): string | undefined {
  if (session && isSimple(session) && isFixed(context, session)) return context.source(session);
  const isNew = session?.kind === 'call' && session.args.length === 0;
  if (session && !isNew) return undefined;
  return `${builder.import('sagemaker.core.helper.session_helper', 'Session', at)}()`;
}

/** The model and the version that V2 looked up for an attached JumpStart estimator; a text says why they cannot be. */
export function attachedMetadata(context: Context, { made }: AttachedJob): readonly DocItem[] | string {
  const fact = context.facts.calls.get(made);
  const args = fact ? readArguments(context, fact).args.filter(({ value }) => !isNone(value)) : [];
  if (args.some(({ name }) => name === 'hub_arn')) return 'V3 looks a model of a private hub up by other means.';
  const [model, version] = ['model_id', 'model_version'].map((name) => args.find((one) => one.name === name)?.value);
  if (!model) return 'V2 found out the model by the tags of the job: give model_id= to attach() first.';
  const unfixed = [model, version].find((one) => one && !(isSimple(one) && isFixed(context, one)));
  if (unfixed) return `Give ${context.source(unfixed)} a name of its own: the metadata are looked up by it.`;
  const any = quoted('*', context.style(made.host.text).quote);
  return [
    keyword('model_id', code(context.source(model))),
    keyword('model_version', code(version ? `${context.source(version)} or ${any}` : any)),
  ];
}
