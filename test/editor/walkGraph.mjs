// node test/editor/walkGraph.mjs RESULT [OUT]: uses the pages of graph and overview in the real VS Code as a person does,
// with clicks and keys, and writes the counts to RESULT; with OUT, keeps pictures of them in three themes there.
import assert from 'node:assert/strict';
import { frameWith, openEditor, plansRead, runCommand, walkThrough } from './pageInEditor.mjs';

const { step, picture: pictureOf, inThemes } = walkThrough('test/editor/walkGraph.mjs', 'graph');

/** @param {string} theme @param {string} name */
async function walk(theme, name) {
  const { workbench, close } = await openEditor('phased-plan', theme);
  /** @param {string} shot */
  const picture = (shot) => pictureOf(workbench, `${name}-${shot}`);
  const line = (/** @type {string} */ words) =>
    workbench.locator('.monaco-editor .view-line', { hasText: words }).first();
  try {
    await plansRead(workbench);
    await step(`${name}: draws the plan`, async () => {
      await runCommand(workbench, 'Plantrace: Show Graph');
      const frame = await frameWith(workbench, '.node');
      assert.equal(await frame.locator('.node.group').count(), 3);
      await picture('page');
    });
    await step(`${name}: opens the source of a node beside it, by a click and by Enter`, async () => {
      const frame = await frameWith(workbench, '.node');
      await frame.locator('.node[aria-label*="WP-4: Loan Commands"]').click();
      await line('WP-4: Loan Commands').waitFor();
      await frame.locator('.node[aria-label*="WP-3: Sign-in"]').focus();
      await workbench.keyboard.press('ArrowRight');
      await workbench.keyboard.press('Enter');
      await line('WP-7: Views').waitFor();
      await picture('source');
    });
    await step(`${name}: shows the traces of what stands at the cursor`, async () => {
      const frame = await frameWith(workbench, '.node');
      await frame.locator('vscode-toolbar-button[icon="target"]').click();
      await frame.locator('.node.check').first().waitFor();
      assert.ok((await frame.locator('.node.asked').count()) > 0);
      await picture('traces');
    });
    await step(`${name}: is copied as Mermaid`, async () => {
      await runCommand(workbench, 'Plantrace: Copy Graph as Mermaid');
      await workbench.locator('.notification-toast', { hasText: 'copied as Mermaid' }).waitFor();
      await runCommand(workbench, 'Notifications: Clear All Notifications');
    });
    await step(`${name}: shows the overview, and opens from it`, async () => {
      await runCommand(workbench, 'Plantrace: Show Overview');
      const frame = await frameWith(workbench, '.figures');
      await picture('overview');
      await frame.locator('button', { hasText: /^Q4$/ }).click();
      await line('Q4').waitFor();
    });
    await step(`${name}: runs a next step from the overview`, async () => {
      const frame = await frameWith(workbench, '.figures');
      await frame.locator('.steps button', { hasText: 'Write the plan of Phase 2B' }).click();
      // The command asks, or has written the plan.
      await workbench.locator('.tab[aria-label*="phase-2b"], .quick-input-widget:visible').first().waitFor();
      await picture('next-step');
    });
    await step(`${name}: is restored with the window`, async () => {
      await workbench.keyboard.press('Escape');
      // In a browser, VS Code writes down what is to be kept every five seconds.
      await workbench.waitForTimeout(8000);
      await workbench.reload();
      await workbench.locator('.tab', { hasText: 'Plan Graph' }).click();
      const frame = await frameWith(workbench, '.node');
      await frame.locator('.node.check').first().waitFor();
    });
  } finally {
    await close();
  }
}

await inThemes(walk);
