import { findEntry } from '../../../rules/catalog/index';
import { renderPage } from '../../../rules/docs/render-page';

/** The page of a code as Markdown; `undefined` for a code that is not in the catalog. */
export function pageText(code: string): string | undefined {
  const entry = findEntry(code);
  return entry && renderPage(entry);
}
