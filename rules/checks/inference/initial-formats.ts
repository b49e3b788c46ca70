import { DEFAULT_FORMATS, type FormatPair, GENERIC_FORMATS } from '../../catalog/mappings/formats';
import { METADATA_FORMAT } from '../../catalog/mappings/jumpstart';
import { MULTI_MODEL } from '../../catalog/mappings/model';
import { SCHEMA_FORMAT } from '../../catalog/mappings/serve-builder';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { type Atom, exactly, type InstanceAtom } from '../../python/values';
import { bindArguments } from '../../sdk/bind-arguments';
import type { Context } from '../context';
import { planOfDeploy } from '../deployment/serve/serve-formats';
import { isNone } from '../expressions';
import {
  type Defaults,
  defaultsOfClass,
  type FormatsClass,
  formatsClass,
  PREDICTOR_PARAMETERS,
} from './predictor-subclass';
import { SLOTS, type Slot } from './slots';

/** A predictor's formats as it was created. */
export interface InitialFormats {
  readonly serializer: Expression | string;
  readonly deserializer: Expression | string;
  readonly isGeneric: boolean;
  readonly note: string | undefined;
}

/** What the creating call (a deploy or a predictor's constructor) makes of the predictor; absent where it cannot be told. */
export function initialFormats(context: Context, maker: CallFact): InitialFormats | undefined {
  return context.memo('initial formats', maker.call, () => computeInitial(context, maker));
}

function computeInitial(context: Context, maker: CallFact): InitialFormats | undefined {
  const own = formatsClass(maker.callee, context);
  const schema = serveFormats(context, maker);
  if (schema) return schema;
  const bound = own ? bindArguments(PREDICTOR_PARAMETERS, maker.call) : context.bind(maker);
  if (!bound || bound.spread.length > 0) return undefined;
  const usual = own ? defaultsOfClass(own) : defaultsOf(context, maker);
  if (!usual) return undefined;
  // V2 put those of the metadata over what deploy() was given.
  if (usual.serializer === METADATA_FORMAT) return { ...usual, isGeneric: false, note: undefined };
  const given = (slot: Slot): Expression | undefined => {
    const value = (bound.byName.get(slot) ?? bound.extra.get(slot))?.value;
    return value && !isNone(value) ? value : undefined;
  };
  const [serializer, deserializer] = SLOTS.map((slot) => given(slot) ?? usual[slot]) as [
    Expression | string,
    Expression | string,
  ];
  const isGeneric = serializer === GENERIC_FORMATS.serializer && deserializer === GENERIC_FORMATS.deserializer;
  const isUsual = typeof serializer === 'string' || typeof deserializer === 'string';
  return { serializer, deserializer, isGeneric, note: isUsual ? usual.note : undefined };
}

/** The formats of a predictor whose model V2's own ModelBuilder built: those of the schema, unless others are given. */
function serveFormats(context: Context, maker: CallFact): InitialFormats | undefined {
  const plan = planOfDeploy(context, maker);
  const bound = plan && context.bind(maker);
  if (!plan || !bound) return undefined;
  const given = (slot: Slot): Expression | string => {
    const value = plan.kind === 'packed' ? (bound.byName.get(slot) ?? bound.extra.get(slot))?.value : undefined;
    return value && !isNone(value) ? value : SCHEMA_FORMAT;
  };
  return { serializer: given('serializer'), deserializer: given('deserializer'), isGeneric: false, note: undefined };
}

function defaultsOf(context: Context, maker: CallFact): Defaults | undefined {
  const [first, ...others] = maker.callee.atoms.map((atom) => defaultsOfAtom(context, maker, atom));
  const isSame = others.every(
    (one) => one?.serializer === first?.serializer && one?.deserializer === first?.deserializer,
  );
  return isSame && !maker.callee.open ? first : undefined;
}

function defaultsOfAtom(context: Context, maker: CallFact, atom: Atom): Defaults | undefined {
  if (atom.type === 'class') return listed(context, atom.name);
  if (atom.type !== 'method') return undefined;
  const owner = context.makerOf(atom.self);
  const hosted = atom.self.cls === MULTI_MODEL && owner ? hostedModel(context, owner) : undefined;
  if (hosted) return hosted.atom ? defaultsOfAtom(context, maker, { ...atom, self: hosted.atom }) : undefined;
  // Model.deploy() takes no predictor_cls=; that of an estimator hands it on to the model.
  const isModel = context.knowledge.isSubclass(atom.self.cls, 'sagemaker.model.Model');
  const chosen = (isModel ? undefined : predictorClass(context, maker)) ?? (owner && predictorClass(context, owner));
  if (typeof chosen === 'object') return defaultsOfClass(chosen);
  if (chosen) return chosen === 'unknown' ? undefined : listed(context, chosen);
  if (!context.knowledge.isSubclass(atom.self.cls, 'sagemaker.tuner.HyperparameterTuner')) {
    return listed(context, atom.self.cls);
  }
  const estimator = owner && context.bind(owner)?.byName.get('estimator')?.value;
  const cls = estimator && exactly(context.valueOf(estimator), 'instance')?.cls;
  return cls ? listed(context, cls) : undefined;
}

/** The model that a MultiDataModel was given, whose class of predictor V2 took; its atom where it is certain. */
function hostedModel(context: Context, owner: CallFact): { readonly atom: InstanceAtom | undefined } | undefined {
  const node = context.bind(owner)?.byName.get('model')?.value;
  return node && !isNone(node) ? { atom: exactly(context.valueOf(node), 'instance') } : undefined;
}

/** The class given as `predictor_cls=`, if any. */
function predictorClass(context: Context, fact: CallFact): FormatsClass | string | undefined {
  const bound = context.bind(fact);
  const node = (bound?.byName.get('predictor_cls') ?? bound?.extra.get('predictor_cls'))?.value;
  if (!node || isNone(node)) return undefined;
  const value = context.valueOf(node);
  return formatsClass(value, context) ?? exactly(value, 'class')?.name ?? 'unknown';
}

function listed(context: Context, cls: string): FormatPair | undefined {
  for (const name of context.knowledge.orderOf(cls)) {
    const pair = DEFAULT_FORMATS[name];
    if (pair) return pair;
  }
  return undefined;
}
