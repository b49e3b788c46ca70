// npm run package: builds for production and packs sagemaker-v3-migrator.vsix; fails when it is too big or not whole.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const packagePath = join(root, 'sagemaker-v3-migrator.vsix');
const limit = 1_000_000;
const required = [
  'dist/client.js',
  'dist/server.js',
  'dist/web-tree-sitter.wasm',
  'dist/tree-sitter-python.wasm',
  'syntaxes/sagemaker-v3.injection.tmLanguage.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
];

const built = spawnSync(process.execPath, ['scripts/build.mjs', '--production'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

// vsce walks every folder before it looks at .vscodeignore, which takes minutes over installed editors.
const cwd = mkdtempSync(join(tmpdir(), 'sagemaker-v3-package-'));
process.once('exit', () => rmSync(cwd, { recursive: true, force: true }));
const heavy = ['.cache', '.git', 'node_modules', 'out', 'test'].map((name) => join(root, name));
cpSync(root, cwd, { recursive: true, filter: (path) => !heavy.includes(path) });

const files = await listFiles({ cwd, packageManager: PackageManager.None });
const packed = new Set(files.map((file) => file.replaceAll('\\', '/')));
const walkthroughs = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).contributes.walkthroughs;
const pages = walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown));
const missing = [...required, ...pages].filter((file) => !packed.has(file));
if (missing.length > 0) fail(`missing from the package: ${missing.join(', ')}`);
if (![...packed].some((file) => /^docs\/codes\/SM\d{3}\.md$/.test(file))) fail('no docs/codes/SM….md in the package');

await createVSIX({ cwd, packagePath, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
const { size } = statSync(packagePath);
if (size > limit) fail(`the package has ${size} bytes, more than ${limit}`);

/** @param {string} reason @returns {never} */
function fail(reason) {
  console.error(`npm run package: ${reason}`);
  process.exit(1);
}
