import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, begin } from './workspace';

describe('activation', () => {
  before(begin);

  it('starts the extension', async () => {
    const extension = vscode.extensions.getExtension('plantrace.plantrace');
    assert.ok(extension, 'the extension is not there');
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('offers every command that the manifest has', async () => {
    const extension = vscode.extensions.getExtension('plantrace.plantrace');
    const declared = (extension?.packageJSON as { contributes: { commands: { command: string }[] } }).contributes
      .commands;
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
    for (const command of ['showPhases', 'createChecklist', 'showWhatWasSeen', 'restartServer', 'showOutput'])
      assert.ok(
        declared.some((each) => each.command === `plantrace.${command}`),
        command,
      );
  });

  it('has the figures that the status bar shows', async () => {
    const { figures } = await api();
    assert.deepEqual(figures, { hasPlans: true, requirements: 141, covered: 107, findings: 9, indexing: false });
  });
});
