import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path behind a URI; only files on a disk have one. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** The URI of an absolute path, for a file that no editor has named yet. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
