import type { Manifest } from '../../../rules/engine/manifest';
import { tomlEntries, tomlString } from './toml';

/** Reads `uv.lock` or `poetry.lock`: the locked release of the SDK, which only the tool itself can change. */
export function readTomlLock(text: string, command: string): Manifest {
  let isSdk = false;
  for (const { path, value } of tomlEntries(text)) {
    if (path[0] !== 'package' || path.length !== 2) continue;
    const string = tomlString(value, text);
    if (path[1] === 'name') isSdk = string?.text === 'sagemaker';
    if (path[1] === 'version' && isSdk && string) return lockedAt(string.text, string.inside, command);
  }
  return { requirements: [] };
}

/** Reads `Pipfile.lock`. */
export function readPipfileLock(text: string): Manifest {
  try {
    JSON.parse(text);
  } catch {
    return { requirements: [], problem: 'not valid JSON' };
  }
  const start = /"sagemaker"\s*:\s*\{/.exec(text)?.index;
  if (start === undefined) return { requirements: [] };
  const version = /"version"\s*:\s*"==([^"]+)"/.exec(text.slice(start, text.indexOf('}', start)));
  if (!version) return { requirements: [] };
  const from = start + version.index + version[0].lastIndexOf('==') + 2;
  return lockedAt(version[1]!, { start: from, end: from + version[1]!.length }, 'pipenv update sagemaker');
}

function lockedAt(version: string, span: { start: number; end: number }, command: string): Manifest {
  const locked = `Change the requirement that this lock comes from, then lock again: ${command}.`;
  const common = { name: 'sagemaker', extras: [], form: 'pep508' as const, span, locked };
  return { requirements: [{ ...common, specifier: `==${version}`, written: `==${version}`, isLock: true }] };
}
