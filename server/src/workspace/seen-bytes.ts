import { resolve } from 'node:path';
import { decodeSource, encodeLike } from '../cli/input/encoding';
import { readBytes } from '../cli/input/read-ahead';
import type { Outcome } from '../cli/problem';
import { readNotebook } from '../notebook/notebook-file';
import type { Notebook } from '../session/notebook';
import type { Program } from '../session/program';
import type { Session } from '../session/session';

/** Reads a file as it would be after a save: what is open in the editor wins over the disk. */
export function seenBytes(session: Session, openUris: ReadonlyMap<string, string>) {
  return async (path: string): Promise<Outcome<Buffer>> => {
    const disk = await readBytes(path);
    const uri = openUris.get(resolve(path));
    const program = uri === undefined ? undefined : session.program(uri);
    if (!program) return disk;
    const notebook = session.notebook(program.uri);
    return notebook ? notebookBytes(disk, notebook) : fileBytes(disk, program);
  };
}

/** The texts of open files that differ from the disk, by path; what others import from them. */
export async function unsavedTexts(
  session: Session,
  openUris: ReadonlyMap<string, string>,
): Promise<readonly (readonly [path: string, text: string])[]> {
  const texts = await Promise.all(
    [...openUris].map(async ([path, uri]): Promise<[string, string] | undefined> => {
      const program = session.program(uri);
      if (!path.endsWith('.py') || program?.kind !== 'file') return undefined;
      const text = program.documents[0]?.getText() ?? '';
      const disk = await readBytes(path);
      return 'value' in disk && disk.value.toString('utf8') === text ? undefined : [path, text];
    }),
  );
  return texts.filter((one) => one !== undefined);
}

/** In the encoding of the file, which the text may declare. */
function fileBytes(disk: Outcome<Buffer>, { documents }: Program): Outcome<Buffer> {
  const text = documents[0]?.getText() ?? '';
  const source = 'value' in disk ? decodeSource(disk.value) : disk;
  return 'value' in source ? encodeLike(source.value, text) : { value: Buffer.from(text) };
}

/**
 * The file with the texts of the open cells. Editors tell of Python cells only, so these are matched in order; where their
 * number differs, as after a cell was added, the open ones stand for themselves.
 */
function notebookBytes(disk: Outcome<Buffer>, notebook: Notebook): Outcome<Buffer> {
  const source = 'value' in disk ? decodeSource(disk.value) : disk;
  const read = 'value' in source ? readNotebook(source.value.text) : source;
  const open = notebook.pythonCells().map((document) => document.getText());
  if ('value' in source && 'value' in read) {
    const python = read.value.cells.filter(({ isPython }) => isPython);
    if (python.length === open.length) {
      const changes = open.flatMap((text, at): [number, string][] =>
        text === python[at]?.source ? [] : [[python[at]?.index ?? -1, text]],
      );
      return encodeLike(source.value, read.value.withSources(new Map(changes)));
    }
  }
  const cells = open.map((text) => ({ cell_type: 'code', source: text }));
  const metadata = { language_info: { name: 'python' } };
  return { value: Buffer.from(JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 })) };
}
