import { GENERIC_FORMATS } from '../../catalog/mappings/formats';
import type { Expression, Statement } from '../../python/ast';
import { handOnOf } from '../../python/hand-on';
import { exactly, type Value } from '../../python/values';
import { forEachExpression } from '../../python/walk';
import type { Context } from '../context';
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

/** A class of the program that is V2's predictor with formats of its own, and nothing else. */
export interface FormatsClass {
  readonly serializer: Expression | undefined;
  readonly deserializer: Expression | undefined;
  /** The calls that construct it, or hand it on as `predictor_cls=`: all uses there are. */
  readonly uses: readonly Expression[];
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
  const maker = made?.kind === 'call' ? context.facts.calls.get(made) : undefined;
  if (!maker) return undefined;
  const [atom] = maker.callee.atoms;
  const owner = atom?.type === 'method' ? context.makerOf(atom.self) : undefined;
  for (const fact of [maker, owner]) {
    const given = fact?.call.args.find(({ keyword }) => keyword?.id === 'predictor_cls')?.value;
    const value = given && context.valueOf(given);
    const def = value && exactly(value, 'local-class')?.def;
    if (!def || formatsClassOf(def, context)) continue;
    return def.body.kind === 'class' ? def.body.name.id : undefined;
  }
  return undefined;
}

function read(def: Statement, context: Context): FormatsClass | undefined {
  const handOn = handOnOf(def);
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
  const uses = usesOf(def, def.body.name.id, context);
  return uses && { serializer: formats.serializer, deserializer: formats.deserializer, uses };
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
function usesOf(def: Statement, id: string, context: Context): readonly Expression[] | undefined {
  if (def.parent || context.isMentionedElsewhere(id)) return undefined;
  const uses: Expression[] = [];
  let isKnown = true;
  for (const statements of context.facts.texts) {
    forEachExpression(statements, (node) => {
      if (node.kind !== 'name' || node.id !== id || isInside(node.host, def)) return;
      const parent = context.parentOf(node);
      const isUse =
        parent?.kind === 'call' &&
        exactly(context.valueOf(node), 'local-class')?.def === def &&
        (parent.callee === node ||
          parent.args.some(({ keyword, value }) => value === node && keyword?.id === 'predictor_cls'));
      if (isUse) uses.push(parent);
      else isKnown = false;
    });
  }
  return isKnown && uses.length > 0 ? uses : undefined;
}

function isInside(statement: Statement, outer: Statement): boolean {
  for (let one: Statement | undefined = statement; one; one = one.parent) if (one === outer) return true;
  return false;
}
