import { resolve } from 'node:path';
import type { Problem } from '../cli/problem';
import type { WorkspaceProblem } from '../protocol/workspace-findings';
import { uriOf } from '../session/file-uri';
import type { Session } from '../session/session';

/** A problem with a place that an editor can open. */
export function toProblem({ path, text, fatal }: Problem): WorkspaceProblem {
  const isUri = /^[a-z][\w+.-]+:\/\//i.test(path);
  return { uri: isUri ? path : uriOf(resolve(path)), text, fatal };
}

/** Why there is no workspace that could be searched; nothing where there is one. */
export function whyNot({ configurations, modules }: Session): string | undefined {
  if (modules.folders.length > 0) return undefined;
  if (configurations.uris.length === 0) return 'Open a folder first: there is no workspace to look at.';
  return 'The workspace is not on a disk that the server can read; open its files to check them one by one.';
}
