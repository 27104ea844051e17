/** What menus and keys ask for and pass, the first steps and the example. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  api,
  begin,
  documents,
  finding,
  findingsIn,
  onDisk,
  open,
  restore,
  root,
  until,
  uriOf,
  writeOnDisk,
} from './workspace';

interface Keybinding {
  key: string;
  command: string;
  when?: string;
}

describe('menus, keys and first steps', () => {
  before(begin);
  afterEach(restore);
  afterEach(() => vscode.commands.executeCommand('notifications.clearAll'));

  it('know whether the editor shows a document of a plan', async () => {
    const { planDocument } = await api();
    await open(documents.phase1);
    await until('a plan', () => planDocument.inPlan);
    writeOnDisk('docs/letter.md', '# A letter\n\nDear neighbours, the shelf is open.\n');
    await open('docs/letter.md');
    await until('no plan', () => !planDocument.inPlan);
    await open(documents.master);
    await until('a plan again', () => planDocument.inPlan);
    writeOnDisk('docs/main.ts', 'export {};\n');
    await open('docs/main.ts');
    await until('no markdown', () => !planDocument.inPlan);
    await open(documents.phase1);
    await until('a plan at last', () => planDocument.inPlan);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('no editor', () => !planDocument.inPlan);
  });

  it('become those of a plan when a document becomes one', async () => {
    const { planDocument } = await api();
    writeOnDisk('notes/list.md', '# List\n');
    const editor = await open('notes/list.md');
    await until('no plan', () => !planDocument.inPlan);
    const row = '\n| Task ID | Description | Source |\n|---|---|---|\n| T-001 | Dig | The meeting |\n';
    assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), row)));
    await until('a plan', () => planDocument.inPlan);
  });

  it('run a command on the file of the Explorer, and not on the editor beside it', async () => {
    await open(documents.requirements);
    assert.ok(!onDisk(documents.phase2A).includes('Checklist created'));
    const target = uriOf('docs/plans/phase-2a-checklist.md');
    await vscode.commands.executeCommand('plantrace.createChecklist', uriOf(documents.phase2A));
    await until('the checklist', () => vscode.window.activeTextEditor?.document.uri.toString() === target.toString());
  });

  it('have keys that VS Code has no use for', async () => {
    const all = await vscode.workspace.openTextDocument(vscode.Uri.parse('vscode://defaultsettings/keybindings.json'));
    const text = all.getText().replace(/^\s*\/\/.*$/gm, '');
    const bound = JSON.parse(text) as Keybinding[];
    const own = bound.filter(({ command }) => command.startsWith('plantrace.'));
    assert.ok(own.length >= 6, `${own.length} keys`);
    assert.deepEqual(
      bound.filter(({ key, command }) => /^ctrl\+alt\+p(?: |$)/.test(key) && !command.startsWith('plantrace.')),
      [],
    );
    for (const { when, command } of own) assert.match(when ?? '', /plantrace\./, command);
  });

  it('are in words, and not in the keys of translations', () => {
    const manifest: unknown = vscode.extensions.getExtension('plantrace.plantrace')?.packageJSON;
    assert.deepEqual(JSON.stringify(manifest).match(/"%[^"]*%"/g), null);
    assert.match(JSON.stringify(manifest), /"Mark Done"/);
  });

  it('open the first steps', async () => {
    await vscode.commands.executeCommand('plantrace.openWalkthrough');
    await until('the page', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(({ label }) => /Walkthrough|Welcome|First Steps/.test(label)),
    );
  });

  it('write the example into an empty folder, where it has its gap, and nothing over anything', async () => {
    const folder = vscode.Uri.joinPath(vscode.Uri.file(root()), 'try');
    await vscode.commands.executeCommand('plantrace.tryExample', { uri: folder.toString() });
    assert.equal(
      vscode.window.activeTextEditor?.document.uri.path.endsWith('/try/docs/plans/phase-1-lending.md'),
      true,
    );
    await finding('try/docs/plans/phase-1-lending.md', 'trace/orphan-requirement');
    assert.equal(findingsIn('try/docs/plans/phase-1-lending.md').length, 1);
    writeOnDisk('try/HighLevelReqs.md', 'mine\n');
    await vscode.commands.executeCommand('plantrace.tryExample', { uri: folder.toString() });
    assert.equal(onDisk('try/HighLevelReqs.md'), 'mine\n');
    assert.match(onDisk('try/plantrace-example/HighLevelReqs.md'), /^# Tool Shelf/);
  });
});
