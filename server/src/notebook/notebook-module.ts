import { cellMagicOf, hasPythonBody } from '../../../rules/python/cell-magic';
import { readNotebook } from './notebook-file';

/** The Python cells of a notebook as one text, for who runs it with `%run`; undefined when it cannot be read. */
export function notebookModule(json: string): string | undefined {
  const read = readNotebook(json);
  if ('reason' in read) return undefined;
  const cells = read.value.cells.filter((cell) => cell.isPython);
  return cells.map(({ source }) => `${pythonOf(source)}\n`).join('');
}

/** A cell magic counts at the start of its cell only: its line goes, and with it a body that is not this program. */
function pythonOf(source: string): string {
  const magic = cellMagicOf(source);
  if (!magic) return source;
  return hasPythonBody(magic) ? source.slice(magic.bodyStart) : '';
}
