import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../../edits/doc';
import type { Expression } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import { atomsOf } from '../../../python/values';
import { type NamedArgument, readArguments } from '../../arguments';
import type { Refusal, Rewrite } from '../../check';
import type { Context } from '../../context';
import { isNone, isSimple, quoted, unwrap } from '../../expressions';
import type { RewriteBuilder } from '../../rewrite-builder';
import { mentionsLauncher } from '../launcher-options';
import { channelsOf } from '../training-inputs';
import { experimentDoc } from './experiment';
import type { JobPlan } from './job-plan';
import { jsonDoc } from './text-parameters';

interface Started {
  readonly fix: Rewrite | Refusal;
  /** The inputs objects that change along with it. */
  readonly inputs: readonly Expression[];
}

/** Rewrites `estimator.fit(…)` as the creation of a training job from the settings that the estimator has become. */
export function startJob(fact: CallFact, plan: JobPlan, context: Context): Started {
  const { args, items, obstacle } = readArguments(context, fact);
  const no = (note: string): Started => ({ fix: { grade: 'withheld', note, blocks: true }, inputs: [] });
  if (obstacle) return no(`fit() cannot be rewritten because ${obstacle}.`);
  const builder = context.rewrite();
  const given = new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one]));
  const unknown = [...given.keys()].find((name) => !KNOWN.has(name));
  if (unknown) return no(`A training job has nothing for ${unknown}=.`);
  const { quote } = context.style(fact.call.host.text);
  const text = (value: string): string => quoted(value, quote);
  const { lines, name } = namedBy(fact, plan, context, builder, given.get('job_name'));
  const out: DocItem[] = [{ ...keyword('training_job_name', name), ...commentsOf(given.get('job_name')) }];
  const inputs = given.get('inputs');
  let roots: readonly Expression[] = [];
  if (inputs) {
    const channels = channelsOf(context, inputs.value, builder, fact.call);
    if (channels.refused || !channels.doc) return no(channels.refused ?? '');
    roots = channels.roots;
    out.push({ ...keyword('input_data_config', channels.doc), ...commentsOf(inputs) });
  }
  const experiment = given.get('experiment_config');
  if (experiment) {
    const doc = experimentDoc(context, builder, experiment.value, fact.call);
    if (typeof doc === 'string') return no(doc);
    out.push({ ...keyword('experiment_config', doc), ...commentsOf(experiment) });
  }
  out.push({ label: '**', value: code(plan.name) });
  if (plan.isScript) {
    const json = builder.importModule('json', fact.call);
    const parameters = code(`${plan.name}[${text('hyper_parameters')}]`);
    lines.push(joined(parameters, code(`[${text('sagemaker_job_name')}] = `), jsonDoc(json, name)));
    if (plan.cls.endsWith('.TensorFlow')) lines.push(...modelDirectory(context, plan, json, name, text));
  }
  const cls = builder.import('sagemaker.core.resources', 'TrainingJob', fact.call);
  const doc = joined(code(`${plan.job} = `), callDoc(`${cls}.create`, out, items.isMultiline && out.length > 2));
  const { host } = fact.call;
  if (lines.length > 0) builder.replaceBelow(host, lines, fact.call, doc, items);
  else builder.replace(fact.call, doc, items);
  const waiting = waitLines(context, plan.job, given.get('wait'), given.get('logs'), builder);
  if (waiting.length > 0) builder.insertAfter(host, waiting);
  return { fix: builder.done('Rewrite as TrainingJob.create()'), inputs: roots };
}

const KNOWN: ReadonlySet<string> = new Set(['inputs', 'wait', 'logs', 'job_name', 'experiment_config']);

function commentsOf(argument: NamedArgument | undefined): Partial<DocItem> {
  if (!argument) return {};
  const { above, after } = argument;
  return { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
}

/** The name of the job, and the line that makes it where it is needed more than once. */
function namedBy(
  fact: CallFact,
  plan: JobPlan,
  context: Context,
  builder: RewriteBuilder,
  argument: NamedArgument | undefined,
): { lines: Doc[]; name: Doc } {
  const { value } = argument ?? {};
  let name = value && source(value);
  if (!name || (value && atomsOf(context.valueOf(value), 'literal').some(({ of }) => of === 'none'))) {
    const unique = builder.import('sagemaker.core.common_utils', 'name_from_base', fact.call);
    const made = joined(code(`${unique}(`), baseDoc(plan, context, builder, fact), code(')'));
    name = name ? joined(name, code(' or '), made) : made;
  }
  if (!plan.isScript || (value && isSimple(value))) return { lines: [], name };
  const variable = context.freshName(`${plan.job}_name`);
  return { lines: [joined(code(`${variable} = `), name)], name: code(variable) };
}

/** What V2 began generated names with: `base_job_name`, or the name of the image. */
function baseDoc(plan: JobPlan, context: Context, builder: RewriteBuilder, fact: CallFact): Doc {
  if (plan.base !== undefined) return code(plan.base);
  const { quote } = context.style(fact.call.host.text);
  const ofImage = builder.import('sagemaker.core.common_utils', 'base_name_from_image', fact.call);
  return code(`${ofImage}(${plan.name}[${quoted('algorithm_specification', quote)}].training_image)`);
}

/** V2 told TensorFlow scripts a folder below that of the job (V2 `tensorflow/estimator.py`, `hyperparameters`). */
function modelDirectory(
  context: Context,
  plan: JobPlan,
  json: string,
  name: Doc,
  text: (value: string) => string,
): Doc[] {
  const maker = context.facts.calls.get(plan.made);
  const args = maker ? readArguments(context, maker).args : [];
  if (args.some((one) => one.name === 'model_dir' && !isNone(one.value))) return [];
  const parameters = `${plan.name}[${text('hyper_parameters')}][${text('model_dir')}]`;
  const given = (name: string): NamedArgument | undefined => args.find((one) => one.name === name);
  if (mentionsLauncher(context, given, /['"]mpi['"]/)) {
    return [joined(code(`${parameters} = `), jsonDoc(json, code(text('/opt/ml/model'))))];
  }
  const output = `${plan.name}[${text('output_data_config')}].s3_output_path`;
  const path = joined(code(`${text('/')}.join([${output}.rstrip(${text('/')}), `), name, code(`, ${text('model')}])`));
  return [joined(code(`${parameters} = `), jsonDoc(json, path))];
}

/** The lines that wait for a job as `fit` with these arguments did. */
export function waitLines(
  context: Context,
  job: string,
  wait: NamedArgument | undefined,
  logs: NamedArgument | undefined,
  builder: RewriteBuilder,
): Doc[] {
  const shown = wait && context.source(unwrap(wait.value));
  if (shown === 'False') return [];
  const said = logs ? context.source(unwrap(logs.value)).replaceAll("'", '"') : 'True';
  const isSilent = said === 'False' || said === '"None"';
  if (said === '"Training"' || said === '"Rules"') builder.note('V3 knows logs=True and logs=False only.');
  const isLoud = /^(?:True|"All"|"Training"|"Rules")$/.test(said);
  const value = isLoud || !logs ? code('True') : joined(code('bool('), code(context.source(logs.value)), code(')'));
  const call = callDoc(`${job}.wait`, isSilent ? [] : [keyword('logs', value)]);
  if (!wait || shown === 'True') return [call];
  return [joined(code('if '), code(context.source(wait.value)), code(': '), call)];
}
