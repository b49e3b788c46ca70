import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Parser } from 'web-tree-sitter';
import type { Inventory } from '../../rules/catalog/sdk/lookup';
import { buildV2, buildV3, pythonParser, readWheels } from '../../scripts/inventory/build';
import { formatInventory } from '../../scripts/inventory/format';
import { type History, inventoryAt, writeHistory } from '../../scripts/inventory/history';
import { newestPatches, partConstraint } from '../../scripts/inventory/releases';
import { report } from '../../scripts/inventory/report';
import { shortInventory } from '../../scripts/inventory/short-form';
import type { WheelSource } from '../../scripts/inventory/types';
import { type Wheel, WheelCache } from '../../scripts/inventory/wheels';

const ROOT = resolve(__dirname, '..', '..');
const SDK = join(ROOT, 'rules/catalog/sdk');
const read = <T>(file: string): T => JSON.parse(readFileSync(join(SDK, file), 'utf8')) as T;

let parser: Parser;
beforeAll(async () => {
  parser = await pythonParser();
});

/** The recorded wheels; without them and without PyPI the test fails with the line that says so. */
function recorded(sources: readonly WheelSource[]): Wheel[] {
  const cache = new WheelCache(join(ROOT, '.cache'));
  return sources.map(({ dist, version, sha256 }) => {
    const wheel = cache.exact(dist, version);
    expect(wheel.sha256).toBe(sha256);
    return wheel;
  });
}

describe('from the published wheels', () => {
  it('the V2 inventory is rebuilt byte for byte', { timeout: 120_000 }, () => {
    const wheels = recorded([read<{ source: WheelSource }>('v2.json').source]);
    const built = buildV2(readWheels(parser, wheels), wheels[0] as Wheel, 'usual');
    expect(formatInventory(built, 'classes') === readFileSync(join(SDK, 'v2.json'), 'utf8')).toBe(true);
  });

  const history = read<History>('v3-history.json');
  const middle = history.releases.findIndex(({ minor }) => minor === '3.13');
  it.each([middle, history.releases.length - 1])(
    'V3 inventory %i equals the history',
    { timeout: 120_000 },
    (index) => {
      const [umbrella, ...parts] = recorded(history.releases[index]?.source ?? []);
      const built = shortInventory(buildV3(parser, readWheels(parser, parts), umbrella as Wheel, parts, 'all'));
      const expected = inventoryAt(read<Inventory>('v3-names.json'), history, index);
      const text = (one: Inventory): string => formatInventory({ modules: one.modules }, 'c');
      expect(text(built) === text(expected)).toBe(true);
    },
  );
});

describe('a wheel', () => {
  const directory = mkdtempSync(join(tmpdir(), 'wheel-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('that does not parse in part is named and the rest kept', () => {
    const files: Record<string, string | Buffer> = {
      '__init__.py': 'from sagemaker.good import Good\n',
      'good.py': 'class Good:\n    def run(self, wait=True):\n        pass\n',
      'broken.py': 'def before(a):\n    pass\n\nclass (:\n',
      'binary.py': Buffer.from([0xff, 0xfe, 0x00, 0x80]),
      'shim.py':
        'import warnings\nfrom sagemaker.good import *  # noqa: F403\nwarnings.warn("moved", DeprecationWarning)\n',
    };
    mkdirSync(join(directory, 'sagemaker'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, 'sagemaker', name), text);
    const wheel = { dist: 'sagemaker', version: '9', sha256: '', directory };
    const built = readWheels(parser, [wheel]);
    expect(built.damaged).toEqual(['sagemaker.binary', 'sagemaker.broken']);
    const { modules } = shortInventory(buildV2(built, wheel, 'usual'));
    expect(modules['sagemaker.good']?.c?.Good?.m).toEqual({ run: ['wait'] });
    expect(modules['sagemaker.broken']?.f).toEqual({ before: ['a'] });
    expect(modules['sagemaker.shim']?.w).toBe(1);
    expect(modules['sagemaker.good']?.w).toBeUndefined();
  });

  it('that cannot be had stops the command with one line and changes nothing', () => {
    const before = readFileSync(join(SDK, 'v3-history.json'), 'utf8');
    const env = { ...process.env, PIP_INDEX_URL: 'http://127.0.0.1:9/simple', PIP_CONFIG_FILE: '/dev/null' };
    const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
    const run = spawnSync(process.execPath, [tsx, 'scripts/sdk-inventory.ts', '--newest'], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
    });
    expect(run.status).toBe(2);
    expect(run.stderr.trim().split('\n').at(-1)).toMatch(/no network, or no such release; nothing was changed$/);
    expect(run.stdout).toBe('');
    expect(readFileSync(join(SDK, 'v3-history.json'), 'utf8') === before).toBe(true);
  });
});

describe('the history', () => {
  const releases = ['3.0', '3.1', '3.2'].map((minor) => ({ minor, version: `${minor}.0`, source: [] }));
  const inventories: Inventory[] = [
    { modules: { a: { c: { C: { i: ['x'], m: { run: [] } } }, f: { gone: ['y'] } }, old: { n: ['N'] } } },
    { modules: { a: { c: { C: { i: ['x', 'z'], m: { run: [], stop: ['now'] } } } } } },
    { modules: { a: { c: { C: { i: ['x'], m: { run: ['wait'] } } }, n: ['LATE'] }, b: { w: 1 } } },
  ];

  it('gives back every inventory it was made of', () => {
    const written = writeHistory(releases, inventories);
    const newest = inventories[2] as Inventory;
    for (const [index, one] of inventories.entries()) {
      expect(inventoryAt(newest, written, index).modules).toEqual(one.modules);
    }
  });

  it('reports what a release adds, drops and changes', () => {
    const [, before, after] = inventories as [Inventory, Inventory, Inventory];
    const lines = report({ version: '3.1.0', ...before }, { version: '3.2.0', ...after }, join(ROOT, 'rules'));
    expect(lines.filter((line) => !line.startsWith('  '))).toEqual([
      'changed a.C (-z)',
      'changed a.C.run (+wait)',
      'dropped a.C.stop',
      'added a.LATE',
      'added b',
      '3.1.0 to 3.2.0: 2 added, 1 dropped, 2 changed',
    ]);
  });
});

describe('releases', () => {
  it('are the newest patches of V3 minors', () => {
    expect(newestPatches(['3.10.1', '3.10.0', '3.2.0', '3.0.1', '3.0', '2.257.7'])).toEqual([
      '3.0.1',
      '3.2.0',
      '3.10.1',
    ]);
  });

  it.each([
    ['3.22.1', '<3.0.0,>=2.22.1', '>=2.22.1,<2.23'],
    ['3.0.1', '<2.0.0', '==1.0.*'],
    ['3.30.0', '<4,>=3.1', '>=3.1,<4'],
  ])('%s with the pin %s take parts %s', (umbrella, pin, expected) => {
    expect(partConstraint(umbrella, pin)).toBe(expected);
  });
});
