import type { AST } from 'toml-eslint-parser';
import { type Requirement, readRequirement } from '../../../rules/dependencies/requirement';
import type { Manifest } from '../../../rules/engine/manifest';
import { readTable } from './requirement-table';
import { elementLine, type TomlEntry, tomlEntries, tomlString } from './toml';

/** Paths of arrays of requirements: the standard's, then those of PDM, uv and Hatch. */
const ARRAYS: readonly RegExp[] = [
  /^build-system\.requires$/,
  /^project\.dependencies$/,
  /^project\.optional-dependencies\.[^.]+$/,
  /^dependency-groups\.[^.]+$/,
  /^tool\.pdm\.dev-dependencies\.[^.]+$/,
  /^tool\.uv\.(?:dev-dependencies|constraint-dependencies|override-dependencies)$/,
  /^tool\.hatch\.envs\.[^.]+\.(?:dependencies|extra-dependencies)$/,
  /^tool\.(?:rye)\.dev-dependencies$/,
];

/** Paths of tables from package to version. */
const TABLES = /^tool\.poetry\.(?:dependencies|dev-dependencies|group\.[^.]+\.dependencies)$/;

/** Reads a `pyproject.toml`. */
export function readPyproject(text: string): Manifest {
  const entries = tomlEntries(text);
  const requirements = entries.flatMap((entry) => {
    const { path, value } = entry;
    if (value.type === 'TOMLArray' && ARRAYS.some((one) => one.test(path.join('.')))) {
      return readArray(text, entry, value);
    }
    return TABLES.test(path.slice(0, -1).join('.')) ? readTable(text, entry, entries) : [];
  });
  return { requirements };
}

function readArray(text: string, entry: TomlEntry, array: AST.TOMLArray): Requirement[] {
  return array.elements.flatMap((element) => {
    const string = tomlString(element, text);
    const one = string && readRequirement(text, string.inside.start, string.inside.end);
    if (!one) return [];
    // A double-quoted marker inside cannot be: the string would have ended.
    return [{ ...one, form: 'pep508', commentAt: elementLine(text, element, entry), hasLineComments: true }];
  });
}
