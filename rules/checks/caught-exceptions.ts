import { code, joined, source } from '../edits/doc';
import type { Expression, Name, Statement } from '../python/ast';
import type { Value } from '../python/values';
import { forEachExpression } from '../python/walk';
import type { Check, Problem } from './check';
import type { Context } from './context';

const STATUS = 'sagemaker.exceptions.UnexpectedStatusException';
const CAPACITY = 'sagemaker.exceptions.CapacityError';
const HOME = 'sagemaker.core.utils.exceptions';
const FAILED = 'FailedStatusError';

/** What the exception of V2 carries and that of V3 does not (sagemaker-core 2.27.0 `utils/exceptions.py`). */
const LOST = new Set(['allowed_statuses', 'actual_status']);

/**
 * Lets handlers of V2's exception for failed jobs catch the one of V3 as well: `wait` of V3's resources raises another
 * class, while endpoints still raise the old one.
 */
export const caughtExceptions: Check = {
  name: 'caught-exceptions',
  loadedName: (node, value, context) => caught(node, node, value, context),
  attribute: (node, fact, context) => caught(node, node.name, fact.value, context),
};

function caught(node: Expression, shown: Name, value: Value, context: Context): readonly Problem[] {
  const [atom] = value.atoms;
  if (atom?.type !== 'class' || value.atoms.length !== 1 || (atom.name !== STATUS && atom.name !== CAPACITY)) return [];
  const { body } = node.host;
  if (body.kind !== 'try') return [];
  const parent = context.parentOf(node);
  const whole = parent?.kind === 'sequence' ? parent : node;
  const handler = body.handlers.find(({ type }) => type === whole);
  if (!handler) return [];
  const v3 = `${HOME}.${FAILED}`;
  const found = { code: 'SM102', node: shown, v2: atom.name, v3 };
  if (atom.name === CAPACITY) {
    const note = `Jobs of V3 raise ${FAILED} of ${HOME}: catch it and look for "CapacityError" in its text.`;
    return [{ ...found, message: `Jobs of V3 do not raise CapacityError`, fix: { grade: 'withheld', note } }];
  }
  const message = `Jobs of V3 raise ${FAILED}, not UnexpectedStatusException`;
  if (handler.name && readsLost(handler.body, handler.name.id)) {
    const note = `Catch ${FAILED} of ${HOME} as well, which says in its text only what went wrong.`;
    return [{ ...found, message, fix: { grade: 'withheld', note } }];
  }
  const builder = context.rewrite();
  const both = joined(source(node), code(`, ${builder.import(HOME, FAILED, node)}`));
  const doc = whole === node ? joined(code('('), both, code(')')) : both;
  return [{ ...found, message, fix: builder.replace(node, doc).done(`Catch ${FAILED} as well`) }];
}

/** True when the handler reads of its exception what V3's has not. */
function readsLost(statements: readonly Statement[], name: string): boolean {
  let isRead = false;
  forEachExpression(statements, (node) => {
    if (node.kind !== 'attribute' || node.object.kind !== 'name') return;
    if (node.object.id === name && LOST.has(node.name.id)) isRead = true;
  });
  return isRead;
}
