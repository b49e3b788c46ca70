import { SHAPES } from '../../../catalog/mappings/training-job';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../../edits/doc';
import type { Expression } from '../../../python/ast';
import { atomsOf, exactly, type Value } from '../../../python/values';
import { type NamedArgument, readArguments } from '../../arguments';
import type { Context } from '../../context';
import { isNone, isSimple, unwrap } from '../../expressions';
import type { JobSettings } from './job-settings';

const PACKAGE = 'sagemaker.debugger';
export const HOOK = `${PACKAGE}.debugger.DebuggerHookConfig`;
export const RULE = `${PACKAGE}.debugger.Rule`;
export const PROFILER_RULE = `${PACKAGE}.debugger.ProfilerRule`;
export const PROFILER = `${PACKAGE}.profiler_config.ProfilerConfig`;

/** The module that has V2's Debugger classes in V3; no trainer takes them, but their attributes tell what to send. */
const MODULE = 'sagemaker.core.debugger';

/**
 * What V2 sent for the Debugger and the profiler (V2 `estimator.py`, `_prepare_rules` to `_prepare_profiler_for_training`):
 * a hook and a profiler also where nothing was said about them. A string says why it cannot be told here.
 */
export function debuggerItems(job: JobSettings, hasHook: boolean): DocItem[] | string {
  const rules = rulesOf(job);
  if (typeof rules === 'string') return rules;
  const hook = hookOf(job, rules, hasHook);
  if (typeof hook === 'string') return hook;
  const profiler = profilerOf(job);
  if (typeof profiler === 'string') return profiler;
  const off = job.given('disable_profiler');
  if (off && job.context.source(off.value) === 'True' && (job.given('profiler_config') || rules?.profiles))
    return 'V2 refused a profiler that is switched off.';
  return [
    ...(hook ? [keyword('debug_hook_config', hook)] : []),
    ...(rules?.debugs ? [keyword('debug_rule_configurations', ruleList(job, rules, 'Rule'))] : []),
    keyword('profiler_config', profiler),
    ...(rules?.profiles ? [keyword('profiler_rule_configurations', ruleList(job, rules, 'ProfilerRule'))] : []),
  ];
}

interface Rules {
  /** The list, as code that may stand more than once. */
  readonly list: Doc;
  readonly debugs: boolean;
  readonly profiles: boolean;
  /** The parameters that any of them was given. */
  readonly says: ReadonlySet<string>;
}

function rulesOf(job: JobSettings): Rules | string | undefined {
  const { context } = job;
  const given = job.given('rules');
  if (!given || context.source(unwrap(given.value)) === '[]') return undefined;
  const value = context.valueOf(given.value);
  const [list] = atomsOf(value, 'sequence');
  const rules = list?.element.value;
  if (!list || value.open || value.atoms.length > 1 || !rules || rules.open)
    return 'Which rules= there are cannot be seen here.';
  const makers = rules.atoms.map((one) => (one.type === 'instance' && one.made?.kind === 'call' ? one : undefined));
  const kinds = new Set(makers.map((one) => one?.cls));
  const says = new Set<string>();
  for (const one of makers) {
    const fact = one?.made?.kind === 'call' ? context.facts.calls.get(one.made) : undefined;
    const args = fact && readArguments(context, fact);
    if (!args || args.obstacle) return 'How a rule is made cannot be seen here.';
    const why = special(context, args.args);
    if (why) return why;
    for (const { name, value: given } of args.args) if (!isNone(given)) says.add(name);
  }
  if ([...kinds].some((kind) => kind !== RULE && kind !== PROFILER_RULE))
    return 'rules= holds something else than rules.';
  return { list: held(job, given, 'rules'), debugs: kinds.has(RULE), profiles: kinds.has(PROFILER_RULE), says };
}

/** What V2 does with a rule besides sending it. */
function special(context: Context, args: readonly NamedArgument[]): string | undefined {
  const given = (name: string): Expression | undefined => {
    const value = args.find((one) => one.name === name)?.value;
    return value && !isNone(value) ? value : undefined;
  };
  if (given('actions')) return 'V2 writes the name of the job into the actions of a rule.';
  if (!given('image_uri') && (given('instance_type') || given('volume_size_in_gb')))
    return 'V2 gives a built-in rule no instance of its own.';
  const place = given('source');
  if (place && !/^[fF]?["']s3:/.test(context.source(place))) return 'V2 uploads the source of a custom rule.';
  return undefined;
}

function ruleList(job: JobSettings, rules: Rules, kind: 'Rule' | 'ProfilerRule'): Doc {
  const { builder, fact } = job;
  const isProfiler = kind === 'ProfilerRule';
  const shape = builder.import(SHAPES, isProfiler ? 'ProfilerRuleConfiguration' : 'DebugRuleConfiguration', fact.call);
  const image = builder.import(MODULE, 'get_rule_container_image_uri', fact.call);
  const usual = job.text('DEFAULT_RULE_EVALUATOR_IMAGE');
  const builtIn = joined(code(`${image}(rule.name, `), job.sessionDoc(), code('.boto_region_name)'));
  const evaluator = rules.says.has('image_uri')
    ? joined(builtIn, code(` if rule.image_uri == ${usual} else rule.image_uri`))
    : builtIn;
  const parameters = isProfiler
    ? '{name: str(value) for name, value in rule.rule_parameters.items()}'
    : 'rule.rule_parameters';
  const one = callDoc(
    shape,
    [
      keyword('rule_configuration_name', code('rule.name')),
      keyword('rule_evaluator_image', evaluator),
      ...RULE_FIELDS.filter(([said]) => rules.says.has(said)).map(([said, to]) => keyword(to, code(`rule.${said}`))),
      keyword('rule_parameters', code(parameters)),
    ],
    true,
  );
  const isMixed = rules.debugs && rules.profiles;
  const only = isMixed ? ` if isinstance(rule, ${builder.import(MODULE, kind, fact.call)})` : '';
  return joined(code('['), one, code(' for rule in '), rules.list, code(`${only}]`));
}

/** Attributes of a rule that the request may have, by their fields of the shape. */
const RULE_FIELDS = [
  ['instance_type', 'instance_type'],
  ['volume_size_in_gb', 'volume_size_in_gb'],
  ['container_local_output_path', 'local_path'],
  ['s3_output_path', 's3_output_path'],
] as const;

function hookOf(job: JobSettings, rules: Rules | undefined, hasHook: boolean): Doc | string | undefined {
  const { builder, context, fact } = job;
  const given = job.given('debugger_hook_config');
  if (given && context.source(unwrap(given.value)) === 'False') return undefined;
  if (!hasHook) return given ? 'V2 left the hook out of distributed jobs with checkpoints.' : undefined;
  const output = job.outputDoc();
  const cls = builder.import(SHAPES, 'DebugHookConfig', fact.call);
  const ofRules = rules?.debugs ? collectionsOfRules(job, rules) : undefined;
  if (!given) {
    const all = ofRules ? collections(job, joined(code('{'), ofRules, code('}'))) : code('[]');
    return callDoc(cls, [keyword('s3_output_path', output), keyword('collection_configurations', all)]);
  }
  const made = exactly(context.valueOf(given.value), 'instance');
  if (made?.cls !== HOOK || !made.made) return 'What debugger_hook_config= holds cannot be seen here.';
  const says = argumentsOf(context, made.made);
  const hook = held(job, given, 'debugger_hook_config');
  const of = (name: string): Doc => joined(hook, code(`.${name}`));
  const own = of('collection_configs');
  const all =
    says.has('collection_configs') && ofRules
      ? collections(job, joined(code('{*'), own, code(', *['), ofRules, code(']}')))
      : says.has('collection_configs')
        ? collections(job, own)
        : ofRules
          ? collections(job, joined(code('{'), ofRules, code('}')))
          : code('[]');
  return callDoc(cls, [
    keyword('s3_output_path', says.has('s3_output_path') ? of('s3_output_path') : output),
    ...(says.has('container_local_output_path') ? [keyword('local_path', of('container_local_output_path'))] : []),
    ...(says.has('hook_parameters') ? [keyword('hook_parameters', of('hook_parameters'))] : []),
    keyword('collection_configurations', all),
  ]);
}

function collectionsOfRules(job: JobSettings, rules: Rules): Doc {
  const { builder, fact } = job;
  const only = rules.profiles ? ` if isinstance(rule, ${builder.import(MODULE, 'Rule', fact.call)})` : '';
  return joined(code('one for rule in '), rules.list, code(`${only} for one in rule.collection_configs`));
}

/** Collections of tensors as shapes. */
function collections(job: JobSettings, from: Doc): Doc {
  const cls = job.builder.import(SHAPES, 'CollectionConfiguration', job.fact.call);
  const one = callDoc(cls, [
    keyword('collection_name', code('one.name')),
    keyword('collection_parameters', code('one.parameters')),
  ]);
  return joined(code('['), one, code(' for one in '), from, code(']'));
}

function profilerOf(job: JobSettings): Doc | string {
  const { builder, context, fact } = job;
  const off = job.given('disable_profiler');
  const text = off && context.source(unwrap(off.value));
  if (text !== undefined && text !== 'True' && text !== 'False')
    return 'Whether there is a profiler depends on a value.';
  const given = job.given('profiler_config');
  const cls = given
    ? builder.importAs(SHAPES, 'ProfilerConfig', 'JobProfilerConfig', fact.call)
    : builder.import(SHAPES, 'ProfilerConfig', fact.call);
  if (!given) {
    const item =
      text === 'True' ? keyword('disable_profiler', code('True')) : keyword('s3_output_path', job.outputDoc());
    return callDoc(cls, [item]);
  }
  const made = exactly(context.valueOf(given.value), 'instance');
  if (made?.cls !== PROFILER || !made.made) return 'What profiler_config= holds cannot be seen here.';
  const says = argumentsOf(context, made.made);
  if (says.has('profile_params')) return 'V2 adds a rule for SageMaker Profiler.';
  const disabled = says.get('disable_profiler');
  if (disabled && !['True', 'False'].includes(context.source(disabled)))
    return 'Whether there is a profiler depends on a value.';
  if (disabled && context.source(disabled) === 'True') return callDoc(cls, [keyword('disable_profiler', code('True'))]);
  const profiler = held(job, given, 'profiler_config');
  const of = (name: string): Doc => joined(profiler, code(`.${name}`));
  return callDoc(cls, [
    keyword('s3_output_path', says.has('s3_output_path') ? of('s3_output_path') : job.outputDoc()),
    ...(says.has('system_monitor_interval_millis')
      ? [keyword('profiling_interval_in_milliseconds', of('system_monitor_interval_millis'))]
      : []),
    ...(says.has('framework_profile_params')
      ? [keyword('profiling_parameters', of('framework_profile_params.profiling_parameters'))]
      : []),
  ]);
}

/** What a construction was given that is not None. */
function argumentsOf(context: Context, made: Expression): ReadonlyMap<string, Expression> {
  const fact = made.kind === 'call' ? context.facts.calls.get(made) : undefined;
  const args = fact ? readArguments(context, fact).args : [];
  return new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one.value]));
}

/** The object as code that may stand more than once: what is made in place gets a name above the settings. */
function held(job: JobSettings, argument: NamedArgument, name: string): Doc {
  if (isSimple(argument.value)) return job.doc(argument.value);
  const variable = job.variable(name);
  job.lines.push(joined(code(`${variable} = `), source(argument.value)));
  return code(variable);
}

/** The objects of the Debugger that the value is or holds. */
export function debuggerObjects(value: Value): readonly Expression[] {
  return value.atoms.flatMap((atom) => {
    if (atom.type === 'instance') return atom.made ? [atom.made] : [];
    return atom.type === 'sequence' ? debuggerObjects(atom.element.value) : [];
  });
}
