import { code, joined, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import { forEachExpression } from '../../python/walk';
import type { Context } from '../context';
import { isSimple, knownString, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';

/**
 * Appends what V2 appended to the name of a step, and to the texts in `depends_on` lists that name it. Gives the reason where
 * that cannot be done.
 */
export function renameStep(
  context: Context,
  builder: RewriteBuilder,
  name: Expression,
  suffix: string,
): string | undefined {
  if (!append(context, builder, name, suffix))
    return 'The name of the step is computed in place; give it a name first.';
  const known = knownString(context, name);
  if (known === undefined) return undefined;
  for (const text of dependencies(context)) {
    if (text.kind === 'text' && text.value === known && text !== unwrap(name)) append(context, builder, text, suffix);
  }
  return undefined;
}

function append(context: Context, builder: RewriteBuilder, name: Expression, suffix: string): boolean {
  const written = context.source(name);
  const [, quote] = /^[fFrR]?(["'])(?!\1\1)[^\n]*\1$/.exec(written) ?? [];
  const literal = unwrap(name);
  if (quote && (literal.kind === 'text' || literal.kind === 'opaque')) {
    builder.replace({ start: name.end - 1, end: name.end - 1, host: name.host }, suffix);
    return true;
  }
  if (!isSimple(literal)) return false;
  const text = quoted(suffix, context.style(name.host.text).quote);
  builder.replace(name, joined(source(name), code(` + ${text}`)));
  return true;
}

/** The texts written in the `depends_on` lists of the program. */
function dependencies(context: Context): readonly Expression[] {
  return context.memo('depends-on', context.facts, () => {
    const found: Expression[] = [];
    for (const statements of context.facts.texts) {
      forEachExpression(statements, (node) => {
        if (node.kind !== 'call') return;
        const isAdding = node.callee.kind === 'attribute' && node.callee.name.id === 'add_depends_on';
        for (const { keyword, value } of node.args) {
          if (keyword?.id !== 'depends_on' && !isAdding) continue;
          const list = unwrap(value);
          if (list.kind === 'sequence') found.push(...list.elements.map(unwrap));
        }
      });
    }
    return found;
  });
}
