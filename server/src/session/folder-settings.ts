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
  private readonly folders = new Map<string, Configuration>();
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
    if (!this.folders.has(folder)) this.folders.set(folder, this.elsewhere);
  }

  remove(folder: string): void {
    this.folders.delete(folder);
  }

  /** The settings of the innermost folder around `uri`. */
  of(uri: string): Configuration {
    let best: string | undefined;
    for (const folder of this.folders.keys()) {
      if (isWithin(uri, folder) && folder.length > (best?.length ?? 0)) best = folder;
    }
    return (best !== undefined && this.folders.get(best)) || this.elsewhere;
  }
}

function isWithin(uri: string, folder: string): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

function toConfiguration(settings: Settings): Configuration {
  const { inferenceStyle, severity, targetVersion } = settings;
  // The default is left out, so that a project's own settings decide.
  const style = inferenceStyle !== defaultSettings.inferenceStyle && { inferenceStyle };
  return { settings, options: { severity, ...(targetVersion && { target: targetVersion }), ...style } };
}
