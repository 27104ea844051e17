import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  begin,
  codeOf,
  documents,
  finding,
  findingsIn,
  noFinding,
  open,
  restore,
  until,
  writeOnDisk,
} from './workspace';

const file = 'plantrace.config.json';
const code = 'document/invalid-configuration';

async function replaceAll(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  assert.ok(await editor.edit((edit) => edit.replace(whole, text)));
}

describe('plantrace.config.json', () => {
  before(begin);
  afterEach(restore);

  it('counts from the moment it is there', async () => {
    await finding(documents.phase2A, 'document/placeholder');
    writeOnDisk(file, '{ "severities": { "document/placeholder": "off" } }');
    await noFinding(documents.phase2A, 'document/placeholder');
  });

  it('is JSON with comments, and checked while it is typed', async () => {
    writeOnDisk(file, '{ "severities": { "document/placeholder": "off" } }');
    await noFinding(documents.phase2A, 'document/placeholder');
    const editor = await open(file);
    assert.equal(editor.document.languageId, 'jsonc');
    await replaceAll(editor, '{\n  // misspelt\n  "severity": {},\n}\n');
    const { range, severity } = await finding(file, code);
    assert.equal(editor.document.getText(range), '"severity"');
    assert.equal(severity, vscode.DiagnosticSeverity.Error);
    assert.ok(
      !findingsIn(documents.phase2A).some((found) => codeOf(found) === 'document/placeholder'),
      'the last good one',
    );
    await replaceAll(editor, '{\n  // nothing\n}\n');
    await noFinding(file, code);
    await finding(documents.phase2A, 'document/placeholder');
  });

  it('is completed', async () => {
    writeOnDisk(file, '{\n  \n}\n');
    const { document } = await open(file);
    const keys = await until('completions', async () => {
      const at = new vscode.Position(1, 2);
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        at,
      );
      const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return labels.some((label) => label.includes('requiredSections')) && labels;
    });
    for (const key of ['use', 'profiles', 'documents', 'ignore', 'severities', 'roles', 'scopes'])
      assert.ok(
        keys.some((label) => label.includes(key)),
        key,
      );
  });
});
