import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { seesProcesses, serverProcess } from './serverProcess';
import { allFindings, api, begin, documents, open, restore, until, uriOf, within } from './workspace';

/** The text of the extension's output, as the Output panel shows it. */
async function output(): Promise<string> {
  await vscode.commands.executeCommand('plantrace.showOutput');
  const document = await until('the output', () =>
    vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'output' && uri.path.includes('Plantrace')),
  );
  await until('the first lines', () => /Read \d+ documents/.test(document.getText()));
  return document.getText();
}

// After all tests of all files: whatever they did, no part of Plantrace has complained.
after('no error is in the output', async () => {
  const errors = (await output()).split('\n').filter((line) => /\[(error|warning|warn)\]/.test(line));
  // Of the server that a test ends.
  const wanted = /The server went down\.$|Server process exited with signal SIGKILL\.$/;
  assert.deepEqual(
    errors.filter((line) => !wanted.test(line)),
    [],
  );
});

describe('the server', () => {
  before(begin);
  afterEach(restore);

  it('is another one after *Restart Server*, and everything works again', async () => {
    const extension = await api();
    const { client: first, figures } = extension;
    assert.ok(first);
    const findings = allFindings();
    await vscode.commands.executeCommand('plantrace.restartServer');
    assert.notEqual(extension.client, first);
    await until('the workspace has been read', () => extension.figures?.indexing === false);
    await until('the findings', () => allFindings().join() === findings.join());
    assert.deepEqual(extension.figures, figures);
    assert.equal((await extension.phaseTree.getChildren()).length, 6);
    const { document } = await open(documents.phase1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      within(document, '[1.1-2] A kiosk', '1.1-2'),
    );
    assert.equal(hovers.filter(({ contents }) => contents.length > 0).length, 1);
  });

  it('survives restarts on top of one another', async () => {
    const findings = allFindings();
    await Promise.all([1, 2, 3].map(() => vscode.commands.executeCommand('plantrace.restartServer')));
    await until('the findings', () => allFindings().join() === findings.join());
  });

  it('comes back by itself when it crashes', async function () {
    if (!seesProcesses) this.skip();
    const extension = await api();
    const { client: first } = extension;
    const findings = allFindings();
    const id = serverProcess();
    assert.ok(id !== undefined, 'the server is not running');
    process.kill(id, 'SIGKILL');
    await until('another client', () => extension.client !== undefined && extension.client !== first);
    await until('the workspace has been read', () => extension.figures?.indexing === false);
    await until('the findings', () => allFindings().join() === findings.join());
    assert.equal((await extension.phaseTree.getChildren()).length, 6);
  });

  it('tells what it saw in a document', async () => {
    await open(documents.phase1);
    await vscode.commands.executeCommand('plantrace.showWhatWasSeen');
    const tab = await until('the report', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => /What Plantrace saw/.test(label)),
    );
    assert.match(tab.label, /phase-1-ledger-and-patrons\.md/);
    const report = await vscode.workspace.openTextDocument(
      vscode.Uri.from({
        scheme: 'plantrace-report',
        path: '/report.md',
        query: uriOf(documents.phase1).toString(),
      }),
    );
    assert.match(report.getText(), /^# What Plantrace saw/);
    assert.match(report.getText(), /phase-plan|phase plan/);
    assert.match(report.getText(), /WP-8/);
  });
});
