import {
  DICT_SHAPE,
  type Members,
  type MemberType,
  SHAPES,
  SHAPES_MODULE,
  ZERO_COUNTS,
} from '../../catalog/mappings/boto3';
import { callDoc, code, type Doc, type DocItem, joined, keyword, listDoc, source } from '../../edits/doc';
import type { Call, Dict, Expression, Name, Sequence, Subscript } from '../../python/ast';
import { exactly } from '../../python/values';
import type { Context } from '../context';
import { knownString, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { type WrittenVariable, writtenVariable } from './written-variable';

/** Thrown inside this file where a request cannot be said with V3's shapes; the message says why. */
class Unsayable extends Error {}

/** An entry of a call or display, with the comments around it. */
export interface Entry {
  readonly key: string;
  readonly value: Expression;
  readonly above: readonly string[];
  readonly after: string | undefined;
}

/** A request in V3's words. */
export interface Request {
  readonly items: readonly DocItem[];
  /** Displays that stand in variables and are rewritten along. */
  readonly displays: readonly Expression[];
}

/**
 * Writes a boto3 request as the keyword arguments of a V3 class, and what is in variables where it stands; a text says
 * why that cannot be done.
 */
export function writeRequest(
  entries: readonly Entry[],
  spread: Name | undefined,
  members: Members,
  call: Call,
  context: Context,
  builder: RewriteBuilder,
): Request | string {
  const writer = new RequestWriter(call, context, builder);
  try {
    const items = entries.map((entry) => writer.item(entry, members, false));
    if (spread) items.push(writer.spread(spread, members));
    return { items, displays: writer.displays };
  } catch (error) {
    if (error instanceof Unsayable) return error.message;
    throw error;
  }
}

/** Turns literal dicts into shapes, with their comments and line breaks. */
class RequestWriter {
  readonly displays: Expression[] = [];
  /** Where the code that is written now will stand. */
  private at: Expression;

  constructor(
    call: Call,
    private readonly context: Context,
    private readonly builder: RewriteBuilder,
  ) {
    this.at = call;
  }

  item({ key, value, above, after }: Entry, members: Members, inShape: boolean, asDict = false): DocItem {
    const member = Object.hasOwn(members, key) ? members[key] : undefined;
    if (!member) throw new Unsayable(`V3 cannot send ${key}`);
    const [name, type] = member;
    const doc = this.value(key, value, type, inShape);
    const { quote } = this.context.style(this.at.host.text);
    const item = asDict ? { label: `${quoted(name, quote)}: `, value: doc } : keyword(name, doc);
    return { ...item, ...(above.length > 0 ? { above } : {}), ...(after === undefined ? {} : { after }) };
  }

  /** `**variable`: the keys of its dict, and what is put into it later, get V3's names. */
  spread(use: Name, members: Members): DocItem {
    const variable = this.variable(use, `**${use.id}`);
    const { display } = variable;
    if (display.kind !== 'dict') throw new Unsayable(`${use.id} is not written out as a dict`);
    const at = this.at;
    this.at = display;
    for (const item of display.items) {
      if (item.key?.kind !== 'text') {
        throw new Unsayable(`which keys ${this.context.source(item)} stands for cannot be seen`);
      }
      this.rename(item.key, this.member(item.key.value, members));
      this.inPlace(item.key.value, item.value, members, false);
    }
    for (const { target, value } of variable.stores) {
      const { key, index } = keyOf(target);
      this.at = value;
      this.rename(index, this.member(key, members));
      this.inPlace(key, value, members, false);
    }
    for (const read of variable.reads) {
      const { key, index } = keyOf(read);
      this.rename(index, this.readable(key, members, read));
    }
    this.at = at;
    return { label: '**', value: source(use) };
  }

  /** The variable behind a name, with everything that is done with it. */
  private variable(use: Name, what: string): WrittenVariable {
    const variable = writtenVariable(use, this.context);
    if (typeof variable === 'string') throw new Unsayable(`${what} cannot be rewritten, as ${variable}`);
    this.displays.push(variable.display);
    return variable;
  }

  /** Turns a display in a variable into a shape or list of shapes where it stands, with all uses of the variable. */
  private kept(key: string, use: Name, name: string, isList: boolean): Doc {
    const { display, stores, reads } = this.variable(use, key);
    const members = SHAPES.shapes[name];
    if ((isList || name === DICT_SHAPE) && stores.length + reads.length > 0) {
      throw new Unsayable(`${key} cannot be rewritten, as ${use.id} is used in another place as well`);
    }
    const at = this.at;
    this.at = display;
    this.builder.replace(display, isList ? this.shapes(key, display, name) : this.shape(key, display, name));
    for (const { target, value } of stores) {
      const { key: stored } = keyOf(target);
      this.at = value;
      const member = this.member(stored, members ?? {});
      this.builder.replace(target, joined(source(target.object), code(`.${member}`)));
      this.inPlace(stored, value, members ?? {}, true);
    }
    for (const read of reads) {
      const member = this.readable(keyOf(read).key, members ?? {}, read);
      this.builder.replace(read, joined(source(read.object), code(`.${member}`)));
    }
    this.at = at;
    return source(use);
  }

  private member(key: string, members: Members): string {
    const member = Object.hasOwn(members, key) ? members[key] : undefined;
    if (!member) throw new Unsayable(`V3 cannot send ${key}`);
    return member[0];
  }

  /** The name of a member that reads the same as a dict's entry. */
  private readable(key: string, members: Members, read: Subscript): string {
    const member = this.member(key, members);
    if (/^[[{]/.test(members[key]?.[1] ?? '{')) {
      throw new Unsayable(`${this.context.source(read)} is an object in V3, not a dict or list`);
    }
    return member;
  }

  private rename(key: Expression, name: string): void {
    const { quote } = this.context.style(key.host.text);
    this.builder.replace(key, quoted(name, quote));
  }

  /** Rewrites a value where it stands, when V3 wants another one. */
  private inPlace(key: string, value: Expression, members: Members, inShape: boolean): void {
    const doc = this.value(key, value, members[key]?.[1] ?? 'text', inShape);
    if (doc.kind !== 'source') this.builder.replace(value, doc);
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
    if (dict.kind === 'name') return this.kept(key, dict, name, false);
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
    const cls = this.builder.import(SHAPES_MODULE, name, this.at);
    const items = entries.map((entry) => this.item(entry, members, true));
    return callDoc(cls, items, spread);
  }

  private shapes(key: string, node: Expression, name: string): Doc {
    const list = unwrap(node);
    if (list.kind === 'name') return this.kept(key, list, name, true);
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

/** The key of `name["key"]`. */
function keyOf({ indices }: Subscript): { readonly key: string; readonly index: Expression } {
  const [index, ...more] = indices;
  if (index?.kind !== 'text' || more.length > 0) throw new Unsayable('a key that is not written out is used');
  return { key: index.value, index };
}
