import { posix } from 'node:path';
import { packageOf, type V3Package } from '../../../rules/dependencies/packages';
import type { ManifestOptions } from '../../../rules/engine/manifest';

interface Program {
  readonly path: string;
  /** Packages of V3 that it imports. */
  readonly packages: readonly V3Package[];
  /** Uses of V2 that stay. */
  readonly open: number;
  /** Uses of V2 that this run rewrites. */
  readonly rewritten: number;
}

/** Imports, in programs and in notebooks; the name comes first, because it is rarer than the beginnings of lines. */
const IMPORTED = /(sagemaker\.\w+)(?<=^[ \t]*"?(?:from|import)[ \t]+\1)/gm;

/** Remembers what the Python files of a run import, so that the manifests above them can be judged. */
export class ProgramTally {
  private readonly programs = new Map<string, Program>();

  /** Takes in one program, or what became of it: its text as it will be, and how many findings stay and go. */
  note(path: string, text: string, counts: { readonly open: number; readonly rewritten: number }): void {
    const packages = [...text.matchAll(IMPORTED)].flatMap(([module]) => packageOf(module) ?? []);
    this.programs.delete(path);
    if (packages.length > 0 || counts.open + counts.rewritten > 0)
      this.programs.set(path, { path, packages, ...counts });
  }

  /** What is known of the programs that a manifest serves: those in its folder and below. */
  optionsFor(path: string): Pick<ManifestOptions, 'needs' | 'programs'> {
    const served = [...this.programs.values()].filter((one) => serves(path, one.path));
    if (served.length === 0 || served.some(({ open }) => open > 0)) return {};
    const needs = [...new Set(served.flatMap(({ packages }) => packages))];
    const programs = served.some(({ rewritten }) => rewritten > 0) ? 'settled' : 'v3';
    return needs.length > 0 ? { needs, programs } : { programs };
  }
}

/** True when a manifest is there for a program: one in its folder or below. */
export function serves(manifest: string, program: string): boolean {
  const own = posix.dirname(manifest);
  const folder = posix.basename(own) === 'requirements' ? posix.dirname(own) : own;
  return folder === '.' || program.startsWith(`${folder}/`);
}
