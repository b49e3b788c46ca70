import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Inventory, ShortClass, ShortModule } from '../../rules/catalog/sdk/lookup';

/** Everything of a module by qualified name, with a text that changes when it does. */
function membersOf(module: string, entry: ShortModule | undefined): Map<string, string> {
  const members = new Map<string, string>();
  if (!entry) return members;
  members.set(module, entry.w ? 'deprecated' : '');
  for (const [name, params] of Object.entries(entry.f ?? {})) members.set(`${module}.${name}`, params.join(', '));
  for (const [name, target] of Object.entries(entry.r ?? {})) members.set(`${module}.${name}`, `is ${target}`);
  for (const name of entry.n ?? []) members.set(`${module}.${name}`, '');
  for (const [name, cls] of Object.entries(entry.c ?? {})) {
    const { i, m }: ShortClass = cls;
    members.set(`${module}.${name}`, (i ?? []).join(', '));
    for (const [method, params] of Object.entries(m ?? {}))
      members.set(`${module}.${name}.${method}`, params.join(', '));
  }
  return members;
}

/** What differs of a list of parameters, in words. */
function difference(before: string, after: string): string {
  const [old, now] = [before.split(', '), after.split(', ')];
  const gone = old.filter((one) => one && !now.includes(one)).map((one) => `-${one}`);
  const added = now.filter((one) => one && !old.includes(one)).map((one) => `+${one}`);
  return [...gone, ...added].join(' ') || 'order';
}

/** Lines of our rules that name a thing by its last part together with its module or class. */
function mentions(files: ReadonlyMap<string, string>, name: string): string[] {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const owner = name.slice(0, name.lastIndexOf('.'));
  const nearOwner = owner.slice(owner.lastIndexOf('.') + 1);
  const word = new RegExp(`\\b${last}\\b`);
  return [...files].flatMap(([file, text]) =>
    text.includes(name) || (text.includes(nearOwner) && /^[A-Z]/.test(nearOwner) && word.test(text)) ? [file] : [],
  );
}

/** Says what a new release adds, drops and changes, and which of our data and rules name it. */
export function report(before: Inventory, after: Inventory, rules: string): string[] {
  const files = new Map<string, string>();
  for (const path of globSync(['catalog/**/*.{ts,tsv}', 'checks/**/*.ts', 'sdk/*.ts'], { cwd: rules }).sort()) {
    files.set(`rules/${path}`, readFileSync(join(rules, path), 'utf8'));
  }
  const lines: string[] = [];
  const count = { added: 0, dropped: 0, changed: 0 };
  for (const name of [...new Set([...Object.keys(before.modules), ...Object.keys(after.modules)])].sort()) {
    const old = membersOf(name, before.modules[name]);
    const now = membersOf(name, after.modules[name]);
    for (const member of [...new Set([...old.keys(), ...now.keys()])].sort()) {
      const [a, b] = [old.get(member), now.get(member)];
      if (a === b) continue;
      const kind = a === undefined ? 'added' : b === undefined ? 'dropped' : 'changed';
      count[kind] += 1;
      const detail = kind === 'changed' ? ` (${difference(a ?? '', b ?? '')})` : '';
      lines.push(`${kind} ${member}${detail}`);
      if (kind !== 'added') for (const file of mentions(files, member)) lines.push(`  touches ${file}`);
    }
  }
  const { added, dropped, changed } = count;
  return [...lines, `${before.version} to ${after.version}: ${added} added, ${dropped} dropped, ${changed} changed`];
}
