// node test/editor/shots.mjs OUT [WORKSPACE]: uses the extension as a person does, in a light and a dark theme, and keeps
// pictures of it in OUT. Ends with 1 when something that should show does not.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repository } from '../support/repository.mjs';
import { startBrowser } from './browser.mjs';
import { installExtension } from './installExtension.mjs';
import { startServer, workbenchAddress, writeUserSettings } from './vscodeServer.mjs';

/** @typedef {import('playwright-core').Page} Page */

const example = path.join(repository, 'test', 'workspaces', 'phased-plan');
const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' };

/** What the pictures show; to be changed along with the example workspace. */
const scene = {
  document: 'docs/plans/phase-1-ledger-and-patrons.md',
  /** A line of the document, seen when it is opened, with an ID to hover. */
  hoverText: '1.1-2',
  phase: 'Phase 1',
  /** A part of the message of a finding. */
  finding: '1.2-19',
  /** Where a finding has a quick fix. */
  fixable: 'HighLevelReqs.md:65:5',
};

const rows = '.monaco-list-row';

/**
 * Runs a command by its title.
 * @param {Page} page
 * @param {string} title
 */
async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator(`.quick-input-list ${rows}`, { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** @type {[name: string, step: (page: Page) => Promise<unknown>][]} */
const steps = [
  [
    'editor',
    async (page) => {
      await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
      await page.locator('.statusbar-item', { hasText: 'covered' }).waitFor({ timeout: 60_000 });
    },
  ],
  [
    'phases',
    async (page) => {
      await runCommand(page, 'Plantrace: Show Phases');
      const phase = page.locator(`.sidebar ${rows}`, { hasText: scene.phase });
      await phase.locator('.monaco-tl-twistie').click();
      await page.waitForTimeout(1000);
    },
  ],
  [
    'hover',
    async (page) => {
      await page.locator('.monaco-editor .view-line span', { hasText: scene.hoverText }).last().hover({ force: true });
      await page.locator('.monaco-hover:not(.hidden)', { hasText: scene.hoverText }).waitFor();
    },
  ],
  [
    'problems',
    async (page) => {
      await page.mouse.move(0, 0);
      await runCommand(page, 'Problems: Focus on Problems View');
      await page.locator(`.markers-panel ${rows}`, { hasText: scene.finding }).first().waitFor();
    },
  ],
  [
    'quick-fix',
    async (page) => {
      await page.keyboard.press('Control+P');
      await page.locator('.quick-input-widget input').fill(scene.fixable);
      await page
        .locator(`.quick-input-list ${rows}`, { hasText: path.parse(scene.fixable).name })
        .first()
        .waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.monaco-editor [class*="lightbulb"], .monaco-editor .lightBulbWidget').first().waitFor();
      await page.keyboard.press('Control+.');
      await page.locator('.action-widget .action').first().waitFor();
    },
  ],
];

/**
 * @param {keyof typeof themes} theme
 * @param {string} out
 * @param {string} workspace
 * @returns {Promise<boolean>} whether every step succeeded
 */
async function takePictures(theme, out, workspace) {
  const data = mkdtempSync(path.join(os.tmpdir(), 'plantrace-shots-'));
  process.once('exit', () => rmSync(data, { recursive: true, force: true, maxRetries: 5 }));
  const folder = path.join(data, path.basename(workspace));
  cpSync(workspace, folder, { recursive: true });
  writeUserSettings(data, { 'workbench.colorTheme': themes[theme], 'editor.minimap.enabled': false });
  const extensions = path.join(data, 'extensions');
  await installExtension(extensions);
  const server = await startServer({ data, extensions });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(20_000);
    const document = path.join(folder, scene.document);
    await page.goto(workbenchAddress({ port: server.port, folder, remote: { openFile: document } }));
    let succeeded = true;
    for (const [name, step] of steps) {
      try {
        await step(page);
        // Popups fade in.
        await page.waitForTimeout(500);
        console.log(`${theme} ${name}`);
      } catch (error) {
        succeeded = false;
        console.error(`${theme} ${name}: ${error instanceof Error ? error.message.split('\n', 1) : error}`);
      }
      await page.screenshot({ path: path.join(out, `${theme}-${name}.png`) });
      await page.keyboard.press('Escape');
    }
    return succeeded;
  } finally {
    await browser.close();
    await server.stop();
  }
}

const [out, workspace = example] = process.argv.slice(2);
if (!out) {
  console.error('usage: node test/editor/shots.mjs OUT [WORKSPACE]');
  process.exit(2);
}
mkdirSync(out, { recursive: true });
for (const theme of /** @type {const} */ (['light', 'dark'])) {
  if (!(await takePictures(theme, out, workspace))) process.exitCode = 1;
}
