/** Something that could not be done, or a note when `fatal` is false; one line for the user. */
export interface Problem {
  readonly path: string;
  readonly text: string;
  readonly fatal: boolean;
}

/** A value, or the reason why there is none. */
export type Outcome<Value> = { readonly value: Value } | { readonly reason: string };

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  EISDIR: 'is a directory',
  ENOTDIR: 'no such file or directory',
  ELOOP: 'symbolic link loop',
  ENAMETOOLONG: 'the path is too long',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'no space left in the quota',
  EFBIG: 'larger than the system allows a file to be',
  EIO: 'the device failed',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large to read',
  ERR_INVALID_ARG_VALUE: 'not a valid path',
};

/** Says in a few words why a file operation failed. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return reasons[codeOf(error)] ?? (error.message.split('\n')[0] || error.name);
}

/** The system's code of an error (`ENOENT`), empty when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
