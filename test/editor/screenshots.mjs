// npm run screenshots [NAME…]: takes the pictures of the README, all or those of these names, out of a real VS Code with the
// extension as it is shipped, into media/readme. Look at them before they are committed.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../support/repository.mjs';
import { frameWith, openEditor, plansRead, runCommand } from './pageInEditor.mjs';

/** @typedef {import('playwright-core').Page} Page */

const out = path.join(repository, 'media', 'readme');
const light = 'Default Light Modern';
const dark = 'Default Dark Modern';
const rows = '.monaco-list-row';

/**
 * @param {Page} page
 * @param {string} file a name, and a line where it matters
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
 * A page that takes the whole width, without the views beside it.
 * @param {Page} page
 * @param {string} title
 * @param {string} selector what is there once it is drawn
 */
async function showPage(page, title, selector) {
  await runCommand(page, title);
  await frameWith(page, selector);
  await runCommand(page, 'View: Close Primary Side Bar');
  await page.waitForTimeout(2500);
}

/** @type {{ name: string, theme: string, take: (page: Page) => Promise<void> }[]} */
const pictures = [
  {
    name: 'phases',
    theme: light,
    take: async (page) => {
      await openDocument(page, 'phase-1-ledger-and-patrons.md:112');
      const phase = page.locator(`.sidebar ${rows}`, { hasText: 'Phase 1' }).first();
      await phase.locator('.monaco-tl-twistie').click();
      await page.locator(`.sidebar ${rows}`, { hasText: 'WP-1' }).first().waitFor();
      await runCommand(page, 'Problems: Focus on Problems View');
      await page.locator(`.markers-panel ${rows}`, { hasText: '1.2-19' }).first().waitFor();
      await page.waitForTimeout(3000);
    },
  },
  {
    name: 'hover',
    theme: dark,
    take: async (page) => {
      await openDocument(page, 'phase-1-ledger-and-patrons.md:49:9');
      await runCommand(page, 'View: Close Primary Side Bar');
      await page.mouse.move(600, 10);
      await page.locator('.monaco-editor .contentWidgets .codelens-decoration').first().waitFor();
      await page.waitForTimeout(2000);
      await page.locator('.monaco-editor .view-line span', { hasText: '2.3-2' }).last().hover({ force: true });
      await page.locator('.monaco-hover:not(.hidden)', { hasText: '2.3-2' }).waitFor();
    },
  },
  {
    name: 'quick-fix',
    theme: light,
    take: async (page) => {
      await openDocument(page, 'HighLevelReqs.md:65:5');
      await runCommand(page, 'View: Close Primary Side Bar');
      await page.locator('.monaco-editor [class*="lightbulb"], .monaco-editor .lightBulbWidget').first().waitFor();
      await page.keyboard.press('Control+.');
      await page.locator('.action-widget .action').first().waitFor();
    },
  },
  {
    name: 'matrix',
    theme: light,
    take: (page) => showPage(page, 'Plantrace: Show Matrix', '[role=grid], [role=treegrid], table'),
  },
  {
    name: 'graph',
    theme: dark,
    take: (page) => showPage(page, 'Plantrace: Show Graph', 'svg'),
  },
  {
    name: 'overview',
    theme: light,
    take: (page) => showPage(page, 'Plantrace: Show Overview', 'h2'),
  },
];

const names = process.argv.slice(2);
mkdirSync(out, { recursive: true });
for (const { name, theme, take } of pictures.filter((each) => names.length === 0 || names.includes(each.name))) {
  const { workbench, close } = await openEditor('phased-plan', theme);
  try {
    // As wide as a README shows a picture without making its text small.
    await workbench.setViewportSize({ width: 1120, height: 700 });
    await plansRead(workbench);
    await take(workbench);
    // Popups fade in.
    await workbench.waitForTimeout(800);
    console.log(name);
  } catch (error) {
    process.exitCode = 1;
    console.error(`${name}: ${error instanceof Error ? error.message.split('\n', 1) : error}`);
  }
  await workbench.screenshot({ path: path.join(out, `${name}.png`) });
  await close();
}
process.exit();
