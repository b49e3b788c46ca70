import { normaliseName, type Requirement, SDK_PACKAGES } from '../../../rules/dependencies/requirement';
import { type TomlEntry, type TomlString, tomlString } from './toml';

/** Reads an entry such as `sagemaker = "^2.0"` or `sagemaker = {version = "^2.0", extras = ["local"]}`. */
export function readTable(text: string, entry: TomlEntry, entries: readonly TomlEntry[]): Requirement[] {
  const { path, key, value, commentAt } = entry;
  const name = normaliseName(path.at(-1) ?? '');
  if (!SDK_PACKAGES.has(name)) return [];
  const common = { name, form: 'table' as const, commentAt, hasLineComments: true };
  const simple = tomlString(value, text);
  if (simple) return [{ ...common, ...versioned(simple, key, false), extras: [] }];
  const part = (wanted: string): TomlEntry | undefined =>
    entries.find((one) => one.path.length === path.length + 1 && one.path.at(-1) === wanted && isBelow(one.path, path));
  const link = ['git', 'url', 'path'].flatMap((one) => tomlString(part(one)?.value, text) ?? [])[0];
  const extras = (part('extras')?.value as { elements?: unknown[] } | undefined)?.elements?.length ?? 0;
  const marker = tomlString(part('markers')?.value, text) ?? pythonMarker(tomlString(part('python')?.value, text));
  if (link) {
    const release = ['tag', 'rev', 'branch', 'ref'].flatMap((one) => tomlString(part(one)?.value, text)?.text ?? [])[0];
    const url = release ? `${link.text}@${release}` : link.text;
    return [
      { ...common, extras: [], specifier: '', written: url, url, span: { start: key.start, end: link.inside.end } },
    ];
  }
  const version = tomlString(part('version')?.value, text);
  if (!version) return [];
  const own = versioned(version, key, extras > 0);
  return [{ ...common, extras: [], ...own, ...(marker && { marker: marker.text }) }];
}

function versioned(
  string: TomlString,
  key: Requirement['span'],
  hasExtras: boolean,
): Pick<Requirement, 'specifier' | 'written' | 'span' | 'table'> {
  return {
    specifier: tableSpecifier(string.text),
    written: string.text,
    span: { start: key.start, end: string.inside.end + 1 },
    table: { key, version: string.inside, hasExtras },
  };
}

/** Poetry names the interpreter in a key of its own. */
function pythonMarker(python: TomlString | undefined): { readonly text: string } | undefined {
  const bound = /^(<=?|==)\s*(3\.\d+)/.exec(python?.text ?? '');
  return bound ? { text: `python_version ${bound[1]} "${bound[2]}"` } : undefined;
}

/** Caret and tilde of Poetry, and bare versions, as PEP 440 would say them. */
export function tableSpecifier(written: string): string {
  return written
    .split('||')
    .map((set) =>
      set
        .split(/,|\s+(?=[<>=!~^])/)
        .flatMap((clause) => clauseOf(clause.trim()))
        .join(','),
    )
    .join('||');
}

function clauseOf(clause: string): string[] {
  if (clause === '' || clause === '*') return [];
  const [, sign, version = ''] = /^(\^|~(?!=))\s*v?(\d+(?:\.\d+)*.*)$/.exec(clause) ?? [];
  const numbers = /^\d+(?:\.\d+)*/.exec(version)?.[0].split('.').map(Number) ?? [];
  if (sign === '^')
    return [
      `>=${version}`,
      `<${above(
        numbers,
        Math.max(
          0,
          numbers.findIndex((part) => part > 0),
        ),
      )}`,
    ];
  if (sign === '~') return [`>=${version}`, `<${above(numbers, Math.min(1, numbers.length - 1))}`];
  return [/^\d/.test(clause) ? `==${clause}` : clause.replace(/^=(?!=)/, '==')];
}

function above(numbers: readonly number[], index: number): string {
  return [...numbers.slice(0, index), (numbers[index] ?? 0) + 1].join('.');
}

function isBelow(path: readonly string[], base: readonly string[]): boolean {
  return base.every((part, index) => path[index] === part);
}
