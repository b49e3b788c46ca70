import { submodule } from '../python/modules';
import { fileOfModule, runFile, runModule } from '../python/run-magic';
import type { ModuleSource, ModuleText } from './api';

/** Longer modules are not followed. */
const MAX_MODULE = 400_000;
/** Imports of imports are followed this far. */
export const MAX_DEPTH = 8;

/** What the engine knows better than any file that has their name. */
const FOLLOWED_PACKAGES = /^(?:sagemaker|sagemaker_core|boto3|botocore|functools)(?:\.|$)/;

/** Answers questions about imports from the texts alone, without parsing them. */
export class ImportScan {
  private readonly reached = new Map<string, { readonly version: string | number; readonly reaches: boolean }>();

  constructor(private readonly source: ModuleSource) {}

  /** From here on the modules' texts may differ from what they were. */
  begin(): void {
    this.reached.clear();
  }

  /** The module that an import means, dots as written; files named like followed packages are not looked for. */
  resolve(importer: string, module: string): ModuleText | undefined {
    const file = fileOfModule(module);
    const level = file === undefined ? (/^\.*/.exec(module)?.[0].length ?? 0) : 0;
    if (level === 0 && FOLLOWED_PACKAGES.test(module)) return undefined;
    const found =
      file === undefined
        ? this.source.resolve(importer, module.slice(level), level)
        : this.source.file?.(importer, file);
    return found && found.id !== importer && found.text.length <= MAX_MODULE ? found : undefined;
  }

  /** Tells whether a text's imports lead to a module that mentions the SDK. */
  reaches(importer: string, text: string, depth = 0): boolean {
    return depth <= MAX_DEPTH && this.modulesIn(importer, text).some((module) => this.leads(module, depth));
  }

  /** Tells whether the module, or anything that it imports, mentions the SDK. */
  leads(module: ModuleText, depth = 0): boolean {
    const known = this.reached.get(module.id);
    if (known?.version === module.version) return known.reaches;
    // While the answer is being found, a cycle leads nowhere new.
    this.reached.set(module.id, { version: module.version, reaches: false });
    const reaches = module.text.includes('sagemaker') || this.reaches(module.id, module.text, depth + 1);
    this.reached.set(module.id, { version: module.version, reaches });
    return reaches;
  }

  /** The modules that a text imports, in so far as they are found. */
  modulesIn(importer: string, text: string): ModuleText[] {
    return importsIn(text).flatMap(({ module, names }) =>
      [module, ...names.map((name) => submodule(module, name))].flatMap((one) => this.resolve(importer, one) ?? []),
    );
  }
}

/** An import line, read off the text without parsing it. */
export interface ImportLine {
  /** Dots as written. */
  readonly module: string;
  /** What a `from` import names; `*` is left out. */
  readonly names: readonly string[];
  readonly isStar: boolean;
}

const IMPORT = /^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]*(\([^)]*|[^#\r\n;]*)|import[ \t]+([^#\r\n;]+))/gm;

/** A line by which IPython runs another file in the program's own namespace. */
const RUN_LINE = /^[ \t]*(%run[ \t][^\r\n]*|[\w.()]+\.(?:run_line_magic|(?:run_)?magic)\([^\r\n]*\))/gm;

/** False for a text that brings nothing from other files; reads no lines. */
export function mayImport(text: { includes(word: string): boolean }): boolean {
  return text.includes('import') || text.includes('%run') || text.includes('magic(');
}

/** The imports that a text seems to have, and what it runs; text in strings may look like one. */
export function importsIn(text: string): ImportLine[] {
  if (!mayImport(text)) return [];
  return [...plainImports(text), ...runs(text)];
}

function runs(text: string): ImportLine[] {
  return [...text.matchAll(RUN_LINE)].flatMap(([, line = '']) => {
    const file = runFile(line.trimEnd());
    return file === undefined ? [] : [{ module: runModule(file), names: [], isStar: true }];
  });
}

function plainImports(text: string): ImportLine[] {
  return [...text.matchAll(IMPORT)].flatMap(([, from, items = '', plain]) => {
    if (from !== undefined) {
      const names = items.split(',').flatMap((item) => /\w+/.exec(item.replace(/#.*/g, ''))?.[0] ?? []);
      return [{ module: from, names, isStar: /^\s*\*/.test(items) }];
    }
    return (plain ?? '').split(',').flatMap((item) => {
      const module = /[\w.]+/.exec(item)?.[0];
      return module ? [{ module, names: [], isStar: false }] : [];
    });
  });
}
