// node test/editor/shots.mjs OUT [WORKSPACE]: uses the extension as a person does, in a light, a dark and a high-contrast
// theme, and keeps pictures of it in OUT. Ends with 1 when something that should show does not.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repository } from '../support/repository.mjs';
import { startBrowser } from './browser.mjs';
import { installExtension } from './installExtension.mjs';
import { startServer, workbenchAddress, writeUserSettings } from './vscodeServer.mjs';

/** @typedef {import('playwright-core').Page} Page */

const example = path.join(repository, 'test', 'workspaces', 'phased-plan');
const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
};

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
  fix: 'Insert checklist row',
  added: '[3.2-5]',
  addedLine: 69,
  checklist: 'phase-1-checklist.md',
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

/**
 * Opens a document as a person does who knows its name.
 * @param {Page} page
 * @param {string} file a name, and a line and a column where they matter
 */
async function openDocument(page, file) {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').fill(file);
  const [name] = file.split(':', 1);
  await page.locator(`.quick-input-list ${rows}.focused`, { hasText: name }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: name }).waitFor();
}

/**
 * Clicks the icon in the activity bar.
 * @param {Page} page
 */
async function showView(page) {
  await page.locator('.activitybar .action-label[aria-label^="Plantrace"]').click({ timeout: 60_000 });
}

/** @typedef {[name: string, step: (page: Page) => Promise<unknown>]} Step */

/** @type {Step[]} */
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
      const phase = page.locator(`.sidebar ${rows}[aria-label^="phase, ${scene.phase},"]`);
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
      await openDocument(page, scene.fixable);
      await page.locator('.monaco-editor [class*="lightbulb"], .monaco-editor .lightBulbWidget').first().waitFor();
      await page.keyboard.press('Control+.');
      await page.locator('.action-widget .action').first().waitFor();
    },
  ],
  [
    'applied',
    async (page) => {
      await page.keyboard.press('Control+.');
      // The fix that is preferred is selected already.
      await page.locator('.action-widget .focused', { hasText: scene.fix }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.tab.dirty').waitFor();
      await openDocument(page, path.basename(scene.document));
      await page.keyboard.press('Control+G');
      await page.locator('.quick-input-widget input').fill(`:${scene.addedLine}`);
      await page.keyboard.press('Enter');
      await page.locator('.monaco-editor .view-line', { hasText: scene.added }).first().waitFor();
    },
  ],
  [
    'checklist',
    async (page) => {
      await runCommand(page, 'Plantrace: Create Execution Checklist');
      await page.locator('.tab.active', { hasText: scene.checklist }).waitFor();
      await page.locator('.notification-toast', { hasText: scene.checklist }).waitFor();
    },
  ],
  [
    'what-was-seen',
    async (page) => {
      await openDocument(page, path.basename(scene.document));
      await runCommand(page, 'Plantrace: Show What Plantrace Saw');
      await page.locator('.tab', { hasText: 'What Plantrace saw' }).waitFor();
      await page.waitForTimeout(2000);
    },
  ],
];

/** @type {Step} */
const emptyStep = [
  'empty-folder',
  async (page) => {
    await showView(page);
    await page.locator('.welcome-view', { hasText: 'No plan was found' }).waitFor();
  },
];

/** @type {Step[]} */
const failedSteps = [
  [
    'failed-server',
    async (page) => {
      await page.locator('.notification-toast', { hasText: 'The Plantrace server' }).waitFor({ timeout: 60_000 });
      if ((await page.locator('.notification-toast').count()) > 1) throw new Error('the failure is told twice');
    },
  ],
  [
    'failed-view',
    async (page) => {
      await showView(page);
      await page.locator('.welcome-view', { hasText: 'Restart Server' }).waitFor();
    },
  ],
];

/**
 * @param {Page} page
 * @param {Step[]} taken
 * @param {string} pictures what the names of the pictures begin with
 * @returns {Promise<boolean>} whether every step succeeded
 */
async function takeSteps(page, taken, pictures) {
  let succeeded = true;
  for (const [name, step] of taken) {
    try {
      await step(page);
      // Popups fade in.
      await page.waitForTimeout(500);
      console.log(`${pictures}-${name}`);
    } catch (error) {
      succeeded = false;
      console.error(`${pictures}-${name}: ${error instanceof Error ? error.message.split('\n', 1) : error}`);
    }
    await page.screenshot({ path: `${pictures}-${name}.png` });
    await page.keyboard.press('Escape');
  }
  return succeeded;
}

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
  const empty = path.join(data, 'empty');
  mkdirSync(empty);
  writeUserSettings(data, { 'workbench.colorTheme': themes[theme], 'editor.minimap.enabled': false });
  const extensions = path.join(data, 'extensions');
  const installed = await installExtension(extensions);
  const server = await startServer({ data, extensions });
  const browser = await startBrowser();
  try {
    /** @param {string} opened */
    const openPage = async (opened) => {
      // Each with a browser's memory of its own: which views were open is kept in it.
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.setDefaultTimeout(20_000);
      const openFile = path.join(opened, scene.document);
      const remote = opened === folder ? { openFile } : undefined;
      await page.goto(workbenchAddress({ port: server.port, folder: opened, remote }));
      return page;
    };
    const pictures = path.join(out, theme);
    let succeeded = await takeSteps(await openPage(folder), steps, pictures);
    succeeded = (await takeSteps(await openPage(empty), [emptyStep], pictures)) && succeeded;
    writeFileSync(path.join(installed, 'dist', 'server.js'), "throw new Error('a server that does not start');\n");
    return (await takeSteps(await openPage(folder), failedSteps, pictures)) && succeeded;
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
for (const theme of /** @type {const} */ (['light', 'dark', 'contrast'])) {
  if (!(await takePictures(theme, out, workspace))) process.exitCode = 1;
}
