import { resolve } from 'node:path';
import type { Position } from 'vscode-languageserver-textdocument';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  Engine,
  EngineOptions,
  MigrateOptions,
  Migration,
  ModuleSource,
  RuleFailure,
  SourceText,
} from '../../../rules/engine/api';
import type { Finding } from '../../../rules/model/finding';
import { type FindingDetails, findingDetails, findingFixes, noDetails, type WantedDetails } from './finding-details';
import { type DecodedSource, decodeSource, encodeLike } from './input/encoding';
import { standardInput } from './input/find-files';
import { checkNotebook, migrateNotebook, openNotebook, withMigrations } from './notebook-work';
import type { Outcome } from './problem';
import { type ReportedFinding, toReported } from './reported-finding';

/** What `check` knows of one file; plain data, so that a worker thread may hand it over. */
export interface CheckedFile {
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
  /** One for each finding. */
  readonly details: readonly FindingDetails[];
  /** How many of the findings are comments that an earlier migration left. */
  readonly marked: number;
  readonly suppressed: number;
  readonly failures: readonly RuleFailure[];
}

/** What `migrate` made of one file; plain data, so that a worker thread may hand it over. */
export interface MigratedFile {
  readonly path: string;
  readonly source: DecodedSource;
  readonly after: string;
  /** The new content in the encoding of the old, byte order mark included. */
  readonly content: Uint8Array;
  readonly findings: readonly (ReportedFinding & { readonly outcome: FindingOutcome })[];
  /** One for each finding. */
  readonly details: readonly FindingDetails[];
  readonly counts: Omit<Migration, 'texts' | 'outcomes' | 'failures'>;
  /** What became of each file of a group that was migrated as one, this one first. */
  readonly together?: readonly Outcome<MigratedFile>[];
  readonly failures: readonly RuleFailure[];
  /** In notebooks: the sources that changed, by index of the cell. */
  readonly cells?: readonly { readonly cell: number; readonly before: string; readonly after: string }[];
  /** What comes of it when rewrites to review are taken along; only where that was asked for and differs. */
  readonly all?: MigratedFile;
}

export type FindingOutcome = Migration['outcomes'][number]['outcome'];

/** Decodes and analyses one file; a reason instead when that cannot be done. */
export function checkFile(
  engine: Engine,
  path: string,
  bytes: Buffer,
  options: EngineOptions,
  wanted: WantedDetails = noDetails,
  modules?: ModuleSource,
): Outcome<CheckedFile> {
  if (isNotebook(path, bytes)) return guarded(() => checkNotebook(engine, path, bytes, options, wanted, modules));
  const source = decodeSource(bytes);
  if ('reason' in source) return source;
  return guarded(() => {
    const { text } = source.value;
    const { findings, suppressed, failures } = engine.analyse([{ id: path, text }], options, modules);
    const toReported = reporter(text);
    const marked = findings.filter((finding) => finding.isMarker).length;
    const details = wanted.fixes
      ? findingFixes(engine, path, text, findings, options, modules)
      : findingDetails(text, findings);
    const reported = findings.map(toReported);
    return { value: { path, findings: reported, details, marked, suppressed: suppressed.length, failures } };
  });
}

/** Decodes and migrates one file and encodes the result; a reason instead when that cannot be done. */
export function migrateFile(
  engine: Engine,
  path: string,
  bytes: Buffer,
  options: MigrateOptions,
  modules?: ModuleSource,
): Outcome<MigratedFile> {
  if (isNotebook(path, bytes)) return guarded(() => migrateNotebook(engine, path, bytes, options, modules));
  const source = decodeSource(bytes);
  if ('reason' in source) return source;
  return guarded(() => {
    const migration = engine.migrate([{ id: path, text: source.value.text }], options, modules);
    return toMigrated(path, bytes, source.value, migration);
  });
}

/**
 * Migrates files that import each other as one: the answer is the first file's, with those of the others in it. When one
 * of them cannot be written in its encoding, none is.
 */
export function migrateLinked(
  engine: Engine,
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  options: MigrateOptions,
  modules: ModuleSource | undefined,
): Outcome<MigratedFile> {
  return guarded(() => {
    const decoded = files.flatMap(({ path, bytes }) => {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const member = isNotebook(path, buffer) ? notebookMember(path, buffer) : sourceMember(path, buffer);
      return 'reason' in member ? [] : [{ path, member: member.value }];
    });
    const programs = decoded.map(({ member }) => member.program);
    const migrations = engine.migrateTogether(programs, options, modules);
    const answers = new Map<string, Outcome<MigratedFile>>();
    decoded.forEach(({ path, member }, index) => {
      const alone = member.others.map((texts) => engine.migrate(texts, options, modules));
      answers.set(path, member.finish([migrations[index] as Migration, ...alone]));
    });
    const stuck = [...answers].find(([, answer]) => 'reason' in answer);
    const together = files.map(({ path, bytes }): Outcome<MigratedFile> => {
      const answer = answers.get(path) ?? unreadable(path, Buffer.from(bytes));
      if (!('reason' in answer) && stuck)
        return { reason: `${stuck[0]}, which it shares objects with, cannot be rewritten` };
      return answer;
    });
    const [first] = together;
    if (!first || 'reason' in first) {
      const rest = together.find((one) => !('reason' in one));
      return rest && !('reason' in rest) ? { value: { ...rest.value, together } } : (first ?? { reason: 'no file' });
    }
    return { value: { ...first.value, together } };
  });
}

/** A file of a group: the program that is migrated with the others, and what is migrated by itself. */
interface Member {
  readonly program: readonly SourceText[];
  readonly others: readonly (readonly SourceText[])[];
  readonly finish: (migrations: readonly Migration[]) => Outcome<MigratedFile>;
}

function sourceMember(path: string, bytes: Buffer): Outcome<Member> {
  const source = decodeSource(bytes);
  if ('reason' in source) return source;
  const program = [{ id: resolve(path), text: source.value.text }];
  const finish = ([migration]: readonly Migration[]): Outcome<MigratedFile> =>
    toMigrated(path, bytes, source.value, migration as Migration);
  return { value: { program, others: [], finish } };
}

function notebookMember(path: string, bytes: Buffer): Outcome<Member> {
  const opened = openNotebook(path, bytes);
  if ('reason' in opened) return opened;
  const [[first, ...rest] = [], ...others] = opened.value.programs.map(({ parts }) => parts);
  // Who runs the notebook with %run knows it by its path.
  const program = first ? [{ ...first, id: resolve(path) }, ...rest] : [];
  return { value: { program, others, finish: (migrations) => withMigrations(opened.value, bytes, migrations) } };
}

function unreadable(path: string, bytes: Buffer): Outcome<never> {
  const member = isNotebook(path, bytes) ? notebookMember(path, bytes) : sourceMember(path, bytes);
  return 'reason' in member ? member : { reason: 'no answer' };
}

function toMigrated(
  path: string,
  bytes: Uint8Array,
  source: DecodedSource,
  { texts, outcomes, failures, ...counts }: Migration,
): Outcome<MigratedFile> {
  const after = texts[0] ?? source.text;
  const content = after === source.text ? { value: bytes } : encodeLike(source, after);
  if ('reason' in content) return content;
  const toReported = reporter(source.text);
  const findings = outcomes.map(({ finding, outcome }) => ({ ...toReported(finding), outcome }));
  const details = findingDetails(
    source.text,
    outcomes.map(({ finding }) => finding),
  );
  return { value: { path, source, after, content: content.value, findings, details, counts, failures } };
}

/** A file that breaks the engine must not end the run for all the others. */
function guarded<Value>(work: () => Outcome<Value>): Outcome<Value> {
  try {
    return work();
  } catch (error) {
    return { reason: `internal error: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Goes by the name; standard input has none, but no Python program begins like a JSON object with these keys. */
function isNotebook(path: string, bytes: Buffer): boolean {
  if (path !== standardInput) return path.toLowerCase().endsWith('.ipynb');
  return /^\uFEFF?\s*\{\s*"(?:cells|metadata|nbformat|worksheets)/.test(bytes.subarray(0, 400).toString('utf8'));
}

function reporter(text: string): (finding: Finding) => ReportedFinding {
  const document = TextDocument.create('', 'python', 0, text);
  const at = (offset: number): Position => document.positionAt(offset);
  return (finding) => toReported(finding, { start: at(finding.place.start), end: at(finding.place.end) });
}
