import { REGISTER_PARAMETERS } from '../../catalog/mappings/deploy';
import { JUMPSTART_ATTRIBUTES, JUMPSTART_MODEL, PAYLOADS } from '../../catalog/mappings/jumpstart';
import {
  FRAMEWORK_MODELS,
  FRAMEWORK_NOTE,
  MODEL_ATTRIBUTES,
  MODEL_PACKAGE,
  MULTI_MODEL,
} from '../../catalog/mappings/model';
import { TRANSFORMER_PARAMETERS } from '../../catalog/mappings/transformer';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Attribute, Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { MethodAtom } from '../../python/values';
import { publicName } from '../../sdk/names';
import { readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple, unwrap } from '../expressions';
import { metadataArguments } from '../inference/formats';
import { compileModel } from './compile';
import { hostMethod } from './core/host';
import { hostPlan } from './core/host-plan';
import { methodCall, tagsDoc } from './deploy-arguments';
import { BUILDABLE, buildLines, type ModelPlan, planOf } from './model-plan';
import { MULTI_MODEL_METHODS, multiModelMethod } from './multi-model-methods';
import { registerCall } from './registered-package';
import { builtBy } from './serve/serve-plan';
import { statementFor } from './sites';

/** Methods that ModelBuilder has under the same name and with the same parameters. */
const SAME: ReadonlySet<string> = new Set([
  'add_tags',
  'remove_tag_with_key',
  'enable_network_isolation',
  'right_size',
  'is_repack',
]);

const GONE: Readonly<Record<string, string>> = {
  add_model: "copy the archive to the prefix with copy() or upload_file() of boto3's S3 client",
  list_models: 'list the keys under the prefix with list_s3_files(bucket, key_prefix) of the session',
  compile: 'compile the model with sagemaker.core.resources.CompilationJob.create',
  package_for_edge: 'package it with sagemaker.core.resources.EdgePackagingJob.create',
  prepare_container_def: 'write the container definition out as a dict',
};

const BUILDER = 'sagemaker.serve.model_builder.ModelBuilder';
const PACKAGE_METHODS = /^(update|remove|add)_/;
const PACKAGE_NOTE =
  'call update() of sagemaker.core.resources.ModelPackage.get(model_package_name=arn), or update_model_package of boto3.';

/** True for a method that the V2 class really has. */
function isKnownV2({ knowledge }: Context, { self, name }: MethodAtom): boolean {
  return knowledge.methodOwner(self.cls, name) !== undefined;
}

/** `compile()` answers the model itself: what is done with it afterwards has to stay V2 as well. */
function blockedBy(call: Call, { name, self }: MethodAtom): readonly Expression[] {
  return self.made && name === 'compile' ? [call, self.made] : [call];
}

/** Rewrites what else programs do with a model: transformer, create, register, delete, reading attributes. */
export const modelMethods: Check = {
  name: 'model-methods',
  call(fact, context) {
    const atom = fact.callee.atoms.find(
      (one): one is MethodAtom =>
        one.type === 'method' &&
        BUILDABLE.has(one.self.cls) &&
        one.name !== 'deploy' &&
        !registerCall(context, one.self.made) &&
        !builtBy(context, one.self.made),
    );
    const { callee } = fact.call;
    if (!atom || callee.kind !== 'attribute' || SAME.has(atom.name) || atom.name.startsWith('_')) return [];
    const hosted = hostPlan(context, atom.self.made);
    const fix = hosted ? hostMethod(fact, atom.name, hosted, context) : rewriteMethod(fact, callee, atom, context);
    if (!fix) return [];
    return [
      {
        code: atom.name === 'transformer' ? 'SM601' : 'SM406',
        node: callee.name,
        v2: `${publicName(atom.self.cls)}.${atom.name}`,
        v3: hosted ? 'sagemaker.core.resources.Model' : 'sagemaker.serve.model_builder.ModelBuilder',
        message: `${atom.name}() of a model is called or works differently on ${hosted ? 'a resource' : 'ModelBuilder'}`,
        fix,
        roots: [
          ...fact.callee.atoms.flatMap((one) => (one.type === 'method' && one.self.made ? [one.self.made] : [])),
          fact.call,
        ],
        partial: fact.callee.open || fact.callee.atoms.length > 1,
      },
    ];
  },
  attribute(node, fact, context) {
    const atom = fact.owner.atoms.find(
      (one) =>
        one.type === 'instance' &&
        BUILDABLE.has(one.cls) &&
        !registerCall(context, one.made) &&
        !builtBy(context, one.made),
    );
    const isJumpStart = atom?.type === 'instance' && atom.cls === JUMPSTART_MODEL;
    const names = isJumpStart ? JUMPSTART_ATTRIBUTES : MODEL_ATTRIBUTES;
    const to = Object.hasOwn(names, node.name.id) ? names[node.name.id] : undefined;
    if (atom?.type !== 'instance' || !to) return [];
    const hosted = hostPlan(context, atom.made);
    return [
      {
        code: 'SM406',
        node: node.name,
        v2: `${publicName(atom.cls)}.${node.name.id}`,
        v3: hosted ? `sagemaker.core.resources.Model.${to}` : `sagemaker.serve.model_builder.ModelBuilder.${to}`,
        message: `.${node.name.id} of a model is .${to} ${hosted ? 'of the resource' : 'of its ModelBuilder'} in V3`,
        fix:
          hosted || planOf(context, atom.made)
            ? context.rewrite().replace(node.name, to).done(`Read ${to}`)
            : {
                grade: 'withheld',
                note: `Where this model is constructed cannot be seen; on a ModelBuilder it is .${to}.`,
              },
        roots: fact.owner.atoms.flatMap((one) => (one.type === 'instance' && one.made ? [one.made] : [])),
        partial: fact.owner.open || fact.owner.atoms.length > 1,
      },
    ];
  },
};

/** The dict that describes the container of a model without code of its own. */
function containerDef(
  context: Context,
  { call, args }: CallFact,
  callee: Attribute,
  { self }: MethodAtom,
  plan: ModelPlan,
): Rewrite | Refusal {
  const no = (note: string): Refusal => ({ grade: 'withheld', note, blocks: [call] });
  if (plan.fix.grade === 'withheld') {
    return { ...no('The model stays as it is (see its constructor), so this has to wait for it.'), waits: true };
  }
  if (!plan.isPlain || self.cls !== 'sagemaker.model.Model' || !isSimple(callee.object)) {
    return no(`ModelBuilder has no prepare_container_def(): ${GONE.prepare_container_def}.`);
  }
  const isOnlyType = args.every(
    ({ argument }) => argument.keyword?.id !== 'accept_eula' && !argument.form.includes('star'),
  );
  if (!isOnlyType) return no(`ModelBuilder has no prepare_container_def(): ${GONE.prepare_container_def}.`);
  const builder = context.rewrite();
  const receiver = context.source(unwrap(callee.object));
  const name = builder.import('sagemaker.core.helper.session_helper', 'container_def', call);
  const items = ['image_uri', 's3_model_data_url', 'env_vars'].map(
    (one): DocItem => ({ label: '', value: code(`${receiver}.${one}`) }),
  );
  return builder.replace(call, callDoc(name, items)).done('Describe the container');
}

function rewriteMethod(
  fact: CallFact,
  callee: Attribute,
  atom: MethodAtom,
  context: Context,
): Rewrite | Refusal | undefined {
  const { call } = fact;
  const no = (note: string): Refusal => ({ grade: 'withheld', note, blocks: true });
  const plan = planOf(context, atom.self.made);
  const gone = GONE[atom.name];
  if (atom.name === 'prepare_container_def' && plan) return containerDef(context, fact, callee, atom, plan);
  if (plan && atom.self.cls === MULTI_MODEL && MULTI_MODEL_METHODS.has(atom.name)) {
    if (plan.fix.grade !== 'withheld') return multiModelMethod(context, fact, atom);
    return { ...no('The model stays as it is (see its constructor), so this has to wait for it.'), waits: true };
  }
  if (plan && atom.name === 'compile' && plan.fix.grade !== 'withheld') return compileModel(context, fact, atom);
  if (gone)
    return { grade: 'withheld', note: `ModelBuilder has no ${atom.name}(): ${gone}.`, blocks: blockedBy(call, atom) };
  const isPayload = atom.self.cls === JUMPSTART_MODEL && Object.hasOwn(PAYLOADS, atom.name);
  if (!isPayload && !['transformer', 'create', 'register', 'delete_model'].includes(atom.name)) {
    if (!isKnownV2(context, atom) || context.knowledge.methodOwner(BUILDER, atom.name) !== undefined) return undefined;
    const next =
      PACKAGE_METHODS.test(atom.name) && atom.self.cls === MODEL_PACKAGE ? PACKAGE_NOTE : 'do its work by hand.';
    return { grade: 'withheld', note: `ModelBuilder has no ${atom.name}(): ${next}`, blocks: blockedBy(call, atom) };
  }
  if (!plan)
    return no('Where this model is constructed cannot be seen here; V3 needs its ModelBuilder and one build().');
  if (plan.fix.grade === 'withheld')
    return { ...no('The model stays as it is (see its constructor), so this has to wait for it.'), waits: true };
  if (!isSimple(callee.object)) return no('Give the model a name first: V3 needs it for build().');
  const receiver = context.source(unwrap(callee.object));
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return no(`${atom.name}() cannot be rewritten because ${obstacle}; write the arguments out.`);
  const builder = context.rewrite();
  if (isPayload) {
    const module = builder.import('sagemaker.core', 'payloads', call);
    const doc = callDoc(`${module}.${PAYLOADS[atom.name]}`, metadataArguments(context, callee.object));
    return builder.replace(call, doc).done('Look the examples up by the model id');
  }
  switch (atom.name) {
    case 'delete_model':
      return builder
        .replace(call, joined(source(callee.object), code('.built_model.delete()')))
        .done('Delete the built model');
    case 'create': {
      const left = args.filter(
        (one) => !['instance_type', 'accelerator_type'].includes(one.name) && !isNone(one.value),
      );
      if (left[0]) return no(`build() has nothing for ${left[0].name}=; use add_tags() for tags before build().`);
      if (plan.build !== call) return no('build() has to run exactly once, and this create() is not its only place.');
      const [line, ...above] = [...buildLines(plan, receiver)].reverse();
      if (above.length > 0) builder.insertBefore(call.host, above.reverse());
      return builder.replace(call, line as Doc).done('Rewrite as build()');
    }
    case 'transformer': {
      const out: DocItem[] = [];
      const lines: Doc[] = [];
      for (const { name, value, above, after } of args) {
        if (!TRANSFORMER_PARAMETERS.has(name) && name !== 'tags') return no(`transformer() has nothing for ${name}=.`);
        const tags = name === 'tags' && !isNone(value) ? tagsDoc(context, builder, value) : undefined;
        if (tags && plan.build === call) lines.push(joined(code(`${receiver}.add_tags(`), tags, code(')')));
        else if (tags) {
          builder.note('V2 tagged the model too: call add_tags() on the ModelBuilder before its build().');
        }
        out.push({
          ...keyword(name, tags ?? source(value)),
          ...(above.length > 0 ? { above } : {}),
          ...(after ? { after } : {}),
        });
      }
      const doc = methodCall(source(callee.object), 'transformer', out, items.isMultiline);
      const title = 'Rewrite as transformer() of a ModelBuilder';
      if (plan.build !== call) return builder.replace(call, doc, items).done(title);
      const statement = statementFor(context, call);
      if (!statement) return no('V3 needs build() above this transformer(): move it to a statement of its own.');
      lines.push(...buildLines(plan, receiver));
      return builder.replaceBelow(statement, lines, call, doc, items).done(title);
    }
    default: {
      const out: DocItem[] = [];
      for (const { name, value, above, after } of args) {
        if (isNone(value)) continue;
        if (!REGISTER_PARAMETERS.has(name))
          return no(`register() has no ${name}= in V3; it reads it off the ModelBuilder.`);
        out.push({
          ...keyword(name, source(value)),
          ...(above.length > 0 ? { above } : {}),
          ...(after ? { after } : {}),
        });
      }
      const doc = methodCall(source(callee.object), 'register', out, items.isMultiline);
      const title = 'Rewrite as register() of a ModelBuilder';
      if (Object.hasOwn(FRAMEWORK_MODELS, atom.self.cls)) builder.tell(FRAMEWORK_NOTE);
      const statement = plan.build === 'none' && plan.modelName ? statementFor(context, call) : undefined;
      if (!statement || !plan.modelName) return builder.replace(call, doc, items).done(title);
      // Code is packed under this name.
      const named = joined(code(`${receiver}.model_name = `), code(plan.modelName));
      return builder.replaceBelow(statement, [named], call, doc, items).done(title);
    }
  }
}
