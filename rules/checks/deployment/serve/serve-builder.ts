import { BUILDER_CONFIGS } from '../../../catalog/mappings/builder';
import { BUILDER_MODULE } from '../../../catalog/mappings/model';
import {
  GONE_FROM_BUILDER,
  SAME_PARAMETERS,
  SERVE_BUILDER,
  UNREAD_BY_JUMPSTART,
  USUAL_INSTANCE_TYPE,
} from '../../../catalog/mappings/serve-builder';
import { callDoc, code, type Doc, type DocItem, indentOf, joined, keyword, listDoc, source } from '../../../edits/doc';
import type { Call, Expression } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import { type NamedArgument, readArguments } from '../../arguments';
import type { Check, Refusal, Rewrite } from '../../check';
import type { Context } from '../../context';
import { isNone, isSimple, knownString, quoted, unwrap } from '../../expressions';
import type { RewriteBuilder } from '../../rewrite-builder';
import { isAvailable, targetOf } from '../sites';
import { isServeBuilder, kindOf, type ServeKind, servePlan, serveRefusal } from './serve-plan';

const PACKED_NOTE =
  'V3 packs its own server code with the model, so the container has to install SageMaker V3 where V2 wrote sagemaker>=2.199 into requirements.txt; the container logs at level INFO. Try the endpoint once.';
const JUMPSTART_ID = /^(huggingface|pytorch|tensorflow|mxnet|sklearn|xgboost|lightgbm|catboost|autogluon|meta|model)-/;

/** Rewrites V2's own `sagemaker.serve` ModelBuilder as V3's. */
export const serveBuilder: Check = {
  name: 'serve-builder',
  handles: [SERVE_BUILDER],
  call(fact, context) {
    const { callee } = fact.call;
    if (isServeBuilder(fact)) {
      return [
        {
          code: 'SM430',
          node: callee.kind === 'attribute' ? callee.name : callee,
          v2: SERVE_BUILDER,
          v3: 'sagemaker.serve.model_builder.ModelBuilder',
          message: "V2's own ModelBuilder is another class in V3",
          fix: rewriteBuilder(fact, context),
          roots: [fact.call],
        },
      ];
    }
    const atom = fact.callee.atoms.find((one) => one.type === 'method' && one.self.cls === SERVE_BUILDER);
    if (atom?.type !== 'method' || callee.kind !== 'attribute') return [];
    const problem = { code: 'SM430', node: callee.name, v2: `${SERVE_BUILDER}.${atom.name}` };
    const roots = [...(atom.self.made ? [atom.self.made] : []), fact.call];
    if (Object.hasOwn(GONE_FROM_BUILDER, atom.name)) {
      const note = `${GONE_FROM_BUILDER[atom.name]}.`;
      const message = `${atom.name}() of V2's ModelBuilder is gone or changed in V3`;
      return [{ ...problem, message, fix: { grade: 'withheld', note, blocks: true }, roots }];
    }
    if (atom.name !== 'build') return [];
    const fix = rewriteBuild(fact, context);
    const message = 'build() takes the name of the model in V3, and its result has no deploy()';
    return fix ? [{ ...problem, message, fix, roots }] : [];
  },
};

function rewriteBuilder(fact: CallFact, context: Context): Rewrite | Refusal {
  const { call } = fact;
  if (fact.callee.atoms.length > 1 || fact.callee.open) {
    return serveRefusal('Which class is constructed here depends on the path taken; write each construction out.');
  }
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle)
    return serveRefusal(`This construction cannot be rewritten because ${obstacle}; write the arguments out.`);
  const kind = kindOf(context, fact);
  if (typeof kind !== 'string') return serveRefusal(kind.refused);
  const builder = context.rewrite();
  const out: DocItem[] = [];
  const given = args.filter((one) => !isNone(one.value));
  for (const argument of given) {
    const item = takeArgument(context, builder, call, argument, kind);
    if (typeof item === 'string') return serveRefusal(item);
    out.push(...item);
  }
  const values = new Map(given.map((one) => [one.name, one.value]));
  const name = classNamed(context, builder, call);
  if (kind !== 'jumpstart') {
    const isDeployedItself = context.usesOf(call).methods.some((use) => use.name === 'deploy');
    if (isDeployedItself && !values.has('instance_type')) {
      const { quote } = context.style(call.host.text);
      out.push(keyword('instance_type', code(quoted(USUAL_INSTANCE_TYPE, quote))));
    }
    if (kind === 'packed') {
      if (!values.has('dependencies')) out.push(keyword('dependencies', dependenciesDoc(context, call, undefined)));
      builder.note(PACKED_NOTE);
    } else {
      if (!values.has('dependencies')) out.push(keyword('dependencies', withoutCapture(context, call)));
      builder.note('What the model answers in this process is not proved to be the same in V3: compare it once.');
    }
    return builder.replace(call, callDoc(name, out, items.isMultiline), items).done('Rewrite as V3 ModelBuilder');
  }
  const { quote } = context.style(call.host.text);
  const id = knownString(context, values.get('model') as Expression) ?? '';
  if (!JUMPSTART_ID.test(id)) {
    builder.note(`V2 took ${quoted(id, quote)} for a model of JumpStart only if it is one: check that it is.`);
  }
  if (!values.has('instance_type')) {
    const compute = builder.import(...BUILDER_CONFIGS.compute, call);
    const usual = code(quoted(USUAL_INSTANCE_TYPE, quote));
    out.push(keyword('compute', callDoc(compute, [keyword('instance_type', usual)])));
  }
  const doc = callDoc(`${name}.from_jumpstart_config`, out, items.isMultiline);
  const target = targetOf(call);
  const setting = target ? `${newLine(context, call)}${context.source(target)}.dependencies = {}` : '';
  return builder.replace(call, joined(doc, code(setting)), items).done('Rewrite as V3 ModelBuilder');
}

/** V3's class as it is called here: an import from `sagemaker.serve`, which both SDKs have, is pointed at its module. */
function classNamed(context: Context, builder: RewriteBuilder, call: Call): string {
  const { callee } = call;
  const shared = context.facts.imports.find(
    (one) => one.written === 'sagemaker.serve.ModelBuilder' && callee.kind === 'name' && one.local === callee.id,
  );
  if (!shared) return builder.import(BUILDER_MODULE, 'ModelBuilder', call);
  builder.redirect(shared, BUILDER_MODULE, 'ModelBuilder');
  return shared.local;
}

/** What stands for one argument of V2's constructor; a text says why nothing can. */
function takeArgument(
  context: Context,
  builder: RewriteBuilder,
  call: Call,
  argument: NamedArgument,
  kind: ServeKind,
): readonly DocItem[] | string {
  const { name, value, above, after } = argument;
  const comments = { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
  const item = (label: string, doc: Doc): readonly DocItem[] => [{ ...keyword(label, doc), ...comments }];
  if (name === 'name') {
    // Given to build().
    return isSimple(value) ? [] : 'Give the name of the model a name of its own: V3 wants it in build().';
  }
  if (name === 'vpc_config') {
    const dict = unwrap(value);
    const entries = dict.kind === 'dict' ? dict.items : [];
    const of = (key: string): Expression | undefined =>
      entries.find((one) => one.key?.kind === 'text' && one.key.value === key)?.value;
    const [subnets, groups] = [of('Subnets'), of('SecurityGroupIds')];
    if (!subnets || !groups) return 'Give vpc_config= as a dict that is written out: V3 takes network=Networking(...).';
    const parts = [keyword('subnets', source(subnets)), keyword('security_group_ids', source(groups))];
    return item('network', callDoc(builder.import(...BUILDER_CONFIGS.network, call), parts));
  }
  const isJumpStart = kind === 'jumpstart';
  if (isJumpStart && name === 'model') {
    const eula = acceptedEula(context, call);
    if (eula === 'hidden')
      return 'Give accept_eula= of deploy() as a literal: V3 needs it where the model is constructed.';
    const version = context.bind(context.facts.calls.get(call) as CallFact)?.byName.get('model_version')?.value;
    const parts = [
      keyword('model_id', source(value)),
      ...(version && !isNone(version) ? [keyword('model_version', source(version))] : []),
      // V3's own default is False, and then the archive is asked for in another form.
      keyword('accept_eula', eula ?? code('None')),
    ];
    return item('jumpstart_config', callDoc(builder.import(...BUILDER_CONFIGS.jumpstart_config, call), parts));
  }
  if (isJumpStart && (name === 'model_version' || name === 'mode')) return [];
  if (isJumpStart && name === 'instance_type') {
    const compute = builder.import(...BUILDER_CONFIGS.compute, call);
    return item('compute', callDoc(compute, [keyword('instance_type', source(value))]));
  }
  if (isJumpStart && UNREAD_BY_JUMPSTART.has(name)) {
    builder.tell(`V2 did not look at ${name}= of a JumpStart model either.`);
    return [];
  }
  if (isJumpStart && name === 'model_metadata') {
    return 'A fine-tuned archive in model_metadata= is not proved to be hosted alike: build a ModelBuilder on the archive and the image.';
  }
  if (name === 'dependencies' && kind === 'packed') return item(name, dependenciesDoc(context, call, value));
  if (SAME_PARAMETERS.has(name)) return item(name, source(value));
  return `V3's ModelBuilder has nothing proved for ${name}=: deploy an inference component by deploy(inference_config=ResourceRequirements(...), inference_component_name=...).`;
}

/** `dependencies=` with the SDK itself, which the packed code of V3 imports; V2 added it by itself. */
function dependenciesDoc(context: Context, call: Call, value: Expression | undefined): Doc {
  const { quote } = context.style(call.host.text);
  const text = (word: string): string => quoted(word, quote);
  const own = code(text('sagemaker>=3,<4'));
  const dict = value && unwrap(value);
  if (dict && dict.kind !== 'dict') return source(dict);
  const entries: DocItem[] = [];
  let isListed = false;
  for (const { key, value: one } of dict?.items ?? []) {
    const list = unwrap(one);
    const isCustom = key?.kind === 'text' && key.value === 'custom';
    isListed ||= isCustom || !key;
    const isOpen = isCustom && list.kind === 'sequence' && list.elements.length > 0;
    entries.push({
      label: key ? `${context.source(key)}: ` : '**',
      value:
        isOpen && list.kind === 'sequence' ? listDoc([...list.elements.map((each) => source(each)), own]) : source(one),
    });
  }
  if (!dict) entries.push({ label: `${text('auto')}: `, value: code('False') });
  if (!isListed) entries.push({ label: `${text('custom')}: `, value: listDoc([own]) });
  return { kind: 'group', head: undefined, open: '{', close: '}', items: entries, spread: false };
}

/** V3 would look for the dependencies of the model by default. */
function withoutCapture(context: Context, call: Call): Doc {
  const { quote } = context.style(call.host.text);
  return code(`{${quoted('auto', quote)}: False}`);
}

/** What the deployment says of the agreement to the licence, where it can be written at the constructor. */
function acceptedEula(context: Context, call: Call): Doc | 'hidden' | undefined {
  const builds = context.usesOf(call).methods.filter((use) => use.name === 'build');
  const deploys = builds.flatMap((use) => context.usesOf(use.fact.call).methods.filter((one) => one.name === 'deploy'));
  const values = deploys.flatMap(({ fact }) => {
    const value = context.bind(fact)?.byName.get('accept_eula')?.value;
    return value && !isNone(value) ? [value] : [];
  });
  const [first] = values;
  if (!first) return undefined;
  const isKnown =
    values.length === 1 && deploys.length === 1 && isSimple(first) && isAvailable(context, first, call.host);
  return isKnown ? code(context.source(unwrap(first))) : 'hidden';
}

function newLine(context: Context, { host }: Call): string {
  const { newline, blank } = context.style(host.text);
  return `${newline}${blank.repeat(indentOf(context.textOf(host), host.start))}`;
}

/** `build(…)` with the name of the model; undefined where V3 takes it as it is. */
function rewriteBuild(fact: CallFact, context: Context): Rewrite | Refusal | undefined {
  const { call } = fact;
  const plan = servePlan(context, fact);
  if (typeof plan === 'string') return serveRefusal(plan);
  const doc = buildArguments(context, fact);
  if (typeof doc === 'string') return serveRefusal(doc);
  if (plan.form === 'chained') return undefined;
  const builder = context.rewrite();
  const target = targetOf(call);
  if (plan.form === 'inline' && target) {
    const name = context.source(target);
    const line = newLine(context, call);
    const setting = plan.kind === 'jumpstart' ? `${line}${name}.dependencies = {}` : '';
    const whole = joined(source(plan.builder.call), code(setting), code(`${line}${name}.`), callDoc('build', doc));
    return builder.replace(call, whole).done('Keep the ModelBuilder itself');
  }
  const isSame = doc.length === call.args.length && call.args.every((one) => one.keyword !== undefined);
  if (isSame || call.callee.kind !== 'attribute') return undefined;
  return builder
    .replace(call, callDoc(joined(source(call.callee.object), code('.build')), doc))
    .done('Give build() the name of the model');
}

/** What stands between the parentheses of V3's `build(…)`; a text says why nothing can. */
export function buildArguments(context: Context, fact: CallFact): readonly DocItem[] | string {
  const plan = servePlan(context, fact);
  if (typeof plan === 'string') return plan;
  const { args, obstacle } = readArguments(context, fact);
  if (obstacle) return `build() cannot be rewritten because ${obstacle}; write the arguments out.`;
  const out: DocItem[] = [];
  const named = context.bind(plan.builder)?.byName.get('name')?.value;
  if (named && !isNone(named)) {
    if (!isSimple(named) || (plan.form === 'named' && !isAvailable(context, named, fact.call.host))) {
      return 'Give the name of the model a name of its own: V3 wants it in build().';
    }
    out.push(keyword('model_name', code(context.source(unwrap(named)))));
  }
  for (const { name, value } of args) {
    if (isNone(value)) continue;
    if (name === 'mode') return 'Give mode= to the ModelBuilder: what it means for deploy() is read there.';
    out.push(keyword(name, source(value)));
  }
  return out;
}
