import { TUNER, TUNER_MODULE } from '../../catalog/mappings/tuner';
import { callDoc, type DocItem, joined, keyword, code as plain, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf, exactly, type Value } from '../../python/values';
import { readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isString, knownString, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { type Channels, channelsOf, TRAINING_INPUT } from '../training/training-inputs';
import { attachedTuner } from './attached-tuner';
import { tuningPlan } from './core-plan';
import { startTuning } from './core-tuner';
import { tunerMethod, tunerRoots } from './tuner-objects';

/** Keywords that V2's `fit` took and did nothing with, or that only described the job for `attach`. */
const MEANINGLESS: ReadonlySet<string> = new Set(['include_cls_metadata', 'logs', 'experiment_config']);

/** Rewrites `tuner.fit(…)` as `tuner.tune(…)`. */
export const tune: Check = {
  name: 'tune',
  call(fact, context) {
    const method = tunerMethod(fact);
    if (method?.name !== 'fit' || fact.call.callee.kind !== 'attribute') return [];
    if (attachedTuner(context, method.self.made) && !tuningPlan(context, method.self.made)) return [];
    const roots = fact.callee.atoms.flatMap((one) => (one.type === 'method' ? tunerRoots(context, one.self.made) : []));
    const plan = tuningPlan(context, method.self.made);
    const { fix, inputs } = plan
      ? { fix: startTuning(plan, fact, context), inputs: [] }
      : rewriteTunerFit(fact, fact.call.callee.object, context);
    return [
      {
        code: 'SM302',
        node: fact.call.callee.name,
        v2: `${TUNER}.fit`,
        v3: plan
          ? 'sagemaker.core.resources.HyperParameterTuningJob.create'
          : `${TUNER_MODULE}.HyperparameterTuner.tune`,
        fix,
        roots: [...roots, ...inputs],
        partial: fact.callee.open || fact.callee.atoms.some((one) => one.type !== 'method'),
      },
    ];
  },
};

/** The rewrite, with the inputs objects that change along with it. */
interface Rewritten {
  readonly fix: Rewrite | Refusal;
  readonly inputs: readonly Expression[];
}

function withheld(note: string, inputs: readonly Expression[] = []): Rewritten {
  return { fix: { grade: 'withheld', note }, inputs };
}

/** `tune(…)` for a call of `fit`; `parameters` are those of `fit` where the object is a tuner of V3 already. */
export function rewriteTunerFit(
  fact: CallFact,
  receiver: Expression,
  context: Context,
  parameters?: readonly string[],
): Rewritten {
  const { args, items, obstacle } = readArguments(context, fact, parameters);
  if (obstacle) return withheld(`fit() cannot be rewritten because ${obstacle}; write the arguments of tune() out.`);
  const builder = context.rewrite();
  const out: DocItem[] = [];
  let orphans: string[] = [];
  let inputs: readonly Expression[] = [];
  for (const { name, value, above, after } of args) {
    const isEmpty = name === 'estimator_kwargs' && context.source(value) === '{}';
    if (isNone(value) || isEmpty || MEANINGLESS.has(name)) {
      orphans.push(...above, ...(after ? [after] : []));
      continue;
    }
    const comments = [...orphans, ...above];
    const item = (content: DocItem): DocItem => ({
      ...content,
      ...(comments.length > 0 ? { above: comments } : {}),
      ...(after ? { after } : {}),
    });
    orphans = [];
    switch (name) {
      case 'inputs': {
        const channels = tuneInputs(context, value, builder, fact);
        inputs = channels.roots;
        if (channels.refused || !channels.doc) return withheld(channels.refused ?? '', inputs);
        out.push(item(keyword('inputs', channels.doc)));
        break;
      }
      case 'job_name':
      case 'wait':
        out.push(item(keyword(name, source(value))));
        break;
      default:
        return withheld(`tune() has nothing for ${name}=.`, inputs);
    }
  }
  const last = out.at(-1);
  if (last && orphans.length > 0) out[out.length - 1] = { ...last, above: [...(last.above ?? []), ...orphans] };
  const doc = callDoc(joined(source(receiver), plain('.tune')), out, items.isMultiline && out.length > 1);
  return { fix: builder.replace(fact.call, doc, items).done('Rewrite as tune()'), inputs };
}

/** `tune()` takes URIs and dicts of URIs as `fit()` did; inputs objects become a list of channels. */
export function tuneInputs(context: Context, node: Expression, builder: RewriteBuilder, fact: CallFact): Channels {
  const value = context.valueOf(node);
  const display = unwrap(node);
  const local = localPath(context, display);
  if (local !== undefined)
    return refused(`${local} is not an S3 URI: V3 uploads nothing for tuning, so upload it first.`);
  if (isString(context, node) || isDictOfStrings(value)) return { doc: source(node), refused: undefined, roots: [] };
  if (holdsRecords(value)) {
    return refused('V3 has no RecordSet: pass the S3 URI of the records as a Channel to tune().');
  }
  const isVisible =
    display.kind === 'dict' || atomsOf(value, 'dict').length > 0 || exactly(value, 'instance')?.cls === TRAINING_INPUT;
  if (display.kind === 'dict' && !display.items.some((item) => holdsInputs(context.valueOf(item.value)))) {
    builder.tell('tune() takes a dict of S3 URIs only; check that the values are strings and not inputs objects.');
    return { doc: source(node), refused: undefined, roots: [] };
  }
  if (isVisible) return channelsOf(context, node, builder, fact.call);
  if (atomsOf(value, 'instance').length > 0) return channelsOf(context, node, builder, fact.call);
  builder.note(
    `tune() takes an S3 URI, a dict of URIs or a list of Channel objects, and ignores anything else; check what ${context.source(node)} is.`,
  );
  return { doc: source(node), refused: undefined, roots: [] };
}

function refused(why: string): Channels {
  return { doc: undefined, refused: why, roots: [] };
}

/** The literal among the inputs that is no S3 URI. */
function localPath(context: Context, node: Expression): string | undefined {
  const values = node.kind === 'dict' ? node.items.map((item) => item.value) : [node];
  const paths = values.map((value) => knownString(context, value));
  return paths.find((path) => path !== undefined && !path.startsWith('s3://'));
}

function isDictOfStrings(value: Value): boolean {
  const dict = exactly(value, 'dict');
  return dict !== undefined && [...dict.entries.values()].every((entry) => exactly(entry, 'literal')?.of === 'str');
}

function holdsInputs(value: Value): boolean {
  return atomsOf(value, 'instance').length > 0;
}

/** RecordSet objects, and lists of them, are the only inputs of V2 that came in a list. */
function holdsRecords(value: Value): boolean {
  const isRecords = atomsOf(value, 'instance').some((atom) => /RecordSet$/.test(atom.cls));
  return isRecords || atomsOf(value, 'sequence').length > 0;
}
