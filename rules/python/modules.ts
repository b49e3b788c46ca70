import { only, type Value } from './values';

/** What a module of the workspace binds. */
export interface ModuleExports {
  /** Opaque name of its text. */
  readonly id: string;
  /** The value of a name once the module has run. */
  value(name: string): Value | undefined;
  /** Every name that it binds. */
  names(): Iterable<string>;
}

/** Finds the workspace's own module that an import in one of the evaluated programs means; dots as written. */
export type ModuleFinder = (program: number, module: string) => ModuleExports | undefined;

/** A module of the workspace as an importing program sees it. */
export interface LocalModule {
  readonly id: string;
  /** What the name is bound to, or the submodule of that name. */
  member(name: string): Value | undefined;
  /** Every name that it binds. */
  names(): readonly string[];
  /** What `from module import *` binds. */
  starNames(): readonly string[];
}

/** Finds a module by the dotted name in an import of the program. */
export function findModule(find: ModuleFinder, program: number, name: string): LocalModule | undefined {
  const exports = find(program, name);
  if (!exports) return undefined;
  return {
    id: exports.id,
    member(inner) {
      const own = exports.value(inner);
      if (own) return own;
      const module = findModule(find, program, submodule(name, inner));
      return module && only({ type: 'local-module', module });
    },
    names: () => [...exports.names()],
    starNames: () => publicNames(exports),
  };
}

/** The package that `import a.b.c` binds; a package without a file of its own has its submodules only. */
export function findPackage(find: ModuleFinder, program: number, name: string, path: string): LocalModule | undefined {
  const found = findModule(find, program, name);
  if (found || name === path || !find(program, path)) return found;
  return {
    id: `package:${name}`,
    member(inner) {
      const module = findPackage(find, program, submodule(name, inner), path);
      return module && only({ type: 'local-module', module });
    },
    names: () => [],
    starNames: () => [],
  };
}

/** Joins an import's module, dots included, with a name in it. */
export function submodule(module: string, name: string): string {
  return module === '' || module.endsWith('.') ? `${module}${name}` : `${module}.${name}`;
}

/** The names bound by a star import: those of `__all__` where it is written out, else those without underscore. */
function publicNames(exports: ModuleExports): readonly string[] {
  const all = exports.value('__all__');
  const [atom] = all?.atoms ?? [];
  const listed = atom?.type === 'sequence' && !all?.open ? atom.items : undefined;
  const names = listed?.flatMap(({ atoms: [one] }) =>
    one?.type === 'literal' && typeof one.value === 'string' ? [one.value] : [],
  );
  if (names && names.length === listed?.length) return names;
  return [...exports.names()].filter((name) => !name.startsWith('_'));
}
