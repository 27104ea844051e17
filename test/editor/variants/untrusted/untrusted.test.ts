import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { AuthoringResult, CommandName } from '../../../../server/src/protocol';
import { allFindings, api, documents, findingsIn, open, until, uriOf, within } from '../../suite/workspace';

async function author(command: CommandName, answers: Record<string, string[]>): Promise<AuthoringResult> {
  const { client } = await api();
  assert.ok(client);
  return client.sendRequest<AuthoringResult>('plantrace/author', {
    command,
    uri: uriOf(documents.master).toString(),
    position: { line: 0, character: 0 },
    answers,
    today: '2026-05-04',
    seed: 1,
  });
}

describe('a workspace that is not trusted', () => {
  before(async function () {
    // test-electron switches the trust of workspaces off.
    if (process.env.VSCODE_EXECUTABLE) this.skip();
    const extension = await api();
    await until('the workspace has been read', () => extension.figures?.indexing === false);
    await until('findings', () => allFindings().length > 0);
  });

  it('is one', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('is read and reported', async () => {
    assert.ok(allFindings().some((finding) => finding.includes('trace/')));
    const { document } = await open(documents.phase1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      within(document, '[1.1-2] A kiosk', '1.1-2'),
    );
    assert.ok(hovers.length > 0);
  });

  it('has no source files', async () => {
    await open('src/kiosk.ts');
    assert.deepEqual(findingsIn('src/kiosk.ts'), []);
    assert.ok(!allFindings().some((finding) => finding.startsWith('src/')));
  });

  it('has no history', async () => {
    const changes = await author('showChanges', { revision: ['HEAD'] });
    assert.ok(changes.kind === 'refused', changes.kind);
    assert.match(changes.reason, /trust/i);
    // As a user asks for it: told, and nothing is opened.
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length;
    await vscode.commands.executeCommand('plantrace.showChanges');
    assert.equal(vscode.window.tabGroups.all.flatMap((group) => group.tabs).length, tabs);
  });

  it('writes new documents by the templates that come with Plantrace', async () => {
    const plan = await author('newPhasePlan', { phase: ['2B'] });
    assert.ok(plan.kind === 'edit', JSON.stringify(plan));
    const text = JSON.stringify(plan.edit);
    assert.match(text, /Work Packages/);
    assert.doesNotMatch(text, /stranger/);
  });
});
