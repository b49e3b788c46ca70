import type { Expression, Statement } from '../../python/ast';
import { atomsOf, exactly } from '../../python/values';
import type { Context } from '../context';
import { bindings } from '../deployment/sites';
import { isNone, unwrap } from '../expressions';

/** Whether an instance type stands for a container on this machine: certainly, on some paths, or not as far as can be seen. */
export function localityOf(context: Context, type: Expression | undefined): 'local' | 'maybe' | 'remote' {
  if (!type) return 'remote';
  const value = context.valueOf(type);
  const local = atomsOf(value, 'literal').filter((atom) => atom.value === 'local' || atom.value === 'local_gpu');
  if (local.length === 0) return 'remote';
  return !value.open && local.length === value.atoms.length ? 'local' : 'maybe';
}

/** True where a local type is chosen only behind a condition that is false as the program is written. */
export function isSwitchedOff(context: Context, type: Expression): boolean {
  const node = unwrap(type);
  if (node.kind === 'conditional') {
    const test = literalTruth(context, node.test);
    return test !== undefined && localityOf(context, test ? node.then : node.otherwise) === 'remote';
  }
  if (node.kind !== 'name') return false;
  const all = bindings(context, node.id);
  const local = all.filter(
    ({ body }) => body.kind === 'assign' && localityOf(context, body.value ?? undefined) !== 'remote',
  );
  return (
    local.length > 0 &&
    all.every(({ body }) => body.kind === 'assign') &&
    local.every((one) => isDead(context, one) || (one.body.kind === 'assign' && isOff(context, one.body.value)))
  );
}

function isOff(context: Context, value: Expression | undefined): boolean {
  return value?.kind === 'conditional' && isSwitchedOff(context, value);
}

/** True for a statement in a branch that is not taken. */
function isDead(context: Context, statement: Statement): boolean {
  let inner = statement;
  for (let outer = statement.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.body.kind !== 'if') continue;
    for (const { test, body } of outer.body.branches) {
      const truth = test && literalTruth(context, test);
      if (body.includes(inner)) {
        if (truth === false) return true;
        break;
      }
      if (truth === true) return true;
    }
  }
  return false;
}

function literalTruth(context: Context, test: Expression): boolean | undefined {
  const literal = exactly(context.valueOf(test), 'literal');
  return literal && literal.value !== undefined ? Boolean(literal.value) : undefined;
}

/** Methods after which nothing of a training is read. */
const WITHOUT_RESULT: ReadonlySet<string> = new Set(['fit', 'set_hyperparameters', 'hyperparameters']);

/** True where the program reads nothing of what a local training leaves: no job, no model, and not where it was put. */
export function readsNothing(context: Context, made: Expression, output: Expression | undefined): boolean {
  const { methods, attributes, passedTo } = context.usesOf(made);
  if (attributes.length > 0 || passedTo.length > 0) return false;
  if (!methods.every(({ name }) => WITHOUT_RESULT.has(name))) return false;
  if (context.facts.escapes.some(({ instance }) => instance.made === made)) return false;
  const place = output && unwrap(output);
  if (!place || isNone(place)) return true;
  if (place.kind === 'text') return timesIn(context, place.value) === 1;
  // Shell lines read variables as well; what is assigned or passed by the name's own keyword is no read.
  return place.kind === 'name' && readsOf(context, place.id) === 1;
}

function timesIn(context: Context, part: string): number {
  return context.texts.reduce((times, text) => times + text.split(part).length - 1, 0);
}

function readsOf(context: Context, name: string): number {
  const read = new RegExp(`(?<![\\w.])${name}(?!\\w|\\s*=[^=])`, 'g');
  return context.texts.reduce((times, text) => times + (text.match(read)?.length ?? 0), 0);
}
