import type { Relocations } from '../../rules/catalog/relocations';
import type { Inventory } from '../../rules/catalog/sdk/lookup';
import { resolveSymbol } from '../../rules/catalog/sdk/lookup';
import relocations from '../../rules/catalog/sdk/relocations.json';
import v2 from '../../rules/catalog/sdk/signatures.json';
import { AnswerBook, type SymbolAnswer } from '../../rules/sdk/answers';

let book: AnswerBook | undefined;

/** What became of a V2 name as users write it: re-exports such as `sagemaker.Session` are followed. */
export function answerOf(name: string): SymbolAnswer | undefined {
  const [path = '', rest] = name.replace(/=\)$/, ')').split('(');
  book ??= new AnswerBook(relocations as unknown as Relocations);
  const suffix = rest === undefined ? '' : `(${rest}`;
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const { kind, name: canonical } = resolveSymbol(v2 as unknown as Inventory, path.slice(0, end));
    if (kind === 'class' || kind === 'function') return book.answerFor(canonical + path.slice(end) + suffix);
  }
  return book.answerFor(path + suffix);
}
