import type { CheckedFile } from '../file-work';
import type { Outcome } from '../problem';

/**
 * A known finding. Neither the line number nor the column is part of it, so that it survives edits elsewhere in its
 * file; equal findings are told apart by how many there are.
 */
export interface BaselineEntry {
  /** Relative to the folder of the baseline, with forward slashes. */
  readonly path: string;
  readonly code: string;
  readonly v2: string;
  /** The source line, each run of blanks as one space. */
  readonly line: string;
  readonly count: number;
}

/** The findings of a project at some time. */
export type Baseline = readonly BaselineEntry[];

const version = 1;

/** Reads the text of a baseline; a reason instead when it is none. */
export function parseBaseline(text: string): Outcome<Baseline> {
  const remedy = '--update-baseline writes a new one';
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    const isConflict = /^(?:<{7}|={7}|>{7})/m.test(text);
    return { reason: `not valid JSON${isConflict ? ', it has conflict markers' : ''}; ${remedy}` };
  }
  if (!isRecord(root) || !Array.isArray(root.findings)) return { reason: `not a baseline; ${remedy}` };
  if (root.version !== version) return { reason: `version ${JSON.stringify(root.version)} is unknown; ${remedy}` };
  const entries: BaselineEntry[] = [];
  for (const [index, each] of root.findings.entries()) {
    const entry = toEntry(each);
    if (!entry) return { reason: `findings[${index}] is not an entry of a baseline; ${remedy}` };
    entries.push(entry);
  }
  return { value: entries };
}

/** The text of a baseline: sorted, one finding a line, the same bytes for the same findings. */
export function renderBaseline(baseline: Baseline): string {
  const lines = [...baseline].sort(byPlace).map(({ path, code, v2, line, count }) => {
    return `    ${JSON.stringify({ path, code, v2, line, ...(count > 1 && { count }) })}`;
  });
  const list = lines.length > 0 ? `[\n${lines.join(',\n')}\n  ]` : '[]';
  return `{\n  "version": ${version},\n  "findings": ${list}\n}\n`;
}

/** The entries for the findings of one file. */
export function entriesOf(path: string, { findings, details }: CheckedFile): BaselineEntry[] {
  const counted = new Map<string, BaselineEntry>();
  findings.forEach(({ code, v2 }, index) => {
    const { line } = details[index]!;
    const key = keyOf({ path, code, v2, line });
    const known = counted.get(key);
    counted.set(key, { path, code, v2, line, count: (known?.count ?? 0) + 1 });
  });
  return [...counted.values()];
}

/** Knows which findings a baseline has, and counts them off. */
export class BaselineMatcher {
  private readonly left = new Map<string, number>();

  constructor(private readonly baseline: Baseline) {
    for (const entry of baseline) this.left.set(keyOf(entry), (this.left.get(keyOf(entry)) ?? 0) + entry.count);
  }

  /** For each finding of a file whether the baseline has it. */
  match(path: string, { findings, details }: CheckedFile): boolean[] {
    return findings.map(({ code, v2 }, index) => {
      const key = keyOf({ path, code, v2, line: details[index]!.line });
      const left = this.left.get(key) ?? 0;
      if (left > 0) this.left.set(key, left - 1);
      return left > 0;
    });
  }

  /** The entries of which no finding is left over, among those whose path fits. */
  stale(isLookedAt: (path: string) => boolean): Baseline {
    return this.baseline.filter((entry) => isLookedAt(entry.path) && (this.left.get(keyOf(entry)) ?? 0) > 0);
  }
}

function keyOf({ path, code, v2, line }: Omit<BaselineEntry, 'count'>): string {
  return JSON.stringify([path, code, v2, line]);
}

function toEntry(value: unknown): BaselineEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { path, code, v2, line, count = 1 } = value;
  const areTexts = typeof path === 'string' && typeof code === 'string' && typeof v2 === 'string';
  if (!areTexts || typeof line !== 'string' || typeof count !== 'number') return undefined;
  return { path, code, v2, line, count };
}

function byPlace(a: BaselineEntry, b: BaselineEntry): number {
  const [x, y] = [keyOf(a), keyOf(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
