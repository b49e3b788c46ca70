import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Edition } from './editions';
import { editorsFolder } from './paths';
import { runCommand } from './run-command';

/** An installed VS Code server build. */
export interface Editor {
  readonly edition: Edition;
  /** The Node binary to run it with. */
  readonly node: string;
  /** Its entry point. */
  readonly main: string;
}

/** Installs an edition from npm unless it is there already; nothing is compiled and no install script runs. */
export async function ensureEditor(edition: Edition): Promise<Editor> {
  const folder = join(editorsFolder, edition.version);
  if (!existsSync(join(folder, 'complete'))) await install(edition, folder);
  return {
    edition,
    node: needsOwnNode(edition) ? join(folder, 'node_modules', nodePackage(), nodeBinary) : process.execPath,
    main: join(folder, server, 'out', 'server-main.js'),
  };
}

const server = join('node_modules', 'code-server', 'lib', 'vscode');
const nodeBinary = join('bin', process.platform === 'win32' ? 'node.exe' : 'node');

async function install(edition: Edition, folder: string): Promise<void> {
  console.log(`Installing VS Code ${edition.vscode} (code-server ${edition.version} from npm), once …`);
  // A folder of its own until it is whole, so that neither a broken-off nor a second install can be met half done.
  const draft = `${folder}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await writeFile(join(draft, 'package.json'), '{ "private": true }\n');
  const packages = [`code-server@${edition.version}`];
  if (needsOwnNode(edition)) packages.push(`${nodePackage()}@${edition.node}`);
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await npm(draft, ['install', ...packages, ...flags]);
  const home = join(draft, server);
  await npm(home, ['install', '--omit=dev', '--legacy-peer-deps', ...flags]);
  await symlink('node_modules', join(home, 'node_modules.asar'), 'junction');
  await replaceNativeModules(home);
  await writeFile(join(draft, 'complete'), '');
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
}

/** Puts plain JavaScript in place of the two compiled modules that the server asks for. */
async function replaceNativeModules(home: string): Promise<void> {
  const standIns = {
    '@vscode/spdlog': 'spdlog.cjs',
    'native-watchdog': 'watchdog.cjs',
    '@vscode/native-watchdog': 'watchdog.cjs',
  };
  for (const [name, file] of Object.entries(standIns)) {
    const manifest = join(home, 'node_modules', name, 'package.json');
    if (!existsSync(manifest)) continue;
    const declared: unknown = JSON.parse(await readFile(manifest, 'utf8'));
    const main = (declared as { main?: string }).main ?? 'index.js';
    await copyFile(join(__dirname, 'stand-ins', file), join(dirname(manifest), main));
  }
}

function needsOwnNode(edition: Edition): boolean {
  return Number(process.versions.node.split('.')[0]) !== edition.node;
}

/** The npm package that carries a Node binary for this machine. */
function nodePackage(): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${platform}-${process.arch}`;
}

function npm(cwd: string, args: string[]): Promise<void> {
  return runCommand(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd });
}
