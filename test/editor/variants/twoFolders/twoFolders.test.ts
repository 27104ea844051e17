import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { api, codeOf, until } from '../../suite/workspace';

const phased = 'phased-plan/docs/plans/phase-1-ledger-and-patrons.md';
const feature = 'spec-kit/specs/001-tool-lending/tasks.md';

const folders = () => vscode.workspace.workspaceFolders ?? [];

function uriIn(file: string): vscode.Uri {
  const folder = folders().find(({ uri }) => path.basename(uri.fsPath) === file.split('/', 1)[0]);
  assert.ok(folder, file);
  return vscode.Uri.joinPath(folder.uri, '..', file);
}

const findings = (file: string) =>
  vscode.languages.getDiagnostics(uriIn(file)).filter(({ source }) => source === 'plantrace');

/** Save those of documents that VS Code keeps open: these are read by themselves, whatever folder they are in. */
const ofFolder = (folder: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages
    .getDiagnostics()
    .filter(([{ path: file }]) => file.startsWith(`${folder.path}/`))
    .filter(([uri]) => !vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString()))
    .flatMap(([, found]) => found.filter(({ source }) => source === 'plantrace'));

async function definitions(file: string, line: string, part: string): Promise<string[]> {
  const document = await vscode.workspace.openTextDocument(uriIn(file));
  const number = document
    .getText()
    .split(/\r?\n/)
    .findIndex((text) => text.includes(line));
  assert.ok(number >= 0, line);
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    new vscode.Position(number, document.lineAt(number).text.indexOf(part) + 1),
  );
  return found.map((each) => ('targetUri' in each ? each.targetUri : each.uri).path);
}

describe('a workspace of two folders', () => {
  before(async () => {
    const extension = await api();
    await until('the workspace has been read', () => extension.figures?.indexing === false);
    await until('findings in both', () => findings(phased).length > 0 && findings(feature).length > 0);
  });

  it('reads each folder in the dialect that it is written in', () => {
    assert.ok(findings(phased).some(({ message }) => message === 'Nothing defines [1.2-19].'));
    assert.ok(findings(feature).some(({ message }) => message === 'Nothing defines FR-019.'));
  });

  it('looks IDs up in their own folder', async () => {
    const inFeature = await definitions(feature, 'FR-001', 'FR-001');
    assert.ok(inFeature.length > 0);
    for (const found of inFeature) assert.match(found, /\/spec-kit\//);
  });

  it('shows the plans of both', async () => {
    const { phaseTree, figures } = await api();
    assert.equal(figures?.hasPlans, true);
    const roots = await phaseTree.getChildren();
    const labels = await Promise.all(roots.map(async (root) => (await phaseTree.getTreeItem(root)).label));
    assert.ok(labels.length >= 2, labels.join());
  });

  it('takes the configuration of a folder for that folder alone', async () => {
    const isOff = () => !findings(phased).some((each) => codeOf(each) === 'trace/dangling-reference');
    const before = findings(feature).length;
    const file = uriIn('phased-plan/plantrace.config.json');
    const configuration = JSON.stringify({ severities: { 'trace/dangling-reference': 'off' } });
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(configuration));
    await until('it is off there', isOff);
    assert.equal(findings(feature).length, before);
    await vscode.workspace.fs.delete(file);
    await until('it is back', () => !isOff());
  });

  it('forgets a folder that is taken out, and reads it again when it is back', async () => {
    const [first, second] = folders();
    assert.ok(first && second);
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 1));
    await until('it is no folder of the workspace', () => folders().length === 1);
    await until('its findings are gone', () => ofFolder(second.uri).length === 0);
    assert.ok(ofFolder(first.uri).length > 0);
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 0, { uri: second.uri }));
    await until('its findings are back', () => ofFolder(second.uri).length > 0);
  });
});
