import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, codeOf, documents, until, within } from '../../suite/workspace';

function uriOf(file: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.equal(folder?.uri.scheme, 'frozen');
  return vscode.Uri.joinPath(folder.uri, file);
}

const all = (): [vscode.Uri, vscode.Diagnostic[]][] =>
  vscode.languages
    .getDiagnostics()
    .map(([uri, found]): [vscode.Uri, vscode.Diagnostic[]] => [
      uri,
      found.filter(({ source }) => source === 'plantrace'),
    ])
    .filter(([, found]) => found.length > 0);

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

describe('a file system that cannot be written', () => {
  before(async () => {
    const extension = await api();
    await until(
      'the workspace has been read',
      () => extension.figures?.indexing === false && extension.figures.hasPlans,
    );
  });

  it('is read and reported', async () => {
    await until('findings', () => all().length > 4);
    assert.deepEqual([...new Set(all().map(([uri]) => uri.scheme))], ['frozen']);
    const { figures, phaseTree } = await api();
    assert.equal(figures?.requirements, 141);
    assert.equal((await phaseTree.getChildren()).length, 6);
  });

  it('answers where an ID is defined', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf(documents.phase1));
    const found = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      within(document, '[1.1-2] A kiosk', '1.1-2'),
    );
    assert.ok(found.length > 0);
  });

  it('is left as it is by what would write, which says so', async () => {
    const plan = uriOf(documents.phase1);
    await vscode.window.showTextDocument(plan);
    await vscode.commands.executeCommand('plantrace.recordBaseline');
    await vscode.commands.executeCommand('plantrace.createChecklist', { uri: plan.toString() });
    assert.equal(await exists(uriOf('plantrace.baseline.json')), false);
    assert.equal(await exists(uriOf('docs/plans/phase-1-checklist.md')), false);
    assert.deepEqual(
      vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path),
      [],
      'nothing is left in editors that cannot be saved',
    );
  });

  it('still has fixes to look at', async () => {
    const isOrphan = (found: vscode.Diagnostic) => codeOf(found) === 'trace/orphan-requirement';
    const [uri, found] = all().find(([, each]) => each.some(isOrphan)) ?? [];
    const finding = found?.find(isOrphan);
    assert.ok(uri && finding);
    await vscode.workspace.openTextDocument(uri);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.ok(actions.length > 0);
  });
});
