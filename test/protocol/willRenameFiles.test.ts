import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { everything, LanguageClient, uriOf } from '../support/languageClient';
import { copyOfExample } from '../support/temporaryFolder';

const capabilities = {
  ...everything,
  workspace: {
    ...everything.workspace,
    workspaceEdit: { documentChanges: true },
    fileOperations: { willRename: true },
  },
};

const MASTER = 'docs/plans/generate_plans.md';
const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';

/** Makes an edit, as an editor does it before it moves a file. */
function apply(edit: WorkspaceEdit): string[] {
  return (edit.documentChanges ?? []).map((each) => {
    assert.ok('textDocument' in each);
    const file = fileURLToPath(each.textDocument.uri);
    const document = TextDocument.create(each.textDocument.uri, 'markdown', 1, readFileSync(file, 'utf8'));
    writeFileSync(file, TextDocument.applyEdits(document, each.edits as TextEdit[]));
    return file;
  });
}

function brokenLinks(client: LanguageClient): string[] {
  const last = new Map(client.publishes.map(({ uri, diagnostics }) => [uri, diagnostics]));
  return [...last].flatMap(([uri, diagnostics]) =>
    diagnostics
      .filter(({ code }) => code === 'document/broken-link')
      .map(({ message }) => `${path.basename(uri)}: ${message}`),
  );
}

describe('a file that is about to move', () => {
  it('is asked for only of who tells of it', async () => {
    const root = copyOfExample('phased-plan');
    const told = await LanguageClient.start({ folders: [root], capabilities });
    const { fileOperations } = told.initialized.capabilities.workspace ?? {};
    assert.deepEqual(
      fileOperations?.willRename?.filters.map(({ pattern }) => `${pattern.matches} ${pattern.glob}`),
      ['file **/*.{md,markdown}', 'folder **/*'],
    );
    const other = await LanguageClient.start({ folders: [root] });
    assert.equal(other.initialized.capabilities.workspace?.fileOperations, undefined);
  });

  it('takes the index of the master plan and all links along', async () => {
    const root = copyOfExample('phased-plan');
    const client = await LanguageClient.start({ folders: [root], capabilities });
    await client.settled();
    const before = brokenLinks(client);
    const [oldUri, newUri] = [uriOf(root, PLAN), uriOf(root, 'docs/plans/first/phase-1-ledger.md')];
    const edit = await client.request<WorkspaceEdit>('workspace/willRenameFiles', { files: [{ oldUri, newUri }] });
    const touched = apply(edit);
    assert.ok(touched.includes(path.join(root, MASTER)) && touched.includes(path.join(root, PLAN)));
    mkdirSync(path.join(root, 'docs/plans/first'));
    renameSync(fileURLToPath(oldUri), fileURLToPath(newUri));
    const changes = touched.map((file) => ({ uri: uriOf(file), type: 2 as const }));
    const checked = client.checked();
    await client.watched(...changes, { uri: oldUri, type: 3 }, { uri: newUri, type: 1 });
    await checked;
    assert.deepEqual(brokenLinks(client), before);
    const master = readFileSync(path.join(root, MASTER), 'utf8');
    assert.match(master, /\*\*Plan Document\*\*: `docs\/plans\/first\/phase-1-ledger\.md`/);
    assert.doesNotMatch(master, /phase-1-ledger-and-patrons/);
  });

  it('brings no edit where nothing names it, and none where renaming is switched off', async () => {
    const root = copyOfExample('phased-plan');
    const files = [{ oldUri: uriOf(root, 'docs/x.md'), newUri: uriOf(root, 'docs/y.md') }];
    const client = await LanguageClient.start({ folders: [root], capabilities });
    await client.settled();
    assert.equal(await client.request('workspace/willRenameFiles', { files }), null);
    const off = await LanguageClient.start({
      folders: [root],
      capabilities,
      initializationOptions: { features: { rename: false } },
    });
    await off.settled();
    const moved = [{ oldUri: uriOf(root, PLAN), newUri: uriOf(root, 'docs/plans/p.md') }];
    assert.equal(await off.request('workspace/willRenameFiles', { files: moved }), null);
  });
});
