/** Renaming an ID as F2 does, and renaming a plan's file as the explorer does. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { begin, documents, onDisk, open, pathOf, restore, until, uriOf, within, writeOnDisk } from './workspace';

const lamp = {
  spec: 'specs/001-lamp/spec.md',
  tasks: 'specs/001-lamp/tasks.md',
  plan: 'specs/001-lamp/plan.md',
} as const;

const lampTexts: Record<keyof typeof lamp, string> = {
  spec: `# Feature Specification: Lamp

## Requirements

- **FR-001**: The lamp MUST burn all night
- **FR-002**: The lamp MUST NOT flicker
- **FR-003**: The lamp MUST turn
- **FR-004**: The lamp MUST dim at dawn
`,
  tasks: `# Tasks: Lamp

## Phase 1: Setup

- [ ] T001 Fill and trim it (FR-001–FR-003)
- [ ] T002 Dim it (FR-004)
`,
  plan: `# Implementation Plan: Lamp

The mirror serves FR-002/003/004.
`,
};

/** The lamp's documents, open in editors and known to the server. */
async function lampDesk(): Promise<void> {
  const files = Object.keys(lamp) as (keyof typeof lamp)[];
  for (const name of files) writeOnDisk(lamp[name], lampTexts[name]);
  for (const name of files) await open(lamp[name]);
  await until('the definition of FR-003', async () => {
    const { document } = await open(lamp.plan);
    const found = await vscode.commands.executeCommand<unknown[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      within(document, 'FR-002/003', '003'),
    );
    return found.length > 0;
  });
}

async function editFor(file: string, line: string, part: string, name: string): Promise<vscode.WorkspaceEdit> {
  const { document } = await open(file);
  return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    within(document, line, part),
    name,
  );
}

const textOf = async (file: string): Promise<string> =>
  (await vscode.workspace.openTextDocument(uriOf(file))).getText();

describe('renaming', () => {
  before(begin);
  afterEach(restore);

  it('selects the characters of the ID, and leaves headings and prose to others', async () => {
    const { document } = await open(documents.phase1);
    const prepared = async (line: string, part: string): Promise<string> => {
      const { range, placeholder } = await vscode.commands.executeCommand<{ range: vscode.Range; placeholder: string }>(
        'vscode.prepareRename',
        document.uri,
        within(document, line, part),
      );
      assert.equal(document.getText(range), placeholder);
      return placeholder;
    };
    assert.equal(await prepared('- [ ] [2.2-4] The PIN', '2.2-4'), '2.2-4');
    // By the extension for markdown that comes with VS Code.
    assert.equal(await prepared('## Test Strategy', 'Strategy'), 'Test Strategy');
    await assert.rejects(prepared('**Description**: Branches with', 'Branches'));
  });

  it('changes a requirement in a range of one file and in an elided list of another, and one undo restores them', async () => {
    await lampDesk();
    const edit = await editFor(lamp.spec, '**FR-003**', 'FR-003', 'FR-010');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(await textOf(lamp.spec), lampTexts.spec.replace('FR-003', 'FR-010'));
    assert.equal(await textOf(lamp.tasks), lampTexts.tasks.replace('FR-001–FR-003', 'FR-001–FR-002, FR-010'));
    assert.equal(await textOf(lamp.plan), lampTexts.plan.replace('FR-002/003/004', 'FR-002/010/004'));
    await open(lamp.tasks);
    await vscode.commands.executeCommand('undo');
    for (const name of Object.keys(lamp) as (keyof typeof lamp)[])
      assert.equal(await textOf(lamp[name]), lampTexts[name]);
  });

  it('changes nothing where the new name is taken, although VS Code could change it as the name of a link', async () => {
    const edit = await editFor(documents.phase1, '- [ ] [2.2-4] The PIN', '2.2-4', '2.2-3');
    assert.equal(edit.size, 0);
    const free = await editFor(documents.phase1, '- [ ] [2.2-4] The PIN', '2.2-4', '2.2-9');
    assert.deepEqual(
      free
        .entries()
        .map(([uri]) => pathOf(uri))
        .sort(),
      [documents.phase1, documents.matrix].sort(),
    );
  });

  it('changes nothing of an ID that nothing defines', async () => {
    const edit = await editFor(documents.phase1, '[1.2-19]', '1.2-19', '1.2-5');
    assert.equal(edit.size, 0);
  });

  it('takes the index of the master plan and the links along when a plan is given another name', async () => {
    const renamed = 'docs/plans/phase-1-ledger.md';
    const [before, matrix] = [onDisk(documents.master), onDisk(documents.matrix)];
    assert.equal(before.split('phase-1-ledger-and-patrons.md').length, 3);
    // In an editor, which follows the file: a document without one VS Code would keep under a name that is gone.
    await open(documents.phase1);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uriOf(documents.phase1), uriOf(renamed));
    assert.ok(await vscode.workspace.applyEdit(edit));
    const after = await textOf(documents.master);
    assert.equal(after, before.replaceAll('phase-1-ledger-and-patrons.md', 'phase-1-ledger.md'));
    assert.equal(
      await textOf(documents.matrix),
      matrix.replace('(phase-1-ledger-and-patrons.md)', '(phase-1-ledger.md)'),
    );
    const back = new vscode.WorkspaceEdit();
    back.renameFile(uriOf(renamed), uriOf(documents.phase1));
    assert.ok(await vscode.workspace.applyEdit(back));
    assert.equal(await textOf(documents.master), before);
    assert.equal(await textOf(documents.matrix), matrix);
  });
});
