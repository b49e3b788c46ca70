import { isKept, type Piece } from '../edits/edit';
import type { Need } from './check';

/**
 * The V3 names that new code uses, in the form of the availability table: what its calls of imported names and of
 * methods pass by keyword. Source that is kept from the program stands for itself and is not looked into.
 */
export function emittedNames(pieces: readonly Piece[], needs: readonly Need[]): string[] {
  const imported = new Map(needs.map(({ module, name, local }) => [local, `${module}.${name}`]));
  // A kept piece becomes one placeholder, so that brackets inside it do not count.
  const text = pieces.map((piece) => (isKept(piece) ? '\u0000' : piece)).join('');
  const names: string[] = [];
  const open: string[] = [];
  const token = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|#[^\n]*|(\.?[A-Za-z_][\w.]*)\s*(\(|=(?!=))|[([{]|[)\]}]/g;
  for (const match of text.matchAll(token)) {
    const [whole, word = '', mark] = match;
    if (mark === '(') {
      const callee = calleeOf(word, imported);
      names.push(...callee);
      open.push(callee.at(-1) ?? '');
    } else if (mark === '=') {
      const callee = open.at(-1);
      if (callee) names.push(`${callee}(${word})`);
    } else if (/^[([{]$/.test(whole)) open.push('');
    else if (/^[)\]}]$/.test(whole)) open.pop();
  }
  return names;
}

function calleeOf(word: string, imported: ReadonlyMap<string, string>): string[] {
  const [head = '', ...rest] = word.split('.');
  const known = imported.get(head);
  if (known) return rest.length === 0 ? [known] : [known, `${known}.${rest.join('.')}`];
  return rest.length === 0 ? [] : [`.${rest.at(-1)}`];
}
