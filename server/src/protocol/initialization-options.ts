/** What a client may pass as `initializationOptions`. */
export interface InitializationOptions {
  /** URI of a folder with one page `<code>.md` per code; the public documentation when absent. */
  readonly docsFolder?: string;
  /** Settings for clients that answer no `workspace/configuration`, shaped like the `sagemakerV3` section. */
  readonly settings?: unknown;
}

/** Reads the options a client sent; what is missing or of another type is left out. */
export function readInitializationOptions(value: unknown): InitializationOptions {
  if (typeof value !== 'object' || value === null) return {};
  return {
    ...('docsFolder' in value && typeof value.docsFolder === 'string' ? { docsFolder: value.docsFolder } : {}),
    ...('settings' in value ? { settings: value.settings } : {}),
  };
}
