import { type CallItems, readCall } from '../edits/call-items';
import { code, type Doc, joined, source } from '../edits/doc';
import type { Expression } from '../python/ast';
import type { CallFact } from '../python/facts';
import { type AtomOf, atomsOf } from '../python/values';
import { bindArguments } from '../sdk/bind-arguments';
import type { Context } from './context';
import { isSimple, quoted } from './expressions';

const UNSIGNED = 'its signature is not known';

/** One argument of a call under its parameter name, with the comments that travel with it. */
export interface NamedArgument {
  readonly name: string;
  readonly value: Expression;
  readonly above: readonly string[];
  readonly after: string | undefined;
  /** How to write the value where it is not to be copied: it is looked up in the dict that was spread. */
  readonly shown?: Doc;
  /** The dict may lack it, or has something else by then. */
  readonly optional?: boolean;
  /** The dict has it, whatever it is. */
  readonly isThere?: boolean;
}

export interface ReadArguments {
  readonly args: readonly NamedArgument[];
  readonly items: CallItems;
  /** Why the call cannot be seen through: spread arguments, or more positions than parameters. */
  readonly obstacle: string | undefined;
  /** The same for a caller that writes `shown` where an argument has it. */
  readonly deeper: string | undefined;
}

/**
 * Reads a call by the SDK's signature: positional arguments get their names, `**{…}` of a dict written in the program
 * is opened, keywords taken by `**kwargs` are included. `parameters` stands for the signature where the SDK has none.
 */
export function readArguments(context: Context, fact: CallFact, parameters?: readonly string[]): ReadArguments {
  const items = readCall(context.textOf(fact.call.host), fact.call);
  const bound = parameters ? bindArguments(parameters, fact.call) : context.bind(fact);
  if (!bound) return { args: [], items, obstacle: UNSIGNED, deeper: UNSIGNED };
  const names = new Map([...bound.byName, ...bound.extra].map(([name, argument]) => [argument, name]));
  const args: NamedArgument[] = [];
  let deeper: string | undefined;
  let obstacle = bound.surplus.length > 0 ? 'it has more positional arguments than V2 takes' : undefined;
  for (const { argument, above, after } of items.items) {
    const name = names.get(argument);
    if (name !== undefined) {
      args.push({ name, value: argument.value, above, after });
      continue;
    }
    const opened = argument.form === 'double-star' ? openDict(context, argument.value) : undefined;
    if (opened) {
      args.push(...opened);
      continue;
    }
    const unseen = `what ${context.source(argument)} passes cannot be seen here`;
    obstacle ??= unseen;
    const found = argument.form === 'double-star' ? lookUps(context, argument.value) : undefined;
    if (found) args.push(...found);
    else deeper ??= unseen;
  }
  const seen = new Set<string>();
  for (const { name } of args) {
    if (seen.has(name)) deeper ??= `${name} is given twice`;
    seen.add(name);
  }
  return { args, items, obstacle: obstacle ?? deeper, deeper: bound.surplus.length > 0 ? obstacle : deeper };
}

/** The entries of a dict display behind `**`, when they can be written as keywords instead. */
function openDict(context: Context, node: Expression): NamedArgument[] | undefined {
  const value = context.valueOf(node);
  const [dict] = atomsOf(value, 'dict');
  if (value.open || value.atoms.length !== 1 || !dict?.node) return undefined;
  const inline = dict.node === node;
  const result: NamedArgument[] = [];
  for (const item of dict.node.items) {
    const name = item.key?.kind === 'text' ? item.key.value : undefined;
    if (name === undefined || (!inline && !isSimple(item.value))) return undefined;
    if (item.value.host.text !== node.host.text) return undefined;
    result.push({ name, value: item.value, above: [], after: undefined });
  }
  return result;
}

/** What a dict that stands elsewhere holds, to be looked up there by key; undefined where its keys cannot be seen. */
export function lookUps(context: Context, node: Expression): NamedArgument[] | undefined {
  const value = context.valueOf(node);
  const dicts = atomsOf(value, 'dict');
  if (value.open || dicts.length === 0 || dicts.length < value.atoms.length || !isSimple(node)) return undefined;
  const { quote } = context.style(node.host.text);
  const keys = new Set(dicts.flatMap((dict) => [...dict.entries.keys()]));
  const found: NamedArgument[] = [];
  for (const key of keys) {
    if (key === undefined) return undefined;
    const written = dicts.map((dict) => writtenFor(dict, key));
    const [only] = dicts.length === 1 ? dicts : [];
    const isSure = only !== undefined && written[0] !== undefined;
    const isThere = isSure || (only !== undefined && firstFor(only, key) !== undefined);
    const text = quoted(key, quote);
    const shown = joined(source(node), code(isThere ? `[${text}]` : `.get(${text})`));
    const expression = written.find((one) => one !== undefined) ?? node;
    found.push({ name: key, value: expression, above: [], after: undefined, shown, optional: !isSure, isThere });
  }
  return found;
}

/** What certainly stands under the key. */
function writtenFor(dict: AtomOf<'dict'>, key: string): Expression | undefined {
  if (dict.changed?.has(key) || dict.changed?.has(undefined)) return undefined;
  return firstFor(dict, key);
}

/** What the key had first, where it has something still. */
function firstFor({ origin, removed }: AtomOf<'dict'>, key: string): Expression | undefined {
  if (removed?.has(key) || removed?.has(undefined)) return undefined;
  if (origin.kind === 'call') return origin.args.find((one) => one.keyword?.id === key)?.value;
  if (origin.kind !== 'dict') return undefined;
  // What is spread below it may have the key as well.
  const below = origin.items.slice(origin.items.findLastIndex((item) => item.key === undefined) + 1);
  return below.findLast((item) => item.key?.kind === 'text' && item.key.value === key)?.value;
}
