import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { begin, documents, open, restore, until } from './workspace';

const tabs = (): string[] =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .flatMap(({ input }) =>
      input instanceof vscode.TabInputWebview ? [input.viewType.replace(/^mainThreadWebview-/, '')] : [],
    );

describe('the pages of graph and overview', () => {
  before(begin);
  afterEach(restore);

  it('open once each, however often they are asked for', async () => {
    for (const command of ['plantrace.showGraph', 'plantrace.showOverview', 'plantrace.showGraph'])
      await vscode.commands.executeCommand(command);
    await until('both pages', () => tabs().length === 2);
    assert.deepEqual(tabs().sort(), ['plantrace.graph', 'plantrace.overview']);
  });

  it('copies the plan at hand as Mermaid, whether its graph is open or not', async () => {
    await open(documents.phase1);
    await vscode.env.clipboard.writeText('nothing');
    await vscode.commands.executeCommand('plantrace.copyAsMermaid');
    const text = await until('the copy', async () => {
      const copied = await vscode.env.clipboard.readText();
      return copied === 'nothing' ? undefined : copied;
    });
    assert.match(text, /^flowchart LR\n/);
    assert.match(text, /subgraph n\d+\["Phase 1 Ledger and Patrons"\]/);
    assert.match(text, / --> /);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
