import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Parser } from 'web-tree-sitter';
import type { Inventory } from '../rules/catalog/sdk/lookup';
import { buildV2, buildV3, provenance, pythonParser, type ReadWheels, readWheels } from './inventory/build';
import { formatInventory } from './inventory/format';
import { type History, inventoryAt, type Release, writeHistory } from './inventory/history';
import { minorOf, newestPatches, openRelease } from './inventory/releases';
import { report } from './inventory/report';
import { shortInventory, signatureTable } from './inventory/short-form';
import type { LongInventory, WheelSource } from './inventory/types';
import { DownloadError, publishedVersions, type Wheel, WheelCache } from './inventory/wheels';

const V2_CONSTRAINT = '>=2.257,<3';
const HISTORY = 'v3-history.json';
const USAGE = `usage: sdk-inventory [--check | --newest | --report]
  (none)    regenerate rules/catalog/sdk from the wheels that the committed files name
  --newest  look up the newest V2 release and every V3 minor instead, then report
  --check   regenerate in memory and compare; exit 1 with the names that differ
  --report  say what changed between the two newest V3 minors and which entries of ours that touches`;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const output = join(root, 'rules/catalog/sdk');

function readJson<T>(file: string): T | undefined {
  const path = join(output, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;
}

/** Opens recorded wheels and refuses one whose bytes are not the recorded ones. */
function openRecorded(cache: WheelCache, recorded: readonly WheelSource[]): Wheel[] {
  return recorded.map(({ dist, version, sha256 }) => {
    const wheel = cache.exact(dist, version);
    if (wheel.sha256 !== sha256) throw new Error(`the wheel of ${dist} ${version} is not the recorded one`);
    return wheel;
  });
}

/** The wheels of every V3 minor, umbrella first, oldest release first. */
function openReleases(cache: WheelCache, newest: boolean): Wheel[][] {
  const recorded = newest ? undefined : readJson<History>(HISTORY)?.releases;
  if (recorded) return recorded.map(({ source }) => openRecorded(cache, source));
  return newestPatches(publishedVersions('sagemaker')).map((version) => openRelease(cache, version).flat());
}

function openV2(cache: WheelCache, newest: boolean): Wheel {
  const recorded = newest ? undefined : readJson<{ source: WheelSource }>('v2.json')?.source;
  const [wheel] = recorded ? openRecorded(cache, [recorded]) : [];
  return wheel ?? cache.newest('sagemaker', V2_CONSTRAINT);
}

function readNamed(parser: Parser, wheels: readonly Wheel[]): ReadWheels {
  const read = readWheels(parser, wheels);
  const [first] = wheels;
  if (read.damaged.length > 0) {
    console.warn(`sagemaker ${first?.version}: ${read.damaged.length} modules not understood in part, the rest kept:`);
    for (const name of read.damaged) console.warn(`  ${name}`);
  }
  return read;
}

async function generate(newest: boolean): Promise<Map<string, string>> {
  const cache = new WheelCache(join(root, '.cache'));
  const v2Wheel = openV2(cache, newest);
  const opened = openReleases(cache, newest);
  const parser = await pythonParser();
  const v2 = buildV2(readNamed(parser, [v2Wheel]), v2Wheel, 'usual');
  const releases: Release[] = [];
  const inventories: Inventory[] = [];
  let long: LongInventory | undefined;
  for (const wheels of opened) {
    const [umbrella, ...parts] = wheels;
    if (!umbrella) continue;
    const read = readNamed(parser, parts);
    releases.push({ minor: minorOf(umbrella.version), version: umbrella.version, source: wheels.map(provenance) });
    inventories.push(shortInventory(buildV3(parser, read, umbrella, parts, 'all')));
    if (wheels === opened.at(-1)) long = buildV3(parser, read, umbrella, parts, 'classes');
  }
  return new Map([
    ['v2.json', formatInventory(v2, 'classes')],
    ['v3.json', formatInventory(long ?? {}, 'classes')],
    ['signatures.json', formatInventory(signatureTable(v2), 'c')],
    ['v3-names.json', formatInventory(inventories.at(-1) ?? {}, 'c')],
    [HISTORY, formatInventory(writeHistory(releases, inventories), '')],
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

/** Writes all files or none: each is complete beside its old version before any is replaced. */
function write(files: ReadonlyMap<string, string>): void {
  mkdirSync(output, { recursive: true });
  for (const [file, text] of files) writeFileSync(join(output, `${file}.new`), text);
  for (const [file, text] of files) {
    renameSync(join(output, `${file}.new`), join(output, file));
    console.log(`rules/catalog/sdk/${file}: ${Math.round(Buffer.byteLength(text) / 1000)} kB`);
  }
}

function printReport(): void {
  const newest = readJson<Inventory>('v3-names.json');
  const history = readJson<History>(HISTORY);
  if (!newest || !history) throw new Error('there is no inventory yet; run sdk:inventory first');
  const before = inventoryAt(newest, history, history.releases.length - 2);
  for (const line of report(before, newest, join(root, 'rules'))) console.log(line);
}

async function main(options: readonly string[]): Promise<void> {
  const [option, ...more] = options;
  if (more.length > 0 || (option && !['--check', '--newest', '--report'].includes(option))) {
    console.error(USAGE);
    process.exitCode = 64;
    return;
  }
  try {
    if (option === '--report') return printReport();
    const files = await generate(option === '--newest');
    if (option === '--check') return check(files);
    write(files);
    if (option === '--newest') printReport();
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error;
    console.error(`${error.message}: no network, or no such release; nothing was changed`);
    process.exitCode = 2;
  }
}

void main(process.argv.slice(2));
