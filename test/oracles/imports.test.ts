import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { allEntries } from '../../rules/catalog/index';
import { markedLines } from '../../scripts/verify-types/marked-lines';
import { sdkVenv } from '../support/sdk-venv';

/** Executes each line by itself, offline, and prints a JSON object of the ones that fail. */
const RUNNER = `
import json, socket, sys, warnings
warnings.simplefilter("ignore")
def deny(*_a, **_k):
    raise OSError("an import reached for the network")
socket.socket.connect = deny
socket.create_connection = deny
failed = {}
for line in json.load(sys.stdin):
    try:
        exec(line, {})
    except BaseException as error:
        failed[line] = f"{type(error).__name__}: {error}"
json.dump(failed, sys.__stdout__)
`;

/** The SDK import statements of a text, those under a marker or a suppression left out. */
function importsOf(text: string): readonly string[] {
  const marked = markedLines(text);
  const found: string[] = [];
  const statement =
    /^[ \t]*((?:from (?:sagemaker|boto3)[\w.]* import (?:\([^)]*\)|[^\n]*))|import (?:sagemaker|boto3)[^\n]*)/gm;
  for (const match of text.matchAll(statement)) {
    const line = text.slice(0, match.index).split('\n').length - 1;
    const last = line + (match[0].split('\n').length - 1);
    if (match[0].includes('sagemaker-v3: ignore')) continue;
    if (![...marked].some((one) => line <= one && one <= last)) found.push(match[1]!.replace(/[ \t]*\r?$/, ''));
  }
  return found;
}

describe('every import that a migration writes works under the real V3', () => {
  let python: string;
  beforeAll(async () => {
    python = join(await sdkVenv('v3'), 'bin', 'python');
  }, 300_000);

  const run = (lines: readonly string[]): Record<string, string> => {
    const home = mkdtempSync(join(tmpdir(), 'sagemaker-v3-imports-'));
    try {
      const { stdout, stderr, status } = spawnSync(python, ['-c', RUNNER], {
        input: JSON.stringify(lines),
        encoding: 'utf8',
        env: {
          PATH: process.env['PATH'] ?? '',
          HOME: home,
          AWS_ACCESS_KEY_ID: 'testing',
          AWS_SECRET_ACCESS_KEY: 'testing',
          AWS_DEFAULT_REGION: 'us-west-2',
          AWS_EC2_METADATA_DISABLED: 'true',
        },
      });
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1)) as Record<string, string>;
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  };

  it('in fixtures and in the examples of the catalog', () => {
    const folder = resolve(__dirname, '..', 'fixtures');
    const programs = globSync('*.v3.py', { cwd: folder, absolute: true }).map((path) => readFileSync(path, 'utf8'));
    const texts = [...programs, ...allEntries.map(({ after }) => after)];
    const lines = [...new Set(texts.flatMap(importsOf))].sort();
    expect(lines.length).toBeGreaterThan(40);
    expect(run(lines)).toEqual({});
  }, 300_000);

  it('and one that V3 does not have is caught', () => {
    const lines = ['from sagemaker.estimator import Estimator', 'from sagemaker.core.resources import Endpoint'];
    expect(Object.keys(run(lines))).toEqual([lines[0]]);
  }, 300_000);
});
