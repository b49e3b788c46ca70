import type { Usage, ValueCondition } from '../../catalog/parity/entry';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { type Atom, atomsOf, type InstanceAtom, stringOf, type Value } from '../../python/values';
import { lastPart, modulePart } from '../../sdk/names';
import { type NamedArgument, readArguments } from '../arguments';
import type { Problem } from '../check';
import type { Context } from '../context';
import { isPipelineClass } from '../expressions';

/** Where a program does what a usage describes. */
export interface Affected {
  /** The parameter that makes it so; absent when every call is affected. */
  readonly parameter: string | undefined;
  readonly node: Problem['node'];
  /** The argument of another call, where that is what matters. */
  readonly elsewhere: Expression | undefined;
  /** What made the objects involved. */
  readonly roots: readonly Expression[];
}

const INPUT_DATA = 'sagemaker.core.training.configs.InputData';
const BOTO_SESSION = 'boto3.session.Session';
const EMPTY = /^(?:None|False|\[\]|\{\}|\(\)|""|'')$/;

/** Tells whether a call is of the usage's class or method, or of a subclass. */
export function isCallOf(usage: Usage, fact: CallFact, context: Context): boolean {
  const owner = modulePart(usage.call);
  const name = lastPart(usage.call);
  const isMethod = /^[a-z_]/.test(name);
  return fact.callee.atoms.some((atom) => {
    if (isMethod) return atom.type === 'method' && atom.name === name && isClass(atom.self.cls, owner, context);
    return atom.type === 'class' && isClass(atom.name, usage.call, context);
  });
}

/** Finds what makes a call affected; undefined when it is not. */
export function affectedIn(usage: Usage, fact: CallFact, context: Context): Affected | undefined {
  const { args } = readArguments(context, fact);
  const receiver = atomsOf(fact.callee, 'method').flatMap(({ self }) => (self.made ? [self.made] : []));
  const roots = receiver.length > 0 ? receiver : [fact.call];
  const { madeBy } = usage;
  if (!madeBy) {
    if (!usage.given) return { parameter: undefined, node: calleeOf(fact), elsewhere: undefined, roots };
    const found = matching(usage, args, context);
    return found && { parameter: found.name, node: nodeOf(found, fact), elsewhere: undefined, roots };
  }
  const passed = args.find(({ name }) => name === madeBy.parameter);
  if (!passed) return undefined;
  for (const atom of atomsOf(context.valueOf(passed.value), 'instance')) {
    const maker = isClass(atom.cls, madeBy.call, context) ? context.makerOf(atom) : undefined;
    const found = maker && matching(usage, readArguments(context, maker).args, context);
    if (!maker || !found) continue;
    return {
      parameter: found.name,
      node: nodeOf(passed, fact),
      elsewhere: found.value,
      roots: [...roots, maker.call],
    };
  }
  return undefined;
}

function matching(usage: Usage, args: readonly NamedArgument[], context: Context): NamedArgument | undefined {
  const isGiven = ({ value }: NamedArgument): boolean => !EMPTY.test(context.source(value));
  if (usage.along?.some((name) => !args.some((one) => one.name === name && isGiven(one)))) return undefined;
  return args.find(
    (one) =>
      usage.given?.includes(one.name) &&
      isGiven(one) &&
      (!usage.value || CONDITIONS[usage.value](context.valueOf(one.value), context)),
  );
}

const CONDITIONS: Readonly<Record<ValueCondition, (value: Value, context: Context) => boolean>> = {
  'pipeline-variable': (value, context) => instancesIn(value).some(({ cls }) => isPipelineClass(context, cls)),
  's3-uri': (value) => texts(value).some((text) => text.startsWith('s3://')),
  'windows-path': (value) => texts(value).some((text) => /^[A-Za-z]:[\\/]|^[^:/]*\\/.test(text)),
  'own-credentials': hasOwnCredentials,
  'code-artifact': (value) => atomsOf(value, 'dict').some(({ entries }) => entries.has('CA_REPOSITORY_ARN')),
  'typed-input': (value, context) =>
    instancesIn(value).some((atom) => {
      const maker = atom.cls === INPUT_DATA ? context.makerOf(atom) : undefined;
      return maker !== undefined && readArguments(context, maker).args.some(({ name }) => name === 'content_type');
    }),
};

/** A session of the default chain, at most with a region, signs as everything else does. */
function hasOwnCredentials(value: Value, context: Context): boolean {
  const sessions = atomsOf(value, 'instance').filter(({ cls }) => cls === BOTO_SESSION);
  if (sessions.length === 0) return value.open || value.atoms.some(({ type }) => type === 'external');
  return sessions.some((atom) => {
    const maker = context.makerOf(atom);
    return !maker || maker.call.args.some(({ keyword }) => keyword?.id !== 'region_name');
  });
}

function isClass(cls: string, base: string, context: Context): boolean {
  return cls === base || context.knowledge.isSubclass(cls, base);
}

function texts(value: Value): string[] {
  return value.atoms.flatMap((atom) => stringOf({ atoms: [atom], open: false }) ?? []);
}

/** Instances among the alternatives, also inside of dicts and sequences. */
function instancesIn(value: Value, depth = 0): InstanceAtom[] {
  const inside = (atom: Atom): InstanceAtom[] => {
    if (atom.type === 'instance') return [atom];
    if (depth > 3) return [];
    if (atom.type === 'dict') return [...atom.entries.values()].flatMap((one) => instancesIn(one, depth + 1));
    return atom.type === 'sequence' ? instancesIn(atom.element.value, depth + 1) : [];
  };
  return value.atoms.flatMap(inside);
}

function calleeOf(fact: CallFact): Problem['node'] {
  const { callee } = fact.call;
  return callee.kind === 'attribute' ? callee.name : callee;
}

/** The keyword, or the argument by position; the callee where the argument stands in a dict elsewhere. */
function nodeOf({ value }: NamedArgument, fact: CallFact): Problem['node'] {
  const argument = fact.call.args.find((one) => one.value === value);
  return argument ? (argument.keyword ?? argument.value) : calleeOf(fact);
}
