import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { phasePlansRequest, type PhasePlanEntry } from '../../../server/src/protocol';
import { api, begin, documents, onDisk, open, pathOf, rangeOf, restore, select, until, uriOf } from './workspace';

const checklist = 'docs/plans/phase-1-checklist.md';

async function createFromPlan(): Promise<vscode.TextEditor> {
  await open(documents.phase1);
  await vscode.commands.executeCommand('plantrace.createChecklist');
  return until('the checklist', () => {
    const editor = vscode.window.activeTextEditor;
    return editor && pathOf(editor.document.uri) === checklist && editor;
  });
}

describe('Create Execution Checklist', () => {
  before(begin);
  afterEach(restore);
  afterEach(async () => {
    const { client } = await api();
    await until('the server has seen that the checklist is gone', async () => {
      const plans = await client?.sendRequest<PhasePlanEntry[]>(phasePlansRequest, {});
      return plans?.find(({ label }) => label === 'Phase 1')?.hasChecklist === false;
    });
  });

  it('writes the file, with a row for each thing to be done, and shows it', async () => {
    const { document } = await createFromPlan();
    assert.ok(existsSync(uriOf(checklist).fsPath));
    assert.equal(onDisk(checklist), document.getText());
    const text = document.getText();
    assert.match(text, /^# Phase 1 Execution Checklist$/m);
    for (const row of [
      '| WP-8 | Showcase for the Council | [ ] Pending | | | |',
      '| 4 | All rows of both checklists above are ticked | [ ] | |',
      '| [1.1-2] | A kiosk must not lend before a branch has been assigned to it (negative) | [x] | [ ] | |',
      '| [KDD-runtime-2] | The ledger handles the commands for one card one at a time | [ ] | |',
    ])
      assert.ok(text.split('\n').includes(row), row);
  });

  it('keeps every line that a person wrote, when it is run again', async () => {
    const { document } = await createFromPlan();
    const edit = new vscode.WorkspaceEdit();
    const status = rangeOf(document, '| WP-1 | Registry', '[ ] Pending');
    edit.replace(document.uri, status, '[x] Complete');
    edit.insert(document.uri, rangeOf(document, '## Mid-Phase').start, 'Seen by Ruth on the bench, 2026-03-02.\n\n');
    edit.insert(document.uri, new vscode.Position(document.lineCount, 0), '\n## Notes\n\nAsk the council again.\n');
    await vscode.workspace.applyEdit(edit);
    const plan = await open(documents.phase1);
    const last = rangeOf(plan.document, '- [ ] [3.2-4] The patron sees');
    const added = '- [ ] [3.2-5] The receipt shows it as well → WP-5';
    await plan.edit((change) => change.insert(last.end.with(last.end.line + 1, 0), `${added}\n`));
    const before = document.getText().split(/\r?\n/);
    await createFromPlan();
    const after = await until('the new row', () => {
      const lines = document.getText().split(/\r?\n/);
      return lines.some((line) => line.includes('The receipt shows it as well')) && lines;
    });
    let at = 0;
    for (const line of before) {
      const found = after.indexOf(line, at);
      assert.ok(found >= 0, `lost: ${line}`);
      at = found + 1;
    }
    assert.equal(after.length, before.length + 1);
    assert.ok(document.isDirty, 'a file that was there is changed, and saved only by the person');
  });

  it('changes nothing when there is nothing to add', async () => {
    const { document } = await createFromPlan();
    const before = document.getText();
    const { version } = document;
    await open(documents.phase1);
    await vscode.commands.executeCommand('plantrace.createChecklist');
    assert.equal(document.getText(), before);
    assert.equal(document.version, version);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('takes the phase at the cursor in the master plan', async () => {
    const editor = await open(documents.master);
    select(editor, rangeOf(editor.document, '### Phase 1: Ledger and Patrons').end);
    await vscode.commands.executeCommand('plantrace.createChecklist');
    await until('the checklist', () => existsSync(uriOf(checklist).fsPath));
    assert.equal(vscode.window.activeTextEditor && pathOf(vscode.window.activeTextEditor.document.uri), checklist);
  });

  it('takes the phase of a node of the tree', async () => {
    const { phaseTree } = await api();
    const phase = (await phaseTree.getChildren()).find(({ node }) => node.label === 'Phase 1');
    assert.ok(phase);
    await vscode.commands.executeCommand('plantrace.createChecklist', phase);
    await until('the checklist', () => existsSync(uriOf(checklist).fsPath));
  });
});
