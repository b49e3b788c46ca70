import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { type Outcome, reasonOf } from '../problem';
import { type FoundFile, standardInput } from './find-files';

/** A file together with its bytes, or with the reason why there are none. */
export interface ReadFile {
  readonly file: FoundFile;
  readonly bytes: Outcome<Buffer>;
}

const ahead = 16;

/** Yields the files in order while a limited number of later ones is being read already. */
export async function* readAhead(
  files: readonly FoundFile[],
  read: (path: string) => Promise<Outcome<Buffer>> = readBytes,
): AsyncGenerator<ReadFile> {
  const pending: Promise<Outcome<Buffer>>[] = [];
  for (const [index, file] of files.entries()) {
    while (pending.length < ahead && index + pending.length < files.length) {
      pending.push(read(files[index + pending.length]!.path));
    }
    yield { file, bytes: await pending.shift()! };
  }
}

/** Reads a file, or standard input. */
export async function readBytes(path: string): Promise<Outcome<Buffer>> {
  try {
    return { value: path === standardInput ? await buffer(process.stdin) : await readFile(path) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}
