import { SERVE_BUILDER } from '../../../catalog/mappings/serve-builder';
import type { Call, Expression, Statement } from '../../../python/ast';
import type { CallFact } from '../../../python/facts';
import type { Refusal } from '../../check';
import type { Context } from '../../context';
import { isNone, knownString, unwrap } from '../../expressions';
import { functionOf } from '../../inference/program-order';
import { bindings, loopOf, runTogether, targetOf } from '../sites';

/** How a model that V2's own ModelBuilder built hangs together with its builder. */
export interface ServePlan {
  readonly builder: CallFact;
  readonly build: Call;
  /** `named`: the builder has a name; `inline`: only what build() gives has; `chained`: deploy() follows at once. */
  readonly form: 'named' | 'inline' | 'chained';
  readonly kind: ServeKind;
}

/** Which of V2's ways to host it is: by the metadata of JumpStart, by code that is packed, or in this process. */
export type ServeKind = 'jumpstart' | 'packed' | 'local';

const WAITS = 'The ModelBuilder stays as it is (see its constructor), so this has to wait for it.';

/** A refusal that leaves everything of the builder in V2. */
export function serveRefusal(note: string): Refusal {
  return { grade: 'withheld', note, blocks: true, ...(note === WAITS ? { waits: true } : {}) };
}

/** The constructor of V2's own builder that the call is. */
export function isServeBuilder({ callee }: CallFact): boolean {
  return callee.atoms.some((atom) => atom.type === 'class' && atom.name === SERVE_BUILDER);
}

/** The call of V2's `build()` that made the model, if that did. */
export function builtBy(context: Context, made: Expression | undefined): CallFact | undefined {
  const fact = made?.kind === 'call' ? context.facts.calls.get(made) : undefined;
  const isBuild = fact?.callee.atoms.some(
    (one) => one.type === 'method' && one.self.cls === SERVE_BUILDER && one.name === 'build',
  );
  return isBuild ? fact : undefined;
}

/** The `build()` behind V2's own `deploy()` of the builder, where there is exactly one. */
export function builtByOwner(context: Context, { callee }: CallFact): CallFact | undefined {
  const [atom] = callee.atoms;
  if (atom?.type !== 'method' || atom.self.cls !== SERVE_BUILDER || atom.name !== 'deploy' || !atom.self.made) {
    return undefined;
  }
  const builds = context.usesOf(atom.self.made).methods.filter((use) => use.name === 'build');
  return builds.length === 1 ? builds[0]?.fact : undefined;
}

/** What is known of the model that `build()` made; a text says why nothing can be rewritten. */
export function servePlan(context: Context, build: CallFact): ServePlan | string {
  return context.memo('serve-plan', build.call, () => makePlan(context, build));
}

function makePlan(context: Context, { call, callee }: CallFact): ServePlan | string {
  const [atom] = callee.atoms;
  const made = atom?.type === 'method' && callee.atoms.length === 1 && !callee.open ? atom.self.made : undefined;
  const builder = made?.kind === 'call' ? context.facts.calls.get(made) : undefined;
  if (!builder || !isServeBuilder(builder) || call.callee.kind !== 'attribute') {
    return 'Where the ModelBuilder is constructed cannot be seen here; V3 deploys by it.';
  }
  const kind = kindOf(context, builder);
  if (typeof kind !== 'string') return WAITS;
  const object = unwrap(call.callee.object);
  if (object === builder.call) {
    const next = context.parentOf(call);
    const isChained = next?.kind === 'attribute' && next.name.id === 'deploy';
    if (!isChained && !targetOf(call))
      return 'Give the ModelBuilder a name: V3 deploys by it, not by what build() gives.';
    return { builder, build: call, form: isChained ? 'chained' : 'inline', kind };
  }
  const builds = context.usesOf(builder.call).methods.filter((use) => use.name === 'build');
  if (builds.length > 1) return 'build() is called more than once on this ModelBuilder, which V3 does not support.';
  return { builder, build: call, form: 'named', kind };
}

/** Which way V2 took, or why that cannot be told or is not rewritten. */
export function kindOf(context: Context, { call }: CallFact): ServeKind | { readonly refused: string } {
  const fact = context.facts.calls.get(call);
  const bound = fact && context.bind(fact);
  const given = (name: string): Expression | undefined => {
    const value = bound?.byName.get(name)?.value;
    return value && !isNone(value) ? value : undefined;
  };
  const mode = given('mode');
  const named = mode && /(?:^|\.)Mode\.(\w+)$/.exec(context.source(unwrap(mode)))?.[1];
  if (mode && !named) return { refused: 'Which mode this is cannot be seen: write Mode.SAGEMAKER_ENDPOINT out.' };
  if (named === 'LOCAL_CONTAINER') {
    return {
      refused:
        'A local container answers otherwise in V3: call deploy_local() on the ModelBuilder, and read json.loads(endpoint.invoke(body=...).body.read()).',
    };
  }
  const model = given('model');
  const id = model && knownString(context, model);
  if (id !== undefined) {
    if (id.includes('/')) {
      return {
        refused:
          "V3 takes another image for models of the Hugging Face hub (vLLM where V2 took TGI) and sets other variables: build a ModelBuilder on the image and the environment of V2's container.",
      };
    }
    return 'jumpstart';
  }
  const values = model ? context.valueOf(model).atoms : [];
  if (values.some((one) => one.type === 'instance')) {
    return {
      refused:
        'V2 read the archive of the object in model= itself: give its address in s3_model_data_url= and the image in image_uri=.',
    };
  }
  return named === 'IN_PROCESS' ? 'local' : 'packed';
}

/** True when the name of the builder still means it where the statement stands. */
export function isStillNamed(context: Context, { build }: ServePlan, at: Statement): boolean {
  if (build.callee.kind !== 'attribute') return false;
  const object = unwrap(build.callee.object);
  if (object.kind !== 'name') return false;
  const all = bindings(context, object.id);
  if (all.length === 1) return functionOf(all[0] as Statement) === functionOf(build.host) && sees(build.host, at);
  const place = (one: Statement): number => one.text * 1e9 + one.start;
  const isBetween = all.some((one) => place(one) > place(build.host) && place(one) < place(at));
  const isHidden = all.some((one) => one.body.kind === 'global' || one.body.kind === 'nonlocal');
  return !isBetween && !isHidden && runTogether(build.host, at) && loopOf(at) === undefined;
}

/** True when what the first statement's function binds can be read where the second stands. */
function sees(from: Statement, at: Statement): boolean {
  const home = functionOf(from);
  return home === undefined || home === functionOf(at);
}
