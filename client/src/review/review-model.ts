import type {
  MigrationChoice,
  MigrationPlan,
  PlannedFile,
  PlannedFinding,
  ReviewGrade,
} from '../../../server/src/protocol/migrate-workspace';

export const grades: readonly ReviewGrade[] = ['safe', 'review', 'withheld'];

/** What the user ticks of a plan: everything safe to begin with. */
export class ReviewModel {
  private readonly chosen = new Map<string, MigrationChoice>();
  /** The files that a file shares objects with, itself included. */
  private readonly groups = new Map<number, readonly PlannedFile[]>();

  constructor(readonly plan: MigrationPlan) {
    for (const file of plan.files) {
      if (file.group !== undefined) this.groups.set(file.group, [...(this.groups.get(file.group) ?? []), file]);
    }
    for (const file of plan.files) this.chosen.set(file.uri, this.offered(file).includes('safe') ? 'safe' : 'none');
  }

  /** What is chosen, by URI, as the server takes it. */
  get choices(): Readonly<Record<string, MigrationChoice>> {
    return Object.fromEntries(this.chosen);
  }

  choiceOf({ uri }: PlannedFile): MigrationChoice {
    return this.chosen.get(uri) ?? 'none';
  }

  /** Files that will be changed, and those that could be. */
  get counts(): { readonly ticked: number; readonly tickable: number } {
    const tickable = this.plan.files.filter(({ choices }) => choices.length > 0);
    const ticked = tickable.filter((file) => changes(file, this.choiceOf(file)));
    return { ticked: ticked.length, tickable: tickable.length };
  }

  /** The findings of a grade. */
  findings(file: PlannedFile, grade: ReviewGrade): readonly PlannedFinding[] {
    return file.findings.filter((finding) => finding.grade === grade);
  }

  /** Whether a file, or one grade of it, is ticked; nothing where there is no box. */
  isTicked(file: PlannedFile, grade?: ReviewGrade): boolean | undefined {
    const choice = this.choiceOf(file);
    if (grade === undefined) return file.choices.length > 0 ? changes(file, choice) : undefined;
    if (grade === 'review') return file.choices.includes('all') ? choice === 'all' : undefined;
    // Comments for what is withheld come with either choice: they have a box only where nothing else does.
    const isAlone = grade === 'withheld' && this.findings(file, 'safe').length === 0;
    return file.choices.includes('safe') && (grade === 'safe' || isAlone) ? choice !== 'none' : undefined;
  }

  /** Ticks or unticks a file, or one grade of it, with all that share objects with it. */
  tick(file: PlannedFile, isTicked: boolean, grade?: ReviewGrade): void {
    const offered = this.offered(file);
    const least = offered.includes('safe') ? 'safe' : 'all';
    const without = grade === 'review' && offered.includes('safe') && this.choiceOf(file) !== 'none' ? 'safe' : 'none';
    const keeps = this.choiceOf(file) === 'none' || grade === 'review';
    const wanted = !isTicked ? without : grade === 'review' ? 'all' : keeps ? least : this.choiceOf(file);
    for (const one of this.linkedTo(file)) this.chosen.set(one.uri, wanted);
  }

  /** Ticks or unticks a grade in all files. */
  tickAll(grade: ReviewGrade, isTicked: boolean): void {
    for (const file of this.plan.files) {
      if (this.isTicked(file, grade) !== undefined) this.tick(file, isTicked, grade);
    }
  }

  /** Whether a grade is ticked in all files that have a box for it. */
  isAllTicked(grade: ReviewGrade): boolean | undefined {
    const boxes = this.plan.files.flatMap((file) => this.isTicked(file, grade) ?? []);
    return boxes.length > 0 ? boxes.every(Boolean) : undefined;
  }

  /** The other files that tick together with a file. */
  linkedTo(file: PlannedFile): readonly PlannedFile[] {
    return (file.group !== undefined && this.groups.get(file.group)) || [file];
  }

  private offered(file: PlannedFile): readonly string[] {
    return this.linkedTo(file).flatMap(({ choices }) => choices);
  }
}

/** A choice changes a file that has something of it, or less. */
function changes({ choices }: PlannedFile, choice: MigrationChoice): boolean {
  return choice === 'all' ? choices.length > 0 : choice === 'safe' && choices.includes('safe');
}
