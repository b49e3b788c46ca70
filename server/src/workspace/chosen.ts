import type { MigrationChoice } from '../protocol/migrate-workspace';
import type { PlannedProgram } from './planned-program';

const order: readonly MigrationChoice[] = ['none', 'safe', 'all'];

/** What is chosen for each file; files that share objects get the least that was chosen for any of them. */
export function chosenFor(
  programs: readonly PlannedProgram[],
  choices: Readonly<Record<string, MigrationChoice>>,
): (program: PlannedProgram) => MigrationChoice {
  const own = ({ uri }: PlannedProgram): number => Math.max(0, order.indexOf(choices[uri] ?? 'none'));
  const ofGroup = new Map<number, number>();
  for (const program of programs) {
    if (program.group === undefined || !variantOf(program)) continue;
    ofGroup.set(program.group, Math.min(ofGroup.get(program.group) ?? order.length, own(program)));
  }
  return (program) => {
    const rank = program.group === undefined ? own(program) : (ofGroup.get(program.group) ?? own(program));
    return order[rank] ?? 'none';
  };
}

/** Files that nothing changes have no box to tick. */
function variantOf({ safe, all, before }: PlannedProgram): boolean {
  return safe.after !== before || (all !== undefined && all.after !== before);
}
