/** The configuration section of the extension. */
export const settingsSection = 'sagemakerV3';

export type SeveritySetting = 'error' | 'warning' | 'information' | 'off';

export type TraceSetting = 'off' | 'messages' | 'verbose';

/** The `sagemakerV3` section as clients store it. */
export interface Settings {
  /** Off: no diagnostics, actions or hovers; an explicit migration still runs. */
  readonly enable: boolean;
  /** Per code (`SM201`) or code prefix (`SM8`); the longest match wins. */
  readonly severity: Readonly<Record<string, SeveritySetting>>;
  /** V3 version to migrate to, for example `3.5`; empty for the newest known. */
  readonly targetVersion: string;
  readonly migrate: {
    /** Whole-file migration leaves rewrites that need a look alone. */
    readonly safeOnly: boolean;
  };
  /** Read by the client library, never by the server. */
  readonly trace: { readonly server: TraceSetting };
}

export const defaultSettings: Settings = {
  enable: true,
  severity: {},
  targetVersion: '',
  migrate: { safeOnly: false },
  trace: { server: 'off' },
};

/** Full setting names, as they appear in `package.json`. */
export const settingKeys = {
  enable: 'sagemakerV3.enable',
  severity: 'sagemakerV3.severity',
  targetVersion: 'sagemakerV3.targetVersion',
  safeOnly: 'sagemakerV3.migrate.safeOnly',
  trace: 'sagemakerV3.trace.server',
} as const;

/** A version of V3, or of what may come after it; which of them are known the server says. */
export const targetPattern = /^[3-9](\.\d+){0,2}$/;
