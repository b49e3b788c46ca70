import { blocksOf, type Statement } from '../../python/ast';
import { mentionsOf } from '../../python/mentions';
import type { Context } from '../context';

/** The statements that give the name a value as seen from a place; other functions keep their names to themselves. */
export function bindersOf(id: string, from: Statement, context: Context): readonly Statement[] {
  const found: Statement[] = [];
  const visit = (statement: Statement): void => {
    const { body } = statement;
    const blocks = blocksOf(statement);
    const isHidden = body.kind === 'function' && !isWithin(from, statement);
    const isParameter = body.kind === 'function' && !isHidden && body.params.some(({ name }) => name.id === id);
    const binds = mentionsOf(statement).binds.has(id);
    const inside = blocks.some((block) => block.some((one) => mentionsOf(one).binds.has(id)));
    if (isParameter || (binds && (isHidden || !inside))) found.push(statement);
    if (!isHidden) for (const block of blocks) for (const one of block) visit(one);
  };
  for (const statements of context.facts.texts) for (const statement of statements) visit(statement);
  return found;
}

function isWithin(statement: Statement, outer: Statement): boolean {
  for (let one: Statement | undefined = statement; one; one = one.parent) if (one === outer) return true;
  return false;
}
