import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  begin,
  codeOf,
  documents,
  finding,
  findingsIn,
  noFinding,
  onDisk,
  open,
  rangeOf,
  restore,
  select,
  until,
  writeOnDisk,
} from './workspace';

const traced = '**Requirements traced**: [2.1-1], [2.1-2]';
const unknown = (): vscode.Diagnostic | undefined =>
  findingsIn(documents.phase1).find(({ message }) => message.includes('2.1-77'));

describe('typing', () => {
  before(begin);
  afterEach(restore);

  it('an unknown ID makes a finding appear, and deleting it clears the finding', async () => {
    const editor = await open(documents.phase1);
    select(editor, rangeOf(editor.document, traced).end);
    for (const key of ', [2.1-77]') await vscode.commands.executeCommand('type', { text: key });
    const found = await until('the finding', unknown);
    assert.equal(codeOf(found), 'trace/dangling-reference');
    assert.equal(editor.document.getText(found.range), '2.1-77');
    const { active } = editor.selection;
    for (let typed = 0; typed < ', [2.1-77]'.length; typed++) await vscode.commands.executeCommand('deleteLeft');
    assert.ok(editor.selection.active.isBefore(active));
    await until('no finding', () => !unknown());
    assert.equal(editor.document.getText(), onDisk(documents.phase1));
  });

  it('lines above a finding move it along', async () => {
    const editor = await open(documents.phase1);
    await editor.edit((edit) => edit.insert(new vscode.Position(5, 0), 'A paragraph.\n\n'));
    const moved = await until('the finding, moved', () =>
      findingsIn(documents.phase1).find(({ range }) => range.start.line === 124),
    );
    assert.equal(editor.document.getText(moved.range), '1.2-19');
  });

  it('unsaved text wins over the disk, until it is discarded', async () => {
    const editor = await open(documents.phase1);
    await editor.edit((edit) => edit.delete(rangeOf(editor.document, ', [1.2-19]')));
    await noFinding(documents.phase1, 'trace/dangling-reference');
    writeOnDisk(documents.phase1, `${onDisk(documents.phase1)}\nAnother program was here.\n`);
    writeOnDisk(documents.matrix, `${onDisk(documents.matrix)}\nAnd here: [1.2-18]\n`);
    // What was written into the other file shows that both events have arrived.
    await until('the other file', () => findingsIn(documents.matrix).length > 0);
    assert.ok(editor.document.isDirty);
    assert.ok(!findingsIn(documents.phase1).some((found) => codeOf(found) === 'trace/dangling-reference'));
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await finding(documents.phase1, 'trace/dangling-reference');
  });

  it('a plan that was never saved is read like one on the disk', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content:
        '# Tasks\n\n| Task ID | Task | Prereqs |\n|---|---|---|\n| T-001 | First | None |\n| T-002 | Second | T-009 |\n',
    });
    await vscode.window.showTextDocument(document);
    const found = await until('a finding', () =>
      vscode.languages.getDiagnostics(document.uri).find(({ source }) => source === 'plantrace'),
    );
    assert.equal(document.getText(found.range), 'T-009');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, found.range, 'T-001');
    await vscode.workspace.applyEdit(edit);
    await until('no finding', () => vscode.languages.getDiagnostics(document.uri).length === 0);
  });
});
