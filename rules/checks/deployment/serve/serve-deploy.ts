import {
  BUILT_MEMBERS,
  GONE_FROM_DEPLOY,
  READ_BY_BUILDER_DEPLOY,
  SERVE_BUILDER,
} from '../../../catalog/mappings/serve-builder';
import { callDoc, code, type Doc, joined, keyword, source } from '../../../edits/doc';
import type { Attribute } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import { readArguments } from '../../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../../check';
import type { Context } from '../../context';
import { isNone, isSimple, unwrap } from '../../expressions';
import { methodCall, sortDeploy, tagsDoc } from '../deploy-arguments';
import { addFormats } from '../model';
import { statementFor } from '../sites';
import { buildArguments } from './serve-builder';
import { builderNameAt, isTranslated } from './serve-formats';
import { builtBy, builtByOwner, type ServePlan, servePlan, serveRefusal } from './serve-plan';

/** Rewrites what programs do with a model that V2's own ModelBuilder built: V3 does it by the builder. */
export const serveDeploy: Check = {
  name: 'serve-deploy',
  call(fact, context) {
    const own = ownDeploy(fact, context);
    if (own) return [own];
    const { callee } = fact.call;
    const atom = fact.callee.atoms.find((one) => one.type === 'method' && builtBy(context, one.self.made));
    const build = atom?.type === 'method' ? builtBy(context, atom.self.made) : undefined;
    if (atom?.type !== 'method' || !build || callee.kind !== 'attribute') return [];
    const [maker] = build.callee.atoms;
    const owner = maker?.type === 'method' ? maker.self.made : undefined;
    const isDeploy = atom.name === 'deploy';
    const next = BUILT_MEMBERS[atom.name] ?? 'do its work by hand, or by the ModelBuilder';
    return [
      {
        code: isDeploy ? 'SM403' : 'SM406',
        node: callee.name,
        v2: `sagemaker.model.Model.${atom.name}`,
        v3: 'sagemaker.serve.model_builder.ModelBuilder.deploy',
        message: `What build() gives in V3 has no ${atom.name}(): that is the ModelBuilder's`,
        fix: isDeploy
          ? rewriteDeploy(fact, build, context)
          : { grade: 'withheld', note: `What build() gives in V3 has no ${atom.name}(): ${next}.`, blocks: true },
        roots: [...(owner ? [owner] : []), build.call, fact.call],
        partial: fact.callee.open || fact.callee.atoms.length > 1,
      },
    ];
  },
  attribute(node, { owner }, context) {
    const [atom] = owner.atoms;
    const build = atom?.type === 'instance' ? builtBy(context, atom.made) : undefined;
    const isName = node.name.id === 'name';
    if (!build || (!isName && node.name.id !== 'endpoint_name')) return [];
    const [maker] = build.callee.atoms;
    const made = maker?.type === 'method' ? maker.self.made : undefined;
    const plan = servePlan(context, build);
    const note = 'What build() gives in V3 knows no endpoint: read endpoint_name of what deploy() gave.';
    // Both the Model resource and the builder have the name under this attribute.
    const renamed = (): Rewrite => context.rewrite().replace(node.name, 'model_name').done('Read model_name');
    const fix = (): Rewrite | Refusal => (isName ? renamed() : { grade: 'withheld', note });
    return [
      {
        code: 'SM406',
        node: node.name,
        v2: `sagemaker.model.Model.${node.name.id}`,
        v3: 'sagemaker.core.resources.Model',
        message: `What build() gives in V3 has no ${node.name.id}`,
        fix: typeof plan === 'string' ? serveRefusal(plan) : fix(),
        roots: [...(made ? [made] : []), build.call],
        partial: owner.open || owner.atoms.length > 1,
      },
    ];
  },
};

/** V2's own `deploy()` of the builder: V3 has one of that name, which heeds the instance type that it is given. */
function ownDeploy(fact: CallFact, context: Context): Problem | undefined {
  const { call, callee } = fact;
  const [atom] = callee.atoms;
  const isOwn = atom?.type === 'method' && atom.self.cls === SERVE_BUILDER && atom.name === 'deploy';
  if (!isOwn || call.callee.kind !== 'attribute') return undefined;
  const fix = (): Rewrite | Refusal => {
    const build = builtByOwner(context, fact);
    const plan = build && servePlan(context, build);
    if (typeof plan !== 'object') return serveRefusal(plan ?? 'V3 needs exactly one build() before deploy().');
    const { args, items, obstacle } = readArguments(context, fact);
    if (obstacle) return serveRefusal(`deploy() cannot be rewritten because ${obstacle}; write the arguments out.`);
    if (plan.kind === 'local') return serveRefusal('Call deploy_local() for a model in this process.');
    if (isTranslated(context, fact)) return serveRefusal(TRANSLATED);
    const left = args.filter(
      ({ name, value }) => !isNone(value) && !['instance_type', ...READ_BY_BUILDER_DEPLOY].includes(name),
    );
    const more = left.find(({ name, value }) => name !== 'update_endpoint' || context.source(value) !== 'False');
    if (more) return serveRefusal(`${more.name}= of the builder's deploy() is not proved to do the same in V3.`);
    const kept = args.filter(({ name, value }) => READ_BY_BUILDER_DEPLOY.has(name) && !isNone(value));
    const builder = context.rewrite();
    const receiver = source((call.callee as Attribute).object);
    const out = kept.map(({ name, value }) => keyword(name, source(value)));
    builder.replace(call, methodCall(receiver, 'deploy', out, items.isMultiline), items);
    return addAround(context, fact, builder, 'Rewrite as deploy() of the V3 ModelBuilder');
  };
  return {
    code: 'SM403',
    node: call.callee.name,
    v2: `${SERVE_BUILDER}.deploy`,
    v3: 'sagemaker.serve.model_builder.ModelBuilder.deploy',
    message: "deploy() of V2's ModelBuilder gave a Predictor, and took the instance type of the builder",
    fix: fix(),
    roots: [...(atom.self.made ? [atom.self.made] : []), call],
    partial: callee.open || callee.atoms.length > 1,
  };
}

const TRANSLATED =
  'An Endpoint of V3 takes no CustomPayloadTranslator: give invoke() what its serialize_payload_to_bytes() makes, and the answer to deserialize_payload_from_stream().';

function rewriteDeploy(fact: CallFact, build: CallFact, context: Context): Rewrite | Refusal {
  const { call } = fact;
  const plan = servePlan(context, build);
  if (typeof plan === 'string') return serveRefusal(plan);
  if (fact.callee.atoms.length > 1) return serveRefusal('Which model is deployed here depends on the path taken.');
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return serveRefusal(`deploy() cannot be rewritten because ${obstacle}; write the arguments out.`);
  if (call.args.some((one) => one.form === 'positional')) {
    return serveRefusal("V2's deploy() of a built model takes keywords only: name the arguments.");
  }
  const gone = args.find(({ name, value }) => Object.hasOwn(GONE_FROM_DEPLOY, name) && !isNone(value));
  if (gone) return serveRefusal(GONE_FROM_DEPLOY[gone.name] ?? '');
  const receiver = builderNameAt(context, plan, fact);
  if (!receiver) return serveRefusal('The ModelBuilder has no name that means it here: V3 deploys by it.');
  const builder = context.rewrite();
  const lines: Doc[] = [];
  if (plan.form === 'chained') {
    const inner = buildArguments(context, build);
    if (typeof inner === 'string') return serveRefusal(inner);
    lines.push(joined(code(`${receiver} = `), source(plan.builder.call)));
    if (plan.kind === 'jumpstart') lines.push(code(`${receiver}.dependencies = {}`));
    lines.push(callDoc(`${receiver}.build`, inner));
  }
  const statement = statementFor(context, call);
  const title = 'Rewrite as deploy() of the ModelBuilder';
  const own = code(receiver);
  if (plan.kind === 'local') {
    const doc = methodCall(own, 'deploy_local', [], false);
    if (lines.length === 0) return addAround(context, fact, builder.replace(call, doc), title);
    if (!statement) return serveRefusal('V3 needs statements above this deploy(): move it to a statement of its own.');
    return addAround(context, fact, builder.replaceBelow(statement, lines, call, doc), title);
  }
  const sorted = sortDeploy(
    context,
    args.filter(({ name }) => name !== 'container_timeout_in_second'),
    false,
  );
  if (sorted.refused) return serveRefusal(sorted.refused);
  if (args.some(({ name, value }) => name === 'async_inference_config' && !isNone(value))) {
    return serveRefusal(
      'Asynchronous inference of a built model is not proved: give its formats to each request by hand.',
    );
  }
  if (isTranslated(context, fact)) {
    return serveRefusal(TRANSLATED);
  }
  if (sorted.acceptEula && plan.kind !== 'jumpstart') {
    return serveRefusal('accept_eula has to be assigned to the ModelBuilder before its build().');
  }
  if (sorted.tags) {
    sorted.items.push({ label: 'tags=', value: tagsDoc(context, builder, sorted.tags) });
    builder.note('V2 tagged the model too: call add_tags() on the ModelBuilder before its build() where that matters.');
  }
  const type = sorted.instanceType;
  if (type && !isConstructedWith(context, plan, context.source(unwrap(type)))) {
    lines.push(joined(code(`${receiver}.instance_type = `), source(type)));
  }
  const doc = methodCall(own, 'deploy', sorted.items, items.isMultiline);
  if (lines.length > 0 && !statement) {
    return serveRefusal('V3 needs statements above this deploy(): move it to a statement of its own.');
  }
  if (lines.length > 0 && statement) builder.replaceBelow(statement, lines, call, doc, items);
  else builder.replace(call, doc, items);
  return addAround(context, fact, builder, title);
}

function addAround(context: Context, fact: CallFact, builder: ReturnType<Context['rewrite']>, title: string): Rewrite {
  addFormats(context, fact, builder);
  return builder.done(title);
}

/** True when the builder has the very instance type already. */
function isConstructedWith(context: Context, { builder }: ServePlan, type: string): boolean {
  const value = context.bind(builder)?.byName.get('instance_type')?.value;
  return value !== undefined && isSimple(value) && context.source(unwrap(value)) === type;
}
