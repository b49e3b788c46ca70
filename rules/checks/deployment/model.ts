import { JUMPSTART_MODEL } from '../../catalog/mappings/jumpstart';
import { MODEL_PACKAGE, MULTI_MODEL, OTHER_MODELS, PIPELINE_MODEL } from '../../catalog/mappings/model';
import { code, type Doc, joined, keyword, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { publicName } from '../../sdk/names';
import { readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isSimple, unwrap } from '../expressions';
import { asyncClientLines } from '../inference/async-client';
import { endpointFormatStatements, lacksPlaceForFormats, placeOf } from '../inference/formats';
import type { RewriteBuilder } from '../rewrite-builder';
import { hostDeploy, hostModel } from './core/host';
import { hostPlan } from './core/host-plan';
import { methodCall, sortDeploy, tagsDoc } from './deploy-arguments';
import { BUILDABLE, buildLines, type ModelPlan, modelClass, planOf } from './model-plan';
import { partsOf, pipelinesWith } from './pipeline-parts';
import { registerCall } from './registered-package';
import { builtBy } from './serve/serve-plan';
import { statementFor } from './sites';

const CODES: Readonly<Record<string, string>> = {
  'sagemaker.model.Model': 'SM401',
  [JUMPSTART_MODEL]: 'SM407',
  [MODEL_PACKAGE]: 'SM408',
};

/** Rewrites the construction of a model as that of a ModelBuilder. */
export const model: Check = {
  name: 'model',
  handles: [...BUILDABLE, ...Object.keys(OTHER_MODELS)],
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    const { callee } = fact.call;
    const node = callee.kind === 'attribute' ? callee.name : callee;
    if (atom?.type === 'class' && OTHER_MODELS[atom.name]) {
      const note = OTHER_MODELS[atom.name] as string;
      const v2 = publicName(atom.name);
      const fix: Refusal = { grade: 'withheld', note, blocks: true };
      return [{ code: 'SM420', node, v2, message: `${v2} has no ready counterpart in V3`, fix, roots: [fact.call] }];
    }
    const cls = modelClass(fact);
    const hosted = hostPlan(context, fact.call);
    const plan = cls && !hosted ? planOf(context, fact.call) : undefined;
    if (!plan && !hosted) return [];
    const isMethod = atom?.type === 'method';
    const parts = cls === PIPELINE_MODEL ? (partsOf(context, fact) ?? []) : pipelinesWith(context, fact.call);
    const given = cls === MULTI_MODEL ? context.bind(fact)?.byName.get('model')?.value : undefined;
    const inner = given ? context.valueOf(given).atoms : [];
    const owners = [...fact.callee.atoms, ...inner].flatMap((one) => {
      const made = one.type === 'method' ? one.self.made : one.type === 'instance' ? one.made : undefined;
      return made ? [made] : [];
    });
    return [
      {
        code: isMethod ? 'SM406' : (CODES[cls as string] ?? 'SM402'),
        node,
        v2: isMethod ? `${publicName(atom.self.cls)}.create_model` : publicName(cls as string),
        v3: hosted ? 'sagemaker.core.resources.Model' : 'sagemaker.serve.model_builder.ModelBuilder',
        ...(isMethod ? { message: 'create_model() is gone in V3: build a ModelBuilder from the training job' } : {}),
        ...(cls === PIPELINE_MODEL
          ? { message: 'PipelineModel is gone in V3: a ModelBuilder takes the list of containers' }
          : {}),
        ...(cls === MULTI_MODEL
          ? { message: 'MultiDataModel is gone in V3: a ModelBuilder takes its container in a list' }
          : {}),
        fix: hosted ? hostModel(fact, hosted, context) : fixOf(plan, fact, isMethod),
        roots: [fact.call, ...owners, ...parts],
      },
    ];
  },
};

function fixOf(plan: ModelPlan | undefined, { call }: CallFact, isMethod: boolean): Rewrite | Refusal {
  const fix = plan?.fix ?? refusal(UNSEEN_NOTE);
  return isMethod && fix.grade === 'withheld' ? { ...fix, blocks: [call] } : fix;
}

/** Finds deployments of models without a rewrite: what they return stays V2 as well. */
export const otherDeploy: Check = {
  name: 'other-model-deploy',
  call(fact) {
    const { callee } = fact.call;
    const atom = fact.callee.atoms.find((one) => one.type === 'method' && one.name === 'deploy');
    if (atom?.type !== 'method' || callee.kind !== 'attribute' || !Object.hasOwn(OTHER_MODELS, atom.self.cls))
      return [];
    const v2 = `${publicName(atom.self.cls)}.deploy`;
    const note = 'deploy() has to wait until its model is rewritten by hand (see SM420 at its constructor).';
    return [
      {
        code: 'SM420',
        node: callee.name,
        v2,
        message: `${v2} has no ready counterpart in V3`,
        fix: { grade: 'withheld', note, blocks: true },
        roots: [...(atom.self.made ? [atom.self.made] : []), fact.call],
      },
    ];
  },
};

/** Rewrites `model.deploy(…)`: what V3 would ignore there goes to the builder, and `build()` above it. */
export const modelDeploy: Check = {
  name: 'model-deploy',
  call(fact, context) {
    const atoms = fact.callee.atoms.filter(
      (one) =>
        one.type === 'method' &&
        one.name === 'deploy' &&
        !registerCall(context, one.self.made) &&
        !builtBy(context, one.self.made),
    );
    const [atom] = atoms;
    const { callee } = fact.call;
    if (atom?.type !== 'method' || callee.kind !== 'attribute' || !BUILDABLE.has(atom.self.cls)) return [];
    const makers = atoms.flatMap((one) => (one.type === 'method' && one.self.made ? [one.self.made] : []));
    const hosted = hostPlan(context, atom.self.made);
    if (hosted) {
      return [
        {
          code: 'SM403',
          node: callee.name,
          v2: `${publicName(atom.self.cls)}.deploy`,
          v3: 'sagemaker.core.resources.Endpoint.create',
          fix: hostDeploy(fact, hosted, context),
          roots: [...makers, fact.call],
        },
      ];
    }
    const plans = makers.length > 0 ? makers.map((made) => planOf(context, made)) : [strangerPlan(fact)];
    const known = plans.filter((plan) => plan !== undefined);
    return [
      {
        code: 'SM403',
        node: callee.name,
        v2: `${publicName(atom.self.cls)}.deploy`,
        v3: 'sagemaker.serve.model_builder.ModelBuilder.deploy',
        fix:
          known.length === plans.length
            ? rewriteDeploy(fact, context, known, makers.length === 0)
            : refusal(UNSEEN_NOTE),
        roots: [...makers, fact.call],
        partial: fact.callee.open || atoms.length !== fact.callee.atoms.length,
      },
    ];
  },
};

const UNSEEN_NOTE = 'Where this model is constructed cannot be seen here; V3 needs its ModelBuilder and one build().';
function refusal(note: string): Refusal {
  return { grade: 'withheld', note, blocks: true };
}

/** For a model that comes in from elsewhere, known by its annotation alone. */
function strangerPlan(fact: CallFact): ModelPlan {
  const fix: Rewrite = { grade: 'safe', title: '', note: '', edits: [], needs: [] };
  return {
    fix,
    build: fact.call,
    buildArguments: '',
    modelName: undefined,
    hasInstanceType: false,
    hasAcceptEula: false,
    isPlain: false,
    settings: [],
    lateImage: undefined,
  };
}

function rewriteDeploy(
  fact: CallFact,
  context: Context,
  plans: readonly ModelPlan[],
  isStranger: boolean,
): Rewrite | Refusal {
  const { call } = fact;
  const { callee } = call;
  const [plan] = plans;
  if (callee.kind !== 'attribute' || !plan) return refusal('deploy is not called on the model itself.');
  const withheld = plans.find((one) => one.fix.grade === 'withheld');
  if (withheld) {
    return { ...refusal('The model stays as it is (see its constructor), so this has to wait for it.'), waits: true };
  }
  if (!isSimple(callee.object)) {
    return refusal('Give the model a name first: V3 needs it for build() and for deploy().');
  }
  const isSame = plans.every(
    (one) =>
      one.buildArguments === plan.buildArguments &&
      one.build === plan.build &&
      one.hasInstanceType === plan.hasInstanceType &&
      one.hasAcceptEula === plan.hasAcceptEula &&
      one.settings.join() === plan.settings.join(),
  );
  if (!isSame) return refusal('Which model is deployed here depends on the path taken; write each deployment out.');
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return refusal(`deploy() cannot be rewritten because ${obstacle}; write the arguments out.`);
  const sorted = sortDeploy(context, args, false);
  if (sorted.refused) return refusal(sorted.refused);
  const builder = context.rewrite();
  const receiver = context.source(unwrap(callee.object));
  // V2 named the endpoint of many models after the model.
  const isMulti = fact.callee.atoms.some((one) => one.type === 'method' && one.self.cls === MULTI_MODEL);
  if (isMulti && !sorted.items.some((item) => item.label === 'endpoint_name=')) {
    sorted.items.push(keyword('endpoint_name', code(`${receiver}.model_name`)));
  }
  const lines: Doc[] = [];
  const isBuiltHere = plan.build === call;
  if (isStranger) {
    builder.note(
      'Where this ModelBuilder is constructed cannot be seen: build() may run only once on it, and the name of the model belongs there.',
    );
  }
  if (sorted.tags) {
    const tags = tagsDoc(context, builder, sorted.tags);
    if (mayBeLocal(context, sorted.instanceType)) {
      builder.note(
        'Where the instance type is "local", V3 needs ModelBuilder(mode=Mode.LOCAL_CONTAINER, model_server=...) and deploy_local().',
      );
    }
    if (isBuiltHere) lines.push(joined(code(`${receiver}.add_tags(`), tags, code(')')));
    else {
      sorted.items.push({ label: 'tags=', value: tags });
      builder.note(
        'V2 tagged the model too: call add_tags() on the ModelBuilder before its build() where that matters.',
      );
    }
  }
  if (sorted.acceptEula && !plan.hasAcceptEula) {
    if (!isBuiltHere) return refusal('accept_eula has to be assigned to the ModelBuilder before its build().');
    lines.push(joined(code(`${receiver}.accept_eula = `), source(sorted.acceptEula)));
  }
  if (sorted.instanceType && !plan.hasInstanceType) {
    lines.push(joined(code(`${receiver}.instance_type = `), source(sorted.instanceType)));
  }
  if (isBuiltHere) lines.push(...buildLines(plan, receiver));
  const doc = methodCall(source(callee.object), 'deploy', sorted.items, items.isMultiline);
  const statement = statementFor(context, call);
  if (lines.length > 0 && !statement) {
    return refusal('V3 needs statements above this deploy(): move it to a statement of its own.');
  }
  if (lines.length > 0 && statement) builder.replaceBelow(statement, lines, call, doc, items);
  else builder.replace(call, doc, items);
  addFormats(context, fact, builder);
  return builder.done('Rewrite as deploy() of a ModelBuilder');
}

/** Puts the formats that the V2 predictor had below the statement that makes the endpoint. */
export function addFormats(context: Context, fact: CallFact, builder: RewriteBuilder): void {
  const target = placeOf(fact);
  if (target) {
    const name = context.source(target);
    const lines = [
      ...endpointFormatStatements(context, fact, builder, name),
      ...asyncClientLines(context, builder, fact.call, name),
    ];
    if (lines.length > 0) builder.insertAfter(fact.call.host, lines);
  } else if (!isDiscarded(fact) && lacksPlaceForFormats(context, fact)) {
    builder.note('Set serializer and deserializer on the Endpoint as the V2 predictor had them.');
  }
}

/** True when one of the values that the instance type may have asks for local mode. */
function mayBeLocal(context: Context, type: Expression | undefined): boolean {
  const atoms = type ? context.valueOf(type).atoms : [];
  return atoms.some((atom) => atom.type === 'literal' && (atom.value === 'local' || atom.value === 'local_gpu'));
}

/** True when the endpoint object is not kept at all. */
function isDiscarded(fact: CallFact): boolean {
  const { body } = fact.call.host;
  return body.kind === 'expression' && unwrap(body.value) === fact.call;
}
