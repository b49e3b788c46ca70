// npm run screenshot: the pictures of docs/images, taken of a real VS Code on a copy of examples/; with names, only those.
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { defaultEdition } from './editions';
import { ensureEditor } from './install';
import { root } from './paths';
import { runCommand } from './run-command';
import { startEditor } from './server';

const images = join(root, 'docs', 'images');

/** What is done until a picture is taken, from an editor that shows the folder. */
type Scene = (page: Page) => Promise<void>;

const scenes: Readonly<Record<string, Scene>> = {
  async editor(page) {
    await openExample(page, 'train_churn_xgboost.py');
    await openLightBulb(page, '= Estimator(', 'Estimator');
  },
  async notebook(page) {
    await openNotebook(page, 'demand_forecast.ipynb');
    await runEditorCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await openLightBulb(page, 'estimator = XGBoost(', 'XGBoost');
  },
  async workspace(page) {
    await openNotebook(page, 'demand_forecast.ipynb');
    await runEditorCommand(page, 'SageMaker V3: Check Workspace');
    await page.locator('.notification-toast', { hasText: /findings in \d+ of them/ }).waitFor({ timeout: 60_000 });
    await runEditorCommand(page, 'Notifications: Clear All Notifications');
    await runEditorCommand(page, 'Explorer: Focus on V2 left in this workspace View');
    // Room for the list: the folder's own section closes, the side bar gets wider.
    await page.getByRole('button', { name: /^Explorer Section/ }).click();
    await widenSideBar(page);
    const view = page.locator('.pane', { has: page.getByRole('button', { name: /^V2 left in this workspace/ }) });
    await view.getByRole('treeitem', { name: 'demand_forecast.ipynb' }).click();
    await view.getByRole('treeitem', { name: /Framework estimators are gone/ }).click();
    await page.locator('.monaco-editor.focused .view-line', { hasText: 'estimator = XGBoost(' }).waitFor();
    await page.mouse.move(900, 20);
  },
  async review(page) {
    await openExample(page, 'train_churn_xgboost.py');
    await runEditorCommand(page, 'SageMaker V3: Migrate Workspace');
    const rows = page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row');
    const file = rows.filter({ hasText: 'train_churn_xgboost.py' });
    await file.waitFor({ timeout: 60_000 });
    await widenSideBar(page);
    await file.locator('.monaco-tl-twistie').click();
    const review = rows.filter({ hasText: /^To review/ });
    await review.locator('.custom-view-tree-node-item-checkbox').click();
    await review.click();
    await page.locator('.monaco-diff-editor .view-line', { hasText: 'ModelTrainer' }).first().waitFor();
    await page.mouse.move(900, 20);
  },
};

async function main(): Promise<void> {
  await runCommand(process.execPath, [join(root, 'scripts', 'build.mjs')], { shell: false });
  await mkdir(images, { recursive: true });
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !scenes[name]);
  if (unknown !== undefined) throw new Error(`No picture "${unknown}"; there are ${Object.keys(scenes).join(', ')}.`);
  for (const [name, scene] of Object.entries(scenes)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    await take(scene, join(images, `${name}.png`));
  }
}

async function take(prepare: Scene, image: string): Promise<void> {
  const running = await startEditor(await ensureEditor(defaultEdition()));
  const browser = await launchBrowser();
  try {
    const workspace = join(running.home, 'examples');
    await cp(join(root, 'examples'), workspace, { recursive: true });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(running.url({ workspace, extension: root }));
    await prepare(page).catch(async (error: unknown) => {
      await page.screenshot({ path: join(running.home, '..', 'screenshot-failure.png') });
      throw error;
    });
    await page.screenshot({ path: image });
    console.log(image);
  } finally {
    await browser.close();
    await running.stop();
  }
}

/** Opens a file by its entry in the Explorer, and waits for the first squiggles in it. */
async function openExample(page: Page, name: string): Promise<void> {
  await page.getByRole('treeitem', { name }).dblclick({ timeout: 60_000 });
  await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
}

/** A notebook that is opened before the extensions are up would be shown as text. */
async function openNotebook(page: Page, name: string): Promise<void> {
  await openExample(page, 'train_churn_xgboost.py');
  await runEditorCommand(page, 'View: Close All Editors');
  await openExample(page, name);
  await page.locator('.notebook-editor .squiggly-error').nth(2).waitFor();
}

async function widenSideBar(page: Page): Promise<void> {
  await page.mouse.move(348, 400);
  await page.mouse.down();
  await page.mouse.move(560, 400, { steps: 5 });
  await page.mouse.up();
}

/** Runs a command as a person does. */
async function runEditorCommand(page: Page, command: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().waitFor();
  await page.keyboard.type(command);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: command }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Puts the cursor into a word of a line, and opens what the light bulb offers there. */
async function openLightBulb(page: Page, line: string, word: string): Promise<void> {
  const found = page.locator('.view-line', { hasText: line }).first();
  await found.getByText(word, { exact: false }).last().click();
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').waitFor();
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
