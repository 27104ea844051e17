import assert from 'node:assert/strict';
import { openPage } from './openPage';
import { startServer } from './server';
import { copyOfExample } from '../support/temporaryFolder';

describe('the matrix page', () => {
  it('shows the plan', async () => {
    const server = await startServer(copyOfExample('phased-plan'));
    for (const theme of ['light', 'dark', 'contrast'] as const) {
      const open = await openPage({
        bundle: 'matrix',
        theme,
        methods: { load: (params) => server.request('plantrace/matrixPage', params), open: () => null },
      });
      await open.page.locator('.row.section').first().waitFor();
      await open.page.waitForTimeout(300);
      await open.page.screenshot({ path: `/tmp/p1-${theme}.png` });
      await open.close();
    }
    assert.ok(true);
  });
});
