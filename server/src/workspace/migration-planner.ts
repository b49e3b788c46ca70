import { basename, resolve } from 'node:path';
import type { Engine } from '../../../rules/engine/api';
import type { MigratedFile } from '../cli/file-work';
import type { Problem } from '../cli/problem';
import { manifestKind } from '../manifests/manifest-kind';
import { serves } from '../manifests/program-tally';
import type { FileOptions } from '../project/file-settings';
import { isWithin } from '../project/module-files';
import type { SkippedFile } from '../protocol/migrate-workspace';
import { hashBefore, type NamingFolder, nameIn, type PlannedProgram, type PlannedVariant } from './planned-program';

/** What is known of the workspace besides its files. */
export interface PlannerContext {
  /** Used for manifests only. */
  readonly engine: Engine;
  /** Absolute paths of the workspace's folders. */
  readonly folders: readonly string[];
  readonly optionsOf: (path: string) => FileOptions | undefined;
  /** The URI under which the editor knows a path. */
  readonly uriOf: (path: string) => string;
}

/** Everything that a migration of the workspace would change. */
export interface WorkspacePlan {
  readonly programs: readonly PlannedProgram[];
  readonly skipped: readonly SkippedFile[];
  /** Files that were looked at. */
  readonly scanned: number;
}

/** Collects what a scan finds and makes the plan of it. */
export class MigrationPlanner {
  private readonly results: MigratedFile[] = [];
  private readonly skipped: SkippedFile[] = [];
  private readonly naming: readonly NamingFolder[];

  constructor(private readonly context: PlannerContext) {
    const { folders } = context;
    const names = folders.map((path) => basename(path));
    this.naming = folders.map((path, index) => {
      const name = names[index] ?? '';
      const isShared = names.filter((one) => one === name).length > 1;
      return { path, label: folders.length === 1 ? undefined : isShared ? path : name };
    });
  }

  take(file: MigratedFile): void {
    for (const { rule, message } of (file.all ?? file).failures) {
      this.skip(file.path, `the rule ${rule} failed: ${message}`);
    }
    if (file.counts.found > 0) this.results.push(file);
  }

  report({ path, text }: Problem): void {
    this.skip(path, text);
  }

  plan(groups: readonly (readonly string[])[], scanned: number): WorkspacePlan {
    const groupOf = new Map(groups.flatMap((group, index) => group.map((path) => [path, index] as const)));
    const programs = this.results.map((file) => this.toProgram(file, groupOf.get(resolve(file.path))));
    programs.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return { programs: programs.map((one) => this.withNeeds(one, programs)), skipped: this.skipped, scanned };
  }

  private skip(path: string, reason: string): void {
    this.skipped.push({ name: path.includes('://') ? path : this.nameOf(resolve(path)), reason });
  }

  private nameOf(path: string): string {
    const around = this.naming.filter((folder) => isWithin(folder.path, path));
    return nameIn(around.sort((a, b) => b.path.length - a.path.length)[0], path);
  }

  private toProgram(file: MigratedFile, group: number | undefined): PlannedProgram {
    const path = resolve(file.path);
    const uri = this.context.uriOf(path);
    const { source, all } = file;
    const safe = slim(file, source);
    const more = all && slim(all, source);
    const base = { path, uri, name: this.nameOf(path), hash: hashBefore(source), before: source.text, group };
    return { ...base, safe, all: more, needs: [] };
  }

  /** A pin that moves because the programs below move has to wait for each of them. */
  private withNeeds(one: PlannedProgram, programs: readonly PlannedProgram[]): PlannedProgram {
    const { path, before, safe, all } = one;
    if (!manifestKind(path) || !this.dependsOnPrograms(path, before, safe, all)) return one;
    const served = programs.filter((other) => other.safe.counts.rewritten > 0 && !manifestKind(other.path));
    return { ...one, needs: served.filter((other) => serves(path, other.path)) };
  }

  private dependsOnPrograms(path: string, text: string, ...variants: readonly (PlannedVariant | undefined)[]): boolean {
    const { engine, optionsOf } = this.context;
    return variants.some((variant, index) => {
      if (!variant || variant.after === text) return false;
      const alone = engine.migrate([{ id: path, text }], { ...optionsOf(path), safeOnly: index === 0 });
      return alone.texts[0] !== variant.after;
    });
  }
}

/** Both outcomes of a file come from a thread with a copy of the old text each; one is enough. */
function slim({ content, all, together, ...rest }: MigratedFile, source: MigratedFile['source']): PlannedVariant {
  return { ...rest, source, after: rest.after === source.text ? source.text : rest.after };
}
