import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import type { NamedProgram, Verdict } from '../../scripts/requests/verify-program';

const folder = resolve(__dirname, 'programs');

export interface OwnProgram extends NamedProgram {
  /** What its first line says that the comparison gives; `requests.test.ts` proves it. */
  readonly expected: Verdict | undefined;
}

/** The programs of `test/requests/programs`, by their path below it. */
export function ownPrograms(): readonly OwnProgram[] {
  const paths = globSync('**/*.py', { cwd: folder, absolute: true }).sort();
  return paths.map((path) => {
    const text = readFileSync(path, 'utf8');
    return {
      path: relative(folder, path).replaceAll('\\', '/'),
      text,
      files: resolve(__dirname, 'files'),
      expected: /^# expect: (\w+)\n/.exec(text)?.[1] as Verdict | undefined,
    };
  });
}
