import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { MatrixPageResult, ToggleTraceParams, ToggleTraceResult } from '../../server/src/protocol';
import type { LanguageClient } from '../support/languageClient';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';
import { assertAccessible } from './axe';
import { openPage, type Methods, type OpenPage, type PageOptions } from './openPage';
import { startServer } from './server';

const PLAN1 = 'phase-1-ledger-and-patrons.md';

/** As the extension answers, with the real server; edits go into buffers, which are open from then on. */
class Answers {
  readonly texts = new Map<string, TextDocument>();
  readonly opened: { uri: string; line: number }[] = [];
  readonly exported: unknown[] = [];

  constructor(readonly server: LanguageClient) {}

  readonly methods: Methods = {
    load: (params) => this.server.request<MatrixPageResult>('plantrace/matrixPage', params),
    open: (place: { uri: string; line: number }) => {
      this.opened.push(place);
      return null;
    },
    toggle: (params: ToggleTraceParams) => this.toggle(params),
    export: (params) => {
      this.exported.push(params);
      return 'Exported.';
    },
  };

  text(uri: string): string {
    return this.texts.get(uri)?.getText() ?? readFileSync(fileURLToPath(uri), 'utf8');
  }

  private async toggle(params: ToggleTraceParams): Promise<unknown> {
    const result = await this.server.request<ToggleTraceResult>('plantrace/toggleTrace', params);
    if (result.kind !== 'edit') return result;
    for (const change of result.edit.documentChanges) {
      assert.ok('edits' in change);
      const { uri } = change.textDocument;
      const before = this.texts.get(uri);
      const version = (before?.version ?? 0) + 1;
      const base = before ?? TextDocument.create(uri, 'markdown', 0, this.text(uri));
      const text = TextDocument.applyEdits(base, change.edits);
      this.texts.set(uri, TextDocument.create(uri, 'markdown', version, text));
      if (before) await this.server.change(uri, version, text);
      else await this.server.open(uri, text, version);
    }
    return { kind: 'applied', title: result.title, undo: [] };
  }
}

interface Opened extends OpenPage {
  readonly answers: Answers;
}

async function openMatrix(folder: string, options: Partial<PageOptions> = {}): Promise<Opened> {
  const answers = new Answers(await startServer(folder));
  const open = await openPage({ bundle: 'matrix', methods: answers.methods, ...options });
  await open.page.locator('.row.section, .message:not(.loading)').first().waitFor();
  return { ...open, answers };
}

const ids = (page: Page): Promise<string[]> => page.locator('.body .row:not(.section) .id').allTextContents();
const row = (page: Page, id: string) =>
  page.locator('.body .row', { has: page.locator('.id', { hasText: new RegExp(`^${id}$`) }) });
const cell = (page: Page, id: string, work: string) => row(page, id).locator(`[aria-label^="${work}"]`);
const said = (page: Page) => page.locator('.said');
/** What has the focus, as it is read out. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

describe('the matrix page', () => {
  it('has rows by section, columns by phase, and the traces of the plan', async () => {
    const { page, close } = await openMatrix(copyOfExample('phased-plan'));
    assert.deepEqual(await page.locator('.phase .name').allTextContents(), ['Phase 0', 'Phase 1', 'Phase 2A']);
    assert.equal(await page.locator('.section-name').first().textContent(), '1.1 Branches and Kiosks');
    assert.equal((await ids(page))[0], '1.1-1');
    assert.equal(
      await cell(page, '1.1-1', 'Phase 1 WP-1').getAttribute('aria-label'),
      'Phase 1 WP-1, Registry of Branches and Kiosks: traced and verified',
    );
    assert.match((await page.locator('.numbers').textContent()) ?? '', /^141 requirements · 22 pieces of work$/);
    const uncovered = row(page, '1.3-1');
    assert.match((await uncovered.locator('.words').getAttribute('aria-label')) ?? '', /no work covers it/);
    await close();
  });

  for (const theme of ['light', 'dark', 'contrast'] as const)
    it(`has no serious accessibility fault in the ${theme} theme`, async () => {
      const { page, close } = await openMatrix(copyOfExample('phased-plan'), { theme });
      await assertAccessible(page);
      await page.locator('.section-title').first().click();
      await page.getByText('Uncovered 34').click();
      await page.locator('vscode-textfield input').fill('fee');
      await assertAccessible(page);
      await close();
    });

  it('keeps its signs and its focus where the colours are those of the person', async () => {
    const { page, close } = await openMatrix(copyOfExample('phased-plan'), { forcedColors: true });
    await row(page, '1.1-1').locator('.id').click();
    assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineWidth), '2px');
    await assertAccessible(page, { withColors: false });
    await close();
  });

  it('is walked with the keyboard alone', async () => {
    const { page, answers, close } = await openMatrix(copyOfExample('phased-plan'));
    await page.locator('[role=grid] [tabindex="0"]').focus();
    assert.match(await focused(page), /^1\.1 Branches and Kiosks/);
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), '1.1-1');
    await page.keyboard.press('Enter');
    assert.match(answers.opened[0]?.uri ?? '', new RegExp(PLAN1));
    await page.keyboard.press('End');
    assert.match(await focused(page), /^Phase 2A WP-9.*: not traced$/);
    await page.keyboard.press('Home');
    for (let n = 0; n < 9; n++) await page.keyboard.press('ArrowRight');
    assert.match(await focused(page), /^Phase 1 WP-1.*: traced and verified$/);
    for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowUp');
    assert.equal(await focused(page), 'Phase 1 Ledger and Patrons');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.works .work').count(), 5 + 1 + 9);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('Control+Home');
    assert.match(await focused(page), /^1\.1 Branches/);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await page.locator('[aria-rowindex="4"] .section-name').textContent(), '1.2 Time and Identity');
    await page.keyboard.press('ArrowRight');
    assert.equal(await row(page, '1.1-1').count(), 1);
    await page.keyboard.press('/');
    await page.keyboard.type('retired never');
    assert.deepEqual(await ids(page), ['1.2-4']);
    assert.equal(await page.locator('[role=grid] [tabindex="0"]').count(), 1);
    await close();
  });

  it('is filtered by words, gaps and status, and sorted by every column', async () => {
    const { page, close } = await openMatrix(copyOfExample('phased-plan'));
    await page.getByText('Uncovered 34').click();
    assert.ok((await ids(page)).includes('1.3-1') && !(await ids(page)).includes('1.1-1'));
    await page.getByText('Negative 20').click();
    assert.match((await page.locator('.numbers').textContent()) ?? '', /^5 of 141/);
    await page.locator('vscode-textfield input').fill('no such words');
    await page.getByText('No requirement matches').waitFor();
    await page.getByText('Clear Filters').click();
    assert.equal(await page.locator('vscode-textfield input').inputValue(), '');
    const title = page.locator('.works .words');
    await title.click();
    assert.equal(await title.getAttribute('aria-sort'), 'ascending');
    assert.equal((await ids(page))[0], '1.1-3');
    await title.click();
    assert.equal(await title.getAttribute('aria-sort'), 'descending');
    await title.click();
    assert.equal((await ids(page))[0], '1.1-1');
    await close();
  });

  it('folds phases into one column, and shows one phase alone', async () => {
    const { page, close } = await openMatrix(copyOfExample('phased-plan'));
    await page.locator('.phase', { hasText: 'Phase 1' }).click();
    assert.equal(await page.locator('.works .work').count(), 5 + 1 + 9);
    assert.match(
      (await cell(page, '1.1-1', 'Phase 1 Ledger').getAttribute('aria-label')) ?? '',
      /8 pieces of work: traced and verified/,
    );
    await cell(page, '1.1-1', 'Phase 1 Ledger').click();
    await page.keyboard.press('Space');
    assert.match((await said(page).textContent()) ?? '', /Unfold Phase 1/);
    await page.locator('vscode-single-select[title="Phase"]').evaluate((select) => {
      (select as HTMLInputElement).value = 'Phase 0';
      select.dispatchEvent(new Event('change'));
    });
    assert.equal(await page.locator('.works .work').count(), 5);
    assert.equal(await row(page, '1.1-1').count(), 0);
    await close();
  });

  it('opens sources with a click and ticks nothing by it', async () => {
    const { page, answers, asked, close } = await openMatrix(copyOfExample('phased-plan'));
    await cell(page, '1.1-1', 'Phase 1 WP-1').click();
    await page.locator('.works .work', { hasText: 'WP-2' }).first().click();
    await row(page, '1.3-1').locator('.id').click();
    const lines = answers.opened.map(
      ({ uri, line }) => `${uri.split('/').pop() ?? ''}: ${answers.text(uri).split('\n')[line] ?? ''}`,
    );
    assert.match(lines[0] ?? '', /^phase-1.*Requirements traced.*1\.1-1/);
    assert.match(lines[1] ?? '', /^phase-0.*WP-2/);
    assert.match(lines[2] ?? '', /^HighLevelReqs\.md: - The network serves/);
    const strip = await row(page, '1.1-2').locator('.strip').boundingBox();
    assert.ok(strip);
    await page.mouse.click(strip.x + 20, strip.y + 10);
    assert.match((await said(page).textContent()) ?? '', /Not traced here/);
    assert.ok(!asked.some(({ method }) => method === 'toggle'));
    await close();
  });

  it('ticks with Space and with the pencil on, follows the edit, and keeps the place', async () => {
    const { page, answers, tell, close } = await openMatrix(copyOfExample('phased-plan'));
    const top = (): Promise<number> => page.locator('.grid').evaluate((grid) => grid.scrollTop);
    await page.locator('.grid').evaluate((grid) => (grid.scrollTop = 250));
    await row(page, '2.1-1').locator('.id').click();
    for (let n = 0; n < 9; n++) await page.keyboard.press('ArrowRight');
    assert.match(await focused(page), /^Phase 1 WP-1.*: not traced$/);
    const before = await top();
    await page.keyboard.press('Space');
    await page.getByText('Trace 2.1-1 in WP-1').waitFor();
    await tell({ event: 'changed' });
    await cell(page, '2.1-1', 'Phase 1 WP-1').and(page.locator('[aria-label$=": traced, not verified"]')).waitFor();
    assert.match(await focused(page), /^Phase 1 WP-1.*: traced, not verified$/, 'the focus has stayed');
    assert.equal(await top(), before, 'so has the place');
    const uri = [...answers.texts.keys()][0] ?? '';
    assert.match(answers.text(uri), /\*\*Requirements traced\*\*:.*\[2\.1-1\].*CD-Ledger-3/);
    await page.locator('vscode-toolbar-button[icon="edit"]').click();
    await cell(page, '2.1-1', 'Phase 1 WP-1').click();
    await page.getByText('Take 2.1-1 out of WP-1').waitFor();
    await tell({ event: 'changed' });
    await cell(page, '2.1-1', 'Phase 1 WP-1').and(page.locator('[aria-label$=": not traced"]')).waitFor();
    assert.equal(answers.text(uri), readFileSync(fileURLToPath(uri), 'utf8'), 'as it was');
    await row(page, '1.3-1').locator('.id').click();
    for (let n = 0; n < 6; n++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.getByText('1.3-1 has no row in a plan yet').waitFor();
    await close();
  });

  it('is as it was left when it is opened again', async () => {
    const { page, close } = await openMatrix(copyOfExample('phased-plan'));
    await page.locator('.phase', { hasText: 'Phase 0' }).click();
    await page.locator('.section-title').first().click();
    await page.getByText('Negative 20').click();
    await page.locator('.grid').evaluate((grid) => (grid.scrollTop = 96));
    await page.waitForTimeout(400);
    const shown = await ids(page);
    await page.reload();
    await page.locator('.row.section').first().waitFor();
    assert.deepEqual(await ids(page), shown);
    assert.equal(await page.locator('.grid').evaluate((grid) => grid.scrollTop), 96);
    assert.equal(await page.locator('.works .work').count(), 1 + 8 + 9);
    await close();
  });

  it('has a plan to choose where there are several, and exports what the filters leave', async () => {
    const { page, answers, close } = await openMatrix(copyOfExample('spec-kit'));
    const plans = page.locator('vscode-single-select[title="Plan"]');
    assert.equal(await plans.locator('vscode-option').count(), 4);
    await plans.evaluate((select) => {
      const options = [...select.querySelectorAll('vscode-option')];
      const wanted = options.find(({ textContent }) => textContent?.includes('001-tool-lending'));
      (select as HTMLInputElement).value = wanted?.getAttribute('value') ?? '';
      select.dispatchEvent(new Event('change'));
    });
    await row(page, 'US3').waitFor();
    await page.locator('vscode-textfield input').fill('FR-00');
    await page.locator('vscode-toolbar-button[icon="export"]').click();
    await page.getByText('Exported.').waitFor();
    const [exported] = answers.exported as { plan: string; rows: string[] }[];
    assert.match(exported?.plan ?? '', /001-tool-lending/);
    assert.ok(exported?.rows.every((id) => id.includes('FR-00')) && exported.rows.length > 4);
    await close();
  });

  it('says what to do where there is no plan, and where there is no server', async () => {
    const none = await openMatrix(temporaryFolder({ 'README.md': '# Nothing\n' }));
    await none.page.getByText('No plan was found in this workspace').waitFor();
    await assertAccessible(none.page);
    await none.close();
    let isDown = true;
    const server = await startServer(copyOfExample('phased-plan'));
    const load = (params: unknown): unknown => {
      if (isDown) throw new Error('The Plantrace server is not running.');
      return server.request('plantrace/matrixPage', params);
    };
    const failed = await openPage({ bundle: 'matrix', methods: { load } });
    await failed.page.getByText('The Plantrace server is not running.').waitFor();
    await assertAccessible(failed.page);
    isDown = false;
    await failed.page.getByText('Try Again').click();
    await row(failed.page, '1.1-1').waitFor();
    await failed.close();
  });
});
