import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { withUses } from '../../rules/catalog/helpers/helper';
import { RECORD_IO } from '../../rules/catalog/helpers/record-io';
import { ALGORITHMS } from '../../rules/catalog/mappings/algorithms';
import { sdkVenv } from '../support/sdk-venv';

const run = promisify(execFile);

/** Where the package is, without importing it. */
const FOLDER = 'import importlib.util as u; print(u.find_spec("sagemaker").submodule_search_locations[0] + "/amazon")';

describe('the table of algorithms', () => {
  it('says what the classes of the real V2 say', async () => {
    const python = join(await sdkVenv('v2'), 'bin', 'python');
    const { stdout: folder } = await run(python, ['-c', FOLDER]);
    const script = join(__dirname, '..', '..', 'scripts', 'make-algorithms.py');
    const { stdout } = await run(python, [script, folder.trim()]);
    expect(JSON.parse(stdout)).toEqual(ALGORITHMS);
  }, 300_000);
});

describe('code that is written into programs', () => {
  it('writes and reads RecordIO-protobuf as the real V2 does', async () => {
    const helpers = [...new Set(Object.values(RECORD_IO).flatMap(withUses))];
    // V2 has the same base classes and read_recordio under other names.
    const imports = `from sagemaker.amazon.common import read_recordio
from sagemaker.deserializers import SimpleBaseDeserializer
from sagemaker.serializers import SimpleBaseSerializer
`;
    const folder = await mkdtemp(join(tmpdir(), 'helpers-'));
    try {
      const path = join(folder, 'helpers.py');
      await writeFile(path, imports + helpers.map(({ source }) => source).join('\n\n'));
      const python = join(await sdkVenv('v2'), 'bin', 'python');
      const script = join(__dirname, 'python', 'compare_records.py');
      const env = { ...process.env, SAGEMAKER_SUPPRESS_V2_WARNING: '1' };
      const { stdout } = await run(python, ['-W', 'ignore', script, path], { env });
      const { compared, different } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
      expect(different).toEqual([]);
      expect(compared).toBeGreaterThan(2000);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 300_000);
});
