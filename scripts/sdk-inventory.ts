import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildV2, buildV3, pythonParser } from './inventory/build';
import { formatInventory } from './inventory/format';
import { shortInventory, signatureTable } from './inventory/short-form';
import type { LongInventory, WheelSource } from './inventory/types';
import { DownloadError, requirementsOf, type Wheel, WheelCache } from './inventory/wheels';

const V2_CONSTRAINT = '>=2.257,<3';
const V3_VERSION = '3.27.0';
const USAGE = `usage: sdk-inventory [--check | --newest]
  (none)    regenerate rules/catalog/sdk from the wheels that the committed files name
  --newest  look up the newest V2 wheel and the newest parts that V3 ${V3_VERSION} allows instead
  --check   regenerate in memory and compare; exit 1 with the names that differ`;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const output = join(root, 'rules/catalog/sdk');

function readRecorded(file: string): readonly WheelSource[] {
  const path = join(output, file);
  if (!existsSync(path)) return [];
  const { source } = JSON.parse(readFileSync(path, 'utf8')) as Pick<LongInventory, 'source'>;
  return Array.isArray(source) ? (source as readonly WheelSource[]) : [source as WheelSource];
}

/** Opens recorded wheels and refuses one whose bytes are not the recorded ones. */
function openRecorded(cache: WheelCache, recorded: readonly WheelSource[]): Wheel[] {
  return recorded.map(({ dist, version, sha256 }) => {
    const wheel = cache.exact(dist, version);
    if (wheel.sha256 !== sha256) throw new Error(`the wheel of ${dist} ${version} is not the recorded one`);
    return wheel;
  });
}

function openV3(cache: WheelCache, recorded: readonly WheelSource[]): [umbrella: Wheel, parts: Wheel[]] {
  const [first, ...rest] = openRecorded(cache, recorded);
  if (first) return [first, rest];
  const umbrella = cache.exact('sagemaker', V3_VERSION);
  const parts = [...requirementsOf(umbrella)].map(([dist, constraint]) => cache.newest(dist, constraint));
  return [umbrella, parts];
}

async function generate(newest: boolean): Promise<Map<string, string>> {
  const cache = new WheelCache(join(root, '.cache'));
  const v2Wheel = openRecorded(cache, newest ? [] : readRecorded('v2.json'))[0];
  const [umbrella, parts] = openV3(cache, newest ? [] : readRecorded('v3.json'));
  const parser = await pythonParser();
  const v2 = buildV2(parser, v2Wheel ?? cache.newest('sagemaker', V2_CONSTRAINT), 'usual');
  return new Map([
    ['v2.json', formatInventory(v2, 'classes')],
    ['v3.json', formatInventory(buildV3(parser, umbrella, parts, 'classes'), 'classes')],
    ['signatures.json', formatInventory(signatureTable(v2), 'c')],
    ['v3-names.json', formatInventory(shortInventory(buildV3(parser, umbrella, parts, 'all')), 'c')],
  ]);
}

function check(files: ReadonlyMap<string, string>): void {
  for (const [file, text] of files) {
    const path = join(output, file);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    console.error(`differs: rules/catalog/sdk/${file}`);
    process.exitCode = 1;
  }
}

function write(files: ReadonlyMap<string, string>): void {
  mkdirSync(output, { recursive: true });
  for (const [file, text] of files) {
    writeFileSync(join(output, file), text);
    console.log(`rules/catalog/sdk/${file}: ${Math.round(Buffer.byteLength(text) / 1000)} kB`);
  }
}

async function main(options: readonly string[]): Promise<void> {
  if (options.some((option) => option !== '--check' && option !== '--newest')) {
    console.error(USAGE);
    process.exitCode = 64;
    return;
  }
  try {
    const files = await generate(options.includes('--newest'));
    if (options.includes('--check')) check(files);
    else write(files);
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error;
    console.error(`${error.message}: no network, or no such wheel; nothing was changed`);
    process.exitCode = 2;
  }
}

void main(process.argv.slice(2));
