import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk, structuredPatch } from 'diff';

/** Equal lines on both sides of a cut; more than the context of a hunk, so that no hunk reaches across. */
const margin = 4;

/** Lines after which a cut is looked for; the line diff needs quadratic time, so long files are diffed in parts. */
const partLength = 400;

/** Added and removed lines in one part beyond which it is shown as replaced whole. */
const mostEdits = 2000;

const context = 3;

/** A unified diff that `patch` and `git apply` accept; empty when the texts are equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const name = path.replace(/^\/+/, '');
  const hunks = parts(lines(before), lines(after)).flatMap(hunksOf);
  const headers = { oldFileName: `a/${name}`, newFileName: `b/${name}`, oldHeader: undefined, newHeader: undefined };
  return formatPatch({ ...headers, hunks }, FILE_HEADERS_ONLY);
}

interface Part {
  readonly before: string;
  readonly after: string;
  readonly beforeLine: number;
  readonly afterLine: number;
}

function hunksOf(part: Part): StructuredPatchHunk[] {
  if (part.before === part.after) return [];
  const patch = structuredPatch('', '', part.before, part.after, '', '', { context, maxEditLength: mostEdits });
  const hunks = patch?.hunks ?? [replacement(lines(part.before), lines(part.after))];
  return hunks.map((hunk) => ({
    ...hunk,
    oldStart: hunk.oldStart + part.beforeLine,
    newStart: hunk.newStart + part.afterLine,
  }));
}

/** One hunk for everything between the first and the last line that differ. */
function replacement(before: readonly string[], after: readonly string[]): StructuredPatchHunk {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same += 1;
  let tail = 0;
  while (tail < shorter - same && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const start = Math.max(0, same - context);
  const behind = Math.max(0, tail - context);
  const end = before.length - tail;
  return {
    oldStart: start + 1,
    newStart: start + 1,
    oldLines: before.length - start - behind,
    newLines: after.length - start - behind,
    lines: [
      ...before.slice(start, same).flatMap((line) => marked(' ', line)),
      ...before.slice(same, end).flatMap((line) => marked('-', line)),
      ...after.slice(same, after.length - tail).flatMap((line) => marked('+', line)),
      ...before.slice(end, end + context).flatMap((line) => marked(' ', line)),
    ],
  };
}

function marked(mark: string, line: string): readonly string[] {
  if (line.endsWith('\n')) return [mark + line.slice(0, -1)];
  return [mark + line, '\\ No newline at end of file'];
}

/** Cuts both texts at the same places, each within a run of equal lines that begins with a line found only there. */
function parts(before: readonly string[], after: readonly string[]): readonly Part[] {
  const places = uniquePlaces(after);
  const once = uniquePlaces(before);
  const cuts = [{ before: 0, after: 0 }];
  for (let line = partLength; line < before.length - 2 * margin; line += 1) {
    const last = cuts.at(-1)!;
    if (line < last.before + partLength || !once.has(before[line]!)) continue;
    const match = places.get(before[line]!);
    if (match === undefined || match < last.after || !hasEqualRun(before, after, line, match)) continue;
    cuts.push({ before: line + margin, after: match + margin });
  }
  return cuts.map((cut, index) => {
    const next = cuts[index + 1];
    return {
      before: before.slice(cut.before, next?.before).join(''),
      after: after.slice(cut.after, next?.after).join(''),
      beforeLine: cut.before,
      afterLine: cut.after,
    };
  });
}

function hasEqualRun(before: readonly string[], after: readonly string[], line: number, match: number): boolean {
  for (let step = 1; step < 2 * margin; step += 1) {
    const text = before[line + step];
    if (text === undefined || text !== after[match + step]) return false;
  }
  return true;
}

/** Where each line stands that occurs exactly once. */
function uniquePlaces(all: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  all.forEach((text, line) => {
    if (places.has(text)) repeated.add(text);
    else places.set(text, line);
  });
  for (const text of repeated) places.delete(text);
  return places;
}

/** The lines with their line feeds, so that joining them gives the text again. */
function lines(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}
