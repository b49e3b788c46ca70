import { resolve } from 'node:path';
import { decodeSource, encodeLike } from '../cli/input/encoding';
import { readBytes } from '../cli/input/read-ahead';
import type { Outcome } from '../cli/problem';
import type { Kind } from '../cli/work/file-task';
import { readNotebook } from '../notebook/notebook-file';
import type { Notebook } from '../session/notebook';
import type { Program } from '../session/program';
import type { Session } from '../session/session';

/** Reads a file as it would be after a save: what is open in the editor wins over the disk. */
export function seenBytes(session: Session, openUris: ReadonlyMap<string, string>, kind: Kind) {
  return async (path: string): Promise<Outcome<Buffer>> => {
    const disk = await readBytes(path);
    const uri = openUris.get(resolve(path));
    const program = uri === undefined ? undefined : session.program(uri);
    if (!program) return disk;
    const notebook = session.notebook(program.uri);
    return notebook ? notebookBytes(disk, notebook, kind) : fileBytes(disk, program);
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

/** The file with the texts of the open cells; where other cells are open than it has, only a look is possible. */
function notebookBytes(disk: Outcome<Buffer>, open: Notebook, kind: Kind): Outcome<Buffer> {
  const source = 'value' in disk ? decodeSource(disk.value) : disk;
  const read = 'value' in source ? readNotebook(source.value.text) : source;
  const texts = open.sources();
  if ('value' in source && 'value' in read && hasSameCells(read.value.cells, texts)) {
    const changes = texts.flatMap(({ text }, index): [number, string][] =>
      text === undefined || text === read.value.cells[index]?.source ? [] : [[index, text]],
    );
    return encodeLike(source.value, read.value.withSources(new Map(changes)));
  }
  if (kind === 'migrate') return { reason: 'has cells that are not saved; save the notebook and run it again' };
  const cells = texts.map(({ isCode, text = '' }) => ({ cell_type: isCode ? 'code' : 'markdown', source: text }));
  return { value: Buffer.from(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 })) };
}

function hasSameCells(
  file: readonly { readonly kind: string }[],
  open: readonly { readonly isCode: boolean }[],
): boolean {
  return file.length === open.length && file.every(({ kind }, index) => (kind === 'code') === open[index]?.isCode);
}
