/** The places that a peek shows inside the editor. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { begin, documents, open, pathOf, restore, select, until, within } from './workspace';

/** The editors that stand inside another one: those of no column. */
const peeked = (): vscode.TextEditor[] =>
  vscode.window.visibleTextEditors.filter(({ viewColumn }) => viewColumn === undefined);

async function shut(): Promise<void> {
  await vscode.commands.executeCommand('closeReferenceSearch');
  await until('no peek', () => peeked().length === 0);
}

describe('a peek', () => {
  before(begin);
  afterEach(restore);

  it('shows the references to an ID, in the files that hold them, from one to the next', async () => {
    const editor = await open(documents.matrix);
    const at = within(editor.document, 'KDD-runtime-2');
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      editor.document.uri,
      at,
    );
    const files = new Set(references.map(({ uri }) => pathOf(uri)));
    assert.ok(files.size >= 3, [...files].join());
    select(editor, at);
    await vscode.commands.executeCommand('editor.action.referenceSearch.trigger');
    await until('the peek', () => peeked().length > 0);
    const shown = new Set<string>();
    await until('all files', async () => {
      for (const { document } of peeked()) shown.add(pathOf(document.uri));
      await vscode.commands.executeCommand('goToNextReference');
      return shown.size === files.size;
    });
    assert.deepEqual([...shown].sort(), [...files].sort());
    await shut();
  });

  it('shows what a lens counts', async () => {
    const { document } = await open(documents.phase1);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      1000,
    );
    const row = within(document, '- [ ] [3.1-5] A patron');
    const command = lenses.find(({ range }) => range.start.line === row.line)?.command;
    assert.ok(command, 'no lens');
    assert.deepEqual(peeked(), []);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await until('the peek', () => peeked().length > 0);
    await shut();
  });
});
