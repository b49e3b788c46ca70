import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';

/**
 * Writes a file whole or not at all: the new content stands on the disk beside the file before it takes its place. Links
 * lead to it as before, mode and owner stay. `check` is asked at the very end; when it throws, nothing is written.
 */
export async function writeWhole(path: string, content: Uint8Array, check?: () => Promise<void>): Promise<void> {
  const real = await realpath(path).catch(() => path);
  const before = await stat(real).catch(() => undefined);
  const next = `${real}.${randomBytes(4).toString('hex')}.next`;
  try {
    const file = await open(next, 'wx', before?.mode ?? 0o666);
    try {
      // Goes on after a write that took a part only, as happens on a disk that is about to be full.
      await file.writeFile(content);
      if (before) {
        await file.chmod(before.mode);
        // Only root may give files away; for everybody else they are the own ones already.
        await file.chown(before.uid, before.gid).catch(() => undefined);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await check?.();
    await rename(next, real);
  } catch (error) {
    await rm(next, { force: true }).catch(() => undefined);
    throw error;
  }
}
