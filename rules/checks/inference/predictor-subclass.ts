import { GENERIC_FORMATS } from '../../catalog/mappings/formats';
import { type Attribute, type Call, type Expression, forEachStatement, type Statement } from '../../python/ast';
import { constructorOf, type HandOn, isSuper } from '../../python/hand-on';
import { exactly, type Value } from '../../python/values';
import { forEachExpression } from '../../python/walk';
import type { Context } from '../context';
import { statementFor } from '../deployment/sites';
import { isNone, unwrap } from '../expressions';
import { v1Format } from './v1-formats';

const PREDICTOR = 'sagemaker.base_predictor.Predictor';

/** The constructor of V2's predictor. */
export const PREDICTOR_PARAMETERS = [
  'endpoint_name',
  'sagemaker_session',
  'serializer',
  'deserializer',
  'component_name',
] as const;

/** A class of the program that is V2's predictor with formats, and maybe methods, of its own. */
export interface FormatsClass {
  readonly name: string;
  readonly serializer: Expression | undefined;
  readonly deserializer: Expression | undefined;
  /** The calls that construct it, or hand it on as `predictor_cls=`: all uses there are. */
  readonly uses: readonly Call[];
  /** The names that it defines; a class that has some goes on to exist around an Endpoint. */
  readonly members: ReadonlySet<string>;
  /** The calls of V2's `predict` in it. */
  readonly predicts: readonly Call[];
  readonly handOn: HandOn;
}

/** The formats that a predictor starts with: names of V2's classes, or how the program makes them. */
export interface Defaults {
  readonly serializer: Expression | string;
  readonly deserializer: Expression | string;
  readonly note?: string | undefined;
}

/** What the class sets, and V2's plain bytes for the rest. */
export function defaultsOfClass({ serializer, deserializer }: FormatsClass): Defaults {
  return {
    serializer: serializer ?? GENERIC_FORMATS.serializer,
    deserializer: deserializer ?? GENERIC_FORMATS.deserializer,
  };
}

/** The class, when the value can be nothing else. */
export function formatsClass(value: Value, context: Context): FormatsClass | undefined {
  const def = exactly(value, 'local-class')?.def;
  return def && formatsClassOf(def, context);
}

/** The same for the definition of a class. */
export function formatsClassOf(def: Statement, context: Context): FormatsClass | undefined {
  if (!context.isOwn(def)) return undefined;
  const table = context.memo(
    'formats classes',
    context.facts,
    () => new Map<Statement, { readonly found: FormatsClass | undefined }>(),
  );
  const known = table.get(def) ?? { found: read(def, context) };
  table.set(def, known);
  return known.found;
}

/** The class of the program with code of its own that `deploy` would make the predictor of. */
export function customClass(made: Expression | undefined, context: Context): string | undefined {
  const [def] = classesFor(made, context).filter((one) => !formatsClassOf(one, context));
  return def?.body.kind === 'class' ? def.body.name.id : undefined;
}

function read(def: Statement, context: Context): FormatsClass | undefined {
  const handOn = constructorOf(def);
  const base = context.facts.subclasses.find((one) => one.def === def)?.name;
  if (!handOn || base !== PREDICTOR || def.body.kind !== 'class') return undefined;
  const own = handOn.params.filter(({ form }) => form === 'plain');
  const isUsual = own.every(
    (one, index) => one.name.id === PREDICTOR_PARAMETERS[index] && index < 2 && (!one.default || isNone(one.default)),
  );
  if (!isUsual || handOn.params.some(({ form }) => form === 'keyword-only')) return undefined;
  const formats: { serializer?: Expression; deserializer?: Expression } = {};
  const handed = new Set<string>();
  for (const [index, { form, keyword, value }] of handOn.call.args.entries()) {
    const name = keyword?.id ?? (form === 'positional' ? PREDICTOR_PARAMETERS[index] : undefined);
    if (name === 'serializer' || name === 'deserializer') {
      if (!isConstant(value, context)) return undefined;
      formats[name] = value;
      continue;
    }
    const isSame =
      value.kind === 'name' && handOn.params.some((one) => one.name.id === value.id && one.form === formOf(form));
    if (value.kind !== 'name' || !isSame || (name !== undefined && name !== value.id)) return undefined;
    handed.add(value.id);
  }
  if (handOn.params.some(({ name }) => !handed.has(name.id))) return undefined;
  const name = def.body.name.id;
  const uses = usesOf(def, name, context);
  const members = new Set(handOn.others.flatMap(({ body }) => (body.kind === 'function' ? [body.name.id] : [])));
  const predicts = handOn.others.length > 0 ? predictsIn(handOn, name, members, context) : [];
  const { serializer, deserializer } = formats;
  const isWhole = predicts && (members.size === 0 || ((serializer ?? deserializer) && canWrap(uses ?? [], context)));
  return uses && isWhole ? { name, serializer, deserializer, uses, members, predicts, handOn } : undefined;
}

/** The calls of `super().predict`, when the class takes nothing else of V2's predictor than what an Endpoint has. */
function predictsIn(
  { others }: HandOn,
  cls: string,
  members: ReadonlySet<string>,
  context: Context,
): readonly Call[] | undefined {
  if (others.some(({ body }) => body.kind !== 'function')) return undefined;
  const predicts: Call[] = [];
  let isKnown = true;
  for (const method of others) {
    const self = method.body.kind === 'function' ? method.body.params[0]?.name.id : undefined;
    forEachExpression([method], (node) => {
      if (node.kind === 'name' && node.id === 'super') {
        const call = context.parentOf(node);
        const member = call && context.parentOf(call);
        const outer = member && context.parentOf(member);
        const isPredict =
          call?.kind === 'call' &&
          isSuper(call, cls) &&
          member?.kind === 'attribute' &&
          member.name.id === 'predict' &&
          outer?.kind === 'call' &&
          outer.callee === member &&
          outer.args.length === 1 &&
          (outer.args[0]?.form === 'positional' || outer.args[0]?.keyword?.id === 'data');
        if (isPredict) predicts.push(outer);
        else isKnown = false;
      } else if (node.kind === 'attribute' && node.object.kind === 'name' && node.object.id === self) {
        isKnown &&= isOwnMember(node, members, context);
      }
    });
  }
  return isKnown ? predicts : undefined;
}

/** True for what the class itself has, and for what an Endpoint has under the same name. */
function isOwnMember({ name: { id } }: Attribute, members: ReadonlySet<string>, context: Context): boolean {
  if (members.has(id)) return true;
  if (id === 'endpoint') return false;
  const isBase =
    context.knowledge.hasAttribute(PREDICTOR, id) || context.knowledge.methodOwner(PREDICTOR, id) !== undefined;
  return !isBase || id === 'endpoint_name';
}

/** True when a line below each call that makes an instance can put the class around the endpoint. */
function canWrap(uses: readonly Call[], context: Context): boolean {
  const stores = new Set<string>();
  for (const statements of context.facts.texts) {
    forEachStatement(statements, ({ body }) => {
      for (const target of body.kind === 'assign' ? body.targets : []) {
        if (target.kind === 'attribute') stores.add(target.name.id);
      }
    });
  }
  if (['serializer', 'deserializer', 'content_type', 'accept'].some((one) => stores.has(one))) return false;
  return uses.every((use) => {
    if (use.args.some(({ keyword }) => keyword?.id === 'async_inference_config')) return false;
    const isModel = context
      .valueOf(use)
      .atoms.some((atom) => atom.type === 'instance' && !atom.cls.endsWith('Predictor'));
    const makers = isModel ? context.usesOf(use).methods.filter(({ name }) => name === 'deploy') : [];
    return (isModel ? makers.map(({ fact }) => fact.call) : [use]).every((call) => {
      const { body } = call.host;
      const isPlain = body.kind === 'assign' && body.value === call && body.targets.length === 1;
      return isPlain && body.targets[0]?.kind === 'name' && statementFor(context, call) !== undefined;
    });
  });
}

/** The class that a predictor is an instance of by `predictor_cls=`, when it goes on to exist around an Endpoint. */
export function wrapperOf(made: Expression | undefined, context: Context): FormatsClass | undefined {
  const found = classesFor(made, context).flatMap((def) => formatsClassOf(def, context) ?? [])[0];
  return found && found.members.size > 0 ? found : undefined;
}

/** True for code of a class that goes on to exist around an Endpoint. */
export function isInWrapper(statement: Statement, context: Context): boolean {
  for (let one: Statement | undefined = statement; one; one = one.parent) {
    if (one.body.kind === 'class') return (formatsClassOf(one, context)?.members.size ?? 0) > 0;
  }
  return false;
}

/** The classes of the program that are given as `predictor_cls=` for a predictor. */
function classesFor(made: Expression | undefined, context: Context): readonly Statement[] {
  const maker = made?.kind === 'call' ? context.facts.calls.get(made) : undefined;
  if (!maker) return [];
  const [atom] = maker.callee.atoms;
  const owner = atom?.type === 'method' ? context.makerOf(atom.self) : undefined;
  for (const fact of [maker, owner]) {
    const given = fact?.call.args.find(({ keyword }) => keyword?.id === 'predictor_cls')?.value;
    const def = given && exactly(context.valueOf(given), 'local-class')?.def;
    if (def) return [def];
  }
  return [];
}

function formOf(form: 'positional' | 'keyword' | 'star' | 'double-star'): string {
  return form === 'star' || form === 'double-star' ? form : 'plain';
}

/** True for a format that means the same wherever it is constructed. */
function isConstant(node: Expression, context: Context): boolean {
  const inner = unwrap(node);
  if (v1Format(context.valueOf(inner))) return true;
  return (
    inner.kind === 'call' &&
    inner.callee.kind === 'name' &&
    inner.args.every(({ form, value }) => !form.includes('star') && /^(text|constant)$/.test(unwrap(value).kind))
  );
}

/** The calls that use the class, when it has such uses only and has some. */
function usesOf(def: Statement, id: string, context: Context): readonly Call[] | undefined {
  if (def.parent || context.isMentionedElsewhere(id)) return undefined;
  const uses: Call[] = [];
  let isKnown = true;
  for (const statements of context.facts.texts) {
    forEachExpression(statements, (node) => {
      if (node.kind !== 'name' || node.id !== id || isInside(node.host, def)) return;
      const parent = context.parentOf(node);
      const isUse =
        parent?.kind === 'call' &&
        exactly(context.valueOf(node), 'local-class')?.def === def &&
        (parent.callee === node ||
          (parent.args.some(({ keyword, value }) => value === node && keyword?.id === 'predictor_cls') &&
            !isModelDeploy(parent, context)));
      if (isUse) uses.push(parent);
      else isKnown = false;
    });
  }
  return isKnown && uses.length > 0 ? uses : undefined;
}

/** True for `model.deploy(…)`, which takes no class: V2 passes over it. */
function isModelDeploy(call: Call, context: Context): boolean {
  const atoms = context.facts.calls.get(call)?.callee.atoms ?? [];
  return atoms.some(
    (atom) => atom.type === 'method' && context.knowledge.isSubclass(atom.self.cls, 'sagemaker.model.Model'),
  );
}

function isInside(statement: Statement, outer: Statement): boolean {
  for (let one: Statement | undefined = statement; one; one = one.parent) if (one === outer) return true;
  return false;
}
