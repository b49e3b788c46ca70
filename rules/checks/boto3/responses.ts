import { ASYNC_ANSWER, type Members, type MemberType, RESPONSE_PREFIX, SHAPES } from '../../catalog/mappings/boto3';
import { code, joined, source } from '../../edits/doc';
import type { Call, Expression, Name, Subscript } from '../../python/ast';
import type { Value } from '../../python/values';
import { forEachExpression } from '../../python/walk';
import type { Context } from '../context';
import { knownString } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';

/** What a program does with the answer of a call. */
export interface Response {
  /** Why the answer cannot become an object; absent when every use of it is known. */
  readonly refused: string | undefined;
  /** The reads to be rewritten along with this call. */
  readonly reads: readonly Read[];
  /** Calls whose answers go through the same variables; they change together. */
  readonly family: readonly Call[];
}

interface Read {
  readonly node: Subscript;
  readonly first: Expression;
  readonly attributes: string;
}

interface Found {
  reads: Read[];
  refused: string | undefined;
}

/** What is done with the answer of the call; the members are those that V3's object has. */
export function responseOf(call: Call, context: Context): Response {
  const table = context.memo('boto3-responses', context.facts, () => collect(context));
  return table.get(call) ?? { refused: undefined, reads: [], family: [call] };
}

/** Rewrites the reads as attributes. */
export function rewriteReads(reads: readonly Read[], builder: RewriteBuilder): void {
  for (const { node, first, attributes } of reads) {
    builder.replace(node, joined(source(first), code(`.${attributes}`)));
  }
}

function collect(context: Context): Map<Call, Response> {
  const found = new Map<Call, Found>();
  const links: (readonly Call[])[] = [];
  const variables = new Set<string>();
  const of = (call: Call): Found => {
    const known = found.get(call) ?? { reads: [], refused: undefined };
    found.set(call, known);
    return known;
  };
  for (const { call, result } of context.facts.calls.values()) {
    const [operation] = operationsOf(result).filter((one) => one.made === call);
    if (operation) place(call, operation.operation, of(call), variables, context);
  }
  if (variables.size === 0) return settle(found, links);
  for (const statements of context.facts.texts) {
    forEachExpression(statements, (node) => {
      if (node.kind !== 'name' || isTarget(node)) return;
      const value = context.valueOf(node);
      const operations = operationsOf(value);
      const [first] = operations;
      if (!first) return;
      const makers = operations.map(({ made }) => made);
      links.push(makers);
      const mixed =
        value.open ||
        operations.length < value.atoms.length ||
        operations.some((one) => one.operation !== first.operation);
      const target = of(first.made);
      if (mixed) target.refused ??= `what ${node.id} holds depends on the path taken`;
      else read(node, first.operation, target, context);
    });
  }
  return settle(found, links);
}

interface Made {
  readonly operation: string;
  readonly made: Call;
}

function operationsOf(value: Value): Made[] {
  return value.atoms.flatMap((atom) =>
    atom.type === 'instance' && atom.cls.startsWith(RESPONSE_PREFIX) && atom.made?.kind === 'call'
      ? [{ operation: atom.cls.slice(RESPONSE_PREFIX.length), made: atom.made }]
      : [],
  );
}

/** Looks where the call itself stands: alone, in an assignment to a name, or read at once. */
function place(call: Call, operation: string, target: Found, variables: Set<string>, context: Context): void {
  const { body } = call.host;
  if (context.parentOf(call)) {
    read(call, operation, target, context);
    return;
  }
  if (body.kind === 'expression') return;
  const [name, ...more] = body.kind === 'assign' && body.value === call ? body.targets : [];
  if (name?.kind === 'name' && more.length === 0) variables.add(name.id);
  else target.refused ??= 'its answer goes where it cannot be followed';
}

function isTarget(node: Name): boolean {
  const { body } = node.host;
  return body.kind === 'assign' && body.targets.includes(node);
}

function read(node: Expression, operation: string, target: Found, context: Context): void {
  const first = context.parentOf(node);
  if (first?.kind !== 'subscript' || first.object !== node) {
    target.refused ??= `its answer ${first ? `is used as a whole (${shortened(context.source(first))})` : 'is handed on as a whole'}`;
    return;
  }
  const path: string[] = [];
  let members: Members | undefined = membersOf(operation);
  let whole: Subscript = first;
  let type: MemberType | undefined;
  for (let at: Expression | undefined = first; at?.kind === 'subscript'; at = context.parentOf(at)) {
    // What a text, or a list or map of texts, holds is read there as before.
    if (at !== first && (at.object !== whole || /^(text|list|map)$/.test(type ?? ''))) break;
    const step = stepOf(at, members, type, context);
    if (!step) {
      target.refused ??= `what it answers in [${at.indices.map((one) => context.source(one)).join(', ')}] has no counterpart in V3`;
      return;
    }
    path.push(step.text);
    ({ type } = step);
    whole = at;
    members = type.startsWith('{') ? SHAPES.shapes[type.slice(1, -1)] : undefined;
  }
  const { body } = whole.host;
  if ((body.kind === 'assign' || body.kind === 'delete') && body.targets.includes(whole)) {
    target.refused ??= 'its answer is changed afterwards';
    return;
  }
  if (!type || /^[[{]/.test(type)) {
    target.refused ??= `${context.source(whole)} is an object in V3, not a dict or list`;
    return;
  }
  target.reads.push({ node: whole, first: first.object, attributes: path.join('').slice(1) });
}

/** The first line, without more than a marker line can hold. */
function shortened(text: string): string {
  const [line = ''] = text.split('\n');
  return line === text && line.length <= 60 ? line : `${line.slice(0, 50)}...`;
}

/** One subscript as an attribute or index. */
function stepOf(
  at: Subscript,
  members: Members | undefined,
  type: MemberType | undefined,
  context: Context,
): { readonly text: string; readonly type: MemberType } | undefined {
  const [index, ...more] = at.indices;
  if (!index || more.length > 0) return undefined;
  if (type?.startsWith('[')) {
    const isIndex = index.kind === 'constant' && index.type === 'int';
    return isIndex ? { text: `[${index.source}]`, type: `{${type.slice(1, -1)}}` } : undefined;
  }
  const key = knownString(context, index);
  const member = key !== undefined && members && Object.hasOwn(members, key) ? members[key] : undefined;
  return member ? { text: `.${member[0]}`, type: member[1] } : undefined;
}

/** What can be read of an operation's answer. */
function membersOf(operation: string): Members | undefined {
  const [, verb, noun = ''] = /^(create|describe)_(.*)$/.exec(operation) ?? [];
  if (operation === 'invoke_endpoint_async') return ASYNC_ANSWER;
  // The body is read like the stream that boto3 gives: V3 hands the same object on.
  if (!verb) return { ...SHAPES.resources.InvokeEndpointOutput, Body: ['body', 'text'] };
  const resource = noun
    .split('_')
    .map((part) => part[0]?.toUpperCase() + part.slice(1))
    .join('');
  const members = SHAPES.resources[resource];
  if (verb === 'describe' || !members) return members;
  const arn = `${resource}Arn`;
  return members[arn] ? { [arn]: members[arn] } : {};
}

/** Joins calls whose answers meet in a variable. */
function settle(found: ReadonlyMap<Call, Found>, links: readonly (readonly Call[])[]): Map<Call, Response> {
  const families = new Map<Call, Set<Call>>();
  for (const call of found.keys()) families.set(call, new Set([call]));
  for (const link of links) {
    const joint = new Set<Call>();
    for (const one of link) for (const member of families.get(one) ?? [one]) joint.add(member);
    for (const member of joint) families.set(member, joint);
  }
  return new Map(
    [...found].map(([call, { reads }]) => {
      const family = [...(families.get(call) ?? [call])];
      const all = family.flatMap((one) => found.get(one) ?? []);
      const refused = all.find((one) => one.refused !== undefined)?.refused;
      return [call, { refused, reads, family }];
    }),
  );
}
