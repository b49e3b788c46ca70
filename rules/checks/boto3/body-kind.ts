import { blockAround, type Expression, type Name, type Statement } from '../../python/ast';
import { mentionsOf } from '../../python/mentions';
import { exactly } from '../../python/values';
import type { Context } from '../context';
import { isString, unwrap } from '../expressions';

/** Whether V3 can send a request body: bytes and text go, a file or byte array does not. */
export type BodyKind = 'sendable' | 'other' | 'unknown';

/** Methods and functions that give bytes or text whatever they are called on. */
const GIVES_TEXT =
  /^(dumps|encode|decode|b64encode|getvalue|tobytes|to_json|to_csv|join|read_bytes|read_text|readline|str|bytes)$/;
const GIVES_OTHER = /^(open|bytearray|memoryview|BytesIO|StringIO|array)$/;
/** Methods that give what they are called on, of text and bytes alike. */
const KEEPS_KIND = /^(strip|lstrip|rstrip|replace|lower|upper|format)$/;
/** Serializers that give text, or what a file that they are given holds. */
const SERIALIZERS = /\.(CSVSerializer|JSONSerializer)$/;

/** What the body certainly is. */
export function bodyKind(node: Expression, context: Context, depth = 0): BodyKind {
  const inner = unwrap(node);
  if (depth > 8) return 'unknown';
  if (isString(context, inner) || exactly(context.valueOf(inner), 'literal')?.of === 'bytes') return 'sendable';
  switch (inner.kind) {
    case 'text':
      return 'sendable';
    case 'opaque':
      if (inner.type === 'f_string') return 'sendable';
      // Text and bytes can only be added to, repeated and formatted.
      return inner.type === 'binary_operator' && inner.parts[0]
        ? bodyKind(inner.parts[0], context, depth + 1)
        : 'unknown';
    case 'conditional': {
      const kinds = [inner.then, inner.otherwise].map((one) => bodyKind(one, context, depth + 1));
      return kinds.includes('other') ? 'other' : kinds.includes('unknown') ? 'unknown' : 'sendable';
    }
    case 'name': {
      const given = lastGiven(inner, context);
      return given ? bodyKind(given, context, depth + 1) : 'unknown';
    }
    case 'call':
      return kindOfCall(inner, context, depth);
    default:
      return 'unknown';
  }
}

function kindOfCall(call: Extract<Expression, { kind: 'call' }>, context: Context, depth: number): BodyKind {
  const { callee } = call;
  if (callee.kind === 'name') {
    if (GIVES_OTHER.test(callee.id)) return 'other';
    return GIVES_TEXT.test(callee.id) ? 'sendable' : 'unknown';
  }
  if (callee.kind !== 'attribute') return 'unknown';
  const { id } = callee.name;
  if (GIVES_TEXT.test(id)) return 'sendable';
  if (GIVES_OTHER.test(id)) return 'other';
  if (id === 'serialize') {
    return SERIALIZERS.test(exactly(context.valueOf(callee.object), 'instance')?.cls ?? '') ? 'sendable' : 'unknown';
  }
  if (id === 'read') return isFile(callee.object, context) ? 'sendable' : 'unknown';
  if (!KEEPS_KIND.test(id)) return 'unknown';
  const kind = bodyKind(callee.object, context, depth + 1);
  return kind === 'unknown' && isLineOfFile(callee.object, context) ? 'sendable' : kind;
}

/** True for what `open` gives, in place or through a name. */
function isFile(node: Expression, context: Context): boolean {
  const inner = unwrap(node);
  if (inner.kind === 'call') return inner.callee.kind === 'name' && inner.callee.id === 'open';
  if (inner.kind !== 'name') return false;
  const given = lastGiven(inner, context);
  return given !== undefined && given.kind === 'call' && isFile(given, context);
}

/** True for `line` in `for line in file`. */
function isLineOfFile(node: Expression, context: Context): boolean {
  const inner = unwrap(node);
  if (inner.kind !== 'name') return false;
  for (let outer = inner.host.parent; outer; outer = outer.parent) {
    const { body } = outer;
    if (body.kind !== 'for' || body.target.kind !== 'name' || body.target.id !== inner.id) continue;
    return isFile(body.iterable, context) && body.body.every((one) => !mentionsOf(one).binds.has(inner.id));
  }
  return false;
}

/** What gave the name its value on every path to its use, as long as that is one plain statement. */
function lastGiven(node: Name, context: Context): Expression | undefined {
  for (let at: Statement | undefined = node.host; at; at = at.parent) {
    const earlier: Statement[] = [];
    if (at.parent) {
      const block: readonly Statement[] = blockAround(at) ?? [];
      earlier.push(...block.slice(0, block.indexOf(at)));
    } else {
      const { texts } = context.facts;
      for (const text of texts.slice(0, at.text)) earlier.push(...text);
      const own = texts[at.text] ?? [];
      earlier.push(...own.slice(0, own.indexOf(at)));
    }
    const found = givenIn(earlier, node.id);
    if (found) return found.value;
    const outer: Statement | undefined = at.parent;
    if (!outer || mustStop(outer, node.id, at)) return targetOf(outer, node.id);
  }
  return undefined;
}

/** The last of the statements that binds the name, and the value when it is a plain assignment. */
function givenIn(statements: readonly Statement[], id: string): { readonly value: Expression | undefined } | undefined {
  for (const statement of [...statements].reverse()) {
    if (!mentionsOf(statement).binds.has(id)) continue;
    const { body } = statement;
    if (body.kind === 'assign') {
      const [target, ...more] = body.targets;
      return { value: target?.kind === 'name' && more.length === 0 ? body.value : undefined };
    }
    if (body.kind !== 'with') return { value: undefined };
    return givenIn(body.body, id) ?? { value: targetOf(statement, id) };
  }
  return undefined;
}

/** `value` in `with value as name`. */
function targetOf(statement: Statement | undefined, id: string): Expression | undefined {
  if (statement?.body.kind !== 'with') return undefined;
  return statement.body.items.find(({ target }) => target?.kind === 'name' && target.id === id)?.value;
}

/** True where a value can come to the name by another way than the statements above the use. */
function mustStop(outer: Statement, id: string, inner: Statement): boolean {
  const { body } = outer;
  switch (body.kind) {
    case 'function':
    case 'class':
      return true;
    case 'for':
    case 'while':
    case 'case':
      return mentionsOf(outer).binds.has(id);
    case 'try':
      return !body.body.includes(inner) && mentionsOf(outer).binds.has(id);
    case 'with':
      return targetOf(outer, id) !== undefined;
    default:
      return false;
  }
}
