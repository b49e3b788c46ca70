import { count } from '../cli/output/text-report';
import type { AppliedFile, MigrationChoice } from '../protocol/migrate-workspace';
import { code, text } from '../report/markdown-text';
import type { AppliedChanges } from './apply-changes';
import type { WorkspacePlan } from './migration-planner';
import { type PlannedProgram, type PlannedVariant, variantOf } from './planned-program';

type ChoiceOf = (program: PlannedProgram) => MigrationChoice;

/** What became of each file with findings: found = rewritten + marked + suppressed + left. */
export function appliedFiles(
  { programs }: WorkspacePlan,
  choiceOf: ChoiceOf,
  { refused, failure }: AppliedChanges,
  isOpen: (path: string) => boolean,
): AppliedFile[] {
  return programs.map((program): AppliedFile => {
    const { path, uri, name, safe } = program;
    const choice = choiceOf(program);
    const file = variantOf(program, choice);
    const reason = refused.get(path) ?? (file ? failure : undefined);
    if (file && reason === undefined) {
      return { uri, name, status: isOpen(path) ? 'edited' : 'written', reason: '', ...file.counts };
    }
    const { found, suppressed } = safe.counts;
    const untouched = { found, suppressed, rewritten: 0, review: 0, marked: 0, left: found - suppressed };
    if (reason !== undefined) return { uri, name, status: 'refused', reason, ...untouched };
    // Where nothing was to be changed, what carries a marker already still counts as marked.
    const isTickable = variantOf(program, 'all') !== undefined;
    if (choice !== 'none' || !isTickable) return { uri, name, status: 'unchanged', reason: '', ...safe.counts };
    return { uri, name, status: 'unchanged', reason: 'not chosen', ...untouched };
  });
}

/** The report of a migration that was made, as Markdown. */
export function outcomeReport(plan: WorkspacePlan, files: readonly AppliedFile[], choiceOf: ChoiceOf): string {
  const changed = files.filter(({ status }) => status === 'written' || status === 'edited');
  const total = (key: 'found' | 'rewritten' | 'review' | 'marked' | 'left' | 'suppressed'): number =>
    files.reduce((sum, file) => sum + file[key], 0);
  const edited = files.filter(({ status }) => status === 'edited').length;
  const open =
    edited > 0 ? `, ${edited} of them in the editor, where undo takes ${edited === 1 ? 'it' : 'them'} back` : '';
  const programs = new Map(plan.programs.map((program) => [program.uri, program]));
  const inNew =
    (list: (file: PlannedVariant) => readonly string[]) =>
    ({ uri, name }: AppliedFile): string[] => {
      const program = programs.get(uri);
      const file = program && variantOf(program, choiceOf(program));
      return file ? list(file).map((line) => `- ${code(name)}, ${line}`) : [];
    };
  const parts = [
    '# Migration to SageMaker V3',
    `${count(changed.length, 'file')} changed${open}; ${count(plan.scanned, 'file')} looked at.`,
    [
      '| Found | Rewritten | Of these to review | Marked | Left | Suppressed |',
      '|---:|---:|---:|---:|---:|---:|',
      `| ${total('found')} | ${total('rewritten')} | ${total('review')} | ${total('marked')} | ${total('left')} | ${total('suppressed')} |`,
    ].join('\n'),
    ...section(
      'Not changed',
      files.flatMap(({ name, reason }) => (reason ? [`- ${code(name)}: ${text(reason)}`] : [])),
    ),
    ...section(
      'To do',
      changed.flatMap(inNew(comments)),
      'Each of these is a comment in the code; the lines are those of the new text.',
    ),
    ...section(
      'Rewritten with a difference',
      changed.flatMap(inNew(differences)),
      'The lines are those before the migration.',
    ),
    ...section(
      'Left as it is, without a comment',
      files.flatMap((file) => {
        const program = programs.get(file.uri);
        if (!program || file.status === 'refused' || file.reason) return [];
        return leftIn(variantOf(program, choiceOf(program)) ?? program.safe).map(
          (line) => `- ${code(file.name)}, ${line}`,
        );
      }),
      'The lines are those before the migration.',
    ),
    ...section(
      'Files',
      files.length === 0
        ? []
        : [
            '| File | Found | Rewritten | To review | Marked | Left | Suppressed | |',
            '|---|---:|---:|---:|---:|---:|---:|---|',
            ...files.map(
              (one) =>
                `| ${code(one.name)} | ${one.found} | ${one.rewritten} | ${one.review} | ${one.marked} | ${one.left} | ${one.suppressed} | ${one.status} |`,
            ),
          ],
    ),
    ...section(
      'Skipped',
      plan.skipped.map(({ name, reason }) => `- ${code(name)}: ${text(reason)}`),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[], lead?: string): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, ...(lead ? [lead] : []), lines.join('\n')];
}

const marker = /# TODO\(sagemaker-v3 (SM\d+)\): (.*)/;

/** The comments for people that stand in the new text. */
function comments({ after, cells }: PlannedVariant): string[] {
  const parts = cells
    ? [...cells].sort((a, b) => a.cell - b.cell).map((one) => ({ at: `cell ${one.cell + 1} `, text: one.after }))
    : [{ at: '', text: after }];
  return parts.flatMap((part) =>
    part.text.split('\n').flatMap((line, index) => {
      const [, found = '', note = ''] = marker.exec(line) ?? [];
      return found ? [`${part.at}line ${index + 1}: ${found} ${text(note)}`] : [];
    }),
  );
}

/** What rewrites to review do otherwise than before, whether or not a comment says so. */
function differences(file: PlannedVariant): string[] {
  return file.findings.flatMap((finding, index) => {
    const note = file.details[index]?.note;
    return finding.outcome === 'rewritten' && finding.fix === 'review' && note
      ? [`${placeOf(finding)}: ${finding.code} ${text(note)}`]
      : [];
  });
}

function leftIn({ findings, details }: PlannedVariant): string[] {
  return findings.flatMap((finding, index) => {
    if (finding.outcome !== 'left') return [];
    const note = details[index]?.note;
    return [`${placeOf(finding)}: ${finding.code} ${text(finding.message)}${note ? ` ${text(note)}` : ''}`];
  });
}

function placeOf({ cell, range }: PlannedVariant['findings'][number]): string {
  return `${cell === undefined ? '' : `cell ${cell + 1} `}line ${range.start.line + 1}`;
}
