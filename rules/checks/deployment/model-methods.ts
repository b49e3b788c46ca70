import { REGISTER_PARAMETERS } from '../../catalog/mappings/deploy';
import { MODEL_ATTRIBUTES } from '../../catalog/mappings/model';
import { TRANSFORMER_PARAMETERS } from '../../catalog/mappings/transformer';
import { code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Attribute, Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { MethodAtom } from '../../python/values';
import { publicName } from '../../sdk/names';
import { readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple, unwrap } from '../expressions';
import { methodCall, tagsDoc } from './deploy-arguments';
import { BUILDABLE, buildLine, planOf } from './model-plan';
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
  compile: 'compile the model with sagemaker.core.resources.CompilationJob.create',
  package_for_edge: 'package it with sagemaker.core.resources.EdgePackagingJob.create',
  prepare_container_def: 'write the container definition out as a dict',
};

/** `compile()` answers the model itself: what is done with it afterwards has to stay V2 as well. */
function blockedBy(call: Call, { name, self }: MethodAtom): readonly Expression[] {
  return self.made && name === 'compile' ? [call, self.made] : [call];
}

/** Rewrites what else programs do with a model: transformer, create, register, delete, reading attributes. */
export const modelMethods: Check = {
  name: 'model-methods',
  call(fact, context) {
    const atom = fact.callee.atoms.find(
      (one): one is MethodAtom => one.type === 'method' && BUILDABLE.has(one.self.cls) && one.name !== 'deploy',
    );
    const { callee } = fact.call;
    if (!atom || callee.kind !== 'attribute' || SAME.has(atom.name) || atom.name.startsWith('_')) return [];
    const fix = rewriteMethod(fact, callee, atom, context);
    if (!fix) return [];
    return [
      {
        code: atom.name === 'transformer' ? 'SM601' : 'SM406',
        node: callee.name,
        v2: `${publicName(atom.self.cls)}.${atom.name}`,
        v3: 'sagemaker.serve.model_builder.ModelBuilder',
        message: `${atom.name}() of a model is called or works differently on ModelBuilder`,
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
    const atom = fact.owner.atoms.find((one) => one.type === 'instance' && BUILDABLE.has(one.cls));
    const to = Object.hasOwn(MODEL_ATTRIBUTES, node.name.id) ? MODEL_ATTRIBUTES[node.name.id] : undefined;
    if (atom?.type !== 'instance' || !to) return [];
    return [
      {
        code: 'SM406',
        node: node.name,
        v2: `${publicName(atom.cls)}.${node.name.id}`,
        v3: `sagemaker.serve.model_builder.ModelBuilder.${to}`,
        message: `.${node.name.id} of a model is .${to} of its ModelBuilder in V3`,
        fix: planOf(context, atom.made)
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
  if (gone)
    return { grade: 'withheld', note: `ModelBuilder has no ${atom.name}(): ${gone}.`, blocks: blockedBy(call, atom) };
  if (!['transformer', 'create', 'register', 'delete_model'].includes(atom.name)) return undefined;
  if (!plan)
    return no('Where this model is constructed cannot be seen here; V3 needs its ModelBuilder and one build().');
  if (plan.fix.grade === 'withheld')
    return { ...no('The model stays as it is (see its constructor), so this has to wait for it.'), waits: true };
  if (!isSimple(callee.object)) return no('Give the model a name first: V3 needs it for build().');
  const receiver = context.source(unwrap(callee.object));
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return no(`${atom.name}() cannot be rewritten because ${obstacle}; write the arguments out.`);
  const builder = context.rewrite();
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
      return builder.replace(call, buildLine(plan, receiver)).done('Rewrite as build()');
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
      lines.push(buildLine(plan, receiver));
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
      return builder.replace(call, doc, items).done('Rewrite as register() of a ModelBuilder');
    }
  }
}

const PACKAGE = 'sagemaker.model.ModelPackage';

/** What `register()` returned: the ARN as text in V3, a ModelPackage in V2. */
export const registered: Check = {
  name: 'registered-package',
  attribute(node, fact, context) {
    const [atom] = fact.owner.atoms;
    const maker = registerCall(context, atom?.type === 'instance' && atom.cls === PACKAGE ? atom.made : undefined);
    if (!maker || isCallee(context, node)) return [];
    const isArn = node.name.id === 'model_package_arn';
    return [
      {
        code: 'SM406',
        node: node.name,
        v2: `${PACKAGE}.${node.name.id}`,
        message: 'register() returns the ARN itself in V3',
        fix: isArn
          ? context.rewrite().replace(node, source(node.object)).done('Use the ARN itself')
          : {
              grade: 'withheld',
              note: 'register() returns the ARN as text in V3; read the package with sagemaker.core.resources.ModelPackage.get(model_package_name=arn).',
            },
        roots: [maker],
      },
    ];
  },
  call(fact, context) {
    const { callee } = fact.call;
    const [atom] = fact.callee.atoms;
    if (atom?.type !== 'method' || atom.self.cls !== PACKAGE || callee.kind !== 'attribute') return [];
    const maker = registerCall(context, atom.self.made);
    if (!maker) return [];
    return [
      {
        code: 'SM420',
        node: callee.name,
        v2: `${PACKAGE}.${atom.name}`,
        message: 'register() returns the ARN itself in V3, which has no methods',
        fix: {
          grade: 'withheld',
          note: `register() returns the ARN as text in V3: for ${atom.name}() use sagemaker.core.resources.ModelPackage.get(model_package_name=arn), or Model.create(containers=[{"model_package_name": arn}]) to deploy it.`,
          blocks: [fact.call],
        },
        roots: [maker, fact.call],
      },
    ];
  },
};

function registerCall(context: Context, made: Expression | undefined): Call | undefined {
  const fact = made?.kind === 'call' ? context.facts.calls.get(made) : undefined;
  const isRegister = fact?.callee.atoms.some((one) => one.type === 'method' && one.name === 'register') ?? false;
  return isRegister ? fact?.call : undefined;
}

function isCallee(context: Context, node: Attribute): boolean {
  const parent = context.parentOf(node);
  return parent?.kind === 'call' && parent.callee === node;
}
