import type { Engine, MigrateOptions, Migration } from '../../rules/engine/api';
import { compareRecordings } from './compare';
import { filesBeside } from './files-beside';
import type { Comparison, Difference, Recording } from './model';
import { type Program, type Run, runPrograms } from './run-programs';

/**
 * What the comparison says of a program: `equal` (cosmetic differences at most), `material` (differences that the migration
 * tells), `withheld` (markers stand where V3 cannot: the migrated text is not run), `different`, or `failed` (a run ended by an
 * error).
 */
export type Verdict = 'equal' | 'material' | 'withheld' | 'different' | 'failed';

export interface ProgramResult {
  readonly path: string;
  readonly verdict: Verdict;
  /** False when the verdict is a failure, or is not the one that the program's `# expect:` line names. */
  readonly isAsExpected: boolean;
  /** One line per thing that is wrong, withheld or declared material. */
  readonly reasons: readonly string[];
  readonly comparison?: Comparison;
  readonly outcome: Pick<Migration, 'found' | 'rewritten' | 'review' | 'marked'> & {
    /** Findings whose fix is not safe, whether or not it left a marker. */
    readonly unsafe: number;
  };
  readonly migrated: string;
}

export interface NamedProgram extends Program {
  readonly path: string;
}

type Migrated = Migration & { readonly program: NamedProgram; readonly text: string };

/** Migrates V2 programs, runs both texts of each and compares what they send. */
export async function verifyPrograms(
  engine: Engine,
  programs: readonly NamedProgram[],
  jobs: number,
  options: MigrateOptions = {},
): Promise<ProgramResult[]> {
  const migrations = programs.map((program): Migrated => {
    const own = { ...options, ...styleOf(program.text) };
    const migration = engine.migrate([{ id: program.path, text: program.text }], own, filesBeside(program.files));
    return { ...migration, program, text: migration.texts[0] ?? program.text };
  });
  const before = await runPrograms(programs, 'v2', jobs);
  const complete = migrations.filter(({ outcomes }) => outcomes.every(({ outcome }) => outcome !== 'marked'));
  const texts = complete.map(({ text, program: { files } }) => ({ text, files }));
  const after = new Map((await runPrograms(texts, 'v3', jobs)).map((run, index) => [complete[index]!, run]));
  return migrations.map((migration, index) => judge(migration, before[index]!, after.get(migration)));
}

/** The target style that a program asks for by a line `# style: core`. */
function styleOf(text: string): Pick<MigrateOptions, 'style'> {
  const name = /^#\s*style:\s*(core|trainer)\b/m.exec(text)?.[1];
  return name === 'core' || name === 'trainer' ? { style: name } : {};
}

function judge(migration: Migrated, v2: Run, v3: Run | undefined): ProgramResult {
  const { program, text: migrated, found, rewritten, review, marked, outcomes } = migration;
  const unsafe = outcomes.filter(({ finding }) => finding.fix.grade !== 'safe').length;
  const expected = /^#\s*expect:\s*(\w+)/m.exec(program.text)?.[1];
  const conclude = (verdict: Verdict, reasons: readonly string[], comparison?: Comparison): ProgramResult => {
    const isAsExpected = expected ? verdict === expected : verdict !== 'different' && verdict !== 'failed';
    return {
      path: program.path,
      verdict,
      isAsExpected,
      reasons: isAsExpected || !expected ? reasons : [...reasons, `expected: ${expected}`],
      ...(comparison && { comparison }),
      outcome: { found, rewritten, review, marked, unsafe },
      migrated,
    };
  };
  const broken = failureOf(v2);
  if (broken !== undefined || 'log' in v2) return conclude('failed', [`V2: ${broken}`]);
  if (!v3) {
    const withheld = outcomes.filter(({ outcome }) => outcome === 'marked');
    return conclude('withheld', [...new Set(withheld.map(({ finding }) => `${finding.code}: ${finding.fix.note}`))]);
  }
  if ('log' in v3) return conclude('failed', [`V3: ${failureOf(v3)}`]);
  const comparison = compareRecordings(v2, v3, program.text);
  if (v3.error) return conclude('failed', [`V3: ${failureOf(v3)}`], comparison);
  const undeclared = comparison.differences.filter(({ declared }) => !declared);
  if (undeclared.length > 0) return conclude('different', undeclared.map(differenceLine), comparison);
  const material = comparison.differences.filter(({ declared }) => declared?.kind === 'material');
  if (material.length === 0) return conclude('equal', [], comparison);
  const told = wordsOf(migration);
  const untold = material.filter(({ declared }) => declared?.kind === 'material' && !declared.told.test(told));
  if (untold.length > 0) {
    const lines = untold.map((one) => `not told to the user: ${differenceLine(one)}`);
    return conclude('different', lines, comparison);
  }
  return conclude('material', [...new Set(material.map(({ declared }) => declared?.reason ?? ''))], comparison);
}

/** Everything that the fixes to review and the markers of a migration say; a safe fix says nothing. */
function wordsOf({ outcomes, text }: Migrated): string {
  const notes = outcomes.filter(({ finding }) => finding.fix.grade !== 'safe').map(({ finding }) => finding.fix.note);
  return [...notes, ...(text.match(/# TODO\(sagemaker-v3 .*/g) ?? [])].join('\n');
}

function failureOf(run: Run): string | undefined {
  if ('log' in run) return `the run left no recording: ${run.log}`;
  const { error }: Recording = run;
  if (!error) return undefined;
  const message = error.message.replace(/\s+/g, ' ').slice(0, 400);
  return `${error.type} in line ${error.line ?? '?'}: ${message} (${error.from.join(' → ')})`;
}

function differenceLine({ operation, index, path, v2, v3 }: Difference): string {
  const shown = (value: string | undefined): string => (value === undefined ? 'nothing' : value.slice(0, 200));
  return `${operation} ${index + 1}${path === '' ? '' : ` ${path}`}: V2 sends ${shown(v2)}, V3 sends ${shown(v3)}`;
}
