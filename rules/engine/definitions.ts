import type { Need } from '../checks/check';
import type { Context } from '../checks/context';
import type { Edit } from '../edits/edit';
import { earliestDefinition, firstOfOwn, isDocstring } from './import-lines';

/**
 * Writes the helpers that the rewrites of one text ask for below its imports, each once in a program. `imports` are the edits
 * of its import lines.
 */
export function planDefinitions(
  context: Context,
  text: number,
  needs: readonly Need[],
  planned: Set<string>,
  imports: readonly Edit[],
): Edit[] {
  const wanted = new Map<string, string>();
  for (const need of needs) {
    if (need.definition === undefined || planned.has(`def ${need.local}`)) continue;
    wanted.set(need.local, need.definition);
  }
  if (wanted.size === 0) return [];
  for (const local of wanted.keys()) planned.add(`def ${local}`);
  const source = context.texts[text] ?? '';
  const { newline } = context.style(text);
  const at = placeFor(context, text, earliestDefinition(context, text, needs));
  const rest = source.slice(at);
  const code = [...wanted.values()].join('\n\n').replaceAll('\n', newline);
  const above = without(source.slice(0, at), imports);
  const opening = above.replace(/^[ \t]*#.*$/gm, '').trim() === '' ? '' : newline.repeat(above.endsWith('\n') ? 2 : 3);
  const blanks = /^(?:[ \t]*\r?\n)*/.exec(rest)?.[0].split('\n').length ?? 1;
  const isLast = rest.trim() === '';
  const closing = isLast ? '' : newline.repeat(Math.max(0, 3 - blanks));
  const piece = isLast && !above.endsWith('\n') ? code.trimEnd() : code;
  return [{ text, start: at, end: at, pieces: [opening + piece + closing] }];
}

/** The text without the imports that go as a whole. */
function without(above: string, imports: readonly Edit[]): string {
  const gone = imports.filter(({ pieces }) => pieces.length === 0).sort((a, b) => b.start - a.start);
  return gone.reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), above);
}

/** The start of the line below the last import that stands above the offset. */
function placeFor(context: Context, text: number, by: number): number {
  const statements = context.facts.texts[text] ?? [];
  const source = context.texts[text] ?? '';
  const imports = statements.filter(
    ({ body, end }) => (body.kind === 'import' || body.kind === 'import-from') && end <= by,
  );
  const anchor = imports.at(-1) ?? (isDocstring(statements[0]) ? statements[0] : undefined);
  const lineStart = (offset: number): number => source.lastIndexOf('\n', offset - 1) + 1;
  if (!anchor) {
    const first = firstOfOwn(statements, by);
    return first ? lineStart(first.start) : 0;
  }
  const lineEnd = source.indexOf('\n', anchor.end);
  const below = lineEnd === -1 ? source.length : lineEnd + 1;
  return below <= by ? below : lineStart(anchor.start);
}
