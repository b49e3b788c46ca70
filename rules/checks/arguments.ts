import { type CallItems, readCall } from '../edits/call-items';
import type { Expression } from '../python/ast';
import type { CallFact } from '../python/facts';
import { atomsOf } from '../python/values';
import { bindArguments } from '../sdk/bind-arguments';
import type { Context } from './context';
import { isSimple } from './expressions';

/** One argument of a call under its parameter name, with the comments that travel with it. */
export interface NamedArgument {
  readonly name: string;
  readonly value: Expression;
  readonly above: readonly string[];
  readonly after: string | undefined;
}

export interface ReadArguments {
  readonly args: readonly NamedArgument[];
  readonly items: CallItems;
  /** Why the call cannot be seen through: spread arguments, or more positions than parameters. */
  readonly obstacle: string | undefined;
}

/**
 * Reads a call by the SDK's signature: positional arguments get their names, `**{…}` of a dict written in the program
 * is opened, keywords taken by `**kwargs` are included. `parameters` stands for the signature where the SDK has none.
 */
export function readArguments(context: Context, fact: CallFact, parameters?: readonly string[]): ReadArguments {
  const items = readCall(context.textOf(fact.call.host), fact.call);
  const bound = parameters ? bindArguments(parameters, fact.call) : context.bind(fact);
  if (!bound) return { args: [], items, obstacle: 'its signature is not known' };
  const names = new Map([...bound.byName, ...bound.extra].map(([name, argument]) => [argument, name]));
  const args: NamedArgument[] = [];
  let obstacle = bound.surplus.length > 0 ? 'it has more positional arguments than V2 takes' : undefined;
  for (const { argument, above, after } of items.items) {
    const name = names.get(argument);
    if (name !== undefined) {
      args.push({ name, value: argument.value, above, after });
      continue;
    }
    const opened = argument.form === 'double-star' ? openDict(context, argument.value) : undefined;
    if (!opened) obstacle ??= `what ${context.source(argument)} passes cannot be seen here`;
    else args.push(...opened);
  }
  const seen = new Set<string>();
  for (const { name } of args) {
    if (seen.has(name)) obstacle ??= `${name} is given twice`;
    seen.add(name);
  }
  return { args, items, obstacle };
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
