// npm run screenshot: docs/images/editor.png, a V2 file with its squiggles and the light bulb's menu open.
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { defaultEdition } from './editions';
import { ensureEditor } from './install';
import { root } from './paths';
import { runCommand } from './run-command';
import { startEditor } from './server';

const example = 'train_churn_xgboost.py';
const image = join(root, 'docs', 'images', 'editor.png');

async function main(): Promise<void> {
  await runCommand(process.execPath, [join(root, 'scripts', 'build.mjs')], { shell: false });
  const running = await startEditor(await ensureEditor(defaultEdition()));
  const browser = await launchBrowser();
  try {
    const workspace = join(running.home, 'examples');
    await cp(join(root, 'examples'), workspace, { recursive: true });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(running.url({ workspace, extension: root, file: join(workspace, example) }));
    await openLightBulb(page);
    await mkdir(join(image, '..'), { recursive: true });
    await page.screenshot({ path: image });
    console.log(image);
  } finally {
    await browser.close();
    await running.stop();
  }
}

async function openLightBulb(page: Page): Promise<void> {
  await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
  const lines = (await readFile(join(root, 'examples', example), 'utf8')).split('\n');
  const line = lines.findIndex((text) => text.includes('= Estimator('));
  await page.keyboard.press('Control+G');
  await page.keyboard.type(`${line + 1}:${(lines[line] ?? '').indexOf('Estimator(') + 2}`);
  await page.keyboard.press('Enter');
  await page.locator('.line-numbers.active-line-number', { hasText: String(line + 1) }).waitFor();
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').waitFor();
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
