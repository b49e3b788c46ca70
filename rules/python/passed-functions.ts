import type { Call, Expression } from './ast';
import { elementOf } from './elements';
import { evaluate } from './evaluate-expression';
import type { Evaluator } from './evaluator';
import type { EvaluatedArgument, PassedArgument } from './knowledge';
import { Scope } from './scope';
import { atomsOf, isInteresting, UNKNOWN, type Value } from './values';

/** Functions that call another one with each element of what they get. */
const MAPPERS = /^(?:map|filter|imap|imap_unordered|map_async)$/;
const POSITIONAL = { form: 'positional', keyword: undefined } as const;
const TARGETS = new Set(['target', 'func', 'fn', 'function']);

/**
 * A function of the program that is handed to one from elsewhere together with objects will be called with them:
 * `map(f, xs)`, `pool.submit(f, x)`, `Thread(target=f, args=(x,))`. What is not Python's own might do something else.
 */
export function callPassed(run: Evaluator, { callee }: Call, value: Value, args: readonly EvaluatedArgument[]): void {
  if (value.atoms.some(({ type }) => type !== 'external')) return;
  const name = callee.kind === 'name' ? callee.id : callee.kind === 'attribute' ? callee.name.id : '';
  const at = args.findIndex(({ argument, value: given }) => isFunction(argument.value, given));
  const own = args[at];
  if (!own) return;
  const given = argumentsFor(own, args, at, name);
  if (!given.some((one) => isInteresting(one))) return;
  const isSure = value.atoms.some((atom) => atom.type === 'external' && atom.name.startsWith('builtins.'));
  const passed = isSure ? given : given.map(({ atoms }): Value => ({ atoms, open: true }));
  callWith(run, own, passed);
}

function isFunction(node: Expression, value: Value): boolean {
  return node.kind === 'lambda' || atomsOf(value, 'local-function').length > 0;
}

function argumentsFor(
  { argument }: EvaluatedArgument,
  args: readonly EvaluatedArgument[],
  at: number,
  name: string,
): readonly Value[] {
  const positional = (list: readonly EvaluatedArgument[]): Value[] =>
    list.filter((one) => one.argument.form === 'positional').map((one) => one.value);
  const keyword = argument.keyword?.id;
  if (keyword === 'key') return positional(args).slice(0, 1).map(elementOf);
  if (keyword !== undefined) {
    const tuple = args.find((one) => one.argument.keyword?.id === 'args')?.value;
    return TARGETS.has(keyword) && tuple ? itemsOf(tuple) : [];
  }
  const rest = positional(args.slice(at + 1));
  if (name === 'starmap') return rest.slice(0, 1).flatMap((one) => itemsOf(elementOf(one)));
  return MAPPERS.test(name) ? rest.map(elementOf) : rest;
}

function itemsOf(value: Value): readonly Value[] {
  return atomsOf(value, 'sequence').flatMap(({ items }) => items ?? []);
}

function callWith(run: Evaluator, { argument, value }: EvaluatedArgument, given: readonly Value[]): void {
  const node = argument.value;
  if (node.kind === 'lambda') {
    const scope = new Scope('function', run.scope, new Set(node.params.map((parameter) => parameter.name.id)));
    node.params.forEach((parameter, index) => {
      scope.bind(parameter.name.id, given[index] ?? UNKNOWN);
    });
    run.inScope(scope, () => evaluate(run, node.body));
    return;
  }
  const args = given.map((one): PassedArgument => ({ argument: POSITIONAL, value: one }));
  for (const atom of atomsOf(value, 'local-function')) run.callLocal(atom, args);
}
