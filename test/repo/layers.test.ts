import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(__dirname, '..', '..');

/** What each room may import: other rooms of ours, and packages (a trailing `*` is a prefix). */
const ROOMS: readonly {
  readonly room: string;
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}[] = [
  { room: 'rules/model', rooms: [], packages: [] },
  { room: 'rules/edits', rooms: ['rules/model', 'rules/python'], packages: [] },
  { room: 'rules/python', rooms: ['rules/model'], packages: ['web-tree-sitter'] },
  { room: 'rules/catalog', rooms: ['rules/model'], packages: [] },
  { room: 'rules/sdk', rooms: ['rules/python', 'rules/catalog', 'rules/model'], packages: [] },
  { room: 'rules/dependencies', rooms: ['rules/model'], packages: [] },
  { room: 'rules/docs', rooms: ['rules/catalog', 'rules/model'], packages: [] },
  {
    room: 'rules/checks',
    rooms: ['rules/model', 'rules/python', 'rules/edits', 'rules/catalog', 'rules/sdk', 'rules/engine/api'],
    packages: [],
  },
  { room: 'rules/notebook', rooms: ['rules/engine/api', 'rules/python/cell-magic'], packages: [] },
  { room: 'rules/engine', rooms: ['rules'], packages: ['web-tree-sitter'] },
  { room: 'server/src/protocol', rooms: [], packages: ['vscode-languageserver-protocol', 'vscode-languageserver'] },
  { room: 'server/src', rooms: ['rules', 'server/src', 'package.json'], packages: ['*'] },
  { room: 'client/src', rooms: ['client/src', 'server/src/protocol'], packages: ['vscode', 'vscode-*', 'node:*'] },
];

/** Only these may not appear anywhere in `rules`: the engine is pure. */
const IMPURE = /^(node:|fs$|path$|vscode|child_process|os$)/;

interface Import {
  readonly file: string;
  readonly target: string;
  readonly isPackage: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [
    ...text.matchAll(/^(?:import|export)\b[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm),
  ].map((match) => {
    const name = (match[1] ?? match[2] ?? match[3]) as string;
    const isPackage = !name.startsWith('.');
    const target = isPackage ? name : relative(ROOT, resolve(ROOT, dirname(file), name)).replaceAll('\\', '/');
    return { file, target, isPackage };
  });
}

function isAllowed({ file, target, isPackage }: Import): boolean {
  const rule = ROOMS.find(({ room }) => file.startsWith(`${room}/`));
  if (!rule) return false;
  const list = isPackage ? rule.packages : [rule.room, ...rule.rooms];
  return list.some((one) => {
    if (isPackage) return one.endsWith('*') ? target.startsWith(one.slice(0, -1)) : target === one;
    return target === one || target.startsWith(`${one}/`);
  });
}

describe('layers', () => {
  const files = globSync(['client/src/**/*.ts', 'server/src/**/*.ts', 'rules/**/*.ts'], { cwd: ROOT });

  it('reads the sources', () => {
    expect(files.length).toBeGreaterThan(60);
  });

  it('has no import against the direction client → server/src/protocol, server → rules', () => {
    const wrong = files.flatMap(importsOf).filter((one) => !isAllowed(one));
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('keeps the engine pure: no file system, no editor, no process', () => {
    const impure = files
      .filter((file) => file.startsWith('rules/'))
      .flatMap(importsOf)
      .filter((one) => one.isPackage && IMPURE.test(one.target));
    expect(impure.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('would notice a forbidden import', () => {
    expect(isAllowed({ file: 'rules/python/ast.ts', target: 'node:fs', isPackage: true })).toBe(false);
    expect(isAllowed({ file: 'client/src/extension.ts', target: 'rules/engine/engine', isPackage: false })).toBe(false);
    expect(isAllowed({ file: 'rules/checks/check.ts', target: 'server/src/server', isPackage: false })).toBe(false);
  });
});
