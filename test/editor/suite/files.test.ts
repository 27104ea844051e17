import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import {
  begin,
  documents,
  finding,
  findingsIn,
  noFinding,
  onDisk,
  restore,
  until,
  uriOf,
  writeOnDisk,
} from './workspace';

describe('files', () => {
  before(begin);
  afterEach(restore);

  it('takes back the findings of a file that is deleted in VS Code while it is open', async () => {
    await vscode.commands.executeCommand('vscode.open', uriOf(documents.kiosk));
    await finding(documents.kiosk, 'document/broken-link');
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uriOf(documents.kiosk));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('no findings', () => findingsIn(documents.kiosk).length === 0);
  });

  it('takes back the findings of a file that another program deletes', async () => {
    const added = 'docs/plans/vans.md';
    const rows = '| T-001 | Buy a van | None |\n| T-002 | Load it | T-009 |';
    writeOnDisk(added, `# Vans\n\n| Task ID | Task | Prereqs |\n|---|---|---|\n${rows}\n`);
    await until('findings', () => findingsIn(added).length > 0);
    rmSync(uriOf(added).fsPath);
    await until('no findings', () => findingsIn(added).length === 0);
  });

  it('takes back the findings of a folder that is deleted', async () => {
    await finding(documents.kiosk, 'document/broken-link');
    rmSync(uriOf('docs/requirements').fsPath, { recursive: true });
    await until(
      'no findings',
      () => findingsIn(documents.kiosk).length + findingsIn(documents.requirements).length === 0,
    );
  });

  it('moves the findings of a file that is renamed', async () => {
    const renamed = 'docs/requirements/Component-Cabinet.md';
    await finding(documents.kiosk, 'document/broken-link');
    renameSync(uriOf(documents.kiosk).fsPath, uriOf(renamed).fsPath);
    await finding(renamed, 'document/broken-link');
    assert.deepEqual(findingsIn(documents.kiosk), []);
  });

  it('reads a file that another program creates', async () => {
    writeOnDisk('docs/drawings/cabinet-mark-2.md', '# Cabinet\n');
    await noFinding(documents.kiosk, 'document/broken-link');
  });

  it('reads a closed file again when another program changes it', async () => {
    writeOnDisk(documents.phase1, onDisk(documents.phase1).replace(', [1.2-19]', ''));
    await noFinding(documents.phase1, 'trace/dangling-reference');
  });
});
