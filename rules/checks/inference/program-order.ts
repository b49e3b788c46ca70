import { blocksOf, type Statement } from '../../python/ast';
import type { Context } from '../context';

/** Whether what one statement did to an object has happened when another statement uses the object. */
export type Reach = 'always' | 'maybe' | 'never';

/**
 * Compares two statements of a program in the order in which they run; `made` is where the object comes from.
 * A function's body is taken to run after everything that stands above its definition.
 */
export function reach(context: Context, earlier: Statement, later: Statement, made: Statement): Reach {
  if (earlier === later) return 'maybe';
  const ups = ancestors(earlier);
  const downs = ancestors(later);
  for (const up of ups) {
    const down = downs.find((one) => one === up || inSameBlock(context, one, up));
    if (!down) continue;
    const isDeferred = through(ups, up).some((one) => one.body.kind === 'function' && one !== earlier);
    if (up === down) {
      if (isDeferred) return 'maybe';
      return up.body.kind === 'if' || up.body.kind === 'match' ? loops(ups, up, made) : 'maybe';
    }
    if (isDeferred) return 'maybe';
    const isBefore = up.text - down.text || up.start - down.start;
    if (isBefore < 0) return through(ups, up).every(runsThrough) ? 'always' : 'maybe';
    if (through(downs, down).some((one) => one.body.kind === 'function')) return 'maybe';
    return loops(ups, up, made);
  }
  return 'maybe';
}

/** In a loop that the object outlives, what stands below has run in the round before. */
function loops(ups: readonly Statement[], common: Statement, made: Statement): Reach {
  const above = ups.slice(ups.indexOf(common) + 1);
  const loop = above.find((one) => one.body.kind === 'for' || one.body.kind === 'while');
  return loop && !ancestors(made).includes(loop) ? 'maybe' : 'never';
}

/** The statement, its parent, and so on. */
export function ancestors(statement: Statement): readonly Statement[] {
  const result: Statement[] = [];
  for (let one: Statement | undefined = statement; one; one = one.parent) result.push(one);
  return result;
}

/** The statements that stand in the same list. */
export function blockOf(context: Context, statement: Statement): readonly Statement[] {
  const { parent } = statement;
  if (!parent) return context.facts.texts[statement.text] ?? [];
  return blocksOf(parent).find((block) => block.includes(statement)) ?? [];
}

/** The function whose body holds the statement. */
export function functionOf(statement: Statement): Statement | undefined {
  return ancestors(statement)
    .slice(1)
    .find((one) => one.body.kind === 'function');
}

function inSameBlock(context: Context, a: Statement, b: Statement): boolean {
  if (a.parent !== b.parent) return false;
  return a.parent === undefined || blockOf(context, a) === blockOf(context, b);
}

/** The part of an ancestor list from its start up to and with the given statement. */
function through(list: readonly Statement[], end: Statement): readonly Statement[] {
  return list.slice(0, list.indexOf(end) + 1);
}

/** Statements whose first block runs whenever they do. */
function runsThrough(statement: Statement, index: number, path: readonly Statement[]): boolean {
  const child = path[index - 1];
  if (!child) return true;
  const { body } = statement;
  if (body.kind === 'with') return true;
  return body.kind === 'try' && body.body.includes(child);
}
