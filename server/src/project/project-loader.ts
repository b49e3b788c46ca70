import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ProjectSettings, parseProject } from './project-settings';

/** The name of the files that settings are read from. */
export const projectFile = 'pyproject.toml';

/** A folder with settings of its own; they hold for everything below it. */
export interface Project {
  /** Absolute path of the `pyproject.toml`. */
  readonly file: string;
  readonly folder: string;
  readonly settings: ProjectSettings;
  /** One line per thing that is wrong with the file; what is named in none of them holds. */
  readonly problems: readonly string[];
}

/** Finds the project of a folder and remembers every answer, so that a folder costs one look at the disk. */
export class ProjectLoader {
  private readonly known = new Map<string, Project | undefined>();

  constructor(private readonly read: (path: string) => string | undefined = readIfThere) {}

  /** The nearest `pyproject.toml` with a `[tool.sagemaker-v3]` table, from the folder (absolute path) upwards. */
  projectOf(folder: string): Project | undefined {
    if (this.known.has(folder)) return this.known.get(folder);
    const above = dirname(folder);
    const project = this.load(folder) ?? (above === folder ? undefined : this.projectOf(above));
    this.known.set(folder, project);
    return project;
  }

  /** Forgets everything: a `pyproject.toml` was changed, made or removed. */
  forget(): void {
    this.known.clear();
  }

  private load(folder: string): Project | undefined {
    const file = join(folder, projectFile);
    const text = this.read(file);
    if (text === undefined) return undefined;
    const { settings, problems } = parseProject(text);
    return settings && { file, folder, settings, problems };
  }
}

/** A file that cannot be read is as good as none: it is most often not there. */
function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}
