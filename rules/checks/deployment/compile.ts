import { FRAMEWORK_MODELS } from '../../catalog/mappings/model';
import { BY_VERSION, UNVERSIONED } from '../../catalog/mappings/neo';
import { SHAPES } from '../../catalog/mappings/training-job';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf, type MethodAtom } from '../../python/values';
import { type NamedArgument, readArguments } from '../arguments';
import type { Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple, isString, knownString, quoted, unwrap } from '../expressions';
import { numberedName } from '../numbered-name';
import { Owner } from './core/resource';
import { tagsOf } from './core/tags';
import { dominates, statementFor, targetOf } from './sites';

const NEXT = 'compile the model with sagemaker.core.resources.CompilationJob.create';

/** True for a model that is compiled before it is used: its image is that of the compilation job. */
export function isCompiled(context: Context, made: Expression): boolean {
  return compileOf(context, made) !== undefined;
}

/** The one `compile()` of a model, which stands above everything that needs the model. */
function compileOf(context: Context, made: Expression): CallFact | undefined {
  const { methods } = context.usesOf(made);
  const [only, ...others] = methods.filter(({ name }) => name === 'compile').map(({ fact }) => fact);
  if (!only || others.length > 0) return undefined;
  const hosts = needsOf(context, made).map(({ call }) => call.host);
  return dominates(context, only.call.host, hosts) ? only : undefined;
}

/** The calls that need the model in SageMaker. */
function needsOf(context: Context, made: Expression): readonly CallFact[] {
  const { methods } = context.usesOf(made);
  return methods
    .filter(({ name }) => ['deploy', 'transformer', 'create', 'register'].includes(name))
    .map(({ fact }) => fact);
}

/**
 * Rewrites `model.compile(…)` as a compilation job and gives its results to the ModelBuilder, as V2 gave them to the model
 * (2.257.7 `model.py`, `compile` and `_compilation_job_config`).
 */
export function compileModel(context: Context, fact: CallFact, atom: MethodAtom): Rewrite | Refusal {
  const { call } = fact;
  const no = (why: string): Refusal => ({
    grade: 'withheld',
    note: `ModelBuilder has no compile(): ${NEXT}${why}.`,
    blocks: atom.self.made ? [call, atom.self.made] : [call],
  });
  const { args, items, obstacle } = readArguments(context, fact);
  const { callee, host } = call;
  const made = atom.self.made;
  const maker = made?.kind === 'call' ? context.facts.calls.get(made) : undefined;
  if (obstacle || !maker || callee.kind !== 'attribute') return no('');
  if (compileOf(context, maker.call) !== fact) return no('; the model is hosted before, or compiled twice');
  const isPlace = targetOf(call) !== undefined || (host.body.kind === 'expression' && host.body.value === call);
  if (!isSimple(callee.object) || !isPlace || !statementFor(context, call)) return no('');
  const builder = context.rewrite();
  const owner = new Owner(context, builder, call, readArguments(context, maker).args);
  const job = describeJob(owner, new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one])), {
    cls: atom.self.cls,
    receiver: source(callee.object),
    isHosted: needsOf(context, maker.call).length > 0,
  });
  if (owner.refused !== undefined) return no(`: ${owner.refused}`);
  const name = numberedName(context, call, 'compilation_job');
  const resource = builder.import('sagemaker.core.resources', 'CompilationJob', call);
  const receiver = context.source(unwrap(callee.object));
  const created = callDoc(`${resource}.create`, job, items.isMultiline);
  const lines: Doc[] = [joined(code(`${name} = `), created), code(`${name}.wait()`)];
  if (needsOf(context, maker.call).length > 0) lines.push(code(`${receiver}.image_uri = ${name}.inference_image`));
  const archive = `${name}.model_artifacts.s3_model_artifacts`;
  if (targetOf(call)) {
    lines.push(code(`${receiver}.s3_model_data_url = ${archive}`));
    builder.replaceBelow(host, lines, call, code(receiver), items);
  } else builder.replaceBelow(host, lines, call, code(`${receiver}.s3_model_data_url = ${archive}`), items);
  return builder.done('Rewrite as CompilationJob.create()');
}

interface Compiled {
  readonly cls: string;
  readonly receiver: Doc;
  /** Something needs the compiled model in SageMaker. */
  readonly isHosted: boolean;
}

type Given = ReadonlyMap<string, NamedArgument>;

/** The keywords of `CompilationJob.create`. */
function describeJob(owner: Owner, given: Given, model: Compiled): DocItem[] {
  const { context, builder, at } = owner;
  const { quote } = context.style(at.host.text);
  for (const [name, { shown, value }] of given) {
    if (shown || !KNOWN.has(name) || owner.mayBeNone(value)) owner.refuse(`${name}= is not seen`);
  }
  const value = (name: string): Expression | undefined => given.get(name)?.value;
  const device = value('target_instance_family');
  const target = device && knownString(context, device);
  if (!target || target === 'ml_eia2') owner.refuse('what it is compiled for is not seen, or gone');
  if (!target?.startsWith('ml_') && model.isHosted) owner.refuse('what is compiled for a device is no image to host');
  const [name, role, output] = [value('job_name'), value('role') ?? owner.given('role'), value('output_path')];
  if (!name || !value('role') || !role || !output) owner.refuse('V2 wanted a role, a name and a place');
  const framework = frameworkOf(owner, value('framework'), model.cls);
  const version = value('framework_version') ?? owner.given('framework_version');
  const versioned = version && target && framework ? versionDoc(owner, version, target, framework) : undefined;
  const shape = value('input_shape');
  const shaped = shape && jsonOf(owner, shape);
  const options = value('compiler_options');
  const input = [
    keyword('s3_uri', joined(model.receiver, code('.s3_model_data_url'))),
    keyword('framework', code(quoted((framework ?? '').toUpperCase(), quote))),
    ...(shaped ? [{ ...keyword('data_input_config', shaped), ...commentsOf(given, 'input_shape') }] : []),
    ...(versioned ? [keyword('framework_version', versioned)] : []),
  ];
  const out = [
    ...(output ? [{ ...keyword('s3_output_location', source(output)), ...commentsOf(given, 'output_path') }] : []),
    ...(device ? [keyword('target_device', source(device))] : []),
    ...(options
      ? [{ ...keyword('compiler_options', jsonOf(owner, options)), ...commentsOf(given, 'compiler_options') }]
      : []),
  ];
  const time = value('compile_max_run');
  const tags = value('tags');
  const tagged = tags && tagsOf(context, builder, tags, at);
  if (tags && !tagged) owner.refuse('the tags are not seen');
  const cls = (one: string): string => builder.import(SHAPES, one, at);
  return [
    ...(name ? [{ ...keyword('compilation_job_name', source(name)), ...commentsOf(given, 'job_name') }] : []),
    ...(role ? [{ ...keyword('role_arn', owner.roleDoc(role)), ...commentsOf(given, 'role') }] : []),
    keyword('input_config', callDoc(cls('InputConfig'), input)),
    keyword('output_config', callDoc(cls('OutputConfig'), out)),
    keyword(
      'stopping_condition',
      callDoc(cls('StoppingCondition'), [keyword('max_runtime_in_seconds', time ? source(time) : code('900'))]),
    ),
    ...(tagged ? [keyword('tags', tagged)] : []),
    ...owner.bySession(),
  ];
}

const KNOWN: ReadonlySet<string> = new Set([
  'target_instance_family',
  'input_shape',
  'output_path',
  'role',
  'tags',
  'job_name',
  'compile_max_run',
  'framework',
  'framework_version',
  'compiler_options',
]);

function commentsOf(given: Given, name: string): Partial<DocItem> {
  const { above = [], after } = given.get(name) ?? {};
  return { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
}

function frameworkOf(owner: Owner, given: Expression | undefined, cls: string): string | undefined {
  const text = given ? knownString(owner.context, given) : FRAMEWORK_MODELS[cls]?.framework;
  if (text === undefined) owner.refuse('the framework is not seen');
  return text?.toLowerCase();
}

/** The version, where V2 named it to the compiler: with its first two numbers. */
function versionDoc(owner: Owner, node: Expression, target: string, framework: string): Doc | undefined {
  if (UNVERSIONED.has(target) || !(BY_VERSION[target] ?? BY_VERSION[''])?.includes(framework)) return undefined;
  const { context, at } = owner;
  const { quote } = context.style(at.host.text);
  const known = knownString(context, node);
  if (known !== undefined) return code(quoted(known.split('.').slice(0, 2).join('.'), quote));
  if (!isSimple(node)) owner.refuse('the version is computed in place');
  const dot = quoted('.', quote);
  return code(`${dot}.join(${context.source(unwrap(node))}.split(${dot})[:2])`);
}

/** A dict as JSON; a text as it is. */
function jsonOf(owner: Owner, node: Expression): Doc {
  const { builder, context, at } = owner;
  if (isString(context, node)) return source(node);
  const value = context.valueOf(node);
  const isDict = unwrap(node).kind === 'dict' || (!value.open && atomsOf(value, 'dict').length === value.atoms.length);
  const isOfJson = /^json\.dumps\(/.test(context.source(unwrap(node)));
  if (isOfJson) return source(node);
  if (!isDict || (unwrap(node).kind !== 'dict' && value.atoms.length === 0)) {
    owner.refuse('whether the shape is a dict is not seen');
  }
  return joined(code(`${builder.importModule('json', at)}.dumps(`), source(node), code(')'));
}
