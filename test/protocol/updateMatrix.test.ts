import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { UpdateMatrixResult } from '../../server/src/protocol';
import { LanguageClient, uriOf } from '../support/languageClient';
import { copyOfExample, temporaryFolder, writeFiles } from '../support/temporaryFolder';

const MATRIX = 'docs/plans/requirements-traceability.md';
const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';

const update = (client: LanguageClient, uri?: string): Promise<UpdateMatrixResult> =>
  client.request('plantrace/updateMatrix', uri === undefined ? {} : { uri });

async function opened(...folders: string[]): Promise<LanguageClient> {
  const client = await LanguageClient.start({ folders });
  await client.settled();
  return client;
}

describe('updating the traceability matrix over the protocol', () => {
  it('leaves the one that is up to date', async () => {
    const root = copyOfExample('phased-plan');
    const client = await opened(root);
    for (const uri of [undefined, uriOf(root, MATRIX), uriOf(root, PLAN), 'file:///nowhere.md'])
      assert.deepEqual(await update(client, uri), { kind: 'unchanged', uri: uriOf(root, MATRIX), ahead: [] });
    await client.stop();
  });

  it('creates one, over no file that is there, and finds nothing to do then', async () => {
    const root = copyOfExample('phased-plan', (file) => !file.endsWith('requirements-traceability.md'));
    const client = await opened(root);
    const result = await update(client);
    assert.ok(result.kind === 'edit' && result.created);
    assert.deepEqual([result.uri, result.added, result.corrected], [uriOf(root, MATRIX), 107, 0]);
    const [creation, content] = result.edit.documentChanges;
    assert.deepEqual(creation, {
      kind: 'create',
      uri: uriOf(root, MATRIX),
      options: { overwrite: false, ignoreIfExists: false },
    });
    assert.ok(content && 'edits' in content);
    writeFiles(root, { [MATRIX]: content.edits[0]?.newText ?? '' });
    await client.watched({ uri: uriOf(root, MATRIX), type: 1 });
    assert.equal((await update(client)).kind, 'unchanged');
    await client.stop();
  });

  it('is guarded by the version of the open matrix, and made for its text', async () => {
    const root = copyOfExample('phased-plan');
    const client = await opened(root);
    const uri = uriOf(root, MATRIX);
    const whole = readFileSync(path.join(root, MATRIX), 'utf8');
    const text = `${whole.replace(/\| \[1\.1-2\].*\n/, '').replace('| WP-4 |', '| WP-5 |')}\nA line of mine.\n`;
    await client.open(uri, text, 41);
    const result = await update(client, uri);
    assert.ok(result.kind === 'edit' && !result.created);
    assert.deepEqual([result.added, result.corrected], [1, 1]);
    const [change] = result.edit.documentChanges;
    assert.ok(change && 'edits' in change && result.edit.documentChanges.length === 1);
    assert.deepEqual(change.textDocument, { uri, version: 41 });
    const after = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 41, text), change.edits);
    assert.equal(after, `${whole}\nA line of mine.\n`);
    await client.change(uri, 42, after);
    assert.equal((await update(client, uri)).kind, 'unchanged');
    await client.stop();
  });

  it('goes by the document where several sets of plans are open, and refuses with a sentence', async () => {
    const [one, two] = [copyOfExample('phased-plan'), copyOfExample('phased-plan')];
    const client = await opened(one, two);
    const second = await update(client, uriOf(two, PLAN));
    assert.ok(second.kind === 'unchanged' && second.uri === uriOf(two, MATRIX));
    const refused = await update(client);
    assert.ok(refused.kind === 'refused');
    assert.equal(refused.reason, 'Several sets of plans are open: open a document of the one that is meant.');
    await client.stop();
    const without = await opened(temporaryFolder({ 'README.md': '# Hello\n' }));
    const none = await update(without);
    assert.ok(none.kind === 'refused');
    assert.match(none.reason, /^No phase plans are open/);
    await without.stop();
  });
});
