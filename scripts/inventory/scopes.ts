import type { Binding, RawClass, RawModule } from './types';

/** Where a name leads: its canonical name, and its kind when one of the modules defines it. */
export interface Target {
  readonly name: string;
  readonly kind: 'module' | 'class' | 'function' | 'constant' | 'external' | 'missing';
}

/** The modules of one SDK with their names resolved across each other. */
export class Scopes {
  readonly #packages = new Set<string>();
  readonly #expanded = new Map<string, Map<string, Binding>>();

  constructor(readonly modules: ReadonlyMap<string, RawModule>) {
    for (const name of modules.keys()) {
      for (let dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
        this.#packages.add(name.slice(0, dot));
      }
      this.#packages.add(name);
    }
  }

  /** All modules and packages, also those without an `__init__.py`, sorted. */
  moduleNames(): string[] {
    return [...this.#packages].sort();
  }

  isModule(name: string): boolean {
    return this.#packages.has(name);
  }

  rawClass(qualified: string): RawClass | undefined {
    for (let dot = qualified.lastIndexOf('.'); dot > 0; dot = qualified.lastIndexOf('.', dot - 1)) {
      const found = this.modules.get(qualified.slice(0, dot))?.classes.get(qualified.slice(dot + 1));
      if (found) return found;
    }
    return undefined;
  }

  /** The final bindings of a module, star imports expanded. */
  scope(module: string): ReadonlyMap<string, Binding> {
    const known = this.#expanded.get(module);
    if (known) return known;
    const scope = new Map<string, Binding>();
    // Registered before it is full, so that star imports in a circle end.
    this.#expanded.set(module, scope);
    for (const step of this.modules.get(module)?.steps ?? []) {
      if ('star' in step) {
        const { star: module, incidental } = step;
        for (const name of this.#starNames(module))
          scope.set(name, { kind: 'import', module, name, ...(incidental && { incidental }) });
      } else if (!step.fallback || !scope.has(step.name)) {
        scope.set(step.name, step.binding);
      }
    }
    return scope;
  }

  #starNames(module: string): string[] {
    const all = this.modules.get(module)?.all;
    return all ? [...all] : [...this.scope(module).keys()].filter((name) => !name.startsWith('_'));
  }

  /** Resolves a name of a module, or undefined when the module does not bind it. */
  resolve(module: string, name: string, depth = 0): Target | undefined {
    const binding = this.scope(module).get(name);
    return binding && this.resolveBinding(module, name, binding, depth);
  }

  resolveBinding(module: string, name: string, binding: Binding, depth = 0): Target {
    const here = `${module}.${name}`;
    if (depth > 20) return { name: here, kind: 'missing' };
    if (binding.kind === 'alias') {
      const target = this.resolveDotted(module, binding.expression, depth + 1);
      return target?.kind === 'class' || target?.kind === 'function' ? target : { name: here, kind: 'constant' };
    }
    if (binding.kind !== 'import') return { name: here, kind: binding.kind };
    if (binding.name === undefined) {
      return { name: binding.module, kind: this.isModule(binding.module) ? 'module' : 'external' };
    }
    const target = `${binding.module}.${binding.name}`;
    if (!this.isModule(binding.module)) return { name: target, kind: 'external' };
    const found = target === here ? undefined : this.resolve(binding.module, binding.name, depth + 1);
    return found ?? { name: target, kind: this.isModule(target) ? 'module' : 'missing' };
  }

  /** Resolves `a.b.C` as seen inside a module; `head` overrides what `a` means. */
  resolveDotted(module: string, expression: string, depth = 0, head?: Binding): Target | undefined {
    const [first = '', ...rest] = expression.split('.');
    let target = head ? this.resolveBinding(module, first, head, depth) : this.resolve(module, first, depth);
    for (const part of rest) {
      if (!target) return undefined;
      const inside = `${target.name}.${part}`;
      if (target.kind === 'external') target = { name: inside, kind: 'external' };
      else if (target.kind === 'class') target = { name: inside, kind: this.rawClass(inside) ? 'class' : 'constant' };
      else if (target.kind === 'module') {
        const submodule: Target = { name: inside, kind: this.isModule(inside) ? 'module' : 'missing' };
        target = this.resolve(target.name, part, depth + 1) ?? submodule;
      } else target = { name: inside, kind: 'missing' };
    }
    return target;
  }
}
