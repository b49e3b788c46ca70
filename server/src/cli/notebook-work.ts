import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  Engine,
  EngineOptions,
  MigrateOptions,
  Migration,
  ModuleSource,
  RuleFailure,
} from '../../../rules/engine/api';
import type { Finding } from '../../../rules/model/finding';
import { type NotebookProgram, splitPrograms } from '../../../rules/notebook/split-programs';
import { type NotebookFile, readNotebook } from '../notebook/notebook-file';
import { putTexts } from '../notebook/put-texts';
import type { CheckedFile, MigratedFile } from './file-work';
import { type FindingDetails, findingDetails, type WantedDetails } from './finding-details';
import { type DecodedSource, decodeSource, encodeLike } from './input/encoding';
import { notebookFixes } from './notebook-fixes';
import type { Outcome } from './problem';
import { type ReportedFinding, toReported } from './reported-finding';

/** Analyses the Python cells of a notebook: the notebook itself is one program, what it writes to files are others. */
export function checkNotebook(
  engine: Engine,
  path: string,
  bytes: Buffer,
  options: EngineOptions,
  { places, fixes: wantsFixes }: WantedDetails,
  modules?: ModuleSource,
): Outcome<CheckedFile> {
  const opened = openNotebook(path, bytes);
  if ('reason' in opened) return opened;
  const { notebook, programs, text, name } = opened.value;
  const document = TextDocument.create('', 'json', 0, text);
  const locate = locator(opened.value);
  const located: { finding: Finding; at: Located; fix?: FindingDetails['fix'] }[] = [];
  const failures: RuleFailure[] = [];
  let suppressed = 0;
  for (const program of programs) {
    const analysis = engine.analyse(program.parts, options, modules);
    const fixes = wantsFixes
      ? notebookFixes(engine, { program, notebook, document }, analysis.findings, options, modules)
      : [];
    analysis.findings.forEach((finding, index) => {
      const fix = fixes[index];
      located.push({ finding, at: locate(program, finding), ...(fix && { fix }) });
    });
    failures.push(...analysis.failures);
    suppressed += analysis.suppressed.length;
  }
  located.sort((a, b) => a.at.cell - b.at.cell || a.at.start - b.at.start);
  const details = located.map(({ finding, at, fix }): FindingDetails => {
    const detail = { ...detailsIn(notebook, finding, at), ...(fix && { fix }) };
    if (!places) return detail;
    const [start, end] = [at.start, at.end].map((offset) =>
      document.positionAt(notebook.offsetInFile(at.cell, offset)),
    );
    return { ...detail, inFile: { start: start!, end: end! } };
  });
  const findings = located.map(({ at }) => at.reported);
  const marked = located.filter(({ finding }) => finding.isMarker).length;
  return { value: { path: name, findings, details, marked, suppressed, failures } };
}

/** Migrates the programs of a notebook and puts the new sources into its file; all else stays byte for byte. */
export function migrateNotebook(
  engine: Engine,
  path: string,
  bytes: Buffer,
  options: MigrateOptions,
  modules?: ModuleSource,
): Outcome<MigratedFile> {
  const opened = openNotebook(path, bytes);
  if ('reason' in opened) return opened;
  return withMigrations(
    opened.value,
    bytes,
    opened.value.programs.map(({ parts }) => engine.migrate(parts, options, modules)),
  );
}

/** Puts what became of the programs of a notebook, in order, into its file. */
export function withMigrations(
  opened: OpenedNotebook,
  bytes: Uint8Array,
  migrations: readonly Migration[],
): Outcome<MigratedFile> {
  const { notebook, programs, text, source, name } = opened;
  const sources = new Map<number, string>();
  const locate = locator(opened);
  const findings: { finding: Finding; at: Located; outcome: MigratedFile['findings'][number]['outcome'] }[] = [];
  const failures: RuleFailure[] = [];
  let counts: MigratedFile['counts'] = { found: 0, rewritten: 0, review: 0, marked: 0, suppressed: 0, left: 0 };
  for (const [at, program] of programs.entries()) {
    const migration = migrations[at];
    if (!migration) continue;
    const { texts, outcomes, failures: failed, ...more } = migration;
    putTexts(program, texts, notebook, sources);
    findings.push(...outcomes.map(({ finding, outcome }) => ({ finding, at: locate(program, finding), outcome })));
    failures.push(...failed);
    counts = sum(counts, more);
  }
  const after = notebook.withSources(sources);
  const content = after === text ? { value: bytes } : encodeLike(source, after);
  if ('reason' in content) return content;
  findings.sort((a, b) => a.at.cell - b.at.cell || a.at.start - b.at.start);
  return {
    value: {
      path: name,
      source,
      after,
      content: content.value,
      findings: findings.map(({ at, outcome }) => ({ ...at.reported, outcome })),
      details: findings.map(({ finding, at }) => detailsIn(notebook, finding, at)),
      counts,
      failures,
      cells: [...sources].map(([cell, next]) => ({ cell, before: notebook.cells[cell]?.source ?? '', after: next })),
    },
  };
}

/** A notebook that could be read, with its programs. */
export interface OpenedNotebook {
  readonly name: string;
  readonly source: DecodedSource;
  readonly text: string;
  readonly notebook: NotebookFile;
  /** Parts name cells by their index in the file. */
  readonly programs: readonly NotebookProgram[];
}

/** Decodes a notebook and sorts its Python cells into programs. */
export function openNotebook(name: string, bytes: Buffer): Outcome<OpenedNotebook> {
  const source = decodeSource(bytes);
  if ('reason' in source) return source;
  const { text } = source.value;
  const read = readNotebook(text);
  if ('reason' in read) return read;
  const python = read.value.cells.filter((cell) => cell.isPython);
  const texts = python.map(({ index, source: code }) => ({ id: `${name}:cell ${index + 1}`, text: code }));
  const programs = splitPrograms(texts).map((program) => ({
    ...program,
    parts: program.parts.map((part) => ({ ...part, cell: python[part.cell]!.index })),
  }));
  return { value: { name, source: source.value, text, notebook: read.value, programs } };
}

/** Where a finding stands in its cell. */
interface Located {
  readonly cell: number;
  readonly start: number;
  readonly end: number;
  readonly reported: ReportedFinding & { readonly cell: number };
}

/** Says where findings stand in their cells; the lines of a cell are counted once. */
function locator({ notebook }: OpenedNotebook): (program: NotebookProgram, finding: Finding) => Located {
  const documents = new Map<number, TextDocument>();
  return (program, finding) => {
    const part = program.parts[finding.place.text]!;
    const [start, end] = [finding.place.start + part.start, finding.place.end + part.start];
    const { cell } = part;
    const document = documents.get(cell) ?? TextDocument.create('', 'python', 0, notebook.cells[cell]?.source ?? '');
    documents.set(cell, document);
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    return { cell, start, end, reported: { ...toReported(finding, range), cell } };
  };
}

function detailsIn(notebook: NotebookFile, finding: Finding, { cell, start, end }: Located): FindingDetails {
  const { source = '' } = notebook.cells[cell] ?? {};
  return findingDetails(source, [{ ...finding, place: { text: 0, start, end } }])[0]!;
}

function sum(a: MigratedFile['counts'], b: MigratedFile['counts']): MigratedFile['counts'] {
  return {
    found: a.found + b.found,
    rewritten: a.rewritten + b.rewritten,
    review: a.review + b.review,
    marked: a.marked + b.marked,
    suppressed: a.suppressed + b.suppressed,
    left: a.left + b.left,
  };
}
