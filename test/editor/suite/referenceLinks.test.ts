import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { begin, documents, open, restore, uriOf, until } from './workspace';

const enabled = 'markdown.validate.enabled';
const referenceLinks = 'markdown.validate.referenceLinks.enabled';

const configuration = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration();

/** What VS Code's own validation says of the open plan. */
const reported = (): vscode.Diagnostic[] =>
  vscode.languages
    .getDiagnostics(uriOf(documents.phase1))
    .filter(({ code }) => codeText(code) === 'link.no-such-reference');

const codeText = (code: vscode.Diagnostic['code']): string => String(typeof code === 'object' ? code.value : code);

describe('markdown validation of VS Code', () => {
  before(begin);
  afterEach(restore);
  afterEach(async () => {
    for (const name of [enabled, referenceLinks])
      await configuration().update(name, undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('reports IDs in brackets until they are left out, and nothing of Plantrace goes with them', async () => {
    await open(documents.phase1);
    await configuration().update(enabled, true, vscode.ConfigurationTarget.Workspace);
    const before = await until('VS Code reports IDs', () => reported().length > 0 && reported());
    assert.match(before[0]?.message ?? '', /No link definition found/);
    await vscode.commands.executeCommand('plantrace.ignoreReferenceLinks');
    assert.equal(configuration().inspect(referenceLinks)?.workspaceValue, 'ignore');
    await until('VS Code reports them no more', () => reported().length === 0);
    const own = vscode.languages.getDiagnostics(uriOf(documents.phase1)).filter(({ source }) => source === 'plantrace');
    assert.ok(own.length > 0);
  });
});
