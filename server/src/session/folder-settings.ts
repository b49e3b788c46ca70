import type { EngineOptions } from '../../../rules/engine/api';
import { defaultSettings, type Settings } from '../protocol/settings';

/** Settings and what they mean for the engine; the same object until they change, so that the engine's cache holds. */
export interface Configuration {
  readonly settings: Settings;
  readonly options: EngineOptions;
}

const defaults = toConfiguration(defaultSettings);

/** The settings of each workspace folder, and those of everything outside of them. */
export class FolderSettings {
  private readonly folders = new Map<string, Configuration | undefined>();
  private readonly awaited = new Set<string>();
  private elsewhere = defaults;

  /** URIs of the folders. */
  get uris(): string[] {
    return [...this.folders.keys()];
  }

  /** Sets the settings of a folder, or of what lies in none. */
  configure(folder: string | undefined, settings: Settings): void {
    const configuration = toConfiguration(settings);
    if (folder === undefined) this.elsewhere = configuration;
    else this.folders.set(folder, configuration);
  }

  /** Knows the folder from now on, under the settings of what lies in none until it has its own. */
  add(folder: string): void {
    if (!this.folders.has(folder)) this.folders.set(folder, undefined);
  }

  remove(folder: string): void {
    this.folders.delete(folder);
    this.awaited.delete(folder);
  }

  /** Notes that the settings of the folders were asked for, or that the answer came or never will. */
  expect(folders: readonly string[], isAwaited: boolean): void {
    for (const folder of folders) {
      if (isAwaited) this.awaited.add(folder);
      else this.awaited.delete(folder);
    }
  }

  /** True while what holds for `uri` is not known yet. */
  isAwaited(uri: string): boolean {
    const folder = this.folderOf(uri);
    return folder !== undefined && this.awaited.has(folder);
  }

  /** The settings of the innermost folder around `uri`. */
  of(uri: string): Configuration {
    const folder = this.folderOf(uri);
    return (folder !== undefined && this.folders.get(folder)) || this.elsewhere;
  }

  /** The innermost folder around `uri`. */
  private folderOf(uri: string): string | undefined {
    let best: string | undefined;
    for (const folder of this.folders.keys()) {
      if (isWithin(uri, folder) && folder.length > (best?.length ?? 0)) best = folder;
    }
    return best;
  }
}

function isWithin(uri: string, folder: string): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

function toConfiguration(settings: Settings): Configuration {
  const { inferenceStyle, severity, style, targetVersion } = settings;
  // The default is left out, so that a project's own settings decide.
  const chosen = {
    ...(inferenceStyle !== defaultSettings.inferenceStyle && { inferenceStyle }),
    ...(style !== defaultSettings.style && { style }),
  };
  return { settings, options: { severity, ...(targetVersion && { target: targetVersion }), ...chosen } };
}
