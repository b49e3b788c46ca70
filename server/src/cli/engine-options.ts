import { InvalidArgumentError } from 'commander';
import type { EngineOptions, InferenceStyle, TargetStyle } from '../../../rules/engine/api';
import type { Severity } from '../../../rules/model/finding';
import { knownTarget } from '../../../rules/sdk/known-releases';
import { inferenceStyles, isInferenceStyle, isTargetStyle, targetPattern, targetStyles } from '../protocol/settings';

/** The options of `check` and `migrate` that reach the engine, as the command line gives them. */
export interface EngineFlags {
  readonly target?: string;
  readonly severity?: SeverityOverrides;
  readonly inferenceStyle?: InferenceStyle;
  readonly style?: TargetStyle;
  /** Threads at most. */
  readonly jobs: number;
  readonly forceExclude?: boolean;
  /** Says where the target version comes from. */
  readonly verbose?: boolean;
}

export type SeverityOverrides = Readonly<Record<string, Severity | 'off'>>;

const levels = ['error', 'warning', 'information', 'off'] as const;

/** Reads one `CODE=level`, adding it to those given before it. */
export function severityOverride(value: string, earlier: SeverityOverrides = {}): SeverityOverrides {
  const [code = '', name = ''] = value.split('=', 2);
  const level = levels.find((known) => known === name);
  if (!level || !/^SM\d{0,3}$/i.test(code)) {
    throw new InvalidArgumentError(`Expected CODE=level, level being one of ${levels.join(', ')}.`);
  }
  return { ...earlier, [code.toUpperCase()]: level };
}

/** Reads a number of threads. */
export function threadCount(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError('Expected a number from 1 to 999.');
  return Number(value);
}

/** Reads a V3 version; one that is not known becomes the nearest below it, which `tell` says. */
export function targetVersion(tell: (line: string) => void): (value: string) => string {
  return (value) => {
    if (!targetPattern.test(value)) throw new InvalidArgumentError('Expected a V3 version such as 3.27.0.');
    const { version = value, notice } = knownTarget(value);
    if (notice) tell(notice);
    return version;
  };
}

/** Reads where inputs and outputs of an endpoint are encoded. */
export function inferenceStyle(value: string): InferenceStyle {
  if (isInferenceStyle(value)) return value;
  throw new InvalidArgumentError(`Expected ${inferenceStyles.join(' or ')}.`);
}

/** Reads what training becomes where there is a choice. */
export function targetStyle(value: string): TargetStyle {
  if (isTargetStyle(value)) return value;
  throw new InvalidArgumentError(`Expected ${targetStyles.join(' or ')}.`);
}

/** The engine's options without keys that were not given. */
export function engineOptions({
  target,
  severity,
  inferenceStyle,
  style,
}: Pick<EngineFlags, 'target' | 'severity' | 'inferenceStyle' | 'style'>): EngineOptions {
  return {
    ...(target && { target }),
    ...(severity && { severity }),
    ...(inferenceStyle && { inferenceStyle }),
    ...(style && { style }),
  };
}
