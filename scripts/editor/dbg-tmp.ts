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

async function runSuite(edition: Edition, packaged: boolean): Promise<boolean> {
  const editor = await ensureEditor(edition);
  const started = Date.now();
  const running = await startEditor(editor, packaged ? { vsix: [join(root, 'sagemaker-v3-migrator.vsix')] } : {});
  try {
    console.log(`VS Code ${edition.vscode}${packaged ? ', installed package' : ''}`);
    const code = await runInBrowser(running, packaged);
    console.log(`  ${code === 0 ? 'passed' : `failed (${code})`} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return code === 0;
  } finally {
    await running.stop();
  }
}

/** The exit code of the suite; a screenshot of the editor is kept when it is not 0. */
async function runInBrowser(running: RunningEditor, packaged: boolean): Promise<number> {
  const workspace = join(running.home, 'workspace');
  await mkdir(workspace);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.on('requestfailed',r=>console.log('REQFAILED',r.url(),r.failure()?.errorText)); page.on('response',r=>{if(r.status()>=400)console.log('RESP',r.status(),r.url())}); page.on('console',m=>console.log('CON',m.type(),m.text().slice(0,400),m.location().url)); page.on('pageerror',e=>console.log('PERR',e.message)); page.on('worker',w=>console.log('WORKER',w.url()));
    const ended = new Promise<number>((resolve) => {
      setTimeout(() => resolve(124), timeLimit).unref();
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', (kind: string, args: unknown[]) => {
      const line = args.map(String).join(' ');
      // The suite marks its own lines; the rest is the editor talking to itself.
      if (line.includes('[e2e]')) console.log(line.replace(/^.*?\[e2e\]/, ' '));
      else if (process.env.DEBUG) console.log(`    (${kind}) ${line}`);
    });
    const extension = packaged ? await emptyExtension(running.home) : root;
    await page.goto(running.url({ workspace, extension, tests: '/tmp/dbgtest/index.js' }));
    const code = await ended;
    if (code !== 0) { const {cpSync}=await import('node:fs'); cpSync(running.home,'/tmp/fail-home-'+Date.now(),{recursive:true}); }
    if (code !== 0) await page.screenshot({ path: join(editorsFolder, 'failure.png') });
    return code;
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
