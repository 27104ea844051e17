import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { begin, documents, open, rangeOf, restore, select, until } from './workspace';

describe('authoring commands', () => {
  before(begin);
  afterEach(restore);
  afterEach(() => vscode.commands.executeCommand('notifications.clearAll'));

  it('ask nothing that the cursor says', async () => {
    const editor = await open(documents.phase1);
    select(editor, rangeOf(editor.document, '### WP-2').end);
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('plantrace.copyCommitMessage');
    assert.equal(await vscode.env.clipboard.readText(), 'Phase 1 WP-2: Card Service');
  });

  it('put their questions as quick picks, and go on with what is chosen', async () => {
    const editor = await open(documents.phase1);
    select(editor, new vscode.Position(0, 0));
    await vscode.env.clipboard.writeText('');
    const done = vscode.commands.executeCommand('plantrace.copyCommitMessage');
    await until('the first work package is copied', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await vscode.env.clipboard.readText()) !== '';
    });
    await done;
    assert.match(await vscode.env.clipboard.readText(), /^Phase 1 WP-1: /);
  });

  it('leave everything as it was when the user gives up', async () => {
    const editor = await open(documents.phase1);
    select(editor, new vscode.Position(0, 0));
    await vscode.env.clipboard.writeText('mine');
    let isDone = false;
    const done = vscode.commands.executeCommand('plantrace.copyCommitMessage').then(() => (isDone = true));
    await until('the question is closed', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return isDone;
    });
    await done;
    assert.equal(await vscode.env.clipboard.readText(), 'mine');
  });

  it('take answers from a key binding, and are not put off by a document that is no plan', async () => {
    await open(documents.decisions);
    await vscode.commands.executeCommand('plantrace.copyCommitMessage', {
      answers: { plan: [documents.phase1], work: ['wp-3'] },
    });
    assert.match(await vscode.env.clipboard.readText(), /^Phase 1 WP-3: /);
  });

  it('show what is to be read as a preview, and what is for somebody else as its text', async () => {
    const editor = await open(documents.phase1);
    select(editor, rangeOf(editor.document, '### WP-5').end);
    await vscode.commands.executeCommand('plantrace.startWork');
    await until('the preview', () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.label.startsWith('Preview WP-5'),
    );
    await vscode.commands.executeCommand('plantrace.createReviewBundle', {
      answers: { plan: [documents.phase1], review: ['negative'] },
    });
    const bundle = await until('the bundle', () =>
      vscode.window.activeTextEditor?.document.uri.scheme === 'plantrace-reading'
        ? vscode.window.activeTextEditor.document
        : undefined,
    );
    assert.match(bundle.getText(), /^# Negative requirements review: /);
    assert.match(bundle.getText(), /A kiosk must not lend before a branch has been assigned to it/);
  });
});
