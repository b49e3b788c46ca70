import type { Terminal } from '../output/terminal';
import { findFiles } from './find-files';
import { readAhead } from './read-ahead';

/** A file that could be read and is not binary. */
export interface PythonSource {
  readonly path: string;
  readonly bytes: Buffer;
  /** False when the bytes never say `sagemaker`: such a file is neither decoded nor parsed. */
  readonly isRelevant: boolean;
}

/** Yields every readable source behind the path arguments, in order, and reports on all others. */
export async function* pythonSources(paths: readonly string[], terminal: Terminal): AsyncGenerator<PythonSource> {
  const { files, problems } = await findFiles(paths);
  for (const problem of problems) terminal.report(problem);
  const progress = terminal.startProgress(files.length);
  try {
    for await (const { file, bytes } of readAhead(files)) {
      const { path } = file;
      if ('reason' in bytes) terminal.report({ path, text: bytes.reason, fatal: true });
      else if (!bytes.value.includes(0)) {
        yield { path, bytes: bytes.value, isRelevant: bytes.value.includes('sagemaker') };
      } else if (file.isNamed) terminal.report({ path, text: binaryReason(bytes.value), fatal: true });
      progress.step();
    }
  } finally {
    progress.stop();
  }
}

function binaryReason(bytes: Buffer): string {
  const start = bytes.subarray(0, 2).toString('hex');
  if (start === 'fffe' || start === 'feff') return 'UTF-16 text, which Python cannot read';
  return 'a binary file, not Python source';
}
