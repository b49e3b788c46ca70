import { callDoc, code, type Doc, type DocItem, joined, keyword, listDoc, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { readArguments } from '../arguments';
import type { Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, quoted, unwrap } from '../expressions';
import { numberedName } from '../numbered-name';
import type { RewriteBuilder } from '../rewrite-builder';
import { JobSettings } from '../training/jobs/job-settings';
import { channelsOf } from '../training/training-inputs';
import type { TuningPlan } from './core-plan';
import { rangesDoc } from './tuner-ranges';

const SHAPES = 'sagemaker.core.shapes';

function refusal(note: string): Refusal {
  return { grade: 'withheld', note, blocks: true };
}

/** The settings of the training jobs, under the name of the estimator. */
export function rewriteTuned(fact: CallFact, context: Context): Rewrite | Refusal {
  const { args, items } = readArguments(context, fact);
  const builder = context.rewrite();
  const settings = new JobSettings('sagemaker.estimator.Estimator', fact, context, builder, args, true);
  for (const argument of args) settings.take(argument);
  settings.finish();
  if (settings.refused) return refusal(settings.refused);
  const own = settings.items.filter(({ label }) => label !== 'session=');
  return builder.replace(fact.call, callDoc('dict', own, true), items).done('Rewrite as the settings of training jobs');
}

/** The settings of the tuning job, under a name of their own: the job gets that of the tuner. */
export function rewriteTuningSettings(plan: TuningPlan, fact: CallFact, context: Context): Rewrite | Refusal {
  const { items } = readArguments(context, fact);
  const builder = context.rewrite();
  const given = new Map(plan.args.map((one) => [one.name, one.value]));
  const text = texts(context, fact);
  const shape = (name: string, members: readonly DocItem[]): Doc =>
    callDoc(builder.import(SHAPES, name, fact.call), members);
  const value = (name: string, usual: string): Doc => {
    const node = given.get(name);
    return node ? source(node) : code(usual);
  };
  const optional = (name: string, label = name): DocItem[] => {
    const node = given.get(name);
    return node ? [keyword(label, source(node))] : [];
  };
  const ranges = given.get('hyperparameter_ranges');
  const rangesOf = ranges && rangesDoc(context, builder, ranges, fact.call);
  if (!rangesOf) return refusal('The ranges cannot be read.');
  const config = shape('HyperParameterTuningJobConfig', [
    keyword('strategy', value('strategy', text('Bayesian'))),
    keyword(
      'hyper_parameter_tuning_job_objective',
      shape('HyperParameterTuningJobObjective', [
        keyword('type', value('objective_type', text('Maximize'))),
        keyword('metric_name', value('objective_metric_name', '')),
      ]),
    ),
    keyword(
      'resource_limits',
      shape('ResourceLimits', [
        keyword('max_number_of_training_jobs', value('max_jobs', '')),
        keyword('max_parallel_training_jobs', value('max_parallel_jobs', '1')),
        ...optional('max_runtime_in_seconds'),
      ]),
    ),
    keyword('parameter_ranges', rangesOf),
    keyword('training_job_early_stopping_type', value('early_stopping_type', text('Off'))),
    ...optional('random_seed'),
  ]);
  const tags = given.get('tags');
  const tagItem = (first: Doc, second: Doc): Doc => ({
    kind: 'group',
    head: undefined,
    open: '{',
    close: '}',
    items: [
      { label: `${text('key')}: `, value: first },
      { label: `${text('value')}: `, value: second },
    ],
    spread: false,
  });
  const out: DocItem[] = [
    keyword('hyper_parameter_tuning_job_config', config),
    ...optional('warm_start_config'),
    ...(tags ? [keyword('tags', listDoc(pairs(tags).map(([key, one]) => tagItem(key, one))))] : []),
  ];
  const metrics = given.get('metric_definitions');
  const lines: Doc[] = [];
  if (metrics) {
    const list = pairs(metrics).map(([name, regex]) =>
      shape('MetricDefinition', [keyword('name', name), keyword('regex', regex)]),
    );
    const place = `${plan.settings}[${text('algorithm_specification')}].metric_definitions = `;
    lines.push(joined(code(place), listDoc(list)));
  }
  const { body } = fact.call.host;
  const target = body.kind === 'assign' ? body.targets[0] : undefined;
  if (target) builder.replace(target, settingsName(plan, context));
  if (lines.length > 0) builder.replaceBelow(fact.call.host, lines, fact.call, callDoc('dict', out, true), items);
  else builder.replace(fact.call, callDoc('dict', out, true), items);
  return builder.done('Rewrite as the settings of a HyperParameterTuningJob');
}

/** `tuner.fit(…)` as the creation of the tuning job. */
export function startTuning(plan: TuningPlan, fact: CallFact, context: Context): Rewrite | Refusal {
  const { args, items } = readArguments(context, fact);
  const builder = context.rewrite();
  const text = texts(context, fact);
  const given = new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one.value]));
  const inputs = given.get('inputs');
  const channels = inputs && channelsOf(context, inputs, builder, fact.call);
  if (channels?.refused) return refusal(channels.refused);
  const name = given.get('job_name');
  const definition = callDoc(builder.import(SHAPES, 'HyperParameterTrainingJobDefinition', fact.call), [
    ...(channels?.doc ? [keyword('input_data_config', channels.doc)] : []),
    { label: '**', value: code(plan.settings) },
  ]);
  const out: DocItem[] = [
    keyword('hyper_parameter_tuning_job_name', name ? source(name) : nameDoc(plan, fact, builder, text)),
    keyword('training_job_definition', definition),
    { label: '**', value: code(settingsName(plan, context)) },
    ...(plan.session ? [keyword('session', code(`${context.source(plan.session)}.boto_session`))] : []),
  ];
  const cls = builder.import('sagemaker.core.resources', 'HyperParameterTuningJob', fact.call);
  builder.replace(fact.call, joined(code(`${plan.job} = `), callDoc(`${cls}.create`, out, true)), items);
  const wait = given.get('wait');
  if (!wait || context.source(wait) === 'True') builder.insertAfter(fact.call.host, [code(`${plan.job}.wait()`)]);
  return builder.done('Rewrite as HyperParameterTuningJob.create()');
}

/** What V2 made a name of: 32 characters with a short timestamp (V2 `tuner.py`, `_prepare_job_name_for_tuning`). */
function nameDoc(plan: TuningPlan, fact: CallFact, builder: RewriteBuilder, text: (value: string) => string): Doc {
  const unique = builder.import('sagemaker.core.common_utils', 'name_from_base', fact.call);
  const base = plan.args.find((one) => one.name === 'base_tuning_job_name')?.value;
  const image = `${plan.settings}[${text('algorithm_specification')}].training_image`;
  const first = base
    ? source(base)
    : callDoc(builder.import('sagemaker.core.common_utils', 'base_name_from_image', fact.call), [
        { label: '', value: code(image) },
      ]);
  return callDoc(unique, [
    { label: '', value: first },
    keyword('max_length', code('32')),
    keyword('short', code('True')),
  ]);
}

function settingsName(plan: TuningPlan, context: Context): string {
  return numberedName(context, plan.made, `${plan.job}_settings`);
}

function texts(context: Context, fact: CallFact): (value: string) => string {
  const { quote } = context.style(fact.call.host.text);
  return (value) => quoted(value, quote);
}

function pairs(node: Expression): readonly (readonly [Doc, Doc])[] {
  const list = unwrap(node);
  const entries = list.kind === 'sequence' ? list.elements.map(unwrap) : [];
  return entries.flatMap((one) => {
    const [first, second] = one.kind === 'dict' ? one.items : [];
    return first && second ? [[source(first.value), source(second.value)] as const] : [];
  });
}
