import { readFile } from 'node:fs/promises';
import type { CountedFinding, Examined } from './examine';

/** One line of an allow file: where which code is a true finding, and why. */
interface Expected {
  readonly code: string;
  readonly place: string;
  readonly reason: string;
}

/** Reads an allow file: `CODE PATH-END reason…` per line, where a path that ends in `/` means all files below, `#` starts a comment. */
export async function readExpected(path: string): Promise<readonly Expected[]> {
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/);
  return lines.flatMap((line, index) => {
    if (/^\s*(?:#|$)/.test(line)) return [];
    const [, code = '', place = '', reason = ''] = /^(SM\d{3})\s+(\S+)\s+(.+)$/.exec(line.trim()) ?? [];
    if (reason === '') throw new Error(`${path}:${index + 1}: write CODE PATH-END REASON`);
    return [{ code, place, reason }];
  });
}

/** A place that ends in `/` is a folder. */
function isAt(path: string, place: string): boolean {
  return place.endsWith('/') ? path.includes(`/${place}`) : path.endsWith(`/${place}`);
}

/** The findings that no line of the allow file explains, and the lines that explain nothing. */
export function compareWithExpected(
  examined: readonly Examined[],
  expected: readonly Expected[],
): { readonly unexpected: readonly CountedFinding[]; readonly unused: readonly string[] } {
  const used = new Set<Expected>();
  const unexpected = examined.flatMap(({ path, findings }) =>
    findings.filter(({ code }) => {
      const reason = expected.find((one) => one.code === code && isAt(path, one.place));
      if (reason) used.add(reason);
      return !reason;
    }),
  );
  const unused = expected.filter((one) => !used.has(one)).map(({ code, place }) => `${code} ${place}`);
  return { unexpected, unused };
}
