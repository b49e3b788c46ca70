// Runs test/e2e in the VS Code editions of editions.ts, or in those named by --version.
// With --package the suite meets the extension as installed from its .vsix instead of from source;
// with --no-build it takes what an earlier build left.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser';
import { type Edition, editionOf, editions } from './editions';
import { ensureEditor } from './install';
import { editorsFolder, root } from './paths';
import { runCommand } from './run-command';
import { type RunningEditor, startEditor } from './server';

const timeLimit = 180_000;

/** The editor's own code for an extension host that did not come up. */
const hostFailed = 81;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      version: { type: 'string', multiple: true },
      package: { type: 'boolean', default: false },
      build: { type: 'boolean', default: true },
    },
    allowNegative: true,
  });
  const chosen = values.version ? values.version.map(editionOf) : editions;
  if (values.build) await runCommand(process.execPath, [join(root, 'scripts', 'build.mjs'), '--tests']);
  if (values.build && values.package) await runCommand(process.execPath, [join(root, 'scripts', 'package.mjs')]);
  const failed: Edition[] = [];
  for (const edition of chosen) if (!(await runSuite(edition, values.package))) failed.push(edition);
  if (failed.length === 0) return;
  console.error(`Editor tests failed in VS Code ${failed.map((edition) => edition.vscode).join(', ')}.`);
  process.exitCode = 1;
}

/** One run of the suite, or two when the first ended before the suite said a word: 1.82 at times fails to start. */
async function runSuite(edition: Edition, packaged: boolean): Promise<boolean> {
  const first = await runOnce(edition, packaged);
  if (first.code !== hostFailed || first.hasSpoken) return first.code === 0;
  console.log('  The editor did not bring up its extension hosts; once more …');
  return (await runOnce(edition, packaged)).code === 0;
}

/** How a run ended, and whether any test had told its outcome by then. */
interface Outcome {
  readonly code: number;
  readonly hasSpoken: boolean;
}

async function runOnce(edition: Edition, packaged: boolean): Promise<Outcome> {
  const editor = await ensureEditor(edition);
  const started = Date.now();
  const running = await startEditor(editor, packaged ? { vsix: [join(root, 'sagemaker-v3-migrator.vsix')] } : {});
  try {
    console.log(`VS Code ${edition.vscode}${packaged ? ', installed package' : ''}`);
    const outcome = await runInBrowser(running, packaged);
    const { code } = outcome;
    console.log(`  ${code === 0 ? 'passed' : `failed (${code})`} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return outcome;
  } finally {
    await running.stop();
  }
}

/** Runs the suite; a screenshot of the editor is kept when its exit code is not 0. */
async function runInBrowser(running: RunningEditor, packaged: boolean): Promise<Outcome> {
  const workspace = join(running.home, 'workspace');
  await mkdir(workspace);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const ended = new Promise<number>((resolve) => {
      setTimeout(() => resolve(124), timeLimit).unref();
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    let hasSpoken = false;
    await page.exposeFunction('codeAutomationLog', (kind: string, args: unknown[]) => {
      const line = args.map(String).join(' ');
      // The suite marks its own lines; the rest is the editor talking to itself.
      if (line.includes('[e2e]')) {
        hasSpoken = true;
        console.log(line.replace(/^.*?\[e2e\]/, ' '));
      } else if (process.env.DEBUG) console.log(`    (${kind}) ${line}`);
    });
    const extension = packaged ? await emptyExtension(running.home) : root;
    await page.goto(running.url({ workspace, extension, tests: join(root, 'out', 'test', 'index.js') }));
    const code = await ended;
    if (code !== 0) await page.screenshot({ path: join(editorsFolder, 'failure.png') });
    return { code, hasSpoken };
  } finally {
    await browser.close();
  }
}

/** The editor runs a suite only beside an extension in development, so an empty one keeps it company. */
async function emptyExtension(home: string): Promise<string> {
  const folder = join(home, 'empty-extension');
  await mkdir(folder);
  const manifest = { name: 'empty', publisher: 'test', version: '0.0.1', engines: { vscode: '*' } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
