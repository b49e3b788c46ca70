import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { publicName } from '../../sdk/names';
import { readArguments } from '../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isFixed } from '../deployment/sites';
import { isSimple, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { makerArgument, makersOf, predictorMethods, sessionOf, withMaker } from './predictor';
import { wrapperOf } from './predictor-subclass';
import { isAlone } from './program-layout';
import { reach } from './program-order';

const RESOURCES = 'sagemaker.core.resources';

const DELETIONS = ['delete_endpoint', 'delete_model', 'delete_predictor'] as const;
type DeletionName = (typeof DELETIONS)[number];

/** Rewrites `predictor.delete_endpoint()`, `predictor.delete_predictor()` and `predictor.delete_model()` with the resources of sagemaker-core. */
export const cleanup: Check = {
  name: 'cleanup',
  call(fact, context) {
    return DELETIONS.flatMap((name) => problems(fact, name, context));
  },
};

function problems(fact: CallFact, name: DeletionName, context: Context): readonly Problem[] {
  const atoms = predictorMethods(fact, name, context);
  const [atom] = atoms;
  const { callee } = fact.call;
  if (!atom || callee.kind !== 'attribute' || wrapperOf(atom.self.made, context)?.members.has(name)) return [];
  const objects = atoms.map((one) => one.self);
  const roots = makersOf(objects);
  const deletion = new Deletion(fact.call, callee.object, roots, context);
  const message =
    name === 'delete_model'
      ? { message: 'An Endpoint has no delete_model: delete each Model of its configuration' }
      : {};
  const problem: Problem = {
    code: 'SM503',
    node: callee.name,
    v2: `${publicName(atom.self.cls)}.${name}`,
    v3: name === 'delete_model' ? `${RESOURCES}.Model.delete` : `${RESOURCES}.Endpoint.delete`,
    ...message,
    fix: name === 'delete_model' ? deletion.models() : deletion.endpoint(fact, name),
    roots,
    partial: fact.callee.open || fact.callee.atoms.length > atoms.length,
  };
  return [withMaker(problem, objects, context)];
}

const COMPONENT_NOTE =
  'V2 deleted the inference component here: call InferenceComponent.get(inference_component_name=...).delete() of sagemaker.core.resources.';

/** True when the predictor speaks to one inference component of its endpoint. */
function hasComponent(context: Context, made: Expression): boolean {
  return ['component_name', 'inference_component_name', 'resources', 'endpoint_type'].some((name) =>
    makerArgument(context, made, name),
  );
}

function refusal(note: string): Refusal {
  return { grade: 'withheld', note };
}

/** Writes the deletions that stand for one call. */
class Deletion {
  private readonly builder: RewriteBuilder;

  constructor(
    private readonly call: Call,
    private readonly receiver: Expression,
    private readonly makers: readonly Expression[],
    private readonly context: Context,
  ) {
    this.builder = context.rewrite();
  }

  /** V2 deletes the configuration first, then the endpoint. */
  endpoint(fact: CallFact, name: DeletionName): Rewrite | Refusal {
    const { context, call, receiver, builder } = this;
    const { args, obstacle } = readArguments(context, fact);
    if (obstacle) return refusal(`${name}() cannot be rewritten because ${obstacle}.`);
    if (name === 'delete_predictor' && this.makers.some((made) => hasComponent(context, made))) {
      return this.component(args.length === 0) ?? refusal(COMPONENT_NOTE);
    }
    const flag = args.find((one) => one.name === 'delete_endpoint_config')?.value;
    const flagText = flag ? context.source(unwrap(flag)) : 'True';
    if (flagText === 'False') {
      return builder.replace(call, joined(source(receiver), code('.delete()'))).done('Delete the endpoint');
    }
    if (!this.isStatement()) {
      return refusal('V3 deletes the endpoint and its configuration by two calls: give this one a line of its own.');
    }
    const isAlways = flagText === 'True';
    if (!isAlways && (!flag || !isSimple(flag) || !isAlone(context, call.host))) {
      return refusal('Write delete_endpoint_config as a literal: V3 deletes the configuration by a call of its own.');
    }
    if (!isSimple(receiver)) return this.named();
    const target = context.source(receiver);
    const config = joined(this.config(target), code('.delete()'));
    if (!isAlways) {
      builder.insertBefore(call.host, [`if ${flagText}:`, joined(code(this.step()), config)]);
      builder.replace(call, `${target}.delete()`);
    } else if (isAlone(context, call.host)) {
      builder.insertBefore(call.host, [config]);
      builder.replace(call, `${target}.delete()`);
    } else builder.replace(call, joined(config, code(`; ${target}.delete()`)));
    return builder.done('Delete the endpoint and its configuration');
  }

  /** V2 deleted the inference component alone, and did not wait unless told to. */
  private component(isUsual: boolean): Rewrite | undefined {
    const { context, call, builder } = this;
    const [made, ...others] = this.makers;
    const name =
      makerArgument(context, made, 'inference_component_name') ?? makerArgument(context, made, 'component_name');
    if (!isUsual || others.length > 0 || !name || !isSimple(name) || !isFixed(context, name)) return undefined;
    const cls = builder.import(RESOURCES, 'InferenceComponent', call);
    const get = callDoc(`${cls}.get`, [
      keyword('inference_component_name', code(context.source(unwrap(name)))),
      ...this.session(),
    ]);
    return builder.replace(call, joined(get, code('.delete()'))).done('Delete the inference component');
  }

  /** The predictor is made in place: it needs a name, because V3 uses it twice. */
  private named(): Rewrite | Refusal {
    const { context, call, receiver, builder } = this;
    if (!isAlone(context, call.host)) return refusal('Give the endpoint a name first: V3 uses it for two deletions.');
    const target = context.freshName('endpoint');
    builder.replace(call, joined(code(`${target} = `), source(receiver)));
    builder.insertAfter(call.host, [joined(this.config(target), code('.delete()')), `${target}.delete()`]);
    return builder.done('Delete the endpoint and its configuration');
  }

  /** V2 deletes the model of each production variant. */
  models(): Rewrite | Refusal {
    const { context, call, receiver, builder } = this;
    if (!this.isStatement() || !isAlone(context, call.host) || !isSimple(receiver)) {
      return refusal(
        'Delete each model by Model.get(model_name=...).delete() of sagemaker.core.resources, in a statement of its own.',
      );
    }
    if (this.isAfterDeletion()) {
      builder.note('The endpoint configuration that names the models is deleted above: move this before it.');
    }
    const config = context.freshName('config');
    const variant = context.freshName('variant');
    const found = this.config(context.source(receiver));
    const model = builder.import(RESOURCES, 'Model', call);
    const get = callDoc(`${model}.get`, [keyword('model_name', code(`${variant}.model_name`)), ...this.session()]);
    builder.insertBefore(call.host, [
      joined(code(`${config} = `), found),
      `for ${variant} in ${config}.production_variants:`,
    ]);
    builder.replace(call, joined(code(this.step()), get, code('.delete()')));
    return builder.done('Delete the models of the endpoint');
  }

  private config(target: string): Doc {
    const name = this.builder.import(RESOURCES, 'EndpointConfig', this.call);
    const args = [keyword('endpoint_config_name', code(`${target}.endpoint_config_name`)), ...this.session()];
    return callDoc(`${name}.get`, args);
  }

  /** V3's `get` uses the default session unless told otherwise. */
  private session(): readonly DocItem[] {
    const used = sessionOf(this.context, this.makers[0], this.call);
    if (used.kind === 'hidden') {
      this.builder.note(
        'The endpoint was created with a session of its own: pass its boto_session as session= to get().',
      );
    }
    return used.kind === 'named' ? [keyword('session', code(`${used.text}.boto_session`))] : [];
  }

  private isStatement(): boolean {
    const { body } = this.call.host;
    return body.kind === 'expression' && body.value === this.call;
  }

  private step(): string {
    const { step, blank } = this.context.style(this.call.host.text);
    return blank.repeat(step);
  }

  /** True when the endpoint's configuration is gone by then, so that V2 fails here too. */
  private isAfterDeletion(): boolean {
    return this.makers.some((made) =>
      this.context
        .usesOf(made)
        .methods.some(
          ({ name, fact }) =>
            name === 'delete_endpoint' &&
            fact.call.args.length === 0 &&
            reach(this.context, fact.call.host, this.call.host, made.host) === 'always',
        ),
    );
  }
}
