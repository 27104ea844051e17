import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Location, OverviewPageResult } from '../../server/src/protocol';
import type { LanguageClient } from '../support/languageClient';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';
import { assertAccessible } from './axe';
import { openPage, type OpenPage, type PageOptions, type Theme } from './openPage';
import { startServer } from './server';

interface Opened extends OpenPage {
  readonly server: LanguageClient;
  readonly opened: Location[];
  readonly ran: { command: string; location: Location }[];
}

async function openOverview(folder: string | string[], options: Partial<PageOptions> = {}): Promise<Opened> {
  const server = await startServer(...[folder].flat());
  const opened: Location[] = [];
  const ran: { command: string; location: Location }[] = [];
  const methods = {
    load: (params: object) => server.request<OverviewPageResult>('plantrace/overviewPage', params),
    open: (location: Location) => void opened.push(location),
    run: (step: { command: string; location: Location }) => void ran.push(step),
    openPage: () => null,
    showGaps: () => null,
    showGraph: () => null,
    showPage: () => null,
  };
  const open = await openPage({ bundle: 'overview', methods, ...options });
  await open.page.locator('h2, .notice:not(.loading)').first().waitFor();
  return { ...open, server, opened, ran };
}

const lineAt = ({ uri, range }: Location): string =>
  readFileSync(new URL(uri), 'utf8').split('\n')[range.start.line] ?? '';

/** What the page asks arrives a moment after the key that makes it ask. */
async function arrived(list: readonly unknown[], count: number): Promise<void> {
  for (const end = Date.now() + 10_000; list.length < count && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(list.length, count);
}

describe('the overview page', () => {
  it('tells coverage, progress, findings and questions in words beside every bar', async () => {
    const { page, close } = await openOverview(copyOfExample('phased-plan'));
    const figures = await page.locator('.figures li').allTextContents();
    assert.deepEqual(figures.slice(0, 4), [
      '75%covered107 of 141 requirements',
      '75%verified107 of 141 requirements',
      '21%done7 of 32 pieces of work',
      '9findings4 errors, 5 warnings',
    ]);
    const phase = page.locator('tr', { hasText: 'Phase 1' }).first();
    assert.match((await phase.textContent()) ?? '', /2 of 8 done, in progress49 of 49 covered, 49 verified2 findings/);
    const section = page.locator('tr', { hasText: '§3.2' });
    assert.match((await section.textContent()) ?? '', /4 of 5 covered, 4 verified, 1 missing/);
    for (const bar of await page.locator('.bar').all())
      assert.notEqual(await bar.evaluate((element) => element.nextElementSibling?.textContent ?? ''), '');
    await close();
  });

  it('opens sources, and runs what can be done next at its place', async () => {
    const { page, opened, ran, close } = await openOverview(copyOfExample('phased-plan'));
    await page.locator('button', { hasText: '§3.2' }).click();
    await page.locator('button', { hasText: /^Q4$/ }).click();
    await page.locator('button', { hasText: 'Phase 2A' }).click();
    await arrived(opened, 3);
    assert.match(lineAt(opened[0] as Location), /^#+ 3\.2 Renewals/);
    assert.match(lineAt(opened[1] as Location), /Q4/);
    assert.match(lineAt(opened[2] as Location), /Phase 2A/);
    await page.locator('.steps button', { hasText: 'Write the plan of Phase 2B' }).click();
    await arrived(ran, 1);
    assert.equal(ran[0]?.command, 'newPhasePlan');
    assert.match(lineAt(ran[0]?.location as Location), /Phase 2B/);
    await close();
  });

  it('opens the findings of a rule and its page by the keyboard alone, and stays open after an edit', async () => {
    const folder = copyOfExample('phased-plan');
    const { page, opened, asked, server, tell, close } = await openOverview(folder);
    const rule = page.locator('details', { hasText: 'plan/dependency-cycle' });
    await rule.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await arrived(opened, 1);
    await page.keyboard.press('Tab');
    const before = asked.length;
    await page.keyboard.press('Enter');
    await arrived(asked, before + 1);
    assert.equal(asked.at(-1)?.method, 'openPage');
    const file = path.join(folder, 'docs/plans/questions.md');
    const text = `${readFileSync(file, 'utf8')}\n`.replace(/Q3[^\n]*\n/, (line) => line.replace('wrong', 'mistaken'));
    await server.open(pathToFileURL(file).href, text, 1);
    await server.settled();
    await tell({ event: 'changed' });
    await page.locator('li', { hasText: 'mistaken' }).waitFor();
    assert.equal(await rule.evaluate((element) => (element as HTMLDetailsElement).open), true);
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    assert.equal(focused, 'About this rule');
    await close();
  });

  it('remembers what is open and which folder is shown', async () => {
    const folders = [copyOfExample('phased-plan'), copyOfExample('task-table')];
    const { page, close } = await openOverview(folders);
    const select = page.locator('vscode-single-select[title="Folder"]');
    await select.click();
    await select.locator('.option').nth(1).click();
    await page.locator('tr', { hasText: 'Pilot House' }).waitFor();
    await page.reload();
    await page.locator('tr', { hasText: 'Pilot House' }).waitFor();
    await close();
  });

  it('says what to do where there is no plan, and when something fails', async () => {
    const empty = await openOverview(temporaryFolder({ 'README.md': '# Nothing\n' }));
    assert.match((await empty.page.locator('.notice').textContent()) ?? '', /No plan was found/);
    await empty.close();
    const load = (): never => {
      throw new Error('The Plantrace server is not running.');
    };
    const failed = await openPage({ bundle: 'overview', methods: { load } });
    await failed.page.locator('.notice.error', { hasText: 'not running' }).waitFor();
    await failed.close();
  });

  for (const theme of ['light', 'dark', 'contrast'] as Theme[])
    it(`has no serious fault of accessibility in the ${theme} theme`, async () => {
      const { page, close } = await openOverview(copyOfExample('phased-plan'), { theme });
      for (const summary of await page.locator('summary').all())
        if (!(await summary.evaluate((element) => (element.parentElement as HTMLDetailsElement).open)))
          await summary.click();
      await assertAccessible(page);
      await close();
    });
});
