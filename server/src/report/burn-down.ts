import type { HistoryEntry } from './history';

/** The grades in the order in which they are stacked, the most stubborn at the bottom. */
export const stackedGrades = [
  { grade: 'withheld', label: 'needs a person' },
  { grade: 'review', label: 'to rewrite and review' },
  { grade: 'safe', label: 'safe to rewrite' },
] as const;

const size = { width: 760, height: 280, left: 48, right: 16, top: 14, bottom: 34 };
const day = 86_400_000;

/** The findings over time as stacked areas, an SVG element without scripts or styles of its own; '' below two entries. */
export function burnDown(history: readonly HistoryEntry[]): string {
  const times = timesOf(history);
  const [first = 0] = times;
  const last = times.at(-1) ?? first;
  if (history.length < 2 || last === first) return '';
  const top = niceCeiling(Math.max(...history.map(({ found }) => found)));
  const x = (time: number): string => point(size.left + ((time - first) / (last - first)) * innerWidth());
  const y = (value: number): string => point(size.top + (1 - value / top) * innerHeight());
  const areas = stackedGrades.map(({ grade, label }, index) => {
    const below = history.map((entry) => total(entry, index));
    const above = history.map((entry) => total(entry, index + 1));
    const there = times.map((time, at) => `${x(time)},${y(above[at]!)}`);
    const back = times.map((time, at) => `${x(time)},${y(below[at]!)}`).reverse();
    return `<polygon class="${grade}" points="${[...there, ...back].join(' ')}"><title>${label}</title></polygon>`;
  });
  const dots = history.map(
    (entry, at) =>
      `<circle class="dot" cx="${x(times[at]!)}" cy="${y(entry.found)}" r="3"><title>${entry.date}: ${entry.found}</title></circle>`,
  );
  const right = point(size.width - size.right);
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const value = Math.round(top * share);
    return `<line class="grid" x1="${size.left}" x2="${right}" y1="${y(value)}" y2="${y(value)}"/><text x="${size.left - 8}" y="${y(value)}" text-anchor="end" dominant-baseline="middle">${value}</text>`;
  });
  const bottom = size.height - 10;
  const dates = `<text x="${size.left}" y="${bottom}">${history[0]!.date}</text><text x="${right}" y="${bottom}" text-anchor="end">${history.at(-1)!.date}</text>`;
  const label = `V2 findings from ${history[0]!.found} on ${history[0]!.date} to ${history.at(-1)!.found} on ${history.at(-1)!.date}`;
  return `<svg class="chart" role="img" aria-label="${label}" viewBox="0 0 ${size.width} ${size.height}">\n${[...grid, ...areas, ...dots, dates].join('\n')}\n</svg>`;
}

/** Entries of one day are spread over it in their order. */
function timesOf(history: readonly HistoryEntry[]): number[] {
  return history.map(({ date }, index) => {
    const sameDay = history.filter((one) => one.date === date).length;
    const before = history.slice(0, index).filter((one) => one.date === date).length;
    return Date.parse(date) + (before / sameDay) * day;
  });
}

function total(entry: HistoryEntry, grades: number): number {
  return stackedGrades.slice(0, grades).reduce((sum, { grade }) => sum + entry[grade], 0);
}

/** The next of 4, 8, 20, 40, 80, 200 …: its quarters are whole numbers. */
function niceCeiling(value: number): number {
  for (let power = 4; ; power *= 10) {
    for (const factor of [1, 2, 5]) if (power * factor >= value) return power * factor;
  }
}

function innerWidth(): number {
  return size.width - size.left - size.right;
}

function innerHeight(): number {
  return size.height - size.top - size.bottom;
}

function point(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}
