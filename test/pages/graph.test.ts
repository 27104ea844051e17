import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { GraphPageParams, GraphPageResult, Location } from '../../server/src/protocol';
import type { LanguageClient } from '../support/languageClient';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';
import { assertAccessible } from './axe';
import { openPage, type OpenPage, type PageOptions, type Theme } from './openPage';
import { startServer } from './server';

const PLAN1 = 'docs/plans/phase-1-ledger-and-patrons.md';

interface Opened extends OpenPage {
  readonly server: LanguageClient;
  readonly opened: Location[];
  readonly saved: { title: string; text: string }[];
  readonly copied: GraphPageParams[];
  /** What a command of the editor wants to see next. */
  want(params: GraphPageParams): void;
}

async function openGraph(
  folder: string,
  options: Partial<PageOptions> & { scope?: GraphPageParams } = {},
): Promise<Opened> {
  const server = await startServer(folder);
  const opened: Location[] = [];
  const saved: { title: string; text: string }[] = [];
  const copied: GraphPageParams[] = [];
  let wanted: GraphPageParams | null = options.scope ?? null;
  const methods = {
    load: (params: GraphPageParams) => server.request<GraphPageResult>('plantrace/graphPage', params),
    scope: () => {
      const scope = wanted;
      wanted = null;
      return scope;
    },
    open: (location: Location) => void opened.push(location),
    cursor: () => ({
      uri: pathToFileURL(path.join(folder, PLAN1)).href,
      position: { line: 0, character: 0 },
      trace: true,
    }),
    copyMermaid: (params: GraphPageParams) => {
      copied.push(params);
      return 'Copied.';
    },
    saveSvg: (svg: { title: string; text: string }) => {
      saved.push(svg);
      return null;
    },
  };
  const open = await openPage({ bundle: 'graph', methods, ...options });
  await open.page.locator('.node, .notice:not(.loading)').first().waitFor();
  return { ...open, server, opened, saved, copied, want: (params) => (wanted = params) };
}

const node = (page: Page, name: string) => page.locator(`.node[aria-label*="${name}"]`).first();
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const transform = (page: Page): Promise<string> =>
  page.locator('.drawing').evaluate((drawing) => (drawing as SVGSVGElement).style.transform);

/** Where words stand in a document of the example. */
function placeOf(folder: string, file: string, words: string): GraphPageParams {
  const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes(words));
  assert.ok(line >= 0, words);
  const character = (lines[line] ?? '').indexOf(words) + 1;
  return { uri: pathToFileURL(path.join(folder, file)).href, position: { line, character } };
}

/** What the page asks arrives a moment after the key that makes it ask. */
async function arrived(list: readonly unknown[], count: number): Promise<void> {
  for (const end = Date.now() + 10_000; list.length < count && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(list.length, count);
}

describe('the graph page', () => {
  it('draws phases with their work, the longest chain and what waits for itself', async () => {
    const { page, close } = await openGraph(copyOfExample('phased-plan'));
    assert.equal(await page.locator('.node.group').count(), 3);
    assert.equal(await page.locator('.node.milestone').count(), 3);
    assert.equal(await page.locator('.node.circle').count(), 2);
    assert.match(
      (await page.locator('.facts-line').textContent()) ?? '',
      /^Critical path: 15 pieces of work, 27 points/,
    );
    assert.match((await page.locator('.facts-line').textContent()) ?? '', /waits for itself: WP-5, WP-6/);
    assert.match(
      (await node(page, 'WP-4: Loan Commands').getAttribute('aria-label')) ?? '',
      /0 of 10 done, .*on the critical path/,
    );
    await close();
  });

  it('opens the source of a node by a click and by Enter', async () => {
    const folder = copyOfExample('phased-plan');
    const { page, opened, close } = await openGraph(folder);
    await node(page, 'WP-4: Loan Commands').click();
    await node(page, 'milestone M1').focus();
    await page.keyboard.press('Enter');
    await arrived(opened, 2);
    const lines = opened.map(
      ({ uri, range }) => readFileSync(new URL(uri), 'utf8').split('\n')[range.start.line] ?? '',
    );
    assert.equal(lines[0], '### WP-4: Loan Commands');
    assert.match(lines[1] ?? '', /M1/);
    await close();
  });

  it('is walked along its edges by the arrow keys, each step told', async () => {
    const { page, close } = await openGraph(copyOfExample('phased-plan'));
    await node(page, 'WP-1: Registry of Branches').focus();
    const way: string[] = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowDown']) {
      await page.keyboard.press(key);
      way.push(/WP-\d/.exec(await focused(page))?.[0] ?? '');
    }
    assert.deepEqual(way.slice(0, 2), ['WP-2', 'WP-4']);
    assert.equal(new Set(way).size >= 3, true, way.join());
    assert.equal(await page.locator('.node[tabindex="0"]').count(), 1);
    await close();
  });

  it('zooms and pans by keys, wheel and buttons, and fits again', async () => {
    const { page, close } = await openGraph(copyOfExample('phased-plan'));
    const fitted = await transform(page);
    await page.locator('.canvas').focus();
    const steps: [string, () => Promise<unknown>][] = [
      ['+', () => page.keyboard.press('+')],
      ['arrow', () => page.keyboard.press('ArrowRight')],
      ['-', () => page.keyboard.press('-')],
      ['button', () => page.locator('.zoom vscode-toolbar-button').first().click()],
      [
        'wheel',
        async () => {
          await page.mouse.move(600, 400);
          await page.mouse.wheel(0, -200);
          await page.waitForTimeout(50);
        },
      ],
      [
        'drag',
        async () => {
          await page.mouse.move(60, 400);
          await page.mouse.down();
          await page.mouse.move(160, 440, { steps: 4 });
          await page.mouse.up();
        },
      ],
    ];
    for (const [name, step] of steps) {
      const before = await transform(page);
      await step();
      assert.notEqual(await transform(page), before, name);
    }
    await page.locator('.canvas').focus();
    await page.keyboard.press('0');
    assert.equal(await transform(page), fitted);
    await close();
  });

  it('finds by words, dims the rest, and goes from match to match', async () => {
    const { page, close } = await openGraph(copyOfExample('phased-plan'));
    await page.locator('.toolbar vscode-textfield').click();
    await page.keyboard.type('kiosk');
    const left = page.locator('.node[data-id]:not(.dimmed-node)');
    assert.equal(await left.count(), 4);
    await page.keyboard.press('Enter');
    assert.match((await page.locator('.said').textContent()) ?? '', /^1 of 4: /);
    assert.equal(await page.locator('.node.selected').count(), 1);
    await close();
  });

  it('shows one phase with what it is tied to, and remembers that when the window is opened again', async () => {
    const { page, close } = await openGraph(copyOfExample('phased-plan'));
    await page.locator('vscode-single-select[title="Phase"]').click();
    await page.locator('vscode-single-select[title="Phase"] .option', { hasText: 'Phase 2A' }).click();
    await page.locator('.node.outside').first().waitFor();
    const shown = await page.locator('.node[data-id]').count();
    assert.ok(shown < 16, `${shown}`);
    await page.locator('.zoom vscode-toolbar-button').first().click();
    const before = await transform(page);
    await page.reload();
    await page.locator('.node').first().waitFor();
    assert.equal(await page.locator('.node[data-id]').count(), shown);
    assert.equal(await transform(page), before);
    await close();
  });

  it('follows an edit without moving, and keeps the focus and the selection', async () => {
    const folder = copyOfExample('phased-plan');
    const { page, server, tell, close } = await openGraph(folder);
    await page.locator('.zoom vscode-toolbar-button').first().click();
    await node(page, 'WP-8: Showcase').focus();
    const before = await transform(page);
    const file = path.join(folder, PLAN1);
    const text = readFileSync(file, 'utf8').replace('### WP-4: Loan Commands', '### WP-4: Loans by Command');
    await server.open(pathToFileURL(file).href, text, 1);
    await server.settled();
    await tell({ event: 'changed' });
    await node(page, 'Loans by Command').waitFor();
    assert.equal(await transform(page), before);
    assert.match(await focused(page), /WP-8/);
    assert.equal(await page.locator('.node.selected').count(), 1);
    await close();
  });

  it('draws the trace chain of an item from its source to its criteria, when a command asks for it', async () => {
    const folder = copyOfExample('phased-plan');
    const open = await openGraph(folder);
    open.want({ ...placeOf(folder, PLAN1, 'WP-5: Renewals'), trace: true });
    await open.tell({ event: 'command', name: 'scope' });
    await open.page.locator('.node.check').first().waitFor();
    assert.equal(await open.page.locator('.node.section').count(), 2);
    assert.equal(await open.page.locator('.node.asked').count(), 4);
    assert.equal(await open.page.locator('.edge.verifies').count(), 4);
    await open.close();
  });

  it('has its edges as a table for those who do not look', async () => {
    const { page, opened, close } = await openGraph(copyOfExample('phased-plan'));
    await page.locator('vscode-toolbar-button', { hasText: 'Table' }).click();
    const rows = page.locator('.edge-table tbody tr');
    assert.equal(await rows.count(), await page.locator('.canvas .edge').count());
    assert.match((await rows.first().textContent()) ?? '', /^WP-1 .*comes before.*WP-2/);
    await rows.first().locator('button').last().click();
    await arrived(opened, 1);
    await close();
  });

  it('is copied as Mermaid and exported as a drawing of its own', async () => {
    const { page, saved, copied, close } = await openGraph(copyOfExample('phased-plan'));
    await page.locator('.ends vscode-toolbar-button').first().click();
    await page.locator('.ends vscode-toolbar-button').last().click();
    await page.waitForFunction(() => document.querySelector('.said')?.textContent === 'Copied.');
    assert.match(copied[0]?.plan ?? '', /generate_plans\.md$/);
    await arrived(saved, 1);
    const [svg] = saved;
    assert.ok(svg);
    assert.match(svg.text, /^<svg[^>]* viewBox="0 0 \d+ \d+"/);
    assert.match(svg.text, />WP-4</);
    assert.doesNotMatch(svg.text, /class=|var\(/);
    const errors = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('parsererror').length,
      svg.text,
    );
    assert.equal(errors, 0);
    await close();
  });

  it('says what to do where there is nothing to draw, and when something fails', async () => {
    const empty = await openGraph(temporaryFolder({ 'README.md': '# Nothing\n' }));
    assert.match((await empty.page.locator('.notice').textContent()) ?? '', /No plan with phases or work/);
    await empty.close();
    let fails = true;
    const load = (): GraphPageResult => {
      if (fails) throw new Error('The Plantrace server is not running.');
      return { isReading: true, plans: [], graph: null };
    };
    const failed = await openPage({ bundle: 'graph', methods: { load, scope: () => null } });
    await failed.page.locator('.notice.error').waitFor();
    fails = false;
    await failed.page.locator('.notice vscode-button').click();
    await failed.page.locator('.notice.loading', { hasText: 'Reading the workspace' }).waitFor();
    await failed.close();
  });

  for (const theme of ['light', 'dark', 'contrast'] as Theme[])
    it(`has no serious fault of accessibility in the ${theme} theme`, async () => {
      const { page, close } = await openGraph(copyOfExample('phased-plan'), { theme });
      await page.locator('vscode-toolbar-button', { hasText: 'Table' }).click();
      await page.locator('vscode-toolbar-button', { hasText: 'Legend' }).click();
      await page.locator('.legend').waitFor();
      await assertAccessible(page);
      await close();
    });

  it('can be seen in the colours of the person', async () => {
    const { page, close } = await openGraph(copyOfExample('phased-plan'), { forcedColors: true });
    const stroke = await page.evaluate(() => {
      const shape = document.querySelector('.node .shape');
      const edge = document.querySelector('.edge');
      return [shape, edge].map((element) => element && getComputedStyle(element).stroke);
    });
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    for (const color of stroke) assert.notEqual(color, background);
    await close();
  });

  it('moves a thousand nodes without touching any of them', async () => {
    const methods = { load: () => largeGraph(1000), scope: () => null };
    const { page, close } = await openPage({ bundle: 'graph', methods });
    await page.locator('.node').first().waitFor();
    assert.equal(await page.locator('.node[data-id]').count(), 1020);
    const { touched, slowest } = await page.evaluate(async () => {
      const canvas = document.querySelector('.canvas') as HTMLElement;
      const observer = new MutationObserver(() => undefined);
      observer.observe(document.querySelector('.drawing') as Element, {
        subtree: true,
        childList: true,
        attributes: true,
      });
      let slowest = 0;
      for (let step = 0; step < 40; step++) {
        const deltaY = step < 20 ? -40 : 40;
        const began = performance.now();
        canvas.dispatchEvent(new WheelEvent('wheel', { deltaY, clientX: 500, clientY: 300, cancelable: true }));
        slowest = Math.max(slowest, performance.now() - began);
      }
      const targets = new Set(observer.takeRecords().map(({ target }) => (target as Element).getAttribute('class')));
      return { touched: [...targets], slowest };
    });
    assert.deepEqual(touched, ['drawing']);
    assert.ok(slowest < 300, `a step takes ${slowest.toFixed(0)} ms`);
    await close();
  });
});

/** A plan of twenty phases, whose work waits for work nearby. */
function largeGraph(count: number): GraphPageResult {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const location = { uri: 'file:///plan.md', range };
  const none = { status: 'open', done: 0, total: 4, gaps: 0, isOutside: false, weight: 1, location } as const;
  const phaseOf = (i: number): string => `P${Math.floor((i * 20) / count)}`;
  const phases = Array.from(
    { length: 20 },
    (_, i) =>
      ({
        ...none,
        id: `P${i}`,
        kind: 'phase',
        kindName: 'phase',
        label: `Phase ${i}`,
        title: 'Some phase',
        phase: null,
      }) as const,
  );
  const work = Array.from(
    { length: count },
    (_, i) =>
      ({
        ...none,
        id: `W${i}`,
        kind: 'work',
        kindName: 'task',
        label: `T${i}`,
        title: `Some work of number ${i}`,
        phase: phaseOf(i),
      }) as const,
  );
  const edges = work
    .slice(3)
    .map((to, i) => ({ from: `W${i + ((i * 7) % 3)}`, to: to.id, kind: 'depends-on', location: null }) as const);
  return {
    isReading: false,
    plans: [{ id: 'plan', title: 'Plan', phases: [] }],
    graph: {
      kind: 'plan',
      title: 'Plan',
      scope: { plan: 'plan' },
      nodes: [...phases, ...work],
      edges: [...edges],
      measure: 'count',
      criticalPath: null,
      knots: [],
    },
  };
}
