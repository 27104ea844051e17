// node test/editor/walkMatrix.mjs RESULT [OUT]: uses the matrix page in the real VS Code as a person does, with clicks and
// keys, and writes the counts to RESULT; with OUT, keeps pictures of it in three themes there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { frameWith, openEditor, plansRead, runCommand, walkThrough } from './pageInEditor.mjs';

const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';
const TAB = '.tab[aria-label*="phase-1-ledger"]';

const { step, picture: pictureOf, inThemes } = walkThrough('test/editor/walkMatrix.mjs', 'matrix');

/** @param {string} theme @param {string} name */
async function walk(theme, name) {
  const { workbench, folder, close } = await openEditor('phased-plan', theme);
  /** @param {string} shot */
  const picture = (shot) => pictureOf(workbench, `${name}-${shot}`);
  try {
    await plansRead(workbench);
    await runCommand(workbench, 'Plantrace: Show Matrix');
    let frame = await frameWith(workbench, '.row.section');
    /** @param {string} id */
    const row = (id) => frame.locator('.body .row', { has: frame.locator('.id', { hasText: new RegExp(`^${id}$`) }) });
    await step(`${name}: shows the plan`, async () => {
      assert.equal(await frame.locator('.phase').count(), 3);
      await picture('page');
    });
    await step(`${name}: ticks a trace, which undo takes back`, async () => {
      await row('2.1-1').locator('.id').scrollIntoViewIfNeeded();
      await frame.locator('vscode-toolbar-button[icon="edit"]').click();
      const strip = await row('2.1-1').locator('.strip').boundingBox();
      const head = await frame.locator('.works .work[aria-label^="Phase 1 WP-1"]').boundingBox();
      assert.ok(strip && head);
      await workbench.mouse.click(head.x + head.width / 2, strip.y + 10);
      await frame.getByText('Trace 2.1-1 in WP-1').waitFor();
      const ticked = row('2.1-1').locator('[aria-label^="Phase 1 WP-1"][aria-label$=": traced, not verified"]');
      await ticked.waitFor();
      await picture('ticked');
      assert.ok(
        !readFileSync(path.join(folder, PLAN), 'utf8').includes('[2.1-1], REQ-LEDGER-3'),
        'nothing is saved yet',
      );
      await frame.locator('.action button').click();
      await frame.getByText('Undone.').waitFor();
      await ticked.waitFor({ state: 'detached' });
      await workbench.locator(`${TAB}:not(.dirty)`).first().waitFor();
    });
    await step(`${name}: opens the source of a cell`, async () => {
      await frame.locator('vscode-toolbar-button[icon="edit"]').click();
      await row('1.1-1').locator('[aria-label^="Phase 1 WP-1"]').click();
      await workbench.locator(TAB).first().waitFor();
      await workbench.locator('.monaco-editor .view-line', { hasText: 'Requirements traced' }).first().waitFor();
      await picture('source');
    });
    await step(`${name}: is restored with the window`, async () => {
      await frame.locator('vscode-textfield input').fill('card');
      await frame.locator('.numbers', { hasText: ' of 141' }).waitFor();
      // In a browser, VS Code writes down what is to be kept every five seconds.
      await workbench.waitForTimeout(8000);
      await workbench.reload();
      await workbench.locator('.tab', { hasText: 'Traceability Matrix' }).click();
      frame = await frameWith(workbench, '.row.section');
      await frame.locator('.numbers', { hasText: ' of 141' }).waitFor();
      assert.equal(await frame.locator('vscode-textfield input').inputValue(), 'card');
      await picture('restored');
    });
  } finally {
    await close();
  }
}

await inThemes(walk);
