import { join, relative } from 'node:path';
import type { ProjectLoader } from '../../project/project-loader';

/** The baseline that the project of the working directory names. */
export function baselinePath(projects: ProjectLoader): string | undefined {
  const project = projects.projectOf(process.cwd());
  const { baseline } = project?.settings ?? {};
  return project && baseline !== undefined ? relative('', join(project.folder, baseline)) : undefined;
}
