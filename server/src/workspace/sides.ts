import { readNotebook } from '../notebook/notebook-file';
import type { PlannedTexts } from '../protocol/migrate-workspace';
import { type PlannedProgram, type PlannedVariant, variantOf } from './planned-program';

/** Both sides of a planned file for a diff; of a notebook its Python cells, each under its number in the notebook. */
export function bothSides(program: PlannedProgram, choice: 'safe' | 'all'): PlannedTexts {
  const file = variantOf(program, choice) ?? program.safe;
  if (!file.cells) return { before: program.before, after: file.after };
  const after = new Map(file.cells.map((one) => [one.cell, one.after]));
  return { before: joined(file), after: joined(file, after) };
}

function joined({ source }: PlannedVariant, after?: ReadonlyMap<number, string>): string {
  const read = readNotebook(source.text);
  if ('reason' in read) return '';
  const cells = read.value.cells.filter(({ isPython }) => isPython);
  const texts = cells.map(({ index, source: text }) => `# %% Cell ${index + 1}\n${after?.get(index) ?? text}\n`);
  return texts.join('\n').replaceAll('\r\n', '\n');
}
