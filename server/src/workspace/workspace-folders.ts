import type { FileOptions } from '../project/file-settings';
import { isWithin } from '../project/module-files';
import { folderPath } from '../project/pinned-targets';
import type { TargetVersions } from '../project/target-version';
import { pathOf, uriOf } from '../session/file-uri';
import type { Session } from '../session/session';

/** The workspace's folders as files are found in them, with the settings that hold there. */
export class WorkspaceFolders {
  /** URI and path of the folders that lie on a disk. */
  private readonly onDisk: readonly { readonly uri: string; readonly path: string }[];

  constructor(
    private readonly session: Session,
    private readonly targets: TargetVersions,
  ) {
    this.onDisk = session.configurations.uris.flatMap((uri) => {
      const path = folderPath(uri);
      return path === undefined ? [] : [{ uri, path }];
    });
  }

  get paths(): readonly string[] {
    return this.onDisk.map(({ path }) => path);
  }

  /** URIs of the folders that only the editor can read. */
  get virtual(): readonly string[] {
    const known = new Set(this.onDisk.map(({ uri }) => uri));
    return this.session.configurations.uris.filter((uri) => !known.has(uri));
  }

  /** The innermost folder around a path. */
  folderOf(path: string): string | undefined {
    return this.around(path)?.path;
  }

  /** The options for a file; nothing where the extension is switched off, the project leaves the file out or the editor hides it. */
  optionsOf(path: string): FileOptions | undefined {
    const folder = this.around(path);
    const { configurations, projects, excludes } = this.session;
    if (excludes.hides(path)) return undefined;
    // An editor and a path may spell the same URI in two ways; the editor's own is known here.
    const own = configurations.of(folder ? `${folder.uri.replace(/\/$/, '')}/-` : uriOf(path));
    const { settings, options } = projects.of(uriOf(path), own);
    if (!settings.enable) return undefined;
    const target = options.target ?? this.targets.of(path, folder?.path)?.version;
    const { safeOnly } = settings.migrate;
    return { ...options, ...(target && { target }), ...(safeOnly && { safeOnly }) };
  }

  /** URIs of what is open, by path. */
  openUris(): ReadonlyMap<string, string> {
    const known = this.session.openUris().flatMap((uri): [string, string][] => {
      const path = pathOf(uri);
      return path === undefined ? [] : [[path, uri]];
    });
    return new Map(known);
  }

  private around(path: string): { readonly uri: string; readonly path: string } | undefined {
    const found = this.onDisk.filter((folder) => isWithin(folder.path, path));
    return found.sort((a, b) => b.path.length - a.path.length)[0];
  }
}
