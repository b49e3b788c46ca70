import { FilePermission, type Uri, workspace } from 'vscode';

/** True for a file that the editor could change on screen but never save. */
export async function isReadOnly(uri: Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false;
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  try {
    const { permissions } = await workspace.fs.stat(uri);
    return permissions === FilePermission.Readonly;
  } catch {
    // Not on any file system, like an interactive window: nothing to save.
    return false;
  }
}
