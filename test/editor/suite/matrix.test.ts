import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { begin, documents, onDisk, open, rangeOf, restore, until } from './workspace';

const matrix = 'docs/plans/requirements-traceability.md';
const ROW = '| [2.2-1] | Phase 1 | WP-3 | Plan generated |';

describe('Update Traceability Matrix', () => {
  before(begin);
  afterEach(restore);

  it('follows the plan as it is in the editor, keeps what a person wrote, and can be undone in one step', async () => {
    const { document } = await open(matrix);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, document.lineAt(rangeOf(document, '| [2.2-2]').start.line).rangeIncludingLineBreak);
    edit.insert(document.uri, new vscode.Position(2, 0), 'Seen by Ruth.\n\n');
    await vscode.workspace.applyEdit(edit);
    const before = document.getText();
    const plan = await open(documents.phase1);
    const box = rangeOf(plan.document, '- [ ] [2.2-1]', '- [ ]');
    await plan.edit((change) => change.replace(box, '- [x]'));
    await vscode.commands.executeCommand('plantrace.updateMatrix');
    await until('the new status', () => document.getText().includes(ROW.replace('Plan generated', 'Implemented')));
    const lines = onDisk(matrix).replace(ROW, ROW.replace('Plan generated', 'Implemented')).split('\n');
    lines.splice(2, 0, 'Seen by Ruth.', '');
    assert.equal(document.getText(), lines.join('\n'));
    assert.ok(document.isDirty, 'a file that was there is changed, and saved only by the person');
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('changes nothing when the matrix says what the plans say', async () => {
    const { document } = await open(matrix);
    const { version } = document;
    await open(documents.phase1);
    await vscode.commands.executeCommand('plantrace.updateMatrix');
    assert.equal(document.version, version);
    assert.ok(!document.isDirty);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
