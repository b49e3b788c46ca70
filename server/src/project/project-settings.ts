import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import type { InferenceStyle, TargetStyle } from '../../../rules/engine/api';
import type { Severity } from '../../../rules/model/finding';
import { inferenceStyles, isInferenceStyle, isTargetStyle, targetStyles } from '../protocol/settings';
import { nearest } from './nearest';

/** Settings of `[tool.sagemaker-v3]` in a `pyproject.toml`; an absent one takes its default. */
export interface ProjectSettings {
  readonly targetVersion?: string;
  readonly inferenceStyle?: InferenceStyle;
  readonly style?: TargetStyle;
  readonly severity?: Readonly<Record<string, Severity | 'off'>>;
  /** Codes and beginnings of codes that are switched off. */
  readonly ignore?: readonly string[];
  /** The same for the files that match a pattern. */
  readonly perFileIgnores?: Readonly<Record<string, readonly string[]>>;
  /** Patterns as in a `.gitignore` in the folder of the `pyproject.toml`. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly safeOnly?: boolean;
  /** Path of a baseline, relative to the folder of the `pyproject.toml`. */
  readonly baseline?: string;
}

/** What a `pyproject.toml` says to us; one line per thing that is wrong with it. */
export interface ParsedProject {
  /** `undefined` when the file has no table of ours. */
  readonly settings: ProjectSettings | undefined;
  readonly problems: readonly string[];
}

/** The table's name within `[tool]`. */
export const toolName = 'sagemaker-v3';

const levels: readonly string[] = ['error', 'warning', 'information', 'off'];
const codePattern = /^SM\d{0,3}$/;

type Reader<T> = (value: unknown, key: string) => T;

/** Thrown within this file only: a reader is deep in a value when it meets what is wrong. */
class Unfit extends Error {}

const readers: {
  readonly [Key in keyof Required<ProjectSettings>]: { name: string; read: Reader<ProjectSettings[Key]> };
} = {
  targetVersion: { name: 'target-version', read: fitting(isTarget, 'a V3 version such as "3.5"') },
  inferenceStyle: { name: 'inference-style', read: fitting(isInferenceStyle, inferenceStyles.join(' or ')) },
  style: { name: 'style', read: fitting(isTargetStyle, targetStyles.join(' or ')) },
  severity: { name: 'severity', read: record(fitting(isLevel, `one of ${levels.join(', ')}`), true) },
  ignore: { name: 'ignore', read: list(code) },
  perFileIgnores: { name: 'per-file-ignores', read: record(list(code), false) },
  include: { name: 'include', read: list(fitting(isText, 'a pattern')) },
  exclude: { name: 'exclude', read: list(fitting(isText, 'a pattern')) },
  safeOnly: { name: 'safe-only', read: fitting(isBoolean, 'true or false') },
  baseline: { name: 'baseline', read: fitting(isText, 'a path') },
};

/** Reads `[tool.sagemaker-v3]` out of the text of a `pyproject.toml`. */
export function parseProject(text: string): ParsedProject {
  // Most projects have nothing for us, and their file may be long.
  if (!text.includes(toolName)) return { settings: undefined, problems: [] };
  let root: unknown;
  try {
    root = getStaticTOMLValue(parseTOML(text));
  } catch (error) {
    const line = isRecord(error) && typeof error.lineNumber === 'number' ? `line ${error.lineNumber}: ` : '';
    const reason = error instanceof Error ? error.message : String(error);
    return { settings: {}, problems: [`${line}not valid TOML: ${reason}`] };
  }
  const tool = isRecord(root) && isRecord(root.tool) ? root.tool : {};
  const table = tool[toolName];
  if (table === undefined) return { settings: undefined, problems: [] };
  if (!isRecord(table)) return { settings: {}, problems: [`tool.${toolName}: expected a table`] };
  return readTable(table);
}

function readTable(table: Readonly<Record<string, unknown>>): ParsedProject {
  const settings: Record<string, unknown> = {};
  const problems: string[] = [];
  const known = Object.entries(readers);
  for (const [name, value] of Object.entries(table)) {
    const key = `tool.${toolName}.${name}`;
    const found = known.find(([, reader]) => reader.name === name);
    if (!found) {
      const names = known.map(([, reader]) => reader.name);
      const meant = nearest(name, names);
      problems.push(
        `${key} is not a setting; ${meant ? `did you mean ${meant}?` : `the settings are ${names.join(', ')}`}`,
      );
      continue;
    }
    try {
      settings[found[0]] = found[1].read(value, key);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      problems.push(error.message);
    }
  }
  return { settings, problems };
}

function fitting<T>(fits: (value: unknown) => value is T, expected: string): Reader<T> {
  return (value, key) => {
    if (fits(value)) return value;
    throw new Unfit(`${key}: expected ${expected}, got ${JSON.stringify(value)}`);
  };
}

function list<T>(read: Reader<T>): Reader<readonly T[]> {
  return (value, key) => {
    if (!Array.isArray(value)) throw new Unfit(`${key}: expected a list, got ${JSON.stringify(value)}`);
    return value.map((each: unknown, index) => read(each, `${key}[${index}]`));
  };
}

function record<T>(read: Reader<T>, isByCode: boolean): Reader<Readonly<Record<string, T>>> {
  return (value, key) => {
    if (!isRecord(value)) throw new Unfit(`${key}: expected a table, got ${JSON.stringify(value)}`);
    const entries = Object.entries(value).map(([name, each]): [string, T] => {
      const place = `${key}.${/^[\w-]+$/.test(name) ? name : JSON.stringify(name)}`;
      if (isByCode) code(name, place);
      return [name, read(each, place)];
    });
    return Object.fromEntries(entries);
  };
}

function code(value: unknown, key: string): string {
  if (typeof value === 'string' && codePattern.test(value)) return value;
  throw new Unfit(`${key}: expected a code such as SM201 or its beginning, got ${JSON.stringify(value)}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isLevel(value: unknown): value is Severity | 'off' {
  return typeof value === 'string' && levels.includes(value);
}

function isTarget(value: unknown): value is string {
  return typeof value === 'string' && /^3(\.\d+){0,2}$/.test(value);
}
