// Bundles client, server and command line into dist/, and with --tests the editor suite into out/test/.
// --production minifies and leaves source maps out. Any error ends with a non-zero exit code.
import { chmod, copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const production = process.argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  minify: production,
  alias: {
    // The ES module reads import.meta.url, which is empty in a CommonJS bundle.
    'web-tree-sitter': join(modules, 'web-tree-sitter/web-tree-sitter.cjs'),
    // The UMD module hides its requires from the bundler.
    'jsonc-parser': join(modules, 'jsonc-parser/lib/esm/main.js'),
  },
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * The tables of the multi-byte encodings of East Asia would be a quarter of the package. The command line has them; the
 * server refuses such a file by name.
 * @type {import('esbuild').Plugin}
 */
const withoutLargeEncodings = {
  name: 'without-large-encodings',
  setup({ onLoad }) {
    onLoad({ filter: /iconv-lite[\\/]encodings[\\/]dbcs-data\.js$/ }, () => ({ contents: 'module.exports = {};' }));
  },
};

const bundles = [
  { entryPoints: ['client/src/extension.ts'], outfile: 'dist/client.js', external: ['vscode'] },
  {
    entryPoints: ['server/src/main.ts'],
    outfile: 'dist/server.js',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [withoutLargeEncodings],
  },
  { entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
  { entryPoints: ['server/src/cli/work/worker.ts'], outfile: 'dist/cli-worker.js' },
];
if (process.argv.includes('--tests')) {
  bundles.push({ entryPoints: ['test/e2e/index.ts'], outfile: 'out/test/index.js', external: ['vscode'] });
}

const wasm = ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-python/tree-sitter-python.wasm'];

try {
  await mkdir(join(root, 'dist'), { recursive: true });
  if (production) {
    const maps = (await readdir(join(root, 'dist'))).filter((name) => name.endsWith('.map'));
    await Promise.all(maps.map((name) => rm(join(root, 'dist', name), { force: true })));
  }
  await Promise.all(bundles.map((bundle) => build({ ...common, ...bundle })));
  await Promise.all(wasm.map((file) => copyFile(join(modules, file), join(root, 'dist', file.split('/')[1]))));
  await Promise.all(['dist/server.js', 'dist/cli.js'].map((file) => chmod(join(root, file), 0o755)));
} catch (error) {
  // esbuild has printed its own errors already.
  if (!error.errors) console.error(error.message);
  process.exit(1);
}
