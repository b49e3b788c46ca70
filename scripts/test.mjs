// npm test: everything that must hold, from a fresh clone on. Prints one closing line: `N passed, N failed`.
// Options: --quick leaves the editor out (for the inner loop; never for a verdict).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const report = join(root, '.cache', 'vitest.json');

if (!existsSync(bin('vitest'))) {
  console.log('Installing the packages of package-lock.json …');
  const { status } = spawnSync('npm', ['ci', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

let passed = 0;
let failed = 0;

await step('format and lint', bin('biome'), ['check', '.', '--error-on-warnings']);
await step('types', bin('tsc'), ['--noEmit']);
await step('bundles', process.execPath, ['scripts/build.mjs', '--tests']);
await step('Python environments with both SDKs', 'bash', ['scripts/sdk-venvs.sh']);
await vitest();
if (!process.argv.includes('--quick')) {
  await editor(['--version', '4.139.1']);
  await step('package', process.execPath, ['scripts/package.mjs']);
  await editor(['--package', '--version', '4.90.3']);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Runs a command that counts as one test. */
async function step(name, command, args) {
  console.log(`\n== ${name}`);
  const { code } = await run(command, args);
  if (code === 0) passed += 1;
  else failed += 1;
}

/** The vitest suites; each of their tests counts. */
async function vitest() {
  console.log('\n== vitest');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(bin('vitest'), args);
  if (!existsSync(report)) {
    failed += 1;
    return;
  }
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  passed += numPassedTests;
  failed += numFailedTests;
  if (code !== 0 && numFailedTests === 0) failed += 1;
}

/** The editor suite in one VS Code; each of its tests counts. */
async function editor(args) {
  console.log(`\n== editor ${args.join(' ')}`);
  const { code, output } = await run(bin('tsx'), ['scripts/editor/test-editor.ts', '--no-build', ...args]);
  const good = output.match(/^\s+ok\s/gm)?.length ?? 0;
  const bad = output.match(/^\s+FAIL\s/gm)?.length ?? 0;
  passed += good;
  failed += bad;
  if (code !== 0 && bad === 0) failed += 1;
  if (code === 0 && good === 0) passed += 1;
}

/** Runs a command with its output both shown and kept. */
function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      process.stdout.write(data);
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve({ code: 1, output });
    });
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
