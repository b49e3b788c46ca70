import { DockerfileParser, type JSONInstruction } from 'dockerfile-ast';
import { commandRequirements, wordsRequirements } from '../../../rules/dependencies/command-line';
import type { Requirement } from '../../../rules/dependencies/requirement';
import type { Manifest } from '../../../rules/engine/manifest';

/** Reads the installing commands of a Dockerfile's `RUN` instructions, in shell and in exec form, heredocs included. */
export function readDockerfile(text: string): Manifest {
  const offsets = lineOffsets(text);
  const at = ({ line, character }: { line: number; character: number }): number =>
    (offsets[line] ?? text.length) + character;
  const requirements = DockerfileParser.parse(text)
    .getInstructions()
    .filter((instruction) => instruction.getKeyword() === 'RUN')
    .flatMap((instruction): Requirement[] => {
      const range = instruction.getRange();
      const [start, end] = [at(range.start), at(range.end)];
      const strings = (instruction as JSONInstruction).getJSONStrings?.() ?? [];
      const found =
        strings.length > 0
          ? execForm(
              text,
              strings.map((one) => ({ start: at(one.getRange().start), end: at(one.getRange().end) })),
            )
          : commandRequirements(text, afterFlags(text, start, end), end);
      return found.map((one) => ({ ...one, commentAt: start, hasLineComments: strings.length === 0 }));
    });
  return { requirements };
}

/** A list of words; `["sh", "-c", "pip install …"]` holds a command in one of them. */
function execForm(text: string, quoted: readonly { start: number; end: number }[]): Requirement[] {
  const words = quoted.map(({ start, end }) => ({
    start: start + 1,
    end: end - 1,
    value: text.slice(start + 1, end - 1),
  }));
  if (words.some(({ value }) => value.includes('\\'))) return [];
  const script = words.findIndex(({ value }) => /^-\w*c$/.test(value)) + 1;
  const found = script > 0 && words[script];
  if (!found) return wordsRequirements(words, text);
  // Double quotes would end the string that the command stands in.
  return commandRequirements(text, found.start, found.end).map((one) => ({ ...one, quote: "'" as const }));
}

/** Behind `RUN`, its `--mount=…` flags and the mark of a heredoc. */
function afterFlags(text: string, start: number, end: number): number {
  const head = /^RUN\s+(?:\\\r?\n\s*)*(?:--\w+=\S+\s+(?:\\\r?\n\s*)*)*(?:<<-?["']?\w+["']?[^\n]*\n)?/i.exec(
    text.slice(start, end),
  );
  return start + (head?.[0].length ?? 0);
}

function lineOffsets(text: string): number[] {
  const offsets = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) offsets.push(match.index + match[0].length);
  return offsets;
}
