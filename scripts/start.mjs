// npm start: a VS Code in the browser with the extension on a copy of examples/, from a fresh clone on.
// Options: --port 8080, --version 4.90.3 (see scripts/editor/editions.ts), --no-open.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
  process.exit(1);
}
if (!existsSync(join(root, 'node_modules', 'tsx'))) {
  console.log('Installing the packages of package-lock.json …');
  run('npm', ['ci', '--loglevel=error'], process.platform === 'win32');
}
run(process.execPath, ['scripts/build.mjs']);
// In this process, so that whatever ends it ends the editor too.
const { require: load } = await import('tsx/cjs/api');
load('./editor/start.ts', import.meta.url);

/** @param {string} command @param {string[]} args */
function run(command, args, shell = false) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}
