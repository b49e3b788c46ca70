import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';

const root = join(__dirname, '../../..');
const faults = join(__dirname, 'faults.cjs');

/** What a run of the command line left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly bytes: Buffer;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string | Buffer;
  /** Path in the workspace → how the file system fails on it; see `faults.cjs`. */
  readonly faults?: Readonly<Record<string, Fault>>;
  /** Flags of Node itself. */
  readonly node?: readonly string[];
  /** Closes standard output at the first bytes, as `head` does. */
  readonly closesOutput?: boolean;
}

export type Fault =
  | 'unreadable'
  | 'changes-after-read'
  | 'vanishes-after-read'
  | 'disk-full'
  | 'unwritable'
  | 'no-space'
  | 'unrenamable'
  | 'kills-thread';

/** A folder of its own for each test, and the command line run in it as a process. */
export interface Workspace {
  readonly folder: string;
  /** Absolute path of the bundled command line. */
  readonly program: string;
  /** Absolute path of a file or folder in the workspace. */
  path(name: string): string;
  write(files: Readonly<Record<string, string | Buffer>>): Promise<void>;
  read(name: string): Promise<string>;
  bytes(name: string): Promise<Buffer>;
  run(args: readonly string[], options?: RunOptions): Promise<Run>;
}

/** Bundles the command line once per test file and gives every test an empty workspace. */
export function useWorkspace(): Workspace {
  let program = '';
  let folder = '';
  beforeAll(async () => {
    program = await bundle();
  }, 60_000);
  afterAll(() => rm(dirname(program), { recursive: true, force: true }));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sagemaker-v3-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const path = (name: string): string => join(folder, name);
  return {
    get folder() {
      return folder;
    },
    get program() {
      return program;
    },
    path,
    async write(files) {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(path(name)), { recursive: true });
        await writeFile(path(name), content);
      }
    },
    read: (name) => readFile(path(name), 'utf8'),
    bytes: (name) => readFile(path(name)),
    run: (args, options = {}) => run(program, args, { ...options, folder }),
  };
}

async function bundle(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sagemaker-v3-cli-'));
  const modules = join(root, 'node_modules');
  await build({
    entryPoints: {
      cli: join(root, 'server/src/cli/main.ts'),
      'cli-worker': join(root, 'server/src/cli/work/worker.ts'),
    },
    outdir: folder,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    alias: { 'web-tree-sitter': join(modules, 'web-tree-sitter/web-tree-sitter.cjs') },
  });
  for (const wasm of ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-python/tree-sitter-python.wasm']) {
    await copyFile(join(modules, wasm), join(folder, wasm.split('/')[1]!));
  }
  return join(folder, 'cli.js');
}

function run(
  program: string,
  args: readonly string[],
  options: RunOptions & { readonly folder: string },
): Promise<Run> {
  const absolute = Object.entries(options.faults ?? {}).map(([name, fault]) => [join(options.folder, name), fault]);
  const node = [...(options.node ?? []), ...(absolute.length > 0 ? ['--require', faults] : [])];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...node, program, ...args], {
      cwd: options.folder,
      env: { ...process.env, FAULTS: JSON.stringify(Object.fromEntries(absolute)) },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => {
      out.push(chunk);
      if (options.closesOutput) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      const bytes = Buffer.concat(out);
      resolve({ code, bytes, stdout: bytes.toString(), stderr: Buffer.concat(err).toString() });
    });
    // A run that does not read standard input may be gone before it is written.
    child.stdin.on('error', () => {});
    child.stdin.end(options.stdin ?? '');
  });
}
