import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { widerAnnotations } from './wider-annotations';

/** Distributions of the SDK among the packages of a virtual environment. */
const sdkPackages = /^sagemaker(?:_core)?$/;

/**
 * Packages whose names come from a `__getattr__` without types: a type checker would take every name of them for any of
 * the classes it can return.
 */
const lazyPackages = ['train', 'core/experiments', 'core/utils'];

/**
 * Makes a folder that a type checker takes for a virtual environment: everything that `site` has, with or without the
 * SDK. Lazy re-exports of the SDK are written out as imports and some annotations changed to what the code does; no other line is touched.
 */
export async function makeSdkView(folder: string, site: string, withSdk: boolean): Promise<void> {
  const packages = join(folder, 'lib', 'python3.11', 'site-packages');
  await mkdir(packages, { recursive: true });
  for (const name of await readdir(site)) {
    if (!sdkPackages.test(name)) await symlink(join(site, name), join(packages, name));
  }
  if (!withSdk) return;
  const changes = new Map<string, (text: string) => string>();
  for (const path of lazyPackages) changes.set(`${path}/__init__.py`, withoutLaziness);
  for (const { file, from, to } of widerAnnotations) {
    const before = changes.get(file) ?? ((text: string) => text);
    changes.set(file, (original) => {
      const text = before(original);
      if (!text.includes(from))
        throw new Error(`${file} has no "${from.trim()}" any more: look at wider-annotations.ts`);
      return text.replace(from, to);
    });
  }
  await mirror(join(site, 'sagemaker'), join(packages, 'sagemaker'), changes, '');
}

/** Makes a folder that a type checker takes for a virtual environment with everything of `site`. */
export async function makeV2View(folder: string, site: string): Promise<void> {
  const lib = join(folder, 'lib', 'python3.11');
  await mkdir(lib, { recursive: true });
  await symlink(site, join(lib, 'site-packages'));
}

/** Links a package, but makes real folders on the way to the files that change. */
async function mirror(
  from: string,
  to: string,
  changes: ReadonlyMap<string, (text: string) => string>,
  prefix: string,
): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    const path = `${prefix}${name}`;
    const change = changes.get(path);
    if (change) await writeFile(join(to, name), change(await readFile(join(from, name), 'utf8')));
    else if ([...changes.keys()].some((one) => one.startsWith(`${path}/`))) {
      await mirror(join(from, name), join(to, name), changes, `${path}/`);
    } else if (name !== '__pycache__') await symlink(join(from, name), join(to, name));
  }
}

/** The text of a package with its lazy `__getattr__` replaced by the imports it makes. */
export function withoutLaziness(text: string): string {
  const start = text.search(/^def __getattr__\(/m);
  if (start === -1) return text;
  const body = text.slice(start);
  const imports = [...body.matchAll(/^ {8}(from [\w.]+ import) (\w+)$/gm)].map(([, from, name]) => ({ from, name }));
  const single = imports.filter(({ name }) => new RegExp(`^ {8}return ${name}$`, 'm').test(body));
  const lines = single.map(({ from, name }) => `${from} ${name} as ${name}`);
  // `from … import module` with `getattr(module, name)` for the names of `__all__`.
  const through = /from ([\w.]+) import (\w+)\n\s+return getattr\(\2, name\)/.exec(body);
  if (through) {
    const all = /__all__ = \[([^\]]*)\]/.exec(text)?.[1] ?? '';
    const names = [...all.matchAll(/["'](\w+)["']/g)].map(([, name]) => `${name} as ${name}`);
    lines.push(`from ${through[1]}.${through[2]} import ${names.join(', ')}`);
  }
  return `${text.slice(0, start)}${lines.join('\n')}\n`;
}
