import { relative, sep } from 'node:path';
import ignore from 'ignore';
import type { MigrateOptions } from '../../../rules/engine/api';
import type { Project } from './project-loader';
import type { ProjectSettings } from './project-settings';

/** The part of the settings that reaches the engine. */
export type FileOptions = Pick<
  MigrateOptions,
  'target' | 'severity' | 'inferenceStyle' | 'style' | 'safeOnly' | 'pins' | 'programs' | 'needs'
>;

/**
 * The options for one file (absolute path) of a project; `own` are those of the editor or the command line and win.
 * A code that the project ignores stays off unless `own` names it.
 */
export function fileOptions(project: Project | undefined, path: string, own: FileOptions): FileOptions {
  if (!project) return own;
  const { settings } = project;
  const target = own.target ?? settings.targetVersion;
  const severity = { ...projectSeverity(settings, ignoredIn(project, path)), ...own.severity };
  const inferenceStyle = own.inferenceStyle ?? settings.inferenceStyle;
  const style = own.style ?? settings.style;
  const safeOnly = own.safeOnly || settings.safeOnly;
  return {
    ...(target && { target }),
    ...(Object.keys(severity).length > 0 && { severity }),
    ...(inferenceStyle && { inferenceStyle }),
    ...(style && { style }),
    ...(safeOnly && { safeOnly }),
    ...(own.pins && { pins: own.pins }),
  };
}

/** True when the project's `include` and `exclude` leave a file (absolute path) out. */
export function isExcluded(project: Project | undefined, path: string): boolean {
  if (!project) return false;
  const { include, exclude } = project.settings;
  if (exclude && matches(project, exclude, path)) return true;
  return include !== undefined && !matches(project, include, path);
}

function projectSeverity(
  { severity = {} }: ProjectSettings,
  ignored: readonly string[],
): NonNullable<FileOptions['severity']> {
  const rest = Object.entries(severity).filter(([code]) => !ignored.some((prefix) => code.startsWith(prefix)));
  return Object.fromEntries([...rest, ...ignored.map((code) => [code, 'off'] as const)]);
}

function ignoredIn(project: Project, path: string): readonly string[] {
  const { ignore: everywhere = [], perFileIgnores = {} } = project.settings;
  const here = Object.entries(perFileIgnores).flatMap(([pattern, codes]) =>
    matches(project, [pattern], path) ? codes : [],
  );
  return [...everywhere, ...here];
}

const matchers = new WeakMap<readonly string[], ignore.Ignore>();

function matches({ folder }: Project, patterns: readonly string[], path: string): boolean {
  const name = relative(folder, path).split(sep).join('/');
  // Outside of the folder, where patterns relative to it say nothing.
  if (name === '' || name.startsWith('../') || /^[A-Za-z]:/.test(name)) return false;
  let matcher = matchers.get(patterns);
  if (!matcher) {
    matcher = ignore().add([...patterns]);
    matchers.set(patterns, matcher);
  }
  return matcher.ignores(name);
}
