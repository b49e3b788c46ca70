import type { Need } from '../checks/check';
import type { Context } from '../checks/context';
import { blockAround, blocksOf, type Statement, scopeAround } from '../python/ast';
import type { ImportFact } from '../python/facts';
import { references } from './import-references';

/** One import statement with what is left of it. */
export interface Line {
  readonly statement: Statement;
  readonly facts: readonly ImportFact[];
  /** New statements in place of it, by kind. */
  readonly from: Map<string, string[]>;
  readonly plain: string[];
  changed: boolean;
  /** A comment tells to leave it alone; new names beside it would come under that comment. */
  isPinned: boolean;
}

/**
 * The import lines of functions and of guarded blocks (`try`, `if TYPE_CHECKING`) that take the new name for one place: the
 * ones whose names the place uses. Each of several, since only one of the branches may run. Empty where a module level
 * import serves it.
 */
export function ownHomes(context: Context, lines: readonly Line[], need: Need): readonly Line[] {
  const path = pathTo(context, need.at.text, need.at.start);
  const scope = scopeOf(path);
  const visible = lines.filter((line) => {
    if (line.isPinned || line.facts.every(({ dual }) => dual)) return false;
    const own = scopeAround(line.statement);
    if (own?.body.kind === 'class' && own !== scope) return false;
    if (own && !path.includes(own)) return false;
    return own !== scope || line.statement.start < need.at.start;
  });
  const used = visible.filter((line) => isUsedBy(context, line, path.at(-1)));
  const isTop = ({ statement }: Line): boolean => !statement.parent;
  if (used.length > 0) return used.some(isTop) ? [] : onePerBlock(innermost(used, path), visible, need.module);
  if (visible.some((line) => isTop(line) && isOfSdk(line))) return [];
  const running = visible.filter((line) => !isTop(line) && isOfSdk(line) && line.facts.some((one) => !one.typeOnly));
  const nearest = innermost(running, path);
  if (!nearest[0] || !scopeAround(nearest[0].statement)) return onePerBlock(nearest, visible, need.module);
  const last = nearest.filter(({ statement }) => holds(statement, need.at.start)).at(-1);
  return last ? [last] : [];
}

/** The function that is to import for itself: none of the file's imports of the SDK stands outside of a function. */
export function lazyFunction(context: Context, lines: readonly Line[], need: Need): Statement | undefined {
  const ofSdk = lines.filter(isOfSdk);
  if (ofSdk.length === 0 || ofSdk.some(({ statement }) => !scopeAround(statement))) return undefined;
  const scope = scopeOf(pathTo(context, need.at.text, need.at.start));
  return scope?.body.kind === 'function' ? scope : undefined;
}

function isOfSdk({ facts }: Line): boolean {
  return facts.some(({ written }) => written.startsWith('sagemaker'));
}

/** The statements around an offset, outermost first. */
function pathTo(context: Context, text: number, offset: number): readonly Statement[] {
  const path: Statement[] = [];
  let statements: readonly Statement[] = context.facts.texts[text] ?? [];
  for (;;) {
    const next = statements.find(({ start, end }) => start <= offset && offset < end);
    if (!next) return path;
    path.push(next);
    statements = blocksOf(next).flat();
  }
}

/** The function or class in whose body the end of the path runs; a function's head runs outside of it. */
function scopeOf(path: readonly Statement[]): Statement | undefined {
  return path.slice(0, -1).findLast(isScope);
}

function isScope({ body }: Statement): boolean {
  return body.kind === 'function' || body.kind === 'class';
}

/** Those of the lines that stand in the innermost function of the path that has any. */
function innermost(lines: readonly Line[], path: readonly Statement[]): readonly Line[] {
  const depth = (line: Line): number => {
    const scope = scopeAround(line.statement);
    return scope ? path.indexOf(scope) : -1;
  };
  const deepest = Math.max(...lines.map(depth));
  return lines.filter((line) => depth(line) === deepest);
}

/** True where the block of the import is still running at the offset. */
function holds({ parent }: Statement, offset: number): boolean {
  return parent !== undefined && parent.start <= offset && offset < parent.end;
}

/** A block needs one import only: the one of the same module, else where something changes, else its last. */
function onePerBlock(homes: readonly Line[], visible: readonly Line[], module: string): readonly Line[] {
  const blocks = new Set(homes.map(({ statement }) => blockAround(statement)));
  return [...blocks].flatMap((block) => {
    const isHere = ({ statement }: Line): boolean => blockAround(statement) === block;
    const here = homes.filter(isHere);
    const same = visible.find((line) => isHere(line) && line.from.has(module));
    const one = same ?? here.findLast(({ changed }) => changed) ?? here.at(-1);
    return one ? [one] : [];
  });
}

/** True when the statement itself, without the blocks in it, uses a name that the line imports. */
function isUsedBy(context: Context, line: Line, statement: Statement | undefined): boolean {
  if (!statement) return false;
  const blocks = blocksOf(statement).flat();
  return line.facts.some((fact) =>
    context
      .memo('references', fact, () => references(context, fact))
      .some(
        ({ text, start }) =>
          text === statement.text &&
          statement.start <= start &&
          start < statement.end &&
          !blocks.some((inner) => inner.start <= start && start < inner.end),
      ),
  );
}
