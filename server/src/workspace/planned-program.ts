import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import type { MigratedFile } from '../cli/file-work';
import { type DecodedSource, encodeLike } from '../cli/input/encoding';
import { manifestKind } from '../manifests/manifest-kind';
import type { MigrationChoice, PlannedFile, PlannedFinding } from '../protocol/migrate-workspace';
import type { Needed } from './apply-changes';

/** What becomes of a file; its new content is encoded when it is written, since a plan may hold a whole repository. */
export type PlannedVariant = Omit<MigratedFile, 'content' | 'all' | 'together'>;

/** A file with findings as the server keeps it between preview and writing. */
export interface PlannedProgram {
  /** Absolute. */
  readonly path: string;
  readonly uri: string;
  readonly name: string;
  /** Of the content that the plan was made from: the file's, or what it would be after a save. */
  readonly hash: string;
  /** The same as text, without a byte order mark. */
  readonly before: string;
  readonly safe: PlannedVariant;
  /** Where rewrites to review make a difference. */
  readonly all: PlannedVariant | undefined;
  readonly group: number | undefined;
  /** Programs that have to be migrated for this manifest to be right. */
  readonly needs: readonly Needed[];
}

/** The workspace folder that a file is named in. */
export interface NamingFolder {
  readonly path: string;
  /** Put in front where there are several folders. */
  readonly label: string | undefined;
}

/** Takes the hash of a content, as it is compared before it is written over. */
export function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The hash of the content that a migration started from. */
export function hashBefore(source: DecodedSource): string {
  const bytes = encodeLike(source, source.text);
  return 'value' in bytes ? hashOf(bytes.value) : '';
}

/** A path as the user knows it. */
export function nameIn(folder: NamingFolder | undefined, path: string): string {
  if (!folder) return path;
  const inside = relative(folder.path, path).split(sep).join('/');
  return folder.label === undefined ? inside : `${folder.label}/${inside}`;
}

/** What a choice makes of a file; nothing where it stays as it is. */
export function variantOf(program: PlannedProgram, choice: MigrationChoice): PlannedVariant | undefined {
  const variant = choice === 'all' ? (program.all ?? program.safe) : choice === 'safe' ? program.safe : undefined;
  return variant && variant.after !== program.before ? variant : undefined;
}

/** The part of a planned file that the review shows. */
export function shown(program: PlannedProgram): PlannedFile {
  const { uri, name, path, safe, all, group, before } = program;
  const { findings, details } = all ?? safe;
  const choices = [
    ...(safe.after === before ? [] : ['safe' as const]),
    ...(all && all.after !== safe.after ? ['all' as const] : []),
  ];
  return {
    uri,
    name,
    kind: manifestKind(path) ? 'manifest' : path.toLowerCase().endsWith('.ipynb') ? 'notebook' : 'python',
    findings: findings.map(
      ({ code, v2, message, outcome, range, cell }, index): PlannedFinding => ({
        code,
        v2,
        message,
        grade: outcome !== 'rewritten' ? 'withheld' : safe.findings[index]?.outcome === 'rewritten' ? 'safe' : 'review',
        note: details[index]?.note ?? '',
        outcome,
        line: range.start.line,
        ...(cell !== undefined && { cell }),
      }),
    ),
    choices,
    ...(group !== undefined && { group }),
  };
}
