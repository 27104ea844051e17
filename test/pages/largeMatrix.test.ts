import assert from 'node:assert/strict';
import type { MatrixPageResult } from '../../server/src/protocol';
import { isBusy, percentile, scrollFrames, workPerFrame } from './frames';
import { largePlan } from './largePlan';
import { openPage } from './openPage';
import { startServer } from './server';

const ROWS = 5200;
const FRAMES = 150;
/** Suites share the machine: what cannot be done at first may be done once more. */
const ATTEMPTS = 3;

describe('a matrix of thousands of rows', () => {
  it('is small on the way, opens at once, scrolls smoothly, and has only the rows that are seen', async () => {
    const server = await startServer(largePlan(ROWS));
    const load = (params: unknown): Promise<MatrixPageResult> => server.request('plantrace/matrixPage', params);
    const { plan } = await load({});
    assert.equal(plan?.rows.ids.length, ROWS);
    assert.ok(JSON.stringify(plan).length - JSON.stringify(plan.rows.titles).length < 60 * ROWS);
    const opened: number[] = [];
    const worked: number[] = [];
    const scrolled: number[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { page, close } = await openPage({ bundle: 'matrix', methods: { load } });
      await page.locator('.row.section').first().waitFor();
      opened.push(await page.evaluate(() => performance.getEntriesByName('matrix shown')[0]?.startTime ?? Infinity));
      let frames: number[] = [];
      worked.push(await workPerFrame(page, FRAMES, async () => (frames = await scrollFrames(page, '.grid', FRAMES))));
      scrolled.push(percentile(frames, 0.95));
      assert.ok((await page.locator('[role=row]').count()) < 80);
      assert.equal(await page.locator('.grid').getAttribute('aria-rowcount'), String(ROWS + 520 + 2));
      await close();
      if (fast(opened, 1500) && fast(scrolled, 50)) break;
    }
    assert.ok(fast(worked, 16), `work in a frame: ${worked.map(Math.round).join(', ')} ms`);
    if (isBusy()) return;
    assert.ok(fast(opened, 1500), `opened within ${opened.map(Math.round).join(', ')} ms`);
    assert.ok(fast(scrolled, 50), `p95 of frames: ${scrolled.map(Math.round).join(', ')} ms`);
  });
});

const fast = (times: readonly number[], bound: number): boolean => times.some((time) => time <= bound);
