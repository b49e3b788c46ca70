import { knownTarget } from '../../../rules/sdk/known-releases';
import {
  defaultSettings,
  inferenceStyles,
  isInferenceStyle,
  isTargetStyle,
  type Settings,
  type SeveritySetting,
  settingKeys,
  targetPattern,
  targetStyles,
} from '../protocol/settings';

/** Settings with a default in place of every bad value, and one line per bad value for the log. */
export interface ParsedSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

const severities: readonly string[] = ['error', 'warning', 'information', 'off'] satisfies SeveritySetting[];
const codePattern = /^SM\d{0,3}$/;

/** Reads the `sagemakerV3` section as a client sent it; what is absent takes its default silently. */
export function parseSettings(section: unknown): ParsedSettings {
  const problems: string[] = [];
  const root = isRecord(section) ? section : {};
  const migrate = isRecord(root.migrate) ? root.migrate : {};

  function read<T>(
    key: string,
    value: unknown,
    fallback: T,
    isValid: (value: unknown) => value is T,
    expected: string,
  ): T {
    if (value === undefined || value === null) return fallback;
    if (isValid(value)) return value;
    problems.push(`${key}: expected ${expected}, got ${JSON.stringify(value)}; using the default.`);
    return fallback;
  }

  function readSeverities(value: unknown): Settings['severity'] {
    const record = read(settingKeys.severity, value, {}, isRecord, 'an object');
    const entries = Object.entries(record).flatMap(([code, severity]): [string, SeveritySetting][] => {
      const key = `${settingKeys.severity}.${code}`;
      if (!codePattern.test(code)) {
        problems.push(`${key}: expected a code such as SM201 or a prefix such as SM8 as key; using the default.`);
        return [];
      }
      const valid = read(key, severity, undefined, isSeverity, severities.join(', '));
      return valid ? [[code, valid]] : [];
    });
    return Object.fromEntries(entries);
  }

  function readTarget(value: unknown): string {
    const asked = read(settingKeys.targetVersion, value, '', isTarget, 'a V3 version such as 3.5');
    const { version = '', notice } = knownTarget(asked);
    if (notice) problems.push(`${settingKeys.targetVersion}: ${notice}`);
    return version;
  }

  const settings: Settings = {
    enable: read(settingKeys.enable, root.enable, defaultSettings.enable, isBoolean, 'true or false'),
    severity: readSeverities(root.severity),
    targetVersion: readTarget(root.targetVersion),
    inferenceStyle: read(
      settingKeys.inferenceStyle,
      root.inferenceStyle,
      defaultSettings.inferenceStyle,
      isInferenceStyle,
      inferenceStyles.join(' or '),
    ),
    style: read(settingKeys.style, root.style, defaultSettings.style, isTargetStyle, targetStyles.join(' or ')),
    migrate: {
      safeOnly: read(
        settingKeys.safeOnly,
        migrate.safeOnly,
        defaultSettings.migrate.safeOnly,
        isBoolean,
        'true or false',
      ),
    },
    trace: defaultSettings.trace,
  };
  return { settings, problems };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isSeverity(value: unknown): value is SeveritySetting | undefined {
  return typeof value === 'string' && severities.includes(value);
}

function isTarget(value: unknown): value is string {
  return typeof value === 'string' && (value === '' || targetPattern.test(value));
}
