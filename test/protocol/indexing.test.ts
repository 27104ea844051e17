import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { markdownIn } from '../support/corpus';
import { LanguageClient, rangeOfPiece, uriOf } from '../support/languageClient';
import { temporaryFolder, writeFiles } from '../support/temporaryFolder';

const COPIES = 150;
const PHASE = 'docs/plans/phase-1-ledger-and-patrons.md';

/** Many copies of an example, each a plan of its own. */
function largeFolder(): string {
  const folder = temporaryFolder();
  const files = markdownIn(path.join('test', 'workspaces', 'phased-plan'));
  for (let n = 0; n < COPIES; n++)
    writeFiles(path.join(folder, `copy-${n}`), Object.fromEntries([...files].map(([name, text]) => [name, text])));
  return folder;
}

interface Progress {
  token: string | number;
  value: { kind: string; title?: string; message?: string; cancellable?: boolean };
}

const progressOf = (client: LanguageClient): Progress[] =>
  client.notified.filter(({ method }) => method === '$/progress').map(({ params }) => params as Progress);

describe('reading a large workspace', () => {
  let root = '';
  before(() => (root = largeFolder()));

  it('is answered between: a hover does not wait for the end', async () => {
    const client = await LanguageClient.start({ folders: [root] });
    const uri = uriOf(root, 'copy-7', PHASE);
    const text = readFileSync(path.join(root, 'copy-7', PHASE), 'utf8');
    await client.open(uri, text);
    const hover = await client.request<{ contents: { value: string } } | null>('textDocument/hover', {
      textDocument: { uri },
      position: rangeOfPiece(text, '1.1-2]').start,
    });
    const isIndexing = client.views.every((v) => v.indexing);
    assert.match(hover?.contents.value ?? '', /A kiosk must not lend before/);
    assert.ok(isIndexing, 'the folder was read already: this shows nothing');
    await client.settled();
    await client.until('it is checked', () => client.shown(uri)?.length === 2 && !client.views.at(-1)?.indexing);
    assert.ok((client.views.at(-1)?.requirements ?? 0) > COPIES * 89);
    assert.equal(await client.stop(), 0);
  });

  it('is shown with its progress, from its beginning to its end', async () => {
    const client = await LanguageClient.start({ folders: [root] });
    await client.settled();
    const told = progressOf(client);
    assert.equal(told[0]?.value.kind, 'begin');
    assert.deepEqual([told[0].value.title, told[0].value.cancellable], ['Plantrace: reading plans', true]);
    assert.equal(told.at(-1)?.value.kind, 'end');
    const reports = told.slice(1, -1);
    assert.ok(reports.length > 0);
    for (const { value, token } of reports) {
      assert.equal(value.kind, 'report');
      assert.match(value.message ?? '', /^\d+ documents$/);
      assert.equal(token, told[0].token);
    }
    const created = client.asked.filter(({ method }) => method === 'window/workDoneProgress/create');
    assert.deepEqual(
      created.map(({ params }) => (params as { token: unknown }).token),
      [told[0].token],
    );
  });

  it('ends when it is cancelled, and the server goes on with what it has', async () => {
    const client = await LanguageClient.start({ folders: [root] });
    const begin = await client.until('it has begun', () =>
      progressOf(client).find((p) => p.value.kind === 'report' || p.value.kind === 'begin'),
    );
    await client.notify('window/workDoneProgress/cancel', { token: begin.token });
    await client.settled();
    assert.equal(progressOf(client).at(-1)?.value.kind, 'end');
    assert.ok(client.logs.some((line) => /cancelled/.test(line)));
    const read = Number(/Read (\d+) documents/.exec(client.logs.join('\n'))?.[1] ?? '0');
    assert.ok(read < COPIES * 12, `${read} documents were read`);
    const uri = uriOf(root, `copy-${COPIES - 1}`, PHASE);
    const text = readFileSync(path.join(root, `copy-${COPIES - 1}`, PHASE), 'utf8');
    await client.open(uri, text);
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri },
      position: rangeOfPiece(text, '1.1-2]').start,
    });
    assert.ok(hover);
    assert.equal(await client.stop(), 0);
  });

  it('stops when its folder is removed', async () => {
    const client = await LanguageClient.start({ folders: [root] });
    await client.until('it has begun', () => progressOf(client).length > 0);
    await client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: uriOf(root), name: '' }] },
    });
    await client.until(
      'nothing is left',
      () => client.views.at(-1)?.indexing === false && !client.views.at(-1)?.hasPlans,
    );
    assert.ok(client.publishes.every(({ uri }) => client.shown(uri)?.length === 0));
    assert.equal(await client.stop(), 0);
  });
});
