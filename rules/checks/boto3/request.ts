import {
  DICT_SHAPE,
  type Members,
  type MemberType,
  SHAPES,
  SHAPES_MODULE,
  ZERO_COUNTS,
} from '../../catalog/mappings/boto3';
import { callDoc, type Doc, type DocItem, keyword, listDoc, source } from '../../edits/doc';
import type { Call, Dict, Expression, Sequence } from '../../python/ast';
import { exactly } from '../../python/values';
import type { Context } from '../context';
import { knownString, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';

/** Thrown inside this file where a request cannot be said with V3's shapes; the message says why. */
class Unsayable extends Error {}

/** An entry of a call or display, with the comments around it. */
export interface Entry {
  readonly key: string;
  readonly value: Expression;
  readonly above: readonly string[];
  readonly after: string | undefined;
}

/** Writes a boto3 request as the keyword arguments of a V3 class; a text says why that cannot be done. */
export function requestItems(
  entries: readonly Entry[],
  members: Members,
  call: Call,
  context: Context,
  builder: RewriteBuilder,
): readonly DocItem[] | string {
  const writer = new RequestWriter(call, context, builder);
  try {
    return entries.map((entry) => writer.item(entry, members, false));
  } catch (error) {
    if (error instanceof Unsayable) return error.message;
    throw error;
  }
}

/** Turns literal dicts into shapes, with their comments and line breaks. */
class RequestWriter {
  constructor(
    private readonly call: Call,
    private readonly context: Context,
    private readonly builder: RewriteBuilder,
  ) {}

  item({ key, value, above, after }: Entry, members: Members, inShape: boolean, asDict = false): DocItem {
    const member = Object.hasOwn(members, key) ? members[key] : undefined;
    if (!member) throw new Unsayable(`V3 cannot send ${key}`);
    const [name, type] = member;
    const doc = this.value(key, value, type, inShape);
    const { quote } = this.context.style(this.call.host.text);
    const item = asDict ? { label: `${quoted(name, quote)}: `, value: doc } : keyword(name, doc);
    return { ...item, ...(above.length > 0 ? { above } : {}), ...(after === undefined ? {} : { after }) };
  }

  private value(key: string, node: Expression, type: MemberType, inShape: boolean): Doc {
    if (type.startsWith('{')) return this.shape(key, node, type.slice(1, -1));
    if (type.startsWith('[')) return this.shapes(key, node, type.slice(1, -1));
    // Only inside shapes does V3 drop what counts as false.
    if (inShape && this.mayVanish(key, node, type)) {
      throw new Unsayable(`V3 leaves ${key}=${this.context.source(node)} out of the request where it counts as false`);
    }
    return source(node);
  }

  private shape(key: string, node: Expression, name: string): Doc {
    const dict = unwrap(node);
    const members = SHAPES.shapes[name];
    if (dict.kind !== 'dict' || !members) {
      throw new Unsayable(`${key} is not written out as a dict here, and V3 takes a ${name}`);
    }
    const { entries, spread } = this.dictEntries(dict);
    if (name === DICT_SHAPE) {
      const items = entries.map((entry) => this.item(entry, members, true, true));
      return { kind: 'group', head: undefined, open: '{', close: '}', items, spread };
    }
    if (entries.length === 0) throw new Unsayable(`V3 leaves an empty ${key} out of the request`);
    const cls = this.builder.import(SHAPES_MODULE, name, this.call);
    const items = entries.map((entry) => this.item(entry, members, true));
    return callDoc(cls, items, spread);
  }

  private shapes(key: string, node: Expression, name: string): Doc {
    const list = unwrap(node);
    if (list.kind !== 'sequence' || list.type === 'set' || list.elements.length === 0) {
      throw new Unsayable(`${key} is not written out as a list of dicts here, and V3 takes a list of ${name}`);
    }
    const { elements, spread } = this.listEntries(list);
    const items = elements.map(
      ({ value, above, after }): DocItem => ({
        label: '',
        value: this.shape(key, value, name),
        ...(above.length > 0 ? { above } : {}),
        ...(after === undefined ? {} : { after }),
      }),
    );
    return { ...listDoc([], spread), items } as Doc;
  }

  /** True when the value is, or may well be, zero, False or empty. */
  private mayVanish(key: string, node: Expression, type: MemberType): boolean {
    const inner = unwrap(node);
    if (inner.kind === 'dict') return inner.items.length === 0;
    if (inner.kind === 'sequence') return inner.elements.length === 0;
    const literal = exactly(this.context.valueOf(inner), 'literal');
    if (literal?.value !== undefined) return !literal.value;
    return type === 'bool' || type === 'float' || (type === 'int' && ZERO_COUNTS.has(key));
  }

  private dictEntries(dict: Dict): { readonly entries: Entry[]; readonly spread: boolean } {
    const { found, spread } = this.readDisplay(dict, dict.items);
    const entries = found.map(({ node: item, above, after }): Entry => {
      const key = item.key && knownString(this.context, item.key);
      if (item.key === undefined || key === undefined) {
        throw new Unsayable(`which keys ${this.context.source(item)} stands for cannot be seen`);
      }
      if (this.gap(dict, item.key.end, item.value.start).includes('#')) throw new Unsayable(`of the comment at ${key}`);
      return { key, value: item.value, above, after };
    });
    return { entries, spread };
  }

  private listEntries(list: Sequence): {
    readonly elements: { value: Expression; above: readonly string[]; after: string | undefined }[];
    readonly spread: boolean;
  } {
    const { found, spread } = this.readDisplay(list, list.elements);
    return { elements: found.map(({ node, above, after }) => ({ value: node, above, after })), spread };
  }

  /** The parts of a display with the comments between them. */
  private readDisplay<T extends { readonly start: number; readonly end: number }>(
    display: Dict | Sequence,
    parts: readonly T[],
  ): { readonly found: { node: T; above: string[]; after: string | undefined }[]; readonly spread: boolean } {
    const found: { node: T; above: string[]; after: string | undefined }[] = [];
    let at = display.start + 1;
    let pending: string[] = [];
    let breaks = 0;
    const readGap = (end: number): void => {
      for (const [index, line] of this.gap(display, at, end).split('\n').entries()) {
        if (index > 0) breaks += 1;
        const hash = line.indexOf('#');
        if (hash === -1) continue;
        const comment = line.slice(hash).trimEnd();
        const last = found.at(-1);
        if (index === 0 && last && last.after === undefined) last.after = comment;
        else pending.push(comment);
      }
    };
    for (const node of parts) {
      readGap(node.start);
      found.push({ node, above: pending, after: undefined });
      pending = [];
      at = node.end;
    }
    readGap(display.end - 1);
    // What is commented out behind the last part stays with it.
    found.at(-1)?.above.push(...pending);
    return { found, spread: breaks > 0 && parts.length > 1 };
  }

  private gap(at: Expression, start: number, end: number): string {
    return this.context.textOf(at.host).slice(start, end);
  }
}
