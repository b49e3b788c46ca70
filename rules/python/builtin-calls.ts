import type { Call, Expression } from './ast';
import { elementOf } from './elements';
import type { EvaluatedArgument } from './knowledge';
import { exactly, isInteresting, join, joinAll, NEVER, only, UNKNOWN, type Value } from './values';

/** What calls give that hand on their arguments, or what is in them; undefined for all other functions. */
export function handedOn(name: string, call: Call, args: readonly EvaluatedArgument[]): Value | undefined {
  const given = args.filter(({ argument }) => argument.form === 'positional').map(({ value }) => value);
  const [first = UNKNOWN, second = UNKNOWN] = given;
  if (PROGRESS.test(name)) return sequence(elementOf(first), call);
  switch (name) {
    case 'builtins.enumerate':
      return sequence(tuple([COUNT, elementOf(first)], call), call);
    case 'builtins.zip':
      return sequence(tuple(given.map(elementOf), call), call);
    case 'builtins.list':
    case 'builtins.tuple':
    case 'builtins.set':
    case 'builtins.sorted':
    case 'builtins.reversed':
    case 'builtins.iter':
      return given.length > 0 ? sequence(elementOf(first), call) : undefined;
    case 'builtins.filter':
      return sequence(elementOf(second), call);
    case 'builtins.next':
      return given.length > 1 ? join(elementOf(first), second) : elementOf(first);
    case 'builtins.min':
    case 'builtins.max':
      return given.length > 1 ? joinAll(given) : elementOf(first);
    case 'builtins.dict':
      return isInteresting(elementOf(first)) ? mapping(valueOfPair(elementOf(first)), call) : undefined;
    case 'asyncio.gather':
      return sequence(joinAll(given), call);
    case 'random.choice':
      return elementOf(first);
    case 'random.sample':
    case 'itertools.islice':
    case 'itertools.cycle':
      return sequence(elementOf(first), call);
    case 'itertools.chain':
      return sequence(joinAll(given.map(elementOf)), call);
    case 'collections.deque':
      return growing(given.length > 0 ? elementOf(first) : NEVER, call);
    case 'collections.OrderedDict':
      return given.length > 0 ? first : mapping(NEVER, call);
    case 'collections.defaultdict':
      return mapping(isListType(first) ? growing(NEVER, call) : UNKNOWN, call);
    case 'copy.copy':
    case 'copy.deepcopy':
      // Another object than the one that was made: what is known of one need not hold for the other.
      return { atoms: first.atoms, open: true };
    default:
      return undefined;
  }
}

/** Bars that notebooks put around what they loop over. */
const PROGRESS = /^tqdm(?:\.\w+)*\.(?:tqdm|tqdm_notebook)$/;

const COUNT = only({ type: 'literal', of: 'int', value: undefined });

function sequence(element: Value, origin: Expression): Value {
  return isInteresting(element)
    ? only({ type: 'sequence', items: undefined, element: { value: element }, origin, node: undefined })
    : UNKNOWN;
}

/** A sequence that may get its elements later. */
function growing(element: Value, origin: Expression): Value {
  return only({ type: 'sequence', items: undefined, element: { value: element }, origin, node: undefined });
}

/** A dict whose values are this where nothing else was stored. */
function mapping(other: Value, origin: Expression): Value {
  const entries = new Map(other === NEVER ? [] : [[undefined, other] as const]);
  return only({ type: 'dict', entries, origin, node: undefined });
}

function valueOfPair(pair: Value): Value {
  const items = exactly(pair, 'sequence')?.items;
  return items?.length === 2 ? (items[1] ?? UNKNOWN) : UNKNOWN;
}

function isListType(factory: Value): boolean {
  const external = exactly(factory, 'external')?.name;
  return external === 'builtins.list' || external === 'collections.deque';
}

function tuple(items: readonly Value[], origin: Expression): Value {
  return only({ type: 'sequence', items, element: { value: joinAll(items) }, origin, node: undefined });
}
