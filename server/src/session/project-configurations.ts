import { dirname } from 'node:path';
import { fileOptions, isExcluded } from '../project/file-settings';
import { type Project, ProjectLoader } from '../project/project-loader';
import { pathOf } from './file-uri';
import type { Configuration } from './folder-settings';
import type { Log } from './log';

/** Completes the editor's settings by those of a `pyproject.toml` near the file; the editor's win. */
export class ProjectConfigurations {
  /** Per document; the same object until something changes. */
  private readonly known = new Map<string, { readonly own: Configuration; readonly complete: Configuration }>();
  private readonly told = new Set<string>();

  constructor(
    private readonly log: Log,
    private readonly loader = new ProjectLoader(),
  ) {}

  complete(uri: string, own: Configuration): Configuration {
    const known = this.known.get(uri);
    if (known?.own === own) return known.complete;
    const complete = this.merge(uri, own);
    this.known.set(uri, { own, complete });
    return complete;
  }

  /** The same for a file that is not open; nothing is kept of the answer. */
  of(uri: string, own: Configuration): Configuration {
    return this.known.get(uri)?.complete ?? this.merge(uri, own);
  }

  /** The project around a file, with what is wrong with its settings. */
  projectOf(path: string): Project | undefined {
    return this.loader.projectOf(dirname(path));
  }

  /** Reads everything anew when it is asked for next: a `pyproject.toml` was changed, made or removed. */
  forget(): void {
    this.loader.forget();
    this.known.clear();
    this.told.clear();
  }

  /** Drops what is kept for a document that is closed. */
  close(uri: string): void {
    this.known.delete(uri);
  }

  private merge(uri: string, own: Configuration): Configuration {
    const path = pathOf(uri);
    const project = path === undefined ? undefined : this.loader.projectOf(dirname(path));
    if (path === undefined || !project) return own;
    this.tell(project);
    const { settings } = own;
    const { safeOnly = false, ...options } = fileOptions(project, path, {
      ...own.options,
      safeOnly: settings.migrate.safeOnly,
    });
    const enable = settings.enable && !isExcluded(project, path);
    return { settings: { ...settings, enable, migrate: { safeOnly } }, options };
  }

  private tell({ file, problems }: Project): void {
    for (const problem of problems) {
      const line = `${file}: ${problem}`;
      if (!this.told.has(line)) this.log.error(line);
      this.told.add(line);
    }
  }
}
