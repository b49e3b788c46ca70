/** The configuration section of the extension. */
export const settingsSection = 'sagemakerV3';

export type SeveritySetting = 'error' | 'warning' | 'information' | 'off';

export const inferenceStyles = ['serializers', 'bytes'] as const;

export type InferenceStyleSetting = (typeof inferenceStyles)[number];

export const targetStyles = ['trainer', 'core'] as const;

export type TargetStyleSetting = (typeof targetStyles)[number];

export type TraceSetting = 'off' | 'messages' | 'verbose';

/** The `sagemakerV3` section as clients store it. */
export interface Settings {
  /** Off: no diagnostics, actions or hovers; an explicit migration still runs. */
  readonly enable: boolean;
  /** Per code (`SM201`) or code prefix (`SM8`); the longest match wins. */
  readonly severity: Readonly<Record<string, SeveritySetting>>;
  /** V3 version to migrate to, for example `3.5`; empty for the newest known. */
  readonly targetVersion: string;
  /** Where inputs and outputs of an endpoint are encoded: by serializers on it, or as bytes at each call. */
  readonly inferenceStyle: InferenceStyleSetting;
  /** What training becomes where there is a choice: ModelTrainer, or resources of sagemaker-core. */
  readonly style: TargetStyleSetting;
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
  inferenceStyle: 'serializers',
  style: 'trainer',
  migrate: { safeOnly: false },
  trace: { server: 'off' },
};

/** Full setting names, as they appear in `package.json`. */
export const settingKeys = {
  enable: 'sagemakerV3.enable',
  severity: 'sagemakerV3.severity',
  targetVersion: 'sagemakerV3.targetVersion',
  inferenceStyle: 'sagemakerV3.inferenceStyle',
  style: 'sagemakerV3.style',
  safeOnly: 'sagemakerV3.migrate.safeOnly',
  trace: 'sagemakerV3.trace.server',
} as const;

/** A version of V3, or of what may come after it; which of them are known the server says. */
export const targetPattern = /^[3-9](\.\d+){0,2}$/;

/** True for the name of an inference style. */
export function isInferenceStyle(value: unknown): value is InferenceStyleSetting {
  return inferenceStyles.some((style) => style === value);
}

/** True for the name of a target style. */
export function isTargetStyle(value: unknown): value is TargetStyleSetting {
  return targetStyles.some((style) => style === value);
}
