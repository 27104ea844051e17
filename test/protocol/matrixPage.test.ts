import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { MatrixPageResult, MatrixTextResult, ToggleTraceResult } from '../../server/src/protocol';
import { LanguageClient, uriOf } from '../support/languageClient';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';

const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';

async function opened(...folders: string[]): Promise<LanguageClient> {
  const client = await LanguageClient.start({ folders });
  await client.settled();
  return client;
}

const load = (client: LanguageClient, plan?: string): Promise<MatrixPageResult> =>
  client.request('plantrace/matrixPage', plan === undefined ? {} : { plan });

describe('the matrix over the protocol', () => {
  it('has every row with its place, and every cell with what says so', async () => {
    const root = copyOfExample('phased-plan');
    const client = await opened(root);
    const { plan, plans, isReading } = await load(client);
    assert.ok(plan && !isReading);
    assert.deepEqual(plans, [{ id: uriOf(root, 'docs/plans/generate_plans.md'), title: 'Shelfway: Master Plan' }]);
    const lineOf = (document: number, line: number): string =>
      readFileSync(fileURLToPath(plan.documents[document]?.uri ?? ''), 'utf8').split('\n')[line] ?? '';
    const { ids, places } = plan.rows;
    for (const [i, id] of ids.entries()) {
      const [document = 0, line = 0, character = 0] = places.slice(i * 3);
      const said = lineOf(document, line).slice(character);
      // Bullets of sources have no number of their own.
      const isPlan = plan.documents[document]?.path.startsWith('docs/plans/');
      assert.ok(!isPlan || said.startsWith(id), `${id}: ${said}`);
    }
    assert.equal(plan.cells.length % 6, 0);
    await client.stop();
  });

  it('shows the plan that is asked for, and the first one where that is gone', async () => {
    const client = await opened(copyOfExample('spec-kit'));
    const { plans, plan } = await load(client);
    assert.equal(plan?.id, plans[0]?.id);
    assert.equal((await load(client, plans[1]?.id)).plan?.id, plans[1]?.id);
    assert.equal((await load(client, 'file:///gone.md')).plan?.id, plans[0]?.id);
    await client.stop();
  });

  it('has no plan where there is none', async () => {
    const client = await opened(temporaryFolder({ 'README.md': '# Nothing\n' }));
    assert.deepEqual(await load(client), { isReading: false, plans: [], plan: null });
    await client.stop();
  });

  it('ticks a trace by an edit that is guarded by the version of the open plan', async () => {
    const root = copyOfExample('phased-plan');
    const client = await opened(root);
    const uri = uriOf(root, PLAN);
    const text = readFileSync(fileURLToPath(uri), 'utf8');
    await client.open(uri, text, 7);
    const wanted = { row: { uri, id: '2.1-1' }, work: { uri, id: 'WP-1' }, on: true };
    const result = await client.request<ToggleTraceResult>('plantrace/toggleTrace', wanted);
    assert.ok(result.kind === 'edit');
    assert.equal(result.title, 'Trace 2.1-1 in WP-1');
    const [change] = result.edit.documentChanges;
    assert.ok(change && 'edits' in change && result.edit.documentChanges.length === 1);
    assert.equal(change.textDocument.version, 7);
    await client.change(uri, 8, TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 7, text), change.edits));
    assert.equal((await client.request<ToggleTraceResult>('plantrace/toggleTrace', wanted)).kind, 'unchanged');
    const refused = await client.request<ToggleTraceResult>('plantrace/toggleTrace', {
      ...wanted,
      row: { uri: 'file:///nowhere.md', id: '1' },
    });
    assert.equal(refused.kind, 'refused');
    await client.stop();
  });

  it('writes the matrix as the command line does, and only the rows that are wanted', async () => {
    const client = await opened(copyOfExample('phased-plan'));
    const { plan } = await load(client);
    const text = (params: object): Promise<MatrixTextResult | null> =>
      client.request('plantrace/matrixText', { plan: plan?.id, format: 'csv', ...params });
    const all = await text({});
    assert.equal(all?.rows, 107);
    assert.equal(all.text.trimEnd().split('\n').length, 108);
    const some = await text({ rows: ['1.1-1', '1.1-2'] });
    assert.equal(some?.rows, 2);
    assert.match((await text({ format: 'html' }))?.text ?? '', /^<!doctype html>/);
    assert.match((await text({ format: 'md' }))?.text ?? '', /^\| Requirement/);
    assert.equal(await text({ plan: 'file:///gone.md' }), null);
    await client.stop();
  });
});
