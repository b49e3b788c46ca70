// Measures the server, the engine and the command line against the parser alone and against ruff. See `npm run bench`;
// `npm run bench -- --directory DIR` measures the scan of a directory only.
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Parser } from 'web-tree-sitter';
import type { Engine } from '../rules/engine/api';
import { loadEngine, wasmFolder } from '../server/src/load-engine';
import { directoryScan } from './bench/directory-scan';
import { generateModule, generateTree } from './bench/generate';
import { LspPeer } from './bench/lsp-peer';
import { memoryOfFiles, notebookEdits } from './bench/notebook-session';
import { fullParses, incrementalParses, parserFloor } from './bench/parser-floor';
import { ruffPath } from './bench/ruff';
import { measure, milliseconds, percentile, spread } from './bench/statistics';
import { table } from './bench/table';
import { keystrokes } from './bench/typing';

const root = join(__dirname, '..');
const server = join(root, 'dist/server.js');
const cli = join(root, 'dist/cli.js');
const sizes = [200, 1000, 5000, 20000];
const treeFiles = 400;

/** Aims of the project: 95th percentile in milliseconds. */
const aims: Readonly<Record<number, number>> = { 1000: 8, 5000: 30 };
const cleanFileAim = 0.2;
const notebookAim = 20;
const packageAim = 1e6;

interface Peer {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

async function main(): Promise<void> {
  if (!existsSync(server) || !existsSync(cli)) throw new Error('Build first: npm run build');
  const ruff = ruffPath();
  const { directory: folder } = parseArgs({ options: { directory: { type: 'string' } } }).values;
  if (folder !== undefined) {
    heading(`Directory ${folder}`);
    return await overDirectory(folder, ruff);
  }
  const ours: Peer = { name: 'sagemaker-v3', command: process.execPath, args: [server, '--stdio'] };
  const peers = ruff ? [ours, { name: 'ruff', command: ruff, args: ['server'] }] : [ours];
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  if (!ruff) console.log('ruff could not be installed: its rows are missing.');
  const work = await mkdtemp(join(tmpdir(), 'sagemaker-v3-bench-'));
  try {
    const engine = await loadEngine(wasmFolder());
    await inProcess(engine, await parserFloor());
    await overLsp(peers, work);
    await overNotebook(ours, work);
    await overTree(work, ruff);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  await packageSize();
}

/** The engine beside the parser it stands on. */
async function inProcess(engine: Engine, parser: Parser): Promise<void> {
  const rows = [
    ['in process, ms', 'parse full', 'parse key p50', 'parse key p95', 'engine full', 'engine key p50', 'p95'],
  ];
  for (const lines of sizes) {
    const text = generateModule(lines);
    const repeats = lines > 5000 ? 30 : 100;
    const parse = spread(await incrementalParses(parser, text, repeats));
    const analyse = spread(await incrementalAnalyses(engine, text, repeats));
    const full = await measure(lines > 5000 ? 5 : 15, () => engine.analyse([{ id: 'file', text }]));
    rows.push([
      `${lines} lines`,
      median(await fullParses(parser, text, 15)),
      parse.p50,
      parse.p95,
      median(full),
      analyse.p50,
      analyse.p95,
    ]);
  }
  heading('Engine and parser');
  console.log(table(rows));
  const clean = generateModule(1000, { hasUsages: false });
  const whole = await measure(200, () => engine.analyse([{ id: 'file', text: clean }]));
  const keys = await incrementalAnalyses(engine, clean, 200);
  console.log(`\n1000 lines without "sagemaker": ${spreadText(whole)} whole, ${spreadText(keys)} per keystroke`);
  verdict('a file without "sagemaker", whole', percentile(whole, 0.95), cleanFileAim);
  verdict('a file without "sagemaker", per keystroke', percentile(keys, 0.95), cleanFileAim);
}

async function incrementalAnalyses(engine: Engine, text: string, repeats: number): Promise<readonly number[]> {
  const keys = keystrokes(text, repeats * 2);
  const program = engine.open([{ id: 'file', text }]);
  program.analyse();
  try {
    return await measure(repeats, (index) => {
      const { offset, text: inserted } = keys[index]!;
      program.change('file', [{ start: offset, end: offset, text: inserted }]);
      program.analyse();
    });
  } finally {
    program.dispose();
  }
}

/** What a person at an editor waits for, with messages, pipes and scheduling included. */
async function overLsp(peers: readonly Peer[], folder: string): Promise<void> {
  const rows = [['over stdio, ms', 'lines', 'cold start', 'findings', 'key p50', 'key p95', 'code action', 'RSS MB']];
  const verdicts: (() => void)[] = [];
  for (const peer of peers) {
    for (const lines of sizes) {
      const { row, keys } = await session(peer, folder, lines);
      rows.push(row);
      process.stderr.write('.');
      const aim = aims[lines];
      if (peer === peers[0] && aim) {
        verdicts.push(() => verdict(`keystroke → diagnostics at ${lines} lines`, percentile(keys, 0.95), aim));
      }
    }
  }
  process.stderr.write('\n');
  heading('Language servers (cold start: spawn → first diagnostics)');
  console.log(table(rows));
  console.log();
  for (const tell of verdicts) tell();
}

async function session(peer: Peer, folder: string, lines: number) {
  const text = generateModule(lines);
  const uri = `file://${folder}/module_${lines}.py`;
  const starts = await measure(
    3,
    async () => {
      const fresh = await LspPeer.start(peer.command, peer.args, folder);
      await fresh.open(uri, text);
      await fresh.stop();
    },
    1,
  );
  const editor = await LspPeer.start(peer.command, peer.args, folder);
  let diagnostics = await editor.open(uri, text);
  const keys = keystrokes(text, 200);
  const times = await measure(lines > 5000 ? 40 : 100, async (index) => {
    const { range, text: inserted } = keys[index]!;
    diagnostics = await editor.change(uri, index + 2, range, inserted);
  });
  const chosen = diagnostics[diagnostics.length >> 1];
  const actions = chosen ? median(await measure(10, () => editor.codeActions(uri, chosen))) : '–';
  const memory = editor.memory();
  await editor.stop();
  const { p50, p95 } = spread(times);
  const size = memory === undefined ? '–' : memory.toFixed(0);
  return {
    keys: times,
    row: [peer.name, String(lines), median(starts), String(diagnostics.length), p50, p95, actions, size],
  };
}

async function overNotebook({ command, args }: Peer, folder: string): Promise<void> {
  heading('Notebook and open files');
  const { everything, cellCount } = await notebookEdits(command, args, folder);
  console.log(`edit of the import in a notebook of ${cellCount} cells → all cells told: ${spreadText(everything)}`);
  verdict(`all of ${cellCount} cells refreshed`, percentile(everything, 0.95), notebookAim);
  const { empty, full, openFiles } = await memoryOfFiles(command, args, folder);
  if (empty === undefined || full === undefined) return;
  console.log(`memory: ${empty.toFixed(0)} MB at the start, ${full.toFixed(0)} MB with ${openFiles} open V2 files`);
}

async function overTree(folder: string, ruff: string | undefined): Promise<void> {
  const tree = join(folder, 'tree');
  let lines = 0;
  for (const [path, text] of generateTree(treeFiles)) {
    await mkdir(dirname(join(tree, path)), { recursive: true });
    await writeFile(join(tree, path), text);
    lines += text.split('\n').length - 1;
  }
  heading(`Directory of ${treeFiles} files, ${lines} lines, three in four with V2 code`);
  await overDirectory(tree, ruff);
}

/** Our check of a directory, alone and on all cores, beside the native peer's; the aim is not to be slower. */
async function overDirectory(folder: string, ruff: string | undefined): Promise<void> {
  const rows = [['scan of a directory, ms', 'median']];
  const check = [cli, 'check', '--format', 'json'];
  const commands = [
    { name: 'sagemaker-v3 check', command: process.execPath, args: [...check, folder] },
    { name: 'sagemaker-v3 check --jobs 1', command: process.execPath, args: [...check, '--jobs', '1', folder] },
  ];
  if (ruff)
    commands.push({ name: 'ruff check --no-cache', command: ruff, args: ['check', '--no-cache', '--quiet', folder] });
  const times: number[] = [];
  for (const { name, command, args } of commands) {
    const measured = await measure(5, () => directoryScan(command, args), 1);
    times.push(percentile(measured, 0.5));
    rows.push([name, median(measured)]);
  }
  console.log(table(rows));
  const [ours = 0, , peer] = times;
  if (peer === undefined) return;
  const isMet = ours <= peer;
  console.log(
    `\n${isMet ? 'met   ' : 'MISSED'}  ${milliseconds(ours)} ms beside ruff's ${milliseconds(peer)} ms (aim: not slower)`,
  );
}

async function packageSize(): Promise<void> {
  const [built] = (await readdir(root)).filter((name) => name.endsWith('.vsix'));
  heading('Package');
  if (!built) return console.log('No .vsix here: run "npm run package" first to have its size compared.');
  const { size } = statSync(join(root, built));
  const isMet = size <= packageAim;
  console.log(`${isMet ? 'met   ' : 'MISSED'}  ${built}: ${(size / 1e6).toFixed(2)} MB (aim ≤ ${packageAim / 1e6} MB)`);
}

function verdict(what: string, p95: number, aim: number): void {
  console.log(`${p95 <= aim ? 'met   ' : 'MISSED'}  ${what}: p95 ${milliseconds(p95)} ms (aim ≤ ${aim} ms)`);
}

function heading(text: string): void {
  console.log(`\n${text}\n`);
}

function median(times: readonly number[]): string {
  return spread(times).p50;
}

function spreadText(times: readonly number[]): string {
  const { p50, p95 } = spread(times);
  return `p50 ${p50} ms, p95 ${p95} ms`;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
